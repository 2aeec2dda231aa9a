"""The five-view stepper: the whole pass, forward and backward, one step at a time."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from backproplab.diagrams.layout import Box
from backproplab.diagrams.panel import PAD, title
from backproplab.diagrams.svg import text
from backproplab.explore.chain_rule import chain_rule
from backproplab.explore.change import Nudges
from backproplab.explore.controls import grid, play
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame
from backproplab.explore.made import Made, Returned
from backproplab.explore.nudge_view import NudgeView
from backproplab.explore.pass_stepper import MOST_POSITIONS, PassStepper, Places
from backproplab.explore.worked_out import WorkedOut
from backproplab.layers import Layer
from backproplab.losses import Loss

VIEWS = Places(
    height=676,
    flow=Box(0.5, 0.5, 999.5, 146.5),
    graph=Box(0.5, 156.5, 540.5, 675.5),
    entry=Box(550.5, 156.5, 999.5, 280.5),
    matrix=Box(550.5, 290.5, 999.5, 490.5),
    numpy=Box(550.5, 500.5, 999.5, 572.5),
    own=Box(550.5, 582.5, 999.5, 675.5),
)
NUDGES, FIRST = (-1, -0.5, -0.1, -0.01, 0.01, 0.1, 0.5, 1), 0.1


def backward(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Explorer:
    """Step through a whole pass and back, of your own network or of the integer net.

    Choose a step, the row of x that is followed, and the unit whose error is worked
    out; for weights, also the unit that they come from. The nudge asks whether the
    gradient is true. Shapes: x (N, n_in), y (N, n_out).
    """
    shown = BackwardStepper(*example_with(network, loss, x, y))
    return Explorer(
        shown.draw,
        *shown.controls(),
        title="Forward and backward pass",
        stages=shown.stage,
    )


class BackwardStepper(PassStepper):
    """Draws any step, row and unit of a whole pass."""

    places = VIEWS
    goes_back = True
    entry_lines = 5
    flow_top = 56
    titles: ClassVar = {
        VIEWS.matrix: "Matrix, with shapes",
        VIEWS.numpy: "NumPy",
    }

    def __init__(self, network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> None:
        super().__init__(network, loss, x, y)
        shown = self.shown
        self.nudges = Nudges(shown.network, shown.loss, shown.arrays)

    @property
    def first_step(self) -> int:
        """The step that is shown first: the error that the loss sends back."""
        return len(self.shown.made)

    def controls(self) -> list[dict[str, Any]]:
        """Return the controls of the pass, played or in steps, and of the nudge."""
        step, *others = super().controls()
        for control in others:
            if control["name"] == "unit":
                control["value"] = self.telling_unit
        watch = play("step", "Play the pass", seconds=1.6)
        return [step, watch, *others, grid("nudge", "Nudge", NUDGES, FIRST)]

    @property
    def telling_unit(self) -> int:
        """The output whose error in the first row is the largest."""
        error = self.shown.back[0].step.value[0]
        return min(int(np.argmax(np.abs(error))), MOST_POSITIONS - 1)

    def draw(
        self,
        step: int = 0,
        row: int = 0,
        unit: int = 0,
        source: int = 0,
        nudge: float = FIRST,
    ) -> Frame:
        """Draw one step, with one entry worked out, and that entry nudged."""
        at = self.at(step, row, unit, source)
        asked = self.nudge_view(at, nudge)
        views = (*self.views(at), *asked.moving(self.places.own))
        told = f"{self.heading(at)}. {self.words(at)} {asked.sentence()}"
        return self.framed(at, views, told, asked.table())

    def nudge_view(self, at: WorkedOut, nudge: float) -> NudgeView:
        """Return what happens to L when the entry of this step is nudged."""
        if isinstance(at.shown, Returned):
            name, told_by = at.shown.of, ""
        else:
            name, told_by = self.asked_later(at.shown)
        if not name:
            return NudgeView("", "", None, told_by)
        slope = float(self.shown.arrays[f"dL_d{name}"][at.place])
        change = self.nudges.change(name, at.place, nudge, slope)
        return NudgeView(f"{name}{[*at.place]}", f"dL_d{name}", change, told_by)

    def asked_later(self, made: Made) -> tuple[str, str]:
        """Return what is nudged at a step forward, and which step will predict it."""
        name = made.step.name
        if made is self.shown.made[-1]:
            return "", "L is what every nudge will move"
        if made is self.shown.made[-2]:
            last = self.shown.network.names[-1]
            if made.maker:
                return "", f"L is computed from {last}, so that is nudged, not {name}"
            name = last
        if name == "x":
            return name, "by no step: x is given"
        k = self.shown.names.index(f"dL_d{name}") + 1
        return name, f"by dL_d{name}, step {k}"

    def worked_ways(self, at: WorkedOut) -> Iterator[tuple[str, ...]]:
        """Yield the chain rule for one entry, then the entry worked out."""
        chain = chain_rule(at)
        for pair in at.ways_to_write():
            head, *rest = pair
            yield (chain, head.removeprefix(f"{at.entry} "), *rest) if chain else pair

    def heading(self, at: WorkedOut) -> str:
        """Say which step it is, and of what shape its array."""
        way = "Forward" if isinstance(at.shown, Made) else "Backward"
        count = f"step {at.k + 1} of {len(self.shown.steps)}"
        return f"{way}, {count}: {at.step.name} {at.step.shape}"

    def words(self, at: WorkedOut) -> str:
        """Say what happens, with the line of NumPy, and the entry worked out."""
        worked = " ".join(self.worked_lines(at))
        return f"{at.step.words} NumPy: {self.numpy_line(at)}. {worked}."

    def below_graph(self, at: WorkedOut) -> str:
        """Write what the marks in the graph mean."""
        if not isinstance(at.shown, Returned) or not at.shown.is_of_parameter:
            return self.below("◀ error · W: weight · y: target")
        where = "at a wire" if at.shown.is_at_wires else f"behind {at.shown.of}"
        return self.below(f"◀ {where}: gradient, over all rows")

    def own_still(self, at: WorkedOut) -> Iterable[str]:
        """Write what happens in words, large."""
        yield text(VIEWS.flow.left + PAD, 45, at.step.words, "lead")
        by = ", by the chain rule" if chain_rule(at) else ""
        yield title(VIEWS.entry, f"One number{by}")
        yield from self.nudge_view(at, FIRST).still(VIEWS.own)
