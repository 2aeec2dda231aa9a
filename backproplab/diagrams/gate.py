"""One gate close up: what comes in, its local slopes, and what goes back.

Values stand above the wires. Below a wire stands what goes back along it: the local
slope times what arrives from the right.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point, text_width
from backproplab.diagrams.svg import (
    VALUE,
    fitting_number,
    head_along,
    number,
    path,
    rectangle,
    segment,
    shortened,
    stroke,
    text,
)
from backproplab.notation import ROLES

FORWARD, BACK = ROLES["forward"], ROLES["gradient"]
WIDE, GAP = 64, 12  # the gate, and the room between it and its numbers
WAY_IN = 0.58  # share of the width that the wires into the gate take
TALLEST_ROW = 62


class Wire(NamedTuple):
    """A wire into a gate: the name and number on it, and the gate's slope in it."""

    name: str
    value: float
    slope: float


class Gate(NamedTuple):
    """A gate: its sign, the wires into it, and the name and number that it makes.

    `upstream` is the slope that arrives from the right, None on the way forward.
    `wires` is empty when only the wire out of the gate is of interest.
    """

    sign: str
    wires: Sequence[Wire]
    name: str
    value: float
    upstream: float | None = None


def gate(shown: Gate, box: Box) -> str:
    """Draw a gate with its wires in a box."""
    role = FORWARD if shown.upstream is None else BACK
    ends = ports(shown, box)
    left, middle = ends[0].x, round((box.top + box.bottom) / 2)
    half = (ends[-1].y - ends[0].y) / 2 + 22
    frame = Box(left, middle - half, left + WIDE, middle + half)
    out = Point(frame.right, middle)
    wires = [(Point(box.left, end.y), end) for end in ends[: len(shown.wires)]]
    wires += [(out, Point(box.right, middle))]
    look = f'fill="{role.fill}" {stroke(role.line, 2.5)}'
    sign = shortened(shown.sign, WIDE - 8, bold=True)
    return "".join(
        (
            path(lines(wires, back=role is BACK), stroke(role.line, 2.5, role.dash)),
            rectangle(frame, corner=14, look=look),
            text(left + WIDE / 2, middle + 5, sign, "value mid"),
            *above(shown, ends, box),
            *below(shown, ends, box),
        )
    )


def ports(shown: Gate, box: Box) -> list[Point]:
    """Return where the wires from the left end; the middle, when there are none."""
    count = max(1, len(shown.wires))
    pitch = min(TALLEST_ROW, box.height / count)
    left, middle = round(box.left + WAY_IN * box.width), (box.top + box.bottom) / 2
    return [
        Point(left, round(middle + pitch * (row - (count - 1) / 2)))
        for row in range(count)
    ]


def lines(wires: Sequence[tuple[Point, Point]], *, back: bool) -> str:
    """Return the path of wires with an arrow head each, where its number goes."""
    ways = [(end, start) if back else (start, end) for start, end in wires]
    return "".join(segment(a, b) + head_along(a, b) for a, b in ways)


def above(shown: Gate, ends: Sequence[Point], box: Box) -> Iterator[str]:
    """Write values, and the local slopes where the wires end."""
    for wire, (x, y) in zip(shown.wires, ends, strict=False):
        kind = "soft" if shown.upstream is None else "strong gradient"
        slope = fitting_number(wire.slope, 96, bold=True, mark="slope ")
        yield text(x - 10, y - 7, slope, f"end {kind}")
        room = x - box.left - 118 - GAP
        made = named(wire.name, wire.value, room)
        yield text(box.left + GAP, y - 7, made, "value forward")
    x, y = ends[0].x + WIDE + GAP, (ends[0].y + ends[-1].y) / 2
    made = named(shown.name, shown.value, box.right - x)
    yield text(x, y - 7, made, "value forward")


def below(shown: Gate, ends: Sequence[Point], box: Box) -> Iterator[str]:
    """Write what arrives from the right, and what goes on to the left."""
    if shown.upstream is None:
        return
    x, y = ends[0].x + WIDE + GAP, (ends[0].y + ends[-1].y) / 2
    size = {"size": VALUE, "bold": True}
    arrived = fitting_number(
        shown.upstream, box.right - x, mark=f"{BACK.mark} ", **size
    )
    yield text(x, y + 18, arrived, "value gradient")
    for wire, (end, row) in zip(shown.wires, ends, strict=False):
        worked = product_of(wire.slope, shown.upstream, end - box.left - 8 - GAP)
        yield text(box.left + GAP, row + 18, worked, "value gradient")


def named(name: str, value: float, room: float) -> str:
    """Write a name and its number, both as long as there is room for."""
    least = fitting_number(value, room / 2, size=VALUE, bold=True, mark=" = ")
    left = room - text_width(least, VALUE, bold=True)
    cut = shortened(name, left, size=VALUE, bold=True)
    return fitting_number(value, room, size=VALUE, bold=True, mark=f"{cut} = ")


def product_of(slope: float, upstream: float, room: float) -> str:
    """Write local slope · upstream = product, with as many digits as there is room."""
    for digits in (4, 3, 2):
        factors = f"{number(slope, digits)} · {parted(upstream, digits)}"
        worked = f"{BACK.mark} {factors} = {number(slope * upstream, digits)}"
        if text_width(worked, VALUE, bold=True) <= room:
            break
    return worked


def parted(value: float, digits: int = 4) -> str:
    """Write a number that follows a sign: in parentheses when it has one itself."""
    return f"({number(value, digits)})" if value < 0 else number(value, digits)
