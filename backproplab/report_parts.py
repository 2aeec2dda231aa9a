"""The parts of a report: what each one holds, in a few lines and as HTML."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from math import isfinite
from numbers import Integral, Real
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from backproplab.diagrams.svg import number
from backproplab.exercises.looks import LOOKS
from backproplab.exercises.page import coded
from backproplab.plots import DASHES, loss_curve
from backproplab.showing import show
from backproplab.tracing import Trace
from backproplab.training import History

WAYS = "forward", "backward"
WIDE_RANGE = 100  # from the smallest loss to the largest, for a log axis


class Part(NamedTuple):
    """One part of a report; without lines it is missing.

    The first of `lines` says in short what is in it, the others tell more. `adds` is
    the argument that brings it. `status` is "failed" for one that reports a failure.
    """

    name: str
    title: str
    adds: str
    lines: tuple[str, ...] = ()
    html: str = ""
    status: str = "passed"

    @property
    def is_there(self) -> bool:
        return bool(self.lines)

    @property
    def mark(self) -> str:
        """The sign of its status; a missing part counts as not attempted."""
        return LOOKS[self.status if self.is_there else "not attempted"].mark


def as_runs(given: History | Mapping[str, History] | None) -> dict[str, History]:
    """Return runs by name, a single one without a name; TypeError for what is none."""
    runs = given if isinstance(given, Mapping) else {} if given is None else {"": given}
    for name, history in runs.items():
        if not isinstance(history, History):
            raise TypeError(
                "curves must be a History, as train(…) returns it, or a dictionary "
                f"of them by name, got {name and f'{name!r}: '}{history!r}"
            )
    if len(runs) > len(DASHES):
        raise ValueError(f"up to {len(DASHES)} curves fit, got {len(runs)}")
    return {str(name): run for name, run in runs.items()}


def curves_part(runs: Mapping[str, History]) -> Part:
    """Report how the loss fell, in one run or in several."""
    part = Part("curves", "Training", "curves=history")
    if not runs:
        return part
    lines = [run_line(name, run) for name, run in runs.items()]
    return part._replace(lines=counted("runs", runs, lines), html=curves_html(runs))


def counted(kind: str, names: Collection[str], lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines, with their names ahead if there are several."""
    several = (f"{len(names)} {kind}: {', '.join(names)}",)
    return (*several[: len(names) - 1], *lines)


def run_line(name: str, run: History) -> str:
    """Say in short how a run went."""
    start, end = number(run.losses[0]), number(run.losses[-1])
    stopped = ", interrupted" if run.interrupted else ""
    went = f"loss from {start} to {end} in {run.epochs} epochs{stopped}"
    return f"{name}: {went}" if name else went


def curves_html(runs: Mapping[str, History]) -> str:
    """Draw the losses, and list some of them."""
    said = ". ".join(run_line(name, run) for name, run in runs.items())
    figure: Any = draw_curves(runs).figure
    picture = show(figure, alt=f"Loss after each epoch. {said}.")
    tables = "".join(
        f"{name and f'<h3>{escape(name)}</h3>'}{run._repr_html_()}"
        for name, run in runs.items()
    )
    return f"<p>{picture._repr_html_()}</p>{tables}"


def draw_curves(runs: Mapping[str, History], axes: Axes | None = None) -> Axes:
    """Draw the losses of runs, on a log axis where they differ much."""
    losses = [loss for run in runs.values() for loss in run.losses]
    log = min(losses) > 0 and max(losses) > WIDE_RANGE * min(losses)
    return loss_curve(runs, log=log, ax=axes)


def trace_part(given: Trace | None) -> Part:
    """Report every number of one pass."""
    part = Part("trace", "One pass in numbers", "trace=trace(network, loss, x, y)")
    if given is None:
        return part
    if not isinstance(given, Trace):
        raise TypeError(f"trace must be what trace(…) returns, got {given!r}")
    ways = {way: [s.name for s in given if s.direction == way] for way in WAYS}
    lines = [f"{len(given)} arrays, from {given.names[0]} to {given.names[-1]}"]
    lines += [f"{way}: {', '.join(names)}" for way, names in ways.items()]
    return part._replace(
        lines=tuple(lines), html=scrolled(part.title, given._repr_html_())
    )


def numbers_part(given: Mapping[str, float] | None) -> Part:
    """Report numbers by name."""
    part = Part("numbers", "Numbers", 'numbers={"accuracy": 0.96}')
    if given is not None and not isinstance(given, Mapping):
        raise TypeError(f"numbers must be a dictionary by name, got {given!r}")
    values = {str(name): in_words(name, each) for name, each in (given or {}).items()}
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{value}</td></tr>'
        for name, value in values.items()
    )
    if not rows:
        return part
    lines = [f"{name} = {value}" for name, value in values.items()]
    return part._replace(
        lines=counted("numbers", values, lines), html=f"<table>{rows}</table>"
    )


def in_words(name: object, value: Any) -> str:
    """Write a number with up to six digits, a whole one with all of its digits."""
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError(f"numbers[{name!r}] must be a number, got {value!r}")
    if isinstance(value, Integral) or not isfinite(value):
        return str(value).replace("-", "−")
    return number(float(value), 6)


def explanation_part(given: str) -> Part:
    """Report what a learner says of it, in paragraphs; code stands in backticks."""
    part = Part("explanation", "Explanation", 'explanation="""…"""')
    if not isinstance(given, str):
        raise TypeError(f"explanation must be a text, got {given!r}")
    paragraphs = [" ".join(p.split()) for p in given.strip().split("\n\n") if p.strip()]
    if not paragraphs:
        return part
    size = f"{len(given.split())} words in {len(paragraphs)} paragraphs"
    html = "".join(f"<p>{coded(paragraph)}</p>" for paragraph in paragraphs)
    return part._replace(lines=(size, *paragraphs), html=html)


def pre(text: str) -> str:
    """Write text as it is."""
    return f"<pre>{escape(text)}</pre>"


def scrolled(name: str, inner: str) -> str:
    """Let something wide scroll inside the page, by keyboard too."""
    label = f'role="region" aria-label="{escape(name)}"'
    return f'<div class="wide" tabindex="0" {label}>{inner}</div>'
