"""What a wrong array looks like, in words."""

import re

import numpy as np
import pytest

from backproplab.diagnosis import diagnose

RIGHT = np.random.default_rng(0).normal(size=(8, 3))
SIDE = np.random.default_rng(3).normal(size=(8, 3))
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
    (RIGHT + np.arange(3), "off by the same [0, 1, 2]. What is added to each row"),
    (RIGHT * 16, "16 is 2N: is the 1/N missing, and a ½ as well?"),
    (RIGHT * 4, "4 is N/2: is the 1/N missing, and a 2 as well?"),
    (RIGHT / 4, "this is 2/N: is it divided by N once too often, and a ½ missing?"),
    (RIGHT / 16, "this is 1/(2N): is it divided by N once too often, and is a ½"),
    (RIGHT * -16, "the sign is flipped, and 16 is 2N"),
    (RIGHT / -24, "the sign is flipped, and this is 1/(N·n_out)"),
    (RIGHT * 64, "64 is N²: is it twice not divided by N?"),
    (RIGHT * 8 / 3, "this is N/n_out: is it divided by n_out in place of N?"),
    (RIGHT * -2, "the sign is flipped, and is a ½ missing"),
    (RIGHT.ravel(), "all its axes are laid in one"),
    (RIGHT[:, None], "an axis of length 1 is too many"),
    (RIGHT**2, "is the square of the measured slope"),
    (1 / RIGHT, "is 1 over the measured slope"),
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
    (np.where(RIGHT > 1, np.nan, RIGHT), "(nan or inf in 3 of 24 entries)"),
    (RIGHT * (1 + 1e-4 * np.sin(RIGHT)), "rounded, clipped, or kept in float32"),
    (np.round(RIGHT, 3), "rounded to 3 digits after the point"),
    (np.clip(RIGHT, -0.3, 0.4), "never goes above 0.4 or below -0.3; the measured"),
    (np.minimum(RIGHT, 0.4), "never goes above 0.4; the measured slope does, in"),
    (None, "is a return missing?"),
    (..., "not written yet"),
    ("text", "is text, not numbers"),
    (np.sin, "is a function"),
    ([[1], [2, 3]], "cannot be read as an array"),
    (RIGHT + 1j, "holds complex numbers"),
]


@pytest.mark.parametrize(("got", "words"), SEEN, ids=range(len(SEEN)))
def test_kind_of_mistake_is_said(got, words):
    axes = ("N", "n_out")
    said = diagnose("dL_dz", got, RIGHT, axes=axes, N=8, truth="the measured slope")
    assert words in said
    assert said.startswith(("dL_dz", "every row of dL_dz", "all rows of dL_dz"))
    assert said.endswith(("?", "."))


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


def test_missing_sum_is_said_if_it_would_be_right():
    rows = np.random.default_rng(2).normal(size=(8, 3))
    said = diagnose("dL_db", rows, rows.sum(axis=0), axes=("n_out",), N=8)
    assert "one more axis, N. Summed over it, the numbers are right" in said
    assert "one more axis, N. Is a sum" in diagnose("b", rows, rows.mean(axis=0), N=8)


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (3, "this is n_in, or n_out, or N/2: what is missing, or too much?"),
        (6, "6 is N: is the 1/N missing?"),
        (2, "this is N/n_in"),
        (5, "5 is n_hidden: is the 1/n_hidden missing?"),
    ],
)
def test_factor_with_several_names_gets_all_that_are_likely(ratio, words):
    known = {"axes": ("n_in", "n_out"), "N": 6, "sizes": {"n_hidden": 5}}
    said = diagnose("dL_dW", ratio * SQUARE, SQUARE, **known)
    assert words in said or (ratio == 2 and "is a ½ missing" in said)


def test_two_is_called_n_and_two_where_both_fit():
    said = diagnose("dL_dW", 2 * SQUARE, SQUARE, N=2)
    assert "this is N, or 2: what is missing, or too much?" in said


def test_one_number_has_only_the_plainest_factors():
    assert "times" not in diagnose("L", 24.0, 1.5, N=4, axes=())
    assert "-1 times" in diagnose("L", -1.5, 1.5)


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (RIGHT + 0.1 * SIDE, "dL_dz is the right value plus 0.1 times z."),
        (RIGHT - SIDE, "dL_dz is the right value minus z."),
        (RIGHT * SIDE, "is the right value times z, entry by entry"),
        (RIGHT / SIDE, "lacks a factor: times z, entry by entry, it would be"),
    ],
)
def test_array_at_hand_that_was_mixed_in_is_named(got, words):
    assert words in diagnose("dL_dz", got, RIGHT, known={"z": SIDE, "y": SIDE**2})


