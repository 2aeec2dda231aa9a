# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 06: back through tanh."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import errors_and_inputs
from backproplab.exercises.activation_derivatives.wrong_tanh import WRONG_TANH
from backproplab.exercises.definition import Exercise


def tanh_backward(dL_da, z):
    """Send the error back through a = tanh z, from dL_da to dL_dz.

    Here z is what went into tanh, not what came out of it.

    Shapes: dL_da and z (N, n_out); on the way a and da_dz (N, n_out); returns
    dL_dz (N, n_out).
    """
    a = np.tanh(z)
    da_dz = 1 - a**2
    dL_dz = dL_da * da_dz
    return dL_dz


TANH = Exercise(
    reference=tanh_backward,
    notebook="06",
    title="back through tanh",
    see="Derive: the slope of tanh",
    results=("dL_dz",),
    steps=("a", "da_dz", "dL_dz"),
    fixtures=errors_and_inputs,
    hints=(
        "How steep is tanh at z = 0, and how steep far away from it?",
        "Compute a from z with np.tanh first; the slope da_dz is a formula in a alone.",
        "da_dz is 1 minus the square of a. Multiply dL_da by it, entry by entry.",
    ),
    mistakes=WRONG_TANH,
)
