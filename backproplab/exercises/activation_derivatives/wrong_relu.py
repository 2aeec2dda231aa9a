# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes on the way back through ReLU, from public threads."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import mistakes_with, times
from backproplab.exercises.activation_derivatives.corner import AT_CORNER
from backproplab.exercises.activation_derivatives.memory import cut_to_integers
from backproplab.exercises.activation_derivatives.wrong_sigmoid import sigmoid
from backproplab.exercises.activation_derivatives.wrong_sigmoid import (
    slope as sigmoid_slope,
)
from backproplab.exercises.definition import Mistake


def slope(z):
    """Return the slope of ReLU, 0 at the corner."""
    return np.where(z > 0, 1.0, 0.0)


def cut_in_place(dL_da, z):
    """Write zeros into dL_da."""
    dL_da[z <= 0] = 0
    return dL_da


# For a mask, these are the same as a mask that is made from the gradient.
NAMED_ABOVE = ("slope_of_the_gradient", "arguments_swapped", "writes_into_error")

WRONG_RELU = (
    Mistake(
        "mask_on_gradient",
        lambda dL_da, z: np.maximum(dL_da, 0),
        "The mask was made from the gradient dL_da: negative gradients became 0."
        " ReLU blocks where its input z was not positive, whatever sign the"
        " gradient has.",
        "Which array says whether a unit was on: dL_da or z?",
        also=(
            lambda dL_da, z: slope(dL_da),
            lambda dL_da, z: z * slope(dL_da),
        ),
    ),
    Mistake(
        "product_cut_off",
        lambda dL_da, z: np.maximum(dL_da * z, 0),
        "What was cut off, or asked for its sign, is the product of gradient and z."
        " The sign of the gradient should not count.",
        "What should come out for a gradient of -3 where z is 4?",
        also=(lambda dL_da, z: dL_da * (dL_da * z > 0),),
    ),
    Mistake(
        "branches_swapped",
        lambda dL_da, z: np.where(z > 0, 1.0, dL_da),
        "Where the unit was on, a fixed number came out, and the gradient passed"
        " where it was off.",
        "In np.where(condition, this, that): which one is taken where it is True?",
        also=(lambda dL_da, z: np.where(z > 0, 0.0, dL_da) + (z > 0),),
    ),
    Mistake(
        "both_masks",
        lambda dL_da, z: np.maximum(dL_da, 0) * (z > 0),
        "The mask of z is right, but negative gradients were cut off as well.",
        "What should become of a negative gradient where the unit was on?",
        right_under="guided backpropagation, which draws pictures and trains nothing",
    ),
    Mistake(
        "no_mask",
        times(lambda z: 1),
        "The gradient passed everywhere, also where z was negative and the unit"
        " was off. (A test such as `z != 0` works on the output a, and not on z.)",
        "How much does a change with z where z is negative?",
        also=(times(lambda z: z != 0),),
    ),
    Mistake(
        "blocked_left_out",
        lambda dL_da, z: dL_da[z > 0],
        "Where the unit was off, the entries were left out, so the table has lost its"
        " shape. Every entry of z needs its error, also where that error is blocked.",
        "Which number stands where the gradient is blocked?",
        also=(lambda dL_da, z: dL_da[z >= 0],),
    ),
    Mistake(
        "mask_turned_round",
        times(lambda z: z < 0),
        "The mask is turned round: the gradient passed where the unit was off.",
        "How much does a change with z where z is positive?",
        also=(times(lambda z: z <= 0),),
    ),
    *AT_CORNER,
    Mistake(
        "value_instead_of_slope",
        times(lambda z: np.maximum(z, 0)),
        "The error was multiplied by max(0, z), the value of ReLU, not by its slope.",
        "How much does a grow when z grows from 3 to 3.1?",
    ),
    Mistake(
        "forward_instead",
        lambda dL_da, z: np.maximum(z, 0),
        "This is max(0, z), the forward pass; dL_da is not in it.",
        "Which array comes in from above on the way back?",
    ),
    Mistake(
        "something_where_off",
        lambda dL_da, z: np.where(z > 0, dL_da, z),
        "Where the unit was off, something came through in place of 0.",
        "How much does a change with z where z is negative?",
        also=(
            times(lambda z: np.where(z > 0, 1.0, z)),
            times(lambda z: np.where(z > 0, 1.0, np.exp(np.minimum(z, 0)))),
            lambda dL_da, z: np.where(z > 0, dL_da, 1.0),
            times(lambda z: np.where(z > 0, 1.0, np.nan)),
        ),
    ),
    Mistake(
        "one_where_off",
        times(lambda z: np.where(z > 0, 1.0, -1.0)),
        "Where the unit was off, the error came through with its sign flipped:"
        " this is the slope of |z|.",
        "Is max(0, z) falling on the left of 0, or flat?",
    ),
    Mistake(
        "leaky",
        times(lambda z: np.where(z > 0, 1.0, 0.01)),
        "A little of the error came through where the unit was off: this is leaky"
        " ReLU.",
        "What should come out where z is negative?",
        also=(
            *(
                times(lambda z, leak=leak: np.where(z > 0, 1.0, leak))
                for leak in (0.001, 0.05, 0.1, 0.2, 0.3, 0.5)
            ),
        ),
    ),
    Mistake(
        "threshold_elsewhere",
        times(lambda z: z > 1),
        "The mask begins at another z than 0, where ReLU has its corner.",
        "Where is the corner of max(0, z)?",
        also=(
            times(lambda z: z >= 1),
            times(lambda z: z > 0.5),
            times(lambda z: z > -1),
        ),
    ),
    Mistake(
        "sign_flipped",
        times(lambda z: -slope(z)),
        "The mask is right, every sign is flipped.",
        "Does ReLU rise or fall where z is positive?",
    ),
    Mistake(
        "smooth_slope",
        times(sigmoid_slope),
        "This is a smooth slope, as the sigmoid or softplus has it. ReLU is"
        " straight on both sides of its corner.",
        "How steep is max(0, z) where z is 3, and where z is 4?",
        also=(times(sigmoid), times(lambda z: 1 - np.tanh(z) ** 2)),
    ),
    Mistake(
        "writes_into_error",
        cut_in_place,
        "The zeros were written into dL_da itself, an array that belongs to the"
        " caller. Here a function leaves its arguments as they are.",
        "How can the result go into a new array?",
        right_under="the in-place convention, as in scikit-learn's own network",
    ),
    *(m for m in mistakes_with(slope) if m.id not in NAMED_ABOVE),
    cut_to_integers(slope),
)
