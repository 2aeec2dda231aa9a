"""Arrays as small grids, with name, shape and axis names under them.

Lit cells show their numbers where these fit. A grid shows at most eight rows and eight
columns, those around the lit cells; the shape under it tells how many there are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point, text_width, window
from backproplab.diagrams.svg import (
    LABEL,
    VALUE,
    number,
    path,
    role_name,
    short,
    stroke,
    text,
    texts,
)
from backproplab.notation import role_of
from backproplab.shapes import Array

MOST, TALLEST, BROADEST, ALL_ROWS = 8, 18, 40, 100
CAPTION = 38


class Grid(NamedTuple):
    """An array to be drawn: its name, its axes, and which row and column are lit.

    A row or column of None lights all of them. `shared` is the axis that it shares with
    its neighbor, and that is added up.
    """

    name: str
    value: Array
    axes: tuple[str, ...]
    row: int | None = None
    column: int | None = None
    shared: str = ""

    @property
    def table(self) -> Array:
        """The array with rows and columns: a vector is a row, a number is a cell."""
        rows = len(self.value) if self.value.ndim > 1 else 1
        return self.value.reshape(rows, -1)

    @property
    def shown(self) -> tuple[range, range]:
        """The rows and columns that are drawn."""
        rows, columns = self.table.shape
        return window(rows, self.row or 0, MOST), window(
            columns, self.column or 0, MOST
        )

    @property
    def lit(self) -> list[tuple[int, int]]:
        """The rows and columns of the lit cells, among those drawn."""
        rows, columns = self.shown
        return [
            (r, c)
            for r in rows
            for c in columns
            if self.row in (None, r) and self.column in (None, c)
        ]

    @property
    def row_height(self) -> float:
        """The height of a cell."""
        return min(TALLEST, ALL_ROWS // len(self.shown[0]))

    def fits(self, cell: float) -> bool:
        """Say whether all lit numbers can be read in cells of this width."""
        widest = max(text_width(number(self.table[entry]), LABEL) for entry in self.lit)
        return widest <= cell - 4 and self.row_height >= 14

    @property
    def lit_entries(self) -> list[tuple[str, str]]:
        """The lit entries with their indices, as Python writes them in full."""
        rows, columns = self.table.shape
        return [
            (self.indices(r, c), repr(float(self.table[r, c])))
            for r in (range(rows) if self.row is None else (self.row,))
            for c in (range(columns) if self.column is None else (self.column,))
        ]

    def indices(self, row: int, column: int) -> str:
        """Write the place of an entry: [0, 2] in a table, [2] in a vector."""
        return (
            str([row, column][2 - min(2, self.value.ndim) :]) if self.value.ndim else ""
        )


Item = Grid | str  # an operator between two grids is a text


def shapes_line(items: Sequence[Item], box: Box) -> str:
    """Draw arrays and the operators between them from left to right in the box."""
    cell = cell_width(items, box.width)
    gap = free_gap(items, cell, box.width)
    readable = all(item.fits(cell) for item in items if isinstance(item, Grid))
    middle = (box.top + box.bottom - CAPTION) / 2
    parts, left = [], box.left
    for item in items:
        width = item_width(item, cell)
        center = left + width / 2
        if isinstance(item, str):
            parts.append(text(center, middle + 5, item, "say mid"))
        else:
            parts += [
                grid(item, Point(center, middle), cell, readable),
                caption(item, center, box),
            ]
        left += width + gap
    return "".join(parts)


def cell_width(items: Sequence[Item], room: float) -> float:
    """Return the widest cells with which all items fit beside each other."""
    for cell in range(BROADEST, 8, -1):
        if sum(item_width(item, cell) + 10 for item in items) - 10 <= room:
            return cell
    return 8


def free_gap(items: Sequence[Item], cell: float, room: float) -> float:
    """Return the distance between items: as much as is free, within reason."""
    free = room - sum(item_width(item, cell) for item in items)
    return min(22, free / max(1, len(items) - 1))


def item_width(item: Item, cell: float) -> float:
    """Return the room of a grid and its caption, or of an operator."""
    if isinstance(item, str):
        return text_width(item, VALUE)
    written = max(text_width(line, LABEL, bold=True) for line in caption_lines(item))
    return max(len(item.shown[1]) * cell, written)


def caption_lines(item: Grid) -> tuple[str, str]:
    """Return what stands under a grid: its name and shape, the names of its axes."""
    return f"{item.name} {item.value.shape}", ", ".join(item.axes)


def caption(item: Grid, center: float, box: Box) -> str:
    """Write name, shape and axes of an array; the shared axis is strong."""
    _, axes = caption_lines(item)
    role = role_name(item.name)
    written = text(center, box.bottom - 5, axes, "soft mid")
    if item.shared:
        strong = f'<tspan class="strong {role}">{item.shared}</tspan>'
        written = written.replace(item.shared, strong, 1)
    shape = (f" {item.value.shape}", "plain")
    name = text(center, box.bottom - 21, item.name, f"strong mid {role}", tail=shape)
    return name + written


def grid(item: Grid, middle: Point, cell: float, readable: bool) -> str:
    """Draw the cells of an array, the lit ones filled, and with numbers if readable."""
    (rows, columns), height = item.shown, item.row_height
    role = role_of(item.name)
    left = round(middle.x - len(columns) * cell / 2)
    top = round(middle.y - len(rows) * height / 2)
    corners = [
        (left + (c - columns[0]) * cell, top + (r - rows[0]) * height)
        for r, c in item.lit
    ]
    filled = "".join(cell_path(*corner, cell, height) for corner in corners)
    numbers = [
        (x + cell / 2, y + height / 2 + 4, number(item.table[entry]))
        for (x, y), entry in zip(corners, item.lit, strict=True)
    ]
    return (
        path(filled, fill=role.fill if readable else role.line)
        + path(
            ruled(left, top, len(rows), len(columns), cell, height), stroke(role.line)
        )
        + (texts(numbers, f"mid {role_name(item.name)}") if readable else "")
    )


def cell_path(left: float, top: float, width: float, height: float) -> str:
    """Return the path of one cell."""
    w, h = short(width), short(height)
    return f"M{short(left)} {short(top)}h{w}v{h}h-{w}z"


def ruled(
    left: float, top: float, rows: int, columns: int, width: float, height: float
) -> str:
    """Return the path of all lines of a grid."""
    across, down = short(columns * width), short(rows * height)
    lines = [
        f"M{short(left)} {short(top + r * height)}h{across}" for r in range(rows + 1)
    ]
    lines += [
        f"M{short(left + c * width)} {short(top)}v{down}" for c in range(columns + 1)
    ]
    return "".join(lines)
