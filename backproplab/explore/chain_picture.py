"""The picture of the graph stepper: the graph, one gate close up, the formulas."""

from collections.abc import Sequence

from backproplab.diagrams.gate import Gate, Wire, gate
from backproplab.diagrams.graph import NumberGraph
from backproplab.diagrams.graph_marks import begun, lit, numbers, quiet
from backproplab.diagrams.layout import Box
from backproplab.diagrams.panel import LINE, PAD, inside, title, written
from backproplab.diagrams.svg import (
    TITLE,
    VALUE,
    panels,
    picture,
    shortened,
    text,
    wrapped,
)
from backproplab.diagrams.written import GLUE
from backproplab.explore.chain_lines import Line
from backproplab.explore.chain_room import BETWEEN, HALF, Heights, nodes_of
from backproplab.explore.chain_words import PLAN, ChainWords
from backproplab.explore.controls import Control, play, stepper
from backproplab.explore.frame import Frame
from backproplab.explore.graph_recording import Recording
from backproplab.explore.graph_steps import BACK, INPUTS, START, GraphSteps
from backproplab.explore.stage import Still

WIDTH = 1000
AROUND = 98  # of the graph's panel: words above the graph, a line below it
COLUMN, GAP = 8, 12  # inputs in a column; between columns
TITLES = {
    "inputs": ("Inputs", "What will happen"),
    "forward": ("One gate, forward", "Its value and its local slopes"),
    "start": ("The result", "Where the way back begins"),
    "back": ("One gate, back", "Local slope · what arrives from the right"),
}


class ChainPicture:
    """Draws any step of one graph of numbers; `name` tells its stages from others."""

    def __init__(self, recording: Recording, room: Heights, name: str = "") -> None:
        self.entries, self.name = recording.entries, name
        self.steps = GraphSteps(recording)
        top = room.graph + AROUND + 10.5
        self.height = top + room.gate
        self.panel = Box(0.5, 0.5, WIDTH - 0.5, top - 10.5)
        self.left = Box(0.5, top, HALF + 0.5, self.height - 0.5)
        self.right = Box(HALF + 10.5, top, WIDTH - 0.5, self.height - 0.5)
        self.words = ChainWords(self.steps, self.right.width - 2 * PAD - 14)
        self.graph = NumberGraph(nodes_of(recording), inside(self.panel, 60, 34))

    def controls(self) -> list[Control]:
        """Return the controls for this graph; at first something is handed on."""
        step = stepper("step", "Step", self.steps.labels, self.steps.first_back)
        return [step, play("step", seconds=1.6)]

    def draw(self, step: int) -> Frame:
        """Draw one step; beyond the last one there is none."""
        step = min(step, len(self.steps.steps) - 1)
        now = self.steps.steps[step]
        shown = self.graph.shown(now.place)
        left, right = TITLES[now.kind]
        parts = (
            title(self.panel, self.heading(step)),
            written([self.words.moral(step)], self.panel, "say"),
            self.graph.windowed(self.marks(step, shown), shown),
            title(self.left, left),
            title(self.right, right),
            *(self.opening() if now.kind == INPUTS else self.below(step)),
        )
        return Frame(
            picture(WIDTH, self.height, parts, styled=False),
            self.words.sentence(step),
            self.words.table(step),
            stage=f"{self.name}:{shown.start}",
        )

    def heading(self, step: int) -> str:
        """Return what stands above the graph, cut to its room."""
        room = self.panel.width - 2 * PAD
        return shortened(self.words.heading(step), room, size=TITLE, bold=True)

    def marks(self, step: int, shown: range) -> list[str]:
        """Draw what is known in the graph at a step, and light its gate."""
        now = self.steps.steps[step]
        values = [
            entry.value if place < now.n_known else None
            for place, entry in enumerate(self.entries)
        ]
        slopes = [parent.slope for parent in self.entries[now.place].parents]
        back = slopes if now.kind == BACK else ()
        if now.kind == START:
            shining = begun(self.graph, now.place)
        else:
            shining = lit(self.graph, now.place, back) if now.kind != INPUTS else ""
        return [
            shining,
            numbers(self.graph, values, self.steps.arrived(step), shown),
        ]

    def opening(self) -> list[str]:
        """Write the inputs, and what will happen to them."""
        lines = [str(line) for line in self.words.inputs(0)]
        columns = [lines[i : i + COLUMN] for i in range(0, len(lines), COLUMN)]
        room = (self.left.width - PAD) // max(2, len(columns))
        boxes = [
            self.left._replace(left=self.left.left + room * i)
            for i in range(len(columns))
        ]
        cut = [
            [shortened(line, room - GAP, size=VALUE) for line in column]
            for column in columns
        ]
        plan = [wrapped(each, self.right.width - 2 * PAD) for each in PLAN]
        return [
            *(
                written(column, box, "say")
                for column, box in zip(cut, boxes, strict=True)
            ),
            *self.blocks(plan),
        ]

    def below(self, step: int) -> list[str]:
        """Draw the gate of a step close up, and write its formulas."""
        lines = self.words.lines(step)
        role = "gradient" if self.steps.steps[step].grads else "forward"
        return [
            gate(self.close_up(step), inside(self.left, 42, 16)),
            *self.formulas(lines, role),
        ]

    def close_up(self, step: int) -> Gate:
        """Return the gate of a step, with what comes in and what comes back."""
        now = self.steps.steps[step]
        entry = self.entries[now.place]
        parents = entry.parents if now.kind != START else ()
        wires = [
            Wire(self.entries[p.place].name, self.entries[p.place].value, p.slope)
            for p in parents
        ]
        upstream = now.grads[now.place] if now.grads else None
        return Gate(entry.sign, wires, entry.name, entry.value, upstream)

    def formulas(self, lines: Sequence[Line], role: str) -> list[str]:
        """Write formulas: with names, below it with numbers, the result lit."""
        x, y = self.right.left + PAD, self.right.top + 46
        out = []
        for line in lines:
            aside = (line.aside and GLUE * 3 + line.aside, "soft")
            out.append(text(x, y, line.names, "say", aside))
            for worked, result in ((line.worked, line.result), (line.total, line.sum)):
                if worked:
                    y += LINE
                    tail = (result, f"strong {role}")
                    out.append(text(x + 14, y, worked, "say", tail))
            y += LINE + BETWEEN
        return out

    def blocks(self, blocks: Sequence[Sequence[str]]) -> list[str]:
        """Write sentences of several lines."""
        x, y = self.right.left + PAD, self.right.top + 46
        out = []
        for block in blocks:
            for line in block:
                out.append(text(x, y, line, "say"))
                y += LINE
            y += BETWEEN
        return out

    def stage(self, start: int) -> Still:
        """Draw what all frames share that show the same columns of the graph."""
        shown = range(start, start + self.graph.n_shown)
        x, y = self.panel.left + PAD, self.panel.bottom - 14
        parts = (
            panels((self.panel, self.left, self.right)),
            self.graph.windowed([quiet(self.graph)], shown),
            text(x, y, self.words.key(), "soft"),
        )
        return Still(picture(WIDTH, self.height, parts))
