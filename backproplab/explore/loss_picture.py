"""What moves in the picture of a loss: curves and marks on the axes, and a card."""

from collections.abc import Sequence
from math import hypot, inf, isfinite
from typing import NamedTuple

import numpy as np

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point, text_width
from backproplab.explore.loss_curve import (
    HEIGHT,
    LOSSES,
    SLOPES,
    WIDTH,
    Example,
    LossCurve,
)
from backproplab.explore.nudge_picture import dot
from backproplab.notation import HAIRLINE, PAPER, QUIET_LINE, ROLES
from backproplab.shapes import Array

CARD = Box(592.5, 34.5, WIDTH - 16.5, HEIGHT - 46.5)
LEFT, RIGHT = CARD.left + 16, CARD.right - 16
ROW, FIRST_ROW = 32, CARD.top + 106
FORWARD, ERROR, LOSS = ROLES["forward"], ROLES["gradient"], ROLES["loss"]
TANGENT = 110  # half its length, in pixels
LETTERS = 16  # the height of a label
AIR = 4  # around it
BESIDE, BELOW = (14, 64), (14, -30, -8, 34, -50)  # where a label may stand


class Row(NamedTuple):
    """One number of an example: its role, its name, and itself."""

    kind: str
    name: str
    value: float

    @property
    def written(self) -> str:
        """The number as it stands in the card; a slope has its sign."""
        return (signed if "dL_d" in self.name else svg.number)(self.value)


class Curves(NamedTuple):
    """Both curves for one target: drawn, and the places on that of the loss."""

    svg: str
    loss: Array


def curves(curve: LossCurve, target: float) -> Curves:
    """Draw the loss and its slope along all predictions, and where the target is."""
    losses, slopes = curve.axes
    lines = curve.lines(target)
    loss = losses.places(curve.seen, lines.loss)
    slope = slopes.places(curve.seen, lines.slope)
    drawn = (
        target_mark(curve, target),
        svg.path(joined(loss), svg.stroke(LOSS.text, 2.6)),
        svg.path(joined(slope), svg.stroke(ERROR.line, 2, ERROR.dash)),
    )
    return Curves("".join(drawn), loss)


def at_prediction(curve: LossCurve, seen: Example, loss: Array) -> list[str]:
    """Draw the tangent, its slope as a number, and as a bar from 0."""
    losses, slopes = curve.axes
    at = losses.place(seen.seen, seen.loss)
    foot, tip = (slopes.place(seen.seen, value) for value in (0, seen.slope))
    start, end = tangent(at, seen.slope, curve)
    drop = svg.segment(at, Point(at.x, SLOPES.bottom))
    return [
        svg.path(drop, svg.stroke(QUIET_LINE, 1, "1 3")),
        svg.path(svg.segment(start, end), svg.stroke(ERROR.line, 2.6, ERROR.dash)),
        svg.path(svg.segment(foot, tip), svg.stroke(ERROR.line, 4)),
        dot(at, 5.5, LOSS.text, PAPER),
        dot(tip, 5.5, PAPER, ERROR.line),
        slope_label(seen, at, [loss, between(start, end)]),
    ]


def joined(places: Array) -> str:
    """Return the path through all places that are finite, cut where one is not."""
    d, pen = "", "M"
    for x, y in places.tolist():
        there = isfinite(x) and isfinite(y)
        d += f"{pen}{svg.short(x)} {svg.short(y)}" if there else ""
        pen = "L" if there else "M"
    return d


def tangent(at: Point, slope: float, curve: LossCurve) -> tuple[Point, Point]:
    """Return the ends of the line with this slope, cut off at the axes."""
    stage = curve.axes[0]
    low, high = (stage.place(0, 0), stage.place(1, slope))
    run, rise = high.x - low.x, high.y - low.y
    long = hypot(run, rise)
    start, end = (
        Point(at.x + side * far * run / long, at.y + side * far * rise / long)
        for side in (-1, 1)
        for far in [min(TANGENT, room(at, side * run / long, side * rise / long))]
    )
    return start, end


