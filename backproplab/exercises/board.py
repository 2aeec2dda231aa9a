"""The board: every exercise by notebook, as text for any width and as a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from math import ceil

from backproplab.exercises import record
from backproplab.exercises.catalog import EXERCISES, NOTEBOOKS, QUESTIONS
from backproplab.exercises.definition import Exercise, Question
from backproplab.exercises.looks import LOOKS, card
from backproplab.notation import INK, PAPER

WIDTH = 80  # characters in a line of text, where nobody says how many
GAP = 2  # characters between two columns
NOW = {"passed": "passes", "failed": "fails", "not attempted": "is open"}


@dataclass(frozen=True)
class Row:
    """One exercise or question on the board.

    `mistake` is the name of the mistake where it failed; `before` is the status that an
    earlier run left, where it is another one.
    """

    notebook: str
    id: str
    title: str
    status: str
    mistake: str = ""
    before: str = ""

    @property
    def more(self) -> str:
        """Return what stands after the status: the mistake, and what was before."""
        now = f"{self.before} before, {NOW[self.status]} now"
        news = "not checked before" if self.before == "not attempted" else now
        return "; ".join(filter(None, (self.mistake, news if self.before else "")))

    def __str__(self) -> str:
        head = f"{LOOKS[self.status].mark} {self.status:13} {self.id}"
        return f"{head}: {self.more}" if self.more else head


class Board:
    """What is passed, failed and not attempted; shown when it ends a cell.

    `known` is the progress to show, that of the working directory if it is not given;
    `before` is an earlier one, to say where both differ.
    """

    def __init__(
        self,
        known: record.Entries | None = None,
        before: record.Entries | None = None,
    ) -> None:
        known = record.entries() if known is None else known
        items: list[Exercise | Question] = [*EXERCISES.values(), *QUESTIONS.values()]
        self.rows = [
            Row(
                item.notebook,
                item.id,
                item.title,
                status_in(known, item.id),
                mistake_in(known, item.id),
                earlier_status(known, before, item.id),
            )
            for item in sorted(items, key=lambda item: item.notebook)
        ]

    @property
    def passed(self) -> int:
        return count(self.rows, "passed")

    @property
    def failed(self) -> int:
        return count(self.rows, "failed")

    def notebooks(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield each notebook with its rows."""
        for number in dict.fromkeys(row.notebook for row in self.rows):
            yield number, [row for row in self.rows if row.notebook == number]

    def text(self, width: int = WIDTH) -> str:
        """Write the board in lines of at most this many characters, where they fit."""
        lines = [f"{self.passed} of {len(self.rows)} passed"]
        for number, rows in self.notebooks():
            inner = columns([str(row) for row in rows], width) if is_begun(rows) else []
            gap = [""] * bool(inner or lines[-1].startswith(" ") or len(lines) == 1)
            lines += [*gap, heading(number, rows), *inner]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        lines = "".join(html_notebook(*each) for each in self.notebooks())
        style = f"color:{INK};background:{PAPER};border-radius:8px;padding:4px 12px"
        total = f"<p><b>{self.passed} of {len(self.rows)} passed</b></p>"
        return f'<div style="{style}">{total}{lines}</div>'


def status_in(known: record.Entries, id: str) -> str:
    """Return the status of an exercise, which may not be known."""
    return str(known[id]["status"]) if id in known else "not attempted"


def mistake_in(known: record.Entries, id: str) -> str:
    """Return the name of the mistake of an exercise that failed, if it has one."""
    return str(known.get(id, {}).get("mistake", "")).replace("_", " ")


def earlier_status(
    known: record.Entries, before: record.Entries | None, id: str
) -> str:
    """Return the status that an exercise had before, if that was another one."""
    if before is None or status_in(before, id) == status_in(known, id):
        return ""
    return status_in(before, id)


def count(rows: Sequence[Row], status: str) -> int:
    """Count the rows with a status."""
    return sum(row.status == status for row in rows)


def is_begun(rows: Sequence[Row]) -> bool:
    """Say whether anything was tried in a notebook."""
    return any(row.status != "not attempted" or row.before for row in rows)


def heading(number: str, rows: Sequence[Row]) -> str:
    """Write the line of a notebook: 01 forward pass: 3 of 10 passed, 1 failed."""
    name = NOTEBOOKS[number].__name__.rpartition(".")[2].replace("_", " ")
    if not is_begun(rows):
        return f"{number} {name}: not begun, {len(rows)} to do"
    failed = count(rows, "failed")
    more = f", {failed} failed" if failed else ""
    return f"{number} {name}: {count(rows, 'passed')} of {len(rows)} passed{more}"


def columns(cells: Sequence[str], width: int) -> list[str]:
    """Set cells below each other, in as many columns as the width has room for."""
    most = max(1, width // (GAP + min(map(len, cells))))
    tables = (split(cells, ceil(len(cells) / number)) for number in range(most, 0, -1))
    table = next(t for t in tables if len(t) == 1 or total_width(t) <= width)
    padded = [
        [f"{cell:{max(map(len, column))}}" for cell in column] for column in table
    ]
    lines = zip_longest(*padded, fillvalue="")
    return [(" " * GAP + (" " * GAP).join(line)).rstrip() for line in lines]


def split(cells: Sequence[str], height: int) -> list[Sequence[str]]:
    """Cut a list into columns of the same height; the last one may be shorter."""
    return [cells[i : i + height] for i in range(0, len(cells), height)]


def total_width(table: Sequence[Sequence[str]]) -> int:
    """Return how many characters wide columns are together, with their gaps."""
    return sum(GAP + max(map(len, column)) for column in table)


def html_notebook(number: str, rows: Sequence[Row]) -> str:
    """Write one notebook as a grid of cards; what was not begun is folded."""
    cards = "".join(f"<li>{html_card(row)}</li>" for row in rows)
    grid = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),"
    style = f"{grid}1fr));gap:8px;list-style:none;padding:0;margin:8px 0 16px"
    opened = " open" if is_begun(rows) else ""
    summary = f"<summary><b>{escape(heading(number, rows))}</b></summary>"
    return f'<details{opened}>{summary}<ul style="{style}">{cards}</ul></details>'


def html_card(row: Row) -> str:
    """Write one exercise: title, id, sign and status in words, mistake."""
    look = LOOKS[row.status]
    more = f"<br>{escape(row.more)}" if row.more else ""
    inner = (
        f"<b>{escape(row.title)}</b><br>"
        f"<code>{escape(row.id).replace('_', '_<wbr>')}</code><br>"
        f'<span style="color:{look.text}">{look.mark} {row.status}</span>{more}'
    )
    return card(row.status, inner, width="height:100%;box-sizing:border-box")
