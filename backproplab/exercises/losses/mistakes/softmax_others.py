# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Softmax: something is done besides, before or after."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.softmax_sums import row_max, row_sum
from backproplab.exercises.losses.mistakes.softmax_terms import right


def into_logits_type(z):
    """Write the probabilities into an array of the type of z."""
    p = np.zeros_like(z)
    p[...] = right(z)
    return p


def shift_in_place(z):
    """Take the maximum away inside the logits that were given."""
    z -= row_max(z)
    return np.exp(z) / row_sum(np.exp(z))


def jacobian(z):
    """Return the slope of each probability in each logit."""
    return np.array([np.diag(p) - np.outer(p, p) for p in right(z)])


def row_std(z):
    """Return the spread of each row, as a column."""
    return np.std(z, axis=1, keepdims=True)


OTHERS = (
    Mistake(
        "softmax_applied_twice",
        lambda z: right(right(z)),
        "Softmax was applied twice: the second one flattens what the first one gave.",
        "How often does the line with np.exp run?",
    ),
    Mistake(
        "slope_instead",
        lambda z: right(z) * (1 - right(z)),
        "These are slopes, p (1 - p) or the whole table of them, and not the"
        " probabilities.",
        "What should a row of probabilities add up to?",
        also=(jacobian,),
    ),
    Mistake(
        "place_of_largest",
        lambda z: z.argmax(axis=1),
        "Only the winner of each row comes back, its number or its value.",
        "How many probabilities does one row of logits need?",
        also=(row_max, lambda z: z.max(axis=1), lambda z: right(z).max(axis=1)),
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
        "The nan of far logits was replaced by a number, but the probabilities there"
        " are still wrong: such a row does not add up to 1.",
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
        "What shape does z have, and so p?",
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
    Mistake(
        "logits_scaled",
        lambda z: right(z / 10),
        "The logits were scaled before the powers were taken, so the shares are more"
        " alike than they should be, or less.",
        "What is done to z before np.exp, besides a shift?",
        also=(
            *(
                lambda z, factor=factor: right(z * factor)
                for factor in (2, 0.5, 0.1, 0.01, -0.5)
            ),
            lambda z: right(z / z.shape[1]),
            lambda z: right(z / len(z)),
            lambda z: right(z / row_max(z)),
            lambda z: right(z / np.sqrt(z.shape[1])),
            lambda z: right((z - np.mean(z, axis=1, keepdims=True)) / row_std(z)),
        ),
    ),
    Mistake(
        "one_row_only",
        lambda z: right(z)[0],
        "Only one row comes back.",
        "Does `return` stand inside the loop over the rows?",
        also=(lambda z: right(z)[:1], lambda z: right(z)[-1]),
    ),
)
