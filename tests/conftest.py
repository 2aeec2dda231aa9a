"""The one door for tests that need what a plain machine may lack.

Mark such a test `@pytest.mark.needs("browser")`. Where the need is missing the test is
skipped, named at the end of the run, and told with the line that enables it. With
`BACKPROPLAB_REQUIRE=browser,peers` (or `all`) a missing need is an error, and so is any
skip or expected failure that does not come through this door.
"""

import os
import shutil
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
APT_GET = "sudo apt-get install --yes chromium"
PLAYWRIGHT = f"{Path(sys.executable).name} -m playwright install chromium"


@dataclass(frozen=True)
class Need:
    """Something that only some machines have, and the line that installs it."""

    found: Callable[[], bool]
    enable: str


@cache
def find_browser() -> Path | None:
    """Return the Chromium of BACKPROPLAB_CHROMIUM, the system's, or Playwright's."""
    named = os.environ.get("BACKPROPLAB_CHROMIUM", "")
    installed = next(filter(None, map(shutil.which, (named, *BROWSERS))), None)
    if installed:
        return Path(installed)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        fetched = Path(playwright.chromium.executable_path)
    return fetched if fetched.exists() else None


NEEDS = {
    "browser": Need(
        lambda: find_browser() is not None,
        APT_GET if shutil.which("apt-get") else PLAYWRIGHT,
    ),
    "peers": Need(
        lambda: all(find_spec(peer) for peer in ("sklearn", "torch")),
        'pip install -e ".[peers]"',
    ),
}


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """Where the Chromium is; only for tests marked `needs("browser")`."""
    path = find_browser()
    assert path is not None, 'mark the test `@pytest.mark.needs("browser")`'
    return path


def required() -> set[str]:
    """Return the needs that must be there, as the environment says."""
    named = set(filter(None, os.environ.get("BACKPROPLAB_REQUIRE", "").split(",")))
    wanted = set(NEEDS) if named == {"all"} else named
    if unknown := wanted - set(NEEDS):
        raise pytest.UsageError(
            f"BACKPROPLAB_REQUIRE names {', '.join(sorted(unknown))}; "
            f"known are {', '.join(NEEDS)}, or all"
        )
    return wanted


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, and refuse a misspelled requirement at once."""
    config.addinivalue_line("markers", "needs(name): run only where it is installed")
    required()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose need is missing; fail it where the need is required."""
    for marker in item.iter_markers("needs"):
        need = NEEDS[marker.args[0]]
        if not need.found():
            stop = pytest.fail if marker.args[0] in required() else pytest.skip
            stop(f"{door(marker.args[0])} To enable it: {need.enable}")


def door(name: str) -> str:
    """Open the reason of a skip through this door."""
    return f"Needs {name}."


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    """Fail a test that was skipped, or expected to fail, past the door."""
    report = yield
    if required() and was_not_run(report) and not came_through_door(report):
        report.outcome, report.longrepr = "failed", f"Not run: {reason(report)}"
        vars(report).pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    """Fail a module that skips itself as a whole: the door is for tests."""
    report = yield
    if required() and report.skipped:
        report.outcome, report.longrepr = "failed", f"Not run: {reason(report)}"
    return report


def was_not_run(report: pytest.TestReport) -> bool:
    """Say whether a test was skipped, or was allowed to fail."""
    return report.skipped or hasattr(report, "wasxfail")


def came_through_door(report: pytest.TestReport) -> bool:
    """Say whether a skip is that of a missing need."""
    return any(door(name) in reason(report) for name in NEEDS)


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a test was not run, in the words of who skipped it."""
    if hasattr(report, "wasxfail"):
        return f"Expected to fail. {report.wasxfail}".strip()
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    return str(told).removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> Generator[None, None, None]:
    """Close the run with every test that was not run, by what it needs."""
    yield
    idle: dict[str, list[str]] = {}
    for kind in ("skipped", "xfailed", "xpassed"):
        for report in terminalreporter.getreports(kind):
            idle.setdefault(reason(report), []).append(report.nodeid)
    if idle:
        terminalreporter.section("not run")
    for why, names in sorted(idle.items()):
        terminalreporter.write_line(why)
        for name in names:
            terminalreporter.write_line(f"    {name}")
