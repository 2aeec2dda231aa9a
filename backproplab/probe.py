"""A point to probe: a layer and a loss at given inputs, parameters and targets."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from backproplab.layers import Layer, Params
from backproplab.losses import Loss
from backproplab.shapes import Array, as_floats

Entry = tuple[int, ...]


class Point:
    """What backward says at one point, and how the loss changes around it.

    `places` are the arrays that can be nudged: "x" and every parameter; `gradients` is
    what backward says about each of them; `rows` is N.
    Raises ValueError when two runs at the same point give different losses.
    """

    def __init__(self, layer: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> None:
        self.layer, self.loss = layer, loss
        self.y = np.array(y)
        self.places: Params = {"x": np.array(as_floats("x", x))}
        self.places |= {n: np.array(w, dtype=float) for n, w in layer.params.items()}
        self.rows = len(self.places["x"])
        self.value = self.loss_at("x", self.places["x"])
        if (
            self.value != self.loss_at("x", self.places["x"])
            and self.value == self.value
        ):
            raise ValueError(
                "the loss is not deterministic: two runs at the same point differ "
                "(a random mask? draw it once, outside)"
            )
        self.y_hat, self.cache = layer.forward(self.places["x"].copy())
        self.gradients = self.backward(self.cache)
        # Round-off of the loss, over a step of 1e-5, reaches about this slope · 1e-6.
        self.noise = max(1e-3, 1e-4 * abs(np.nan_to_num(self.value)))

    def backward(self, cache: Any) -> Params:
        """Return what backward says about every place; what it omits is left out."""
        dL_dy_hat = self.loss.gradient(self.y_hat, self.y)
        dL_dx, grads = self.layer.backward(dL_dy_hat, cache)
        said = {"x": dL_dx} | grads
        return {n: np.array(g, dtype=float) for n, g in said.items() if g is not None}

    def loss_at(self, name: str, value: Array) -> float:
        """Return the loss with one array replaced."""
        return self.loss_with({name: value})

    def loss_along(self, direction: Params, t: float) -> float:
        """Return the loss with every array moved by t along its direction."""
        return self.loss_with({n: w + t * direction[n] for n, w in self.places.items()})

    def loss_with(self, changed: Params) -> float:
        """Return the loss with some arrays replaced."""
        now = self.places | changed
        x = now.pop("x").copy()  # a layer that works in place must not reach ours
        y_hat, _ = self.layer.with_params(**now).forward(x)
        value = np.asarray(self.loss.value(y_hat, self.y))
        if value.size != 1:
            raise ValueError(f"a loss is a scalar, got an array of shape {value.shape}")
        return float(value.item())

    def slope(self, name: str, entry: Entry, h: float) -> float:
        """Measure the slope at one entry: (f(w + h) - f(w - h)) / 2h."""
        return (self.moved(name, entry, h) - self.moved(name, entry, -h)) / (2 * h)

    def one_sided(
        self, name: str, entry: Entry, h: float = 1e-6
    ) -> tuple[float, float]:
        """Measure the slopes to the left and to the right of one entry."""
        left = (self.value - self.moved(name, entry, -h)) / h
        return left, (self.moved(name, entry, h) - self.value) / h

    def moved(self, name: str, entry: Entry, h: float) -> float:
        """Return the loss with one entry moved by h."""
        nudged = self.places[name].copy()
        nudged[entry] += h
        return self.loss_at(name, nudged)

    def aside(self, size: float) -> "Point":
        """Return a point nearby: every entry moved at random, by up to about size."""
        rng = np.random.default_rng(0)
        moved = {
            n: w + size * (1 + np.abs(w)) * rng.uniform(-1, 1, w.shape)
            for n, w in self.places.items()
        }
        x = moved.pop("x")
        return Point(self.layer.with_params(**moved), self.loss, x, self.y)

    def is_flat(self) -> bool:
        """Tell whether backward says 0 about everything: then nothing is compared."""
        return all((np.abs(g) < 1e-9).all() for g in self.gradients.values())

    def problems(self) -> list[str]:
        """Name what a pure layer never does: change its inputs, or remember."""
        found = []
        x = self.places["x"].copy()
        _, cache = self.layer.forward(x)
        if not np.array_equal(x, self.places["x"], equal_nan=True):
            found.append("forward changed its input x: work on a copy")
        first = self.backward(cache)
        self.layer.forward(self.places["x"] + 1)
        second = self.backward(cache)
        if not all(np.array_equal(first[n], second[n], equal_nan=True) for n in first):
            found.append(
                "backward gave another answer after a second forward pass: "
                "it uses something that the layer remembers, or adds to it"
            )
        now = self.layer.params
        for name, w in self.places.items():
            if name != "x" and not np.array_equal(w, now[name], equal_nan=True):
                found.append(f"the parameter {name} was changed by a pass")
        return found
