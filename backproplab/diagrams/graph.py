"""A graph of numbers: where its nodes stand, and which way its wires take.

Nodes stand in columns from left to right. Between two columns every wire keeps to its
own height until the numbers on it are past, and bends only then, so that no letter lies
on the wire of another node.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from backproplab.diagrams.layered import Item, columns_of, placed
from backproplab.diagrams.layout import Box, Point, window
from backproplab.diagrams.svg import short

PILL, TALL = 40, 28  # of a node
SLOT, LANE = 54, 20  # room from row to row: for a node, for a wire that passes by
BROADEST, TIGHTEST = 250, 106  # from column to column
MOST_STRETCH = 1.5  # of the rooms from row to row, where the box is high
LEAST_GAP, SHARE = 20, 0.47  # for wires to turn in; of the pitch, for a number
MARGIN = 6  # beside the first and the last column
PORT = 8  # between wires that end at one node
MOST_PORTS, MOST_NODES = 4, 36
MOST_ROWS = 12 * SLOT  # how tall a graph may be


class GraphNode(NamedTuple):
    """One node: its name, the sign of its operation ("" for an input), its parents."""

    name: str
    sign: str = ""
    parents: Sequence[int] = ()


@dataclass(frozen=True)
class NumberGraph:
    """A graph of numbers in a box; parents stand before their children.

    Where there are more columns than the box has room for, some are drawn: those in
    `shown`. Raises ValueError for more rows, or more wires into a node, than can be
    read.
    """

    nodes: Sequence[GraphNode]
    box: Box

    def __post_init__(self) -> None:
        if len(self.nodes) > MOST_NODES:
            n = len(self.nodes)
            raise ValueError(f"there are {n} numbers; {MOST_NODES} can be drawn")
        if self.tallest(self.nodes) > MOST_ROWS:
            raise ValueError("too many numbers beside each other to draw")
        for node in self.nodes:
            if len(node.parents) > MOST_PORTS:
                raise ValueError(
                    f"{node.name} reads {len(node.parents)} numbers; {MOST_PORTS} can"
                    " be drawn: make it in several lines"
                )

    @staticmethod
    def tallest(nodes: Sequence[GraphNode]) -> float:
        """Return the height that a graph needs."""
        places = placed([n.parents for n in nodes], pitch=1, tall=SLOT, lane=LANE)
        return max(place.y for place in places.values()) + SLOT

    @cached_property
    def columns(self) -> list[int]:
        """The column of each node."""
        return columns_of([node.parents for node in self.nodes])

    @cached_property
    def n_shown(self) -> int:
        """How many columns are drawn at once."""
        return min(max(self.columns) + 1, int(self.box.width // TIGHTEST))

    @cached_property
    def pitch(self) -> int:
        """The distance from one column to the next."""
        return min(BROADEST, int((self.box.width - 2 * MARGIN) // self.n_shown))

    @cached_property
    def room(self) -> int:
        """The room for a number on a wire."""
        return min(int(SHARE * self.pitch), self.pitch - PILL - LEAST_GAP)

    @cached_property
    def stub(self) -> int:
        """How far a wire goes straight, from the middle of its node."""
        return PILL // 2 + self.room

    @cached_property
    def places(self) -> dict[Item, Point]:
        """The middles of the nodes, and of the lanes of wires that pass a column."""
        parents = [node.parents for node in self.nodes]
        places = placed(parents, pitch=self.pitch, tall=SLOT, lane=LANE)
        drawn = self.pitch * (self.n_shown - 1) + PILL + self.room
        left = self.box.left + (self.box.width - drawn) // 2 + PILL // 2
        tall = max(place.y for place in places.values()) or 1
        stretch = min(MOST_STRETCH, max(1, (self.box.height - SLOT) / tall))
        middle = (self.box.top + self.box.bottom) // 2 - 5  # names are below nodes
        return {
            item: Point(left + x, middle + round((y - tall / 2) * stretch))
            for item, (x, y) in places.items()
        }

    def place(self, node: int) -> Point:
        """Return the middle of a node."""
        return self.places[node, self.columns[node]]

    def shown(self, node: int) -> range:
        """Return the columns that are drawn when a node is lit."""
        return window(max(self.columns) + 1, self.columns[node], self.n_shown)

    def windowed(self, parts: Iterable[str], shown: range) -> str:
        """Cut out of a picture of all columns those that are shown."""
        if not shown.start and self.n_shown > max(self.columns):
            return "".join(parts)
        left, top = short(self.box.left), short(self.box.top)
        place = f'x="{left}" y="{top}" width="{short(self.box.width)}"'
        size = f"{short(self.box.width)} {short(self.box.height)}"
        start = short(self.box.left + shown.start * self.pitch)
        look = f'height="{short(self.box.height)}" viewBox="{start} {top} {size}"'
        return f"<svg {place} {look}>{''.join(parts)}</svg>"

    def frame(self, node: int) -> Box:
        """Return the box of a node."""
        x, y = self.place(node)
        return Box(x - PILL / 2, y - TALL / 2, x + PILL / 2, y + TALL / 2)

    @cached_property
    def forks(self) -> list[int]:
        """The nodes that are read more than once."""
        read = [parent for node in self.nodes for parent in node.parents]
        return [i for i in range(len(self.nodes)) if read.count(i) > 1]

    def own_wire(self, node: int) -> str:
        """Return the path of the straight part of the wire out of a node."""
        x, y = self.place(node)
        return f"M{short(x + PILL / 2)} {short(y)}h{short(self.room)}"

    def wires(self, node: int) -> str:
        """Return the paths of all wires into a node."""
        return "".join(
            self.bends(node, k) for k in range(len(self.nodes[node].parents))
        )

    def bends(self, node: int, wire: int) -> str:
        """Return the path of one wire from its parent's straight part into a node."""
        start, *way = self.way(node, wire)
        d = f"M{short(start.x)} {short(start.y)}"
        for end, on in zip(way[::2], [*way[1::2], None], strict=True):
            half, x, y = short((start.x + end.x) / 2), short(end.x), short(end.y)
            d += f"C{half} {short(start.y)} {half} {y} {x} {y}"
            if on:
                d, start = f"{d}H{short(on.x)}", on
        return d

    def way(self, node: int, wire: int) -> Iterator[Point]:
        """Yield where a wire begins and ends to bend, column by column."""
        parent = self.nodes[node].parents[wire]
        for column in range(self.columns[parent], self.columns[node]):
            x, y = self.places[parent, column]
            if column > self.columns[parent]:
                yield Point(x - PILL / 2, y)
            yield Point(x + self.stub, y)
        x, y = self.place(node)
        yield Point(x - PILL / 2, y + self.port(node, wire))

    def port(self, node: int, wire: int) -> float:
        """Return at which height beside a node's middle a wire ends."""
        parents, before = self.nodes[node].parents, self.columns[node] - 1
        heights = [(self.places[p, before].y, k) for k, p in enumerate(parents)]
        return PORT * (sorted(heights).index(heights[wire]) - (len(parents) - 1) / 2)
