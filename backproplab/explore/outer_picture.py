"""One row on its way into a weight gradient: lit, multiplied out, and added."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from backproplab.diagrams import svg
from backproplab.diagrams.cells import Cells
from backproplab.diagrams.layout import Point
from backproplab.diagrams.panel import PAD, title
from backproplab.explore.outer_index import by_index
from backproplab.explore.outer_sum import Added, OuterSum, View
from backproplab.explore.outer_tables import (
    ERROR,
    LAYER,
    SUM,
    UNDER,
    VALUE,
    Tables,
    part,
    tables,
)
from backproplab.notation import INK, PAPER
from backproplab.shapes import Array

MOST_SHEETS, SHEET = 6, 5  # that are seen behind the sum, and how far apart they are


def moving(outer: OuterSum, added: Added, view: View) -> list[str]:
    """Draw one row on its way into the sum."""
    at = tables(view)
    place = added.i - view.inputs.start, added.j - view.outputs.start
    return [
        *row_numbers(added, view, at),
        *lit_row(added, view, at),
        *layer(outer, added, view, at),
        *total(outer, added, view, at),
        svg.path(followed(at, added.row - view.rows.start, place), svg.stroke(INK, 2)),
        *by_index(outer, added),
    ]


def row_numbers(added: Added, view: View, at: Tables) -> Iterable[str]:
    """Write the number of each row left of it: the lit one strong, the next quiet."""
    left = at.x.corner.x - 7
    for place, row in enumerate(view.rows):
        kind = ("plain", "strong", "soft")[1 + (row > added.row) - (row < added.row)]
        yield svg.text(left, at.x.place(place, 0).y, f"[{row}]", f"end {kind}")


def lit_row(added: Added, view: View, at: Tables) -> Iterable[str]:
    """Light the row in both tables, and write it along the sides of its layer."""
    row = added.row - view.rows.start
    x, error = added.x[part(view.inputs)], added.error[part(view.outputs)]
    for role, kind, cells, side, values in (
        (VALUE, "forward", at.x, at.x_side, x[:, np.newaxis]),
        (ERROR, "gradient", at.error, at.error_side, error[np.newaxis]),
    ):
        lit = cells._replace(corner=corner_of(cells, row), rows=1)
        line = lit.numbers(values.reshape(1, -1), bold=True)
        yield svg.path(whole(lit) + whole(side), "", role.fill)
        yield svg.path(lit.lines + side.lines, svg.stroke(role.line))
        yield svg.texts([*line, *side.numbers(values, bold=True)], f"strong mid {kind}")


def layer(outer: OuterSum, added: Added, view: View, at: Tables) -> Iterable[str]:
    """Draw the layer of this row: each of its inputs times each of its errors."""
    row = added.row
    shown = added.layer[part(view.inputs), part(view.outputs)]
    left = at.x_side.corner.x
    crossing = Point(at.x_side.place(0, 0).x, at.error_side.place(0, 0).y)
    code = f"np.outer({outer.x_name}[{row}], {outer.error_name}[{row}])"
    yield title(LAYER, f"Row {row} makes a layer")
    yield svg.text(*crossing, "×", "value mid")
    yield from filled(at.layer, shown, shown != 0)
    low = at.layer.box.bottom + UNDER
    lines = svg.wrapped(code, LAYER.width - 2 * PAD, mono=True)
    yield svg.texts(((left, low + 18 * k, t) for k, t in enumerate(lines)), "code")


def total(outer: OuterSum, added: Added, view: View, at: Tables) -> Iterable[str]:
    """Draw the sum so far, on top of the layers that are in it."""
    front, shown = at.total, (part(view.inputs), part(view.outputs))
    yield title(SUM, f"{added.row + 1} of {outer.n_rows} layers added up")
    for sheet in range(min(added.row, MOST_SHEETS), 0, -1):
        behind = Point(front.corner.x + SHEET * sheet, front.corner.y - SHEET * sheet)
        yield svg.path(
            whole(front._replace(corner=behind)), svg.stroke(ERROR.line), PAPER
        )
    yield svg.path(whole(front), "", PAPER)
    yield from filled(front, added.after[shown], added.layer[shown] != 0)


def corner_of(cells: Cells, row: int) -> Point:
    """Return the left upper corner of a row."""
    return Point(cells.corner.x, cells.corner.y + row * cells.height)


def whole(cells: Cells) -> str:
    """Return the path around a whole table."""
    return cells.block(0, 0, cells.rows, cells.columns)


def filled(cells: Cells, values: Array, lit: NDArray[np.bool_]) -> Iterable[str]:
    """Draw a table of numbers; those that change something are lit."""
    fills = "".join(cells.block(int(r), int(c)) for r, c in np.argwhere(lit))
    numbers = [*zip(cells.numbers(values, bold=True), lit.flat, strict=True)]
    yield svg.path(fills, "", ERROR.fill)
    yield svg.path(cells.lines, svg.stroke(ERROR.line))
    yield svg.texts((n for n, is_lit in numbers if is_lit), "strong gradient mid")
    yield svg.texts((n for n, is_lit in numbers if not is_lit), "gradient mid")


def followed(at: Tables, row: int, place: tuple[int, int]) -> str:
    """Return the path around the followed entry, and around what it is made of."""
    i, j = place
    return "".join(
        (
            at.x.block(row, i),
            at.error.block(row, j),
            at.x_side.block(i, 0),
            at.error_side.block(0, j),
            at.layer.block(i, j),
            at.total.block(i, j),
        )
    )
