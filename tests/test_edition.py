"""What a learner gets: notebooks without outputs, and the images they show."""

import json
from pathlib import Path

import pytest

from backproplab import edition

ANSWERED = {
    "cells": [
        {
            "cell_type": "markdown",
            "id": "a",
            "metadata": {},
            "source": ["# ü\n", "![the pass](../images/pass.png)"],
        },
        {
            "cell_type": "code",
            "execution_count": 3,
            "id": "b",
            "metadata": {},
            "outputs": [{"name": "stdout", "output_type": "stream", "text": "12"}],
            "source": "print(12)",
        },
    ],
    "metadata": {"kernelspec": {"name": "python3"}, "widgets": {"state": {}}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Lay out a checkout: notebooks of a learner, a solution, images."""
    for folder in ("notebooks/solutions", "images"):
        (tmp_path / folder).mkdir(parents=True)
    notebooks = ("00_start_here", "01_forward_pass", "gallery")
    for name in (*notebooks, "solutions/01_forward_pass"):
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.write_text(json.dumps(ANSWERED), encoding="utf-8")
    for name in ("pass.png", "unused.png"):
        (tmp_path / "images" / name).write_bytes(name.encode())
    absent = tmp_path / "absent"
    monkeypatch.setattr(edition, "NOTEBOOKS", (absent, tmp_path / "notebooks"))
    monkeypatch.setattr(edition, "IMAGES", (absent, tmp_path / "images"))
    return tmp_path


@pytest.mark.usefixtures("checkout")
def test_an_edition_is_the_learner_notebooks_and_the_images_they_show():
    files = edition.read_edition()
    assert list(files) == [
        "00_start_here.ipynb",
        "01_forward_pass.ipynb",
        "gallery.ipynb",
        "images/pass.png",
    ]
    assert files["images/pass.png"] == b"pass.png"


@pytest.mark.usefixtures("checkout")
def test_outputs_are_cleared_and_nothing_else():
    notebook = json.loads(edition.read_edition()["01_forward_pass.ipynb"])
    text, code = notebook["cells"]
    assert code["outputs"] == []
    assert code["execution_count"] is None
    assert code["source"] == "print(12)"
    assert text["source"] == "# ü\n![the pass](images/pass.png)"
    assert notebook["metadata"] == {"kernelspec": {"name": "python3"}}


def explorer_cell(source, model):
    """A cell that shows an explorer."""
    view = {"version_major": 2, "version_minor": 1, "model_id": model}
    shown = {"output_type": "display_data", "metadata": {}}
    return {
        "cell_type": "code",
        "execution_count": 1,
        "id": model,
        "metadata": {},
        "outputs": [shown | {"data": {edition.VIEW: view, "text/plain": "Explorer"}}],
        "source": source,
    }


def test_explorers_stay_and_move_before_the_first_run_but_questions_do_not():
    state = {
        "knob": {"state": {"layout": "IPY_MODEL_room", "title": "Nudge"}},
        "room": {"state": {}},
        "quiz": {"state": {"layout": "IPY_MODEL_other"}},
        "other": {"state": {}},
    }
    cells = [
        explorer_cell("explore.nudge()", "knob"),
        explorer_cell('ask("q")', "quiz"),
    ]
    widgets = {edition.STATE: {"version_major": 2, "state": state}}
    notebook = {"cells": cells, "metadata": {"widgets": widgets}}
    cleared = json.loads(edition.clear(json.dumps(notebook).encode()))
    knob, quiz = cleared["cells"]
    assert knob["outputs"] == cells[0]["outputs"]
    assert knob["execution_count"] is None
    assert quiz["outputs"] == []
    kept = cleared["metadata"]["widgets"][edition.STATE]
    assert {*kept["state"]} == {"knob", "room"}
    assert kept["version_major"] == 2


def test_the_installed_package_comes_before_a_folder_beside_it(checkout, monkeypatch):
    packed = checkout / "packed"
    packed.mkdir()
    (packed / "07_other.ipynb").write_text(json.dumps(ANSWERED), encoding="utf-8")
    monkeypatch.setattr(edition, "NOTEBOOKS", (packed, checkout / "notebooks"))
    assert next(iter(edition.read_edition())) == "07_other.ipynb"


@pytest.mark.parametrize("exists", [True, False])
def test_without_notebooks_the_error_says_what_to_run(tmp_path, monkeypatch, exists):
    folder = tmp_path if exists else tmp_path / "none"
    monkeypatch.setattr(edition, "NOTEBOOKS", (folder,))
    with pytest.raises(edition.WorkingCopyError, match=r"python notebooks/build\.py"):
        edition.read_edition()


def test_the_first_notebook_of_this_checkout_is_the_one_that_opens():
    assert next(iter(edition.read_edition())) == edition.FIRST
    assert Path(edition.PACKAGE, "jupyter", "labconfig", "page_config.json").is_file()
