"""What stays in the picture of the training lab: panels, axes, points and their key."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from backproplab.diagrams import panel, svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.lab_region import SHADE, STRONGEST, Plane, around
from backproplab.explore.lab_settings import MOST_EPOCHS
from backproplab.explore.stage import Stage, Still, make_stage
from backproplab.notation import INK, PAPER, QUIET_LINE, ROLES
from backproplab.shapes import Array

WIDTH, HEIGHT = 1000, 480
REGION = Box(0.5, 0.5, 489.5, 479.5)
LOSS = Box(499.5, 0.5, 999.5, 234.5)
ERRORS = Box(499.5, 244.5, 999.5, 479.5)
IN_REGION = Box(58, 70, 474, 434)
IN_LOSS = Box(566, 40, 900, 190)
IN_ERRORS = Box(566, 284, 900, 434)
LOSS_RANGE, ERROR_RANGE = (1e-3, 10), (1e-4, 1)
KEY = 50  # how far below the top of its panel the key of the region stands
WRONG = ROLES["gradient"]


class Backdrop(NamedTuple):
    """The axes of the lab for one data set, and what lies on them."""

    plane: Plane
    region: Stage
    loss: Stage
    errors: Stage
    still: Still


def backdrop(x: Array, y: Array) -> Backdrop:
    """Draw what all frames of one data set share. Shapes: x (N, 2), y (N, 1)."""
    plane = around(x)
    region = region_axes(plane)
    loss, errors = epoch_axes(IN_LOSS, LOSS_RANGE), epoch_axes(IN_ERRORS, ERROR_RANGE)
    parts = (
        svg.panels([REGION, LOSS, ERRORS]),
        *(stage.svg for stage in (region, loss, errors)),
        points(region.places(*x.T), y[:, 0]),
        *key(),
        panel.title(ERRORS, "Error at each layer: size of dL_dz, over all points"),
    )
    return Backdrop(
        plane, region, loss, errors, Still(svg.picture(WIDTH, HEIGHT, parts))
    )


def region_axes(plane: Plane) -> Stage:
    """Draw axes over the plane."""

    def draw(axes: Axes) -> None:
        axes.set_xlim(plane.left, plane.right)
        axes.set_ylim(plane.low, plane.high)
        axes.set_xlabel("x[:, 0]")
        axes.set_ylabel("x[:, 1]", labelpad=0)

    return make_stage(draw, (WIDTH, HEIGHT), IN_REGION)


@lru_cache
def epoch_axes(box: Box, limits: tuple[float, float]) -> Stage:
    """Draw axes over the epochs, with powers of ten upwards."""

    def draw(axes: Axes) -> None:
        axes.set_xlim(0, MOST_EPOCHS)
        axes.set_yscale("log")
        axes.set_ylim(*limits)
        axes.tick_params(which="minor", left=False)
        axes.set_xlabel("epoch", labelpad=1)

    return make_stage(draw, (WIDTH, HEIGHT), box)


def points(places: Array, y: Array) -> str:
    """Draw rings where y is 0, squares where it is 1. Shapes: places (N, 2), y (N,)."""
    rings, squares = (dots(places[y == label]) for label in (0, 1))
    return "".join(
        (
            svg.path(rings, f'{svg.stroke(INK, 8.5)} stroke-linecap="round"'),
            svg.path(rings, f'{svg.stroke(PAPER, 5.5)} stroke-linecap="round"'),
            svg.path(squares, f'{svg.stroke(PAPER, 9)} stroke-linecap="square"'),
            svg.path(squares, f'{svg.stroke(INK, 7)} stroke-linecap="square"'),
        )
    )


def dots(places: Array) -> str:
    """Return the path of dots: lines of no length. Shapes: places (n, 2)."""
    return "".join(f"M{svg.short(x)} {svg.short(y)}h0" for x, y in places)


def diamonds(places: Array) -> str:
    """Draw a diamond around each place. Shapes: places (n, 2)."""
    around_each = "l10 10l-10 10l-10-10z"
    lines = "".join(
        f"M{svg.short(x)} {svg.short(y - 10)}{around_each}" for x, y in places
    )
    return svg.path(lines, svg.stroke(PAPER, 3.5)) + svg.path(
        lines, svg.stroke(WRONG.text, 2)
    )


def key() -> list[str]:
    """Draw what the marks of the region mean, in one line above it."""
    y = REGION.top + KEY
    level = y - 4.5
    line = svg.segment(Point(296, level), Point(318, level))
    words = ((76, "y = 0"), (140, "y = 1"), (210, "wrong side"), (324, "p = ½"))
    return [
        points(np.array([[66, level], [130, level]]), np.array([0, 1])),
        diamonds(np.array([[196, level]])),
        svg.path(line, svg.stroke(INK, 2)),
        svg.texts([(x, y, word) for x, word in words], ""),
        *shades(382, y),
    ]


def shades(x: float, y: float) -> list[str]:
    """Draw how dark the region is from p = 0 to p = 1."""
    steps = [
        svg.rectangle(
            Box(x + 32 + 9 * i, y - 11, x + 41 + 9 * i, y + 1),
            look=f'fill="{SHADE}" fill-opacity="{STRONGEST * i / 4:.2f}"',
        )
        for i in range(5)
    ]
    frame = svg.rectangle(
        Box(x + 32, y - 11, x + 77, y + 1), look=f'fill="none" {svg.stroke(QUIET_LINE)}'
    )
    return [svg.text(x, y, "p: 0"), *steps, frame, svg.text(x + 82, y, "1")]
