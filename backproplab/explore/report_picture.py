"""The picture of a report: its page in small, and a card about one part of it."""

from collections.abc import Sequence
from typing import Protocol

from backproplab.diagrams import svg
from backproplab.diagrams.layout import BOLDER, Box, Point, text_width
from backproplab.notation import HAIRLINE, PAPER, QUIET_LINE, ROLES

WIDTH, HEIGHT = 1000, 390
SHEET, CARD = Box(24.5, 16.5, 364.5, 373.5), Box(404.5, 16.5, 983.5, 373.5)
FIRST, PITCH, BLOCK = 88, 56, 46  # the blocks of the parts on the sheet
LEFT, RIGHT = CARD.left + 20, CARD.right - 20
FIRST_LINE, LINE, MOST_LINES = 66, 22, 13
THERE, FAILED = ROLES["update"], ROLES["gradient"]


class Shown(Protocol):
    """What the picture needs to know of a part."""

    @property
    def title(self) -> str: ...
    @property
    def adds(self) -> str: ...
    @property
    def lines(self) -> tuple[str, ...]: ...
    @property
    def status(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def is_there(self) -> bool: ...


def sheet(title: str, byline: str, parts: Sequence[Shown], more: str = "") -> str:
    """Draw the page in small: each part as a block, a missing one dashed and empty."""
    room = SHEET.width - 40
    blocks = [part for place in enumerate(parts) for part in block(*place)]
    heading = svg.shortened(title, room * svg.LABEL / svg.VALUE, bold=True)
    x = SHEET.left + 20
    return svg.picture(
        WIDTH,
        HEIGHT,
        (
            svg.panels([SHEET, CARD]),
            svg.text(x, SHEET.top + 30, heading, "value"),
            svg.text(
                SHEET.left + 20, SHEET.top + 50, svg.shortened(byline, room), "soft"
            ),
            *blocks,
            more,
        ),
    )


def place_of(row: int) -> Box:
    """Return where the block of a part stands on the sheet."""
    top = FIRST + PITCH * row
    return Box(SHEET.left + 20, top, SHEET.right - 20, top + BLOCK)


def block(row: int, part: Shown) -> list[str]:
    """Draw one part of the page as a block with its mark."""
    box = place_of(row)
    dash = "" if part.is_there else "4 4"
    look = f'fill="{PAPER}" {svg.stroke(QUIET_LINE, 1, dash)}'
    name = f"{part.mark} {part.title}"
    head = svg.text(box.left + 12, box.top + 19, name, "strong")
    if not part.is_there:
        more = svg.text(box.left + 12, box.top + 37, "missing", "soft")
        return [svg.rectangle(box, corner=4, look=look), head, more]
    return [svg.rectangle(box, corner=4, look=look), head, sketch(box)]


def sketch(box: Box) -> str:
    """Draw lines that stand for what is written in a block."""
    left, room = box.left + 12, box.width - 24
    lines = (
        svg.segment(Point(left, y), Point(left + share * room, y))
        for y, share in ((box.top + 29, 0.95), (box.top + 37, 0.7))
    )
    return svg.path("".join(lines), svg.stroke(HAIRLINE, 4))


def picture(row: int, part: Shown) -> str:
    """Light one block, and say in the card what is in that part."""
    box = place_of(row)
    role = THERE if part.is_there and part.status == "passed" else FAILED
    bridge = svg.segment(Point(box.right, middle(box)), Point(CARD.left, middle(box)))
    parts = (
        svg.rectangle(box, corner=4, look=f'fill="none" {svg.stroke(role.line, 2.5)}'),
        svg.path(bridge, svg.stroke(role.line, 2.5)),
        svg.text(LEFT, CARD.top + 34, f"{part.mark} {part.title}", "lead"),
        *(there(part) if part.is_there else missing(part)),
    )
    return svg.picture(WIDTH, HEIGHT, parts, styled=False)


def middle(box: Box) -> float:
    """Return the height of the middle of a box."""
    return (box.top + box.bottom) / 2


def there(part: Shown) -> list[str]:
    """Write what is in a part, as far as there is room."""
    head, *more = all_lines(part)
    y = CARD.top + FIRST_LINE
    rest = [(LEFT, y + LINE * i, line) for i, line in enumerate(more, 1)]
    return [svg.text(LEFT, y, head, "value"), svg.texts(rest, "say")]


def all_lines(part: Shown) -> list[str]:
    """Return what is written about a part, in lines that fit."""
    wide = (RIGHT - LEFT) / BOLDER
    lines = [line for each in part.lines for line in svg.wrapped(each, wide)]
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def room_below(part: Shown) -> Box:
    """Return the room for axes below what is written about a part."""
    top = CARD.top + FIRST_LINE + LINE * len(all_lines(part)) + 14
    return Box(LEFT + 50, top, RIGHT, CARD.bottom - 50)


def missing(part: Shown) -> list[str]:
    """Write which line adds a part."""
    wide = text_width(part.adds, svg.VALUE, mono=True)
    code = Box(LEFT, CARD.top + 82, LEFT + wide + 24, CARD.top + 114)
    return [
        svg.text(
            LEFT, CARD.top + FIRST_LINE, "It is missing. This argument adds it:", "say"
        ),
        svg.rectangle(code, corner=6, look=f'fill="{ROLES["parameter"].fill}"'),
        svg.text(code.left + 12, code.bottom - 11, part.adds, "code"),
    ]
