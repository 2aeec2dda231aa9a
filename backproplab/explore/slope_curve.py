"""One activation along z: its values, its slopes, and where it is saturated."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from backproplab.diagrams.layout import Box
from backproplab.explore.one_weight import dashes
from backproplab.explore.stage import Stage, make_stage
from backproplab.layers import Layer
from backproplab.network import as_layer
from backproplab.notation import GRID, QUIET_LINE, ROLES
from backproplab.shapes import Array

FURTHEST = 8.0  # that z goes, either way
SATURATED = 0.05  # of the steepest slope: below this share, little gets through
ASIDE = 1e-6  # how far from z the slopes on its two sides are measured
JUMP = 0.1  # of the steepest slope, between neighbors in the picture: a gap
WIDTH, HEIGHT = 1000, 424
VALUES, SLOPES = Box(60, 42, 590, 214), Box(60, 240, 590, 376)
VALUE, SLOPE = ROLES["forward"], ROLES["gradient"]


class Place(NamedTuple):
    """An activation at one z, with the error that arrives and the one that goes on."""

    name: str
    z: float
    a: float
    slope: float
    steepest: float
    arriving: float  # dL_da
    going_on: float  # dL_dz
    sides: tuple[float, float]  # the slopes just left and just right of z
    is_saturated: bool

    @property
    def share(self) -> float:
        """The slope as a share of the steepest one in the picture."""
        return abs(self.slope) / (self.steepest or 1)

    @property
    def is_corner(self) -> bool:
        left, right = self.sides
        return abs(left - right) > 1e-3 * (self.steepest or 1)


class Curve:
    """An activation from -8 to 8. Raises for layers that do more than bend numbers."""

    def __init__(self, layer: Layer) -> None:
        self.layer, self.name = as_layer(layer), name_of(layer)
        self.maker = type(layer).__name__
        expect_bending(self.layer, self.name)
        self.z = np.linspace(-FURTHEST, FURTHEST, 641)
        self.a, self.slope = self.at(self.z)
        expect_numbers(self)
        self.steepest = float(np.abs(self.slope).max())

    def is_saturated(self, slope: Array) -> NDArray[np.bool_]:
        """Say where slopes are so small that little gets through."""
        small = np.abs(slope) < SATURATED * self.steepest
        saturated: NDArray[np.bool_] = small | (slope == 0)
        return saturated

    @cached_property
    def axes(self) -> tuple[Stage, Stage]:
        """The axes of the values, and those of the slopes below them."""
        return self.values_axes(), self.slopes_axes()

    @cached_property
    def lines(self) -> tuple[Array, Array]:
        """Where both curves run in the picture. Shapes: (n, 2) each."""
        values, slopes = self.axes
        return values.places(self.z, self.a), slopes.places(self.z, self.slope)

    @cached_property
    def slope_line(self) -> Array:
        """The slopes, without a number where they jump: no line is drawn there."""
        jumps = np.abs(np.diff(self.slope, prepend=self.slope[0]))
        return np.where(jumps > JUMP * self.steepest, np.nan, self.slope)

    def at(self, z: Array, dL_da: float = 1.0) -> tuple[Array, Array]:
        """Return values and the errors sent back. Shapes: z and both results (n,)."""
        a, cache = self.layer.forward(z[:, np.newaxis])
        dL_dz, _ = self.layer.backward(np.full_like(a, dL_da), cache)
        return a[:, 0], dL_dz[:, 0]

    def place(self, z: float, dL_da: float) -> Place:
        """Return what the activation makes of z, and of the error that arrives."""
        around = np.array([z - ASIDE, z, z + ASIDE])
        a, slopes = self.at(around)
        _, errors = self.at(around[1:2], dL_da)
        left, right = np.diff(a) / ASIDE
        return Place(
            self.name,
            z,
            float(a[1]),
            float(slopes[1]),
            self.steepest,
            dL_da,
            float(errors[0]),
            (float(left), float(right)),
            bool(self.is_saturated(slopes[1])),
        )

    def values_axes(self) -> Stage:
        """Draw the values over z."""

        def draw(axes: Axes) -> None:
            self.shade(axes)
            axes.plot(self.z, self.a, color=VALUE.line, lw=2.6, label="value a")
            axes.plot([], [], color=SLOPE.line, lw=2, dashes=dashes(SLOPE.dash))
            axes.lines[-1].set_label("slope da_dz")
            axes.set_ylabel("a")
            axes.margins(x=0, y=0.12)
            axes.tick_params(labelbottom=False)
            axes.legend(
                loc="lower left",
                bbox_to_anchor=(-0.01, 1.0),
                ncols=3,
                frameon=False,
                borderaxespad=0,
            )

        return make_stage(draw, (WIDTH, HEIGHT), VALUES)

    def slopes_axes(self) -> Stage:
        """Draw the slopes over z."""

        def draw(axes: Axes) -> None:
            self.shade(axes)
            dashed, line = dashes(SLOPE.dash), self.slope_line
            axes.plot(self.z, line, color=SLOPE.line, lw=2, dashes=dashed)
            axes.set_xlabel("z")
            axes.set_ylabel("da_dz")
            axes.margins(x=0, y=0.16)

        return make_stage(draw, (WIDTH, HEIGHT), SLOPES)

    def shade(self, axes: Axes) -> None:
        """Shade where the slope is below its share of the steepest one."""
        axes.fill_between(
            self.z,
            0,
            1,
            where=self.is_saturated(self.slope).tolist(),
            transform=axes.get_xaxis_transform(),
            facecolor=GRID,
            edgecolor=QUIET_LINE,
            hatch="///",
            lw=0,
            label=f"saturated: slope below {100 * SATURATED:g} % of its maximum",
        )


def name_of(layer: Layer) -> str:
    """Return how a layer writes itself, or its class: never an address."""
    is_told = type(layer).__repr__ is not object.__repr__
    return repr(layer).removesuffix("()") if is_told else type(layer).__name__


def expect_numbers(curve: Curve) -> None:
    """Refuse an activation that has no number somewhere in the picture."""
    known = np.isfinite(curve.a) & np.isfinite(curve.slope)
    if not known.all():
        z = curve.z[~known][0]
        raise ValueError(
            f"{curve.name} has no number at z = {z:g}; slopes needs values and slopes "
            f"from -{FURTHEST:g} to {FURTHEST:g}"
        )


def expect_bending(layer: Layer, name: str) -> None:
    """Refuse a layer that learns, or whose outputs depend on more than one number."""
    if layer.params:
        raise ValueError(f"{name} has parameters; slopes shows activations, without")
    pair = np.array([[0.5, 1.0], [0.5, -2.0]])
    out, _ = layer.forward(pair)
    if np.shape(out) != pair.shape or out[0, 0] != out[1, 0]:
        raise ValueError(f"{name} mixes numbers; slopes needs one that bends each")
