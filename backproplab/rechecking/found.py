"""What a check of a whole folder has found, as text and as a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from backproplab.exercises.board import Board
from backproplab.exercises.catalog import EXERCISES
from backproplab.html_page import whole_page
from backproplab.notation import INK, PAPER

MOST_CELLS = 3  # of one notebook that are named, each with its trouble
MOST_MISTAKES = 8
INDENT = "  "


@dataclass(frozen=True)
class Trouble:
    """A notebook that did not run whole, and why: one line for each cell."""

    notebook: str
    reasons: Sequence[str]

    def __str__(self) -> str:
        return "\n".join([self.notebook, *(f"{INDENT}{line}" for line in self.lines())])

    def lines(self) -> list[str]:
        """Return the first reasons, and how many more there are."""
        more = len(self.reasons) - MOST_CELLS
        rest = [f"and {more} more cells with trouble"] if more > 0 else []
        return [*self.reasons[:MOST_CELLS], *rest]


@dataclass(frozen=True)
class Checked:
    """The board of one learner, and the notebooks that did not run whole."""

    name: str
    board: Board
    notes: Sequence[str] = ()
    troubles: Sequence[Trouble] = ()

    def text(self, width: int) -> str:
        """Write the name, the notes, the board and the troubles."""
        lines = [self.name, "=" * len(self.name), *self.notes, ""]
        lines.append(self.board.text(width))
        if self.troubles:
            lines += ["", "did not run whole:"]
            lines += [indented(str(trouble)) for trouble in self.troubles]
        return "\n".join(lines)

    def html(self) -> str:
        """Write the same as a part of a page."""
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        lines = "".join(map(html_trouble, self.troubles))
        troubles = f"<h3>Did not run whole</h3><ul>{lines}</ul>" * bool(lines)
        name = f"<h2>{escape(self.name)}</h2>"
        return f"{name}{notes}{self.board._repr_html_()}{troubles}"

    def in_one_line(self) -> str:
        """Count what passed, what failed, and what did not run whole."""
        said = f"{self.name}: {self.board.passed} of {len(self.board.rows)} passed"
        if self.board.failed:
            said += f", {self.board.failed} failed"
        if self.troubles:
            said += f"; {len(self.troubles)} did not run whole"
        return said


def overview(found: Sequence[Checked]) -> str:
    """Write one line for each learner, then the mistakes that several have made."""
    lines = [f"all {len(found)} learners", "", *(each.in_one_line() for each in found)]
    if shared := shared_mistakes(found):
        lines += ["", "mistakes of more than one learner:", *map(indented, shared)]
    return "\n".join(lines)


def shared_mistakes(found: Iterable[Checked]) -> list[str]:
    """Return the mistakes that more than one learner has made, most frequent first."""
    made = Counter(
        f"{row.id}: {row.mistake or 'no known mistake'}"
        for each in found
        for row in each.board.rows
        if row.status == "failed" and row.id in EXERCISES
    )
    frequent = made.most_common(MOST_MISTAKES)
    return [f"{name} ({number} learners)" for name, number in frequent if number > 1]


def page(title: str, found: Sequence[Checked]) -> str:
    """Write everything as one page, which needs nothing else."""
    several = f"<pre>{escape(overview(found))}</pre>" if len(found) > 1 else ""
    style = f"body{{font-family:sans-serif;color:{INK};background:{PAPER};margin:16px;"
    style += "overflow-wrap:anywhere}pre{white-space:pre-wrap}\n"
    boards = "".join(each.html() for each in found)
    return whole_page(title, f"{several}{boards}", style)


def html_trouble(trouble: Trouble) -> str:
    """Write a notebook and its reasons as an entry of a list."""
    reasons = "".join(f"<li>{escape(line)}</li>" for line in trouble.lines())
    return f"<li>{escape(trouble.notebook)}<ul>{reasons}</ul></li>"


def indented(text: str) -> str:
    """Move every line to the right."""
    return "\n".join(f"{INDENT}{line}" for line in text.splitlines())
