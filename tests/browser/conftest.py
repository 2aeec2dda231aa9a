"""Fixtures for tests in a browser: mark those `@pytest.mark.needs("browser")`.

`BACKPROPLAB_SCREENSHOTS` names a folder to keep the pictures in.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from .harness import Lab, Server, serve

# No request leaves the machine, whatever a page asks for.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="module")
def browser(browser_path: Path) -> Iterator[Browser]:
    """Run a Chromium without a window.

    Not for longer than a module: Playwright keeps an event loop running meanwhile, and
    other tests run notebooks, which need to start one.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser_path, args=list(QUIET)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a JupyterLab on a fresh working copy, at a path of all sorts."""
    root = tmp_path_factory.mktemp("root") / "my cöpy"
    with serve(root, tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return the folder that screenshots go to."""
    folder = Path(os.environ.get("BACKPROPLAB_SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def lab(browser: Browser, server: Server, pictures: Path) -> Iterator[Lab]:
    """Open a fresh page on the JupyterLab: `lab.open(notebook)` comes first."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Lab(page, server, pictures)
    page.close()
