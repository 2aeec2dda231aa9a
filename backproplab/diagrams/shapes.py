"""Arrays as small grids, with name, shape and axis names under them.

Lit cells show their numbers where these fit. A grid shows at most eight rows and eight
columns, those around the lit cells; the shape under it tells how many there are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from backproplab.diagrams.grids import Grid
from backproplab.diagrams.layout import Box, Point, text_width
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

NARROWEST, LEAST_BROAD, BROADEST, LEAST_HIGH = 8, 28, 58, 12
CAPTION = 38


Item = Grid | str  # an operator between two grids is a text


class Extent(NamedTuple):
    """How much room an item takes: cells side by side, but at least its letters."""

    cells: int
    least: float

    def width(self, cell: float) -> float:
        """Return the room it takes with cells of this width."""
        return max(self.cells * cell, self.least)


def shapes_line(items: Sequence[Item], box: Box) -> str:
    """Draw arrays and the operators between them from left to right in the box."""
    extents = [extent(item) for item in items]
    cell, digits = cells_for(items, extents, box.width)
    gap = free_gap(extents, cell, box.width)
    middle = (box.top + box.bottom - CAPTION) / 2
    parts, left = [], box.left
    for item, room in zip(items, extents, strict=True):
        center = left + room.width(cell) / 2
        if isinstance(item, str):
            parts.append(text(center, middle + 5, item, "say mid"))
        else:
            parts += [
                grid(item, Point(center, middle), cell, digits),
                caption(item, center, box),
            ]
        left += room.width(cell) + gap
    return "".join(parts)


def cells_for(
    items: Sequence[Item], extents: Sequence[Extent], room: float
) -> tuple[float, int]:
    """Return the width of cells, and how many digits they hold: none if too few."""
    grids = [item for item in items if isinstance(item, Grid)]
    for digits in (4, 3, 2):
        widest = max(item.widest(digits) for item in grids)
        cell = cell_width(extents, widest + 6, room)
        if widest > cell - 2:
            continue
        return cell, digits * all(item.row_height >= LEAST_HIGH for item in grids)
    return cell, 0


def cell_width(extents: Sequence[Extent], needed: float, room: float) -> float:
    """Return cells wide enough for the numbers, or as wide as there is room for."""
    widths = range(NARROWEST + 1, int(min(BROADEST, max(LEAST_BROAD, needed))) + 1)

    def taken(cell: float) -> float:
        return sum(extent.width(cell) + 10 for extent in extents) - 10

    return NARROWEST + bisect_right(widths, room, key=taken)


def free_gap(extents: Sequence[Extent], cell: float, room: float) -> float:
    """Return the distance between items: as much as is free, within reason."""
    free = room - sum(extent.width(cell) for extent in extents)
    return min(22, free / max(1, len(extents) - 1))


def extent(item: Item) -> Extent:
    """Return the room of a grid and its caption, or of an operator."""
    if isinstance(item, str):
        return Extent(0, text_width(item, VALUE))
    shape, axes = caption_lines(item)
    name = text_width(item.name, LABEL, bold=True)
    below = max(name + text_width(shape, LABEL), text_width(axes, LABEL, bold=True))
    return Extent(len(item.shown[1]), below)


def caption_lines(item: Grid) -> tuple[str, str]:
    """Return what stands under a grid after its name: its shape, and its axes."""
    return f" {item.value.shape}", ", ".join(item.axes)


def caption(item: Grid, center: float, box: Box) -> str:
    """Write name, shape and axes of an array; the shared axis is strong."""
    shape, axes = caption_lines(item)
    role = role_name(item.quantity)
    written = text(center, box.bottom - 5, axes, "soft mid")
    if item.shared:
        strong = f'<tspan class="strong {role}">{item.shared}</tspan>'
        written = written.replace(item.shared, strong, 1)
    tail, kind = (shape, "plain"), f"strong mid {role}"
    name = text(center, box.bottom - 21, item.name, kind, tail=tail)
    return name + written


def grid(item: Grid, middle: Point, cell: float, digits: int) -> str:
    """Draw the cells of an array, the lit ones filled, with so many digits if any."""
    (rows, columns), height, lit = item.shown, item.row_height, item.lit
    role = role_of(item.quantity)
    left = round(middle.x - len(columns) * cell / 2)
    top = round(middle.y - len(rows) * height / 2)
    corners = [
        (left + (c - columns[0]) * cell, top + (r - rows[0]) * height) for r, c in lit
    ]
    lines = ruled(left, top, len(rows), len(columns), cell, height)
    color = role.fill if digits else role.line
    drawn = path(around(corners, cell, height), fill=color) + path(
        lines, stroke(role.line)
    )
    if not digits:
        return drawn
    numbers = [
        (x + cell / 2, y + height / 2 + 4, number(item.table[entry], digits))
        for (x, y), entry in zip(corners, lit, strict=True)
    ]
    return drawn + texts(numbers, f"mid {role_name(item.quantity)}")


def around(corners: Sequence[tuple[float, float]], width: float, height: float) -> str:
    """Return the path around cells that lie side by side, the first one first."""
    if not corners:
        return ""
    (left, top), (right, bottom) = corners[0], corners[-1]
    return cell_path(left, top, right + width - left, bottom + height - top)


def cell_path(left: float, top: float, width: float, height: float) -> str:
    """Return the path of one cell."""
    w, h = short(width), short(height)
    return f"M{short(left)} {short(top)}h{w}v{h}h-{w}z"


def ruled(
    left: float, top: float, rows: int, columns: int, width: float, height: float
) -> str:
    """Return the path of all lines of a grid."""
    across, down = short(columns * width), short(rows * height)
    start, above = short(left), short(top)
    lines = [f"M{start} {short(top + r * height)}h{across}" for r in range(rows + 1)]
    lines += [f"M{short(left + c * width)} {above}v{down}" for c in range(columns + 1)]
    return "".join(lines)
