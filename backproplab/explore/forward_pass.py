"""What the forward stepper shows at each step, as data: no drawing is done here."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from backproplab.diagrams.flow import Arrow
from backproplab.diagrams.grids import Grid
from backproplab.diagrams.nodes import Column, node_width
from backproplab.diagrams.shapes import Item
from backproplab.diagrams.svg import number
from backproplab.diagrams.written import GLUE, Formula
from backproplab.explore.made import Made, made_steps
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.shapes import Array
from backproplab.tracing import trace

# A sum may be written with this many terms and digits; the first that fits is taken.
LENGTHS = ((10, 4), (5, 4), (4, 4), (3, 3), (2, 3), (2, 2))


class ForwardPass:
    """The forward steps of one network on one batch, and what is shown at each."""

    def __init__(self, network: Layer, loss: Loss, x: Array, y: Array) -> None:
        self.trace = trace(network, loss, x, y)
        self.arrays = {step.name: step.value for step in self.trace}
        net = network if isinstance(network, Sequential) else Sequential(network)
        self.made = [*made_steps(net, loss, self.trace)]

    @property
    def names(self) -> list[str]:
        """The names of the arrays that the pass makes, in order."""
        return [made.step.name for made in self.made]

    @property
    def widest(self) -> int:
        """The number of units of the widest array."""
        return max(made.step.shape[-1] for made in self.made[:-1])

    @cached_property
    def node_width(self) -> float:
        """The width of a node in which every number of this pass can be read."""
        values = [made.step.value.ravel()[:500] for made in self.made]
        return node_width(np.unique(np.concatenate(values)).tolist())

    def unit(self, k: int, unit: int) -> int:
        """Return which unit is followed at step k: the last, where there are fewer."""
        return min(unit, self.made[min(k, len(self.made) - 2)].step.shape[-1] - 1)

    def arrows(self) -> list[Arrow]:
        """Return every array of the pass as an arrow out of what made it."""
        return [
            Arrow(
                made.step.name,
                made.step.shape,
                made.maker,
                [f"{name} {w.shape}" for name, w in made.takes.items()],
            )
            for made in self.made
        ]

    def columns(self, k: int, row: int) -> list[Column]:
        """Return the columns of nodes as they stand after step k.

        A node shows the newest of its numbers; what it was made of stands beside it
        only at the step that makes it.
        """
        columns: list[Column] = []
        for i, made in enumerate(self.made[:-1]):
            known = made.step.value[row] if i <= k else None
            new = Column(made.step.name, made.step.shape[-1], known, (), made.weights)
            if made.opens_column:
                columns.append(new)
            elif known is not None:
                remarks = self.remarks(made, row) if i == k else ()
                columns[-1] = new._replace(remarks=remarks, weights=columns[-1].weights)
        return columns

    def remarks(self, made: Made, row: int) -> list[str]:
        """Say at each node what its number was made of, or what it should be."""
        name = "y" if made is self.made[-2] else made.source
        return [f"{name} {number(v)}" for v in self.arrays[name][row]]

    def column_of(self, k: int) -> int:
        """Return in which column step k stands."""
        return sum(made.opens_column for made in self.made[: k + 1]) - 1

    def grids(self, k: int, row: int, unit: int) -> list[Item]:
        """Return the arrays of step k, with the entries lit that make one number."""
        made, name = self.made[k], self.made[k].step.name
        if made.step.value.ndim == 0:
            pair: list[Item] = [self.rows(made.source, row), ",", self.rows("y", row)]
            return [*pair, "→", Grid(name, made.step.value, ())]
        out = self.rows(name, row, unit)
        if not made.source:
            return [Grid(name, made.step.value, ("N", "n_in"), row)]
        if "@" in made.step.formula:
            return [*self.product(made, row, unit), "→", out]
        whole = made.step.identity is None or "sum(" in made.step.identity.index
        source = self.rows(made.source, row, None if whole else unit)
        params = [
            Grid(name, w, ("n_in", "n_out") if w.ndim == 2 else ("n_out",))
            for name, w in made.takes.items()
        ]
        return [source, *params, "→", out]

    def rows(self, name: str, row: int, unit: int | None = None) -> Grid:
        """Return an array whose rows are examples, with one row or entry lit."""
        return Grid(name, self.arrays[name], ("N", "n_out"), row, unit)

    def product(self, made: Made, row: int, unit: int) -> list[Item]:
        """Return x @ W + b: a row meets a column, along the axis that they share."""
        (W_name, W), (b_name, b) = made.takes.items()
        x = self.arrays[made.source]
        return [
            Grid(made.source, x, ("N", "n_in"), row, None, "n_in"),
            "@",
            Grid(W_name, W, ("n_in", "n_out"), None, unit, "n_in"),
            "+",
            Grid(b_name, b, ("n_out",), None, unit),
        ]

    def why_shapes(self, k: int) -> str:
        """Say why the shapes of step k are what they are."""
        made = self.made[k]
        if not made.source:
            return "One row for each example, one column for each feature."
        if made.step.value.ndim == 0:
            return "All rows and columns go into one number."
        if "@" in made.step.formula:
            b = [*made.takes][-1]
            return f"n_in meets n_in and is added up; {b} is added to every row."
        if self.arrays[made.source].shape == made.step.shape:
            return "The shape stays as it is."
        return "Each example keeps its row."

    def entry(self, k: int, row: int, unit: int) -> tuple[str, float]:
        """Return the name and the value of the entry that is worked out at step k."""
        step = self.made[k].step
        if step.value.ndim == 0:
            return step.name, float(step.value)
        return f"{step.name}[{row}, {unit}]", float(step.value[row, unit])

    def formula(self, k: int, row: int, unit: int) -> Formula | None:
        """Return how one entry of step k is made, if its layer is one of ours."""
        identity = self.made[k].step.identity
        if identity is None:
            return None
        letters = identity.entry.replace(",", " ").split()
        fixed = dict(zip(letters, (row, unit), strict=False))
        n_rows = len(self.arrays["x"])
        return Formula(identity.index, self.arrays, fixed, n_rows)

    def worked(self, k: int, row: int, unit: int) -> Iterator[tuple[str, str]]:
        """Yield one entry of step k with indices and with numbers, ever shorter."""
        name, value = self.entry(k, row, unit)
        formula, made = self.formula(k, row, unit), self.made[k]
        result = number(value)
        if formula is not None:
            for most, digits in LENGTHS:
                numbers = formula.with_numbers(most=most, digits=digits)
                yield (
                    f"{name} = {formula.with_indices()}",
                    f"={GLUE}{numbers} ={GLUE}{result}",
                )
        elif made.step.formula in self.arrays:
            yield f"{name} = {made.step.formula}[{row}, {unit}]", f"={GLUE}{result}"
        elif made.source:
            given = row_text(self.arrays[made.source][row])
            yield (
                f"{name}, from row {row} of {made.source}: {given}",
                f"={GLUE}{result}",
            )
        else:
            yield f"{name}", f"={GLUE}{result}"

    def table(self, grids: Sequence[Item]) -> tuple[tuple[str, ...], ...]:
        """Return every lit entry with all its digits."""
        lines = [("array", "entry", "value")]
        for grid in grids:
            if isinstance(grid, Grid):
                lines += [(grid.name, *line) for line in grid.lit_entries]
        return tuple(lines)


def row_text(values: Array) -> str:
    """Write the numbers of a row, the first six of a long one."""
    written = [number(v) for v in values[:6]]
    return ", ".join([*written, "…"] if len(values) > 6 else written)
