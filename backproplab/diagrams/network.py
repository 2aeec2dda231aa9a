"""The network as a graph: nodes with numbers, wires, and the weights of the lit node.

At most four columns and eight nodes of a column are drawn, those around the lit
node; the others are counted. Weights are written only at the wires into the lit node: a
number at each of 64 wires could not be read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from backproplab.diagrams.layout import Box, Point, node_positions, window
from backproplab.diagrams.loss_mark import loss_box, loss_wires
from backproplab.diagrams.nodes import WIDEST, Column, Node, Wire
from backproplab.diagrams.svg import (
    LABEL,
    VALUE,
    fitting_number,
    path,
    segment,
    short,
    stroke,
    text,
    texts,
)
from backproplab.notation import PAPER, QUIET_LINE, ROLES

MOST_NODES, MOST_COLUMNS = 8, 4
MARGIN = 26
FORWARD = ROLES["forward"]


@dataclass(frozen=True)
class Graph:
    """A picture of a network in a box, with one node lit: (column, index).

    `wires_lit` lights the wires into that node. `width` is that of a node: keep it the
    same for all steps of a pass. `loss` is None as long as it is not computed.
    """

    columns: Sequence[Column]
    box: Box
    lit: tuple[int, int]
    wires_lit: bool = False
    loss: float | None = None
    width: float = WIDEST

    @cached_property
    def area(self) -> Box:
        """Where the middles of the nodes may be."""
        aside = MARGIN + self.width / 2
        left, top, right, bottom = map(round, self.box)
        return Box(left + aside, top + 51, right - aside, bottom - 56)

    @cached_property
    def drawn(self) -> list[list[Node]]:
        """The nodes that are drawn, column by column."""
        shown = window(len(self.columns), self.lit[0], MOST_COLUMNS)
        chosen = [
            window(self.columns[c].size, self.lit[1] * (c == self.lit[0]), MOST_NODES)
            for c in shown
        ]
        places = node_positions([len(indices) for indices in chosen], self.area)
        return [
            [
                Node(c, i, Point(round(x), round(y)))  # whole numbers are short
                for i, (x, y) in zip(indices, at, strict=True)
            ]
            for c, indices, at in zip(shown, chosen, places, strict=True)
        ]

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes that are drawn."""
        return [node for column in self.drawn for node in column]

    @cached_property
    def height(self) -> float:
        """The height of a node: enough for its number, with room for a remark above."""
        tallest = max(len(column) for column in self.drawn)
        return min(36, self.area.height / max(1, tallest - 1) / 2)

    def svg(self) -> str:
        """Draw wires, then nodes, then letters, so that letters are never covered."""
        wires = [
            w for a, b in pairwise(self.drawn) for left in a for w in self.fan(left, b)
        ]
        lit = [w for w in wires if self.wires_lit and self.is_lit(w[1])]
        quiet = [w for w in wires if not (self.wires_lit and self.is_lit(w[1]))]
        return "".join(
            (
                path("".join(map(self.wire, quiet)), stroke(QUIET_LINE)),
                path("".join(map(self.wire, lit)), stroke(FORWARD.line, 2.5)),
                self.way_to_loss(),
                self.pills(),
                *self.headers(),
                texts(self.remarks(), "soft mid halo"),
                texts(self.weights(lit), "parameter strong mid halo wide"),
                texts(self.numbers(), "value forward mid"),
            )
        )

    def fan(self, left: Node, column: Iterable[Node]) -> list[Wire]:
        """Return the wires from one node to all nodes of the next column."""
        return [(left, right) for right in column]

    def is_lit(self, node: Node) -> bool:
        """Say whether this is the lit node."""
        return (node.column, node.unit) == self.lit

    def wire(self, wire: Wire) -> str:
        """Return the path from the right end of one node to the left end of another."""
        left, right = (node.place for node in wire)
        half = self.width / 2
        return segment(Point(left.x + half, left.y), Point(right.x - half, right.y))

    def pills(self) -> str:
        """Draw the nodes: quiet before they have a number, and the lit one strong."""
        known = [n for n in self.nodes if self.columns[n.column].numbers is not None]
        quiet = [n for n in self.nodes if self.columns[n.column].numbers is None]
        others = [n for n in known if not self.is_lit(n)]
        strong = [n for n in known if self.is_lit(n)]
        return (
            self.pill_path(quiet, QUIET_LINE, 1, PAPER)
            + self.pill_path(others, FORWARD.line, 1.5, FORWARD.fill)
            + self.pill_path(strong, FORWARD.line, 3, FORWARD.fill)
        )

    def pill_path(self, nodes: list[Node], color: str, rim: float, fill: str) -> str:
        """Draw pills as thick lines with round ends: first their rims, then inside."""
        length = self.width - self.height
        d = "".join(
            f"M{short(place.x - length / 2)} {short(place.y)}h{short(length)}"
            for _, _, place in nodes
        )
        return "".join(
            path(d, 'stroke-linecap="round" ' + stroke(paint, self.height + grown))
            for paint, grown in ((color, rim), (fill, -rim))
        )

    def numbers(self) -> Iterable[tuple[float, float, str]]:
        """Yield the number of each node that has one."""
        for column, unit, (x, y) in self.nodes:
            known = self.columns[column].numbers
            if known is not None:
                room = self.width - 8
                yield (
                    x,
                    y + 5,
                    fitting_number(known[unit], room, size=VALUE, bold=True),
                )

    def remarks(self) -> Iterable[tuple[float, float, str]]:
        """Yield the index of each node, and what the column remarks about it."""
        for column, unit, (x, y) in self.nodes:
            said = self.columns[column].remarks
            remark = f"[{unit}] {said[unit]}" if said else f"[{unit}]"
            yield x, y - self.height / 2 - 7, remark

    def weights(self, wires: list[Wire]) -> Iterable[tuple[float, float, str]]:
        """Yield the weight at the middle of each lit wire."""
        room = self.area.width / max(1, len(self.drawn) - 1) - self.width - 2
        for left, right in wires:
            weights = self.columns[right.column].weights
            if weights is not None:
                value, mark = weights[left.unit, right.unit], ROLES["parameter"].mark
                x = (left.place.x + right.place.x) / 2
                y = (left.place.y + right.place.y) / 2 + LABEL / 3
                yield x, y, fitting_number(value, room, bold=True, mark=f"{mark} ")

    def headers(self) -> Iterable[str]:
        """Write above each column which array it shows, and how many are left out."""
        for nodes in self.drawn:
            column = self.columns[nodes[0].column]
            missing = column.size - len(nodes)
            name = f"{column.name}, {missing} more" if missing else column.name
            kind = (
                "title mid forward" if nodes[0].column == self.lit[0] else "title mid"
            )
            yield text(nodes[0].place.x, self.box.top + 13, name, kind)

    def way_to_loss(self) -> str:
        """Draw the loss below the last column, and the way into it from the outputs."""
        place = Point(self.area.right, self.box.bottom - 13)
        edge, last = self.area.right + self.width / 2, len(self.columns) - 1
        outputs = [Point(edge, n.place.y) for n in self.drawn[-1] if n.column == last]
        wires = loss_wires(self.loss, outputs, Point(edge, place.y), self.box.right - 8)
        return wires + loss_box(self.loss, place, self.width)
