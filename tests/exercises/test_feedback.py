"""What a check answers, as text and as a page."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest

from backproplab.exercises import check, exercise_ids, hint, reset, solution
from backproplab.exercises.catalog import EXERCISES, paragraph_link
from backproplab.exercises.page import coded, side_by_side

SOURCES = Path(__file__).parents[2] / "notebooks" / "source"


def right(x, W, b):
    return x @ W + b


def without_bias(x, W, b):
    return x @ W


def hostile(x, W, b):
    print("<script>alert(1)</script>")
    raise ValueError("<img src=x onerror=alert(2)>")


def page(thing):
    """The HTML, after a look that every tag is closed in order."""
    html = thing._repr_html_()
    stack = []

    class Strict(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag not in ("br", "img"):
                stack.append(tag)

        def handle_endtag(self, tag):
            assert stack.pop() == tag

    Strict().feed(html)
    assert stack == []
    return html


def test_text_begins_with_the_status():
    assert str(check(right, "dense_forward")).startswith("Passed: dense_forward")
    failed = check(without_bias, "dense_forward")
    assert str(failed).startswith("Failed: dense_forward, bias forgotten\n")
    assert repr(failed) == str(failed)
    assert "hint(dense_forward)" in failed.message


def test_page_says_what_the_text_says():
    feedback = check(without_bias, "dense_forward")
    html = page(feedback)
    assert feedback.headline in html
    for sentence in feedback.says:
        assert sentence in html


def test_page_shows_both_arrays_with_marks():
    def without_mask(z):
        return abs(z)

    answer = check(without_mask, "relu_forward")
    html = page(answer)
    assert "your a (5, 3)" in html
    assert "right a (5, 3)" in html
    _, got, right = answer.arrays
    # In both tables, and in the legend.
    assert html.count("≠") == 2 * int((got != right).sum()) + 1 > 3


def test_page_says_once_that_all_entries_differ():
    html = page(check(without_bias, "dense_forward"))
    assert "All entries differ." in html
    assert "≠" not in html


def source_of(id):
    """The source of the notebook of an exercise."""
    address, _, _ = paragraph_link(EXERCISES[id]).partition("#")
    return SOURCES / Path(address).with_suffix(".py").name


@pytest.mark.parametrize("id", exercise_ids())
def test_link_leads_to_the_heading_to_read_again(id):
    _, _, anchor = paragraph_link(EXERCISES[id]).partition("#")
    assert unquote(anchor) == EXERCISES[id].see.replace(" ", "-")


@pytest.mark.parametrize("id", [i for i in exercise_ids() if source_of(i).exists()])
def test_paragraph_to_read_again_is_a_heading_of_its_notebook(id):
    lines = source_of(id).read_text(encoding="utf-8").splitlines()
    headings = [line.lstrip("# ") for line in lines if line.startswith("# #")]
    assert EXERCISES[id].see in headings


def test_page_links_the_paragraph_to_read_again():
    html = page(check(without_bias, "dense_forward"))
    assert 'href="01_forward_pass.ipynb#Derive%2C-stage-3%3A-a-batch"' in html


def test_page_folds_hints_and_shows_the_reference_after_a_pass_only():
    failed = page(check(without_bias, "dense_forward"))
    passed = page(check(right, "dense_forward"))
    assert failed.count("<summary>Hint") == 3
    assert "reference" not in failed
    assert "x @ W + b" not in failed
    assert "<summary>A reference solution" in passed
    assert "z = x @ W + b" in passed


def test_strings_of_the_learner_are_escaped():
    html = page(check(hostile, "dense_forward"))
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_code_is_marked_only_between_pairs_of_backticks():
    assert coded("a `b<` c") == "a <code>b&lt;</code> c"
    assert coded("one ` alone") == "one ` alone"


@pytest.mark.parametrize("shape", [(), (3,), (20, 30), (2, 3, 4), (0, 2)])
def test_arrays_of_any_shape_are_shown(shape):
    got = np.zeros(shape)
    html = side_by_side("z", got, got + 1)
    assert html.count("<td") <= 2 * 64
    assert str(shape) in html


def test_arrays_of_different_shape_are_shown_unmarked():
    html = side_by_side("z", np.zeros(2), np.zeros((2, 1)))
    assert "≠" not in html


def test_hints_come_one_after_the_other():
    texts = [str(hint(right_name)) for right_name in ["relu_forward"] * 4]
    assert [text.split(":")[0] for text in texts] == [
        "Hint 1 of 3",
        "Hint 2 of 3",
        "Hint 3 of 3",
        "Hint 3 of 3",
    ]
    assert 'solution("relu_forward")' in texts[2]


def test_hint_takes_the_function_as_well():
    def relu_forward(z): ...

    assert "Hint 1 of 3" in str(hint(relu_forward))


def test_solution_waits_for_an_attempt():
    first = solution("dense_forward")
    assert first.code == ""
    assert "not tried" in first.text
    assert "x @ W + b" in solution("dense_forward", anyway=True).code
    check(without_bias, "dense_forward")
    assert "x @ W + b" in page(solution("dense_forward"))


def test_reset_shows_the_empty_cell():
    check(without_bias, "dense_forward")
    note = reset("dense_forward")
    assert "def dense_forward(x, W, b):" in str(note)
    assert solution("dense_forward").code == ""
