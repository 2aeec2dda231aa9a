# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong where errors become gradients, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_steps import (
    RESULTS,
    all_steps,
    integer_buffers,
    on_rows,
    with_results,
    with_steps,
)


def turned(grads, N):
    """Turn both weight gradients round."""
    return grads | {name: grads[name].T for name in ("dL_dW1", "dL_dW2")}


def swapped(grads, N):
    """Give each layer's gradients the names of the other layer's."""
    return {name: grads[name.translate({49: 50, 50: 49})] for name in grads}


def new_parameters(rate):
    """Build a variation that hands back the parameters after one step."""

    def variation(x, y, W1, b1, W2, b2):
        right = all_steps(x, y, W1, b1, W2, b2)
        params = dict(zip(RESULTS, (W1, b1, W2, b2), strict=True))
        return {name: params[name] - rate * right[name] for name in RESULTS}

    return variation


GRADIENTS = (
    Mistake(
        "layer_inputs_swapped",
        with_steps(
            dL_dW1=lambda s: s.a1.T @ s.dL_dz1, dL_dW2=lambda s: s.x.T @ s.dL_dz2
        ),
        "The inputs of the layers are swapped: x was used for layer 2, and a1 for"
        " layer 1.",
        "What did each layer get as its own input in the forward pass?",
    ),
    Mistake(
        "x_for_layer_2",
        with_steps(dL_dW2=lambda s: s.x.T @ s.dL_dz2),
        "dL_dW2 was made with x, the input of the other layer.",
        "What was multiplied by W2 in the forward pass?",
    ),
    Mistake(
        "a1_for_layer_1",
        with_steps(dL_dW1=lambda s: s.a1.T @ s.dL_dz1),
        "dL_dW1 was made with a1, which is the output of layer 1, not its input.",
        "What was multiplied by W1 in the forward pass?",
    ),
    Mistake(
        "p_for_layer_2",
        with_steps(dL_dW2=lambda s: s.p.T @ s.dL_dz2),
        "dL_dW2 was made with p, which is the output of layer 2, not its input.",
        "What was multiplied by W2 in the forward pass?",
        also=(with_steps(dL_dW2=lambda s: s.z2.T @ s.dL_dz2),),
    ),
    Mistake(
        "z1_for_layer_2",
        with_steps(dL_dW2=lambda s: s.z1.T @ s.dL_dz2),
        "dL_dW2 was made with z1, which is not bent yet.",
        "What was multiplied by W2 in the forward pass?",
    ),
    Mistake(
        "dw1_before_slope",
        with_steps(dL_dW1=lambda s: s.x.T @ s.dL_da1),
        "dL_dW1 was made from dL_da1, before the slope of the activation. W1 lies in"
        " front of z1.",
        "Which error is the one at z1?",
    ),
    Mistake(
        "db1_before_slope",
        with_steps(dL_db1=lambda s: s.dL_da1.sum(axis=0)),
        "dL_db1 was summed from dL_da1, before the slope of the activation. Like W1,"
        " the bias b1 lies in front of z1.",
        "Which error did dL_dW1 use?",
    ),
    Mistake(
        "layer_1_from_dz2",
        with_steps(dL_dW1=lambda s: s.x.T @ s.dL_dz2),
        "dL_dW1 was made from dL_dz2, the error at the output.",
        "Which error belongs to the layer that W1 feeds?",
        also=(
            with_steps(
                dL_dW1=lambda s: s.x.T @ s.dL_dz2,
                dL_db1=lambda s: s.dL_dz2.sum(axis=0),
            ),
            with_steps(dL_db1=lambda s: s.dL_dz2.sum(axis=0)),
        ),
    ),
    Mistake(
        "gradients_transposed",
        with_results(turned),
        "A weight gradient is turned round, as its transpose: here it has the shape of"
        " its W, (n_in, n_out).",
        "Which of error and input has to come first in the product?",
        right_under="the (n_out, n_in) convention, as in PyTorch and with columns",
        also=(
            with_steps(dL_dW2=lambda s: s.dL_dz2.T @ s.a1),
            with_steps(dL_dW1=lambda s: s.dL_dz1.T @ s.x),
        ),
    ),
    Mistake(
        "layers_swapped",
        with_results(swapped),
        "The gradients have each other's names: those of layer 1 stand under layer 2.",
        "Which shape should each gradient have?",
    ),
    Mistake(
        "last_example_only",
        on_rows(slice(-1, None)),
        "Only one example is left in the gradients: inside a loop, each replaced the"
        " one before it (= where += is needed), or the loop was left too early.",
        "In your loop over the examples: are gradients added up, or overwritten?",
        also=(
            on_rows(slice(-1, None), share=0),
            on_rows(slice(0, 1)),
            on_rows(slice(0, 1), share=0),
        ),
    ),
    Mistake(
        "divided_by_n_twice",
        with_results(lambda grads, N: {k: g / N for k, g in grads.items()}),
        "1/N came in twice: in dL_dz2, and again in gradients, which come out N times"
        " too small.",
        "In which one line should the mean of the loss come in?",
        also=(
            with_steps(
                dL_dW2=lambda s: s.a1.T @ s.dL_dz2 / len(s.x),
                dL_dW1=lambda s: s.x.T @ s.dL_dz1 / len(s.x),
            ),
        ),
    ),
    Mistake(
        "new_parameters_instead",
        new_parameters(0.1),
        "These are the parameters after an update. Asked are their gradients.",
        "What is subtracted from W1, before it is multiplied by the rate?",
        also=(new_parameters(1), new_parameters(0.5), new_parameters(0.01)),
    ),
    Mistake(
        "layer_1_left_at_zero",
        with_steps(
            dL_dW1=lambda s: np.zeros(s.W1.shape),
            dL_db1=lambda s: np.zeros(s.b1.shape),
        ),
        "A gradient of layer 1 is 0 everywhere. Either nothing was put into it, or the"
        " errors of a row were added up without their weights: after a softmax they"
        " cancel.",
        "How does the error get from dL_dz2 to layer 1?",
        also=(with_steps(dL_dW1=lambda s: np.zeros(s.W1.shape)),),
    ),
    Mistake(
        "integer_truncation",
        integer_buffers,
        "The gradients were written into arrays of integers, so they were cut to whole"
        " numbers.",
        "Which type does np.zeros_like(W1) have when W1 holds whole numbers?",
    ),
)
