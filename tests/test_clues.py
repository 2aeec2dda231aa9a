"""The whole words of each clue, beside cases that are nearly the same."""

import numpy as np
import pytest

from backproplab.diagnosis import diagnose

TABLE = np.array([[1.0, 2.0, 4.0], [3.0, 7.0, 5.0]])
ROW = np.array([1.0, 2.0, 4.0, 3.0, 7.0])
THREE, SHORT = np.array([1.0, 2.0, 4.0]), np.array([5.0, 1.0, 2.0])
nan, inf = np.nan, np.inf


def put(place, value, array=TABLE):
    """Return a copy of an array with something else in one place."""
    copy = array.copy()
    copy[place] = value
    return copy


def mistakes(*rows):
    """Run a test on rows of what came, what is right, the words, and further facts."""
    names = ("got", "right", "words", "options")
    full = [(*row, {})[:4] for row in rows]
    return pytest.mark.parametrize(names, full, ids=range(len(rows)))


LOOP = "Which loop, slice or array sets it?"
ONES = "Which keepdims, [None] or reshape sets it?"
MET = "did a column (n, 1) meet a row (n,)? NumPy stretches both into a table."


@mistakes(
    (
        (3, 5),
        (2, 5),
        f" (n_in, n_out): the axis n_in has length 3 instead of 2. {LOOP}",
        {"axes": ("n_in", "n_out"), "N": 3},
    ),
    ((2, 6), (2, 5), f": the axis number 1 has length 6 instead of 5. {LOOP}"),
    (2, 3, f": the axis number 0 has length 2 instead of 3. {LOOP}"),
    (
        2,
        3,
        ": its length is 2, which is N, instead of 3. Was it summed over the other"
        " axis?",
        {"N": 2},
    ),
    (
        (1, 5),
        (2, 5),
        ": the axis number 0 has length 1 instead of 2. Does `return` stand inside"
        " a loop, or is only one part taken?",
    ),
    ((3, 5), (2, 4), ": which axes stay, and which one is summed over?"),
    (1, 3, ": it is one single number. Was everything summed or averaged?"),
    (3, (3, 1), ": the axis number 1 is gone. Did a squeeze or an index take it away?"),
    (
        2,
        (2, 3),
        " (N, n_out): the axis n_out is gone. Did a sum, mean or index take it away?",
        {"axes": ("N", "n_out")},
    ),
    (3, (3, 1, 1), f": an axis of length 1 is missing. {ONES}"),
    ((2, 1, 3), (1, 2, 3), f": an axis of length 1 is misplaced. {ONES}"),
    ((1, 3), 3, f": an axis of length 1 is too many. {ONES}"),
    ((2, 3, 4), (5, 3), ": it has 3 axes instead of 2. Which belong there?"),
    (7, (4, 3), ": it has 1 axis instead of 2. Which belong there?"),
    (12, (4, 3), ": all its axes are laid in one. Which line flattens it?"),
    (
        (4, 3),
        (),
        ": it should be one single number. Is a sum or a mean over all missing?",
    ),
    (
        (4, 3),
        3,
        ": there is one more axis, of length 4. Is a sum missing, or is it added?",
    ),
    ((4, 3), 4, ": it has 2 axes instead of 1. Which belong there?"),
    ((4, 4), 4, f": {MET}"),
    ((4, 4), (4, 1), f": {MET}"),
    ((3, 2), (2, 3), ": the axes are swapped. Which comes first?"),
)
def test_shape_is_said_with_its_reason(got, right, words, options):
    got, right = np.ones(got), np.full(right, 2.0)
    shapes = f"z has shape {got.shape}, it should have {right.shape}"
    assert diagnose("z", got, right, **options) == f"{shapes}{words}"


@mistakes(
    (
        TABLE,
        TABLE.sum(axis=0),
        "z has shape (2, 3), it should have (3,): there is one more axis, of length 2."
        " Summed over it, the numbers are right. Where does that sum belong?",
    ),
    (
        ROW,
        ROW.sum(),
        "z has shape (5,), it should have (): there is one more axis, N. Summed over"
        " it, the numbers are right. Where does that sum belong?",
        {"N": 5},
    ),
    (
        TABLE[:1],
        TABLE[0],
        "z has shape (1, 3), it should have (3,): an axis of length 1 is too many."
        " Which keepdims, [None] or reshape sets it?",
    ),
)
def test_sum_is_missing_only_over_more_than_one(got, right, words, options):
    assert diagnose("z", got, right, **options) == words


ASK_NAN = "Where is there a 0/0, a log of 0, or exp of a large number?"