def room(at: Point, across: float, down: float) -> float:
    """Return how far it is from a place to the edge of the axes, in a direction."""
    ways = (
        (LOSSES.right - at.x, across),
        (at.x - LOSSES.left, -across),
        (LOSSES.bottom - at.y, down),
        (at.y - LOSSES.top, -down),
    )
    return min((far / speed for far, speed in ways if speed > 1e-9), default=inf)


def between(start: Point, end: Point) -> Array:
    """Return places along a line. Shapes: result (40, 2)."""
    return np.linspace(start, end, 40)


def slope_label(seen: Example, at: Point, lines: Sequence[Array]) -> str:
    """Write the slope beside the tangent, where the curve leaves most room."""
    label = f"slope {signed(seen.slope)}"
    wide = text_width(label, svg.VALUE, bold=True)
    places = (
        Box(left, at.y + down, left + wide, at.y + down + LETTERS)
        for aside in BESIDE
        for down in BELOW
        for left in (at.x + aside, at.x - aside - wide)
    )
    best = min(
        (place for place in places if LOSSES.holds(place)),
        key=lambda place: sum(crossings(line, place) for line in lines),
    )
    return svg.text(best.left, best.bottom - 4, label, "value gradient halo")


def crossings(line: Array, box: Box) -> int:
    """Count the pieces of a line that come near a box. Shapes: line (n, 2)."""
    low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
    near = (high > [box.left - AIR, box.top - AIR]) & (
        low < [box.right + AIR, box.bottom + AIR]
    )
    return int(near.all(axis=1).sum())


def signed(value: float) -> str:
    """Write a slope with its sign, unless it is 0."""
    return f"{'+' if value > 0 else ''}{svg.number(value)}"


def target_mark(curve: LossCurve, target: float) -> str:
    """Mark where the prediction is the target, or say on which side that is."""
    goal = curve.goal(target)
    label = f"{curve.prediction_name} = y"
    if np.isinf(goal):
        right = goal > 0
        nearer = f"{curve.prediction_name} comes nearer to y"
        words = f"{nearer} →" if right else f"← {nearer}"
        x = LOSSES.right if right else LOSSES.left
        return svg.text(x, LOSSES.top - 10, words, f"forward{' end' * right}")
    x = curve.axes[0].place(goal, 0).x
    line = svg.segment(Point(x, LOSSES.top - 4), Point(x, SLOPES.bottom))
    return svg.path(line, svg.stroke(FORWARD.line, 1.5, "1 3")) + svg.text(
        x, LOSSES.top - 10, label, "forward mid"
    )


def card_stage(name: str, formula: str, slope_formula: str) -> list[str]:
    """Draw what of the card never moves: the name of the loss, and its formulas."""
    rule = svg.segment(Point(LEFT, CARD.top + 78.5), Point(RIGHT, CARD.top + 78.5))
    return [
        svg.panels([CARD]),
        svg.text(LEFT, CARD.top + 28, cut(name, svg.VALUE, bold=True), "value"),
        svg.text(LEFT, CARD.top + 50, cut(formula), "loss"),
        svg.text(LEFT, CARD.top + 68, cut(slope_formula), "gradient"),
        svg.path(rule, svg.stroke(HAIRLINE)),
    ]


def cut(name: str, size: float = svg.LABEL, *, bold: bool = False) -> str:
    """Cut a name that is too long for the card."""
    return svg.shortened(name, (RIGHT - LEFT) * svg.LABEL / size, bold=bold)


def card(rows: Sequence[Row]) -> list[str]:
    """Write the numbers of one example."""
    parts = []
    for i, row in enumerate(rows):
        top = FIRST_ROW + ROW * i
        parts.append(svg.text(LEFT, top, row.name, f"say {row.kind}"))
        parts.append(svg.text(RIGHT, top, row.written, f"value end {row.kind}"))
    return parts
