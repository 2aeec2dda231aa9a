# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mean squared error: digits get lost, an input is changed, or it is a slope."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import all_of, of_error
from backproplab.exercises.losses.pairs import into_targets_type


def subtract_in_place(y_hat, y):
    """Write the differences into the predictions."""
    y_hat -= y
    return np.sum(y_hat**2) / (2 * len(y))


def wrapped(y_hat, y):
    """Subtract in the type of the targets, where bytes know no minus."""
    return np.sum((y_hat.astype(y.dtype) - y).astype(float) ** 2) / (2 * len(y))


def rounded(digits):
    """Round the loss."""
    return of_error(lambda e, N: np.round(np.sum(e**2) / (2 * N), digits))


def truncated(y_hat, y):
    """Store the differences in an array of the type of the targets."""
    stored = into_targets_type(np.subtract)(y_hat, y).astype(float)
    return np.sum(stored**2) / (2 * len(y))


OTHERS = (
    Mistake(
        "slope_instead",
        of_error(lambda e, N: e / N),
        "This is the slope of the loss in each prediction, not the loss.",
        "How many numbers is a loss?",
        also=all_of(
            lambda e, N: e, lambda e, N: 2 * e / N, lambda e, N: 2 * e / e.size
        ),
    ),
    Mistake(
        "rounded",
        rounded(2),
        "The loss is rounded, or cut to a whole number. A small step of a weight then"
        " changes nothing.",
        "Who needs the other digits? Leave the rounding to whoever prints.",
        also=(
            *(rounded(digits) for digits in (0, 1, 3, 4)),
            of_error(lambda e, N: np.sum(e**2) // (2 * N)),
        ),
    ),
    Mistake(
        "always_zero",
        lambda y_hat, y: 0.0,
        "This is 0 for every batch. `1 // 2` is 0, for one: `//` divides whole numbers"
        " and drops the rest.",
        "Which factor of your product is 0, and which sign divides and keeps the"
        " fraction?",
    ),
    Mistake(
        "bytes_wrap_round",
        wrapped,
        "The subtraction happens in the type of y. Bytes know no minus: 0 - 1 becomes"
        " 255 there.",
        "Which type should the differences have, whatever the type of y is?",
    ),
    Mistake(
        "predictions_cut",
        lambda y_hat, y: np.sum((y_hat.astype(int) - y) ** 2) / (2 * len(y)),
        "The predictions were cut to whole numbers before the subtraction.",
        "Where is `astype` or `int` used, and what does it do to 0.9?",
    ),
    Mistake(
        "integer_truncation",
        truncated,
        "The differences were stored in an array of the type of y. When y holds whole"
        " numbers, they are cut to whole numbers, too.",
        "Which type does np.zeros_like(y) have when y holds whole numbers?",
    ),
    Mistake(
        "changes_input",
        subtract_in_place,
        "The value is right, but y_hat was changed, and the backward pass will need"
        " the old predictions.",
        "How can the differences go into a new array?",
    ),
)