@mistakes(
    (
        put((1, 2), nan),
        TABLE,
        "[1, 2] is nan, it should be 5 (nan or inf in 1 of 6 entries). ",
    ),
    (
        put(1, inf),
        TABLE,
        "[1, 0] is inf, it should be 3 (nan or inf in 3 of 6 entries, all in row 1). ",
    ),
    (put(([0, 1], 1), nan), TABLE, "[0, 1] is nan, it should be 2 (nan or inf in 2"),
    (put(([0, 1], [0, 1]), nan), TABLE, " in 2 of 6 entries). "),
    (put((0, [0, 1]), nan, TABLE[:1]), TABLE[:1], " in 2 of 3 entries). "),
    (put(0, nan, ROW[:2]), ROW[:2], "[0] is nan, it should be 1 (nan or inf in 1 of"),
    (nan, 1.23456, " is nan, it should be 1.235. "),
)
def test_nan_is_said_with_its_place_and_line(got, right, words, options):
    said = diagnose("z", got, right, **options)
    assert words in said
    assert said.endswith(ASK_NAN)


@mistakes(
    (
        [-0.0, 0.0],
        [nan, nan],
        "z[0] is 0, but a nan went in there and should show. What hides it?",
    ),
    (
        [1.0, 2.0],
        [1.5, 2.25],
        "z holds the right value cut to whole numbers. Is it stored in an array of"
        " integers (zeros_like of integer data, or //)?",
    ),
    (
        TABLE,
        TABLE**3,
        "z is equal to the array x: nothing was done with it. Which factor is missing?",
        {"known": {"a": THREE, "the array b": 0 * TABLE, "the array x": TABLE}},
    ),
    (
        TABLE,
        TABLE[:1],
        "z is equal to the array x: nothing was done with it. Which factor is missing?",
        {"known": {"the array x": TABLE}},
    ),
    (
        TABLE,
        put(0, 0.0),
        "z should be 0 in 3 of 6 entries (first z[0, 0], it is 1); the rest is right."
        " What should set it to 0?",
        {"known": {"the array x": TABLE}},
    ),
    ([0.0, 0.0], [1.0, 2.0], "z is 0 everywhere. Is a result not written into it?"),
    ([0.0, 1.0], [0.0, 0.0], "z[1] is 1; the right value is 0 everywhere."),
    (
        [1.2, 3.5],
        [1.2345, 3.4567],
        "z is the right value rounded to 1 digit after the point. Which line rounds"
        " it?",
    ),
    (
        [1.23, 3.46],
        [1.2345, 3.4567],
        "z is the right value rounded to 2 digits after the point. Which line rounds"
        " it?",
    ),
    (
        [1000.1, 2000.3, 3000.0, 4000.0],
        [1000.0, 2000.0, 3000.0, 4000.0],
        "z is off by only 7e-05 of its size. Are numbers rounded, clipped, or kept in"
        " float32?",
    ),
    (
        [nan, 1.0001, 2.0001, 3.0002],
        [nan, 1.0, 2.0, 3.0],
        "z is off by only 7e-05 of its size. Are numbers rounded, clipped, or kept in"
        " float32?",
    ),
    # seven digits and more are no rounding that a learner wrote
    (
        [0.0012346, 0.0023457],
        [0.00123456789, 0.00234567891],
        "z is off by only 1e-05 of its size. Are numbers rounded, clipped, or kept in"
        " float32?",
    ),
    (
        np.minimum(ROW, 2.5),
        ROW,
        "z never goes above 2.5; the right value does, in 3 of 5 entries. What cuts it"
        " off?",
    ),
    (
        np.maximum(ROW, 3.5),
        ROW,
        "z never goes below 3.5; the right value does, in 3 of 5 entries. What cuts it"
        " off?",
    ),
)
def test_entries_are_described_in_whole_words(got, right, words, options):
    assert diagnose("z", got, right, **options) == words


