"""Panels with a title, and lines of text in them."""

from collections.abc import Sequence

from backproplab.diagrams.layout import Box
from backproplab.diagrams.svg import text, texts
from backproplab.diagrams.written import GLUE

PAD, LINE = 16, 18


def title(panel: Box, words: str) -> str:
    """Write the title of a panel."""
    return text(panel.left + PAD, panel.top + 22, words, "title")


def inside(panel: Box, top: float, bottom: float = 10) -> Box:
    """Return the room in a panel below its title."""
    return Box(
        panel.left + PAD, panel.top + top, panel.right - PAD, panel.bottom - bottom
    )


def written(content: Sequence[str], panel: Box, kind: str, result: str = "") -> str:
    """Write lines below a panel's title; `result` is the role of what ends them."""
    x, y = round(panel.left) + PAD, round(panel.top) + 44
    entries = [(x, y + LINE * i, line) for i, line in enumerate(content)]
    if not result:
        return texts(entries, kind)
    x, y, last = entries.pop()
    head, equals, value = last.rpartition(f"={GLUE}")
    return texts(entries, kind) + text(
        x, y, head + equals, kind, tail=(value, f"strong {result}")
    )
