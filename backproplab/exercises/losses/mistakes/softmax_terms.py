# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Softmax: the terms are not powers of e, or something is done besides."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.softmax_sums import row_max, row_sum
from backproplab.layers import Sigmoid, Softmax


def right(z):
    """Turn logits into probabilities with the layer of the package."""
    return Softmax().forward(z)[0]


def into_logits_type(z):
    """Write the probabilities into an array of the type of z."""
    p = np.zeros_like(z)
    p[...] = right(z)
    return p


def shift_in_place(z):
    """Take the maximum away inside the logits that were given."""
    z -= row_max(z)
    return np.exp(z) / row_sum(np.exp(z))


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
        "The logits themselves are divided by their sum, so negative ones stay"
        " negative.",
        "Which function makes every number positive first?",
        also=(
            lambda z: z / np.sum(z),
            lambda z: z / np.sum(z, axis=0),
            lambda z: (z - row_max(z)) / row_sum(z - row_max(z)),
        ),
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
        "place_of_largest",
        lambda z: z.argmax(axis=1),
        "This is the number of the winning class of each row.",
        "How many probabilities does one row of logits need?",
        also=(row_max, lambda z: z.max(axis=1), lambda z: right(z).max(axis=1)),
    ),
    Mistake(
        "softmax_applied_twice",
        lambda z: right(right(z)),
        "Softmax was applied twice: the second one flattens what the first one gave.",
        "How often does the line with np.exp run?",
    ),
    Mistake(
        "sign_flipped",
        lambda z: right(-z),
        "The largest logit got the smallest probability: there is a minus in the"
        " exponent.",
        "Which class should win: the one with the largest logit, or the smallest?",
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
    Mistake(
        "slope_instead",
        lambda z: right(z) * (1 - right(z)),
        "p (1 - p) is a slope, the one of each probability in its own logit.",
        "What should a row of probabilities add up to?",
    ),
    Mistake(
        "logits_clipped",
        lambda z: right(np.clip(z, -500, 500)),
        "The logits were clipped, so different far logits become equal.",
        "What should 1000 and 999 give: the same share as 1 and 0, or ½ each?",
        also=tuple(
            lambda z, far=far: right(np.clip(z, -far, far))
            for far in (10, 20, 50, 100, 300, 700, 709)
        ),
    ),
    Mistake(
        "nan_hidden",
        lambda z: np.nan_to_num(np.exp(z) / row_sum(np.exp(z))),
        "The nan of far logits was replaced by 0, but the probabilities there are"
        " wrong: such a row does not add up to 1.",
        "What makes exp overflow, and what can be taken away from the row before?",
        also=(
            lambda z: np.nan_to_num(np.exp(z)) / row_sum(np.nan_to_num(np.exp(z))),
            lambda z: np.nan_to_num(np.exp(z) / row_sum(np.exp(z)), nan=1.0),
        ),
    ),
    Mistake(
        "columns_are_examples",
        lambda z: right(z).T,
        "The numbers are right, but turned round: here an example is a row.",
        "Which shape has z, and so p?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "epsilon_too_large",
        lambda z: np.exp(z - row_max(z)) / (row_sum(np.exp(z - row_max(z))) + 1e-3),
        "Something is added to the sum below, so a row adds up to less than 1.",
        "After the shift, how small can the sum of a row become?",
        also=tuple(
            lambda z, more=more: (
                np.exp(z - row_max(z)) / (row_sum(np.exp(z - row_max(z))) + more)
            )
            for more in (1.0, 0.1, 0.01, 1e-4, 1e-5)
        ),
    ),
    Mistake(
        "changes_input",
        shift_in_place,
        "The values are right, but z itself was changed: `z -=` writes into the array"
        " of the caller, and the backward pass will see other numbers.",
        "How can the shifted logits go into a new array?",
    ),
    Mistake(
        "integer_truncation",
        into_logits_type,
        "The result was stored in an array of the type of z. When z holds whole"
        " numbers, every probability below 1 is cut to 0.",
        "Which type does np.zeros_like(z) have when z holds whole numbers?",
    ),
)
