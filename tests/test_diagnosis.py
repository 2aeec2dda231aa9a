"""What a wrong array looks like, in words."""

import numpy as np
import pytest

from backproplab.diagnosis import diagnose

RIGHT = np.random.default_rng(0).normal(size=(8, 3))
SQUARE = np.random.default_rng(1).normal(size=(3, 3))

SEEN = [
    (RIGHT * 8, "8 is N: is the 1/N missing?"),
    (RIGHT / 8, "this is 1/N: is it divided by N once too often?"),
    (RIGHT * -1, "the sign is flipped"),
    (RIGHT * -8, "the sign is flipped, and 8 is N"),
    (RIGHT * 3, "3 is n_out"),
    (RIGHT * 24, "24 is (N·n_out)"),
    (RIGHT * 2, "is a ½ missing"),
    (RIGHT / 2, "is a ½ too much"),
    (RIGHT * 1.37, "1.37 times the measured slope everywhere"),
    (RIGHT + 1, "too large by 1 everywhere"),
    (RIGHT - 1, "too small by 1 everywhere"),
    (RIGHT + np.arange(3), "off by the same [0, 1, 2]. Is a bias missing"),
    (RIGHT.T, "this is its transpose"),
    (RIGHT.T + 1, "the axes are swapped"),
    (RIGHT.sum(axis=0), "the axis N is gone"),
    (RIGHT.sum(), "one single number"),
    (RIGHT[None] * np.ones((8, 1, 1)), "one more axis, N"),
    (np.trunc(RIGHT), "cut to whole numbers"),
    (np.maximum(RIGHT, 0), "0 where it should be negative"),
    (np.abs(RIGHT), "lost its signs"),
    (RIGHT * (np.abs(RIGHT) > 0.5), "right except for zeros in"),
    (RIGHT[::-1], "right numbers in wrong places"),
    (RIGHT * 0, "0 everywhere"),
    (RIGHT * 0 + 2, "2 everywhere"),
    (RIGHT[:1] + 0 * RIGHT, "all rows of dL_dz are the same"),
    (np.where(RIGHT > 1, np.nan, RIGHT), "(3 of 24 entries are nan or inf)"),
    (np.round(RIGHT, 3), "numbers rounded, clipped, or kept in float32"),
    (None, "is a return missing?"),
    (..., "not written yet"),
    ("text", "is text, not numbers"),
    (np.sin, "is a function"),
    ([[1], [2, 3]], "cannot be read as an array"),
    (RIGHT + 1j, "holds complex numbers"),
]


@pytest.mark.parametrize(("got", "words"), SEEN, ids=[words for _, words in SEEN])
def test_kind_of_mistake_is_said(got, words):
    axes = ("N", "n_out")
    said = diagnose("dL_dz", got, RIGHT, axes=axes, N=8, truth="the measured slope")
    assert words in said
    assert said.startswith(("dL_dz", "every row of dL_dz", "all rows of dL_dz"))


@pytest.mark.parametrize("form", [np.array, np.ndarray.tolist, np.asmatrix, np.float64])
@pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")
def test_right_array_in_any_form_is_right(form):
    assert diagnose("z", form(RIGHT), RIGHT) is None


def test_transpose_of_a_square_is_seen_in_the_numbers():
    assert "transpose of the right value" in diagnose("W", SQUARE.T, SQUARE)


def test_missing_mask_is_seen():
    masked = RIGHT * (RIGHT > 0)
    assert "What should set it to 0?" in diagnose("dL_dz", RIGHT, masked)


def test_known_array_in_its_place_is_named():
    said = diagnose("z", SQUARE, RIGHT[:3], known={"x": SQUARE})
    assert "z is equal to x" in said


def test_one_wrong_place_is_shown():
    got = RIGHT.copy()
    got[5, 2] = 9
    assert diagnose("z", got, RIGHT).startswith("z[5, 2] is 9;")


def test_one_number_has_no_factor_without_a_name():
    assert diagnose("L", 3.1, 1.5, N=5) == (
        "L is 3.1; the right value is 1.5. Which term differs there?"
    )
    assert "5 is N" in diagnose("L", 7.5, 1.5, N=5)


def test_nan_that_should_show_must_not_be_hidden():
    with_nan = np.array([1.0, np.nan])
    assert diagnose("z", with_nan, with_nan) is None
    assert "What hides it?" in diagnose("z", np.array([1.0, 0.0]), with_nan)


def test_column_and_row_stretched_into_a_table_is_named():
    said = diagnose("error", np.ones((4, 4)), np.ones((4, 1)))
    assert "did a column (n, 1) meet a row (n,)?" in said
