"""Arrays as small grids, with name, shape and axis names under them.

Lit cells show their numbers where these fit. A grid shows at most eight rows and eight
columns, those around the lit cells; the shape under it tells how many there are.
"""

from collections.abc import Sequence

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

LEAST_BROAD, BROADEST = 28, 58
CAPTION = 38


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
    """Return cells wide enough for the numbers, or as wide as there is room for."""
    needed = max(item.widest for item in items if isinstance(item, Grid)) + 6
    for cell in range(int(min(BROADEST, max(LEAST_BROAD, needed))), 8, -1):
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
    shape, axes = caption_lines(item)
    name = text_width(item.name, LABEL, bold=True)
    below = max(name + text_width(shape, LABEL), text_width(axes, LABEL, bold=True))
    return max(len(item.shown[1]) * cell, below)


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


def grid(item: Grid, middle: Point, cell: float, readable: bool) -> str:
    """Draw the cells of an array, the lit ones filled, and with numbers if readable."""
    (rows, columns), height = item.shown, item.row_height
    role = role_of(item.quantity)
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
        + (texts(numbers, f"mid {role_name(item.quantity)}") if readable else "")
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
