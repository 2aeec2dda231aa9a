"""Progress: kept in the learner's folder, never lost, carried as a text."""

import json
import os
import warnings

import pytest

from backproplab.exercises import check, hint, progress, record, reset


def right(x, W, b):
    return x @ W + b


def wrong(x, W, b):
    return x @ W


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


def test_board_is_a_grid_by_notebook():
    check(right, "dense_forward")
    board = progress()
    text, html = str(board), board._repr_html_()
    assert text.splitlines()[0] == f"1 of {len(board.rows)} passed"
    assert "✓ passed        dense_forward" in text
    assert "· not attempted relu_forward" in text
    assert html.count("<ul") == 2
    assert html.count("<li") == len(board.rows)
    assert html.count("✓ passed") == 1
    assert repr(board) == text


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


@pytest.mark.parametrize(
    "spoil", [str.upper, lambda t: t[:-3], lambda t: "", str.strip]
)
def test_incomplete_text_is_refused(spoil):
    check(right, "dense_forward")
    text = progress.save()
    spoiled = spoil(text.replace("=2:", "=1:"))
    with pytest.raises(ValueError, match="not complete"):
        progress.load(spoiled)


def test_reset_forgets_one_exercise_only(learner_folder):
    check(right, "dense_forward")
    hint("relu_forward")
    reset("dense_forward")
    assert {*stored(learner_folder)} == {"relu_forward"}
