"""What the steppers share: one step of a pass, lit at once in several views."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, NamedTuple

from numpy.typing import ArrayLike

from backproplab.diagrams.colored import colored
from backproplab.diagrams.flow import flow_line
from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.network import Graph
from backproplab.diagrams.panel import PAD, inside, title, written
from backproplab.diagrams.shapes import shapes_line
from backproplab.diagrams.svg import VALUE, panels, picture, role_name, text, wrapped
from backproplab.diagrams.written import GLUE
from backproplab.explore.controls import stepper
from backproplab.explore.frame import Frame
from backproplab.explore.shown_pass import ShownPass
from backproplab.explore.stage import Still
from backproplab.explore.worked_out import WorkedOut
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.shapes import as_table

WIDTH = 1000
MOST_POSITIONS = 50  # of the steppers for rows and units: the first ones are offered


class Places(NamedTuple):
    """Where the views stand; `own` is a panel with another view in each stepper."""

    height: float
    flow: Box
    graph: Box
    entry: Box
    matrix: Box
    numpy: Box
    own: Box

    @property
    def room(self) -> float:
        """How long a line in the panels on the right may be."""
        return self.entry.width - 2 * PAD


class PassStepper(ABC):
    """Draws any step, row and unit of one pass."""

    places: ClassVar[Places]
    titles: ClassVar[dict[Box, str]]
    goes_back: ClassVar[bool]
    entry_lines: ClassVar[int]  # as many as that panel holds

    def __init__(self, network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> None:
        rows, targets = (
            as_table("x", x, ("N", "n_in")),
            as_table("y", y, ("N", "n_out")),
        )
        self.shown = ShownPass(network, loss, rows, targets, back=self.goes_back)
        self.n_rows = len(rows)

    def controls(self) -> list[dict[str, Any]]:
        """Return steppers for steps, rows and units, where there is more than one."""
        positions = (
            ("row", "Row of x", self.n_rows),
            ("unit", "Unit", self.shown.widest),
            ("source", "From unit", self.shown.most_sources),
        )
        return [
            stepper("step", "Step", self.shown.names, self.first_step),
            *(
                stepper(name, label, [*map(str, range(min(most, MOST_POSITIONS)))])
                for name, label, most in positions
                if most > 1
            ),
        ]

    @property
    def first_step(self) -> int:
        """The step that is shown first."""
        return 0

    def at(self, step: int, row: int, unit: int, source: int = 0) -> WorkedOut:
        """Return a step with one entry worked out."""
        place = self.shown.place(step, row, unit, source)
        return WorkedOut(self.shown, step, row, place)

    def stage(self, name: str) -> Still:
        """Draw what all frames of one step share."""
        at, places = self.at(self.shown.names.index(name), 0, 0), self.places
        flow = flow_line(
            self.shown.arrows(),
            inside(places.flow, self.flow_top),
            lit=at.k,
            both=self.goes_back,
        )
        parts = (
            panels([*places[1:]]),
            title(places.flow, self.heading(at)),
            *(title(panel, words) for panel, words in self.titles.items()),
            flow,
            self.graph(at).still(),
            self.below_graph(at),
            text(places.matrix.left + PAD, places.matrix.bottom - 12, at.why_shapes()),
            written(self.numpy_lines(at), places.numpy, "code"),
            *self.own_still(at),
        )
        return Still(picture(WIDTH, places.height, parts))

    @property
    @abstractmethod
    def flow_top(self) -> float:
        """How far below the edge of its panel the line of operations begins."""

    @abstractmethod
    def heading(self, at: WorkedOut) -> str:
        """Say which step it is, and of what shape its array."""

    @abstractmethod
    def below_graph(self, at: WorkedOut) -> str:
        """Write what the marks in the graph mean."""

    @abstractmethod
    def own_still(self, at: WorkedOut) -> Iterable[str]:
        """Draw what only this stepper shows, and all frames of one step share."""

    def views(self, at: WorkedOut) -> Iterable[str]:
        """Draw the views of one entry."""
        graph, entry, matrix = self.places.graph, self.places.entry, self.places.matrix
        yield title(graph, f"Graph, row {at.row} of {self.n_rows}")
        yield self.graph(at).moving()
        worked = written(self.worked_lines(at), entry, "say", role_name(at.step.name))
        yield colored(worked, self.shown.arrays)
        yield shapes_line(at.grids(), inside(matrix, 32, 32))

    def framed(
        self, at: WorkedOut, views: Iterable[str], words: str, more: Iterable[Any] = ()
    ) -> Frame:
        """Put views, words and numbers together; `more` are lines of the table."""
        return Frame(
            picture(WIDTH, self.places.height, views, styled=False),
            words.replace(GLUE, " "),
            (*at.table(), *more),
            stage=at.step.name,
        )

    def graph(self, at: WorkedOut) -> Graph:
        """Return the graph as it stands after a step."""
        box, L = self.places.graph, self.shown.loss_at(at.k)
        return Graph(
            self.shown.columns(at.k, at.row),
            Box(box.left, box.top + 33, box.right, box.bottom - 8),
            (at.shown.column, at.place[-1] if at.place else -1),
            wires_lit=self.shown.wires_lit(at.k),
            loss=L,
            width=self.shown.node_width,
            back=self.shown.back_at(at.k, at.place),
            errors=self.goes_back,
        )

    def below(self, key: str) -> str:
        """Write below the graph what marks mean, and of what the loss is the mean."""
        box = self.places.graph
        mean = f"L, mean of {self.n_rows} rows" if self.n_rows > 1 else "L, of one row"
        aside = box.right - 46 - self.shown.node_width
        y = box.bottom - 16
        return text(box.left + PAD, y, key, "soft") + text(aside, y, mean, "soft end")

    def worked_lines(self, at: WorkedOut) -> list[str]:
        """Work one entry out: with indices, then with numbers, in lines that fit."""
        room = self.places.room - 10
        for way in self.worked_ways(at):
            fitting = [line for part in way for line in wrapped(part, room)]
            if len(fitting) <= self.entry_lines:
                break
        return fitting[: self.entry_lines]

    def worked_ways(self, at: WorkedOut) -> Iterator[tuple[str, ...]]:
        """Yield ways to work one entry out, ever shorter."""
        yield from at.ways_to_write()

    def numpy_line(self, at: WorkedOut) -> str:
        """Return the line of NumPy that makes the array of this step."""
        return f"{at.step.name} = {at.step.formula}" if at.shown.source else "x"

    def numpy_lines(self, at: WorkedOut) -> list[str]:
        """Return that line with the shape as a comment, broken where it is too long."""
        room, comment = self.places.room, f"{GLUE} # {at.step.shape}"
        *full, last = wrapped(self.numpy_line(at), room, mono=True)
        if text_width(last + comment, VALUE, mono=True) <= room:
            return [*full, last + comment]
        return [*full, last, comment]
