"""Tables of numbers at a fixed place: where each cell stands and what fits into it."""

from collections.abc import Iterable
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.shapes import cell_path, ruled
from backproplab.diagrams.svg import LABEL, fitting_number
from backproplab.shapes import Array


class Cells(NamedTuple):
    """A table of equal cells, by its left upper corner."""

    corner: Point
    rows: int
    columns: int
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The room that all cells take together."""
        left, top = self.corner
        right = left + self.columns * self.width
        return Box(left, top, right, top + self.rows * self.height)

    @property
    def lines(self) -> str:
        """The path of all lines."""
        return ruled(*self.corner, self.rows, self.columns, self.width, self.height)

    def block(self, row: int, column: int, rows: int = 1, columns: int = 1) -> str:
        """Return the path around some cells, by the first of them."""
        left, top = self.corner
        return cell_path(
            left + column * self.width,
            top + row * self.height,
            columns * self.width,
            rows * self.height,
        )

    def place(self, row: int, column: int) -> Point:
        """Return where the letters of a cell are centered."""
        left, top = self.corner
        return Point(
            left + (column + 0.5) * self.width,
            top + (row + 0.5) * self.height + LABEL / 3,
        )

    def numbers(
        self, values: Array, *, row: int = 0, bold: bool = False
    ) -> Iterable[tuple[float, float, str]]:
        """Yield the numbers of a table, from a row on, each as long as its cell."""
        for r, line in enumerate(values):
            for column, value in enumerate(line):
                x, y = self.place(row + r, column)
                yield x, y, fitting_number(value, self.width - 4, bold=bold)
