"""A deep network of equal layers: how large the gradients are, layer by layer."""

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from backproplab.layers import Dense, Layer
from backproplab.network import Sequential
from backproplab.shapes import Array

N_ROWS, N_UNITS = 64, 32
DEPTHS = (2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50)

# What the weights of a layer with n inputs are spread by, and who proposed it.
SPREADS = {
    "1/√n": N_UNITS**-0.5,
    "√(2/n)": (2 / N_UNITS) ** 0.5,
    "2·√(2/n)": 2 * (2 / N_UNITS) ** 0.5,
}
STEADY = 0.8, 1.25  # a factor for each layer between these leaves a gradient its size


class Sizes(NamedTuple):
    """How large one kind of gradient is at each layer, first layer first."""

    of: str
    sizes: Array  # (n_layers,)

    @property
    def depth(self) -> int:
        return len(self.sizes)

    @property
    def relative(self) -> Array:
        """The sizes as shares of that at the last layer."""
        shares: Array = self.sizes / self.sizes[-1]
        return shares

    @property
    def ratio(self) -> float:
        """The size at the first layer as a share of that at the last."""
        return float(self.relative[0])

    @property
    def per_layer(self) -> float:
        """The factor for each layer on the way back, the same for all."""
        return float(self.ratio ** (1 / (self.depth - 1)))

    @property
    def fate(self) -> str:
        """Say in a word what becomes of the gradient on its way back."""
        least, most = STEADY
        if self.per_layer < least:
            return "vanishes"
        return "explodes" if self.per_layer > most else "keeps its size"


def sizes(activation: Layer, spread: float, depth: int) -> Mapping[str, Sizes]:
    """Send inputs forward and an error back through so many equal layers.

    Inputs (64, 32), weights (32, 32) and the error at the outputs (64, 32) are normal,
    from `default_rng(0)`; there are no biases. The size is the root of the sum of
    squares.
    """
    rng = np.random.default_rng(0)
    x = rng.normal(size=(N_ROWS, N_UNITS))
    weights = [spread * rng.normal(size=(N_UNITS, N_UNITS)) for _ in range(depth)]
    error = rng.normal(size=(N_ROWS, N_UNITS))
    layers = [(Dense(W, np.zeros(N_UNITS)), activation) for W in weights]
    dL_dz, dL_dW = np.empty(depth), np.empty(depth)
    with np.errstate(over="ignore", invalid="ignore"):  # said below
        _, caches = Sequential(*chain.from_iterable(layers)).forward(x)
        for at in reversed(range(depth)):
            dense, bend = layers[at]
            error, _ = bend.backward(error, caches[2 * at + 1])
            dL_dz[at] = np.linalg.norm(error)
            error, grads = dense.backward(error, caches[2 * at])
            dL_dW[at] = np.linalg.norm(grads["W"])
    if not np.all(np.isfinite(dL_dz + dL_dW) & (dL_dz[-1] > 0) & (dL_dW[-1] > 0)):
        raise ValueError(f"{depth} layers leave no number, or no error, at some layer")
    return {"dL_dz": Sizes("dL_dz", dL_dz), "dL_dW": Sizes("dL_dW", dL_dW)}
