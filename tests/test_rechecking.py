"""`backproplab check`: folders of notebooks are run again, and nothing is changed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import nbformat
import pytest

from backproplab import cli
from backproplab.edition import WorkingCopyError
from backproplab.exercises import record
from backproplab.exercises.board import Board
from backproplab.rechecking import boards, folders, headless
from backproplab.rechecking.found import Checked, Trouble, overview, page
from backproplab.working_copy import MANIFEST, digest

SECONDS = 60  # more than a cell here takes on a busy machine
IMPORT = "from backproplab import check, progress"
RIGHT = "def dense_forward(x, W, b):\n    return x @ W + b\ncheck(dense_forward)"
WRONG = "def relu_forward(z):\n    return abs(z)\ncheck(relu_forward)"


def write_notebook(path, *cells):
    """A notebook of code cells; a cell may be a node."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = [
        nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell
        for cell in cells
    ]
    notebook = nbformat.v4.new_notebook(cells=made)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return path


def write_progress(folder, **entries):
    """A stored progress: name="passed"; returns its path."""
    path = folder / record.FOLDER / record.FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    known = {
        id: {"status": status, "tries": 1, "hints": 0} for id, status in entries.items()
    }
    text = json.dumps({"version": 1, "exercises": known})
    path.write_text(text, encoding="utf-8")
    return path


def everything_in(folder):
    """Every file with its content and the time of its last change."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def run(path, seconds=SECONDS, **environment):
    return headless.run_notebook(path, os.environ | environment, seconds)


@pytest.fixture
def not_run(monkeypatch):
    """Running a notebook fails the test."""

    def run_notebook(path, environment, seconds):
        raise AssertionError(path)

    monkeypatch.setattr(folders, "run_notebook", run_notebook)


@pytest.fixture
def all_run(monkeypatch):
    """Notebooks count as run; the list of those asked for."""
    asked = []

    def run_notebook(path, environment, seconds):
        asked.append((path.parent.name, path.name))
        return []

    monkeypatch.setattr(folders, "run_notebook", run_notebook)
    return asked


def test_cells_after_an_error_run_and_expected_errors_are_none(tmp_path):
    meant = nbformat.v4.new_code_cell("1 / 0", metadata={"tags": ["raises-exception"]})
    path = write_notebook(
        tmp_path / "a.ipynb",
        nbformat.v4.new_markdown_cell("# Title"),
        "# a comment\nundefined + 1",
        meant,
        "open('ran', 'w').close()",
    )
    assert run(path) == [
        "cell 2, `undefined + 1`, raised NameError: name 'undefined' is not defined"
    ]
    assert (tmp_path / "ran").exists()


def test_a_cell_that_hangs_is_stopped_and_the_rest_goes_on(tmp_path):
    hang = "while True: pass"
    path = write_notebook(tmp_path / "a.ipynb", hang, "open('ran', 'w').close()")
    assert run(path, seconds=2) == [
        "cell 1, `while True: pass`, took longer than 2 s and was stopped"
    ]
    assert (tmp_path / "ran").exists()


STUBBORN = """\
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True: pass"""


@pytest.mark.parametrize(
    ("cell", "constant", "value"),
    [(STUBBORN, "SECONDS_TO_RECOVER", 2), ("while True: 0", "MOST_INTERRUPTS", 1)],
)
def test_the_rest_is_left_out_where_stopping_does_not_help(
    tmp_path, monkeypatch, cell, constant, value
):
    monkeypatch.setattr(headless, constant, value)
    path = write_notebook(tmp_path / "a.ipynb", cell, "open('ran', 'w').close()")
    (trouble,) = run(path, seconds=2)
    assert trouble.endswith("was stopped; the cells after it were not run")
    assert not (tmp_path / "ran").exists()


def test_a_cell_that_ends_python_is_named(tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", "import os\nos._exit(3)", "1")
    assert run(path) == [
        "cell 1, `import os`, ended Python itself; the cells after it were not run"
    ]


def test_what_a_cell_prints_is_not_kept(tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", "while True: print('x' * 1000)", "1")
    cells = headless.read_cells(path)
    ran = headless.run_cells(cells, tmp_path, dict(os.environ), 2)
    (trouble,) = asyncio.run(ran)
    assert trouble.endswith("took longer than 2 s and was stopped")
    assert [cell.outputs for cell in cells] == [[], []]


def test_a_question_at_the_keyboard_does_not_wait(tmp_path):
    (trouble,) = run(write_notebook(tmp_path / "a.ipynb", "input()"))
    assert trouble.startswith("cell 1, `input()`, raised StdinNotImplementedError")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 3}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells":'
        b' [{"cell_type": "code", "metadata": {}, "source": 3}]}',
        b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs",
    ],
)
def test_a_damaged_notebook_is_named_and_not_run(tmp_path, content):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    (trouble,) = run(path)
    assert trouble.startswith("it is damaged and was not run: ")
    assert "\n" not in trouble
    assert len(trouble) < 160


@pytest.fixture
def ctrl_c_works():
    """Ctrl-C raises here, even where whoever started the tests has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c_works")
