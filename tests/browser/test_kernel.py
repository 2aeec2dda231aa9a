"""Explorers and their kernel: busy, gone, in a hurry; and a cell that is run twice."""

from typing import Any

import pytest

from .harness import RUN_ALL
from .test_explorers import NUDGE, run, says
from .test_gallery import READY

pytestmark = pytest.mark.needs("browser")

BUSY = "import time\ntime.sleep(5)"
RESTART = """async () => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  await kernel.restart();
  await kernel.info;
}"""

TRAINING = "from backproplab import explore\nexplore.training_lab()"

# Notes which epoch is spoken of, and which one is drawn, at each change.
WATCH = """root => {
  const sentence = root.querySelector(".sentence");
  const drawn = root.querySelector(".picture").shadowRoot;
  const epoch = text => Number(text.match(/after epoch (\\d+)/)[1]);
  window.seen = [];
  new MutationObserver(() =>
    window.seen.push([epoch(sentence.textContent), epoch(drawn.textContent)])
  ).observe(sentence, {childList: true, characterData: true, subtree: true});
}"""


def nudged(lab: Any, shown: Any, key: str, words: str) -> None:
    """Press a key on the nudge, and wait for what the explorer says then."""
    lab.reach(shown.get_by_role("slider", name="Nudge")).press(key)
    says(shown, words)


def test_it_moves_while_a_cell_runs(lab: Any) -> None:
    lab.open(lab.write("busy.ipynb", NUDGE, BUSY))
    lab.page.evaluate(RUN_ALL)
    shown = lab.page.locator(".backproplab-explorer").first
    shown.wait_for(state="attached")
    nudged(lab, shown, "ArrowRight", "moved by +0.45")
    assert not lab.page.evaluate("window.runIsOver")
    nudged(lab, shown, "Home", "moved by −1.00")  # at the latest when the cell is over
    lab.page.wait_for_function("window.runIsOver")
    nudged(lab, shown, "ArrowRight", "moved by −0.95")
    assert shown.get_attribute("aria-busy") == "false"
    assert lab.complaints() == []


def test_after_a_restart_it_moves_on_and_says_what_to_do(lab: Any) -> None:
    shown = run(lab, NUDGE)
    lab.page.evaluate(RESTART)
    nudged(lab, shown, "ArrowRight", "moved by +0.45")  # the page has this frame
    lab.reach(shown.get_by_role("slider", name="Nudge")).press("Home")
    waiting = shown.locator(".waiting", has_text="run the cell again")
    waiting.wait_for(state="attached")
    lab.run_all()
    shown = lab.page.locator(".backproplab-explorer").first
    nudged(lab, shown, "Home", "moved by −1.00")
    assert lab.complaints() == []


def test_a_cell_run_twice_shows_one_explorer_that_moves(lab: Any) -> None:
    shown = run(lab, NUDGE)
    nudged(lab, shown, "Home", "moved by −1.00")
    lab.run_all()
    shown = lab.page.locator(".backproplab-explorer")
    says(shown, "moved by +0.40")
    assert shown.count() == 1
    nudged(lab, shown, "Home", "moved by −1.00")
    assert lab.complaints() == []


def fifty_moves(lab: Any, root: Any) -> list[list[int]]:
    """Move the training lab on by 50 epochs in 2 s, and return what was seen."""
    slider = lab.reach(root.get_by_role("slider", name="Epoch"))
    slider.press("Home")
    lab.page.wait_for_function(READY, arg=root.element_handle(), timeout=20_000)
    root.evaluate(WATCH)
    for _ in range(50):
        lab.page.keyboard.press("ArrowRight")
        lab.page.wait_for_timeout(25)
    lab.page.wait_for_function(READY, arg=root.element_handle(), timeout=20_000)
    lab.page.wait_for_timeout(600)  # anything late would come now
    seen: list[list[int]] = lab.page.evaluate("window.seen")
    return seen


def used(lab: Any) -> tuple[int, int]:
    """Return how many nodes and how many MB the page holds, garbage apart."""
    session = lab.page.context.new_cdp_session(lab.page)
    session.send("HeapProfiler.collectGarbage")
    megabytes = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    nodes = session.send("Memory.getDOMCounters")["nodes"]
    session.detach()
    return nodes, megabytes


def test_fifty_fast_moves_of_the_lab_leave_the_last_picture_and_no_more(
    lab: Any,
) -> None:
    root = run(lab, TRAINING)
    fifty_moves(lab, root)  # the frames are in the page from here on
    held = used(lab)
    seen = fifty_moves(lab, root)
    said = [epoch for epoch, _ in seen]
    assert said == sorted(said)
    assert seen[-1] == [50, 50]
    assert all(sentence == drawn for sentence, drawn in seen)
    assert root.locator(".layers > div > svg").count() == 2  # the stage and one frame
    grown = [after - before for after, before in zip(used(lab), held, strict=True)]
    assert grown[0] < 100
    assert grown[1] < 1
    assert lab.complaints() == []
