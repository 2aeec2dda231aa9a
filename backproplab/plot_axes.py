"""Axes for the plots: how they look, what is written on them, which marks there are."""

from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from backproplab.look import AXES
from backproplab.notation import PAPER, ROLES, Role

SIZE = 6.4, 4.0  # inches
MARKS = "o^sDv"  # classes, and curves through few points

Look = dict[str, Any]


def ready(ax: Axes | None, across: str, up: str) -> Axes:
    """Return axes with names on them; new ones if none are given."""
    axes = ax or new_axes()
    axes.set(xlabel=across, ylabel=up)
    return axes


def new_axes() -> Axes:
    """Make the axes of a figure of its own; no pyplot, which would keep it alive."""
    with style.context(["default", AXES]):
        return Figure(SIZE, layout="constrained", facecolor=PAPER).add_subplot()


def with_legend(axes: Axes) -> Axes:
    """Name the curves or classes, where there is more than one."""
    n_names = len(axes.get_legend_handles_labels()[1])
    if n_names > 1:
        above: Look = {"loc": "lower center", "bbox_to_anchor": (0.5, 1)}
        n_columns = 2 if n_names == 4 else min(n_names, 3)  # four make two pairs
        axes.legend(frameon=False, ncols=n_columns, **above)
    return axes


def looks_of(n_classes: int) -> list[tuple[Role, str]]:
    """Return a look and a mark for each class."""
    if n_classes > len(MARKS):
        raise ValueError(f"up to {len(MARKS)} classes can be told apart: {n_classes}")
    return list(zip(ROLES.values(), MARKS, strict=True))[:n_classes]
