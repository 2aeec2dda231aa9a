# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 08: one whole step of training."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.hidden_layers.nets import networks_to_train
from backproplab.exercises.weight_update.dicts import NAMES
from backproplab.exercises.weight_update.wrong_gradients import WRONG_GRADIENTS
from backproplab.exercises.weight_update.wrong_updates import WRONG_UPDATES


def train_step(x, y, params, learning_rate):
    """Run forward and backward, then take one step downhill: return new parameters.

    The network has a sigmoid hidden layer, a softmax output, and the mean
    cross-entropy as its loss. params is a dict with W1, b1, W2 and b2; it stays as it
    is, and a new dict with the same names is returned.

    Shapes: x (N, n_in), y (N, n_out), learning_rate (); W1 (n_in, n_hidden),
    b1 (n_hidden,), W2 (n_hidden, n_out), b2 (n_out,); on the way z1, a1, dL_da1 and
    dL_dz1 (N, n_hidden), z2, p and dL_dz2 (N, n_out), dL_dW1 (n_in, n_hidden),
    dL_db1 (n_hidden,), dL_dW2 (n_hidden, n_out), dL_db2 (n_out,).
    """
    z1 = x @ params["W1"] + params["b1"]
    a1 = 1 / (1 + np.exp(-z1))
    z2 = a1 @ params["W2"] + params["b2"]
    exp = np.exp(z2 - z2.max(axis=1, keepdims=True))
    p = exp / exp.sum(axis=1, keepdims=True)
    dL_dz2 = (p - y) / len(x)
    dL_dW2 = a1.T @ dL_dz2
    dL_db2 = dL_dz2.sum(axis=0)
    dL_da1 = dL_dz2 @ params["W2"].T
    dL_dz1 = dL_da1 * a1 * (1 - a1)
    dL_dW1 = x.T @ dL_dz1
    dL_db1 = dL_dz1.sum(axis=0)
    grads = {"W1": dL_dW1, "b1": dL_db1, "W2": dL_dW2, "b2": dL_db2}
    return {name: params[name] - learning_rate * grads[name] for name in grads}


RATES = (0.3, 0.5, 0.7, 0.2, 1.5, 0.05)


def steps_to_take(rng):
    """Return batches, networks and learning rates."""
    nets = zip(networks_to_train(rng), RATES, strict=True)
    return [
        Fixture(name, (x, y, dict(zip(NAMES, params, strict=True)), rate))
        for (name, (x, y, *params)), rate in nets
    ]


TRAIN = Exercise(
    reference=train_step,
    notebook="08",
    title="one step of training",
    see="Derive: all gradients before any update",
    results=("W1", "b1", "W2", "b2"),
    steps=(
        *("z1", "a1", "z2", "p", "dL_dz2", "dL_dW2", "dL_db2"),
        *("dL_da1", "dL_dz1", "dL_dW1", "dL_db1", "W1", "b1", "W2", "b2"),
    ),
    fixtures=steps_to_take,
    returns_dict=True,
    hints=(
        "Which three parts does a step have, and which parameters do the first two of"
        " them read?",
        "Forward to p, then all four gradients with the old parameters, and only then"
        " four new arrays.",
        "two_layer_backward(x, y, W1, b1, W2, b2) does the first two parts; what is"
        " left is sgd_step, with the gradients under the names of the parameters.",
    ),
    mistakes=(*WRONG_UPDATES, *WRONG_GRADIENTS),
)
