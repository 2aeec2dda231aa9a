"""One output head: what it makes of z, its loss, and the slope of that, by the chain.

A head is a layer with its loss, for one example. Softmax gets the scores (z, 0), and
the targets 0 and 1 become (0, 1) and (1, 0): its first p is then the prediction.
"""

from itertools import product
from typing import NamedTuple

import numpy as np

from backproplab.layers import Dense, Layer, Sigmoid, Softmax
from backproplab.losses import BinaryCrossEntropy, CrossEntropy, Loss, MeanSquaredError
from backproplab.network import as_layer
from backproplab.optimizers import SGD
from backproplab.shapes import Array

FURTHEST, EDGE = 6.0, 7.0  # that z starts from 0, either way, and that it may come to
MOST_STEPS, RATE, X = 300, 0.15, 1.0  # of the neuron that learns; X is its input
TARGETS = (0, 1)


class At(NamedTuple):
    """The numbers of a head at one z. Shapes: y_hat and both slopes (1,) or (2,)."""

    z: float
    y_hat: Array
    loss: float
    loss_slope: Array  # dL/dŷ
    own_slope: Array  # dŷ/dz
    error: float  # dL/dz
    missed: float  # ŷ - y


class Head(NamedTuple):
    """A layer and the loss behind it.

    `written` is what they compute for the targets 0 and 1; `note` is what becomes of
    the layer's own slope in dL/dz.
    """

    name: str
    layer: Layer
    loss: Loss
    written: tuple[str, str] = ("", "")
    note: str = ""

    @property
    def is_softmax(self) -> bool:
        return isinstance(self.layer, Softmax)

    def scores(self, z: Array) -> Array:
        """Return the rows that the layer gets. Shapes: z (n,), result (n, 1 or 2)."""
        return np.column_stack([z, 0 * z] if self.is_softmax else [z])

    def targets(self, y: int, n_rows: int) -> Array:
        """Return the same target in each row, as this loss wants it."""
        row = [y, 1 - y] if self.is_softmax else [y]
        return np.tile(np.asarray(row, float), (n_rows, 1))

    def loss_at(self, z: float, y: int) -> float:
        """Return the loss at one z."""
        y_hat, _ = self.layer.forward(self.scores(np.array([z])))
        return self.loss.value(y_hat, self.targets(y, 1))

    def errors(self, z: Array, y: int) -> Array:
        """Return dL/dz of examples that stand each for itself. Shapes: (n,) both."""
        y_hat, cache = self.layer.forward(self.scores(z))
        slopes = self.loss.gradient(y_hat, self.targets(y, len(z)))
        dL_dz, _ = self.layer.backward(slopes * len(z), cache)  # of a sum, not a mean
        return dL_dz[:, 0]

    def at(self, z: float, y: int) -> At:
        """Return all numbers at one z."""
        scores, target = self.scores(np.array([z])), self.targets(y, 1)
        y_hat, cache = self.layer.forward(scores)
        loss_slope = self.loss.gradient(y_hat, target)
        alone = np.eye(y_hat.shape[1])[:, np.newaxis]  # each output by itself
        own = [self.layer.backward(output, cache)[0][0, 0] for output in alone]
        dL_dz, _ = self.layer.backward(loss_slope, cache)
        return At(
            z,
            y_hat[0],
            self.loss.value(y_hat, target),
            loss_slope[0],
            np.array(own),
            float(dL_dz[0, 0]),
            float((y_hat - target)[0, 0]),
        )


USUAL = (
    Head(
        "Linear + squares",
        Dense([[1.0]], [0.0]),
        MeanSquaredError(),
        ("ŷ = z, L = ½ŷ²", "ŷ = z, L = ½(ŷ − 1)²"),
        "dŷ/dz is 1",
    ),
    Head(
        "Sigmoid + cross-entropy",
        Sigmoid(),
        BinaryCrossEntropy(),
        ("ŷ = σ(z), L = −log(1 − ŷ)", "ŷ = σ(z), L = −log ŷ"),
        "dŷ/dz cancels",
    ),
    Head(
        "Softmax + cross-entropy",
        Softmax(),
        CrossEntropy(),
        ("p = softmax(z, 0), L = −log p₂", "p = softmax(z, 0), L = −log p₁"),
        "dp/dz cancels",
    ),
    Head(
        "Sigmoid + squares",
        Sigmoid(),
        MeanSquaredError(),
        ("ŷ = σ(z), L = ½ŷ²", "ŷ = σ(z), L = ½(ŷ − 1)²"),
        "dŷ/dz stays",
    ),
)


def head_of(pair: tuple[Layer, Loss]) -> Head:
    """Return a layer and a loss as a head; errors name what does not fit."""
    if not isinstance(pair, tuple) or len(pair) != 2:
        raise TypeError(f"a head is a pair (layer, loss), got {pair!r}")
    layer, loss = as_layer(pair[0]), pair[1]
    name, told = type(layer).__name__, type(loss).__name__
    head = Head(f"{name} + {told}", layer, loss, (f"L: {told}", f"L: {told}"))
    try:
        for z, y in product((-FURTHEST, FURTHEST), TARGETS):
            head.at(z, y)
    except ValueError as error:
        raise ValueError(f"{head.name}: {error}") from error
    return head


def learned(head: Head, starts: Array, y: int) -> Array:
    """Return z before and after each step of a neuron z = w x + b that learns.

    It learns one example, x = 1; w and b start as one half of z each. As both move
    alike, only their sum matters. What would leave the picture stays at its edge.
    Shapes: starts (n,), result (MOST_STEPS + 1, n).
    """
    params = {"w": starts / 2, "b": starts / 2}
    optimizer, path = SGD(RATE), [starts]
    for _ in range(MOST_STEPS):
        error = head.errors(path[-1], y)
        params = optimizer.step(params, {"w": error * X, "b": error})
        path.append(np.clip(params["w"] * X + params["b"], -EDGE, EDGE))
    return np.stack(path)
