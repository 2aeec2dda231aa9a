"""What a picture of a network is made of: columns of nodes, and wires between them."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from backproplab.diagrams.layout import Point, text_width
from backproplab.diagrams.svg import VALUE, fitting_number
from backproplab.shapes import Array

WIDEST = 72  # of a node, so that four columns leave room for numbers on the wires


class Column(NamedTuple):
    """One column of nodes: its name, its numbers, and a remark at each node.

    `numbers` is None as long as nothing is computed. `weights` (n_before, n) are
    those of the wires that come in, or None where wires have no weight of their own.
    """

    name: str
    size: int
    numbers: Array | None = None
    remarks: Sequence[str] = ()
    weights: Array | None = None


class Node(NamedTuple):
    """One drawn node: its column, its number in the column, and its place."""

    column: int
    unit: int
    place: Point


Wire = tuple[Node, Node]


def node_width(numbers: Iterable[float]) -> float:
    """Return a width of nodes in which all these numbers can be read."""
    written = {fitting_number(v, WIDEST - 8, size=VALUE, bold=True) for v in numbers}
    widest = max(text_width(t, VALUE, bold=True) for t in written)
    return max(40, 2 * ceil(widest / 2 + 5))  # even, so that its ends are whole
