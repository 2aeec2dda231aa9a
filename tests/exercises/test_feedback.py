"""What a check answers, as text and as a page."""

from html.parser import HTMLParser

import numpy as np
import pytest

from backproplab.exercises import check, hint, reset, solution
from backproplab.exercises.page import coded, side_by_side


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
    html = page(check(without_bias, "dense_forward"))
    assert "your z (5, 4)" in html
    assert "right z (5, 4)" in html
    assert html.count("≠") == 2 * 20 + 1  # in both tables, and in the legend


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
