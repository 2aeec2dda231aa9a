"""What moves in the picture of the training lab: region, wrong points, two curves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from backproplab.diagrams import panel, svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.lab_region import drawn_through, predicted, region
from backproplab.explore.lab_run import Run
from backproplab.explore.lab_stage import (
    ERROR_RANGE,
    HEIGHT,
    IN_ERRORS,
    IN_LOSS,
    IN_REGION,
    LOSS,
    LOSS_RANGE,
    REGION,
    WIDTH,
    Backdrop,
    diamonds,
)
from backproplab.explore.stage import Stage
from backproplab.notation import PAPER, ROLES
from backproplab.shapes import Array

FINE, COARSE = 100, 2  # all epochs are drawn up to the first, then every second one
MOST_LINES = 6  # of errors, one for each layer
APART = 14  # labels of neighboring lines, at least
DASHES = ("6 5", "", "2 3", "12 4", "12 4 2 4", "4 2")
WIDTHS = (1.8, 2.6)
LOSS_COLOR, ERROR_COLOR = ROLES["loss"].text, ROLES["gradient"]


@dataclass(frozen=True)
class Moment:
    """A run after an epoch; `asked` is the epoch that a learner waits for."""

    run: Run
    epoch: int
    asked: int
    backdrop: Backdrop

    @cached_property
    def wrong(self) -> NDArray[np.bool_]:
        """Say of each point whether it lies on the wrong side of p = ½."""
        p = predicted(self.run.networks[self.epoch], self.run.loss, self.run.x)
        wrong: NDArray[np.bool_] = (p >= 0.5) != (self.run.y[:, 0] == 1)
        return wrong

    @property
    def n_wrong(self) -> int:
        return int(self.wrong.sum())

    @property
    def loss(self) -> float:
        return self.run.losses[self.epoch]

    @property
    def errors(self) -> dict[str, float]:
        return dict(zip(self.run.names, self.run.errors[self.epoch], strict=True))

    @property
    def is_waited_for(self) -> bool:
        return self.epoch < self.asked and not self.run.ended

    @property
    def is_cut_short(self) -> bool:
        return self.epoch < self.asked and self.run.ended


def picture(moment: Moment) -> str:
    """Draw what moves."""
    network, backdrop = moment.run.networks[moment.epoch], moment.backdrop
    p = predicted(network, moment.run.loss, backdrop.plane.cells())
    wrong = backdrop.region.places(*moment.run.x[moment.wrong].T)
    parts = (
        panel.title(REGION, heading(moment)),
        *region(p, IN_REGION),
        diamonds(wrong),
        panel.title(LOSS, f"Loss L = {svg.number(moment.loss, 3)}"),
        *loss_curve(moment),
        *error_curves(moment),
    )
    return svg.picture(WIDTH, HEIGHT, parts, styled=False)


def heading(moment: Moment) -> str:
    """Say after which epoch it is, and whether it goes on."""
    said = f"Prediction p after epoch {moment.epoch}"
    if moment.is_waited_for:
        return f"{said}, training on to {moment.asked}"
    return f"{said}, the last with finite numbers" if moment.is_cut_short else said


def loss_curve(moment: Moment) -> Iterator[str]:
    """Draw the loss up to the present epoch."""
    losses = moment.run.losses[: moment.epoch + 1]
    line, end = curve(moment.backdrop.loss, losses, LOSS_RANGE)
    yield svg.path(line, svg.stroke(LOSS_COLOR, 2.4))
    yield dot(end, LOSS_COLOR)
    name = f"L{beyond(moment.loss, LOSS_RANGE)}"
    yield svg.text(end.x + 10, label_heights([end.y], IN_LOSS)[0], name, "strong loss")


def error_curves(moment: Moment) -> Iterator[str]:
    """Draw the error at each layer up to the present epoch, named at its end."""
    sizes = np.array(moment.run.errors[: moment.epoch + 1]).T
    ends, shown = [], some(len(sizes), MOST_LINES)
    for place, layer in enumerate(shown):
        line, end = curve(moment.backdrop.errors, sizes[layer], ERROR_RANGE)
        dash, width = DASHES[place % len(DASHES)], WIDTHS[place % len(WIDTHS)]
        yield svg.path(line, svg.stroke(ERROR_COLOR.line, width, dash))
        ends.append(end)
    heights = label_heights([end.y for end in ends], IN_ERRORS)
    for layer, end, height in zip(shown, ends, heights, strict=True):
        yield dot(end, ERROR_COLOR.line)
        name = f"{moment.run.names[layer]}{beyond(sizes[layer, -1], ERROR_RANGE)}"
        yield svg.text(end.x + 10, height, name, "strong gradient halo")


def curve(
    stage: Stage, values: Sequence[float] | Array, limits: tuple[float, float]
) -> tuple[str, Point]:
    """Return the path of a curve over the epochs, and where it ends.

    What lies beyond the axes is drawn at their edge. Shapes: values (n,).
    """
    last = len(values) - 1
    fine, coarse = range(min(last, FINE)), range(FINE, last, COARSE)
    epochs = np.array([*fine, *coarse, last])
    within = np.clip(np.asarray(values, dtype=float)[epochs], *limits)
    places = stage.places(epochs, within)
    return drawn_through(places), Point(*map(float, places[-1]))


def beyond(value: float, limits: tuple[float, float]) -> str:
    """Return an arrow to where a value lies, if that is beyond the axes."""
    low, high = limits
    return " ↓" if value < low else " ↑" if value > high else ""


def dot(place: Point, color: str) -> str:
    """Draw a round mark at the end of a curve."""
    return (
        f'<circle cx="{svg.short(place.x)}" cy="{svg.short(place.y)}" r="4.5" '
        f'fill="{color}" stroke="{PAPER}" stroke-width="1.5"/>'
    )


def some(count: int, most: int) -> list[int]:
    """Return at most so many places of a row, with the first and the last."""
    return sorted({*np.linspace(0, count - 1, min(count, most)).round().astype(int)})


def label_heights(ends: Sequence[float], axes: Box) -> list[float]:
    """Return where to write labels beside the ends of lines, none over another."""
    order = sorted(range(len(ends)), key=lambda line: ends[line])
    heights = [0.0] * len(ends)
    lowest_free = axes.top
    for rank, line in enumerate(order):
        last_place = axes.bottom - APART * (len(order) - 1 - rank)
        heights[line] = min(max(ends[line], lowest_free), last_place)
        lowest_free = heights[line] + APART
    return [height + 4 for height in heights]
