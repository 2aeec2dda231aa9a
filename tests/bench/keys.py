"""From a key press to the changed picture on the screen, in JupyterLab in Chromium.

Both moments are taken in the page: the key event, and the first moment after the frame
in which the new picture was painted. Whether the page held the frame or had to wait for
the kernel is seen, not assumed.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from moves import random_states
from playwright.sync_api import sync_playwright

from backproplab import explore
from backproplab.explore import Explorer
from backproplab.explore.controls import Control, count, position_of

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.conftest import QUIET
from browser.harness import Lab, serve
from conftest import find_browser

HELD, KERNEL = 25.0, 60.0  # milliseconds, the targets
N_KEYS = 30
REST, LONGEST = 500, 5000  # ms between two keys, and until a key counts as lost

WATCH = """root => {
  window.keys = [];
  let pressed = null, waited = false;
  root.addEventListener("keydown", event => {
    pressed = event.timeStamp;
    waited = false;
  }, true);
  new MutationObserver(() => {
    waited ||= root.getAttribute("aria-busy") === "true";
  }).observe(root, {attributeFilter: ["aria-busy"]});
  const painted = new MessageChannel();
  const layers = root.querySelector(".picture").shadowRoot.querySelector(".layers");
  new MutationObserver(() => {
    if (pressed === null) return;
    const key = {start: pressed, held: !waited};
    pressed = null;
    requestAnimationFrame(() => {
      painted.port1.onmessage = () =>
        window.keys.push({held: key.held, ms: performance.now() - key.start});
      painted.port2.postMessage("");
    });
  }).observe(layers, {childList: true, subtree: true});
}"""
RUN = """code => jupyterapp.shell.currentWidget.sessionContext.session.kernel
  .requestExecute({code}).done"""


def measure_keys(names: list[str]) -> None:
    """Print one table: the page holds the frame, or the kernel draws it."""
    print(f"{'ms':14}{'held':>12}{'95 %':>7}{'n':>4}{'kernel':>14}{'95 %':>7}{'n':>4}")
    with opened_lab() as lab:
        for name in names:
            keys = pressed(lab, name)
            held = [key["ms"] for key in keys if key["held"]]
            drawn = [key["ms"] for key in keys if not key["held"]]
            print(f"{name:14}{told(held, HELD)}{told(drawn, KERNEL)}", flush=True)
    print(
        f"* misses its target: median {HELD:g} ms held, {KERNEL:g} ms from the kernel"
    )


def told(times: list[float], target: float) -> str:
    """Return the median, the 95th percentile and the number of some times."""
    if not times:
        return f"{'none':>12}{'':>11}"
    star = "* "[median(times) <= target]
    return f"{median(times):11.0f}{star}{np.percentile(times, 95):7.0f}{len(times):4}  "


@contextmanager
def opened_lab() -> Iterator[Lab]:
    """Run JupyterLab on a working copy, and a page on it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root, home = Path(folder) / "copy", Path(folder) / "home"
        home.mkdir()
        with serve(root, home) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(), args=list(QUIET)
            )
            yield Lab(browser.new_page(), server, home)
            browser.close()


def pressed(lab: Lab, name: str) -> list[dict[str, Any]]:
    """Press keys in an explorer: one step on or back, then far away from anywhere."""
    source = f"from backproplab import explore\nknob = explore.{name}()\nknob"
    lab.open(lab.write(f"{name}.ipynb", source))
    lab.run_all()
    root = lab.page.locator(".backproplab-explorer").first
    root.wait_for(state="attached")
    root.evaluate(WATCH)
    explorer: Explorer = getattr(explore, name)()
    longest = max(ranges(explorer), key=count)
    for place in range(N_KEYS):
        press(lab, root, longest, "ArrowRight" if place % 10 < 5 else "ArrowLeft")
    for state in islice(random_states(explorer), N_KEYS):
        lab.page.evaluate(RUN, f"knob.state = {state}")
        lab.page.wait_for_timeout(REST)
        here = position_of(longest, state[longest["name"]])
        press(lab, root, longest, "End" if here < count(longest) / 2 else "Home")
    keys: list[dict[str, Any]] = lab.page.evaluate("window.keys")
    return keys


def ranges(explorer: Explorer) -> list[Control]:
    """Return the controls that a key can move by one or to the end."""
    kinds = ("slider", "grid", "stepper")
    return [control for control in explorer.settable if control["kind"] in kinds]


def press(lab: Lab, root: Any, control: Control, key: str) -> None:
    """Press a key on a control, and wait until the picture is painted."""
    group = root.get_by_role("group", name=control["label"], exact=True)
    slider = root.get_by_role("slider", name=control["label"], exact=True)
    lab.reach(group.locator("input:checked") if group.count() else slider)
    before = lab.page.evaluate("window.keys.length")
    lab.page.keyboard.press(key)
    lab.page.wait_for_function(
        "before => window.keys.length > before", arg=before, timeout=LONGEST
    )
    lab.page.wait_for_timeout(REST)
