# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes in dL_dx."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.with_results import inputs, with_results


def with_inputs(function):
    """Build a variation with another dL_dx, found from dL_dz and W."""
    return with_results(dL_dx=lambda dL_dz, x, W: function(dL_dz, W))


def slope_of_sigmoid(x):
    """Return the slope of a sigmoid whose output is x."""
    return x * (1 - x)


MISTAKES = (
    Mistake(
        "w_not_transposed",
        with_inputs(lambda dL_dz, W: dL_dz @ W),
        "W is not transposed. Going back, the error comes in at the outputs, so the"
        " axis n_out of dL_dz must meet the axis n_out of W.",
        "W[i, j] joins input i and output j: which of both has to be summed over here?",
        also=(
            with_inputs(lambda dL_dz, W: W @ dL_dz),
            with_inputs(lambda dL_dz, W: W.T @ dL_dz),
        ),
    ),
    Mistake(
        "inverse_instead_of_transpose",
        with_inputs(lambda dL_dz, W: dL_dz @ np.linalg.pinv(W)),
        "dL_dx uses the inverse of W. The way back does not undo the layer: it asks how"
        " much each input counted, which is the transpose of W.",
        "When one input grows by a little, by how much does each output change?",
        also=(
            with_inputs(lambda dL_dz, W: dL_dz @ np.linalg.inv(W)),
            with_inputs(lambda dL_dz, W: np.linalg.solve(W.T, dL_dz.T).T),
            with_inputs(lambda dL_dz, W: np.linalg.solve(W, dL_dz.T).T),
            with_inputs(lambda dL_dz, W: dL_dz @ np.linalg.pinv(W).T),
        ),
    ),
    Mistake(
        "dx_sums_multiplied",
        with_inputs(lambda dL_dz, W: dL_dz.sum(axis=1, keepdims=True) * W.sum(axis=1)),
        "The sum of the errors multiplies the sum of the weights. Each input collects,"
        " from every output, that output's error times the weight between the two.",
        "Which comes first: multiplying an error by its own weight, or adding up?",
        also=(with_inputs(lambda dL_dz, W: dL_dz.sum(1, keepdims=True) * W.mean(1)),),
    ),
    Mistake(
        "dx_one_output_only",
        with_inputs(lambda dL_dz, W: dL_dz[:, :1] @ W[:, :1].T),
        "Only one output sends its error back. Each input feeds every output, so it"
        " hears from all of them.",
        "Over which axis does dL_dx have to sum, and does an index or a loop end it too"
        " early?",
        also=(with_inputs(lambda dL_dz, W: dL_dz[:, -1:] @ W[:, -1:].T),),
    ),
    Mistake(
        "dx_elementwise",
        with_inputs(lambda dL_dz, W: dL_dz * W),
        "The product in dL_dx is entry by entry; it has to sum over the outputs.",
        "Which sign does NumPy have for a product that sums over the shared axis?",
        also=(
            with_inputs(lambda dL_dz, W: dL_dz * W.T),
            with_inputs(lambda dL_dz, W: dL_dz * W.sum(axis=1)),
        ),
    ),
    Mistake(
        "dx_transposed",
        with_inputs(lambda dL_dz, W: W @ dL_dz.T),
        "dL_dx is turned round: it has a column for each example, and x has a row.",
        "Which factor has to come first, so that the axis N stays in front?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "dx_from_dw",
        with_results(dL_dx=lambda dL_dz, x, W: dL_dz @ (x.T @ dL_dz).T),
        "dL_dx is made with dL_dW in the place of W. The forward pass used W, so the"
        " way back does as well.",
        "Which array stood between x and z in the forward pass?",
        also=(with_results(dL_dx=lambda dL_dz, x, W: x @ (x.T @ dL_dz)),),
    ),
    Mistake(
        "dx_times_x",
        with_results(dL_dx=lambda dL_dz, x, W: inputs(dL_dz, x, W) * x),
        "dL_dx is multiplied by x as well. In z = x W + b the slope at x is W alone.",
        "What is left of x W when it is differentiated by x?",
    ),
    Mistake(
        "slope_multiplied",
        with_results(
            dL_dx=lambda dL_dz, x, W: inputs(dL_dz, x, W) * slope_of_sigmoid(x)
        ),
        "dL_dx is multiplied by the slope of an activation, such as x (1 - x). That"
        " belongs to the layer before; a dense layer bends nothing.",
        "Which layer does x come out of, and whose turn is it to multiply its slope?",
        also=(
            with_results(dL_dx=lambda dL_dz, x, W: inputs(dL_dz, x, W) * (1 - x**2)),
            with_results(dL_dx=lambda dL_dz, x, W: inputs(dL_dz, x, W) * (x > 0)),
        ),
    ),
    Mistake(
        "dx_summed_over_batch",
        with_results(dL_dx=lambda dL_dz, x, W: inputs(dL_dz, x, W).sum(axis=0)),
        "dL_dx is added up over the batch. Every example has its own inputs, and its"
        " own error for each of them.",
        "What does x have for each example that W and b do not have?",
        also=(
            with_results(dL_dx=lambda dL_dz, x, W: inputs(dL_dz, x, W).mean(axis=0)),
            with_results(dL_dx=lambda dL_dz, x, W: W @ dL_dz.sum(axis=0)),
        ),
    ),
    Mistake(
        "dx_is_dz",
        with_inputs(lambda dL_dz, W: dL_dz),
        "dL_dz came back as dL_dx: it has not yet gone through the layer.",
        "Which array of the forward pass stands between x and z?",
    ),
    Mistake(
        "dx_is_w",
        with_inputs(lambda dL_dz, W: W.T),
        "This is W turned round: how z changes with x, not yet how the loss does.",
        "By what has the local slope to be multiplied on the way back?",
        also=(with_inputs(lambda dL_dz, W: W),),
    ),
    Mistake(
        "dx_left_at_zero",
        with_results(dL_dx=lambda dL_dz, x, W: np.zeros(x.shape)),
        "dL_dx is zero everywhere, so no layer before this one would learn.",
        "Which line writes something into dL_dx?",
    ),
)