@mistakes(
    # only the worst place is shown
    (
        put((0, 1), 2.5, put((1, 1), 7.3)),
        TABLE,
        "[0, 1] is 2.5; the right value is 2; only column 1 of z is wrong",
    ),
    (
        put(1, [3.5, 7.25, 5.75]),
        TABLE,
        "[1, 2] is 5.75; the right value is 5; only row 1 of z is wrong",
    ),
    (
        put((1, 2), 9.0),
        TABLE,
        "[1, 2] is 9; the right value is 5; all other entries are right",
    ),
    (
        [[1.0, 2.0], [3.0, 4.0]],
        [[1.0, 9.0], [3.3, 4.0]],
        "[0, 1] is 2; the right value is 9; 2 of 4 entries are wrong",
    ),
    (
        [[1.5, 2.0], [3.0, 5.0]],
        [[1.0, 9.0], [3.3, 4.0]],
        "[0, 1] is 2; the right value is 9; all entries are wrong",
    ),
    # the only row is no news, and three entries are seen at a glance
    (
        [[1.0, 2.0, 3.3, 4.0]],
        [[1.0, 9.0, 3.0, 4.0]],
        "[0, 1] is 2; the right value is 9; 2 of 4 entries are wrong",
    ),
    ([[1.0, 2.0, 3.3]], [[1.0, 9.0, 3.0]], "[0, 1] is 2; the right value is 9"),
    (np.minimum(ROW, 3.5), ROW, "[4] is 3.5; the right value is 7"),
    # nan and inf that are right are no worse place
    ([nan, 9.0, 2.0, 3.0], [nan, 1.0, 2.0, 3.0], "[1] is 9; the right value is 1"),
    ([inf, 9.0, 2.0, 3.0], [inf, 1.0, 2.0, 3.0], "[1] is 9; the right value is 1"),
    (5.0, inf, " is 5; the right value is inf"),
    (3.0, 0.0, " is 3; the right value is 0"),
    # off by little beside the largest, or beside each, or in few entries: no rounding
    ([1e3, 0.055, 0.025], [1e3, 0.05, 0.02], "[2] is 0.025; the right value is 0.02"),
    (
        np.multiply([1.0, 2, 3, 4], [1.005, 0.995, 1.004, 1.006]),
        [1.0, 2.0, 3.0, 4.0],
        "[3] is 4.024; the right value is 4",
    ),
    (
        [1000.2, 2e3, 4e3],
        [1000.1, 2e3, 4e3],
        "[0] is 1000.2; the right value is 1000.1",
    ),
    (1.23, 1.2345, " is 1.23; the right value is 1.234"),
    # one row is no pattern
    ([[1.0, 2.0, 3.5]], [[1.5, 4.0, 3.0]], "[0, 1] is 2; the right value is 4"),
    # each entry counts as wrong by the tolerances
    (
        put((1, 2), 9.0, TABLE * (1 + 1e-7)),
        TABLE,
        "[1, 2] is 9; the right value is 5; all other entries are right",
    ),
    (
        put((1, 2), 9.0, TABLE + 5e-4),
        TABLE,
        "[1, 2] is 9; the right value is 5; all other entries are right",
        {"rtol": 0, "atol": 1e-3},
    ),
    # noise beside the right numbers is written as 0, but not what is as small as they
    (
        put((0, 1), 1e-10, TABLE * 1000),
        TABLE * 1000,
        "[0, 1] is 0; the right value is 2000; all other entries are right",
    ),
    (
        put((1, 2), 5e-14, TABLE * 1e-13),
        TABLE * 1e-13,
        "[1, 2] is 5e-14; the right value is 5e-13; all other entries are right",
        {"atol": 0},
    ),
)
def test_worst_place_is_shown_if_nothing_else_is_seen(got, right, words, options):
    said = diagnose("z", got, right, **options)
    assert said == f"z{words}. Which term differs there?"


ONE_PLACE = "is filled only in one place:"
RETURN = "The rest is 0. Does `return` stand inside the loop?"
LEFT_OUT = "is 0; the rest is right. Does a loop leave that"
CONDITION = "Which condition or loop leaves 0 there?"


@mistakes(
    (put(1, 0), TABLE, f"z {ONE_PLACE} the first row of z. {RETURN}"),
    (
        put((slice(None), [1, 2]), 0),
        TABLE,
        f"z {ONE_PLACE} the first column of z. {RETURN}",
    ),
    (TABLE * [[1, 0, 0], [0, 0, 0]], TABLE, f"z {ONE_PLACE} z[0, 0]. {RETURN}"),
    (
        put((slice(None), 2), 0),
        TABLE,
        f"column 2 of z {LEFT_OUT} column out? Counting starts at 0.",
    ),
    (put(0, 0), TABLE, f"row 0 of z {LEFT_OUT} row out? Counting starts at 0."),
    (
        TABLE * [[1, 1, 0], [0, 0, 0]],
        TABLE,
        "z is right except for zeros in 4 of 6 entries (first z[0, 2], should be 4)."
        f" {CONDITION}",
    ),
    ([[1.0, 0, 0]], [THREE], f"z {ONE_PLACE} the first column of z. {RETURN}"),
    (
        [1.0, 0, 0],
        THREE,
        "z is right except for zeros in 2 of 3 entries (first z[1], should be 2)."
        f" {CONDITION}",
    ),
    (
        put((1, slice(None)), [3.0, 7.0, 9.0], put(0, 0)),
        TABLE,
        "z[0, 2] is 0; the right value is 4; 4 of 6 entries are wrong. Which term"
        " differs there?",
    ),
    (
        [1.0, 0.0],
        [1.0, 2.0],
        f"z is right except for zeros in 1 of 2 entries (first z[1], should be 2)."
        f" {CONDITION}",
    ),
    (
        [1.0, 2.0, 4.0, 3.0, 0.0],
        [0.0, 2.0, 4.0, 3.0, 7.0],
        "z is 0 in other places than it should be: 1 too many (first z[4]), 1 missing"
        " (first z[0]); the rest is right. Which array should decide where it is 0?",
    ),
    (
        [0.0, 2.0, 0.0],
        [1.0, 0.0, 4.0],
        "z is 0 exactly where it should not be, and not 0 where it should. Is the"
        " condition turned round?",
    ),
)
def test_zeros_are_told_from_an_early_end_and_from_a_mask(got, right, words, options):
    assert diagnose("z", got, right, **options) == words


