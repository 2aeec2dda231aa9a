# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: the gradient of the weights, number by number."""

import numpy as np

from backproplab.exercises.definition import Exercise
from backproplab.exercises.output_layer.layers_to_send_back import errors_and_inputs
from backproplab.exercises.output_layer.loop_mistakes import MISTAKES


def weight_gradient_by_loop(dL_dz, x):
    """Find the gradient of the weights of z = x W + b by loops, number by number.

    dL_dz comes from a mean loss, so it holds the 1/N already.

    Shapes: dL_dz (N, n_out), x (N, n_in); returns dL_dW (n_in, n_out).
    """
    N, n_in = x.shape
    n_out = dL_dz.shape[1]
    dL_dW = np.zeros((n_in, n_out))
    for n in range(N):
        for i in range(n_in):
            for j in range(n_out):
                dL_dW[i, j] += x[n, i] * dL_dz[n, j]
    return dL_dW


BY_LOOP = Exercise(
    reference=weight_gradient_by_loop,
    notebook="04",
    title="the gradient of the weights, by loop",
    see="Derive: the gradient of one weight",
    results=("dL_dW",),
    fixtures=errors_and_inputs,
    hints=(
        "One weight, W[i, j], and one example n: by how much does z[n, j] change when"
        " the weight grows a little?",
        "That change is x[n, i], and the loss answers with dL_dz[n, j] for each unit of"
        " it. The same weight works in every example of the batch.",
        "Three loops, n, i and j, around one line that adds a product of two entries to"
        " dL_dW[i, j].",
    ),
    mistakes=MISTAKES,
)
