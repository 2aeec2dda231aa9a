# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 05: the error at the hidden layer."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.hidden_layers.delta_back import BACK
from backproplab.exercises.hidden_layers.delta_result import RESULT
from backproplab.exercises.hidden_layers.delta_slope import SLOPE


def hidden_delta(dL_dz2, W2, z1):
    """Send the error at the outputs back to a hidden layer of sigmoids.

    Shapes: dL_dz2 (N, n_out), W2 (n_hidden, n_out), z1 (N, n_hidden); on the way a1,
    da1_dz1 and dL_da1 (N, n_hidden); returns dL_dz1 (N, n_hidden).
    """
    a1 = 1 / (1 + np.exp(-z1))
    da1_dz1 = a1 * (1 - a1)
    dL_da1 = dL_dz2 @ W2.T
    dL_dz1 = dL_da1 * da1_dz1
    return dL_dz1


def passes_to_send_back(rng):
    """Return what forward passes of many sizes leave, and the error at their end."""

    def after(z1, W2):
        y_hat = 1 / (1 + np.exp(-np.clip(z1, -99, 99))) @ W2
        y = rng.normal(size=y_hat.shape)
        return (y_hat - y) / len(y), W2, z1

    def draw(N, n_hidden, n_out):
        return after(rng.normal(size=(N, n_hidden)), rng.normal(size=(n_hidden, n_out)))

    whole = np.array([[1, -2, 0], [3, 1, -1]])
    view = rng.normal(size=(3, 5)).T
    far = np.array([[-600.0, -0.5, 600.0], [0.5, 600.0, -600.0]])
    wide = rng.normal(size=(3, 8))
    return [
        Fixture("a batch of five", draw(5, 3, 4)),
        Fixture("equal sizes", draw(3, 3, 3)),
        Fixture("one example", draw(1, 3, 2)),
        Fixture("one output", draw(4, 3, 1)),
        Fixture("whole numbers", after(whole, np.array([[1, 2], [-1, 3], [2, -2]]))),
        Fixture("z1 of zeros", after(np.zeros((2, 3)), wide[:, :4].copy())),
        Fixture("views", after(view, wide[:, ::2])),
        Fixture("far z1 (±600)", after(far, wide[:, :4].copy())),
    ]


HIDDEN_DELTA = Exercise(
    reference=hidden_delta,
    notebook="05",
    title="the error at the hidden layer",
    see="Derive: the error of a hidden neuron",
    results=("dL_dz1",),
    steps=("a1", "da1_dz1", "dL_da1", "dL_dz1"),
    fixtures=passes_to_send_back,
    hints=(
        "To which outputs does one hidden neuron send its value, and by which weights"
        " does their error come back to it?",
        "First dL_da1: a matrix product that sums over the axis n_out. Then each entry"
        " meets the slope of its own sigmoid.",
        "dL_da1 is dL_dz2 times W2 with its axes swapped, and the slope is made of"
        " a1 = sigmoid(z1): a1 times what is left to 1.",
    ),
    mistakes=(*SLOPE, *BACK, *RESULT),
)
