"""The forward stepper: five views of one step, with shapes on every arrow."""

from collections.abc import Iterable
from typing import ClassVar

from numpy.typing import ArrayLike

from backproplab.diagrams.layout import Box
from backproplab.diagrams.panel import written
from backproplab.diagrams.svg import wrapped
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame
from backproplab.explore.pass_stepper import PassStepper, Places
from backproplab.explore.worked_out import WorkedOut, row_text
from backproplab.layers import Layer
from backproplab.losses import Loss

VIEWS = Places(
    height=598,
    flow=Box(0.5, 0.5, 999.5, 105.5),
    graph=Box(0.5, 115.5, 540.5, 597.5),
    own=Box(550.5, 115.5, 999.5, 187.5),
    entry=Box(550.5, 197.5, 999.5, 305.5),
    matrix=Box(550.5, 315.5, 999.5, 515.5),
    numpy=Box(550.5, 525.5, 999.5, 597.5),
)


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


class ForwardStepper(PassStepper):
    """Draws any step, row and unit of one forward pass."""

    places = VIEWS
    goes_back = False
    entry_lines = 4
    flow_top = 34
    titles: ClassVar = {
        VIEWS.own: "Words",
        VIEWS.entry: "One index",
        VIEWS.matrix: "Matrix, with shapes",
        VIEWS.numpy: "NumPy",
    }

    def draw(self, step: int = 0, row: int = 0, unit: int = 0) -> Frame:
        """Draw one step of the pass, following one row, with one unit worked out."""
        at = self.at(step, row, unit)
        worked = " ".join(self.worked_lines(at))
        told = f"{self.heading(at)}. {self.words(at)} {worked}."
        return self.framed(at, self.views(at), told)

    def heading(self, at: WorkedOut) -> str:
        """Say which step it is, and of what shape its array."""
        count = f"step {at.k + 1} of {len(self.shown.steps)}"
        return f"Forward pass, {count}: {at.step.name} {at.step.shape}"

    def words(self, at: WorkedOut) -> str:
        """Say what happens, and which numbers it gives in the followed row."""
        told = f"{at.step.words} NumPy: {self.numpy_line(at)}."
        if at.step.value.ndim == 0:
            return told
        row = row_text(at.step.value[at.row])
        return f"{told} Row {at.row} of {at.step.name} is {row}."

    def below_graph(self, at: WorkedOut) -> str:
        """Write what the marks in the graph mean."""
        return self.below("W: weight of a lit wire · y: target")

    def own_still(self, at: WorkedOut) -> Iterable[str]:
        """Write what happens in words."""
        words = wrapped(at.step.words, self.places.room)
        yield written(words, self.places.own, "say")
