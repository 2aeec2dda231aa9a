"""The box of an operation: its name, and lines about what it takes and gives."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box
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


def split_name(name: str, lines: int) -> list[str]:
    """Break a class name between its words: SigmoidCrossEntropy takes two lines."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+", name)
    if len(name) <= 12 or len(words) < 2 or lines < 2:
        return [name]
    half = (len(words) + 1) // 2
    return ["".join(words[:half]), "".join(words[half:])]
