"""A report: one page that shows what was checked, trained and understood."""

from collections.abc import Iterable, Mapping
from html import escape
from os import PathLike
from pathlib import Path

from backproplab.html_page import page_style, whole_page
from backproplab.report_checks import Checks, checks_part
from backproplab.report_parts import (
    Part,
    as_runs,
    curves_part,
    explanation_part,
    numbers_part,
    trace_part,
)
from backproplab.tracing import Trace
from backproplab.training import History
from backproplab.writing import replace_file

NO_AUTHOR = "Author missing"


class Report:
    """One page about your work, and what it still lacks.

    `checks` is what `progress()` or `gradient_check(…)` returns, or a list of such;
    `curves` a History, or a dictionary of several by name; `trace` a Trace; `numbers`
    a dictionary of numbers by name; `explanation` your own text, with an empty line
    between paragraphs and code in `backticks`. Raises TypeError that names what is of
    another kind.
    """

    def __init__(
        self,
        title: str,
        *,
        author: str = "",
        checks: Checks | Iterable[Checks] | None = None,
        curves: History | Mapping[str, History] | None = None,
        trace: Trace | None = None,
        numbers: Mapping[str, float] | None = None,
        explanation: str = "",
    ) -> None:
        self.title, self.author = as_line("title", title), as_line("author", author)
        if not self.title:
            raise ValueError("title says nothing: name what the report is about")
        self.runs = as_runs(curves)
        self.parts: tuple[Part, ...] = (
            explanation_part(explanation),
            numbers_part(numbers),
            curves_part(self.runs),
            checks_part(checks),
            trace_part(trace),
        )

    @property
    def missing(self) -> list[str]:
        """Return the names of what was not given."""
        parts = [part.name for part in self.parts if not part.is_there]
        return parts if self.author else ["author", *parts]

    @property
    def byline(self) -> str:
        return f"by {self.author}" if self.author else NO_AUTHOR

    def html(self) -> str:
        """Write the page; equal parts give equal text, whatever the day."""
        inner = (
            f"<p>{escape(self.byline)}</p>",
            "<h2>What is here</h2>",
            f'<ul class="parts">{"".join(map(entry, self.parts))}</ul>',
            *(section(part) for part in self.parts if part.is_there),
        )
        return whole_page(
            self.title, "\n".join(inner), page_style() + page_style("report.css")
        )

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the page into a file, in one step, and return its path."""
        replace_file(Path(path), self.html())
        return Path(path)

    def __str__(self) -> str:
        lines = [f"{part.mark} {part.title}: {in_short(part)}" for part in self.parts]
        return "\n".join([self.title, self.byline, *lines])

    def __repr__(self) -> str:
        return (
            f"Report({self.title!r}, missing: {', '.join(self.missing) or 'nothing'})"
        )


def as_line(name: str, given: str) -> str:
    """Return a text in one line; TypeError for anything else."""
    if not isinstance(given, str):
        raise TypeError(f"{name} must be a text, got {given!r}")
    return " ".join(given.split())


def in_short(part: Part) -> str:
    """Say in a line what is in a part, or how to add it."""
    return part.lines[0] if part.is_there else f"missing, add {part.adds}"


def entry(part: Part) -> str:
    """Write one line of the overview."""
    title = escape(part.title)
    if not part.is_there:
        return (
            f"<li>{part.mark} {title}: missing. <code>{escape(part.adds)}</code></li>"
        )
    link = f'<a href="#{part.name}">{title}</a>'
    return f"<li>{part.mark} {link}: {escape(part.lines[0])}</li>"


def section(part: Part) -> str:
    """Write one part under its heading."""
    head = (
        f'<section id="{part.name}" class="{part.name}"><h2>{escape(part.title)}</h2>'
    )
    return f"{head}\n{part.html}\n</section>"
