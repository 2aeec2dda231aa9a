"""Bowls to walk down: the loss of a layer without bias, over its one or two weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab.explore.descent_directions import Direction
from backproplab.layers import Dense
from backproplab.losses import MeanSquaredError
from backproplab.optimizers import SGD, Momentum
from backproplab.shapes import Array, as_floats, as_table
from backproplab.training import as_finite

LOSS = MeanSquaredError()
MOST_STEPS = 30
START = np.array([-4.0, 1.0])  # from the minimum
NO_BIAS = np.zeros(1)
OBLIQUE = ("the flat way", "the steep way")  # where neither is along a weight
FLAT = 1e-6  # a curvature, as a share of the largest, that counts as none
PER_DECADE = ("1", "1.25", "1.6", "2", "2.5", "3.2", "4", "5", "6.3", "8")
REACH = 0.049, 12.6  # the rates of a slider, in units of the longest stable one
FIRST = 0.79


class Path(NamedTuple):
    """A descent: weights, gradients and losses after 0, 1, 2, … steps.

    Shapes: weights and gradients (steps + 1, n), losses (steps + 1,).
    """

    weights: Array
    gradients: Array
    losses: Array


@dataclass(frozen=True)
class Surface:
    """The loss over the weights of z = x W, mean squared error.

    Shapes: x (N, n) with n 1 or 2, y (N, 1), start (n,).
    """

    x: Array
    y: Array
    start: Array

    @property
    def names(self) -> list[str]:
        return ["w₁", "w₂"] if len(self.start) == 2 else ["w"]

    def loss(self, w: Array) -> float:
        """Return the loss. Shapes: w (n,)."""
        return LOSS.value(Dense(w[:, None], NO_BIAS).forward(self.x)[0], self.y)

    def gradient(self, w: Array) -> Array:
        """Return the gradient of the loss. Shapes: w and result (n,)."""
        layer = Dense(w[:, None], NO_BIAS)
        y_hat, x = layer.forward(self.x)
        _, grads = layer.backward(LOSS.gradient(y_hat, self.y), x)
        return grads["W"][:, 0]

    @cached_property
    def curvature(self) -> Array:
        """How the gradient grows along each weight, which is the same everywhere.

        Shapes: result (n, n).
        """
        zero, ones = np.zeros(len(self.start)), np.eye(len(self.start))
        grown = [self.gradient(one) - self.gradient(zero) for one in ones]
        return np.array(grown)

    @cached_property
    def minimum(self) -> Array:
        """Where the gradient is 0. Shapes: result (n,)."""
        slope = self.gradient(np.zeros(len(self.start)))
        found = np.linalg.solve(self.curvature, -slope)
        return np.asarray(found, dtype=float)

    @cached_property
    def directions(self) -> list[Direction]:
        """The directions that steps keep apart, the steepest first."""
        k, ways = np.linalg.eigh(self.curvature)
        if np.allclose(k, k[0]):
            return [Direction(" and ".join(self.names), float(k[0]))]
        along = [np.abs(way).argmax() for way in ways.T]
        is_along_axes = np.allclose(np.abs(ways).max(axis=0), 1)
        named = [self.names[i] for i in along] if is_along_axes else OBLIQUE
        both = zip(named, map(float, k), strict=True)
        return [Direction(name, curved) for name, curved in both][::-1]

    @property
    def longest(self) -> float:
        """The longest rate without momentum that does not diverge."""
        return self.directions[0].longest(0)

    def path(self, rate: float, momentum: float) -> Path:
        """Walk from the start with the steps of SGD, or of Momentum."""
        optimizer = Momentum(rate, momentum=momentum) if momentum else SGD(rate)
        w, seen = self.start, []
        for _ in range(MOST_STEPS + 1):
            gradient = self.gradient(w)
            seen.append((w, gradient, self.loss(w)))
            w = optimizer.step({"W": w}, {"W": gradient})["W"]
        weights, gradients, losses = zip(*seen, strict=True)
        return Path(np.array(weights), np.array(gradients), np.array(losses))


def surface(
    x: ArrayLike, y: ArrayLike | None = None, start: ArrayLike | None = None
) -> Surface:
    """Return the surface of these rows; y is 0 unless it is given.

    Raises ValueError when there is no single lowest point, or the start is there.
    """
    x = as_table("x", as_finite("x", x), ("N", "n_in"))
    if x.shape[1] > 2:
        raise ValueError(
            f"x has shape {x.shape}, but a picture has room for 1 or 2 weights"
        )
    y = np.zeros((len(x), 1)) if y is None else as_finite("y", y)
    if y.shape != (len(x), 1):
        raise ValueError(f"y has shape {y.shape}, and should have {(len(x), 1)}")
    bowl = Surface(x, y, np.zeros(x.shape[1]))
    expect_lowest_point(bowl)
    default = bowl.minimum + START[: x.shape[1]]
    begin = default if start is None else as_finite("start", as_floats("start", start))
    if begin.shape != default.shape:
        raise ValueError(f"start has shape {begin.shape}, expected {default.shape}")
    if np.allclose(begin, bowl.minimum, rtol=1e-9, atol=1e-9):
        raise ValueError(f"start {begin} is the lowest point already")
    return Surface(x, y, begin)


def expect_lowest_point(bowl: Surface) -> None:
    """Refuse rows that leave a direction in which the loss never changes."""
    with np.errstate(over="ignore", invalid="ignore"):  # said below
        if not np.isfinite(bowl.curvature).all():
            raise ValueError("the numbers in x are too large: the loss is infinite")
    k = np.linalg.eigvalsh(bowl.curvature)
    if k[0] <= FLAT * k[-1]:
        raise ValueError(
            "there is no single lowest point: a column of x is 0, or almost a multiple "
            "of the other one, so the loss does not change in some direction"
        )


def usual() -> Mapping[str, Surface]:
    """Return the surfaces of the lesson; the ravine has an input that is not scaled."""
    return {
        "ravine": surface([[1, 5], [1, -5]]),
        "bowl": surface([[2, 2], [2, -2]]),
        "parabola": surface([[2]]),
    }


def rates(longest: float) -> list[float]:
    """Return rates around the longest stable one, ten to each power of ten."""
    low, high = (share * longest for share in REACH)
    decades = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    each = (float(f"{digits}e{power}") for power in decades for digits in PER_DECADE)
    return [rate for rate in each if low <= rate <= high]
