"""Feedback as HTML: sentences, both arrays side by side, folded hints and reference.

Whatever comes from a learner is escaped. A wrong entry has a sign, a border
and bold type, so that no color is needed.
"""

from html import escape
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from backproplab.clues.pair import written
from backproplab.exercises.looks import LOOKS, card
from backproplab.notation import INK, PAPER, ROLES
from backproplab.shapes import Array

Flags = NDArray[np.bool_]

LINK = ROLES["forward"].text
LARGEST = 8  # rows and columns that are shown


class Answer(Protocol):
    """What the page needs to know of a Feedback."""

    @property
    def status(self) -> str: ...
    @property
    def read_again(self) -> tuple[str, str] | None: ...
    @property
    def headline(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def passed(self) -> bool: ...
    @property
    def hints(self) -> tuple[str, ...]: ...
    @property
    def reference(self) -> str: ...
    @property
    def printed(self) -> str: ...
    @property
    def arrays(self) -> tuple[str, Array, Array] | None: ...


def feedback_html(answer: Answer) -> str:
    """Write the page of a feedback."""
    sentences = "".join(f"<p>{coded(line)}</p>" for line in answer.message.split("\n"))
    if answer.read_again:
        heading, address = map(escape, answer.read_again)
        link = f'<a href="{address}" style="color:{LINK}">{heading}</a>'
        sentences = sentences.replace(f"“{heading}”", f"“{link}”")
    look = LOOKS[answer.status]
    headline = f"{look.mark} {answer.headline}"
    style = f"color:{look.text}"
    parts = [f'<p style="{style}"><strong>{escape(headline)}</strong></p>', sentences]
    if answer.arrays:
        parts.append(side_by_side(*answer.arrays))
    if answer.printed:
        parts.append(folded("What your function printed", pre(answer.printed)))
    for number, hint in enumerate(answer.hints, start=1):
        parts.append(folded(f"Hint {number}", f"<p>{coded(hint)}</p>"))
    if answer.passed and answer.reference:
        parts.append(folded("A reference solution", pre(answer.reference)))
    return card(answer.status, "".join(parts), role="status")


def coded(text: str) -> str:
    """Escape a text, and set what stands in backticks as code."""
    pieces = escape(text).split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    marked = (f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))
    return "".join(marked)


def pre(text: str) -> str:
    """Write code or output as it is."""
    return f'<pre style="color:{INK}">{escape(text.rstrip())}</pre>'


def folded(title: str, inner: str) -> str:
    """Write a part that opens with a click."""
    return f"<details><summary>{escape(title)}</summary>{inner}</details>"


def side_by_side(name: str, got: Array, right: Array) -> str:
    """Write your array beside the right one; wrong entries are marked in both."""
    same = got.shape == right.shape
    wrong = ~np.isclose(got, right, 1e-6, 1e-9, equal_nan=True) if same else None
    tables = (grid(f"your {name}", got, wrong), grid(f"right {name}", right, wrong))
    legend = "<p>≠ marks the entries that differ.</p>" if wrong is not None else ""
    if wrong is not None and wrong.size > 1 and wrong.all():
        tables = (grid(f"your {name}", got, None), grid(f"right {name}", right, None))
        legend = "<p>All entries differ.</p>"
    row = '<div style="display:flex;gap:24px;flex-wrap:wrap">'
    return f"{row}{''.join(tables)}</div>{legend}"


def grid(title: str, array: Array, wrong: Flags | None) -> str:
    """Write one array as a table with its shape in the caption."""
    flags = np.zeros(array.shape, bool) if wrong is None else wrong
    rows = zip(flat(array), flat(flags), strict=True)
    body = "".join(f"<tr>{line(numbers, marks, array)}</tr>" for numbers, marks in rows)
    cut = ", its beginning" if max(array.shape, default=0) > LARGEST else ""
    caption = (
        f'<caption style="color:{INK}">{escape(title)} {array.shape}{cut}</caption>'
    )
    return f'<table style="color:{INK};background:{PAPER}">{caption}{body}</table>'


def flat(array: NDArray[Any]) -> NDArray[Any]:
    """Return the beginning of an array as a table; more than two axes are joined."""
    table = array.reshape(-1, array.shape[-1]) if array.ndim else array.reshape(1, 1)
    return table[:LARGEST, :LARGEST]


def line(numbers: Array, marks: Flags, beside: Array) -> str:
    """Write one row of numbers."""
    pairs = zip(numbers, marks, strict=True)
    return "".join(cell(written(x, beside), bool(m)) for x, m in pairs)


def cell(number: str, differs: bool) -> str:
    """Write one number, with sign, border and bold type where it differs."""
    style = "text-align:right;padding:2px 6px"
    if differs:
        return f'<td style="{style};border:2px solid {INK}"><b>≠ {number}</b></td>'
    return f'<td style="{style}">{number}</td>'