def test_ctrl_c_ends_the_run(tmp_path):
    begun = tmp_path / "begun"
    sleeps = f"import time; open({str(begun)!r}, 'w').close(); time.sleep(600)"
    path = write_notebook(tmp_path / "a.ipynb", sleeps)

    def press_when_it_runs():
        while not begun.exists():
            time.sleep(0.1)
        signal.raise_signal(signal.SIGINT)

    threading.Thread(target=press_when_it_runs, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        run(path)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A class of two, with right and wrong answers and a damaged notebook."""
    top = tmp_path_factory.mktemp("class")
    anna = top / "anna"
    write_progress(
        anna, dense_forward="passed", relu_forward="passed", recall_slope="passed"
    )
    write_notebook(anna / "01_forward_pass.ipynb", IMPORT, RIGHT, WRONG)
    ben = top / "ben müller" / "my copy"
    write_notebook(ben / "01.ipynb", IMPORT, "undefined", WRONG)
    (ben / "02.ipynb").write_text("{", encoding="utf-8")
    write_notebook(ben / "03.ipynb", "open('ran', 'w').close()")
    return top


def test_a_class_is_checked_and_nothing_is_changed(course, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = everything_in(course)
    left = {*Path(tempfile.gettempdir()).glob("backproplab-*")}
    assert cli.main(["check", str(course)]) == 1
    out, err = capsys.readouterr()
    anna, _, ben = out.partition("\nben müller/my copy\n")
    assert "✓ passed        dense_forward" in anna
    assert "✗ failed        relu_forward: absolute value; passed before, fails" in anna
    assert "✓ passed        recall_slope" in anna
    assert "did not run whole" not in anna
    assert "✗ failed        relu_forward: absolute value" in ben
    assert "01.ipynb\n    cell 2, `undefined`, raised NameError" in ben
    assert "02.ipynb\n    it is damaged" in ben
    assert "03.ipynb" not in ben
    assert "anna: 2 of" in ben
    assert "relu_forward: absolute value (2 learners)" in ben
    assert "4/4" in err
    assert everything_in(course) == before
    assert {*Path(tempfile.gettempdir()).glob("backproplab-*")} <= left


def test_only_what_is_checked_anew_counts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    record.keep({"softplus_backward": {"status": "passed", "tries": 1, "hints": 0}})
    from backproplab.exercises import progress

    folder = tmp_path / "work"
    carry = f"progress.load({progress.save()!r})"
    write_notebook(folder / "a.ipynb", IMPORT, carry, RIGHT, "import my_helper")
    (folder / "my_helper.py").write_text("", encoding="utf-8")
    found = folders.check_again("work", folder, SECONDS, lambda: None)
    assert found.troubles == []
    status = {row.id: row.status for row in found.board.rows}
    assert status["softplus_backward"] == "not attempted"
    assert status["dense_forward"] == "passed"


def test_stored_progress_is_shown_without_a_run(tmp_path, not_run, capsys):
    write_notebook(tmp_path / "a.ipynb", WRONG)
    stored = write_progress(tmp_path, dense_forward="passed", relu_forward="failed")
    text = stored.read_text(encoding="utf-8")
    mistake = text.replace('"failed"', '"failed", "mistake": "absolute_value"')
    stored.write_text(mistake, encoding="utf-8")
    assert cli.main(["check", "--no-run", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "nothing was run" in out
    assert "✗ failed        relu_forward: absolute value" in out
    assert "before" not in out


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"exercises": 3}'])
def test_a_damaged_progress_is_said_and_left_where_it_is(tmp_path, all_run, damage):
    write_notebook(tmp_path / "a.ipynb", RIGHT)
    write_progress(tmp_path).write_text(damage, encoding="utf-8")
    before = everything_in(tmp_path)
    found = folders.check_again("a", tmp_path, SECONDS, lambda: None)
    assert "The stored progress is damaged." in found.notes
    assert everything_in(tmp_path) == before


def test_notebooks_as_laid_are_not_run(tmp_path, all_run):
    laid = write_notebook(tmp_path / "a.ipynb", WRONG)
    write_notebook(tmp_path / "b.ipynb", WRONG)
    manifest = tmp_path / MANIFEST
    manifest.parent.mkdir()
    manifest.write_text(json.dumps({laid.name: digest(laid)}), encoding="utf-8")
    done = []
    found = folders.check_again("a", tmp_path, SECONDS, lambda: done.append(1))
    assert all_run == [(tmp_path.name, "b.ipynb")]
    assert "As they were laid, and so not run: 1 notebooks." in found.notes
    assert len(done) == 2


def test_learners_are_found_wherever_their_notebooks_lie(tmp_path):
    top = tmp_path / "my.class"
    for place in (
        "anna.b/a.ipynb",
        "ben/my-backproplab/a.ipynb",
        "ben/my-backproplab/solutions/a.ipynb",
        "ben/my-backproplab/.ipynb_checkpoints/a.ipynb",
        ".hidden/a.ipynb",
        "cara/venv/lib/a.ipynb",
        "dirk/a/b/c/d/e/a.ipynb",
    ):
        write_notebook(top / place, "1")
    write_progress(top / "ben" / "my-backproplab")
    (top / "cara" / "venv" / "pyvenv.cfg").touch()
    (top / "erik").mkdir()
    assert [*folders.learners(top)] == ["anna.b", "ben/my-backproplab"]
    assert folders.learners(top / "anna.b") == {"anna.b": top / "anna.b"}


def test_a_notebook_of_the_class_hides_no_learner(tmp_path):
    write_notebook(tmp_path / "mine.ipynb", "1")
    write_notebook(tmp_path / "anna" / "a.ipynb", "1")
    assert [*folders.learners(tmp_path)] == [tmp_path.name, "anna"]


@pytest.mark.parametrize("what", ["missing", "empty", "file"])
def test_a_folder_without_notebooks_is_said(tmp_path, capsys, what):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    assert cli.main(["check", str(tmp_path / what)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("backproplab: ")
    assert str(tmp_path / what) in err


def test_what_is_missing_is_said_with_the_line_that_installs_it(
    tmp_path, capsys, monkeypatch, not_run
):
    write_notebook(tmp_path / "a.ipynb", "1")
    monkeypatch.setattr(folders, "find_spec", lambda name: None)
    assert cli.main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert f'"{sys.executable}" -m pip install nbclient ipykernel' in said
    assert cli.main(["check", "--no-run", str(tmp_path)]) == 0


@pytest.mark.parametrize("typed", ["0", "-3", "soon", "1.5"])
def test_a_time_limit_is_a_whole_number_of_seconds(typed, capsys):
    with pytest.raises(SystemExit, match="2"):
        cli.main(["check", f"--timeout={typed}"])
    assert "is not a whole number of seconds" in capsys.readouterr().err


def test_boards_go_to_a_page_as_well(tmp_path, all_run, capsys):
    write_notebook(tmp_path / "<anna>" / "a.ipynb", "1")
    write_notebook(tmp_path / "ben" / "a.ipynb", "1")
    file = tmp_path / "page.html"
    assert cli.main(["check", str(tmp_path), "--html", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    assert "<h2>&lt;anna&gt;</h2>" in text
    assert "<anna>" not in text
    assert text.count("<h2>") == 2
    assert str(file) in capsys.readouterr().out
    nowhere = tmp_path / "no" / "page.html"
    assert cli.main(["check", str(tmp_path), "--html", str(nowhere)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_console_without_our_signs_gets_the_words(tmp_path, all_run, capsysbinary):
    write_notebook(tmp_path / "a.ipynb", "1")
    write_progress(tmp_path, dense_forward="passed")
    sys.stdout.reconfigure(encoding="cp1252")
    assert cli.main(["check", "--no-run", str(tmp_path)]) == 0
    assert b"? passed        dense_forward" in capsysbinary.readouterr().out


def test_it_ends_quietly_where_nobody_reads(tmp_path):
    write_notebook(tmp_path / "a.ipynb", "1")
    program = (
        "import os, sys; from backproplab.cli import main; r, w = os.pipe();"
        "os.close(r); os.dup2(w, 1); sys.exit(main(['check', '--no-run', sys.argv[1]]))"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "")


def test_troubles_are_counted_where_there_are_many():
    trouble = Trouble("a.ipynb", [f"cell {n}" for n in range(9)])
    assert str(trouble).splitlines()[-1].strip() == "and 6 more cells with trouble"
    checked = Checked("<anna>", Board({}), ["a note"], [trouble])
    assert "1 did not run whole" in checked.in_one_line()
    assert "and 6 more cells" in checked.text(80)
    assert "and 6 more cells" in page("title", [checked])


def test_mistakes_of_one_learner_are_no_mistakes_of_the_class():
    failed = {"status": "failed", "tries": 1, "hints": 0, "mistake": "bias_forgotten"}
    found = [Checked("a", Board({"dense_forward": failed})), Checked("b", Board({}))]
    assert "bias forgotten" not in overview(found)
    assert "(2 learners)" in overview([found[0], found[0]])


def test_each_learner_is_named_on_the_bar(tmp_path, all_run, capsys):
    write_notebook(tmp_path / "anna" / "a.ipynb", "1")
    everybody = folders.learners(tmp_path)
    assert [each.name for each in boards.run_boards(everybody, 1)] == ["anna"]
    out, err = capsys.readouterr()
    assert "anna: 100%" in err
    assert out.startswith("anna\n====\n")


def test_a_learners_wrong_place_raises():
    with pytest.raises(WorkingCopyError, match="is not a folder"):
        folders.learners(Path("nowhere at all"))
