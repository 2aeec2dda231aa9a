# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 06: back through ReLU."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import (
    errors_and_inputs,
    mistakes_with,
    times,
)
from backproplab.exercises.activation_derivatives.corner import (
    AT_CORNER,
    with_corner_settled,
)
from backproplab.exercises.activation_derivatives.memory import cut_to_integers
from backproplab.exercises.activation_derivatives.sigmoid import slope as sigmoid_slope
from backproplab.exercises.definition import Exercise, Fixture, Mistake


def relu_backward(dL_da, z):
    """Send the error back through a = max(0, z), from dL_da to dL_dz.

    Here z is what went into ReLU. At z = 0 any slope from 0 to 1 will do.

    Shapes: dL_da and z (N, n_out); on the way da_dz (N, n_out); returns
    dL_dz (N, n_out).
    """
    da_dz = np.where(z > 0, 1.0, 0.0)
    dL_dz = dL_da * da_dz
    return dL_dz


def corners_and_more(rng):
    """Return errors and inputs, some of them exactly at the corner."""
    at_corner = np.array([[-1.0, 0.0, 2.0], [0.0, 3.0, -2.0], [0.0, 0.5, 0.0]])
    error = np.array([[1.5, -0.5, 2.0], [0.75, 1.0, -1.25], [-3.0, -2.5, 4.0]])
    return [
        *errors_and_inputs(rng),
        Fixture("all units on", (rng.normal(size=(2, 3)), rng.uniform(1, 2, (2, 3)))),
        Fixture("corners, z = 0", (error, at_corner)),
    ]


def slope(z):
    """Return the slope of ReLU, 0 at the corner."""
    return np.where(z > 0, 1.0, 0.0)


def cut_in_place(dL_da, z):
    """Write zeros into dL_da."""
    dL_da[z <= 0] = 0
    return dL_da


# For a mask, these are the same as a mask that is made from the gradient.
NAMED_ABOVE = ("slope_of_the_gradient", "arguments_swapped", "writes_into_error")

RELU = Exercise(
    reference=relu_backward,
    notebook="06",
    title="back through ReLU",
    see="Derive: the mask of ReLU",
    results=("dL_dz",),
    steps=("da_dz", "dL_dz"),
    fixtures=corners_and_more,
    use=with_corner_settled,
    hints=(
        "How much does max(0, z) move when z moves a little: at z = 3, and at z = -3?",
        "The slope da_dz is a table of ones and zeros. Which of the two arguments"
        " decides between them?",
        "Compare z with 0: that gives True or False for every entry, and True counts"
        " as 1 in a product.",
    ),
    mistakes=(
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
            "both_masks",
            lambda dL_da, z: np.maximum(dL_da, 0) * (z > 0),
            "The mask of z is right, but negative gradients were cut off as well.",
            "What should become of a negative gradient where the unit was on?",
            right_under="guided backpropagation, which draws pictures and trains"
            " nothing",
        ),
        Mistake(
            "no_mask",
            times(lambda z: 1),
            "The gradient passed everywhere, also where z was negative and the unit"
            " was off. (A test for 0, such as `z != 0`, works on the output a, which is"
            " 0 wherever a unit was off.)",
            "How much does a change with z where z is negative?",
            also=(times(lambda z: z != 0),),
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
            "The error was multiplied by max(0, z), the value of ReLU, not by its"
            " slope.",
            "How much does a grow when z grows from 3 to 3.1?",
        ),
        Mistake(
            "forward_instead",
            lambda dL_da, z: np.maximum(z, 0),
            "This is max(0, z), the forward pass; dL_da is not in it.",
            "Which array comes in from above on the way back?",
        ),
        Mistake(
            "z_where_off",
            lambda dL_da, z: np.where(z > 0, dL_da, z),
            "Where the unit was off, z came through in place of 0.",
            "How much does a change with z where z is negative?",
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
                times(lambda z: np.where(z > 0, 1.0, 0.1)),
                times(lambda z: np.where(z > 0, 1.0, 0.2)),
            ),
        ),
        Mistake(
            "threshold_at_one",
            times(lambda z: z > 1),
            "The mask begins at z = 1, not at the corner of ReLU.",
            "Where is the corner of max(0, z)?",
            also=(times(lambda z: z >= 1), times(lambda z: z > 0.5)),
        ),
        Mistake(
            "sign_flipped",
            times(lambda z: -slope(z)),
            "The mask is right, every sign is flipped.",
            "Does ReLU rise or fall where z is positive?",
        ),
        Mistake(
            "sigmoid_slope",
            times(sigmoid_slope),
            "This is the slope of the sigmoid.",
            "How steep is max(0, z) where z is 3?",
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
    ),
)
