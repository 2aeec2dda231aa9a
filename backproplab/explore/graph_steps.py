"""The steps of a graph of numbers: inputs, gates forward, the start, gates back."""

from collections.abc import Sequence
from typing import NamedTuple

from backproplab.diagrams.graph_marks import Arrived
from backproplab.explore.graph_recording import Part, Recording
from backproplab.notation import ROLES

INPUTS, FORWARD, START, BACK = "inputs", "forward", "start", "back"
LEFT = "left"  # by a first call; this is the second


class Step(NamedTuple):
    """One step: its kind, the entry it is about, how many entries have a value by now.

    On the way back, `parts` are what the entry hands on, and `grads` all sums so far.
    """

    kind: str
    place: int
    n_known: int
    parts: Sequence[Part] = ()
    grads: Sequence[float] = ()


class GraphSteps:
    """All steps of one recording; `start` has the sums that the way back begins with.

    Without `start` nothing has been summed up before.
    """

    def __init__(self, recording: Recording, start: Sequence[float] = ()) -> None:
        self.recording = recording
        forward = self.left(start) if start else self.forward()
        self.steps = [*forward, *self.back(start)]

    def forward(self) -> list[Step]:
        """Return the inputs as one step, then a step for each gate."""
        made = self.recording.made
        inputs = Step(INPUTS, made[0] - 1, made[0])
        return [inputs, *(Step(FORWARD, place, place + 1) for place in made)]

    def left(self, start: Sequence[float]) -> list[Step]:
        """Return as many steps at which all is made, and old sums are there."""
        n = len(self.recording.entries)
        return [Step(LEFT, n - 1, n, (), start) for _ in self.forward()]

    def back(self, start: Sequence[float]) -> list[Step]:
        """Return the start of the way back, then a step for each gate."""
        n = len(self.recording.entries)
        way = [*self.recording.way_back(start)]
        before = [*(start or [0.0] * n)]
        before[-1] = 1.0
        steps = [Step(START, n - 1, n, (), before)]
        for place, (parts, grads) in zip(
            reversed(self.recording.made), way, strict=True
        ):
            steps.append(Step(BACK, place, n, parts, grads))
        return steps

    @property
    def labels(self) -> list[str]:
        """A short name for each step; all are different."""
        labels: list[str] = []
        for label in map(self.label, self.steps):
            labels.append(f"{label}′" if label in labels else label)
        return labels

    def label(self, step: Step) -> str:
        """Return a short name of a step: the number that is made, or ◀ and the gate."""
        name = self.recording.entries[step.place].name
        match step.kind:
            case "inputs":
                return "inputs"
            case "start":
                return self.recording.grad_name(step.place)
            case "back":
                return f"{ROLES['gradient'].mark} {name}"
        return name

    @property
    def first_back(self) -> int:
        """The number of the first step that hands something on."""
        return len(self.recording.made) + 2

    def parts_until(self, step: int) -> list[Part]:
        """Return all parts that were added up to a step."""
        return [part for each in self.steps[: step + 1] for part in each.parts]

    def arrived(self, step: int) -> list[Arrived | None]:
        """Return what has come to each entry, None for those that nothing reached."""
        if not self.steps[step].grads:
            return [None] * len(self.recording.entries)
        parts = self.parts_until(step)
        return [
            self.sum_at(
                step, place, [p.added for p in parts if p.parent.place == place]
            )
            for place in range(len(self.recording.entries))
        ]

    def sum_at(self, step: int, place: int, added: Sequence[float]) -> Arrived | None:
        """Return what has come to an entry; of what, if some came at this step."""
        now, readers = self.steps[step], self.recording.readers[place]
        if not added and readers:
            return None
        is_new = any(part.parent.place == place for part in now.parts)
        whole = len(added) == readers
        return Arrived(now.grads[place], whole, added if is_new else ())
