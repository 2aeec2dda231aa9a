"""Every explorer of the gallery, in one JupyterLab: keys, names, and no complaint."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from backproplab.edition import STATE, VIEW, read_edition

from .harness import Lab

pytestmark = pytest.mark.needs("browser")

GALLERY = "gallery.ipynb"
NAMELESS = r"- (?:slider|spinbutton|combobox|radio|checkbox|button)(?! \")"
ACTIVE = "jupyterapp.shell.currentWidget.content.activeCellIndex"
READY = "root => root.getAttribute('aria-busy') === 'false'"
SEEN = """root => root.querySelector(".sentence").textContent
  + root.querySelector(".picture").shadowRoot.innerHTML"""

# The control that has the focus: its kind, the label of the whole, and where it stands.
FOCUSED = """root => {
  const at = document.activeElement;
  if (!root.contains(at)) return null;
  const group = at.closest("fieldset");
  const radios = [...(group?.querySelectorAll("input") ?? [])];
  const label = group?.querySelector("legend") ?? at.labels?.[0];
  return {
    kind: at.type ?? at.localName,
    name: (label?.textContent ?? at.ariaLabel ?? at.textContent).split(", as a ")[0],
    value: group ? radios.findIndex(radio => radio.checked)
      : at.type === "checkbox" ? at.checked : at.value,
    shielded: at.getAttribute("data-lm-suppress-shortcuts"),
  };
}"""
NOT_IN_EACH_STEP = {"Input i", "Unit", "From unit"}  # a bias has none, for example
KEYS = {
    "range": ("ArrowRight", "ArrowLeft"),
    "number": ("ArrowUp", "ArrowDown"),
    "radio": ("ArrowRight", "ArrowLeft"),
    "select-one": ("ArrowDown", "ArrowUp"),
    "checkbox": ("Space",),
}


def explorers() -> dict[str, list[dict[str, Any]]]:
    """Return the controls of each explorer of the gallery, as they are stored."""
    notebook = json.loads(read_edition()[GALLERY])
    models = notebook["metadata"]["widgets"][STATE]["state"]
    return {
        re.findall(r"explore\.(\w+)", "".join(cell["source"]))[0]: models[
            out["data"][VIEW]["model_id"]
        ]["state"]["controls"]
        for cell in notebook["cells"]
        for out in cell.get("outputs", ())
    }


EXPLORERS = explorers()


@pytest.fixture(scope="module")
def gallery(browser: Any, server: Any, tmp_path_factory: Any) -> Iterator[Lab]:
    """Open the gallery and run it, once for all tests here."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lab = Lab(page, server, tmp_path_factory.mktemp("pictures"))
    page.on("console", lambda m: m.type == "error" and lab.faults.append(m.text))
    lab.open(lab.root / GALLERY)
    lab.run_all()
    page.on("websocket", lambda again: lab.faults.append(f"lost, then {again.url}"))
    yield lab
    page.close()


def shown(gallery: Lab, name: str) -> Any:
    """Return an explorer of the gallery."""
    return gallery.page.locator(".backproplab-explorer").nth([*EXPLORERS].index(name))


def ready(gallery: Lab, root: Any) -> None:
    """Wait until the explorer shows the frame of its present state."""
    gallery.page.wait_for_function(READY, arg=root.element_handle(), timeout=20_000)


def move(gallery: Lab, root: Any, at: dict[str, Any]) -> bool:
    """Move the focused control by the first key that does, and say whether one did."""
    for key in KEYS.get(at["kind"], ()):
        gallery.page.keyboard.press(key)
        if root.evaluate(FOCUSED)["value"] != at["value"]:
            ready(gallery, root)
            return True
    return False


def test_the_gallery_runs_without_a_complaint(gallery: Lab) -> None:
    assert gallery.complaints() == []
    assert gallery.outside == []


@pytest.mark.parametrize("name", EXPLORERS)
def test_all_works_by_keyboard_and_no_key_reaches_the_notebook(
    gallery: Lab, name: str
) -> None:
    root = shown(gallery, name)
    cells = len(gallery.cells())
    gallery.reach(root.locator(".controls :is(input, select, button)").first)
    active = gallery.page.evaluate(ACTIVE)
    assert re.findall(NAMELESS, root.aria_snapshot()) == []
    moved, changed = set(), set()
    while at := root.evaluate(FOCUSED):
        before = root.evaluate(SEEN)
        if move(gallery, root, at):
            moved.add((at["kind"], at["name"]))
            changed |= {at["name"]} if root.evaluate(SEEN) != before else set()
        for key in ("d", "d", "x", "j"):
            gallery.page.keyboard.press(key)
        assert at["shielded"] == "true"
        assert gallery.page.evaluate(ACTIVE) == active
        gallery.page.keyboard.press("Tab")
    assert moved == expected(name)
    assert {label for _, label in moved} - changed <= NOT_IN_EACH_STEP
    assert len(gallery.cells()) == cells
    assert "could not be drawn" not in root.inner_text()
    assert gallery.faults == []


def expected(name: str) -> set[tuple[str, str]]:
    """Return kind and label of every field that Tab should reach and a key move."""
    kinds = {"slider": ("range", "number"), "grid": ("range", "number")}
    kinds |= {"stepper": ("radio",), "choice": ("select-one",), "toggle": ("checkbox",)}
    return {
        ("radio" if control.get("radio") else kind, control["label"])
        for control in EXPLORERS[name]
        for kind in kinds.get(control["kind"], ())
        if len(control.get("options", "more")) > 1
    }
