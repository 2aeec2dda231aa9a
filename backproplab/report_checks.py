"""The checks of a report: gradients that were checked, and exercises that passed."""

from collections.abc import Iterable
from html import escape
from typing import Any

from backproplab.exercises.board import Board, Row, heading, is_begun
from backproplab.exercises.looks import LOOKS
from backproplab.gradient_report import GradientReport
from backproplab.report_parts import Part, pre, scrolled

Checks = Board | GradientReport


def checks_part(given: Checks | Iterable[Checks] | None) -> Part:
    """Report gradient checks, and which exercises passed."""
    adds = "checks=[progress(), gradient_check(network, loss, x, y)]"
    part = Part("checks", "Checks", adds)
    found = listed(given)
    if not found:
        return part
    heads = [headline(each) for each in found]
    details = [line for each in found for line in begun_lines(each)]
    failed = any(isinstance(each, GradientReport) and not each.passed for each in found)
    return part._replace(
        lines=("; ".join(heads), *details),
        html="".join(map(check_html, found)),
        status="failed" if failed else "passed",
    )


def listed(given: Any) -> list[Checks]:
    """Return checks as a list; TypeError names what is none."""
    one = isinstance(given, Board | GradientReport)
    found = [given] if one else [] if given is None else given
    found = [*found] if isinstance(found, Iterable) else [found]
    for each in found:
        if not isinstance(each, Board | GradientReport):
            raise TypeError(
                "checks must be what progress() or gradient_check(…) returns, or a "
                f"list of such, got {each!r}"
            )
    return found


def headline(check: Checks) -> str:
    """Say in short what a check found."""
    if isinstance(check, GradientReport):
        return str(check).partition("\n")[0]
    return f"{check.passed} of {len(check.rows)} exercises passed"


def begun_lines(check: Checks) -> list[str]:
    """Say how far each notebook is that was begun, or how each gradient is off."""
    if isinstance(check, GradientReport):
        return [f"{c.gradient_name}: error {c.error:.1e}" for c in check.comparisons]
    return [heading(*each) for each in begun(check)]


def begun(board: Board) -> list[tuple[str, list[Row]]]:
    """Return the notebooks in which something was tried, with their rows."""
    return [each for each in board.notebooks() if is_begun(each[1])]


def check_html(check: Checks) -> str:
    """Write what a check found, in full."""
    if isinstance(check, GradientReport):
        return f"<h3>Gradient check</h3>{scrolled('Gradient check', pre(str(check)))}"
    rows = "".join(exercises_row(heading(*each), each[1]) for each in begun(check))
    heads = "".join(f'<th scope="col">{h}</th>' for h in ("Notebook", "Exercises"))
    table = f"<table><tr>{heads}</tr>{rows}</table>" if rows else ""
    return f"<h3>Exercises</h3><p>{headline(check)}.</p>{table}"


def exercises_row(name: str, rows: list[Row]) -> str:
    """Write what was passed and failed in one notebook."""
    tried = [row for row in rows if row.status != "not attempted"]
    items = "".join(
        f"<li>{LOOKS[row.status].mark} {row.status}: {escape(row.title)}</li>"
        for row in tried
    )
    return f'<tr><th scope="row">{escape(name)}</th><td><ul>{items}</ul></td></tr>'
