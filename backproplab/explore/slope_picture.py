"""What moves in the picture of an activation: marks on the axes, and a gate."""

from itertools import product

import numpy as np

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point, text_width
from backproplab.explore.nudge_picture import dot
from backproplab.explore.slope_curve import SATURATED, SLOPES, VALUES, Curve, Place
from backproplab.notation import HAIRLINE, INK, PAPER, QUIET_LINE, ROLES
from backproplab.shapes import Array

CARD = Box(620.5, 16.5, 983.5, 407.5)
GATE = Box(738.5, 76.5, 865.5, 190.5)
AHEAD, BACK = 106, 156  # the heights of the wires into the gate
LEFT, RIGHT = CARD.left + 16, CARD.right - 16
METER = Box(LEFT, 288, RIGHT, 300)
BELOW = SLOPES._replace(top=SLOPES.top - 12)  # where the number of a slope may be
FORWARD, ERROR = ROLES["forward"], ROLES["gradient"]
TANGENT = 46  # pixels, either way
BASES = (-14, 24, -32, 42)  # of a number, below its mark
CLOSE = 3  # pixels from a line
THICKEST, LARGEST = 9.0, 2.0  # of the arrows of errors, at the largest error


def card_stage(maker: str) -> list[str]:
    """Draw what of the card never moves: the gate, its wires, and the meter."""
    middle = (GATE.left + GATE.right) / 2
    wires = svg.segment(Point(LEFT, AHEAD), Point(GATE.left, AHEAD))
    wires += svg.segment(Point(GATE.right, AHEAD), Point(RIGHT, AHEAD))
    heads = svg.arrow_head(Point(GATE.left, AHEAD))
    heads += svg.arrow_head(Point(RIGHT, AHEAD))
    look = f'fill="{FORWARD.fill}" {svg.stroke(FORWARD.line, 1.5)}'
    named = svg.shortened(maker, GATE.width - 6, bold=True)
    return [
        svg.panels([CARD]),
        svg.text(LEFT, CARD.top + 26, "Value out, error back", "title"),
        svg.path(wires + heads, svg.stroke(FORWARD.line, 2)),
        svg.rectangle(GATE, corner=6, look=look),
        svg.text(middle, AHEAD + 5, named, "strong mid"),
        svg.text(middle, BACK - 8, "× slope", "gradient mid"),
        svg.text(LEFT, BACK + 32, "error dL_dz", "gradient"),
        svg.text(RIGHT, BACK + 32, "error dL_da", "gradient end"),
        *meter_stage(),
    ]


def meter_stage() -> list[str]:
    """Draw the scale of the meter, with a mark at 5 %."""
    limit = svg.segment(at_share(SATURATED, -4), at_share(SATURATED, 14))
    return [
        svg.text(LEFT, METER.top - 10, "slope, in % of its maximum", "soft"),
        svg.rectangle(METER, corner=3, look=f'fill="{PAPER}" {svg.stroke(HAIRLINE)}'),
        svg.path(limit, svg.stroke(INK)),
        svg.text(at_share(SATURATED).x, METER.bottom + 18, "5", "soft mid"),
        svg.text(RIGHT, METER.bottom + 18, "100", "soft end"),
    ]


def at_share(share: float, below: float = 0) -> Point:
    """Return the place of a share of the steepest slope on the meter."""
    return Point(METER.left + METER.width * share, METER.top + below)


def marks(curve: Curve, place: Place) -> list[str]:
    """Draw where z stands: on both curves, with the slope as a tangent."""
    values, slopes = curve.axes
    on_value = values.place(place.z, place.a)
    on_slope = slopes.place(place.z, place.slope)
    ahead = values.place(place.z + 1, place.a + place.slope)
    start, end = ends = tangent(on_value, ahead, VALUES)
    bar = np.linspace(start, end, 40)
    drops = "".join(
        svg.segment(Point(on_value.x, axes.top), Point(on_value.x, axes.bottom))
        for axes in (VALUES, SLOPES)
    )
    a, slope = f"a {svg.number(place.a)}", f"slope {svg.number(place.slope)}"
    value_line, slope_line = curve.lines
    return [
        svg.path(drops, svg.stroke(QUIET_LINE, 1, "1 3")),
        svg.path(svg.segment(*ends), svg.stroke(ERROR.line, 2.4, ERROR.dash)),
        dot(on_value, 5.5, FORWARD.text, PAPER),
        dot(on_slope, 6, PAPER, ERROR.line),
        beside(on_value, a, "forward", VALUES, np.vstack([value_line, bar])),
        beside(on_slope, slope, "gradient", BELOW, slope_line),
    ]


def tangent(at: Point, ahead: Point, box: Box) -> tuple[Point, Point]:
    """Return the ends of a line through a place towards another, inside a box."""
    across, down = ahead.x - at.x, ahead.y - at.y
    part = TANGENT / (across**2 + down**2) ** 0.5
    step = Point(across * part, down * part)
    return moved(at, step, -1, box), moved(at, step, 1, box)


