"""Progress: kept in the learner's folder, never lost, carried as a text."""

import json
import os
import warnings

import pytest

from backproplab.exercises import check, hint, progress, record, reset
from backproplab.exercises.board import Board
from backproplab.exercises.carrying import checksum, short_names
from backproplab.exercises.catalog import EXERCISES, QUESTIONS


def right(x, W, b):
    return x @ W + b


def wrong(x, W, b):
    return x @ W


PASSED = {"status": "passed", "tries": 1, "hints": 0}
FAILED = PASSED | {"status": "failed", "mistake": "bias_forgotten"}


def stored(folder):
    path = folder / ".backproplab" / "progress.json"
    return json.loads(path.read_text(encoding="utf-8"))["exercises"]


def test_check_is_kept_by_exercise(learner_folder):
    check(wrong, "dense_forward")
    check(right, "dense_forward")
    hint("dense_forward")
    kept = {"status": "passed", "tries": 2, "hints": 1}
    assert stored(learner_folder) == {"dense_forward": kept}


def test_only_one_file_is_left(learner_folder):
    check(right, "dense_forward")
    assert os.listdir(learner_folder / ".backproplab") == ["progress.json"]


def test_passed_stays_passed():
    check(right, "dense_forward")
    check(wrong, "dense_forward")
    assert record.entry("dense_forward")["status"] == "passed"


def test_not_attempted_writes_nothing(learner_folder):
    check(None, "dense_forward")
    assert not (learner_folder / ".backproplab").exists()


def test_folder_of_the_working_copy_is_found_from_below(learner_folder, monkeypatch):
    (learner_folder / ".backproplab").mkdir()
    below = learner_folder / "week" / "one"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    check(right, "dense_forward")
    assert stored(learner_folder)["dense_forward"]["status"] == "passed"


def test_two_kernels_keep_both(learner_folder):
    check(right, "dense_forward")
    other = {"status": "passed", "tries": 1, "hints": 0}
    path = learner_folder / ".backproplab" / "progress.json"
    data = {"version": 1, "exercises": stored(learner_folder) | {"relu_forward": other}}
    path.write_text(json.dumps(data), encoding="utf-8")
    hint("sigmoid_forward")
    assert {*stored(learner_folder)} == {
        "dense_forward",
        "relu_forward",
        "sigmoid_forward",
    }


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"exercises": 3}',
        '{"exercises": {"a": {"status": "great", "tries": 1, "hints": 0}}}',
        '{"exercises": {"a": {"status": "passed"}}}',
        "\x00",
    ],
)
def test_damaged_file_is_kept_aside_and_said(learner_folder, damage):
    folder = learner_folder / ".backproplab"
    folder.mkdir()
    (folder / "progress.json").write_text(damage, encoding="utf-8")
    with pytest.warns(UserWarning, match="kept as progress-damaged-1"):
        check(right, "dense_forward")
    aside = folder / "progress-damaged-1.json"
    assert aside.read_text(encoding="utf-8") == damage
    assert stored(learner_folder)["dense_forward"]["status"] == "passed"


