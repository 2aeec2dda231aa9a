"""What a picture of a network is made of: columns of nodes, and wires between them."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from backproplab.diagrams.layout import Point, text_width
from backproplab.diagrams.svg import LABEL, VALUE, fitting_number, with_sign
from backproplab.notation import ROLES
from backproplab.shapes import Array

WIDEST = 72  # of a node, so that four columns leave room for numbers on the wires
ERROR = f"{ROLES['gradient'].mark} "


class Column(NamedTuple):
    """One column of nodes: its name, its numbers, and a remark at each node.

    `numbers` is None as long as nothing is computed. `weights` (n_before, n) are
    those of the wires that come in, or None where wires have no weight of their own.
    `errors` are what has come back to the nodes so far, and stand below them.
    """

    name: str
    size: int
    numbers: Array | None = None
    remarks: Sequence[str] = ()
    weights: Array | None = None
    errors: Array | None = None
    error_name: str = ""


class Back(NamedTuple):
    """The way of the error that a step back lights, when it is not that of a wire out.

    It comes straight from the loss, or it gives the wires that come into the lit node
    their `gradients` (n_before, n), of which the one from `source` is worked out.
    """

    from_loss: bool = False
    gradients: Array | None = None
    source: int = 0


class Node(NamedTuple):
    """One drawn node: its column, its number in the column, and its place."""

    column: int
    unit: int
    place: Point


Wire = tuple[Node, Node]


def node_width(numbers: Iterable[float], errors: Iterable[float] = ()) -> float:
    """Return a width of nodes in which all these numbers can be read.

    An error below a node is not wider than the node, either.
    """
    room = WIDEST - 8
    written = {fitting_number(v, room, size=VALUE, bold=True) for v in numbers}
    below = {error_text(v) for v in errors}
    widths = [text_width(t, VALUE, bold=True) for t in written]
    widths += [text_width(t, LABEL, bold=True) - 8 for t in below]
    return max(40, 2 * ceil(max(widths) / 2 + 5))  # even, so that its ends are whole


def error_text(error: float) -> str:
    """Write an error with its mark and its sign."""
    return with_sign(error, WIDEST, mark=ERROR)
