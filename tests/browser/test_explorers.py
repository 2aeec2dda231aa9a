"""Explorers in JupyterLab: keys, fast moves, names, and what they look like."""

from typing import Any

import pytest

pytestmark = pytest.mark.needs("browser")

NUDGE = "from backproplab import explore\nknob = explore.nudge()\nknob"

# One of each kind of control; `fails` makes draw raise an error.
KINDS = """
from backproplab.explore import Explorer, Frame
from backproplab.explore.controls import choice, grid, play, slider, stepper, toggle

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 60">{}</svg>'

def draw(w, rate, step, head, fails):
    said = f"w {w}, rate {rate}, step {step}, head {head}, 1 / {int(not fails)}"
    1 / (not fails)
    return Frame(SVG.format(f'<text x="9" y="30">{said}</text>'), said)

every = Explorer(
    draw,
    slider("w", "Weight", -1, 1, 0.01, 0.0),
    grid("rate", "Rate", [0.001, 0.01, 0.1, 1, 10], 0.1),
    stepper("step", "Step", ["x", "z1", "a1", "z2", "L"]),
    play("step", seconds=0.1),
    choice("head", "Head", ["linear", "sigmoid", "softmax"], radio=True),
    toggle("fails", "Fail"),
)
every
"""

# Notes every sentence that the page shows, and whether the picture says the same.
WATCH = """() => {
  const root = document.querySelector(".backproplab-explorer");
  const sentence = root.querySelector(".sentence");
  const said = () => root.querySelector(".picture").shadowRoot.textContent;
  window.seen = [];
  new MutationObserver(() => window.seen.push([sentence.textContent, said()]))
    .observe(sentence, {childList: true, characterData: true, subtree: true});
}"""


def run(lab: Any, *sources: str) -> Any:
    """Run cells in a new notebook, and return the explorer that they show."""
    lab.open(lab.write("explorer.ipynb", *sources, "'the cell below'"))
    lab.run_all()
    assert lab.complaints() == []
    shown = lab.page.locator(".backproplab-explorer").first
    shown.wait_for(state="attached")
    return shown


def says(shown: Any, words: str) -> None:
    """Wait until the explorer's sentence has these words."""
    shown.locator(".sentence", has_text=words).wait_for(state="attached", timeout=8000)


def picture(shown: Any) -> str:
    """Return the SVG that moves."""
    svg: str = shown.locator(".picture svg").last.evaluate("svg => svg.outerHTML")
    return svg


def test_a_key_changes_the_picture_and_nothing_else(lab: Any) -> None:
    shown = run(lab, NUDGE)
    cells = len(lab.cells())
    active = "jupyterapp.shell.currentWidget.content.activeCellIndex"
    before = picture(shown)
    slider = lab.reach(shown.get_by_role("slider", name="Nudge"))
    where = lab.page.evaluate(active)
    slider.press("ArrowRight")
    says(shown, "moved by +0.45")
    assert picture(shown) != before
    for control in ("slider", "spinbutton", "combobox"):
        lab.reach(shown.get_by_role(control).first)
        for key in ("d", "d", "a", "b", "x", "z", "j", "ArrowDown", "ArrowUp"):
            lab.page.keyboard.press(key)
    assert len(lab.cells()) == cells
    assert lab.page.evaluate(active) == where
    lab.reach(shown.get_by_role("combobox", name="Weight"))
    shown.get_by_role("combobox", name="Weight").select_option("b2[1]")
    says(shown, "b2[1] moved by")
    assert (lab.faults, lab.outside) == ([], [])


def test_fast_moves_end_on_the_last_value_with_no_stale_frame(lab: Any) -> None:
    shown = run(lab, KINDS)
    lab.page.evaluate(WATCH)
    lab.reach(shown.get_by_role("slider", name="Weight"))
    for _ in range(50):
        lab.page.keyboard.press("ArrowRight")
    says(shown, "w 0.5,")
    lab.page.wait_for_timeout(600)  # anything late would come now
    seen = lab.page.evaluate("window.seen")
    values = [float(said.split()[1].strip(",")) for said, _ in seen]
    assert values == sorted(values)
    assert values[-1] == 0.5
    assert all(said in drawn for said, drawn in seen)
    assert shown.get_attribute("aria-busy") == "false"
    assert lab.faults == []


