# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong where errors become gradients, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_steps import (
    integer_buffers,
    on_rows,
    with_results,
    with_steps,
)


def biases(change):
    """Return the pairs of bias gradients that are changed: both, the second, one."""
    second = {"dL_db2": lambda s: change(s.dL_dz2)}
    first = {"dL_db1": lambda s: change(s.dL_dz1)}
    return with_steps(**second, **first), with_steps(**second), with_steps(**first)


def bias_mistake(id, change, say, ask, **more):
    """Build a mistake that learners make in both layers, or in one of them."""
    both, *single = biases(change)
    return Mistake(id, both, say, ask, also=tuple(single), **more)


def turned(grads, N):
    """Turn both weight gradients round."""
    return grads | {name: grads[name].T for name in ("dL_dW1", "dL_dW2")}


def swapped(grads, N):
    """Give each layer's gradients the names of the other layer's."""
    return {name: grads[name.translate({49: 50, 50: 49})] for name in grads}


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
        "The weight gradients are turned round: each has the shape of its W here,"
        " (n_in, n_out).",
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
    bias_mistake(
        "bias_averaged",
        lambda error: error.mean(axis=0),
        "A bias gradient is the mean over the batch. The 1/N is already inside the"
        " error, so the examples are summed.",
        "How often is it divided by N on the way to the bias?",
    ),
    bias_mistake(
        "bias_summed_over_all",
        np.sum,
        "A bias gradient is one single number: the sum has no axis, so all neurons"
        " are blamed alike.",
        "Over which axis do the examples lie?",
    ),
    bias_mistake(
        "bias_summed_over_neurons",
        lambda error: error.sum(axis=1),
        "A bias gradient was summed over the neurons, so it has one entry for each"
        " example. It needs one for each neuron.",
        "Over which axis do the examples lie?",
    ),
    bias_mistake(
        "bias_not_summed",
        lambda error: error,
        "A bias gradient still has a row for each example. A bias serves them all, so"
        " their errors add up.",
        "Which shape has b, and which axis is too many?",
    ),
    bias_mistake(
        "bias_left_at_zero",
        lambda error: 0 * error[0],
        "A bias gradient is 0 everywhere, so that bias will never learn.",
        "What happens to z if a bias grows a little, and so to the loss?",
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
        "1/N came in twice: in dL_dz2, and again in each gradient. All are N times too"
        " small.",
        "In which one line should the mean of the loss come in?",
        also=(
            with_steps(
                dL_dW2=lambda s: s.a1.T @ s.dL_dz2 / len(s.x),
                dL_dW1=lambda s: s.x.T @ s.dL_dz1 / len(s.x),
            ),
        ),
    ),
    Mistake(
        "integer_truncation",
        integer_buffers,
        "The gradients were written into arrays of integers, so they were cut to whole"
        " numbers.",
        "Which type does np.zeros_like(W1) have when W1 holds whole numbers?",
    ),
)
