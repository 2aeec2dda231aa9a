"""A learner's first lesson, from a fresh working copy, as it looks in JupyterLab."""

import re

import pytest

from backproplab.edition import FIRST

pytestmark = pytest.mark.needs("browser")

PATH = "jupyterapp.shell.currentWidget.context.path"
EXPLORER = ".backproplab-explorer"
LESSONS = {
    "00_start_here.ipynb": "input[type=range]",
    "01_forward_pass.ipynb": ".stepper button:not([aria-disabled=true])",
}


def move(lab, control):
    """Move the first explorer with such a control by a key, and see it move."""
    explorer = lab.page.locator(EXPLORER, has=lab.page.locator(control)).first
    explorer.wait_for(state="attached")
    knob = lab.reach(explorer.locator(control).first)
    picture, sentence = explorer.locator(".picture"), explorer.locator(".sentence")
    before, said = picture.screenshot(), sentence.inner_text()
    knob.press("ArrowRight")
    lab.page.wait_for_function(
        "([element, said]) => element.innerText !== said",
        arg=[sentence.element_handle(), said],
    )
    assert picture.screenshot() != before


@pytest.mark.parametrize(("notebook", "control"), LESSONS.items(), ids=LESSONS)
def test_a_lesson_runs_and_its_explorer_moves_from_the_keyboard(lab, notebook, control):
    lab.open(lab.root / notebook)
    move(lab, control)  # before the first run: the frames are stored in the notebook
    lab.run_all()
    assert lab.complaints() == []
    move(lab, control)
    for theme in ("Light", "Dark"):
        lab.theme(theme)
        lab.screenshot(f"{notebook[:2]}_{theme.lower()}")
    assert lab.outside == []


def test_the_command_opens_the_first_notebook_asks_nothing_and_warns_of_nothing(lab):
    lab.page.goto(f"{lab.server.url}?token=loopback")
    lab.settle()
    assert lab.page.evaluate(PATH) == FIRST
    assert lab.page.locator("[role=alert], .jp-Dialog").all_inner_texts() == []
    lines = lab.server.log.splitlines()
    complaints = [line for line in lines if re.search(r"\[[WE] |WARNING", line)]
    # Jupyter says this, now and then, of a kernel that another test has ended.
    assert [line for line in complaints if "events for closed stream" not in line] == []
    assert not (lab.server.home / "config" / "labconfig").exists()
