"""Notebook 07: what learners hand in, and what has to be said about it."""

import numpy as np
import pytest

from backproplab import MeanSquaredError, gradient_check
from backproplab.exercises import check
from backproplab.exercises.gradient_checking.slopes import numerical_gradient
from backproplab.exercises.gradient_checking.suspects import suspects
from backproplab.exercises.gradient_checking.watching import watched_gradient

H = 1e-5


def said(answer, exercise):
    """The name of the mistake, and all that a failed check says about it."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed"
    return feedback.mistake, "\n".join(feedback.says)


# --- numerical_gradient: by its own arithmetic, in place or on copies


def in_place(step=H, *, floats=True, keep=float, restore=True, both=True):
    """A numerical gradient that moves each entry of w, or of a float copy of it."""

    def numerical_gradient(f, w, h=step):
        w = np.array(w, dtype=float) if floats else w
        slopes = np.zeros(w.shape)
        for i in np.ndindex(*w.shape):
            old = w[i]
            w[i] = old + h
            ahead = keep(f(w))
            w[i] = old - h if both else old
            behind = keep(f(w))
            if restore:
                w[i] = old
            slopes[i] = (ahead - behind) / (2 * h if both else h)
        return slopes

    return numerical_gradient


def with_nudge(quotient, step=H, dtype=float):
    """A numerical gradient by an array of zeros with one nudge in it."""

    def numerical_gradient(f, w, h=step):
        w = np.asarray(w, dtype=dtype)
        slopes = np.zeros(w.shape)
        for i in np.ndindex(w.shape):
            nudge = np.zeros(w.shape, dtype=dtype)
            nudge[i] = h
            slopes[i] = quotient(f, w, nudge, h)
        return slopes

    return numerical_gradient


def central(f, w, nudge, h):
    return (f(w + nudge) - f(w - nudge)) / (2 * h)


def left_nudged(f, w):
    slopes = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        w[i] += H
        ahead = float(f(w))
        w[i] -= 2 * H
        slopes[i] = (ahead - float(f(w))) / (2 * H)
    return slopes


def left_nudged_on_a_copy(f, w):
    return left_nudged(f, w.astype(float))


def nudge_in_a_copy(f, w):
    slopes = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        moved = w.flatten()
        moved[0] += H
        slopes[i] = (float(f(w)) - float(f(w))) / (2 * H)
    return slopes


def flat_argument(f, w):
    flat = np.array(w, dtype=float).ravel()
    slopes = [
        (f(flat + H * unit) - f(flat - H * unit)) / (2 * H)
        for unit in np.eye(len(flat))
    ]
    return np.reshape(slopes, w.shape)


def one_number_as_argument(f, w):
    slopes = [(f(v + H) - f(v - H)) / (2 * H) for v in np.ravel(w)]
    return np.reshape(slopes, w.shape)


def random_direction(f, w):
    v = np.random.default_rng(0).normal(size=w.shape)
    return (f(w + H * v) - f(w - H * v)) / (2 * H) * v


def early_return(f, w):
    slopes = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[i] = H
        slopes[i] = central(f, w, nudge, H)
        return slopes


def nothing_returned(f, w):
    numerical_gradient(f, w)


def behind(f, w, nudge, h):
    return (f(w) - f(w - nudge)) / h


def reciprocal_step(f, w, nudge, h):
    return (f(w + nudge) - f(w - nudge)) * 2 * h


SUBMITTED = [
    (in_place(floats=False), "integer_input", "cut back to a whole number"),
    (left_nudged, "input_not_restored", "stays nudged after it was measured"),
    (left_nudged_on_a_copy, "input_not_restored", "at the wrong point"),
    (in_place(restore=False), "input_not_restored", "at the wrong point"),
    (with_nudge(lambda *a: 2 * central(*a)), "divided_by_h", "twice too large"),
    (in_place(1e-13), "step_too_small", "differ only in their last digits"),
    (with_nudge(central, 1e-12), "step_too_small", "round-off"),
    (with_nudge(central, 1e-16), "step_too_small", "round-off"),
    (with_nudge(central, 1e-11), "step_too_small", "round-off"),
    (with_nudge(central, 0.05), "step_too_large", "the curve bends on the way"),
    (in_place(0.01), "step_too_large", "the curve bends on the way"),
    (in_place(1.0), "step_too_large", "the curve bends on the way"),
    (nudge_in_a_copy, "nudged_a_copy", "never saw a nudge"),
    (in_place(keep=np.asarray), "result_is_a_view", "a window on w"),
    (with_nudge(central, dtype=np.float32), "single_precision", "float32"),
    (with_nudge(central, 1e-3, np.float32), "single_precision", "float32"),
    (with_nudge(central, 0.01, np.float16), "single_precision", "shorter floats"),
    (
        with_nudge(lambda f, w, n, h: f(w + n) - f(w - h)),
        "one_point_moves_all",
        "w - h",
    ),
    (random_direction, "all_entries_nudged", "at once"),
    (lambda f, w: (f(w + H) - f(w - H)) / (2 * H) * w, "all_entries_nudged", "at once"),
    (in_place(both=False), "forward_difference", "on one side only"),
    (in_place(1e-7, both=False), "forward_difference", "on one side only"),
    (
        with_nudge(lambda f, w, n, h: (f(w) - f(w - n)) / h),
        "forward_difference",
        "side",
    ),
    (flat_argument, "shape_lost", "another shape than w"),
    (one_number_as_argument, "shape_lost", "another shape than w"),
    (with_nudge(lambda *a: -central(*a)), "sign_flipped", "The sign is flipped"),
    (with_nudge(reciprocal_step), "multiplied_by_h", "multiplied by h"),
    (early_return, "one_entry_filled", "Does `return` stand inside the loop"),
    (nothing_returned, "missing_return", "gives back None"),
    (lambda f, w: 2 * w, "f_not_called", "f was never called"),
    (lambda f, w: np.zeros(w.shape), "f_not_called", "f was never called"),
    (
        lambda f, w: numerical_gradient(f, w).ravel(),
        "result_flat",
        "the shape of its w",
    ),
    (lambda f, w: numerical_gradient(f, w).sum(), "one_number_returned", "of its own"),
]


@pytest.mark.parametrize(("function", "mistake", "words"), SUBMITTED)
def test_numerical_gradient_is_diagnosed(function, mistake, words):
    name, message = said(function, "numerical_gradient")
    assert name == mistake, message
    assert words in message


def test_rounded_slopes_are_described():
    rounded = with_nudge(lambda *a: round(float(central(*a)), 3))
    _, message = said(rounded, "numerical_gradient")
    assert "rounded to 3 digits" in message


def test_changed_w_is_reported_although_the_slopes_are_right():
    def adds_back(f, w, h=1e-5):
        slopes = numerical_gradient(f, w, h)
        if w.dtype == float:
            w += h
            w -= h
        return slopes

    name, message = said(adds_back, "numerical_gradient")
    assert name in ("restored_by_arithmetic", "changed_input")
    assert "caller" in message


@pytest.mark.parametrize("step", [1e-3, 1e-4, 1e-6, 1e-8, 1e-9])
def test_a_central_difference_with_a_step_of_its_own_passes(step):
    for function in (in_place(step), with_nudge(central, step)):
        assert check(function, exercise="numerical_gradient").passed


@pytest.mark.parametrize("answer", [lambda f, w, h: w, lambda f, w, eps: w])
def test_a_step_that_has_lost_its_default_is_told(answer):
    feedback = check(answer, exercise="numerical_gradient")
    assert feedback.mistake == "default_missing"
    assert "calls numerical_gradient(f, w)" in feedback.message
    assert "`def numerical_gradient(f, w, h=1e-5):`" in feedback.message


def test_facts_about_the_calls_are_odd_only_where_something_is():
    def square(w):
        return np.sum(w**2)

    w = np.array([[1.0, 2.0], [3.0, 4.0]])
    right = watched_gradient(numerical_gradient, square, w)
    assert [*right] == ["h_is_the_step", "gradient"]
    facts = watched_gradient(left_nudged, square, w.copy())
    assert facts["entries_left_moved"] == 4
    assert "sides" not in facts
    facts = watched_gradient(flat_argument, square, w)
    assert facts["shape_kept"] == 0
    assert np.isnan(facts["gradient"]).all()


# --- relative_error


def quotient(a, b):
    return np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))


def loop(a, b, start=0.0):
    worst = start
    for p, q in zip(np.ravel(a), np.ravel(b), strict=True):
        error = abs(p - q) / max(1e-12, abs(p) + abs(q))
        if error > worst:
            worst = error
    return worst


def last_one(a, b):
    for p, q in zip(np.ravel(a), np.ravel(b), strict=True):
        error = abs(p - q) / max(1e-12, abs(p) + abs(q))
    return error


COMPARED = [
    (lambda a, b: (np.abs(a - b) / (np.abs(a) + np.abs(b))).max(), "zero_over_zero"),
    (lambda a, b: np.max(np.abs((a - b) / b)), "divided_by_one_side"),
    (lambda a, b: np.max(np.abs(a - b) / (np.abs(a) + 1e-12)), "divided_by_one_side"),
    (lambda a, b: np.nanmax(quotient(a, b)), "nan_ignored"),
    (lambda a, b: np.max(quotient(*map(np.nan_to_num, (a, b)))), "nan_ignored"),
    (lambda a, b: quotient(a, b)[~np.isnan(quotient(a, b))].max(), "nan_ignored"),
    (loop, "nan_ignored"),
    (lambda a, b: np.average(quotient(a, b)), "averaged_instead_of_worst"),
    (lambda a, b: np.median(quotient(a, b)), "averaged_instead_of_worst"),
    (lambda a, b: sum(quotient(a, b).ravel()), "summed_instead_of_worst"),
    (
        lambda a, b: (
            np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-12)
        ),
        "norms_compared",
    ),
    (lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(b), "lengths_compared"),
    (
        lambda a, b: np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b) + 1e-15)),
        "divided_by_larger_side",
    ),
    (
        lambda a, b: np.max(2 * abs(a - b) / np.maximum(1e-12, abs(a) + abs(b))),
        "twice_too_large",
    ),
    (
        lambda a, b: np.max((a - b) / np.maximum(1e-12, abs(a) + abs(b))),
        "gap_without_abs",
    ),
    (lambda a, b: np.max(abs(a - b) / abs(a + b)), "size_of_the_sum"),
    (lambda a, b: abs(a - b).max(), "absolute_error"),
    (quotient, "every_entry_returned"),
    (lambda a, b: quotient(a, b).max() < 1e-6, "verdict_returned"),
    (lambda a, b: quotient(a, b).argmax(), "place_returned"),
    (
        lambda a, b: np.max(abs(a - b) / (abs(a) + abs(b) + 1e-8)),
        "floor_of_another_course",
    ),
    (
        lambda a, b: np.max(abs(a - b) / np.maximum(0.01, abs(a) + abs(b))),
        "floor_too_large",
    ),
    (last_one, "one_entry_only"),
    (lambda a, b: 1 - np.max(quotient(a, b)), "agreement"),
    (lambda a, b: 100 * np.max(quotient(a, b)), "in_percent"),
    (lambda a, b: round(float(np.max(quotient(a, b))), 2), "rounded"),
    (lambda a, b: np.max(abs(a - b) / np.hypot(a, b)), "root_of_squares"),
]


@pytest.mark.parametrize(("function", "mistake"), COMPARED)
def test_relative_error_is_diagnosed(function, mistake):
    name, message = said(function, "relative_error")
    assert name == mistake, message
    assert "is the 1/" not in message  # a ratio of two single numbers says nothing


@pytest.mark.parametrize("convention", ["deeplearning.ai", "CS231n"])
def test_error_of_another_course_is_right_there(convention):
    def norms(a, b):
        return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))

    def larger(a, b):
        return np.max(np.abs(a - b) / np.maximum(1e-12, np.maximum(abs(a), abs(b))))

    function = norms if convention == "deeplearning.ai" else larger
    _, message = said(function, "relative_error")
    assert message.startswith("Right under")
    assert convention in message


# --- values


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        ((-12, -12), "smallest_step"),
        ((-1, -1), "largest_step"),
        ((-8, -5), "columns_swapped"),
        ((-5, -5), "same_step_for_both"),
        ((-8, -8), "root_for_both"),
        ((5, 8), "minus_forgotten"),
        ((1e-5, 1e-8), "step_itself"),
    ],
)
def test_chosen_step_is_diagnosed(answer, mistake):
    assert said(answer, "choose_step")[0] == mistake


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (["W1[0, 0]", "W1[1, 0]"], "What besides x W1 goes into z1?"),
        (["b1[0]"], "it moves z1 together with others"),
        (["W1[0, 0]", "W1[0, 1]", "b1[0]"], "Which index of W1 counts"),
        (["W1[0, 0]", "W1[1, 0]", "b1[0]", "b2[0]"], "b2[0] is in the list, but"),
        (["b1[0]", "W1[0, 1]"], "W1[0, 1] is in the list, but"),
        (["W3[0, 0]"], "is no entry of W1, b1, W2 or b2"),
        (["W1[5, 0]"], "is no entry of W1, b1, W2 or b2"),
        (3, "How is a list of places written"),
        ("W1[0, 0]", "each input of that neuron has its own"),
        ([], "The list is empty"),
    ],
)
def test_entries_of_the_kink_twin_are_diagnosed(entries, words):
    assert words in said(entries, "kink_twin_entries")[1]


def test_each_suspect_is_caught_by_a_gradient_check():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 3)), rng.normal(size=(8, 3))
    reports = {
        letter: str(gradient_check(layer, MeanSquaredError(), x, y))
        for letter, layer in suspects().items()
    }
    assert [*reports] == [*"ABCDEF"]
    assert all("FAILED" in report for report in reports.values())
    assert "this is 1/N" in reports["A"]
    assert "Which array should decide where it is 0?" in reports["D"]
    assert "something that the layer remembers" in reports["F"]


@pytest.mark.parametrize(
    ("letter", "word", "words"),
    [
        ("B", "mask", "B is not 'mask'"),
        ("C", "sign", "every entry is -1 times"),
        ("E", "slope", "If one score of a row rises"),
        ("A", "sum", "How many times smaller"),
        ("F", "ghost", "is not one of the words"),
    ],
)
def test_wrong_name_of_a_bug_gets_its_reply(letter, word, words):
    right = {
        "A": "1/N twice",
        "B": "transpose",
        "C": "slope",
        "D": "mask",
        "E": "cross terms",
        "F": "adds up",
    }
    assert words in said(right | {letter: word}, "six_bugs")[1]
