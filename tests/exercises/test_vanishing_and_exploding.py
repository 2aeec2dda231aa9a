"""Answers to the exercises of notebook 10, and what has to be said about each."""

import math

import numpy as np
import pytest

from backproplab.exercises import check
from backproplab.exercises.vanishing_and_exploding.dead import dead_units
from backproplab.exercises.vanishing_and_exploding.quarter_power import quarter_power
from backproplab.exercises.vanishing_and_exploding.spread import initial_spread
from backproplab.layers import Dense, ReLU, Sigmoid, Tanh


def said(answer, exercise, mistake):
    """All that a failed check says, once the mistake has been named."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    return "\n".join(feedback.says)


# --- the references against the numbers of the lesson ---


def test_powers_of_a_quarter_are_those_of_the_lesson():
    found = [f"{value:.1e}" for value in quarter_power()]
    assert found == ["9.8e-04", "9.5e-07", "9.1e-13"]
    slopes, _ = Sigmoid().backward(
        np.ones((1, 9)), Sigmoid().forward(np.zeros((1, 9)))[1]
    )
    assert slopes.max() == 0.25


def spread_after(activation, bend, n=1000):
    """The standard deviation of z one layer later, if it is 1 before."""
    rng = np.random.default_rng(0)
    W = rng.normal(size=(n, n)) * initial_spread(n, activation)
    return np.std(bend(rng.normal(size=(400, n))) @ W)


def test_spread_keeps_the_variance():
    def relu(z):
        return np.maximum(z, 0)

    assert spread_after("relu", relu) == pytest.approx(1, rel=0.02)
    assert spread_after("tanh", lambda z: z) == pytest.approx(1, rel=0.02)
    assert spread_after("tanh", relu) == pytest.approx(0.5**0.5, rel=0.02)


def ratios(activation, c, depth=10, n=32):
    """First layer against last: the sizes of dL_dz and of dL_dW."""
    rng = np.random.default_rng(0)
    x, dL_da = rng.normal(size=(2, 64, n))
    lines = [Dense(c * rng.normal(size=(n, n)), np.zeros(n)) for _ in range(depth)]
    kept = []
    for line in lines:
        z, into_line = line.forward(x)
        x, into_bend = activation.forward(z)
        kept.append((line, into_line, into_bend))
    sizes = []
    for line, into_line, into_bend in reversed(kept):
        dL_dz, _ = activation.backward(dL_da, into_bend)
        dL_da, grads = line.backward(dL_dz, into_line)
        sizes.append([np.linalg.norm(dL_dz), np.linalg.norm(grads["W"])])
    return np.array(sizes[-1]) / np.array(sizes[0])


def test_ratio_of_weights_stays_and_that_of_errors_does_not():
    small, middle, large = (
        ratios(ReLU(), c / math.sqrt(32)) for c in (1, 2**0.5, 8**0.5)
    )
    np.testing.assert_allclose([middle[1], large[1]], small[1], rtol=1e-9)
    np.testing.assert_allclose(
        [middle[0], large[0]], [small[0] * 2**4.5, small[0] * 2**13.5]
    )
    # The numbers of the lesson are those of another draw, and obey the same law.
    assert pytest.approx(1.23, rel=0.01) == 0.054 * 2**4.5
    assert pytest.approx(629, rel=0.01) == 1.23 * 2**9


def test_sigmoids_lose_far_more_than_tanh():
    assert ratios(Sigmoid(), 32**-0.5)[0] < 1e-5
    assert 0.1 < ratios(Tanh(), 32**-0.5)[0] < 1


def test_dead_units_send_nothing_back():
    z = np.array([[-1.0, 2, 0], [-3, -1, -2]])
    dead = dead_units(z)
    dL_dz, _ = ReLU().backward(np.ones((2, 3)), ReLU().forward(z)[1])
    np.testing.assert_array_equal(dead, [True, False, True])
    np.testing.assert_array_equal(dead, ~dL_dz.any(axis=0))


# --- powers of a quarter ---


@pytest.mark.parametrize(
    ("answer", "mistake", "words"),
    [
        ((0.031, 0.00098, 9.5e-7), "half_instead_of_quarter", "not its slope"),
        ((1.25, 2.5, 5), "slopes_added", "slopes multiply"),
        ((0.05, 0.025, 0.0125), "quarter_divided", "far too slowly"),
        ((1024, 1048576, 1.0995e12), "turned_over", "not what is left"),
        ((-3, -6, -12), "exponents_only", "powers of ten"),
        ((9.8e-4, 4.9e-4, 2.44e-4), "halved_when_doubled", "half as much"),
        ((9.8e-4, 9.5e-8, 9.1e-13), "power_of_ten_slipped", "power of ten"),
        ((0.000977, 1e-7, 9.1e-13), None, "too little. Which 10 numbers"),
        ((0.000977, 9.5e-7, 0), None, "not nothing"),
        ((0.000977, 9.5e-7, 9.1e-12), None, "too much. Which 20 numbers"),
        ((0.001, 1e-6, 1e-12), None, "give two digits"),
        (("0.25**5", 0, 0), None, "is text"),
        ((math.nan, 0, 0), None, "that is no number"),
        ((0.000977, 9.5e-7), None, "3 results"),
    ],
)
def test_quarter_power(answer, mistake, words):
    message = said(answer, "quarter_power", mistake)
    assert words in message
    assert "9.54e-07" not in message


# --- spreads ---


def by_name(tanh, relu):
    return lambda n_in, activation: {"tanh": tanh, "relu": relu}[activation](n_in)


def spelled_otherwise(n_in, activation):
    return math.sqrt((2 if activation == "ReLU" else 1) / n_in)


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (by_name(lambda n: 1 / n, lambda n: 2 / n), "variance_returned", "root"),
        (spelled_otherwise, "xavier_for_both", "not recognized"),
        (
            by_name(lambda n: n**-0.5, lambda n: 2 / math.sqrt(n)),
            "two_outside_the_root",
            "factor of 4",
        ),
        (
            by_name(lambda n: n**-1 / 2, lambda n: (2 / n) ** 1 / 2),
            "half_power_without_brackets",
            "`** 1/2`",
        ),
        (
            by_name(lambda n: math.sqrt(3 / n), lambda n: math.sqrt(6 / n)),
            "limit_of_uniform",
            "convention",
        ),
        (
            by_name(lambda n: 5 / 3 / math.sqrt(n), lambda n: math.sqrt(2 / n)),
            "gain_of_five_thirds",
            "PyTorch",
        ),
        (by_name(lambda n: 1 // n, lambda n: 2 // n), "integer_division", "`//`"),
        (by_name(lambda n: 0.01, lambda n: 0.01), "fixed_spread", "however many"),
        (by_name(math.sqrt, lambda n: math.sqrt(2 * n)), "turned_over", "upside down"),
        (
            by_name(lambda n: 1 / n, lambda n: math.sqrt(2) / n),
            "only_two_under_the_root",
            "root",
        ),
    ],
)
def test_initial_spread(function, mistake, words):
    assert words in said(function, "initial_spread", mistake)


# --- dead units ---


def last_row_decides(z):
    dead = []
    for j in range(z.shape[1]):
        silent = True
        for i in range(z.shape[0]):
            silent = z[i, j] <= 0
        dead.append(silent)
    return dead


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (lambda z: np.any(z <= 0, axis=0), "sometimes_silent", "silent for one"),
        (lambda z: np.all(z <= 0, axis=1), "examples_instead_of_units", "each example"),
        (lambda z: np.all(z <= 0), "whole_layer", "whole layer"),
        (lambda z: z.max(axis=0) > 0, "alive_instead", "exchanged"),
        (lambda z: np.all(z < 0, axis=0), "zero_counts_as_firing", "exactly 0"),
        (lambda z: z.mean(axis=0) <= 0, "mean_compared", "may still fire"),
        (lambda z: np.all(z == 0, axis=0), "z_taken_for_a", "as if it were a"),
        (lambda z: np.all(z, axis=0) <= 0, "compared_too_late", "came first"),
        (
            lambda z: np.where(np.all(z <= 0, axis=0))[0],
            "places_returned",
            "numbers of",
        ),
        (lambda z: np.all(z <= 0, axis=0).sum(), "counted", "how many"),
        (lambda z: z.max(axis=0) <= 0.01, "threshold_above_zero", "only a little"),
        (last_row_decides, "first_example_only", "one example"),
        (lambda z: z <= 0, "every_entry", "each entry"),
    ],
)
def test_dead_units(function, mistake, words):
    assert words in said(function, "dead_units", mistake)
