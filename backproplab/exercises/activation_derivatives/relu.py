# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 06: back through ReLU."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import errors_and_inputs
from backproplab.exercises.activation_derivatives.corner import with_corner_settled
from backproplab.exercises.activation_derivatives.wrong_relu import WRONG_RELU
from backproplab.exercises.definition import Exercise, Fixture


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
    at_corner = np.array([[-0.01, 0.0, 2.0], [0.0, 3.0, -2.0], [0.0, 0.02, 0.0]])
    error = np.array([[1.5, -0.5, 2.0], [0.75, 1.0, -1.25], [-3.0, -2.5, 4.0]])
    return [
        *errors_and_inputs(rng),
        Fixture("all units on", (rng.normal(size=(2, 3)), rng.uniform(1, 2, (2, 3)))),
        Fixture("corners (z = 0)", (error, at_corner)),
    ]


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
    mistakes=WRONG_RELU,
)
