"""The network as a graph: nodes with numbers, wires, and the weights of the lit node.

Values stand in the nodes and what came back below them. Weights, or their gradients,
are written only at the wires of the lit node: a number at each of 64 wires could not be
read.
"""

from collections.abc import Iterable

from backproplab.diagrams.layout import Point
from backproplab.diagrams.loss_mark import loss_box, loss_look, loss_wires
from backproplab.diagrams.node_places import NodePlaces
from backproplab.diagrams.nodes import ERROR, Node, Wire, error_text
from backproplab.diagrams.svg import (
    LABEL,
    VALUE,
    fitting_number,
    head_along,
    path,
    segment,
    short,
    stroke,
    text,
    texts,
    with_sign,
)
from backproplab.notation import PAPER, QUIET_LINE, ROLES

FORWARD, GRADIENT = ROLES["forward"], ROLES["gradient"]

Placed = Iterable[tuple[float, float, str]]


class Graph(NodePlaces):
    """A picture of a network."""

    def svg(self) -> str:
        """Draw all of it."""
        return self.still() + self.moving()

    def still(self) -> str:
        """Draw what is the same whichever unit is lit and whatever the numbers are."""
        return "".join(
            (
                path("".join(map(self.wire, self.wires)), stroke(QUIET_LINE)),
                self.way_to_loss(),
                self.pills(),
                *self.headers(),
                texts(self.indices(), "soft mid halo"),
            )
        )

    def moving(self) -> str:
        """Draw lit wires and nodes, then letters, so that letters are never covered."""
        lit = [wire for wire in self.wires if self.is_lit_wire(wire)]
        at_wires = "parameter" if self.gradients is None else "gradient"
        return "".join(
            (
                self.lit_wires(lit),
                self.lit_pills(),
                texts(self.remarks(lit=False), "soft mid halo"),
                texts(self.remarks(lit=True), "strong mid halo"),
                texts(self.errors_below(), "gradient strong mid halo"),
                texts(self.at_wires(lit), f"{at_wires} strong mid halo wide"),
                texts(self.numbers(), "value forward mid"),
            )
        )

    def wire(self, wire: Wire) -> str:
        """Return the path from the right end of one node to the left end of another."""
        left, right = wire
        return segment(self.wire_end(left, 1), self.wire_end(right, -1))

    def lit_wires(self, wires: list[Wire]) -> str:
        """Draw the lit wires; where an error comes back, an arrow head says so."""
        if self.back is None:
            return path("".join(map(self.wire, wires)), stroke(FORWARD.line, 2.5))
        if self.gradients is None:
            return path("".join(map(self.wire, wires)), dashed(2.5)) + path(
                "".join(map(self.head, wires)), stroke(GRADIENT.line, 2.5)
            )
        worked_out = [wire for wire in wires if self.is_worked_out(wire)]
        return path("".join(map(self.wire, wires)), dashed(1.5)) + path(
            "".join(map(self.wire, worked_out)), dashed(4)
        )

    def head(self, wire: Wire) -> str:
        """Return the arrow head where an error arrives at the node on the left."""
        left, right = wire
        return head_along(self.wire_end(right, -1), self.wire_end(left, 1))

    def pills(self) -> str:
        """Draw the nodes: quiet before they have a number."""
        known = [n for n in self.nodes if self.is_known(n)]
        quiet = [n for n in self.nodes if not self.is_known(n)]
        return self.pill_path(quiet, QUIET_LINE, 1, PAPER) + self.pill_path(
            known, FORWARD.line, 1.5, FORWARD.fill
        )

    def lit_pills(self) -> str:
        """Draw the lit node strong, and the one whose number its gradient takes."""
        lit = [n for n in self.nodes if self.is_lit(n) and self.is_known(n)]
        sources = [n for n in self.nodes if self.is_source(n)]
        role = FORWARD if self.back is None else GRADIENT
        return self.pill_path(sources, FORWARD.line, 3, FORWARD.fill) + self.pill_path(
            lit, role.line, 3, role.fill
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

    def numbers(self) -> Placed:
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

    def indices(self) -> Placed:
        """Yield the index of each node where it stays, and nothing is remarked."""
        for node in self.nodes:
            if not self.has_remark(node.column):
                yield self.above(node, f"[{node.unit}]")

    def remarks(self, *, lit: bool) -> Placed:
        """Yield what a column remarks about the lit node, or about all others."""
        for node in self.nodes:
            if self.has_remark(node.column) and self.is_lit(node) == lit:
                said = self.columns[node.column].remarks
                remark = f" {said[node.unit]}" if said else ""
                yield self.above(node, f"[{node.unit}]{remark}")

    def errors_below(self) -> Placed:
        """Yield the error of each node that has one."""
        for column, unit, (x, y) in self.nodes:
            known = self.columns[column].errors
            if known is not None:
                yield x, y + self.height / 2 + 12, error_text(known[unit])

    def at_wires(self, wires: list[Wire]) -> Placed:
        """Yield the weight, or its gradient, at the middle of each lit wire."""
        room = self.area.width / max(1, len(self.drawn) - 1) - self.width - 2
        for left, right in wires:
            x = (left.place.x + right.place.x) / 2
            y = round((left.place.y + right.place.y) / 2 + LABEL / 3)
            weights = self.columns[right.column].weights
            if self.gradients is not None:
                value = self.gradients[left.unit, right.unit]
                yield x, y, with_sign(value, room, mark=ERROR)
            elif weights is not None:
                value, mark = weights[left.unit, right.unit], ROLES["parameter"].mark
                yield x, y, fitting_number(value, room, bold=True, mark=f"{mark} ")

    def headers(self) -> Iterable[str]:
        """Write above each column which arrays it shows, and how many are left out."""
        for nodes in self.drawn:
            at, x = nodes[0].column, nodes[0].place.x
            column = self.columns[at]
            missing = column.size - len(nodes)
            name = f"{column.name}, {missing} more" if missing else column.name
            is_lit = at == self.lit[0] and self.back is None
            kind = "title mid forward" if is_lit else "title mid"
            yield text(x, self.box.top + 13, name, kind)
            if column.errors is not None:
                below = self.box.top + 13 + self.header / 2
                yield text(x, below, ERROR + column.error_name, "strong mid gradient")

    def way_to_loss(self) -> str:
        """Draw the loss below the last column, and the way into it from the outputs."""
        place = Point(self.area.right, self.box.bottom - 13)
        edge, last = self.area.right + self.width / 2, len(self.columns) - 1
        outputs = [Point(edge, n.place.y) for n in self.drawn[-1] if n.column == last]
        comes_back = self.back is not None and self.back.from_loss
        look = dashed(2.5) if comes_back else loss_look(self.loss)
        heads = [head_along(Point(x + 9, y), Point(x, y)) for x, y in outputs]
        wires = loss_wires(look, outputs, Point(edge, place.y), self.box.right - 8)
        back = path("".join(heads) * comes_back, stroke(GRADIENT.line, 2.5))
        return wires + back + loss_box(self.loss, place, self.width)


def dashed(width: float) -> str:
    """Return the look of a line along which an error comes back."""
    return stroke(GRADIENT.line, width, GRADIENT.dash)
