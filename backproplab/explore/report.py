"""The report builder: what is on the page of a report, and what is still missing."""

from typing import TYPE_CHECKING

from backproplab.explore.controls import stepper
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.report_picture import (
    HEIGHT,
    WIDTH,
    picture,
    room_below,
    sheet,
)
from backproplab.explore.stage import Still, make_stage

if TYPE_CHECKING:
    from backproplab.report import Report
    from backproplab.report_parts import Part


def report(page: "Report | None" = None) -> Explorer:
    """Step over the parts of a report: what is in each, or the line that adds it.

    Without one, a report about the net for paper is shown, which lacks two parts. A
    report stays as it is: run the cell again after a change. Raises TypeError for
    anything else.
    """
    from backproplab.report import Report  # loads the exercises, which few need

    shown = example() if page is None else page
    if not isinstance(shown, Report):
        raise TypeError(f"page must be a Report, got {shown!r}")
    parts = shown.parts
    return Explorer(
        lambda part: frame(shown, parts[part]),
        stepper("part", "Part", [part.title for part in parts], first_missing(parts)),
        title=f"Report: {shown.title}",
        stages=lambda name: stage(shown, parts[int(name)]),
    )


def first_missing(parts: "tuple[Part, ...]") -> int:
    """Return the place of the first part that is missing, else of the first one."""
    return next((i for i, part in enumerate(parts) if not part.is_there), 0)


def example() -> "Report":
    """Return a report about the net for paper, without explanation and author."""
    from backproplab import SGD, data, gradient_check, trace, train
    from backproplab.report import Report

    net = data.integer_net()
    history = train(*net, optimizer=SGD(0.02), epochs=30, progress=False)
    return Report(
        "The net for paper",
        checks=gradient_check(*net),
        curves=history,
        trace=trace(*net),
        numbers={"learning rate": 0.02, "loss at the end": history.losses[-1]},
    )


def stage(page: "Report", part: "Part") -> Still:
    """Draw the page in small, and the curves where the part is about them."""
    curves = ""
    if part.name == "curves" and part.is_there:
        from backproplab.report_parts import draw_curves

        box = room_below(part)
        size = (WIDTH, HEIGHT)
        curves = make_stage(lambda axes: draw_curves(page.runs, axes), size, box).svg
    return Still(sheet(page.title, page.byline, page.parts, curves))


def frame(page: "Report", part: "Part") -> Frame:
    """Show one part of a report."""
    place = page.parts.index(part)
    return Frame(picture(place, part), sentence(page, part), table(page), str(place))


def sentence(page: "Report", part: "Part") -> str:
    """Say how much of the report is there, and what is in the present part."""
    there = sum(each.is_there for each in page.parts)
    missing = f"; missing: {', '.join(page.missing)}" if page.missing else ""
    what = part.lines[0] if part.is_there else f"missing, and {part.adds} adds it"
    whole = f"{there} of {len(page.parts)} parts are there{missing}"
    return f"{whole}. {part.title}: {what}."


def table(page: "Report") -> Table:
    """List all parts."""
    rows = (
        (each.title, each.lines[0] if each.is_there else f"missing: {each.adds}")
        for each in page.parts
    )
    author = page.author or 'missing: author="…"'
    return ("part", "what is there"), ("Author", author), *rows
