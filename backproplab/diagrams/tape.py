"""A tape: one row for each number in the order of its making, and a cell for its grad.

Arcs lead from each cell to the cells of its parents: that is where it hands things on.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.svg import (
    LABEL,
    fitting_number,
    group,
    path,
    rectangle,
    short,
    shortened,
    stroke,
    text,
    texts,
)
from backproplab.diagrams.written import GLUE
from backproplab.notation import HAIRLINE, PAPER, QUIET_LINE

HEAD = 24
LOWEST_ROW, TALLEST_ROW, ALL_ROWS = 22, 34, 300
MOST_ROWS, JUMP = 18, 6  # drawn at once; a longer tape moves on by so many
NUMBER, NAME, MADE, VALUE_END, PARENTS = 8, 44, 118, 400, 424
CELL, CELL_END, AMOUNTS = 690, 786, 884
BOW, LEAST_BOW, MOST_BOW = 6, 14, 74  # of an arc: for each row, and in all
GAP = 10  # between columns


class TapeRow(NamedTuple):
    """One entry: its name, how it was made, and its parents with their local slopes."""

    name: str
    made_by: str = ""
    parents: Sequence[tuple[int, float]] = ()


class Tape(NamedTuple):
    """A picture of a tape whose left upper corner is at a place."""

    rows: Sequence[TapeRow]
    left: float
    top: float
    width: float

    @property
    def row_height(self) -> int:
        """The height of a row: rows of a short tape are higher."""
        return max(LOWEST_ROW, min(TALLEST_ROW, ALL_ROWS // len(self.rows)))

    @property
    def height(self) -> int:
        """The height of all that is drawn at once."""
        return HEAD + self.row_height * min(MOST_ROWS, len(self.rows))

    def shown(self, row: int) -> range:
        """Return the rows that are drawn when one is lit."""
        last = max(0, len(self.rows) - MOST_ROWS)
        start = max(0, min(last, JUMP * round((row - MOST_ROWS / 2) / JUMP)))
        return self.shown_from(start)

    def shown_from(self, start: int) -> range:
        """Return the rows that are drawn when one of them is the first."""
        return range(start, min(len(self.rows), start + MOST_ROWS))

    def windowed(self, parts: Iterable[str], shown: range) -> str:
        """Cut out of a picture of all rows those that are shown."""
        left, top = short(self.left), self.top + HEAD
        size = f"{short(self.width)} {self.height - HEAD}"
        box = f"{left} {short(top + self.row_height * shown.start)} {size}"
        look = f'x="{left}" y="{short(top)}" width="{short(self.width)}"'
        look += f' height="{self.height - HEAD}" viewBox="{box}"'
        return f"<svg {look}>{''.join(parts)}</svg>"

    def middle(self, row: int) -> float:
        """Return the height of the middle of a row."""
        return self.top + HEAD + self.row_height * (row + 0.5)

    def base(self, row: int) -> float:
        """Return the height on which the letters of a row stand."""
        return self.middle(row) + LABEL / 3

    def band(self, row: int) -> Box:
        """Return the box of a row, up to its cell."""
        y, half = self.middle(row), self.row_height / 2 - 1
        return Box(self.left + 1, y - half, self.left + CELL - GAP, y + half)

    def cell(self, row: int) -> Box:
        """Return the box of a row's cell."""
        y = self.middle(row)
        return Box(self.left + CELL, y - 9, self.left + CELL_END, y + 9)

    def header(self) -> str:
        """Write what the columns hold."""
        y, columns = self.top + 14, {NUMBER: "#", NAME: "name", MADE: "made by"}
        columns |= {PARENTS: "parents, each with its local slope", CELL: "grad"}
        names = texts(((self.left + x, y, word) for x, word in columns.items()), "soft")
        return names + text(self.left + VALUE_END, y, "value", "soft end")

    def quiet(self, shown: range) -> str:
        """Draw what of some rows stays as it is at all steps."""
        start = f"M{short(self.left)}"
        lines = "".join(
            f"{start} {short(self.band(i).top - 1)}h{CELL_END}" for i in shown
        )
        cells = (rectangle(self.cell(i), corner=3) for i in shown)
        columns = (
            (NUMBER, "soft", [str(i) for i in shown]),
            (NAME, "strong", [self.name(i) for i in shown]),
            (MADE, "plain", [self.made_by(i) for i in shown]),
            (PARENTS, "gradient", [self.parents(i) for i in shown]),
        )
        return "".join(
            (
                path(lines + "".join(map(self.arcs, shown)), stroke(HAIRLINE)),
                *(self.column(shown, *column) for column in columns),
                group(cells, f'fill="{PAPER}" stroke="{QUIET_LINE}"'),
            )
        )

    def column(self, shown: range, x: float, kind: str, words: Sequence[str]) -> str:
        """Write a column of texts; nothing where there is none."""
        rows = zip(shown, words, strict=True)
        return texts(((self.left + x, self.base(i), w) for i, w in rows if w), kind)

    def name(self, row: int) -> str:
        """Return the name of an entry, cut to its room."""
        return shortened(self.rows[row].name, MADE - NAME - GAP, bold=True)

    def made_by(self, row: int) -> str:
        """Return how an entry was made, cut to its room."""
        return shortened(self.rows[row].made_by, VALUE_END - MADE - 90)

    def parents(self, row: int) -> str:
        """Write the parents of an entry, each with the local slope."""
        room = CELL - PARENTS - 2 * GAP
        for each in (100, 70, 58, 46, 36):
            written = (3 * GLUE).join(
                fitting_number(slope, each, mark=f"#{of}: ")
                for of, slope in self.rows[row].parents
            )
            if text_width(written, LABEL) <= room:
                break
        return shortened(written, room)

    def arcs(self, row: int) -> str:
        """Return the paths from the cell of an entry to those of its parents."""
        listed = [of for of, _ in self.rows[row].parents]
        return "".join(
            self.arc(row, of, listed[:place].count(of))
            for place, of in enumerate(listed)
        )

    def arc(self, row: int, parent: int, again: int) -> str:
        """Return the path of one arc; a second to the same parent bows further."""
        start, end = short(self.middle(row)), short(self.middle(parent))
        bow = min(MOST_BOW, LEAST_BOW + BOW * (row - parent) + LEAST_BOW * again)
        x, far = self.left + CELL_END, short(self.left + CELL_END + bow * 4 / 3)
        return f"M{short(x)} {start}C{far} {start} {far} {end} {short(x)} {end}"
