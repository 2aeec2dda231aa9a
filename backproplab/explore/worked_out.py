"""One step of a pass, one entry of its array worked out: grids, formula, numbers."""

import re
from collections.abc import Iterator
from functools import cached_property

from backproplab.diagrams.grids import Grid
from backproplab.diagrams.shapes import Item
from backproplab.diagrams.svg import number
from backproplab.diagrams.written import GLUE, Formula
from backproplab.explore.frame import Table
from backproplab.explore.lit import Lit
from backproplab.explore.made import Made, Returned
from backproplab.explore.shown_pass import Place, ShownPass
from backproplab.shapes import Array

# A sum may be written with this many terms and digits; the first that fits is taken.
LENGTHS = ((10, 4), (5, 4), (4, 4), (3, 3), (2, 3), (2, 2))
MOST_LINES = 24  # of the table, for one array


class WorkedOut:
    """Step k of a pass, following one row, with the number at one place worked out."""

    def __init__(self, shown: ShownPass, k: int, row: int, place: Place) -> None:
        self.k, self.shown, self.row, self.place = k, shown.steps[k], row, place
        self.step, self.arrays = self.shown.step, shown.arrays
        self.value = float(self.step.value[place])

    @property
    def entry(self) -> str:
        """The name of the entry that is worked out."""
        return f"{self.step.name}{indexed(*self.place) if self.place else ''}"

    @property
    def fixed(self) -> dict[str, int]:
        """The indices that are fixed in the formula."""
        identity = self.step.identity
        letters = identity.entry.replace(",", " ").split() if identity else []
        return dict(zip(letters, self.place, strict=False))

    @cached_property
    def formula(self) -> Formula | None:
        """How the entry is made, if its layer is one of ours."""
        if self.step.identity is None:
            return None
        n_rows = len(self.arrays["x"])
        return Formula(self.step.identity.index, self.arrays, self.fixed, n_rows)

    def ways_to_write(self) -> Iterator[tuple[str, str]]:
        """Yield the entry with indices and with numbers, ever shorter."""
        result, source = number(self.value), self.shown.source
        if self.formula is not None:
            for most, digits in LENGTHS:
                numbers = self.formula.with_numbers(most=most, digits=digits)
                yield (
                    f"{self.entry} = {self.formula.with_indices()}",
                    f"={GLUE}{numbers} ={GLUE}{result}",
                )
        elif self.step.formula in self.arrays:
            yield (
                f"{self.entry} = {self.step.formula}{indexed(*self.place)}",
                f"={GLUE}{result}",
            )
        elif source:
            yield f"{self.entry}, from {self.given(source)}", f"={GLUE}{result}"
        else:
            yield self.entry, f"={GLUE}{result}"

    def given(self, source: str) -> str:
        """Say which rows of an array a layer of one's own made the entry of."""
        if isinstance(self.shown, Returned) and self.shown.is_of_parameter:
            return f"all rows of {source}"
        return f"row {self.row} of {source}: {row_text(self.arrays[source][self.row])}"

    def grids(self) -> list[Item]:
        """Return the arrays of the step, with the entries lit that make one number."""
        shown, identity = self.shown, self.step.identity
        if not shown.source:
            return [self.out._replace(axes=("N", "n_in"), column=None)]
        if isinstance(shown, Returned) and shown.slope is not None:
            error = self.arrays[shown.source]
            upstream = self.out._replace(name=shown.source, value=error)
            slope = self.out._replace(name="da_dz", value=shown.slope)
            return [upstream, "*", slope, "→", self.out]
        if identity is None:
            return [self.rows(shown.source), "→", self.out]
        at = self.fixed or {"n": self.row}
        return [*Lit(identity, self.arrays, at).items(), "→", self.out]

    def rows(self, name: str) -> Grid:
        """Return an array whose rows are examples, with one row lit."""
        return Grid(name, self.arrays[name], ("N", "n_out"), self.row)

    @property
    def out(self) -> Grid:
        """The array that the step makes, with one entry lit."""
        row, column = [None, None, *self.place][-2:]
        return Grid(self.step.name, self.step.value, self.axes, row, column)

    @property
    def axes(self) -> tuple[str, ...]:
        """The names of the axes of the array that the step makes."""
        identity = self.step.identity
        if identity is not None:
            return tuple(re.findall(r"\w+", identity.shape))
        return ("N", "n_out")[-self.step.value.ndim :]

    def why_shapes(self) -> str:
        """Say why the shapes are what they are."""
        if isinstance(self.shown, Returned):
            return why_back(self.shown)
        return why_forward(self.shown, self.arrays)

    def table(self) -> Table:
        """Return every lit entry with all its digits, of a long array the first."""
        lines = [("array", "entry", "value")]
        for grid in self.grids():
            if isinstance(grid, Grid):
                entries = grid.lit_entries(MOST_LINES)
                lines += [(grid.name, *line) for line in entries]
                if grid.n_lit > MOST_LINES:
                    lines += [(grid.name, "…", f"{grid.n_lit - MOST_LINES} more")]
        return tuple(lines)


def why_forward(made: Made, arrays: dict[str, Array]) -> str:
    """Say why the shapes of a step forward are what they are."""
    if not made.source:
        return "One row for each example, one column for each feature."
    if made.step.value.ndim == 0:
        return "All rows and columns go into one number."
    if "@" in made.step.formula:
        b = [*made.takes][-1]
        return f"n_in meets n_in and is added up; {b} is added to every row."
    if arrays[made.source].shape == made.step.shape:
        return "The shape stays as it is."
    return "Each example keeps its row."


def why_back(back: Returned) -> str:
    """Say why the shapes of a step back are what they are."""
    if back.step.identity is None:
        return f"A gradient has the shape of what it belongs to: {back.of}."
    if back.slope is not None:
        return "Entry by entry, each error meets the slope at its place."
    if not back.is_of_parameter:
        product = "@" in back.step.formula
        return (
            "n_out meets n_out and is added up: W must turn, W.T."
            if product
            else f"One error for each entry of {back.of}."
        )
    turned = (
        "N meets N and is added up" if "@" in back.step.formula else "N is added up"
    )
    return f"{turned}: what is left has the shape of {back.of}."


def indexed(*indices: object) -> str:
    """Write indices in brackets that do not break."""
    return f"[{f',{GLUE}'.join(map(str, indices))}]"


def row_text(values: Array) -> str:
    """Write the numbers of a row, the first six of a long one."""
    written = [number(v) for v in values[:6]]
    return ", ".join([*written, "…"] if len(values) > 6 else written)
