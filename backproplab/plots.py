"""Pictures of training and of gradients, each on one `Axes`.

Every function takes `ax=` to draw into, makes a figure of its own without it, and
returns the `Axes`. A notebook shows a figure with words for it:
`show(loss_curve(history).figure, alt="The loss falls from 0.69 to 0.01.")`.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from backproplab.network import Sequential
from backproplab.notation import INK, PAPER, ROLES
from backproplab.plot_axes import MARKS, Look, looks_of, ready, with_legend
from backproplab.plot_data import (
    around,
    as_classes,
    as_points,
    flat,
    levels,
    magnitudes,
    margins,
    marked,
    steadiest,
    threshold,
)
from backproplab.shapes import Array
from backproplab.tracing import Trace
from backproplab.training import History

DASHES = ("-", "--", ":", "-.", (0, (6, 2, 1, 2, 1, 2)))  # curves of one kind

Losses = History | Sequence[float]


def loss_curve(
    losses: Losses | Mapping[str, Losses], *, log: bool = False, ax: Axes | None = None
) -> Axes:
    """Draw the loss after each epoch; several runs as a dict {name: losses}.

    Raises ValueError when `log` meets a loss that is not above 0.
    """
    axes = ready(ax, "epoch", "loss L")
    for name, each, dash in marked(losses, DASHES):
        values = flat("losses", each.losses if isinstance(each, History) else each)
        if log and not np.all(values > 0):
            raise ValueError(f"a log axis needs losses above 0, got {values.min():g}")
        axes.plot(values, color=ROLES["loss"].line, linestyle=dash, label=name)
    axes.set_yscale("log" if log else "linear")
    return with_legend(axes)


def prediction_curve(
    runs: History | Mapping[str, History],
    x: ArrayLike,
    *,
    output: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Draw what one output predicts for one row, epoch by epoch; runs as a dict.

    Shapes: x (1, n_in).
    """
    axes = ready(ax, "epoch", "prediction ŷ")
    for name, run, dash in marked(runs, DASHES):
        values = [net(x)[0, output] for net in run.networks]
        epochs = np.arange(len(values)) * run.every
        look: Look = {"color": ROLES["forward"].line, "linestyle": dash}
        axes.plot(epochs, values, label=name, **look)
    return with_legend(axes)


def decision_region(
    network: Sequential,
    x: ArrayLike,
    y: ArrayLike,
    *,
    level: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw which class a network gives every point of the plane, and the data on it.

    A network with one output says 1 where it is above `level`: by default 0.5 after a
    last Sigmoid, and 0 for a score. With more outputs the largest wins.

    Shapes: x (N, 2), y (N, 1) of 0 and 1, (N, n_classes) one-hot, or (N,) of classes.
    """
    points, classes = as_points("x", x), as_classes(y)
    if len(points) != len(classes):
        raise ValueError(f"x has {len(points)} rows, and y {len(classes)}")
    axes = ready(ax, "x₁", "x₂")
    across, up = np.meshgrid(*map(around, points.T))
    cells = np.column_stack([across.ravel(), up.ravel()])
    leads = margins(network(cells), threshold(network, level))
    n_classes = max(leads.shape[1], int(classes.max()) + 1)
    for number, (role, mark) in enumerate(looks_of(n_classes)):
        lead = leads[:, number] if number < leads.shape[1] else np.full(len(cells), -1)
        wins = lead.reshape(across.shape)
        if lead.max() > 0:
            axes.contourf(across, up, wins, [0, lead.max()], colors=role.fill)
        if lead.min() < 0 < lead.max():
            axes.contour(across, up, wins, [0], colors=INK, linewidths=1)
        look: Look = {"color": role.line, "edgecolors": PAPER, "linewidths": 0.6}
        mine = points[classes == number].T
        axes.scatter(*mine, marker=mark, label=f"class {number}", zorder=3, **look)
    axes.grid(visible=False)
    return with_legend(axes)


def loss_surface(
    f: Callable[[Array], float],
    w1: ArrayLike,
    w2: ArrayLike,
    *,
    path: ArrayLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw lines of equal loss over two weights, and the path of a descent.

    Shapes: f takes w (2,); w1 and w2 are the grid, (n,) and (m,); path (steps, 2).
    """
    across, up = np.meshgrid(flat("w1", w1), flat("w2", w2))
    cells = np.stack([across, up], axis=-1)
    heights = np.apply_along_axis(f, -1, cells)
    axes = ready(ax, "w₁", "w₂")
    lines = axes.contour(
        across, up, heights, levels(heights), colors=ROLES["loss"].line
    )
    axes.clabel(lines, fontsize=9, colors=ROLES["loss"].text)
    if path is not None:
        steps = as_points("path", path)
        axes.plot(*steps.T, color=ROLES["update"].line, marker="o", markersize=3)
        axes.annotate("start", steps[0], xytext=(6, 6), textcoords="offset points")
    return axes


def gradient_magnitudes(
    passes: Trace | Mapping[str, Trace], *, of: str = "dL_dz", ax: Axes | None = None
) -> Axes:
    """Draw how large the gradient is at each layer, on a log axis.

    The size is the root of the sum of squares; `of` may be dL_dz, dL_da, dL_dW or
    dL_db. A gradient of exactly 0 has no place on a log axis: it is written below.
    """
    axes = ready(ax, "layer", f"size of {of}")
    axes.set_yscale("log")
    for name, each, mark in marked(passes, MARKS):
        layers, sizes = magnitudes(each, of)
        seen = sizes > 0
        look: Look = {"color": ROLES["gradient"].line, "linestyle": "--", "label": name}
        axes.plot(layers[seen], sizes[seen], marker=mark, **look)
        for layer in layers[~seen]:
            place: Look = {"xycoords": ("data", "axes fraction"), "ha": "center"}
            axes.annotate("exactly 0", (layer, 0.02), **place)
        axes.set_xticks(layers)
    return with_legend(axes)


def u_curve(
    steps: ArrayLike,
    errors: ArrayLike | Mapping[str, ArrayLike],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw the error of a measured slope over the step h, both on log axes.

    Large steps cut off too much of the curve, small ones drown in round-off. A dot
    marks the step with the smallest error around it: a single small one is luck.

    Shapes: steps and each of errors (n,).
    """
    h = flat("steps", steps)
    axes = ready(ax, "step h", "relative error")
    axes.set(xscale="log", yscale="log")
    look = ROLES["gradient"]
    for name, each, dash in marked(errors, DASHES):
        values = flat("errors", each)
        if values.shape != h.shape:
            raise ValueError(f"errors has shape {values.shape}, and steps {h.shape}")
        best = steadiest(values)
        said = f"{name} (best h = {h[best]:.0e})".strip()
        axes.plot(h, values, color=look.line, linestyle=dash, label=said)
        axes.plot(h[best], values[best], "o", color=look.text)
    return with_legend(axes)
