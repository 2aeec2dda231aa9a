"""The forward stepper: five views of one step, with shapes on every arrow."""

from typing import Any

from numpy.typing import ArrayLike

from backproplab.diagrams.flow import flow_line
from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.network import Graph
from backproplab.diagrams.panel import PAD, inside, title, written
from backproplab.diagrams.shapes import shapes_line
from backproplab.diagrams.svg import (
    VALUE,
    panels,
    picture,
    role_name,
    text,
    wrapped,
)
from backproplab.diagrams.written import GLUE
from backproplab.explore.controls import stepper
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.forward_pass import ForwardPass, row_text
from backproplab.explore.frame import Frame
from backproplab.explore.stage import Still
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.shapes import as_table

WIDTH, HEIGHT = 1000, 586
FLOW = Box(0.5, 0.5, 999.5, 105.5)
GRAPH = Box(0.5, 115.5, 540.5, 585.5)
WORDS = Box(550.5, 115.5, 999.5, 187.5)
INDEX = Box(550.5, 197.5, 999.5, 305.5)
MATRIX = Box(550.5, 315.5, 999.5, 511.5)
NUMPY = Box(550.5, 521.5, 999.5, 585.5)
PANELS = (FLOW, GRAPH, WORDS, INDEX, MATRIX, NUMPY)
TITLES = {
    WORDS: "Words",
    INDEX: "One index",
    MATRIX: "Matrix, with shapes",
    NUMPY: "NumPy",
}
ROOM = WORDS.width - 2 * PAD
INDEX_LINES = 4  # as many as its panel holds
MOST_POSITIONS = 50  # of the steppers for rows and units: the first ones are offered


def forward(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Explorer:
    """Step through the forward pass of a network of your own, or of the integer net.

    Choose a step, the row of x that is followed, and the unit whose number is worked
    out. Shapes: x (N, n_in), y (N, n_out).
    """
    shown = ForwardStepper(*example_with(network, loss, x, y))
    title = "Forward pass"
    return Explorer(shown.draw, *shown.controls(), title=title, stages=shown.stage)


class ForwardStepper:
    """Draws any step, row and unit of one forward pass."""

    def __init__(self, network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> None:
        rows, targets = (
            as_table("x", x, ("N", "n_in")),
            as_table("y", y, ("N", "n_out")),
        )
        self.shown = ForwardPass(network, loss, rows, targets)
        self.n_rows = len(rows)

    def controls(self) -> list[dict[str, Any]]:
        """Return steppers for steps, rows and units, where there is more than one."""
        rows = [str(n) for n in range(min(self.n_rows, MOST_POSITIONS))]
        units = [str(j) for j in range(min(self.shown.widest, MOST_POSITIONS))]
        positions = (
            ("step", "Step", self.shown.names),
            ("row", "Row of x", rows),
            ("unit", "Unit", units),
        )
        return [stepper(*control) for control in positions if len(control[2]) > 1]

    def draw(self, step: int = 0, row: int = 0, unit: int = 0) -> Frame:
        """Draw one step of the pass, following one row, with one unit worked out."""
        unit = self.shown.unit(step, unit)
        grids = self.shown.grids(step, row, unit)
        worked = self.worked_lines(step, row, unit)
        parts = (
            title(GRAPH, f"Graph, row {row} of {self.n_rows}"),
            self.graph(step, row, unit).svg(),
            written(worked, INDEX, "say", self.role(step)),
            shapes_line(grids, inside(MATRIX, 32, 32)),
        )
        sentence = f"{self.heading(step)}. {self.words(step, row)} {' '.join(worked)}."
        return Frame(
            picture(WIDTH, HEIGHT, parts, styled=False),
            sentence.replace(GLUE, " "),
            self.shown.table(grids),
            stage=self.shown.names[step],
        )

    def stage(self, name: str) -> Still:
        """Draw what all frames of one step share."""
        step = self.shown.names.index(name)
        parts = (
            panels(PANELS),
            title(FLOW, self.heading(step)),
            *(title(panel, words) for panel, words in TITLES.items()),
            flow_line(self.shown.arrows(), inside(FLOW, 34), lit=step),
            self.below_graph(),
            written(wrapped(self.shown.made[step].step.words, ROOM), WORDS, "say"),
            text(MATRIX.left + PAD, MATRIX.bottom - 12, self.shown.why_shapes(step)),
            written(self.numpy_lines(step), NUMPY, "code"),
        )
        return Still(picture(WIDTH, HEIGHT, parts))

    def role(self, step: int) -> str:
        """Return the role of what is made at this step."""
        return role_name(self.shown.names[step])

    def heading(self, step: int) -> str:
        """Say which step it is, and of what shape its array."""
        made = self.shown.made[step].step
        count = f"step {step + 1} of {len(self.shown.made)}"
        return f"Forward pass, {count}: {made.name} {made.shape}"

    def words(self, step: int, row: int) -> str:
        """Say what happens, and which numbers it gives in the followed row."""
        made = self.shown.made[step].step
        told = f"{made.words} NumPy: {self.numpy_line(step)}."
        if made.value.ndim == 0:
            return told
        return f"{told} Row {row} of {made.name} is {row_text(made.value[row])}."

    def graph(self, step: int, row: int, unit: int) -> Graph:
        """Return the graph as it stands after this step."""
        made = self.shown.made[step]
        is_loss = made.step.value.ndim == 0
        return Graph(
            self.shown.columns(step, row),
            Box(GRAPH.left, GRAPH.top + 33, GRAPH.right, GRAPH.bottom - 8),
            (self.shown.column_of(step), -1 if is_loss else unit),
            wires_lit=made.opens_column and step > 0,
            loss=float(made.step.value) if is_loss else None,
            width=self.shown.node_width,
        )

    def below_graph(self) -> str:
        """Write what the marks in the graph mean, and of what the loss is the mean."""
        y = GRAPH.bottom - 16
        mean = f"L, mean of {self.n_rows} rows" if self.n_rows > 1 else "L, of one row"
        aside = GRAPH.right - 46 - self.shown.node_width
        key = text(GRAPH.left + PAD, y, "W: weight of a lit wire · y: target", "soft")
        return key + text(aside, y, mean, "soft end")

    def worked_lines(self, step: int, row: int, unit: int) -> list[str]:
        """Work one entry out: with indices, then with numbers, in lines that fit."""
        for pair in self.shown.worked(step, row, unit):
            fitting = [line for text in pair for line in wrapped(text, ROOM - 10)]
            if len(fitting) <= INDEX_LINES:
                break
        return fitting[:INDEX_LINES]

    def numpy_line(self, step: int) -> str:
        """Return the line of NumPy that makes the array of this step."""
        made = self.shown.made[step]
        return f"{made.step.name} = {made.step.formula}" if made.source else "x"

    def numpy_lines(self, step: int) -> list[str]:
        """Return that line with the shape as a comment, broken where it is too long."""
        *full, last = wrapped(self.numpy_line(step), ROOM, mono=True)
        comment = f"{GLUE} # {self.shown.made[step].step.shape}"
        if text_width(last + comment, VALUE, mono=True) <= ROOM:
            return [*full, last + comment]
        return [*full, last, comment]
