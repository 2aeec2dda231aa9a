"""The box of an operation: its name, and lines about what it takes and gives."""

import re
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.svg import LABEL, rectangle, shortened, text

LEADING = 15


class Line(NamedTuple):
    """One line in a box, and the kind of text it is."""

    content: str
    kind: str


def operation(
    frame: Box, look: str, name: str, takes: Sequence[str], gives: Sequence[Line]
) -> str:
    """Draw a box with as many lines as it holds: name, what comes in, what goes out."""
    most = int((frame.height - 2) // LEADING)
    out = [*gives][: most - 1]
    side = [Line(each, "mid") for each in takes][: most - 1 - len(out)]
    lines = [
        *(
            Line(part, "strong mid")
            for part in split_name(name, most - len(side) - len(out))
        ),
        *side,
        *out,
    ]
    center = (frame.left + frame.right) / 2
    top = (frame.top + frame.bottom) / 2 - LEADING * (len(lines) - 1) / 2 + LABEL / 3
    return rectangle(frame, corner=6, look=look) + "".join(
        text(
            center,
            top + LEADING * i,
            shortened(content, frame.width - 6, bold="strong" in kind),
            kind,
        )
        for i, (content, kind) in enumerate(lines)
    )


def box_width(name: str, lines: Sequence[str]) -> float:
    """Return how wide a box must be for its name, in two lines, and its other lines."""
    return ceil(max(map(label_width, [*split_name(name, 2), *lines]))) + 10


def split_name(name: str, lines: int) -> list[str]:
    """Break a class name between its words: SigmoidCrossEntropy takes two lines."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+", name)
    if len(name) <= 12 or len(words) < 2 or lines < 2:
        return [name]
    ways = [("".join(words[:i]), "".join(words[i:])) for i in range(1, len(words))]
    return [*min(ways, key=lambda way: max(map(label_width, way)))]


def label_width(words: str) -> float:
    """Return the room that a name takes."""
    return text_width(words, LABEL, bold=True)
