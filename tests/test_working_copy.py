"""A working copy loses nothing: whatever is edited, updated, stopped or full."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backproplab import working_copy
from backproplab.edition import WorkingCopyError
from backproplab.working_copy import start


def notebook(text):
    """Return a notebook with one cell of text, as bytes."""
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": text}
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content).encode()


@pytest.fixture
def publish(monkeypatch):
    """Return a function that makes its arguments the present edition."""

    def publish_edition(**texts):
        files = {f"{name}.ipynb": notebook(text) for name, text in texts.items()}
        monkeypatch.setattr(working_copy, "read_edition", lambda: files)

    publish_edition(n00="first", n01="first")
    return publish_edition


@pytest.fixture
def folder(tmp_path, publish):
    """Return a working copy as just laid, at a path with a space and an umlaut."""
    path = tmp_path / "my cöpy"
    start(path)
    return path


def outcomes(summary):
    """Return what became of the files."""
    return {outcome.name: outcome.what for outcome in summary.outcomes}


def contents(folder):
    """Return the files that the learner sees, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_new_copy_holds_the_edition_and_its_record(folder):
    assert contents(folder) == {
        "n00.ipynb": notebook("first"),
        "n01.ipynb": notebook("first"),
    }
    manifest = json.loads((folder / ".backproplab/manifest.json").read_bytes())
    assert manifest == {
        name: working_copy.hashed(notebook("first")) for name in contents(folder)
    }


def test_a_second_start_writes_nothing(folder, monkeypatch):
    monkeypatch.setattr(working_copy, "write_whole", None)
    summary = start(folder)
    assert set(outcomes(summary).values()) == {"unchanged"}
    assert "nothing is new" in str(summary)


def test_an_untouched_notebook_gives_way_to_a_newer_edition(folder, publish):
    publish(n00="second", n01="first", n02="first")
    assert outcomes(start(folder)) == {
        "n00.ipynb": "replaced",
        "n01.ipynb": "unchanged",
        "n02.ipynb": "laid",
    }
    assert contents(folder)["n00.ipynb"] == notebook("second")


def test_a_changed_notebook_is_left_and_nothing_laid_beside_the_same_edition(folder):
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    summary = start(folder)
    assert outcomes(summary) == {"n00.ipynb": "unchanged", "n01.ipynb": "kept"}
    assert contents(folder)["n01.ipynb"] == notebook("answer")
    assert len(contents(folder)) == 2


def test_a_newer_edition_lies_beside_a_changed_notebook_and_is_named(folder, publish):
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    publish(n00="first", n01="second")
    summary = start(folder)
    assert outcomes(summary)["n01.ipynb"] == "beside"
    assert "n01.ipynb (newer: n01.new.ipynb)" in str(summary)
    assert contents(folder)["n01.ipynb"] == notebook("answer")
    assert contents(folder)["n01.new.ipynb"] == notebook("second")


def test_an_edition_is_laid_beside_once_even_when_thrown_away(folder, publish):
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    publish(n01="second")
    start(folder)
    assert outcomes(start(folder)) == {"n01.ipynb": "kept"}
    (folder / "n01.new.ipynb").unlink()
    assert outcomes(start(folder)) == {"n01.ipynb": "kept"}
    assert "n01.new.ipynb" not in contents(folder)


def test_an_edited_newer_edition_is_the_learners_too(folder, publish):
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    publish(n01="second")
    start(folder)
    (folder / "n01.new.ipynb").write_bytes(notebook("answer to second"))
    publish(n01="third")
    assert start(folder).outcomes[0].written == folder / "n01.new2.ipynb"
    assert contents(folder)["n01.ipynb"] == notebook("answer")
    assert contents(folder)["n01.new.ipynb"] == notebook("answer to second")
    assert contents(folder)["n01.new2.ipynb"] == notebook("third")