def moved(at: Point, step: Point, way: int, box: Box) -> Point:
    """Go a step from a place, or less far where the box ends."""
    edges = (box.left, box.right), (box.top, box.bottom)
    rooms = [
        ((far if way * s > 0 else near) - here) / (way * s)
        for here, s, (near, far) in zip(at, step, edges, strict=True)
        if s
    ]
    share = way * max(0, min(1, *rooms)) if rooms else 0
    return Point(at.x + share * step.x, at.y + share * step.y)


def beside(at: Point, words: str, kind: str, room: Box, lines: Array) -> str:
    """Write a number above or below its mark, where it meets lines the least."""
    width = text_width(words, svg.VALUE, bold=True)
    lefts = (
        min(max(left, room.left + 4), room.right - width)
        for left in (at.x + 12, at.x - 12 - width, at.x - width / 2)
    )
    spots = [
        Box(left, at.y + base - 13, left + width, at.y + base + 4)
        for left, base in product(lefts, BASES)
    ]
    inside = [spot for spot in spots if room.holds(spot)]
    spot = min(inside, key=lambda spot: met(spot, lines))  # the first of equals
    return svg.text(spot.left, spot.bottom - 4, words, f"value halo {kind}")


def met(spot: Box, lines: Array) -> int:
    """Count the points of lines that lie in a box, or close to it."""
    x, y = lines.T
    across = (spot.left - CLOSE < x) & (x < spot.right + CLOSE)
    return int(np.sum(across & (spot.top - CLOSE < y) & (y < spot.bottom + CLOSE)))


def gate(place: Place) -> list[str]:
    """Show what goes through the gate: z in and a out, the error in and the rest."""
    middle, slope = (GATE.left + GATE.right) / 2, svg.number(place.slope)
    dL_da, dL_dz = svg.number(place.arriving), svg.number(place.going_on)
    return [
        error_arrow(RIGHT, GATE.right, place.arriving),
        error_arrow(GATE.left, LEFT, place.going_on),
        svg.text(middle, BACK + 12, slope, "value gradient mid"),
        svg.text(LEFT, AHEAD - 10, f"z {svg.number(place.z)}", "value forward"),
        svg.text(RIGHT, AHEAD - 10, f"a {svg.number(place.a)}", "value forward end"),
        svg.text(LEFT, BACK + 52, dL_dz, "value gradient"),
        svg.text(RIGHT, BACK + 52, dL_da, "value gradient end"),
    ]


def error_arrow(start: float, end: float, error: float) -> str:
    """Draw an error on its way back, as thick as it is large; none stops at a bar."""
    size = abs(error)
    if size == 0:
        stop = svg.segment(Point(start - 8, BACK - 9), Point(start - 8, BACK + 9))
        return svg.path(stop, svg.stroke(ERROR.line, 3))
    wide = 1 + (THICKEST - 1) * min(size / LARGEST, 1)
    tip, back = svg.short(end), svg.short(end + 9)
    half = 4 + wide / 2
    head = f"M{back} {svg.short(BACK - half)}L{tip} {BACK}L{back} "
    head += f"{svg.short(BACK + half)}z"
    line = svg.segment(Point(start, BACK), Point(end + 9, BACK))
    return svg.path(line, svg.stroke(ERROR.line, wide, ERROR.dash)) + svg.path(
        head, fill=ERROR.line
    )


def meter(place: Place) -> list[str]:
    """Draw the slope as a share of the steepest one, and say what that means."""
    filled = Box(METER.left, METER.top, at_share(min(place.share, 1)).x, METER.bottom)
    verdict = "saturated" if place.is_saturated else "not saturated"
    return [
        svg.rectangle(filled, corner=3, look=f'fill="{ERROR.line}"'),
        svg.text(RIGHT, METER.top - 10, percent(place.share), "value end"),
        svg.text(LEFT, METER.bottom + 44, verdict, "value"),
        svg.text(LEFT, METER.bottom + 65, about(place), "say"),
    ]


def about(place: Place) -> str:
    """Say in a few words how much of the error goes on."""
    if place.is_corner:
        left, right = map(svg.number, (round(side, 4) for side in place.sides))
        return f"a corner: slope {left} left of it, {right} right"
    if place.arriving == 0:
        return "no error arrives, so none goes on"
    if place.slope == 0:
        return "none of the error goes on"
    return f"the error goes on {grown(abs(place.slope))}"


def grown(share: float) -> str:
    """Say how a factor changes a size: "92 times smaller"."""
    if share == 1:
        return "as large as it came"
    if share > 1:
        return f"{svg.number(share, 3)} times larger"
    return f"{svg.number(1 / share, 3)} times smaller"


def percent(share: float) -> str:
    """Write a share in percent."""
    return f"{svg.number(100 * share, 3)} %"
