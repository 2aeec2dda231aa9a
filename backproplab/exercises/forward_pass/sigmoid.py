# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 01: the sigmoid, also for far numbers."""

import numpy as np

from backproplab.exercises.definition import Exercise, Mistake
from backproplab.exercises.forward_pass.bends import numbers_to_bend
from backproplab.layers import Sigmoid, Softmax


def sigmoid_forward(z):
    """Squash every number into (0, 1): a = 1 / (1 + exp(-z)).

    Shapes: z (N, n_out); returns a (N, n_out).
    """
    small = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    a = np.where(z >= 0, 1, small) / (1 + small)
    return a


def naive_sigmoid(z):
    """Follow the formula to the letter."""
    return 1 / (1 + np.exp(-z))


def in_integers(function):
    """Write the result of a function into an array of the type of its input."""

    def cut(z):
        a = np.zeros_like(z)
        a[...] = function(z)
        return a

    return cut


SIGMOID = Exercise(
    reference=sigmoid_forward,
    notebook="01",
    title="the sigmoid",
    see="Derive, stage 4: the bend",
    results=("a",),
    fixtures=numbers_to_bend,
    hints=(
        "What is exp(-z) at z = 0, and what should the sigmoid be there?",
        "Write the formula with np.exp: it works on every entry. Mind the brackets.",
        "1 divided by (1 + np.exp(-z)). Against the overflow, np.where:"
        " with e = np.exp(-np.abs(z)), it is 1 / (1 + e) where z is at least 0, and"
        " e / (1 + e) elsewhere.",
    ),
    mistakes=(
        Mistake(
            "sign_in_exponent",
            lambda z: 1 / (1 + np.exp(z)),
            "It falls where it should rise: this is 1 - a.",
            "What is the sign in front of z in the exponent?",
        ),
        Mistake(
            "overflow_gives_nan",
            lambda z: np.exp(z) / (1 + np.exp(z)),
            "Right for ordinary z, but exp(800) is infinite, and inf / inf is nan.",
            "How can the formula be written so that exp only meets numbers below 0?",
        ),
        Mistake(
            "brackets_missing",
            lambda z: 1 / 1 + np.exp(-z),
            "This is 1 + exp(-z), the denominator alone. `1 / 1 + np.exp(-z)` gives the"
            " same: without brackets, the division comes first.",
            "Where do brackets have to stand, so that 1 is divided by all of it?",
        ),
        Mistake(
            "minus_in_denominator",
            lambda z: 1 / (1 - np.exp(-z)),
            "The denominator has a minus, so it is 0 at z = 0.",
            "What should the sigmoid be at 0, and so the denominator?",
        ),
        Mistake(
            "slope_instead",
            lambda z: naive_sigmoid(z) * (1 - naive_sigmoid(z)),
            "This is the slope of the sigmoid, a (1 - a), not its value.",
            "What should come out for a large z: 0 or 1?",
        ),
        Mistake(
            "tanh_instead",
            np.tanh,
            "This is tanh, which runs from -1 to 1.",
            "What should come out for a very negative z?",
        ),
        Mistake(
            "one_over_one_missing",
            lambda z: np.exp(-z),
            "This is exp(-z) alone.",
            "What is still around exp(-z) in the formula?",
        ),
        Mistake(
            "softmax_instead",
            lambda z: Softmax().forward(z)[0],
            "Each row adds up to 1: this is softmax. A sigmoid takes each number"
            " alone.",
            "Should one entry change when its neighbor changes?",
        ),
        Mistake(
            "step_instead",
            lambda z: np.where(z > 0, 1.0, 0.0),
            "There are only zeros and ones: this is a step, not a smooth curve.",
            "What should come out at z = 0?",
        ),
        Mistake(
            "rounded",
            lambda z: np.round(Sigmoid().forward(z)[0], 2),
            "The values are rounded to two digits.",
            "Who needs the other digits? Leave the rounding to whoever prints.",
        ),
        Mistake(
            "clipped_too_early",
            lambda z: naive_sigmoid(np.clip(z, -10, 10)),
            "Right for ordinary z; far away it stops short of 0 and 1.",
            "How far out does z have to be before the sigmoid is 0 to all digits?",
        ),
        Mistake(
            "integer_truncation",
            in_integers(naive_sigmoid),
            "The result was written into an array of integers, so it was cut to 0 or"
            " 1.",
            "Which type does np.zeros_like(z) have when z holds whole numbers?",
        ),
    ),
)
