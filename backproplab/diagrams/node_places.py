"""Where the nodes of a network stand, so that no label meets another.

At most four columns and eight nodes of a column are drawn, those around the lit node;
the others are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from backproplab.diagrams.layout import Box, Point, node_positions, window
from backproplab.diagrams.nodes import WIDEST, Back, Column, Node, Wire
from backproplab.shapes import Array

MOST_NODES, MOST_COLUMNS = 8, 4
MARGIN, HIGHEST = 26, 36
HEADER, FOOTER = 19, 32  # names above the columns, the loss below them
ABOVE, BELOW = 17, 14  # of a node: the remark, and the error where there are any


@dataclass(frozen=True)
class NodePlaces:
    """The columns of a network in a box, with one node lit: (column, index).

    `wires_lit` lights the wires into that node, or those out of it if the step goes
    `back`. `width` is that of a node: keep it the same for all steps of a pass. `loss`
    is None as long as it is not computed. `errors` keeps room for errors below the
    nodes.
    """

    columns: Sequence[Column]
    box: Box
    lit: tuple[int, int]
    wires_lit: bool = False
    loss: float | None = None
    width: float = WIDEST
    back: Back | None = None
    errors: bool = False

    @cached_property
    def below(self) -> float:
        """The room below a node that is kept for its error."""
        return BELOW if self.errors else 0

    @cached_property
    def header(self) -> float:
        """The room above the columns for the names of their arrays."""
        return HEADER * (1 + self.errors)

    @cached_property
    def tallest(self) -> int:
        """How many nodes the tallest column has, of those drawn."""
        return max(map(len, self.chosen.values()))

    @cached_property
    def height(self) -> float:
        """The height of a node: as much as its labels and neighbors leave."""
        free = self.box.height - self.header - FOOTER
        labels = (ABOVE + self.below) * self.tallest
        return min(HIGHEST, (free - labels) // self.tallest // 2 * 2)

    @cached_property
    def area(self) -> Box:
        """Where the middles of the nodes may be."""
        aside = MARGIN + self.width / 2
        left, top, right, bottom = map(round, self.box)
        first = self.header + ABOVE + self.height / 2
        last = FOOTER + self.below + self.height / 2
        return Box(left + aside, top + first, right - aside, bottom - last)

    @cached_property
    def chosen(self) -> dict[int, range]:
        """Which nodes of which columns are drawn."""
        shown = window(len(self.columns), self.lit[0], MOST_COLUMNS)
        return {
            c: window(self.columns[c].size, self.around(c), MOST_NODES) for c in shown
        }

    def around(self, column: int) -> int:
        """Return the node of a column that has to be drawn."""
        if column == self.lit[0]:
            return self.lit[1]
        is_before = column == self.lit[0] - 1
        return self.back.source if self.back and is_before else 0

    @cached_property
    def drawn(self) -> list[list[Node]]:
        """The nodes that are drawn, column by column."""
        places = node_positions([*map(len, self.chosen.values())], self.area)
        return [
            [
                Node(c, i, Point(round(x), round(y)))  # whole numbers are short
                for i, (x, y) in zip(indices, at, strict=True)
            ]
            for (c, indices), at in zip(self.chosen.items(), places, strict=True)
        ]

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes that are drawn."""
        return [node for column in self.drawn for node in column]

    @cached_property
    def wires(self) -> list[Wire]:
        """All wires that are drawn, from left to right."""
        return [
            (left, right)
            for before, after in pairwise(self.drawn)
            for left in before
            for right in after
        ]

    @cached_property
    def gradients(self) -> Array | None:
        """The gradients of the wires into the lit node, when the step makes them."""
        return self.back.gradients if self.back else None

    def is_followed(self, column: int) -> bool:
        """Say whether it depends on what is lit which nodes of a column are drawn."""
        ends = {self.lit[0], self.lit[0] - (self.gradients is not None)}
        return self.columns[column].size > MOST_NODES and column in ends

    def has_remark(self, column: int) -> bool:
        """Say whether what stands above the nodes of a column can change."""
        return bool(self.columns[column].remarks) or self.is_followed(column)

    def above(self, node: Node, words: str) -> tuple[float, float, str]:
        """Return words and the place above a node."""
        return node.place.x, node.place.y - self.height / 2 - 6, words

    def is_known(self, node: Node) -> bool:
        """Say whether a node has a number yet."""
        return self.columns[node.column].numbers is not None

    def is_source(self, node: Node) -> bool:
        """Say whether the weight that is worked out multiplies this node's number."""
        if self.back is None or self.gradients is None:
            return False
        return (node.column + 1, node.unit) == (self.lit[0], self.back.source)

    def is_lit(self, node: Node) -> bool:
        """Say whether this is the lit node."""
        return (node.column, node.unit) == self.lit

    def is_lit_wire(self, wire: Wire) -> bool:
        """Say whether the number of this wire is part of the step."""
        goes_out = self.back is not None and self.gradients is None
        return self.wires_lit and self.is_lit(wire[0] if goes_out else wire[1])

    def is_worked_out(self, wire: Wire) -> bool:
        """Say whether this wire is the one whose number the step works out."""
        return self.back is None or self.back.source == wire[0].unit

    def wire_end(self, node: Node, side: int) -> Point:
        """Return where wires meet a node: at its left (-1) or at its right end (1)."""
        return Point(node.place.x + side * self.width / 2, node.place.y)