def test_failed_write_warns_once_and_keeps_in_memory(learner_folder, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(record, "replace_file", refuse)
    with pytest.warns(UserWarning, match="Permission denied"):
        check(right, "dense_forward")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        hint("relu_forward")
    assert record.entry("dense_forward")["status"] == "passed"
    assert record.entry("relu_forward")["hints"] == 1
    monkeypatch.undo()
    monkeypatch.chdir(learner_folder)
    hint("relu_forward")
    assert {*stored(learner_folder)} == {"dense_forward", "relu_forward"}


def test_broken_write_leaves_the_old_file(learner_folder, monkeypatch):
    check(right, "dense_forward")
    before = stored(learner_folder)

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.warns(UserWarning, match="No space left"):
        hint("dense_forward")
    assert stored(learner_folder) == before
    assert os.listdir(learner_folder / ".backproplab") == ["progress.json"]


def test_mistake_is_kept_until_another_one_or_none():
    check(wrong, "dense_forward")
    assert record.entry("dense_forward")["mistake"] == "bias_forgotten"
    check(None, "dense_forward")
    assert record.entry("dense_forward")["mistake"] == "bias_forgotten"
    check(lambda x, W, b: 2 * (x @ W + b) + 1, "dense_forward")
    assert "mistake" not in record.entry("dense_forward")
    check(wrong, "dense_forward")
    check(right, "dense_forward")
    assert record.entry("dense_forward") == {"status": "passed", "tries": 4, "hints": 0}


def test_board_is_a_grid_by_notebook():
    check(right, "dense_forward")
    check(lambda z: abs(z), "relu_forward")
    board = progress()
    text, html = str(board), board._repr_html_()
    assert text.splitlines()[0] == f"1 of {len(board.rows)} passed"
    assert "✓ passed        dense_forward" in text
    assert "✗ failed        relu_forward: absolute value" in text
    assert "· not attempted sigmoid_forward" in text
    assert html.count("<ul") == len([*board.notebooks()])
    assert html.count("<li") == len(board.rows)
    assert html.count("✓ passed") == 1
    assert html.count("✗ failed</span><br>absolute value") == 1
    assert repr(board) == text


def test_board_folds_what_is_not_begun():
    check(right, "dense_forward")
    text, html = str(progress()), progress()._repr_html_()
    assert html.count("<details open>") == 1
    assert "01 forward pass: 1 of 10 passed" in text
    assert "00 start here: not begun, 4 to do" in text
    assert "prediction_error" not in text
    assert "prediction_<wbr>error" in html


@pytest.mark.parametrize(("width", "columns"), [(20, 1), (60, 1), (80, 2), (160, 4)])
def test_board_fits_its_width(width, columns):
    check(right, "dense_forward")
    text = progress().text(width)
    begun = text.partition("01 forward pass")[2].partition("\n\n")[0].splitlines()[1:]
    cells = [str(row) for row in progress().rows if row.notebook == "01"]
    assert all(cell in text for cell in cells)
    assert len(begun) == -(-len(cells) // columns)
    assert columns == 1 or max(map(len, begun)) <= width


def test_board_of_long_cells_has_one_column():
    long = FAILED | {"mistake": "a_long_name " * 9}
    text = Board({"dense_forward": long, "relu_forward": long}).text(80)
    assert "\n  ✗ failed        dense_forward: a long name" in text
    assert "\n  ✗ failed        relu_forward: a long name" in text


def test_board_says_what_differs_from_before():
    now = {"dense_forward": FAILED, "relu_forward": PASSED}
    before = {"dense_forward": PASSED, "relu_forward": PASSED, "one_neuron": PASSED}
    text = str(Board(now, before))
    assert "dense_forward: bias forgotten; passed before, fails now" in text
    assert "one_neuron: passed before, is open now" in text
    assert "relu_forward" in text
    assert "relu_forward:" not in text


def test_text_carries_progress_to_another_folder(learner_folder, monkeypatch):
    check(right, "dense_forward")
    hint("relu_forward")
    text = progress.save()
    assert len(text.splitlines()) == 1
    before = record.entries()
    other = learner_folder / "elsewhere"
    (other / ".backproplab").mkdir(parents=True)
    monkeypatch.chdir(other)
    assert record.entries() == {}
    board = progress.load("\n " + text.replace(" ", "\n ") + "\n")  # as mail breaks it
    assert record.entries() == before
    assert board.passed == 1


def test_load_never_makes_worse():
    check(wrong, "dense_forward")
    text = progress.save()
    check(right, "dense_forward")
    progress.load(text)
    assert record.entry("dense_forward") == {"status": "passed", "tries": 2, "hints": 0}


def test_load_keeps_the_name_of_a_mistake_that_is_known():
    check(wrong, "dense_forward")
    progress.load(progress.save())
    assert record.entry("dense_forward")["mistake"] == "bias_forgotten"


def test_text_stays_short_and_loads_however_it_is_broken():
    ids = [*EXERCISES, *QUESTIONS]
    record.keep({id: {"status": "passed", "tries": 9, "hints": 3} for id in ids})
    before, text = record.entries(), progress.save()
    assert len(text) < 40 + 5 * len(ids)
    for id in ids:
        record.forget(id)
    broken = "\n> ".join(text[i : i + 60] for i in range(0, len(text), 60))
    progress.load(broken.replace(">", ""))
    assert record.entries() == before


def test_no_two_ids_are_written_alike():
    assert len({*short_names().values()}) == len(EXERCISES) + len(QUESTIONS)


def test_many_tries_and_hints_are_carried_as_many():
    record.keep({"dense_forward": {"status": "failed", "tries": 999, "hints": 99}})
    text = progress.save()
    record.forget("dense_forward")
    progress.load(text)
    assert record.entry("dense_forward") == {
        "status": "failed",
        "tries": 63,
        "hints": 15,
    }


def test_texts_of_the_first_form_are_read():
    body = "backproplab-progress-1 dense_forward=2:3:1 relu_forward=1:70:0"
    assert progress.load(f"{body} {checksum(body)}").passed == 1
    assert record.entries() == {
        "dense_forward": {"status": "passed", "tries": 3, "hints": 1},
        "relu_forward": {"status": "failed", "tries": 70, "hints": 0},
    }
    with pytest.raises(ValueError, match="not complete"):
        progress.load(f"{body} 00000000")


def test_exercises_of_another_edition_are_counted_and_left_out():
    check(right, "dense_forward")
    body = f"{progress.save()[:-9]}___AA"
    with pytest.warns(UserWarning, match="1 of the 2 exercises in this text"):
        progress.load(f"{body} {checksum(body)}")
    assert {*record.entries()} == {"dense_forward"}


def test_what_is_rechecked_counts_only_anew(monkeypatch):
    check(right, "dense_forward")
    text = progress.save()
    reset("dense_forward")
    monkeypatch.setenv(record.RECHECKING, "1")
    assert progress.load(text).passed == 0


@pytest.mark.parametrize(
    "spoil",
    [
        str.upper,
        str.swapcase,
        lambda t: t[:-3],
        lambda t: t[:30] + t[31:],
        lambda t: t.partition(" ")[2],
        lambda t: "",
        lambda t: "backproplab-progress-2",
    ],
)
def test_incomplete_text_is_refused(spoil):
    check(right, "dense_forward")
    check(wrong, "relu_forward")
    with pytest.raises(ValueError, match="not complete"):
        progress.load(spoil(progress.save()))


def test_reset_forgets_one_exercise_only(learner_folder):
    check(right, "dense_forward")
    hint("relu_forward")
    reset("dense_forward")
    assert {*stored(learner_folder)} == {"relu_forward"}
