"""The outer-product builder: each example adds its layer to a weight gradient."""

from itertools import product
from typing import Any

from numpy.typing import ArrayLike

from backproplab.diagrams import svg
from backproplab.explore.controls import choice, play, stepper
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.outer_index import term
from backproplab.explore.outer_picture import moving
from backproplab.explore.outer_sum import Added, OuterSum, View, outer_sums
from backproplab.explore.outer_tables import HEIGHT, WIDTH, quiet
from backproplab.explore.stage import Still
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.shapes import as_table

MOST_POSITIONS = (
    50  # of a stepper: the first ones are offered, of the rows the last too
)


def outer_product(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Explorer:
    """Build a weight gradient row by row, for a network of your own or the integer net.

    Each row of the batch makes a layer, its inputs times its errors, and the layers
    add up to dL_dW. Choose the gradient, the last row that is in, and one weight.
    Shapes: x (N, n_in), y (N, n_out).
    """
    network, loss, x, y = example_with(network, loss, x, y)
    rows, targets = as_table("x", x, ("N", "n_in")), as_table("y", y, ("N", "n_out"))
    shown = OuterProduct([*outer_sums(network, loss, rows, targets)])
    return Explorer(
        shown.draw,
        *shown.controls(),
        title="A weight gradient: each example adds its layer",
        stages=shown.stage,
    )


class OuterProduct:
    """Draws any row, of any weight gradient of one pass, on its way into the sum."""

    def __init__(self, sums: list[OuterSum]) -> None:
        if not sums:
            raise ValueError("this network has no Dense layer, so no dL_dW to build")
        self.sums = {outer.name: outer for outer in sums}
        self.last = sums[-1]
        n_rows = self.last.n_rows
        self.rows = [*range(min(n_rows, MOST_POSITIONS) - 1), n_rows - 1]

    def controls(self) -> list[dict[str, Any]]:
        """Return what can be set, where there is more than one possibility."""
        i, j = self.last.telling_entry()
        shapes = [outer.total.shape for outer in self.sums.values()]
        n_in, n_out = (min(max(s), MOST_POSITIONS) for s in zip(*shapes, strict=True))
        steppers = [
            stepper("row", "Add row", [str(row) for row in self.rows]),
            play("row"),
            stepper("i", "Input i", [str(k) for k in range(n_in)], min(i, n_in - 1)),
            stepper("j", "Output j", [str(k) for k in range(n_out)], min(j, n_out - 1)),
        ]
        one = {c["name"] for c in steppers if len(c.get("labels", "ab")) == 1}
        kept = [c for c in steppers if not one & {c.get("name"), c.get("moves")}]
        gradient = choice("gradient", "Gradient", [*self.sums], self.last.name)
        return [gradient, *kept] if len(self.sums) > 1 else kept

    def draw(self, gradient: str = "", row: int = 0, i: int = 0, j: int = 0) -> Frame:
        """Draw one row on its way into the sum, following one weight."""
        outer = self.sums[gradient or self.last.name]
        added = outer.added(self.rows[row], i, j)
        view = outer.view(added)
        drawn = svg.picture(WIDTH, HEIGHT, moving(outer, added, view), styled=False)
        starts = " ".join(str(shown.start) for shown in view)
        stage = f"{outer.name} {starts}"
        return Frame(drawn, sentence(outer, added), table(outer, added, view), stage)

    def stage(self, name: str) -> Still:
        """Draw what all rows of one view share."""
        gradient, *starts = name.split()
        outer = self.sums[gradient]
        parts = quiet(outer, outer.view_from(*map(int, starts)))
        return Still(svg.picture(WIDTH, HEIGHT, parts))


def sentence(outer: OuterSum, added: Added) -> str:
    """Say what this row adds, and how far the sum has come."""
    row, entry, after = added.row, outer.entry(added), added.after[added.entry]
    product, now = svg.number(added.layer[added.entry]), svg.number(after)
    first = f"Row {row} of {outer.x_name} times row {row} of {outer.error_name}"
    if not added.layer.any():
        first = f"{first} is all zeros: this row adds nothing."
    else:
        worked = f"{term(outer, row, added.entry)} = {product}"
        first = f"{first} is the layer that row {row} adds: {worked} to {entry}."
    if row + 1 < outer.n_rows:
        done = f"{row + 1} of {outer.n_rows} layers {'are' if row else 'is'} in"
        return f"{first} {done}, and {entry} is {now} so far."
    whole = f"{outer.name} = {outer.identity.numpy}"
    done = f"All {outer.n_rows} layers are in" if row else "The only layer is in"
    return f"{first} {done}: {whole}, and {entry} is {now}."


def table(outer: OuterSum, added: Added, view: View) -> Table:
    """List every drawn entry in full: its factors, their product, and the sum."""
    row = added.row
    x, error = f"{outer.x_name}[{row}, i]", f"{outer.error_name}[{row}, j]"
    lines: list[tuple[str, ...]] = [("[i, j]", x, error, "product", "sum so far")]
    for i, j in product(view.inputs, view.outputs):
        made = added.layer[i, j], added.after[i, j]
        numbers = added.x[i], added.error[j], *made
        lines.append((f"[{i}, {j}]", *(svg.number(v, 12) for v in numbers)))
    return tuple(lines)
