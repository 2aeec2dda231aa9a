# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 07: how far two gradients lie apart, relative to their size."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.gradient_checking.error_mistakes import ERROR_MISTAKES
from backproplab.exercises.gradient_checking.scale_mistakes import SCALE_MISTAKES


def relative_error(a, b):
    """Return the worst gap of two gradients, relative to the sum of their sizes.

    Where both are 0 there is no error; below the sum of the sizes lies a floor, 1e-12.
    A nan stays a nan.

    Shapes: a and b (n_in, n_out), or any other; returns error (), one number.
    """
    scale = np.maximum(1e-12, np.abs(a) + np.abs(b))
    error = np.max(np.abs(a - b) / scale)
    return error


def gradients_to_compare(rng):
    """Return pairs of gradients that agree, nearly agree, or do not."""
    right = rng.uniform(0.5, 2, size=(4, 3)) * np.where(rng.random((4, 3)) < 0.5, 1, -1)
    wrong = right * rng.uniform(0.97, 1.03, size=(4, 3))
    right[2, 1] = np.abs(right[2, 1])
    wrong[2, 1] = right[2, 1] * 1.7
    small = np.array([[800.0, 3e-3, -2.0], [500.0, -700.0, 1.0]])
    with_nan = np.where([[0, 0, 1], [0, 0, 0]], np.nan, small)
    whole = np.array([[1, -2], [3, 4], [5, 6]])
    return [
        Fixture("one entry that is far too large", (right, wrong)),
        Fixture("equal gradients", (right[:2], right[:2].copy())),
        Fixture("a place where both are 0", (zero_at(right, 1), zero_at(wrong, 1))),
        Fixture("0 against a number", (np.array([1e-3, 1.0]), np.array([0.0, 1.0]))),
        Fixture("opposite signs", (np.array([0.5]), np.array([-0.5]))),
        Fixture("a small wrong entry", (small, small * [[1, 1.4, 1], [1, 1, 1]])),
        Fixture("tiny gradients", (np.array([2e-9, 4e-9]), np.array([1e-9, 4e-9]))),
        Fixture("a nan", (with_nan, small)),
        Fixture("whole numbers", (whole, whole + np.array([[0, 0], [2, 0], [0, -1]]))),
        Fixture("views", (right.T, wrong.T)),
    ]


def zero_at(array, row):
    """Return a copy with a row of zeros."""
    copy = array.copy()
    copy[row] = 0
    return copy


RELATIVE_ERROR = Exercise(
    reference=relative_error,
    notebook="07",
    title="relative error",
    see="Derive: how far apart is too far",
    results=("error",),
    fixtures=gradients_to_compare,
    rtol=1e-3,  # a floor that is added, and not taken as a maximum, is as good
    hints=(
        "Is a gap of 0.001 much? Beside which numbers does that have to be judged?",
        "For each entry: the size of the gap, divided by the sum of both sizes. Then"
        " the worst entry counts.",
        "np.abs(a) + np.abs(b) is the scale, and np.maximum(1e-12, …) keeps it above 0;"
        " np.max takes the worst of the quotients.",
    ),
    mistakes=SCALE_MISTAKES + ERROR_MISTAKES,
)
