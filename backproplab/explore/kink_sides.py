"""A loss along one weight: its slope at each place, and the corners in between."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab.explore.one_weight import FURTHEST, Weights
from backproplab.gradcheck import numerical_gradient
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.shapes import Array

N_PLACES = 241  # of the curves
ASIDE = 1e-6  # how far from w the slopes of its two sides are measured
SHARP = 5.0  # times the usual change of the slope between two places: a corner


class Sides(NamedTuple):
    """A weight at w, with what backward and a central difference say there."""

    name: str
    w: float
    h: float
    losses: tuple[float, float, float]  # at w - h, w and w + h
    backward: float
    central: float
    left: float
    right: float
    n_corners: int  # within h of w

    @property
    def is_at_corner(self) -> bool:
        """Say whether the slopes on the two sides of w differ."""
        size = max(abs(self.left), abs(self.right), 1e-3)
        return abs(self.left - self.right) > 1e-3 * size

    @property
    def gap(self) -> float:
        return self.central - self.backward


class Line:
    """The loss along one weight of a network."""

    def __init__(self, weights: Weights, entry: str) -> None:
        self.weights, self.name = weights, entry
        self.start = weights.weight(entry)
        self.nudges = np.linspace(-1.5 * FURTHEST, 1.5 * FURTHEST, N_PLACES)

    @cached_property
    def losses(self) -> Array:
        """Return the losses at all places. Shapes: (n,)."""
        return np.array([self.loss(float(nudge)) for nudge in self.nudges])

    @cached_property
    def slopes(self) -> Array:
        """Return backward's slopes at all places. Shapes: (n,)."""
        return np.array([self.slope(float(nudge)) for nudge in self.nudges])

    @cached_property
    def corners(self) -> list[float]:
        """Return the nudges at which the slope jumps."""
        change = np.abs(np.diff(self.slopes))
        smallest = 1e-6 * (np.abs(self.slopes).max() or 1)
        jumps = np.flatnonzero(change > SHARP * np.median(change) + smallest)
        places = (self.nudges[i : i + 2].tolist() for i in jumps)
        return sorted({round(self.corner_between(*ends), 6) + 0.0 for ends in places})

    def corner_between(self, low: float, high: float) -> float:
        """Return where between two nudges the slope jumps, by halving."""
        below, above = self.slope(low), self.slope(high)
        while high - low > ASIDE / 10:
            middle = (low + high) / 2
            slope = self.slope(middle)
            if abs(slope - below) < abs(slope - above):
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def loss(self, nudge: float) -> float:
        return self.weights.loss_with(self.name, nudge)

    def slope(self, nudge: float) -> float:
        return self.weights.slope_with(self.name, nudge)

    def sides(self, nudge: float, h: float) -> Sides:
        """Return what is known of the slope at one place."""
        here = self.loss(nudge)
        central = numerical_gradient(lambda at: self.loss(float(at)), nudge, h=h)
        near = [corner for corner in self.corners if abs(corner - nudge) <= h]
        return Sides(
            self.name,
            self.start + nudge,
            h,
            (self.loss(nudge - h), here, self.loss(nudge + h)),
            self.slope(nudge),
            float(central),
            (here - self.loss(nudge - ASIDE)) / ASIDE,
            (self.loss(nudge + ASIDE) - here) / ASIDE,
            len(near),
        )


def lines(network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> dict[str, Line]:
    """Return the loss along each weight of a network."""
    weights = Weights(network, loss, x, y)
    return {entry: Line(weights, entry) for entry in weights.entries}