FIVES = {"sizes": dict.fromkeys("abcd", 5)}
THREES = {"N": 3, "axes": ("n_in", "n_out")}
OF_WHAT = "what is missing, or too much?"
FLIPPED = "the sign is flipped"


FACTORS = [
    (1.37, {}, ". What multiplies it, and is missing or too much?"),
    (-1, {}, f"; {FLIPPED}: where does a minus come from?"),
    (2, {}, "; is a ½ missing, or a 2 that should have canceled?"),
    (2, {"N": 1}, "; is a ½ missing, or a 2 that should have canceled?"),
    (0.5, {"N": 1}, "; is a ½ too much, or a 2 missing?"),
    (
        -1 / 24,
        {"N": 4, "axes": ("n_in", "n_out"), "sizes": {"n_hidden": 6}},
        f"; {FLIPPED}, and this is 1/(N·n_hidden): is it divided by (N·n_hidden)"
        " once too often?",
    ),
    # N is likely enough to stand alone, but 2 is as likely
    (3, THREES, "; 3 is N: is the 1/N missing?"),
    (1 / 3, THREES, "; this is 1/N: is it divided by N once too often?"),
    (2, {"N": 2, "axes": ("n_in",)}, f"; this is N, or 2: {OF_WHAT}"),
    (25, {"N": 5}, "; 25 is N²: is it twice not divided by N?"),
    (1 / 25, {"N": 5}, "; this is 1/N²: is it divided by N twice?"),
    (
        5 / 7,
        {"sizes": {"a": 5, "b": 7}},
        "; this is a/b: is it divided by b in place of a?",
    ),
    # no more than three names, or two that are made of two lengths
    (5, FIVES, f"; this is a, or b, or c: {OF_WHAT}"),
    (10, FIVES, f"; this is 2a, or 2b, or 2c: {OF_WHAT}"),
    (25, FIVES, f"; this is (a·b), or (a·c): {OF_WHAT}"),
    (5, {"sizes": {"a": 5}, "N": 10}, f"; this is a, or N/2: {OF_WHAT}"),
]


@pytest.mark.parametrize(
    ("ratio", "options", "words"), FACTORS, ids=range(len(FACTORS))
)
def test_factor_is_said_with_its_names(ratio, options, words):
    said = diagnose("dL_dW", ratio * TABLE, TABLE, **options)
    assert said == f"dL_dW is {ratio:.4g} times the right value everywhere{words}"


@mistakes(
    (4.5, 1.5, "L is 3 times the right value; 3 is N: is the 1/N missing?", {"N": 3}),
    (
        0.5,
        1.0,
        "L is 0.5 times the right value; is a ½ too much, or a 2 missing?",
        {"sizes": {"a": 2}},
    ),
    (7.5, 1.5, f"L is 5 times the right value; this is a, or b: {OF_WHAT}", FIVES),
    (
        3.0,
        1.5,
        f"L is 2 times the right value; this is N, or 2: {OF_WHAT}",
        {"N": 2, **FIVES},
    ),
)
def test_one_number_is_no_everywhere(got, right, words, options):
    assert diagnose("L", got, right, **options) == words


TERM = "Where does that term come from?"


