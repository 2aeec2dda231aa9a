# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 05: all gradients of a network with any number of layers."""

from itertools import pairwise

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.hidden_layers.deep_back import BACK
from backproplab.exercises.hidden_layers.deep_grads import GRADIENTS
from backproplab.exercises.hidden_layers.deep_names import NAMES
from backproplab.exercises.hidden_layers.nets import targets


def deep_backward(x, y, params):
    """Find the gradients of a network with any number of layers, one or more.

    params holds W1, b1, W2, b2 and so on. Every layer but the last bends with a
    sigmoid; the last gives the scores of a softmax; the loss is the mean cross-entropy.

    Shapes: x (N, n_in), y (N, n_out); returns a dict with as many gradients as there
    are parameters: dL_dW1, dL_dW2, dL_dW3 and dL_dW4 (n_before, n_after), dL_db1,
    dL_db2, dL_db3 and dL_db4 (n_after,).
    """
    n_layers = len(params) // 2
    a, grads = [x], {}
    for layer in range(1, n_layers + 1):
        z = a[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
        a.append(1 / (1 + np.exp(-z)))  # the last one stays unused
    exp = np.exp(z - z.max(axis=1, keepdims=True))
    dL_dz = (exp / exp.sum(axis=1, keepdims=True) - y) / len(x)
    for layer in range(n_layers, 0, -1):
        below = a[layer - 1]
        grads[f"dL_dW{layer}"] = below.T @ dL_dz
        grads[f"dL_db{layer}"] = dL_dz.sum(axis=0)
        dL_dz = dL_dz @ params[f"W{layer}"].T * below * (1 - below)
    return grads


def deep_networks(rng):
    """Return networks of one to four layers, each with a batch."""

    def draw(*sizes, N=5):
        params = {
            f"{kind}{layer}": rng.normal(size=size)
            for layer, (before, after) in enumerate(pairwise(sizes), 1)
            for kind, size in (("W", (before, after)), ("b", after))
        }
        return rng.normal(size=(N, sizes[0])), targets(rng, N, sizes[-1]), params

    x, y, params = draw(3, 4, 2, 3)
    rounded = {name: np.rint(2 * array).astype(int) for name, array in params.items()}
    whole = np.rint(3 * x).astype(int), y.astype(int), rounded
    view = rng.normal(size=(3, 5)).T
    return [
        Fixture("three layers", draw(3, 6, 2, 4)),
        Fixture("two layers", draw(2, 3, 4)),
        Fixture("equal sizes", draw(3, 3, 3, 3, N=3)),
        Fixture("one example in four layers", draw(3, 2, 4, 5, 2, N=1)),
        Fixture("one layer", draw(3, 4)),
        Fixture("whole numbers", whole),
        Fixture("a view", (view, *draw(3, 4, 2)[1:])),
    ]


RESULTS = tuple(f"dL_d{kind}{layer}" for layer in (4, 3, 2, 1) for kind in "Wb")

DEEP_BACKWARD = Exercise(
    reference=deep_backward,
    notebook="05",
    title="any number of layers",
    see="Code: any number of layers",
    results=RESULTS,
    returns_dict=True,
    fixtures=deep_networks,
    hints=(
        "What does every layer do in the same way on the way back, and what does it"
        " need from the forward pass for that?",
        "Keep x and every activation in a list. Begin with the error at the last z, and"
        " count the layers down: two gradients, then the error one layer further down.",
        "In the loop: the layer's input, turned, times dL_dz; the column sums; then"
        " dL_dz times its W, turned, times the slope of the sigmoid below.",
    ),
    mistakes=(*BACK, *GRADIENTS, *NAMES),
)
