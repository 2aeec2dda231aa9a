# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Softmax: the terms are not powers of e."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.softmax_sums import row_max, row_sum
from backproplab.layers import Sigmoid, Softmax


def right(z):
    """Turn logits into probabilities with the layer of the package."""
    return Softmax().forward(z)[0]


def row_min(z):
    """Return the smallest logit of each row, as a column."""
    return np.min(z, axis=1, keepdims=True)


def one_hot_of_largest(z):
    """Write a 1 at the largest logit of each row."""
    return np.eye(z.shape[1])[z.argmax(axis=1)]


TERMS = (
    Mistake(
        "not_divided",
        np.exp,
        "These are the powers alone: they are positive, but a row does not add up to"
        " 1.",
        "What is each power divided by?",
    ),
    Mistake(
        "exp_missing",
        lambda z: z / row_sum(z),
        "The logits themselves are shared out, shifted or cut perhaps, but without a"
        " power.",
        "Which function makes every logit positive, and keeps their order?",
        also=(
            lambda z: z / np.sum(z),
            lambda z: np.maximum(z, 0) / row_sum(np.maximum(z, 0)),
            lambda z: (z - row_min(z)) / (row_max(z) - row_min(z)),
            lambda z: (z - row_min(z)) / row_sum(z - row_min(z)),
            lambda z: z / np.sum(z, axis=0),
            lambda z: (z - row_max(z)) / row_sum(z - row_max(z)),
        ),
    ),
    Mistake(
        "shift_outside_exp",
        lambda z: (np.exp(z) - row_max(z)) / row_sum(np.exp(z) - row_max(z)),
        "The maximum was taken from the powers, not from the logits: a bracket closes"
        " too early, so the shares change and some may be negative.",
        "Where does the bracket of np.exp close: before the shift, or after it?",
        also=(lambda z: (np.exp(z) - row_max(z)) / row_sum(np.exp(z)),),
    ),
    Mistake(
        "exp_missing_below",
        lambda z: np.exp(z) / row_sum(z),
        "The sum below is that of the logits, not of their powers.",
        "What has to be summed, so that a row adds up to 1?",
        also=(
            lambda z: np.exp(z - row_max(z)) / row_sum(z - row_max(z)),
            lambda z: np.exp(z - row_max(z)) / row_sum(z),
            lambda z: np.exp(z) / np.exp(row_sum(z)),
        ),
    ),
    Mistake(
        "sigmoid_instead",
        lambda z: Sigmoid().forward(z)[0],
        "Each number was squashed by itself: this is the sigmoid, and a row does not"
        " add up to 1.",
        "Should one probability change when another logit of its row grows?",
    ),
    Mistake(
        "sigmoid_divided",
        lambda z: Sigmoid().forward(z)[0] / row_sum(Sigmoid().forward(z)[0]),
        "The sigmoids of a row are divided by their sum. The terms of softmax are"
        " other ones.",
        "Which function of each logit stands above and below in softmax?",
    ),
    Mistake(
        "log_softmax_instead",
        lambda z: z - row_max(z) - np.log(row_sum(np.exp(z - row_max(z)))),
        "These are the logs of the probabilities, all of them negative.",
        "Which function would undo the log?",
    ),
    Mistake(
        "largest_only",
        one_hot_of_largest,
        "The largest logit got 1 and the others 0. Softmax is soft: it leaves each"
        " class a share.",
        "What should come out when all logits of a row are equal?",
        also=(
            lambda z: (z == row_max(z)).astype(float),
            lambda z: np.round(right(z)),
        ),
    ),
    Mistake(
        "sign_flipped",
        lambda z: right(-z),
        "The largest logit got the smallest probability.",
        "Which class should win, and where does a minus come from?",
        also=(
            lambda z: np.exp(-z) / row_sum(np.exp(-z)),
            lambda z: np.exp(row_max(z) - z) / row_sum(np.exp(row_max(z) - z)),
            lambda z: 1 - right(z),
        ),
    ),
    Mistake(
        "another_base",
        lambda z: right(z * np.log(2)),
        "The powers have another base than e: 2 or 10 gives other shares.",
        "Which function of NumPy is the power of e?",
        also=(
            lambda z: right(z * np.log(10)),
            lambda z: right(z * np.log(2.71)),
            lambda z: right(z * np.log(2.718)),
            lambda z: 2.0**z / row_sum(2.0**z),
        ),
    ),
    Mistake(
        "squares_instead",
        lambda z: z**2 / row_sum(z**2),
        "Squares or sizes of the logits are shared out, so -3 counts like 3.",
        "Which function keeps the order of the logits and makes them positive?",
        also=(lambda z: np.abs(z) / row_sum(np.abs(z)),),
    ),
)
