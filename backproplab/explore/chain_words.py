"""What the graph stepper says at each step: in words, in formulas, in a table."""

from collections.abc import Iterator

from backproplab.diagrams.gate import parted
from backproplab.diagrams.layout import text_width
from backproplab.diagrams.svg import VALUE, number, shortened
from backproplab.diagrams.written import GLUE, parenthesized
from backproplab.explore.chain_lines import Line, is_loose, is_number
from backproplab.explore.frame import Table
from backproplab.explore.graph_recording import Entry, Part
from backproplab.explore.graph_steps import (
    BACK,
    FORWARD,
    INPUTS,
    START,
    GraphSteps,
    Step,
)

Table = Table
ASIDE = 140  # room for an aside

PLAN = (
    "Forward: each gate makes a number and keeps its local slopes.",
    "Back: it multiplies what arrives from the right by each local slope and hands"
    " that on to the left.",
    "Where one number goes several ways, the parts that come back add up.",
)


class ChainWords:
    """Says what happens at each step of a graph; `room` is that for a line."""

    def __init__(self, steps: GraphSteps, room: float) -> None:
        self.steps, self.recording, self.room = steps, steps.recording, room
        self.entries = self.recording.entries

    def at(self, step: int) -> tuple[Step, Entry]:
        """Return a step and the entry that it is about."""
        now = self.steps.steps[step]
        return now, self.entries[now.place]

    def heading(self, step: int) -> str:
        """Say which step it is."""
        now, entry = self.at(step)
        made = f"{entry.name} = {entry.line}".replace(GLUE, " ")
        said = {
            INPUTS: "the inputs",
            FORWARD: f"forward through {made}",
            START: "the way back begins at the result",
            BACK: f"back through {made}",
        }
        return f"Step {step + 1} of {len(self.steps.steps)}: {said[now.kind]}"

    def moral(self, step: int) -> str:
        """Say in one sentence what happens at a step."""
        now, entry = self.at(step)
        match now.kind:
            case "inputs":
                return "These numbers are given; gates make all others out of them."
            case "forward":
                return (
                    f"The gate makes {entry.name}, and keeps how fast that grows with"
                    " each input."
                )
            case "start":
                return f"{entry.name} grows as fast as {entry.name} itself: by 1 for 1."
        added_to = dict.fromkeys(
            self.entries[part.parent.place].name
            for part in now.parts
            if self.which_part(step, part)[0] > 1
        )
        where = " and ".join(added_to)
        where = where if len(where) <= 24 else "several inputs"
        meet = f" At {where} parts meet: they add up."
        return entry.moral + (meet if added_to else "")

    def key(self) -> str:
        """Say what the two numbers on a wire are."""
        result = self.recording.result.name
        return (
            f"above a wire: value · ◀ below it: d{result}_d…, how fast {result} grows"
            " with it"
        )

    def lines(self, step: int) -> list[Line]:
        """Write out what a step computes, with names and with numbers."""
        now, _ = self.at(step)
        match now.kind:
            case "inputs":
                return []
            case "forward":
                return [*self.made(now.place)]
            case "start":
                return [Line(f"{self.recording.grad_name(now.place)} = 1")]
        return [self.added(step, part) for part in now.parts]

    def inputs(self, step: int) -> list[Line]:
        """Write the numbers that are given."""
        known = self.entries[: self.at(step)[0].n_known]
        return [Line(f"{e.name} = {number(e.value)}") for e in known]

    def made(self, place: int) -> Iterator[Line]:
        """Write how a number was made, and the local slopes that are kept."""
        entry = self.entries[place]
        value = number(entry.value)
        names, worked = f"{entry.name} = {entry.line}", f"= {entry.worked} ={GLUE}"
        fits = text_width(worked + value, VALUE) <= self.room
        yield Line(self.cut(names), "", worked if fits else f"={GLUE}", value)
        for parent in entry.parents:
            name = self.recording.slope_name(place, parent.place)
            rule = "" if is_number(parent.rule) else f" = {parent.rule}"
            yield Line(self.cut(f"{name}{rule} ={GLUE}{number(parent.slope)}"))

    def added(self, step: int, part: Part) -> Line:
        """Write what one child adds to the slope of one parent."""
        to = self.recording.grad_name(part.parent.place)
        nth, count = self.which_part(step, part)
        slope, added = number(part.parent.slope), number(part.added)
        total = f"together {number(part.before)} + {parted(part.added)} ={GLUE}"
        return Line(
            self.fitting(f"{to} {'=' if nth == 1 else '+='} ", part, count > 1),
            f"part {nth} of {count}" if count > 1 else "",
            f"= {slope} · {parted(part.upstream)} ={GLUE}",
            added,
            *((total, number(part.after)) if nth > 1 else ()),
        )

    def fitting(self, head: str, part: Part, has_aside: bool) -> str:
        """Write local slope · what arrives, the slope in full if there is room."""
        parent, arrives = part.parent, self.recording.grad_name(part.child)
        rule = parenthesized(parent.rule, is_loose(parent.rule))
        name = self.recording.slope_name(part.child, parent.place)
        room = self.room - ASIDE * has_aside
        for slope in (rule, name, "local slope"):
            written = f"{head}{slope} · {arrives}"
            if text_width(written, VALUE) <= room:
                break
        return self.cut(written, room)

    def cut(self, written: str, room: float = 0) -> str:
        """Cut a formula that is too long for a line."""
        return shortened(written, room or self.room, size=VALUE)

    def which_part(self, step: int, part: Part) -> tuple[int, int]:
        """Return which of a parent's parts this is, and how many there are."""
        place = part.parent.place
        parts = [p for p in self.steps.parts_until(step) if p.parent.place == place]
        nth = next(i for i, each in enumerate(parts, 1) if each is part)
        return nth, self.recording.readers[place]

    def sentence(self, step: int) -> str:
        """Say in words what is seen."""
        now, _ = self.at(step)
        lines = self.inputs(step) if now.kind == INPUTS else self.lines(step)
        return f"{self.heading(step)}. {self.moral(step)} {'; '.join(map(str, lines))}."

    def table(self, step: int) -> Table:
        """List all parts that have been added so far, or the values, in full."""
        now, _ = self.at(step)
        if now.kind != BACK:
            known = self.entries[: now.n_known]
            made = ((e.name, e.line.replace(GLUE, " "), repr(e.value)) for e in known)
            return (("name", "made by", "value"), *made)
        head = ("to", "local slope", "× upstream", "adds", "sum so far")
        return (head, *map(self.row, self.steps.parts_until(step)))

    def row(self, part: Part) -> tuple[str, ...]:
        """Return one part as a row of the table."""
        numbers = (part.parent.slope, part.upstream, part.added, part.after)
        return (self.recording.grad_name(part.parent.place), *map(repr, numbers))
