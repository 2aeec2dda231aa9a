# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 01: ReLU."""

import numpy as np

from backproplab.exercises.definition import Exercise, Mistake
from backproplab.exercises.forward_pass.bends import numbers_to_bend
from backproplab.layers import Sigmoid


def relu_forward(z):
    """Cut off at 0: a = max(0, z) for every number by itself.

    Shapes: z (N, n_out); returns a (N, n_out).
    """
    a = np.maximum(z, 0)
    return a


def relu_in_place(z):
    """Cut off at 0 inside the array that was given."""
    z[z < 0] = 0
    return z


RELU = Exercise(
    reference=relu_forward,
    notebook="01",
    title="ReLU",
    see="Derive, stage 4: the bend",
    results=("a",),
    fixtures=numbers_to_bend,
    hints=(
        "What should become of a negative number, and of a positive one?",
        "NumPy has a function that takes the larger one of two things, entry by entry.",
        "np.maximum of z and 0. (np.max is another one: it finds the largest entry.)",
    ),
    mistakes=(
        Mistake(
            "absolute_value",
            np.abs,
            "Negative numbers became positive.",
            "Does ReLU turn a negative number round, or cut it off?",
        ),
        Mistake(
            "minimum_instead",
            lambda z: np.minimum(z, 0),
            "The negative numbers stayed, and the positive ones were cut off.",
            "Which of z and 0 is to be kept: the larger or the smaller?",
        ),
        Mistake(
            "mask_instead",
            lambda z: np.where(z > 0, 1.0, 0.0),
            "This is 1 or 0: the slope of ReLU, not its value.",
            "What should come out for z = 3?",
        ),
        Mistake(
            "square_of_z_compared",
            lambda z: z * z > 0,
            "Python reads z * z > 0 as (z * z) > 0, so this says only where z is not"
            " 0.",
            "Where do brackets have to stand?",
        ),
        Mistake(
            "leaky",
            lambda z: np.where(z > 0, z, 0.01 * z),
            "A hundredth of each negative number comes through: this is leaky ReLU.",
            "What should come out for z = -2?",
        ),
        Mistake(
            "largest_entry",
            lambda z: max(0, np.max(z)),
            "This is the largest entry of all, one single number.",
            "Which NumPy function compares entry by entry: max or maximum?",
        ),
        Mistake(
            "largest_in_row",
            lambda z: np.maximum(z.max(axis=1, keepdims=True), 0),
            "This is the largest entry of each row.",
            "Which NumPy function compares entry by entry: max or maximum?",
        ),
        Mistake(
            "largest_in_column",
            lambda z: np.max(z, axis=0),
            "This is the largest entry of each column: `np.max` reads 0 as an axis.",
            "Which NumPy function compares entry by entry: max or maximum?",
        ),
        Mistake(
            "changes_input",
            relu_in_place,
            "The values are right, but z itself was changed, and the backward pass will"
            " need the old z.",
            "How can the result go into a new array?",
        ),
        Mistake(
            "negatives_left_out",
            lambda z: z[z > 0],
            "The negative numbers were left out, so the table has lost its shape. ReLU"
            " gives one number for each that it gets.",
            "What stands in the place of a negative number?",
            also=(lambda z: z[z >= 0],),
        ),
        Mistake(
            "sigmoid_instead",
            lambda z: Sigmoid().forward(z)[0],
            "This is the sigmoid.",
            "What should come out for z = 3?",
        ),
        Mistake(
            "softplus_instead",
            lambda z: np.logaddexp(0, z),
            "This is softplus, a ReLU with a round corner.",
            "What should come out at z = 0?",
        ),
        Mistake(
            "sign_flipped",
            lambda z: np.maximum(-z, 0),
            "It is -z that was cut off at 0.",
            "Which numbers should pass unchanged?",
        ),
        Mistake(
            "one_instead_of_zero",
            lambda z: np.maximum(z, 1),
            "It is cut off at 1.",
            "Where is the corner of ReLU?",
        ),
        Mistake(
            "capped",
            lambda z: np.clip(z, 0, 1),
            "Large numbers were cut as well, to 1 or to 6.",
            "What should come out for z = 30?",
            also=(lambda z: np.clip(z, 0, 6),),
        ),
        Mistake(
            "nothing_cut",
            lambda z: z * 1,
            "The numbers came back as they were.",
            "What should become of a negative number?",
        ),
    ),
)
