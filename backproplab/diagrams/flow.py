"""The pass as a line of operations; every arrow is an array and carries its shape.

At most six arrows are drawn, those around the lit one.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point, window
from backproplab.diagrams.svg import (
    LABEL,
    arrow_head,
    path,
    rectangle,
    role_name,
    segment,
    shortened,
    stroke,
    text,
)
from backproplab.notation import PAPER, QUIET_LINE, role_of

MOST_ARROWS, BROADEST_BOX = 6, 105


class Arrow(NamedTuple):
    """One array of the pass, and the operation that makes it ("" for the inputs).

    `takes` are the arrays that come in from the side, each with its shape.
    """

    name: str
    shape: tuple[int, ...]
    operation: str = ""
    takes: Sequence[str] = ()


def flow_line(arrows: Sequence[Arrow], box: Box, *, lit: int) -> str:
    """Draw operations and arrows left to right; those after the lit one are quiet."""
    shown = window(len(arrows), lit, MOST_ARROWS)
    pitch = box.width // len(shown)
    middle = round((box.top + box.bottom) / 2)
    parts = []
    for place, k in enumerate(shown):
        left = round(box.left) + place * pitch
        room = Box(left, box.top, left + pitch, box.bottom)
        state = (k > lit) - (k < lit)
        parts.append(one_arrow(arrows[k], room, middle, state))
    return "".join(parts)


def one_arrow(arrow: Arrow, room: Box, middle: float, state: int) -> str:
    """Draw an operation and the arrow out of it; state is -1 done, 0 lit, 1 to come."""
    role = role_of(arrow.name)
    color = QUIET_LINE if state > 0 else role.line
    width = 3.0 if state == 0 else 1.5
    start, drawn = Point(room.left, middle), ""
    if arrow.operation:
        box_right = room.left + min(BROADEST_BOX, round(room.width * 0.65))
        frame = Box(room.left, room.top, box_right, room.bottom)
        drawn = operation(
            arrow, frame, role.fill if state == 0 else PAPER, color, width
        )
        start = Point(box_right, middle)
    tip = Point(room.right - 2, middle)
    center = (start.x + tip.x) // 2
    name = "soft" if state > 0 else role_name(arrow.name)
    return "".join(
        (
            drawn,
            path(
                segment(start, tip) + arrow_head(tip), stroke(color, width, role.dash)
            ),
            text(
                center,
                middle - 8,
                arrow.name,
                f"{'value' if state <= 0 else 'say'} mid {name}",
            ),
            text(
                center,
                middle + 18,
                str(arrow.shape),
                "mid" if state <= 0 else "mid soft",
            ),
        )
    )


def operation(arrow: Arrow, frame: Box, fill: str, color: str, width: float) -> str:
    """Draw the box of an operation: its name, and what it takes from the side."""
    room = frame.width - 6
    lines = [*split_name(arrow.operation, 2 if arrow.takes else 3), *arrow.takes][:3]
    center = (frame.left + frame.right) / 2
    top = (frame.top + frame.bottom) / 2 - 15 * (len(lines) - 1) / 2 + LABEL / 3
    names = len(lines) - len(arrow.takes)
    return rectangle(
        frame, corner=6, look=f'fill="{fill}" {stroke(color, min(width, 2))}'
    ) + "".join(
        text(
            center,
            top + 15 * i,
            shortened(line, room, bold=i < names),
            "strong mid" if i < names else "mid",
        )
        for i, line in enumerate(lines)
    )


def split_name(name: str, lines: int) -> list[str]:
    """Break a class name between its words: SigmoidCrossEntropy takes two lines."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+", name)
    if len(name) <= 12 or len(words) < 2:
        return [name]
    half = (len(words) + 1) // 2
    return ["".join(words[:half]), "".join(words[half:])][:lines]
