"""What the tape viewer says at each step: in words, in code, in a table."""

from collections.abc import Sequence

from backproplab.diagrams.gate import parted
from backproplab.diagrams.svg import number
from backproplab.diagrams.written import GLUE
from backproplab.explore.frame import Table
from backproplab.explore.graph_recording import Entry, Part
from backproplab.explore.graph_steps import (
    BACK,
    FORWARD,
    INPUTS,
    LEFT,
    START,
    GraphSteps,
    Step,
)

Table = Table
LONGEST = 12  # of a name in code


class TapeWords:
    """Says what happens to a tape.

    `left` has the sums that a first call has left, where this is the second one.
    """

    def __init__(self, steps: GraphSteps, left: Sequence[float] = ()) -> None:
        self.steps, self.left = steps, left
        self.entries = steps.recording.entries

    def at(self, step: int) -> tuple[Step, Entry]:
        """Return a step and the entry that it is about."""
        now = self.steps.steps[step]
        return now, self.entries[now.place]

    def heading(self, step: int) -> str:
        """Say which step it is."""
        now, entry = self.at(step)
        said = {
            INPUTS: "the inputs are on the tape",
            FORWARD: f"{entry.name} is recorded",
            LEFT: "before the way back",
            START: f"{entry.name}.grad = 1",
            BACK: f"#{now.place}, {entry.name}, hands on to its parents",
        }
        call = "second call, step" if self.left else "step"
        n = len(self.steps.steps)
        return f"Tape, {call} {step + 1} of {n}: {said[now.kind]}"

    def moral(self, step: int) -> str:
        """Say in one sentence what happens at a step."""
        now, entry = self.at(step)
        if self.left:
            return self.moral_again(now)
        match now.kind:
            case "inputs":
                return "An input has no parents. Its cell for grad holds 0."
            case "forward":
                return "The entry keeps its value, its parents and its local slopes."
            case "start":
                return (
                    f"The way back begins here: {entry.name} grows as fast as itself."
                )
        if any(part.before for part in now.parts):
            return "A part is there already: += adds to it, where = would lose it."
        if now.place == self.steps.recording.made[0]:
            return (
                "All entries have handed on; each cell holds the slope of the result."
            )
        return "All later entries have handed on, so this cell is complete."

    def moral_again(self, now: Step) -> str:
        """Say what goes wrong in a second call that finds the sums of the first."""
        if now.kind != BACK:
            return "The first call left its sums in the cells; nothing sets them to 0."
        if now.place != self.steps.recording.made[0]:
            return "What is handed on is added to what the first call left."
        worst = max(
            range(len(self.left)), key=lambda i: abs(now.grads[i] - self.left[i])
        )
        right, got = number(self.left[worst]), number(now.grads[worst])
        return f"{self.entries[worst].name}.grad should be {right}, and is {got}."

    def lines(self, step: int) -> list[tuple[str, str]]:
        """Return lines of code, each with what it comes to."""
        now, entry = self.at(step)
        match now.kind:
            case "inputs" | "left":
                return []
            case "forward":
                return self.recorded(entry)
            case "start":
                return [(f"{entry.name}.grad = 1", "1")]
        return [self.added(part) for part in now.parts]

    def recorded(self, entry: Entry) -> list[tuple[str, str]]:
        """Write what an entry keeps."""
        made = f"{entry.name} = {entry.line}".replace(GLUE, " ")
        pairs = ", ".join(
            f"({self.entries[p.place].name}, {number(p.slope)})" for p in entry.parents
        )
        return [(made, number(entry.value)), (f"{entry.name}.parents = {pairs}", "")]

    def added(self, part: Part) -> tuple[str, str]:
        """Write one += as code, and with numbers."""
        to, child = (
            named(self.entries[place]) for place in (part.parent.place, part.child)
        )
        slope, before = number(part.parent.slope), number(part.before)
        code = f"{to}.grad += {slope} * {child}.grad"
        product = f"{parted(part.parent.slope)} · {parted(part.upstream)}"
        added, after = parted(part.added), number(part.after)
        return code, f"{before} + {product} = {before} + {added} = {after}"

    def sentence(self, step: int) -> str:
        """Say in words what is seen."""
        lines = [
            f"{code}: {result}" if result else code for code, result in self.lines(step)
        ]
        ending = f" {'; '.join(lines)}." if lines else ""
        return f"{self.heading(step)}. {self.moral(step)}{ending}"

    def table(self, step: int, grads: Sequence[float]) -> Table:
        """List the tape in full, as it stands after a step."""
        now, _ = self.at(step)
        head = ("#", "name", "made by", "value", "parents: local slope", "grad")
        rows = [head]
        for place, entry in enumerate(self.entries[: now.n_known]):
            parents = ", ".join(f"#{p.place}: {p.slope!r}" for p in entry.parents)
            made = entry.line.replace(GLUE, " ")
            numbers = (repr(entry.value), parents, repr(grads[place]))
            rows.append((str(place), entry.name, made, *numbers))
        return tuple(rows)


def named(entry: Entry) -> str:
    """Return the name of an entry as code shows it, cut when it is long."""
    long = len(entry.name) > LONGEST
    return f"{entry.name[: LONGEST - 1]}…" if long else entry.name
