"""The loss of one example along its prediction: value, slope, and axes for both."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from math import inf, isfinite
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from backproplab.diagrams.layout import Box
from backproplab.explore.stage import Stage, make_stage
from backproplab.gradcheck import as_scalar
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.measuring import Measured, measure
from backproplab.notation import QUIET_LINE
from backproplab.shapes import Array, as_floats

WIDTH, HEIGHT = 900, 440
LOSSES, SLOPES = Box(82, 34, 560, 250), Box(82, 278, 560, 394)  # above each other
AGREES = 1e-6  # relative error of a slope against the measured one
ROUNDED = 1e-15  # relative: what round-off leaves open in a loss


class Example(NamedTuple):
    """One prediction and its target: the loss, its slope, and the slope as measured."""

    score: float  # where the slider stands
    prediction: float
    target: float
    seen: float  # by the loss: the prediction, or the score
    loss: float
    slope: float
    measurement: Measured

    @property
    def is_finite(self) -> bool:
        """Say whether the loss and its slope can be drawn."""
        return isfinite(self.loss) and isfinite(self.slope)

    @property
    def is_tangent(self) -> bool:
        """Say whether the line with this slope fits the curve."""
        return self.measurement.error_of(self.slope, AGREES) <= AGREES

    @property
    def measured(self) -> float:
        """The slope as measured; 0 where it is nothing but round-off."""
        slope, doubt = self.measurement
        return 0.0 if abs(slope) <= doubt else slope


class Lines(NamedTuple):
    """The loss and its slope along all predictions. Shapes: (n_scores,) each."""

    loss: Array
    slope: Array


class LossCurve:
    """A loss of one example as the score z before it moves.

    The last layer turns z into the prediction, which is z itself without a layer; the
    loss sees the prediction, or z where that layer is inside the loss.
    Shapes: scores (n_scores,), in ascending order; targets (n_targets,).
    Raises ValueError when the loss is finite nowhere.
    """

    def __init__(
        self,
        loss: Loss,
        scores: ArrayLike,
        targets: ArrayLike,
        last: Layer | None = None,
        *,
        is_inside: bool = False,
    ) -> None:
        self.loss, self.last, self.is_inside = loss, last, is_inside
        self.scores = as_floats("scores", scores)
        self.predictions = np.array([self.prediction(z) for z in self.scores])
        self.seen = self.scores if is_inside else self.predictions
        self.lines: Callable[[float], Lines] = lru_cache(self.lines_for)
        self.all_lines = [self.lines(y) for y in as_floats("targets", targets).tolist()]

    @property
    def prediction_name(self) -> str:
        """The code name of what is compared with the target."""
        return "y_hat" if self.last is None else "p"

    @property
    def variable(self) -> str:
        """The code name of what the loss sees, along which its slope is taken."""
        return "z" if self.is_inside else self.prediction_name

    @property
    def slope_name(self) -> str:
        """The code name of the slope, such as dL_dp."""
        return f"dL_d{self.variable}"

    def prediction(self, score: float) -> float:
        """Return the prediction that the last layer makes of a score."""
        if self.last is None:
            return float(score)
        out, _ = self.last.forward([[score]])
        return float(out.item())

    def sees(self, score: float) -> float:
        """Return what the loss sees of a score."""
        return score if self.is_inside else self.prediction(score)

    def bend(self, score: float) -> float:
        """Return the slope of the last layer at a score, 1 without a layer."""
        if self.last is None:
            return 1.0
        _, cache = self.last.forward([[score]])
        dp_dz, _ = self.last.backward([[1.0]], cache)
        return float(dp_dz.item())

    def goal(self, target: float) -> float:
        """Return where the prediction is the target; infinite if beyond the axes."""
        if not self.is_inside:
            low, high = self.span
            return inf if target > high else -inf if target < low else target
        found = np.interp(target, self.predictions, self.scores, -inf, inf)
        return float(found)

    @property
    def span(self) -> tuple[float, float]:
        """The limits of the axes from left to right."""
        return extent([self.seen], room=0.02)

    def value(self, seen: float, target: float) -> float:
        """Return the loss of one example."""
        return as_scalar(self.loss.value(np.array([[seen]]), np.array([[target]])))

    def slope(self, seen: float, target: float) -> float:
        """Return the slope of the loss of one example, as its gradient says."""
        gradient = self.loss.gradient(np.array([[seen]]), np.array([[target]]))
        return float(as_floats("the gradient", gradient).item())

    def at(self, score: float, target: float) -> Example:
        """Return one example with all its numbers."""
        prediction, seen = self.prediction(score), self.sees(score)
        with np.errstate(all="ignore"):  # a loss may end: the picture says where
            loss, slope = self.value(seen, target), self.slope(seen, target)
            measured = measure(
                lambda h: self.value(seen + h, target), ROUNDED * abs(loss)
            )
        return Example(score, prediction, target, seen, loss, slope, measured)

    def lines_for(self, target: float) -> Lines:
        """Return the loss and its slope at every position of the slider."""
        with np.errstate(all="ignore"):
            loss = [self.value(v, target) for v in self.seen]
            slope = [self.slope(v, target) for v in self.seen]
        return Lines(np.array(loss), np.array(slope))

    @cached_property
    def axes(self) -> tuple[Stage, Stage]:
        """The axes of the loss, and those of its slope below."""
        losses = [lines.loss for lines in self.all_lines]
        slopes = [lines.slope for lines in self.all_lines]
        return (
            make_stage(self.fill("loss L", losses), (WIDTH, HEIGHT), LOSSES),
            make_stage(
                self.fill(f"slope {self.slope_name}", slopes, self.variable),
                (WIDTH, HEIGHT),
                SLOPES,
            ),
        )

    def fill(
        self, name: str, lines: list[Array], below: str = ""
    ) -> Callable[[Axes], object]:
        """Return what gives axes their names, and limits with room for these lines."""
        low, high = extent([*lines, np.zeros(1)])

        def draw(axes: Axes) -> None:
            axes.axhline(0, color=QUIET_LINE, lw=1)
            axes.set_xlim(*self.span)
            axes.set_ylim(low, high)
            axes.set_ylabel(name)
            axes.yaxis.set_label_coords(-54 / LOSSES.width, 0.5)
            axes.locator_params(axis="y", nbins=5)
            axes.set_xlabel(below)
            axes.tick_params(labelbottom=bool(below))

        return draw


def extent(arrays: list[Array], *, room: float = 0.06) -> tuple[float, float]:
    """Return limits that hold all finite numbers, with some room at both ends."""
    numbers = np.concatenate(arrays)
    numbers = numbers[np.isfinite(numbers)]
    low, high = float(numbers.min()), float(numbers.max())
    aside = room * ((high - low) or 1)
    return low - aside, high + aside
