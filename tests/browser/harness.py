"""JupyterLab on loopback, and a Chromium page in front of it, for the tests here.

Three things cost a failure each before they were known. Opening a notebook starts two
kernels and drops one, and what is run in that window is lost: `Lab.open` waits until
the kernel stays the same. Cells off the screen are hidden: `Lab.reach` scrolls before
it focuses. And a server outlives the test that forgot it: `serve` ends it, whatever
happens.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import nbformat
from nbformat.sign import NotebookNotary
from playwright.sync_api import Locator, Page

TOKEN = "loopback"

PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}

# What runs in the page. A kernel counts as settled when it has kept its id for 2 s.
NOTEBOOK_IS_READY = "window.jupyterapp?.shell.currentWidget?.context?.isReady"
KERNEL_SETTLES = """async seconds => {
  const context = jupyterapp.shell.currentWidget.sessionContext;
  const end = Date.now() + 1000 * seconds;
  let last = null, quiet = 0;
  while (quiet < 2000) {
    if (Date.now() > end) throw new Error("The kernel did not start.");
    const kernel = context.session?.kernel;
    const id = kernel?.status === "idle" ? kernel.id : null;
    quiet = id && id === last ? quiet + 100 : 0;
    last = id;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}"""
RUN_ALL = """() => {
  window.runIsOver = false;
  jupyterapp.commands.execute("notebook:run-all-cells")
    .finally(() => { window.runIsOver = true; });
}"""
CELLS = """() => Array.from(jupyterapp.shell.currentWidget.content.widgets)
  .map(cell => cell.model.toJSON())"""


CHANGE_THEME = (
    "theme => jupyterapp.commands.execute('apputils:change-theme', { theme })"
)
THEME_IS_ON = """theme => document.body.dataset.jpThemeName === theme
  && !document.getElementById("jupyterlab-splash")"""


@contextmanager
def serve(root: Path, home: Path) -> Iterator["Server"]:
    """Run `backproplab lab` on root, with settings in home, and end it at the end."""
    server = Server(root, home)
    options = {"start_new_session": True} if os.name == "posix" else {}
    with (home / "log.txt").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            server.command(),
            env=os.environ | server.environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            **options,
        )
        try:
            server.wait(process)
            yield server
        finally:
            stop(process)


@dataclass
class Server:
    """A running JupyterLab: the working copy, its address, what it printed."""

    root: Path
    home: Path
    url: str = ""

    def command(self) -> list[str]:
        """Return a learner's command, with a known token, a free port and no window."""
        return [
            *(sys.executable, "-m", "backproplab", "lab", str(self.root), "--"),
            "--no-browser",
            "--ip=127.0.0.1",
            "--port=0",
            f"--IdentityProvider.token={TOKEN}",
            "--expose-app-in-browser",
        ]

    def environment(self) -> dict[str, str]:
        """Return variables that keep the user's settings, kernels and history out."""
        return {
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "IPYTHONDIR": str(self.home / "ipython"),
        }

    @property
    def log(self) -> str:
        """Return what the server printed so far."""
        return (self.home / "log.txt").read_text(encoding="utf-8", errors="replace")

    def wait(self, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
        """Wait until the server answers, and keep its address."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and process.poll() is None:
            for note in (self.home / "runtime").glob("jpserver-*.json"):
                with suppress(ValueError, URLError):  # half-written, or not up yet
                    url = json.loads(note.read_text(encoding="utf-8"))["url"]
                    urlopen(f"{url}api?token={TOKEN}", timeout=5).close()
                    self.url = url
                    return
            time.sleep(0.1)
        raise RuntimeError(f"JupyterLab did not start:\n{self.log}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server with its kernels: ask once, then end the whole group."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


@dataclass
class Lab:
    """A page on a running JupyterLab, with what a learner does in it."""

    page: Page
    server: Server
    pictures: Path
    outside: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen to the page from its first moment."""
        self.page.on("request", lambda request: self._note_request(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _note_request(self, url: str) -> None:
        """Remember a request that leaves the server: there should be none."""
        if not url.startswith((self.server.url, "data:", "blob:", "ws")):
            self.outside.append(url)

    @property
    def root(self) -> Path:
        """The folder that the server shows."""
        return self.server.root

    def write(self, name: str, *sources: str) -> Path:
        """Write a notebook with these code cells into the server's folder, trusted."""
        notebook = nbformat.v4.new_notebook(metadata={"kernelspec": PYTHON})
        notebook.cells = [nbformat.v4.new_code_cell(source) for source in sources]
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        notary = NotebookNotary(data_dir=str(self.server.home / "data"))
        with closing(notary.store):
            notary.sign(nbformat.read(path, as_version=4))
        return path

    def open(self, notebook: Path) -> None:
        """Open a notebook of the server's folder and wait for a kernel that stays."""
        place = quote(notebook.relative_to(self.root).as_posix())
        self.page.goto(f"{self.server.url}lab/tree/{place}?reset&token={TOKEN}")
        self.settle()

    def settle(self) -> None:
        """Wait until the notebook in front is loaded and its kernel stays the same."""
        self.page.wait_for_function(NOTEBOOK_IS_READY, timeout=60_000)
        self.page.evaluate(KERNEL_SETTLES, 60)

    def run_all(self, seconds: float = 120) -> None:
        """Run every cell and wait for the end of the run."""
        self.page.evaluate(RUN_ALL)
        self.page.wait_for_function("window.runIsOver", timeout=1000 * seconds)

    def cells(self) -> list[dict[str, Any]]:
        """Return the cells as they would be stored, outputs and all."""
        cells: list[dict[str, Any]] = self.page.evaluate(CELLS)
        return cells

    def outputs(self) -> list[dict[str, Any]]:
        """Return the outputs of all cells, in order."""
        return [output for cell in self.cells() for output in cell.get("outputs", [])]

    def complaints(self) -> list[str]:
        """Return every error and every line on standard error, in cells and page."""
        outputs = self.outputs()
        return [
            *(f"{o['ename']}: {o['evalue']}" for o in outputs if "ename" in o),
            *(str(o["text"]) for o in outputs if o.get("name") == "stderr"),
            *self.page.locator(".jupyter-widgets-error").all_inner_texts(),
            *self.faults,
        ]

    def reach(self, target: Locator) -> Locator:
        """Scroll to an element, which JupyterLab hides off the screen, and focus it."""
        target.wait_for(state="attached")
        target.evaluate("element => element.scrollIntoView({block: 'center'})")
        target.wait_for(state="visible")
        target.focus()
        return target

    def theme(self, name: str) -> None:
        """Switch to the "Light" or the "Dark" theme and wait until it is on."""
        self.page.evaluate(CHANGE_THEME, f"JupyterLab {name}")
        self.page.wait_for_function(THEME_IS_ON, arg=f"JupyterLab {name}")

    def screenshot(self, name: str, target: Locator | None = None) -> Path:
        """Take a picture of the page, or of one element, into the folder for them."""
        path = self.pictures / f"{name}.png"
        (self.page if target is None else target).screenshot(path=path)
        return path
