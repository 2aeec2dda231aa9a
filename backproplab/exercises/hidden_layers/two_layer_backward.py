# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 05: all gradients of a network with two layers."""

import numpy as np

from backproplab.exercises.definition import Exercise
from backproplab.exercises.hidden_layers.nets import networks_to_train
from backproplab.exercises.hidden_layers.two_layer_back import BACK
from backproplab.exercises.hidden_layers.two_layer_biases import BIASES
from backproplab.exercises.hidden_layers.two_layer_forward import FORWARD
from backproplab.exercises.hidden_layers.two_layer_grads import GRADIENTS
from backproplab.exercises.hidden_layers.two_layer_output import OUTPUT


def two_layer_backward(x, y, W1, b1, W2, b2):
    """Find the gradients of the mean cross-entropy: sigmoid hidden, softmax output.

    Shapes: x (N, n_in), y (N, n_out), W1 (n_in, n_hidden), b1 (n_hidden,),
    W2 (n_hidden, n_out), b2 (n_out,); on the way z1, a1, dL_da1 and dL_dz1
    (N, n_hidden), z2, p and dL_dz2 (N, n_out); returns dL_dW1 (n_in, n_hidden),
    dL_db1 (n_hidden,), dL_dW2 (n_hidden, n_out), dL_db2 (n_out,) in a dict.
    """
    z1 = x @ W1 + b1
    a1 = 1 / (1 + np.exp(-z1))
    z2 = a1 @ W2 + b2
    exp = np.exp(z2 - z2.max(axis=1, keepdims=True))
    p = exp / exp.sum(axis=1, keepdims=True)
    dL_dz2 = (p - y) / len(x)
    dL_dW2 = a1.T @ dL_dz2
    dL_db2 = dL_dz2.sum(axis=0)
    dL_da1 = dL_dz2 @ W2.T
    dL_dz1 = dL_da1 * a1 * (1 - a1)
    dL_dW1 = x.T @ dL_dz1
    dL_db1 = dL_dz1.sum(axis=0)
    return {"dL_dW1": dL_dW1, "dL_db1": dL_db1, "dL_dW2": dL_dW2, "dL_db2": dL_db2}


TWO_LAYER_BACKWARD = Exercise(
    reference=two_layer_backward,
    notebook="05",
    title="two layers, backward",
    see="Code: the whole backward pass",
    results=("dL_dW1", "dL_db1", "dL_dW2", "dL_db2"),
    steps=(
        "z1",
        "a1",
        "z2",
        "dL_dz2",
        "dL_dW2",
        "dL_db2",
        "dL_da1",
        "dL_dz1",
        "dL_dW1",
        "dL_db1",
    ),
    returns_dict=True,
    fixtures=networks_to_train,
    hints=(
        "Which values of the forward pass does the backward pass need, and at which"
        " end of the network does it begin?",
        "Forward to p first. Then the output layer: dL_dz2, dL_dW2, dL_db2. Then the"
        " hidden one: dL_da1, dL_dz1, dL_dW1, dL_db1. 1/N comes in once.",
        "dL_dz2 as softmax_cross_entropy_gradient(z2, y) gives it; dense_backward with"
        " a1 and W2; hidden_delta; then the input of layer 1, turned, meets dL_dz1.",
    ),
    mistakes=(*FORWARD, *OUTPUT, *BACK, *GRADIENTS, *BIASES),
)
