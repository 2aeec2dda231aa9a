# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 12: a new layer of one's own, softplus, backward."""

import numpy as np

from backproplab.exercises.capstone.softplus_mistakes import SOFTPLUS_MISTAKES
from backproplab.exercises.definition import Exercise, Fixture


def softplus_backward(dL_da, z):
    """Send the error back through softplus, which is a = log(1 + exp(z)).

    Shapes: dL_da and z (N, n_out); on the way da_dz (N, n_out); returns
    dL_dz (N, n_out).
    """
    small = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    da_dz = np.where(z >= 0, 1, small) / (1 + small)
    dL_dz = dL_da * da_dz
    return dL_dz


def errors_to_send(rng):
    """Return errors that come back, and the z that went forward.

    At z = -800 the error is small, so a clip of z at ±20 does no harm.
    """
    far = np.array([[-800.0, -0.03, 0.0, 800.0]])
    whole = np.array([[-2, 0, 3], [1, -1, 2]])
    return [
        Fixture(
            "a batch of five", (rng.normal(size=(5, 3)), 2 * rng.normal(size=(5, 3)))
        ),
        Fixture("equal sizes", (rng.normal(size=(3, 3)), rng.normal(size=(3, 3)))),
        Fixture("zeros", (rng.normal(size=(2, 3)), np.zeros((2, 3)))),
        Fixture("whole numbers", (np.array([[3, -2, 1], [2, 4, -1]]), whole)),
        Fixture("views", (rng.normal(size=(3, 4)).T, rng.normal(size=(8, 3))[::2])),
        Fixture("far numbers (±800)", (np.array([[0.2, -2.0, 0.5, 3.0]]), far)),
    ]


SOFTPLUS = Exercise(
    reference=softplus_backward,
    notebook="12",
    title="softplus, backward",
    see="Derive: softplus from scratch",
    results=("dL_dz",),
    steps=("da_dz", "dL_dz"),
    fixtures=errors_to_send,
    hints=(
        "What is the derivative of log(u), and what is u here? Which slope is inside?",
        "The two slopes multiply to exp(z) / (1 + exp(z)). Which function that you"
        " know is that?",
        "da_dz is the sigmoid of z; then the chain rule: the error that came in, times"
        " the local slope, entry by entry.",
    ),
    mistakes=SOFTPLUS_MISTAKES,
)
