# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Slope of the mean squared error: digits get lost, or an input is changed."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import of_error
from backproplab.exercises.losses.pairs import into_targets_type


def subtract_in_place(y_hat, y):
    """Write the differences into the predictions."""
    y_hat -= y
    return y_hat / len(y)


def rounded(digits):
    """Round the slopes."""
    return of_error(lambda e, N: np.round(e / N, digits))


def forward_difference(h):
    """Measure the slopes by a step to one side."""
    return of_error(lambda e, N: e / N + h / (2 * N))


OTHERS = (
    Mistake(
        "changes_input",
        subtract_in_place,
        "The slopes are right, but y_hat was changed, and others still need the old"
        " predictions.",
        "How can the differences go into a new array?",
    ),
    Mistake(
        "integer_truncation",
        into_targets_type(lambda y_hat, y: (y_hat - y) / len(y)),
        "The slopes were stored in an array of the type of y. When y holds whole"
        " numbers they are cut to whole numbers, mostly to 0.",
        "Which type does np.zeros_like(y) have when y holds whole numbers?",
        also=(
            lambda y_hat, y: (y_hat - y) // len(y),
            lambda y_hat, y: into_targets_type(np.subtract)(y_hat, y) / len(y),
        ),
    ),
    Mistake(
        "rounded",
        rounded(2),
        "The slopes are rounded, so small ones become 0 and training stops early.",
        "Who needs the other digits? Leave the rounding to whoever prints.",
        also=tuple(rounded(digits) for digits in (1, 3, 4, 5)),
    ),
    Mistake(
        "clipped",
        of_error(lambda e, N: np.clip(e, -1, 1) / N),
        "The large differences are clipped. That may help in training, but it is no"
        " longer the slope of this loss.",
        "What should the slope be for a prediction that is 100 too large?",
        also=tuple(
            of_error(lambda e, N, far=far: np.clip(e / N, -far, far))
            for far in (0.1, 0.25, 0.5)
        ),
    ),
    Mistake(
        "one_sided_step",
        forward_difference(1e-5),
        "The slopes are measured by a step to one side, which is off by half the step"
        " over N. A formula has no step.",
        "What does the slope become when the step goes to 0?",
        also=tuple(forward_difference(h) for h in (0.01, 1e-3, 1e-4, -1e-5, -1e-4)),
    ),
    Mistake(
        "bytes_wrap_round",
        lambda y_hat, y: (-y + y_hat) / len(y),
        "y, or the difference, was negated in the type of y. Bytes know no minus: -1"
        " becomes 255 there.",
        "Which type should the differences have, whatever the type of y is?",
        also=(
            lambda y_hat, y: (y_hat.astype(y.dtype) - y) / len(y),
            lambda y_hat, y: -y + y_hat,
        ),
    ),
)
