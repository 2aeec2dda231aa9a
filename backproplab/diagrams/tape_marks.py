"""What changes on a tape from step to step: the lit entry, values, and grads."""

from collections.abc import Iterable, Mapping, Sequence

from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.svg import (
    fitting_number,
    group,
    path,
    rectangle,
    short,
    stroke,
    texts,
)
from backproplab.diagrams.tape import AMOUNTS, CELL, CELL_END, VALUE_END, Tape
from backproplab.notation import PAPER, ROLES, Role

BACK = ROLES["gradient"]


def lit(tape: Tape, row: int, role: Role) -> str:
    """Draw a frame around a row and its cell."""
    boxes = (rectangle(tape.band(row), corner=4), rectangle(tape.cell(row), corner=3))
    return group(boxes, f'fill="none" {stroke(role.line, 2, role.dash)}')


def handed_on(tape: Tape, row: int, amounts: Mapping[int, Sequence[float]]) -> str:
    """Light the arcs of an entry, and write beside each parent what it gets."""
    x = tape.left + CELL_END
    heads = "".join(head(Point(x, tape.middle(of))) for of in amounts)
    cells = (rectangle(tape.cell(of), corner=3) for of in amounts)
    added = [
        (tape.left + AMOUNTS, tape.base(of), added_up(listed, tape.width - AMOUNTS))
        for of, listed in amounts.items()
    ]
    return "".join(
        (
            path(tape.arcs(row) + heads, stroke(BACK.line, 2.5, BACK.dash)),
            group(cells, f'fill="{BACK.fill}" {stroke(BACK.line, 2)}'),
            texts(added, "strong gradient"),
        )
    )


def unrecorded(tape: Tape, row: int, shown: range) -> str:
    """Cover the rows from one on: they are not on the tape yet."""
    if row >= shown.stop:
        return ""
    right, bottom = tape.left + tape.width, tape.band(shown.stop).bottom
    covered = Box(tape.left, tape.band(row).top + 1, right, bottom)
    return rectangle(covered, look=f'fill="{PAPER}"')


def values(tape: Tape, known: Sequence[float], rows: Iterable[int]) -> str:
    """Write the values of some rows."""
    x = tape.left + VALUE_END
    entries = ((x, tape.base(i), fitting_number(known[i], 80, bold=True)) for i in rows)
    return texts(entries, "strong forward end")


def grads(
    tape: Tape, sums: Sequence[float], rows: Iterable[int], reached: Iterable[int]
) -> str:
    """Write what the cells of some rows hold; quietly, as long as nothing reached."""
    x, room, shown = tape.left + CELL_END - 8, CELL_END - CELL - 14, [*rows]
    written = {
        i: (x, tape.base(i), fitting_number(sums[i], room, bold=True)) for i in shown
    }
    strong = [i for i in shown if i in {*reached}]
    quiet = [i for i in shown if i not in strong]
    return texts((written[i] for i in quiet), "soft end") + texts(
        (written[i] for i in strong), "strong gradient end"
    )


def head(tip: Point) -> str:
    """Return the path of an arrow head that points to the left."""
    x, tip_x = short(tip.x + 7), short(tip.x + 1)
    return f"M{x} {short(tip.y - 5)}L{tip_x} {short(tip.y)}L{x} {short(tip.y + 5)}"


def added_up(amounts: Sequence[float], room: float) -> str:
    """Write what is added, with signs, in the room there is."""
    each = room / len(amounts) - 5
    written = [
        fitting_number(value, each, bold=True, mark="" if value < 0 else "+")
        for value in amounts
    ]
    return " ".join(written)
