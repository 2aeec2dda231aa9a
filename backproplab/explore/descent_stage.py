"""What stays in the picture of a descent: contours, axes, and the ruler of rates."""

from functools import lru_cache
from math import ceil, log10
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box
from backproplab.explore.descent_ruler import RULER, SIZE, bar, ruler
from backproplab.explore.descent_surface import MOST_STEPS, Surface
from backproplab.explore.stage import Stage, Still, make_stage
from backproplab.notation import INK, ROLES
from backproplab.plot_data import levels
from backproplab.shapes import Array

PLANE, LOSS = Box(0.5, 0.5, 609.5, 329.5), Box(619.5, 0.5, 999.5, 329.5)
IN_PLANE, IN_LOSS = Box(52, 38, 594, 284), Box(682, 38, 978, 284)
DECADES = 10  # of losses that are shown
ROOM = 1.25  # from the minimum to the edge, as a multiple of the way to the start
CELLS = 81


class Backdrop(NamedTuple):
    """The axes of one surface."""

    plane: Stage
    loss: Stage
    ruler: Stage

    def svg(self) -> str:
        return f"{self.plane.svg}{self.loss.svg}{self.ruler.svg}"


def backdrop(surface: Surface, rates: list[float]) -> Backdrop:
    """Draw the axes of one surface, for rates from the first to the last."""
    power = ceil(log10(surface.loss(surface.start))) + 2 - DECADES
    return Backdrop(plane(surface), loss_axes(power), ruler(rates[0], rates[-1]))


def stage(surface: Surface, axes: Backdrop, momentum: float) -> Still:
    """Return the axes with all that stands on them in every frame."""
    parts = (
        svg.panels([PLANE, LOSS, RULER]),
        axes.svg(),
        *(
            bar(way, row, axes.ruler, momentum)
            for row, way in enumerate(surface.directions)
        ),
        start_mark(surface, axes.plane),
    )
    return Still(svg.picture(*SIZE, parts))


def lifted(weights: Array, losses: Array) -> Array:
    """Return where weights stand: two of them as they are, a single one on its curve.

    Shapes: weights (steps, 1 or 2), losses (steps,), result (steps, 2).
    """
    if weights.shape[1] == 2:
        return weights
    return np.column_stack([weights, losses])


def plane(surface: Surface) -> Stage:
    """Draw lines of equal loss with equal scales, or the curve over one weight."""
    draw = curve_axes if len(surface.start) == 1 else contour_axes
    return make_stage(lambda axes: draw(axes, surface), SIZE, IN_PLANE)


def contour_axes(axes: Axes, surface: Surface) -> None:
    """Draw lines of equal loss, and the lowest point."""
    shape = IN_PLANE.height / IN_PLANE.width
    far = np.abs(surface.start - surface.minimum) / [1, shape]
    half = ROOM * far.max() * np.array([1, shape])
    sides = [np.linspace(-reach, reach, CELLS) for reach in half]
    across, up = np.meshgrid(*(sides + surface.minimum[:, None]))
    cells = np.stack([across, up], axis=-1)
    heights = np.apply_along_axis(surface.loss, -1, cells)
    axes.contour(
        across, up, heights, levels(heights), colors=ROLES["loss"].line, linewidths=1
    )
    axes.plot(*surface.minimum, "x", color=INK, markersize=9, markeredgewidth=2)
    axes.set_xlabel("w₁", labelpad=1)
    axes.set_ylabel("w₂", labelpad=0)


def curve_axes(axes: Axes, surface: Surface) -> None:
    """Draw the loss over the only weight."""
    far = ROOM * np.abs(surface.start - surface.minimum)
    w = np.linspace(surface.minimum - far, surface.minimum + far, CELLS)
    losses = np.array([surface.loss(each) for each in w])
    axes.plot(w[:, 0], losses, color=ROLES["loss"].line, linewidth=2)
    axes.set_xlim(w[0, 0], w[-1, 0])
    axes.set_ylim(losses.min() - 0.04 * np.ptp(losses), losses.max())
    axes.set_xlabel("w", labelpad=1)
    axes.set_ylabel("loss L", labelpad=0)


@lru_cache
def loss_axes(power: int) -> Stage:
    """Draw axes for the loss over the steps, with powers of ten upwards."""

    def draw(axes: Axes) -> None:
        axes.set(xlim=(0, MOST_STEPS), yscale="log")
        axes.set_ylim(10.0**power, 10.0 ** (power + DECADES))
        axes.yaxis.set_major_locator(LogLocator(100))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda loss, _: svg.number(loss)))
        axes.tick_params(which="minor", left=False)
        axes.set_xlabel("step", labelpad=1)

    return make_stage(draw, SIZE, IN_LOSS)


def start_mark(surface: Surface, axes: Stage) -> str:
    """Write where the path starts."""
    losses = np.array([surface.loss(surface.start)])
    at = axes.place(*lifted(surface.start[None], losses)[0])
    is_left = at.x < (IN_PLANE.left + IN_PLANE.right) / 2
    aside, kind = (-12, " end") if is_left else (12, "")
    return svg.text(at.x + aside, at.y + 4, "start", f"halo strong{kind}")
