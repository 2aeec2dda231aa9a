"""The board: every exercise by notebook, as text and as a grid; and as a short text."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from backproplab.exercises import record
from backproplab.exercises.catalog import EXERCISES, QUESTIONS
from backproplab.exercises.definition import Exercise, Question
from backproplab.exercises.looks import LOOKS, card
from backproplab.notation import INK, PAPER

HEADER = "backproplab-progress-1"


@dataclass(frozen=True)
class Row:
    """One exercise or question on the board."""

    notebook: str
    id: str
    title: str
    status: str


class Board:
    """What is passed, failed and not attempted; shown when it ends a cell."""

    def __init__(self) -> None:
        known = record.entries()
        items: list[Exercise | Question] = [*EXERCISES.values(), *QUESTIONS.values()]
        self.rows = [
            Row(item.notebook, item.id, item.title, status_in(known, item.id))
            for item in sorted(items, key=lambda item: item.notebook)
        ]

    @property
    def passed(self) -> int:
        return sum(row.status == "passed" for row in self.rows)

    def notebooks(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield each notebook with its rows."""
        for number in dict.fromkeys(row.notebook for row in self.rows):
            yield number, [row for row in self.rows if row.notebook == number]

    def __str__(self) -> str:
        lines = [f"{self.passed} of {len(self.rows)} passed"]
        for number, rows in self.notebooks():
            lines += [f"notebook {number}"]
            lines += [f"  {LOOKS[r.status].mark} {r.status:13} {r.id}" for r in rows]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        lines = "".join(html_row(*each) for each in self.notebooks())
        style = f"color:{INK};background:{PAPER};border-radius:8px;padding:4px 12px"
        total = f"<p><b>{self.passed} of {len(self.rows)} passed</b></p>"
        return f'<div style="{style}">{total}{lines}</div>'


def status_in(known: record.Entries, id: str) -> str:
    """Return the status of an exercise, which may not be known."""
    return str(known[id]["status"]) if id in known else "not attempted"


def html_row(number: str, rows: list[Row]) -> str:
    """Write one notebook as cards that go on in the next line where it is narrow."""
    cards = "".join(f"<li>{html_card(row)}</li>" for row in rows)
    style = "display:flex;flex-wrap:wrap;gap:8px;list-style:none;padding:0"
    return f'<p>Notebook {number}</p><ul style="{style}">{cards}</ul>'


def html_card(row: Row) -> str:
    """Write one exercise: sign, title, id and status in words."""
    look = LOOKS[row.status]
    inner = (
        f"<b>{escape(row.title)}</b><br><code>{escape(row.id)}</code><br>"
        f'<span style="color:{look.text}">{look.mark} {row.status}</span>'
    )
    return card(row.status, inner, width="width:160px")


class Progress:
    """`progress()` shows the board; `save()` and `load(text)` carry it elsewhere."""

    def __call__(self) -> Board:
        return Board()

    def save(self) -> str:
        """Return the progress as one line of text, with a checksum at its end."""
        known = record.entries()
        words = [
            f"{id}={record.STATUSES.index(e['status'])}:{e['tries']}:{e['hints']}"
            for id, e in sorted(known.items())
        ]
        body = " ".join([HEADER, *words])
        return f"{body} {checksum(body)}"

    def load(self, text: str) -> Board:
        """Bring back a text of save(); what is known already is never made worse.

        Raises ValueError when the text is not complete.
        """
        *words, last = text.split() or [""]
        if words[:1] != [HEADER] or checksum(" ".join(words)) != last:
            raise ValueError(
                "this text is not complete: copy the whole line that progress.save() "
                f"gave, from {HEADER} to the eight letters and digits at its end"
            )
        record.keep(dict(merged(word) for word in words[1:]))
        return Board()

    def __repr__(self) -> str:
        return "progress() shows the board; progress.save() and progress.load(text)"


def merged(word: str) -> tuple[str, record.Entry]:
    """Read one word of a saved text, merged with what is known: the better one wins."""
    id, _, numbers = word.rpartition("=")
    status, tries, hints = (int(number) for number in numbers.split(":"))
    now = record.entry(id)
    best = max(record.STATUSES.index(now["status"]), status)
    return id, {
        "status": record.STATUSES[best],
        "tries": max(now["tries"], tries),
        "hints": max(now["hints"], hints),
    }


def checksum(text: str) -> str:
    """Return eight hexadecimal digits that change with every letter of a text."""
    return f"{zlib.crc32(text.encode()):08x}"