def test_mask_of_another_array_is_seen():
    mine, right = RIGHT * (RIGHT > 0), RIGHT * (SIDE > 0)
    said = diagnose("dL_dz", mine, right)
    many = ((mine == 0) & (right != 0)).sum()
    few = ((mine != 0) & (right == 0)).sum()
    assert f"{many} too many" in said
    assert f"{few} missing" in said
    turned = diagnose("dL_dz", RIGHT * (SIDE < 0), right)
    assert "Is the condition turned round?" in turned


def test_place_of_nan_is_said():
    got = RIGHT.copy()
    got[:, 1] = np.nan
    assert "(nan or inf in 8 of 24 entries, all in column 1)" in diagnose(
        "p", got, RIGHT
    )


def test_axis_of_another_length_is_compared_with_the_names():
    said = diagnose("dL_db", np.ones(8), np.ones(3), axes=("n_out",), N=8)
    assert "its length is 8, which is N, instead of 3. Was it summed over" in said


def test_small_wrong_entry_beside_large_ones_is_no_rounding():
    right = np.array([1000.0, 0.5, 2000.0])
    got = np.array([1000.0, 0.75, 2000.0])
    assert "z[1] is 0.75" in diagnose("z", got, right)


def test_single_precision_is_named_by_its_type():
    steps = np.linspace(1, 2, 12).reshape(3, 4)
    said = diagnose("z", (steps * 1.0001).astype(np.float32), steps)
    assert "It is kept in float32" in said


@pytest.mark.parametrize("factor", [8, 1 / 8, 2, 0.5, 16])
def test_what_is_no_mean_lacks_no_factor(factor):
    said = diagnose("z", factor * RIGHT, RIGHT, axes=("N", "n_out"), N=8)
    assert f"z is {factor:.4g} times the right value everywhere" in said
    assert said.endswith("where does that factor come from?")


# --- a wrong hint is worse than none


@pytest.mark.parametrize("seed", range(100))
def test_unrelated_numbers_get_no_hint(seed):
    rng = np.random.default_rng(seed)
    shape = [(3,), (2, 3), (4, 4), (5, 2)][seed % 4]
    got, right, other = (rng.normal(size=shape) for _ in range(3))
    sizes = {"n_in": 3, "n_hidden": 7}
    said = diagnose("dL_dW", got, right, N=5, sizes=sizes, known={"W": other})
    assert said.endswith("Which term differs there?")


# What a message claims, and how that is looked up in the arrays.
CLAIMS = {
    r"is (-?[\d.e+-]+) times the right value": lambda g, r, m: g - float(m[1]) * r,
    "is the transpose of the right value": lambda g, r, m: g.T - r,
    "has lost its signs": lambda g, r, m: g - np.abs(r),
    "is 0 where it should be negative": lambda g, r, m: g - np.maximum(r, 0),
    "is the square of the right value": lambda g, r, m: g - r**2,
    "is 1 over the right value": lambda g, r, m: g * r - 1,
    "is 0 everywhere. Is": lambda g, r, m: g,
    "the right value is 0 everywhere": lambda g, r, m: r,
    r"too (large|small) by ([\d.]+) everywhere": lambda g, r, m: (
        g - r - float(m[2]) * (1 if m[1] == "large" else -1)
    ),
    "right numbers in wrong places": lambda g, r, m: (
        np.sort(g, axis=None) - np.sort(r, axis=None)
    ),
    r"is (-?[\d.]+) everywhere\. Which": lambda g, r, m: g - float(m[1]),
    "all rows of z are the same": lambda g, r, m: g - g[0],
    "the rest is right": lambda g, r, m: (g - r) * g * r,
    "has the right sizes": lambda g, r, m: np.abs(g) - np.abs(r),
}


@pytest.mark.parametrize("seed", range(300))
def test_what_is_said_of_small_whole_numbers_is_true(seed):
    rng = np.random.default_rng(seed)
    got, right = rng.integers(-2, 3, size=(2, 2, 2)).astype(float)
    said = diagnose("z", got, right, N=3)
    if said is None:
        assert (got == right).all()
        return
    for pattern, gap in CLAIMS.items():
        if match := re.search(pattern, said):
            assert np.allclose(gap(got, right, match), 0, atol=1e-3), said
    for place, value in re.findall(r"z\[(\d, \d)\] is (-?[\d.]+)", said):
        assert got[tuple(map(int, place.split(", ")))] == float(value), said


def test_zeros_in_place_of_small_numbers_are_not_called_whole_numbers():
    said = diagnose(
        "g", np.zeros((2, 3)), np.array([[0.1, 0.2, -0.3], [0.4, 0.5, 0.6]])
    )
    assert said == "g is 0 everywhere. Is a result not written into it?"


def test_table_in_place_of_one_number_is_told():
    said = diagnose("L", np.ones((4, 3)), 2.5)
    assert (
        "it should be one single number. Is a sum or a mean over all missing?" in said
    )
