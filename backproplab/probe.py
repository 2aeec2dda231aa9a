"""A point to probe: a layer and a loss at given inputs, parameters and targets."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from backproplab.layers import Layer, Params
from backproplab.losses import Loss
from backproplab.measuring import Measured, measure
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
        self.value = self.loss_with({})
        again = self.loss_with({})
        if self.value != again and not np.isnan(self.value + again):
            raise ValueError(
                "the loss is not deterministic: two runs at the same point differ "
                "(a random mask? draw it once, outside)"
            )
        self.y_hat, self.cache = layer.forward(self.places["x"].copy())
        self.gradients = self.backward(self.cache)
        self.round_off = self.how_rounded()

    @property
    def error(self) -> Array:
        """Return a fresh copy of the error that the loss sends back."""
        return np.array(self.loss.gradient(self.y_hat, self.y), dtype=float)

    def backward(self, cache: Any, *, error: Array | None = None) -> Params:
        """Return what backward says about every place; what it omits is left out.

        Raises TypeError when it returns something else than (dL_dx, grads).
        """
        answer = self.layer.backward(self.error if error is None else error, cache)
        pair = isinstance(answer, tuple) and len(answer) == 2
        if not (pair and isinstance(answer[1], dict)):
            raise TypeError(
                "backward must return (dL_dx, grads), grads a dictionary by the names "
                f"of the parameters; got {type(answer).__name__}"
                f"{': is a return missing?' if answer is None else ''}"
            )
        said = {"x": answer[0]} | answer[1]
        return {
            name: np.array(as_floats(f"dL_d{name}", gradient))
            for name, gradient in said.items()
            if gradient is not None
        }

    @property
    def at_hand(self) -> Params:
        """Return what a mix-up may have put in the place of a gradient."""
        arrays = {"the error that came in": self.error, **self.places}
        return arrays | {"the output of forward": np.array(self.y_hat, dtype=float)}

    def how_rounded(self) -> float:
        """Return about how much of the loss is round-off.

        A few units in the last place of the loss itself, or what it changes by when the
        outputs change in their last place: log(1 - p) near p = 1 changes by a lot.
        """
        eps = float(np.finfo(float).eps)
        outputs = [np.asarray(self.y_hat) * (1 + k * eps) for k in (-2, 2)]
        moved = [self.loss.value(out, self.y) - self.value for out in outputs]
        return 4 * float(np.nan_to_num(max(*np.abs(moved), eps * abs(self.value))))

    def loss_with(self, changed: Params) -> float:
        """Return the loss with some arrays replaced."""
        now = self.places | changed
        x = now.pop("x").copy()  # a layer that works in place must not reach ours
        y_hat, _ = self.layer.with_params(**now).forward(x)
        value = np.asarray(self.loss.value(y_hat, self.y))
        if value.size != 1:
            raise ValueError(f"a loss is a scalar, got an array of shape {value.shape}")
        return float(value.item())

    def loss_at(self, name: str, value: Array) -> float:
        """Return the loss with one array replaced."""
        return self.loss_with({name: value})

    def moved(self, name: str, entry: Entry, h: float) -> float:
        """Return the loss with one entry moved by h."""
        nudged = self.places[name].copy()
        nudged[entry] += h
        return self.loss_at(name, nudged)

    def measured(self, name: str, entry: Entry) -> Measured:
        """Measure the slope at one entry, with its doubt."""
        return measure(lambda h: self.moved(name, entry, h), self.round_off)

    def one_sided(
        self, name: str, entry: Entry, h: float = 1e-6
    ) -> tuple[float, float]:
        """Measure the slopes to the left and to the right of one entry."""
        left = (self.value - self.moved(name, entry, -h)) / h
        return left, (self.moved(name, entry, h) - self.value) / h

    def along(self, direction: Params) -> tuple[float, Measured]:
        """Return the slope along a direction, as backward says and as measured.

        It is the sum of ∂L/∂w · d over all entries. Raises KeyError or ValueError when
        a gradient is missing or has another shape.
        """

        def loss_after(t: float) -> float:
            ahead = {n: w + t * direction[n] for n, w in self.places.items()}
            return self.loss_with(ahead)

        parts = [np.vdot(self.gradients[name], d) for name, d in direction.items()]
        return float(sum(parts)), measure(loss_after, self.round_off)

    def aside(self, size: float, seed: int = 0) -> "Point":
        """Return a point nearby: every entry moved at random, by up to about size."""
        rng = np.random.default_rng(seed)
        moved = {
            n: w + size * (1 + np.abs(w)) * rng.uniform(-1, 1, w.shape)
            for n, w in self.places.items()
        }
        x = moved.pop("x")
        return Point(self.layer.with_params(**moved), self.loss, x, self.y)

    @cached_property
    def around(self) -> list["Point"]:
        """Return eight points very close by."""
        return [self.aside(1e-5, seed) for seed in range(8)]

    def is_flat(self) -> bool:
        """Tell whether backward says 0 about everything: then nothing is compared."""
        return all((np.abs(g) < 1e-9).all() for g in self.gradients.values())

    def is_fitting(self) -> bool:
        """Tell whether there is a gradient of the right shape for every place."""
        shapes = {name: w.shape for name, w in self.places.items()}
        return shapes == {n: g.shape for n, g in self.gradients.items()}
