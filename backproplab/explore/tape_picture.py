"""The picture of the tape viewer: the tape with its cells, and what each += adds."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.panel import LINE, PAD, title, written
from backproplab.diagrams.svg import VALUE, panels, picture, text, texts
from backproplab.diagrams.tape import Tape, TapeRow
from backproplab.diagrams.tape_marks import grads, handed_on, lit, unrecorded, values
from backproplab.explore.controls import Control, play, slider, stepper, toggle
from backproplab.explore.frame import Frame
from backproplab.explore.graph_recording import Recording
from backproplab.explore.graph_steps import INPUTS, LEFT, GraphSteps, Step
from backproplab.explore.stage import Still
from backproplab.explore.tape_words import TapeWords
from backproplab.notation import ROLES

WIDTH, TOP = 1000, 60  # of the picture; of the tape, below its words
LEAST_LINES, MOST_LINES = 2, 5  # of code
WORKED = 424  # where their numbers begin
MOST_LABELS = 60  # of a strip of steps; more steps get a slider

TITLES = {
    "inputs": "What is recorded",
    "forward": "What is recorded",
    "left": "What each line adds",
    "start": "What each line adds",
    "back": "What each line adds",
}


class Room(NamedTuple):
    """The height of a tape, and how many lines of code have room below it."""

    height: float
    lines: int


def room_for(recordings: Iterable[Recording]) -> Room:
    """Return how much room the largest of these tapes needs."""
    listed = [*recordings]
    parents = max(len(entry.parents) for each in listed for entry in each.entries)
    lines = max(LEAST_LINES, min(MOST_LINES, parents))
    return Room(max(tape_of(each).height for each in listed), lines)


class TapePicture:
    """Draws any step of one tape, in a first call of the way back or in a second."""

    def __init__(self, recording: Recording, room: Room, name: str = "") -> None:
        self.recording, self.name, self.most_lines = recording, name, room.lines
        self.first = GraphSteps(recording)
        self.left = self.first.steps[-1].grads
        self.second = GraphSteps(recording, self.left)
        self.tape = tape_of(recording)
        top = TOP + room.height + 18.5
        self.height = top + 62 + LINE * room.lines
        self.panel = Box(0.5, 0.5, WIDTH - 0.5, top)
        self.below = Box(0.5, top + 10, WIDTH - 0.5, self.height - 0.5)

    @property
    def is_long(self) -> bool:
        """Say whether there are more steps than a strip of labels is good for."""
        return len(self.first.steps) > MOST_LABELS

    def controls(self) -> list[Control]:
        """Return the controls for this tape."""
        steps, first = self.first, self.first.first_back
        if self.is_long:
            step = slider("step", "Step", 1, len(steps.steps), 1, first + 1)
        else:
            step = stepper("step", "Step", steps.labels, first)
        again = toggle("again", "Second call, nothing set back to 0")
        return [step, play("step", seconds=1.6), again]

    def draw(self, step: float, again: bool = False) -> Frame:
        """Draw one step; beyond the last one there is none. A slider counts from 1."""
        steps = self.second if again else self.first
        at = min(int(step) - self.is_long, len(steps.steps) - 1)
        now, words = steps.steps[at], TapeWords(steps, self.left if again else ())
        sums = now.grads or [0.0] * len(self.tape.rows)
        shown = self.tape.shown(now.place)
        reached = [i for i, arrived in enumerate(steps.arrived(at)) if arrived]
        parts = (
            title(self.panel, words.heading(at)),
            written([words.moral(at)], self.panel, "say"),
            self.tape.windowed(self.marks(now, shown, sums, reached), shown),
            title(self.below, TITLES[now.kind]),
            *self.code(words.lines(at), "gradient" if now.grads else "forward"),
        )
        return Frame(
            picture(WIDTH, self.height, parts, styled=False),
            words.sentence(at),
            words.table(at, sums),
            stage=f"{self.name}:{shown.start}",
        )

    def marks(
        self, now: Step, shown: range, sums: Sequence[float], reached: Sequence[int]
    ) -> list[str]:
        """Draw what the tape holds at a step, and light its entry."""
        tape, role = self.tape, ROLES["gradient" if now.grads else "forward"]
        known = range(shown.start, min(shown.stop, now.n_known))
        amounts: dict[int, list[float]] = {}
        for part in now.parts:
            amounts.setdefault(part.parent.place, []).append(part.added)
        return [
            unrecorded(tape, now.n_known, shown),
            lit(tape, now.place, role) if now.kind not in (INPUTS, LEFT) else "",
            handed_on(tape, now.place, amounts) if amounts else "",
            values(tape, [entry.value for entry in self.recording.entries], known),
            grads(tape, sums, known, reached),
        ]

    def code(self, lines: Sequence[tuple[str, str]], role: str) -> list[str]:
        """Write lines of code, and what they come to; count those left out."""
        shown = lines[: self.most_lines - (len(lines) > self.most_lines)]
        x, y = self.below.left + PAD, self.below.top + 46
        codes = [
            (x, y + LINE * i, code_in(WORKED if worked else WIDTH - 2 * PAD, code))
            for i, (code, worked) in enumerate(shown)
        ]
        out = [texts(codes, "code")]
        for i, (_, worked) in enumerate(shown):
            if not worked:
                continue
            head, equals, result = worked.rpartition("= ")
            tail = (result, f"strong {role}")
            out.append(text(x + WORKED, y + LINE * i, head + equals, "say", tail))
        if len(shown) < len(lines):
            more = f"and {len(lines) - len(shown)} more lines, in the table of numbers"
            out.append(text(x, y + LINE * len(shown), more, "soft"))
        return out

    def stage(self, start: int) -> Still:
        """Draw what all frames share that show the same rows of the tape."""
        shown = self.tape.shown_from(start)
        parts = (
            panels((self.panel, self.below)),
            self.tape.header(),
            self.tape.windowed([self.tape.quiet(shown)], shown),
        )
        return Still(picture(WIDTH, self.height, parts))


def code_in(room: float, code: str) -> str:
    """Cut a line of code that is too long for its room."""
    most = int(room / text_width("x", VALUE, mono=True))
    return code if len(code) <= most else f"{code[: most - 1]}…"


def tape_of(recording: Recording) -> Tape:
    """Return the picture of a recording as a tape."""
    rows = [
        TapeRow(
            entry.name,
            entry.line,
            [(parent.place, parent.slope) for parent in entry.parents],
        )
        for entry in recording.entries
    ]
    return Tape(rows, PAD, TOP, WIDTH - 2 * PAD)
