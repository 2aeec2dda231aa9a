"""Layout: where nodes stand and how much room letters take."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Widths of letters in ems, as wide as the widest usual sans-serif draws them, so that
# what fits here fits on every machine.
NARROW, WIDE = frozenset(" \N{NO-BREAK SPACE}.,:;·|()[]'ijltfr"), frozenset("mwMW@—…%")
EM_NARROW, EM_USUAL, EM_WIDE, EM_MONO, BOLDER = 0.42, 0.64, 0.99, 0.61, 1.09


class Point(NamedTuple):
    """A place in a picture; x grows to the right, y grows down."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle from its left upper corner to its right lower one."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def overlaps(self, other: "Box") -> bool:
        """Say whether two boxes share any area; touching edges do not."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        """Say whether the other box lies inside this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def node_positions(
    sizes: Sequence[int], area: Box, *, gap: float = 150
) -> list[list[Point]]:
    """Place the nodes of a network: one column for each size, from left to right.

    The first and the last column stand on the left and right edge of the area. All
    columns share one distance between neighbors, at most `gap`, and are centered, so
    that the tallest column decides and the wires make a regular pattern.
    """
    step = min(gap, area.height / max(1, max(sizes) - 1))
    middle = (area.top + area.bottom) / 2
    columns = max(1, len(sizes) - 1)
    return [
        [
            Point(
                area.left + area.width * column / columns,
                middle + step * (node - (size - 1) / 2),
            )
            for node in range(size)
        ]
        for column, size in enumerate(sizes)
    ]


def window(size: int, around: int, most: int) -> range:
    """Choose at most `most` neighbors of `size` in a row, with `around` among them."""
    start = min(max(0, around - most // 2), max(0, size - most))
    return range(start, min(size, start + most))


@lru_cache(maxsize=4096)  # the same short texts come again in every frame
def text_width(
    text: str, size: float, *, bold: bool = False, mono: bool = False
) -> float:
    """Return the room that a line of text takes at most, in the units of `size`."""
    if mono:
        return size * EM_MONO * len(text)
    ems = sum(
        EM_NARROW if letter in NARROW else EM_WIDE if letter in WIDE else EM_USUAL
        for letter in text
    )
    return size * ems * (BOLDER if bold else 1)
