"""What of an array is drawn as a grid, and which of its entries are lit."""

from itertools import islice, product
from typing import NamedTuple

from backproplab.diagrams.layout import text_width, window
from backproplab.diagrams.svg import LABEL, number
from backproplab.shapes import Array

MOST, TALLEST, ALL_ROWS = 8, 18, 100


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
    def quantity(self) -> str:
        """The name of what is drawn: W1 for W1.T."""
        return self.name.removesuffix(".T")

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

    def widest(self, digits: int) -> float:
        """Return the room that the longest lit number takes."""
        return max(
            text_width(number(self.table[entry], digits), LABEL) for entry in self.lit
        )

    @property
    def n_lit(self) -> int:
        """How many entries are lit, those not drawn among them."""
        rows, columns = self.table.shape
        return (rows if self.row is None else 1) * (
            columns if self.column is None else 1
        )

    def lit_entries(self, most: int) -> list[tuple[str, str]]:
        """Return the first lit entries with indices, as Python writes them in full."""
        rows, columns = self.table.shape
        places = product(
            range(rows) if self.row is None else (self.row,),
            range(columns) if self.column is None else (self.column,),
        )
        return [
            (self.indices(r, c), repr(float(self.table[r, c])))
            for r, c in islice(places, most)
        ]

    def indices(self, row: int, column: int) -> str:
        """Write the place of an entry: [0, 2] in a table, [2] in a vector."""
        return (
            str([row, column][2 - min(2, self.value.ndim) :]) if self.value.ndim else ""
        )
