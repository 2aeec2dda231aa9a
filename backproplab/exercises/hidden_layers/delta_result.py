# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the array that a hidden error is put into."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.delta_steps import (
    sigmoid,
    sigmoid_slope,
    with_both,
)


def integer_buffer(dL_dz2, W2, z1):
    """Write the result into an array of the type of z1."""
    dL_dz1 = np.zeros_like(z1)
    dL_dz1[...] = dL_dz2 @ W2.T * sigmoid_slope(z1)
    return dL_dz1


def overwriting(slope):
    """Build a variation that writes a1 into the memory of z1."""

    def variation(dL_dz2, W2, z1):
        z1[...] = sigmoid(z1)
        return dL_dz2 @ W2.T * slope(z1)

    return variation


def rounded_to(digits):
    """Build a variation that rounds its result."""
    return with_both(lambda error, a: np.round(error * a * (1 - a), digits))


def on_row(n, form):
    """Build a variation that keeps one example only."""
    return with_both(lambda error, a: form((error * a * (1 - a))[n]))


RESULT = (
    Mistake(
        "integer_truncation",
        integer_buffer,
        "The result was written into an array of integers, so it was cut to whole"
        " numbers.",
        "Which type does np.zeros_like(z1) have when z1 holds whole numbers?",
    ),
    Mistake(
        "rounded",
        rounded_to(3),
        "The values are rounded to a few digits. The error of this layer goes on to the"
        " layers before it, and they need the other digits.",
        "Which line rounds, and who asked for it?",
        also=(rounded_to(2), rounded_to(4)),
    ),
    Mistake(
        "z1_overwritten",
        overwriting(sigmoid_slope),
        "a1 was written into the memory of z1, an array that belongs to the caller;"
        " whoever needs z1 afterwards finds a1 there.",
        "Which line writes into z1, and how does the result get an array of its own?",
        also=(overwriting(lambda a: a * (1 - a)),),
    ),
    Mistake(
        "summed_over_batch",
        with_both(lambda error, a: (error * a * (1 - a)).sum(axis=0)),
        "The examples were added up. That is for dL_db1; the error itself keeps a row"
        " for each example.",
        "What shape does dL_dz1 have?",
        also=(with_both(lambda error, a: (error * a * (1 - a)).mean(axis=0)),),
    ),
    Mistake(
        "one_example_only",
        on_row(0, lambda row: row),
        "Only one example is left: a row of its own is needed for each.",
        "In your loop over the examples: does each one keep its place, or does it"
        " overwrite the one before?",
        also=(
            on_row(-1, lambda row: row),
            on_row(0, lambda row: row[None]),
            on_row(-1, lambda row: row[None]),
        ),
    ),
)