def test_each_kind_of_control_works_by_key_and_has_a_name(lab: Any) -> None:
    shown = run(lab, KINDS)
    field = lab.reach(shown.get_by_role("spinbutton", name="Weight"))
    field.fill("-0.37")
    says(shown, "w -0.37,")
    field.press("Control+a")
    field.press_sequentially("7")  # too large: it becomes the largest on Enter
    lab.page.wait_for_timeout(600)  # frames drawn ahead arrive, and leave it alone
    assert field.input_value() == "7"
    field.press("Enter")
    says(shown, "w 1.0,")
    lab.reach(shown.get_by_role("slider", name="Rate")).press("ArrowRight")
    says(shown, "rate 1.0,")
    field = lab.reach(shown.get_by_role("spinbutton", name="Rate"))
    field.fill("0.008")
    field.press("Enter")  # the nearest of its numbers
    says(shown, "rate 0.01,")
    assert field.input_value() == "0.01"
    field.press("ArrowUp")  # along its numbers, not by 1
    says(shown, "rate 0.1,")
    assert field.input_value() == "0.1"
    field.press("ArrowDown")
    says(shown, "rate 0.01,")
    lab.reach(shown.get_by_role("radio", name="x", exact=True)).press("End")
    says(shown, "step 4")
    lab.page.keyboard.press("ArrowRight")  # there is nothing after the last
    lab.page.keyboard.press("ArrowLeft")
    says(shown, "step 3")
    lab.page.keyboard.press("Home")
    says(shown, "step 0")
    lab.reach(shown.get_by_role("button", name="Step: next")).press("Enter")
    says(shown, "step 1")
    lab.reach(shown.get_by_role("button", name="Play")).press("Space")
    says(shown, "step 4")
    lab.reach(shown.get_by_role("radio", name="sigmoid")).press("Space")
    says(shown, "head sigmoid")
    lab.reach(shown.get_by_role("checkbox", name="Fail")).press("Space")
    says(shown, "could not be drawn. ZeroDivisionError")
    lab.page.keyboard.press("Space")
    says(shown, "w 1.0, rate 0.01, step 4, head sigmoid")
    for element in shown.locator("input, select, button, summary").all():
        assert element.get_attribute("data-lm-suppress-shortcuts") == "true"
    assert lab.faults == []


def test_python_and_two_views_agree(lab: Any) -> None:
    shown = run(lab, NUDGE, "knob", "knob.state = {'nudge': -0.5}")
    says(shown, "moved by −0.50")
    second = lab.page.locator(".backproplab-explorer").nth(1)
    lab.reach(second.get_by_role("slider", name="Nudge")).press("ArrowLeft")
    says(second, "moved by −0.55")
    says(shown, "moved by −0.55")
    assert shown.get_by_role("spinbutton").input_value() == "-0.55"


@pytest.mark.parametrize("theme", ["Light", "Dark"])
@pytest.mark.parametrize("width", [1280, 620])
def test_it_reads_well_in_both_themes(lab: Any, theme: str, width: int) -> None:
    lab.page.set_viewport_size({"width": width, "height": 900})
    shown = run(lab, NUDGE, KINDS)
    lab.theme(theme)
    lab.reach(shown.get_by_role("slider", name="Nudge"))
    lab.screenshot(f"nudge-{theme}-{width}")
    panel = shown.locator(".picture")
    style = "e => getComputedStyle(e).backgroundColor"
    assert panel.evaluate(style) == "rgb(255, 255, 255)"
    assert shown.evaluate("e => e.scrollWidth <= e.clientWidth")
