"""Where the tables of an outer-product sum stand, and what of them never moves."""

from collections.abc import Iterable
from typing import NamedTuple

from backproplab.diagrams import svg
from backproplab.diagrams.cells import Cells
from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.panel import PAD, title
from backproplab.explore.outer_sum import OuterSum, View
from backproplab.notation import PAPER, ROLES

WIDTH, HEIGHT = 1000, 424
BATCH = Box(0.5, 0.5, 449.5, 289.5)
LAYER = Box(459.5, 0.5, 729.5, 289.5)
SUM = Box(739.5, 0.5, 999.5, 289.5)
INDEX = Box(0.5, 299.5, 619.5, 423.5)
NUMPY = Box(629.5, 299.5, 999.5, 423.5)
PANELS = (BATCH, LAYER, SUM, INDEX, NUMPY)
VALUE, ERROR = ROLES["forward"], ROLES["gradient"]
TOP, CORNER = 66, 96  # where the tables of the batch start, and those of a layer
ROWS_ROOM, LAYER_ROOM = 170, 144  # their heights, at most
TALLEST_ROW, TALLEST, WIDEST = 28, 38, 58  # of their cells
GAP, MARGIN = 22, 30  # between the two tables, and left of them for row numbers
CAPTIONS = 118  # at least between their middles, since captions are wider than a cell
ASIDE = 6  # between a layer and its sides
UNDER = 22  # from a table to the foot of its caption
BADGE, HEAD = 13, 17  # the radius of a sign between two panels, and its height


class Tables(NamedTuple):
    """All tables of one view: the batch, the sides of a layer, the layer, the sum."""

    x: Cells
    error: Cells
    x_side: Cells
    error_side: Cells
    layer: Cells
    total: Cells


def tables(view: View) -> Tables:
    """Lay the tables out; those of the batch share the room in their panel."""
    rows, n_in, n_out = map(len, view)
    room = BATCH.width - 2 * PAD - MARGIN - GAP
    cell = min(WIDEST, int(room / (n_in + n_out)))
    gap = max(GAP, CAPTIONS - (n_in + n_out) * cell / 2)
    row = min(TALLEST_ROW, ROWS_ROOM // rows)
    x = Cells(Point(PAD + MARGIN, TOP), rows, n_in, cell, row)
    error = Cells(Point(x.box.right + gap, TOP), rows, n_out, cell, row)
    size = WIDEST, min(TALLEST, LAYER_ROOM // n_in)
    left = round(LAYER.left) + PAD
    inner = Point(left + WIDEST + ASIDE, CORNER)
    return Tables(
        x,
        error,
        Cells(Point(left, CORNER), n_in, 1, *size),
        Cells(Point(inner.x, CORNER - size[1] - ASIDE), 1, n_out, *size),
        Cells(inner, n_in, n_out, *size),
        Cells(Point(round(SUM.left) + PAD, CORNER), n_in, n_out, *size),
    )


def quiet(outer: OuterSum, view: View) -> list[str]:
    """Draw what all rows of a view share."""
    at = tables(view)
    return [
        svg.panels(PANELS),
        title(BATCH, "The batch: a row is an example"),
        title(INDEX, "The same number by index"),
        title(NUMPY, "NumPy: all rows at once"),
        *batch(outer, view, at),
        *captions(outer, at),
        badge((BATCH.right + LAYER.left) / 2, "→", VALUE.text),
        badge((LAYER.right + SUM.left) / 2, "+", ERROR.text),
        *numpy_lines(outer),
    ]


def batch(outer: OuterSum, view: View, at: Tables) -> list[str]:
    """Draw both tables of the batch with all their numbers, quietly."""
    x = outer.x[part(view.rows), part(view.inputs)]
    error = outer.error[part(view.rows), part(view.outputs)]
    indices = (
        (cells.place(0, place).x, TOP - 7, f"[{index}]")
        for cells, shown in ((at.x, view.inputs), (at.error, view.outputs))
        for place, index in enumerate(shown)
    )
    return [
        svg.path(at.x.lines, svg.stroke(VALUE.line)),
        svg.path(at.error.lines, svg.stroke(ERROR.line)),
        svg.texts(indices, "soft mid"),
        svg.texts([*at.x.numbers(x), *at.error.numbers(error)], "soft mid"),
    ]


def part(shown: range) -> slice:
    """Return the entries that are drawn as a slice of an array."""
    return slice(shown.start, shown.stop)


def badge(x: float, sign: str, color: str) -> str:
    """Draw a sign that leads from one panel to the next."""
    look = f'r="{BADGE}" fill="{PAPER}" {svg.stroke(color, 1.5)}'
    circle = f'<circle cx="{svg.short(x)}" cy="{HEAD}" {look}/>'
    return circle + svg.text(x, HEAD + 5, sign, "value mid")


def captions(outer: OuterSum, at: Tables) -> Iterable[str]:
    """Write under the tables what they are; N, which is added up, is strong."""
    for cells, name, array, axis in (
        (at.x, outer.x_name, outer.x, "n_in"),
        (at.error, outer.error_name, outer.error, "n_out"),
    ):
        role, middle = svg.role_name(name), (cells.box.left + cells.box.right) / 2
        shape = (f" {array.shape}", "plain")
        low = cells.box.bottom + UNDER
        yield svg.text(middle, low, name, f"strong mid {role}", shape)
        axes = svg.text(middle, low + 17, f"N, {axis}", "soft mid")
        yield axes.replace("N", f'<tspan class="strong {role}">N</tspan>', 1)
    shape = (f" {outer.total.shape}", "plain")
    left, low = at.total.corner.x, at.total.box.bottom + UNDER
    yield svg.text(left, low, outer.name, "strong gradient", shape)
    yield svg.text(left, low + 17, "n_in, n_out", "soft")


def numpy_lines(outer: OuterSum) -> Iterable[str]:
    """Write the line of NumPy, and why one factor is transposed."""
    left, top = NUMPY.left + PAD, NUMPY.top + 50
    line = f"{outer.name} = {outer.identity.numpy}"
    yield svg.text(left, top, line, "code", (f"  # {outer.total.shape}", "soft"))
    yield svg.text(left, top + 32, "N meets N and is added up:", "say")
    yield svg.text(left, top + 52, f"so {outer.x_name} is transposed.", "say")
