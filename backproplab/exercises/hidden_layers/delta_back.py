# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong on the way back through W2, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.delta_steps import (
    sigmoid,
    with_both,
    with_steps,
)

BACK = (
    Mistake(
        "w2_not_transposed",
        with_steps(back=lambda d, W: d @ W),
        "W2 was used without its transpose. Forward, it leads from hidden to outputs;"
        " the error goes the other way. With equal sizes the shapes fit all the same.",
        "Which axis of W2 should meet n_out, the axis of dL_dz2?",
    ),
    Mistake(
        "order_swapped",
        with_steps(back=lambda d, W: W @ d),
        "The two factors stand in the other order, so different examples are mixed.",
        "Which axis comes first in dL_da1, and which factor brings it?",
        also=(with_steps(back=lambda d, W: W.T @ d),),
    ),
    Mistake(
        "columns_are_examples",
        with_both(lambda error, a: (error * a * (1 - a)).T),
        "Here an example is a row: dL_dz1 has shape (N, n_hidden), and this is its"
        " transpose.",
        "Which factor has to come first so that rows stay examples?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "one_output_only",
        with_steps(back=lambda d, W: d[:, :1] @ W[:, :1].T),
        "Only one output sends its error back. Each hidden neuron feeds every output,"
        " so the errors of all of them add up.",
        "Over which axis should the products be summed?",
        also=(with_steps(back=lambda d, W: d[:, -1:] @ W[:, -1:].T),),
    ),
    Mistake(
        "one_output_left_out",
        with_steps(back=lambda d, W: d[:, :-1] @ W[:, :-1].T),
        "One output is left out of the sum: its error does not come back.",
        "With which index do the outputs begin, and with which do they end?",
        also=(with_steps(back=lambda d, W: d[:, 1:] @ W[:, 1:].T),),
    ),
    Mistake(
        "sums_multiplied",
        with_steps(back=lambda d, W: d.sum(axis=1, keepdims=True) * W.sum(axis=1)),
        "The sum of the errors was multiplied by the sum of the weights. Each error"
        " has to meet its own weight before anything is added up.",
        "For one hidden neuron and two outputs: which products are added?",
    ),
    Mistake(
        "weights_left_out",
        with_steps(back=lambda d, W: d.sum(axis=1, keepdims=True) + 0 * W[:, 0]),
        "The errors were added up without the weights, so every hidden neuron is"
        " blamed alike.",
        "Through which number does an output's error reach one hidden neuron?",
        also=(
            with_steps(back=lambda d, W: d.mean(axis=1, keepdims=True) + 0 * W[:, 0]),
        ),
    ),
    Mistake(
        "error_left_out",
        with_steps(back=lambda d, W: W.sum(axis=1) + 0 * d[:, :1]),
        "The weights were added up without the errors of the outputs.",
        "What is it that travels back through these weights?",
    ),
    Mistake(
        "weights_as_shares",
        with_steps(back=lambda d, W: d @ (W / W.sum(axis=0)).T),
        "The weights were turned into shares that add up to 1. That splits the error;"
        " the chain rule multiplies by the weights as they are.",
        "If one weight doubles, what does a small change of a1 do to z2?",
        also=(
            with_steps(back=lambda d, W: d @ (abs(W) / abs(W).sum(axis=0)).T),
            with_steps(back=lambda d, W: d @ (W / W.sum(axis=1, keepdims=True)).T),
        ),
    ),
    Mistake(
        "averaged_over_outputs",
        with_steps(back=lambda d, W: d @ W.T / W.shape[1]),
        "The error is averaged over the outputs: it is n_out times too small.",
        "When paths meet at a hidden neuron, do their errors add up or average?",
    ),
    Mistake(
        "inverse_instead_of_transpose",
        with_steps(back=lambda d, W: d @ np.linalg.pinv(W)),
        "This is the inverse of W2, not its transpose. Nothing is solved for on the"
        " way back: the error is passed on, weight by weight.",
        "Which number joins hidden neuron i and output j, forward and backward?",
        also=(with_steps(back=lambda d, W: d @ np.linalg.inv(W)),),
    ),
    Mistake(
        "elementwise_product",
        with_steps(back=lambda d, W: d * W),
        "The product of error and W2 is entry by entry, so nothing is summed over the"
        " outputs.",
        "Which sign does NumPy have for a product that sums over the shared axis?",
        also=(with_steps(back=lambda d, W: d * W.T),),
    ),
    Mistake(
        "relu_of_the_gradient",
        with_steps(back=lambda d, W: np.maximum(d @ W.T, 0)),
        "The error was cut off at 0 on its way back. A negative error is information:"
        " it says that the neuron should have been larger.",
        "Which array may decide what is cut off in a ReLU layer, and is this one?",
        also=(with_steps(back=lambda d, W: np.maximum(d, 0) @ W.T),),
    ),
    Mistake(
        "absolute_error",
        with_steps(back=lambda d, W: abs(d @ W.T)),
        "The error lost its sign on the way back.",
        "What does a negative dL_da1 say about the neuron?",
        also=(with_steps(back=lambda d, W: abs(d) @ W.T),),
    ),
    Mistake(
        "divided_by_n_again",
        with_steps(last=lambda error: error / len(error)),
        "It is divided by N again: dL_dz2 already has the 1/N of the mean loss, so all"
        " of the first layer comes out N times too small.",
        "Where did 1/N come in for the first time?",
    ),
    Mistake(
        "multiplied_by_n",
        with_steps(last=lambda error: error * len(error)),
        "It is N times too large. The 1/N of the mean loss is in dL_dz2, and it"
        " travels back with the error.",
        "Why should the 1/N be taken out again?",
        right_under="the convention of a loss that is summed over the batch",
    ),
    Mistake(
        "sign_flipped",
        with_steps(last=lambda error: -error),
        "The sign is turned round. A sigmoid never falls, so its slope is never"
        " negative.",
        "Is it 1 - a1 or a1 - 1, and is a minus left from target - prediction?",
    ),
    Mistake(
        "weight_gradient_instead",
        lambda dL_dz2, W2, z1: sigmoid(z1).T @ dL_dz2,
        "This is dL_dW2, the gradient of the weights. Asked is the error of the layer"
        " before them.",
        "What shape does dL_dz1 have?",
    ),
)