def test_an_untouched_newer_edition_gives_way_to_the_next(folder, publish):
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    for text in ("second", "third"):
        publish(n01=text)
        start(folder)
    assert contents(folder)["n01.new.ipynb"] == notebook("third")
    assert "n01.new2.ipynb" not in contents(folder)


def test_a_file_that_was_there_before_is_the_learners(tmp_path, publish):
    (tmp_path / "n00.ipynb").write_bytes(b"not even a notebook")
    start(tmp_path)
    assert contents(tmp_path)["n00.ipynb"] == b"not even a notebook"
    assert contents(tmp_path)["n00.new.ipynb"] == notebook("first")


def test_a_deleted_notebook_comes_back(folder):
    (folder / "n00.ipynb").unlink()
    assert outcomes(start(folder))["n00.ipynb"] == "laid"


@pytest.mark.parametrize("record", [b"", b'{"n00.ip', b"[]", b"\xff"])
def test_a_spoiled_record_vouches_for_no_file(folder, publish, record):
    (folder / ".backproplab/manifest.json").write_bytes(record)
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    publish(n00="second", n01="second")
    start(folder)
    assert contents(folder)["n00.ipynb"] == notebook("first")
    assert contents(folder)["n01.ipynb"] == notebook("answer")


@pytest.mark.parametrize("moment", range(4))
def test_a_stop_at_any_move_leaves_whole_files_and_is_made_good(
    folder, publish, monkeypatch, moment
):
    (folder / "n01.ipynb").write_bytes(notebook("answer"))
    publish(n00="second", n01="second")
    replace, moves = os.replace, iter(range(4))

    def stop_at_moment(source, target):
        if next(moves) == moment:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", stop_at_moment)
    with pytest.raises(KeyboardInterrupt):
        start(folder)
    monkeypatch.setattr(os, "replace", replace)
    assert contents(folder)["n00.ipynb"] in (notebook("first"), notebook("second"))
    assert contents(folder)["n01.ipynb"] == notebook("answer")
    start(folder)
    assert contents(folder) == {
        "n00.ipynb": notebook("second"),
        "n01.ipynb": notebook("answer"),
        "n01.new.ipynb": notebook("second"),
    }


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_or_a_read_only_folder_is_said_and_leaves_no_draft(
    folder, publish, monkeypatch, number
):
    publish(n00="second")

    def fail(path, content):
        path.touch()
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(WorkingCopyError, match=os.strerror(number)):
        start(folder)
    assert contents(folder)["n00.ipynb"] == notebook("first")
    assert [path.name for path in (folder / ".backproplab").iterdir()] == [
        "manifest.json"
    ]


def test_a_file_is_no_place_for_a_copy(tmp_path, publish):
    (tmp_path / "file").write_bytes(b"mine")
    for place in (tmp_path / "file", tmp_path / "file" / "folder"):
        with pytest.raises(WorkingCopyError):
            start(place)
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_the_notebooks_own_folder_is_no_place_for_a_copy(
    tmp_path, publish, monkeypatch
):
    monkeypatch.setattr(working_copy, "NOTEBOOKS", (tmp_path,))
    with pytest.raises(WorkingCopyError, match="come from"):
        start(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_jupyter_trusts_what_was_laid_and_not_what_was_changed(tmp_path):
    program = """
import nbformat, sys
from contextlib import closing
from pathlib import Path
from nbformat.sign import NotebookNotary
from backproplab.working_copy import start

def is_trusted(notebook):
    notary = NotebookNotary()
    with closing(notary.store):
        return notary.check_signature(notebook)

laid = [outcome.written for outcome in start(Path(sys.argv[1])).outcomes]
notebooks = [nbformat.read(path, 4) for path in laid if path.suffix == ".ipynb"]
print(all(map(is_trusted, notebooks)))
notebooks[0].cells[0].source += "?"
print(is_trusted(notebooks[0]))
"""
    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "copy"],
        env=os.environ | {"JUPYTER_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "True\nFalse\n"
    assert run.stderr == ""
