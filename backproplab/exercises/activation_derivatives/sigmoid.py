# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 06: back through the sigmoid."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import errors_and_inputs
from backproplab.exercises.activation_derivatives.wrong_sigmoid import WRONG_SIGMOID
from backproplab.exercises.definition import Exercise


def sigmoid_backward(dL_da, z):
    """Send the error back through a = σ(z), from dL_da to dL_dz.

    Here z is what went into the sigmoid, not what came out of it.

    Shapes: dL_da and z (N, n_out); on the way a and da_dz (N, n_out); returns
    dL_dz (N, n_out).
    """
    a = 1 / (1 + np.exp(-np.clip(z, -700, 700)))  # farther out, exp would overflow
    da_dz = a * (1 - a)
    dL_dz = dL_da * da_dz
    return dL_dz


SIGMOID = Exercise(
    reference=sigmoid_backward,
    notebook="06",
    title="back through the sigmoid",
    see="Derive: the slope of the sigmoid from its value",
    results=("dL_dz",),
    steps=("a", "da_dz", "dL_dz"),
    fixtures=errors_and_inputs,
    hints=(
        "How steep is the sigmoid at z = 0, and how steep far away from it?",
        "Compute a from z first; the slope da_dz is a formula in a alone. Then comes"
        " the chain rule.",
        "da_dz is a times what is missing from a to 1. Multiply dL_da by it, entry by"
        " entry.",
    ),
    mistakes=WRONG_SIGMOID,
)
