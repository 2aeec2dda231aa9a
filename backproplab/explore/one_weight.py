"""The loss along one weight of a network, its slope there, and axes with both."""

from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from backproplab.diagrams.layout import Box
from backproplab.explore.change import Change
from backproplab.explore.stage import Stage, make_stage
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.notation import ROLES

FURTHEST = 1.0  # that a weight is nudged, either way
WIDTH, HEIGHT = 860, 400
AXES = Box(64, 48, 560, 348)
REAL, PREDICTED = ROLES["loss"], ROLES["gradient"]


@dataclass(frozen=True)
class Move(Change):
    """One weight moved by a nudge: what its slope predicts, and what is real."""

    name: str
    of: str  # the code name of the slope, "dL_dW1[0, 0]"
    weight: float
    loss: float
    stage: Stage

    @property
    def digits(self) -> int:
        """How many digits tell the changes apart, the same for all nudges."""
        scale = abs(self.slope) * FURTHEST or 1
        return min(10, max(4, 4 - floor(log10(scale))))


class Weights:
    """The weights of a network one by one, with the slope of the loss along each."""

    def __init__(self, network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> None:
        self.network, self.loss_of, self.x, self.y = network, loss, x, y
        y_hat, cache = network.forward(x)
        self.loss = loss.value(y_hat, y)
        _, self.slopes = network.backward(loss.gradient(y_hat, y), cache)
        self.entries = {
            f"{name}{[*place]}": (name, place)
            for name, w in network.params.items()
            for place in np.ndindex(w.shape)
        }
        if not self.entries:
            raise ValueError("this network has no weight to nudge")
        self.stage = lru_cache(self.make_stage)

    def nudged(self, entry: str, nudge: float) -> Layer:
        """Return the network after a nudge of one weight."""
        name, place = self.entries[entry]
        w = self.network.params[name].copy()
        w[place] += nudge
        return self.network.with_params(**{name: w})

    def loss_with(self, entry: str, nudge: float) -> float:
        """Return the loss after a nudge of one weight."""
        y_hat, _ = self.nudged(entry, nudge).forward(self.x)
        return self.loss_of.value(y_hat, self.y)

    def slope_with(self, entry: str, nudge: float) -> float:
        """Return the slope of the loss along a weight, after a nudge of it."""
        name, place = self.entries[entry]
        network = self.nudged(entry, nudge)
        y_hat, cache = network.forward(self.x)
        _, slopes = network.backward(self.loss_of.gradient(y_hat, self.y), cache)
        return float(slopes[name][place])

    def weight(self, entry: str) -> float:
        """Return where a weight stands before any nudge."""
        name, place = self.entries[entry]
        return float(self.network.params[name][place])

    def slope(self, entry: str) -> float:
        """Return the slope of the loss along a weight, as backward found it."""
        name, place = self.entries[entry]
        return float(self.slopes[name][place])

    def moved(self, entry: str, nudge: float) -> Move:
        """Nudge one weight, and compare."""
        slope, half = self.slope(entry), nudge / 2
        return Move(
            name=entry,
            of=f"dL_d{entry}",
            weight=self.weight(entry),
            loss=self.loss,
            slope=slope,
            nudge=nudge,
            real=self.loss_with(entry, nudge) - self.loss,
            gap_at_half=abs(self.loss_with(entry, half) - self.loss - slope * half),
            stage=self.stage(entry),
        )

    def make_stage(self, entry: str) -> Stage:
        """Draw the loss along one weight, and the line whose slope backward found."""
        nudges = np.linspace(-FURTHEST, FURTHEST, 81)
        curve = np.array([self.loss_with(entry, float(h)) for h in nudges])
        tangent = self.loss + self.slope(entry) * nudges
        at = self.weight(entry) + nudges

        def draw(axes: Axes) -> None:
            axes.plot(at, curve, color=REAL.text, lw=2.6, label="L, the loss itself")
            axes.plot(
                at,
                tangent,
                color=PREDICTED.line,
                lw=2,
                dashes=dashes(PREDICTED.dash),
                label="the line with backward's slope",
            )
            axes.margins(x=0.1, y=0.09)
            axes.set_xlabel(f"weight {entry}")
            axes.legend(
                loc="lower left",
                bbox_to_anchor=(-0.01, 1.01),
                ncols=2,
                frameon=False,
                borderaxespad=0,
            )

        return make_stage(draw, (WIDTH, HEIGHT), AXES)


def dashes(pattern: str) -> list[float]:
    """Return an SVG dash pattern for a matplotlib line of width 2."""
    return [float(length) / 2 for length in pattern.split()]