@mistakes(
    (
        THREE + 0.25 * SHORT,
        THREE,
        f"z is the right value plus 0.25 times y. {TERM}",
        {"w": np.arange(4), "n": None, "y": SHORT},
    ),
    (THREE - SHORT, THREE, f"z is the right value minus y. {TERM}", {"y": SHORT}),
    (
        THREE + 0.5 * SHORT,
        THREE,
        f"z is the right value plus 0.5 times y. {TERM}",
        {"x": np.array([1.0, inf, 3.0]), "y": SHORT},
    ),
    # 0 and 1 fit too much by chance
    (
        np.add(THREE, [0.0, 0.5, 0.5]),
        THREE,
        "z[1] is 2.5; the right value is 2. Which term differs there?",
        {"y": np.array([0.0, 1.0, 1.0])},
    ),
    # pixels are of a type that would overflow
    (
        np.add(THREE, [200.0, 100.0, 50.0]),
        THREE,
        f"z is the right value plus x. {TERM}",
        {"x": np.array([200, 100, 50], dtype=np.uint8)},
    ),
    (
        THREE * SHORT,
        THREE,
        "z is the right value times y, entry by entry. Is y multiplied in once too"
        " often?",
        {"y": SHORT},
    ),
    (
        THREE / SHORT,
        THREE,
        "z lacks a factor: times y, entry by entry, it would be the right value. Which"
        " line should multiply by it?",
        {"y": SHORT},
    ),
)
def test_mixed_in_array_is_named_among_others(got, right, words, options):
    assert diagnose("z", got, right, known=options) == words


@mistakes(
    ([4.0, 9.0], [2.0, 3.0], "z is the square of the right value. What is squared?"),
    (
        [1 / 2, 1 / 3],
        [2.0, 3.0],
        "z is 1 over the right value. Which division is upside down?",
    ),
    (
        [2.74, 4.11],
        [2.0, 3.0],
        "z is 1.37 times the right value everywhere. What multiplies it, and is missing"
        " or too much?",
    ),
    ([2.5, 3.5], [2.0, 3.0], "z is too large by 0.5 everywhere. What is added?"),
    ([1.5, 2.5], [2.0, 3.0], "z is too small by 0.5 everywhere. What is added?"),
    (
        TABLE + THREE,
        TABLE,
        "every row of z is off by the same [1, 2, 4]. Is a bias missing, or added"
        " twice?",
    ),
    (
        TABLE * [1, 1, -1],
        TABLE,
        "z has the right sizes; the sign at z[0, 2] is wrong. Where does a minus come"
        " from, or where is one missing?",
    ),
    (
        [4.0, 4.0],
        [2.0, 3.0],
        "z is 4 everywhere. Which input should make its entries differ?",
    ),
    (
        [[1.0, 2.0, 9.0]] * 2,
        TABLE,
        "all rows of z are the same. Does each use its own example?",
    ),
    (
        [[1.0, 2.0, 9.0]],
        [[2.1, 2.3, 4.7]],
        "z[0, 2] is 9; the right value is 4.7. Which term differs there?",
    ),
    # the right value is counted in whole numbers that would overflow
    (
        [800.0, 1600.0, 400.0],
        np.array([100, 200, 50], dtype=np.uint8),
        "z is 8 times the right value everywhere; 8 is N: where does that factor come"
        " from?",
        {"N": 8},
    ),
)
def test_pattern_is_seen_in_as_few_entries_as_show_it(got, right, words, options):
    assert diagnose("z", got, right, **options) == words


class Callable:
    """An array that can be called, as a model's output may be."""

    def __call__(self):
        return 1.0

    def __array__(self, dtype=None, copy=None):
        return TABLE


ROWS_ASKED = "Does it hold one array alone, and are its rows equally long?"


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "is None: is a return missing?"),
        ("text", "is text, not numbers. Is it written in quotes?"),
        ({1: 2}, "is a dict, not an array of numbers."),
        (np.sin, "is a function, not numbers: was it left without its brackets ()?"),
        (
            [[1], [2, 3]],
            f"cannot be read as an array of numbers: its type is list. {ROWS_ASKED}",
        ),
        (
            ["a", "b"],
            f"cannot be read as an array of numbers: its type is list. {ROWS_ASKED}",
        ),
        (object(), "cannot be read as an array of numbers: its type is object."),
        (
            TABLE + 1j,
            "holds complex numbers: was a negative number given to a root or log?",
        ),
    ],
)
def test_what_is_no_array_is_said_in_whole_words(got, words):
    assert diagnose("z", got, TABLE) == f"z {words}"


@pytest.mark.parametrize("got", [Callable(), TABLE + 0j, TABLE.astype(object)])
def test_unusual_form_of_the_right_array_is_right(got):
    assert diagnose("z", got, TABLE) is None
    assert diagnose("z", [inf, -inf, nan], [inf, -inf, nan]) is None
