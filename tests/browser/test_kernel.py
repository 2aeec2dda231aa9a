"""Explorers and their kernel: while a cell runs, after a restart, run twice."""

from typing import Any

import pytest

from .harness import RUN_ALL
from .test_explorers import NUDGE, run, says

pytestmark = pytest.mark.needs("browser")

BUSY = "import time\ntime.sleep(5)"
RESTART = """async () => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  await kernel.restart();
  await kernel.info;
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
