"""What moves in the picture of a descent: its path, its losses, and the rate."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from backproplab.diagrams import panel, svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.descent_directions import Course, course
from backproplab.explore.descent_ruler import LEFT, RULER, SIZE, rate_row
from backproplab.explore.descent_stage import (
    IN_LOSS,
    IN_PLANE,
    LOSS,
    PLANE,
    Backdrop,
    lifted,
)
from backproplab.explore.descent_surface import Path, Surface
from backproplab.explore.nudge_picture import dot
from backproplab.notation import PAPER, ROLES
from backproplab.shapes import Array

TINY = 1e-14  # of the first loss: stands for 0, which a log axis cannot show
FAR = 4000  # pixels beyond which a path is not followed
STEPS, LOSSES = ROLES["update"], ROLES["loss"]


@dataclass(frozen=True)
class Walk:
    """A descent, seen after so many steps."""

    surface: Surface
    axes: Backdrop
    path: Path
    rate: float
    momentum: float
    steps: int

    @cached_property
    def course(self) -> Course:
        return course(self.surface.directions, self.rate, self.momentum)

    @property
    def w(self) -> Array:
        now: Array = self.path.weights[self.steps]
        return now

    @property
    def loss(self) -> float:
        return float(self.path.losses[self.steps])

    @cached_property
    def places(self) -> Array:
        """Where the weights stand in the picture. Shapes: result (steps + 1, 2)."""
        weights, _, losses = (row[: self.steps + 1] for row in self.path)
        return self.axes.plane.places(*lifted(weights, losses).T)


def picture(walk: Walk) -> str:
    """Draw what moves."""
    places = walk.places
    parts = (
        panel.title(PLANE, f"After {counted(walk.steps)}: {weights(walk)}"),
        inside(path(places), IN_PLANE),
        here(places),
        panel.title(LOSS, f"Loss L = {svg.number(walk.loss, 3)}"),
        losses(walk),
        svg.text(
            LEFT, RULER.top + 24, f"Rate {walk.rate:g} {walk.course.fate}", "lead"
        ),
        *rates(walk),
    )
    return svg.picture(*SIZE, parts, styled=False)


def counted(steps: int) -> str:
    """Write a number of steps."""
    return "1 step" if steps == 1 else f"{steps} steps"


def weights(walk: Walk) -> str:
    """Write where the path has come to."""
    numbers = zip(walk.surface.names, walk.w, strict=True)
    return ", ".join(f"{name} = {svg.number(w, 3)}" for name, w in numbers)


def inside(parts: str, box: Box) -> str:
    """Cut off what leaves a box: a picture in the picture shows nothing beyond it."""
    where = " ".join(map(svg.short, (box.left, box.top, box.width, box.height)))
    x, y, width, height = where.split()
    size = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<svg {size} viewBox="{where}">{parts}</svg>'


def path(places: Array) -> str:
    """Draw the way from step to step, with a dot at each, as far as it can be seen."""
    seen = places[: first(np.abs(places).max(axis=1) > FAR)]
    dots = "".join(f"M{svg.short(x)} {svg.short(y)}h0" for x, y in seen)
    return svg.path(joined(seen), svg.stroke(STEPS.line, 2)) + svg.path(
        dots, f'{svg.stroke(STEPS.text, 6)} stroke-linecap="round"'
    )


def joined(places: Array) -> str:
    """Return the path from place to place. Shapes: places (n, 2)."""
    return "M" + "L".join(f"{svg.short(x)} {svg.short(y)}" for x, y in places)


def first(found: Array) -> int:
    """Return how many come before the first that is true, and that one as well."""
    return int(found.argmax()) + 1 if found.any() else len(found)


def left_after(places: Array) -> int | None:
    """Return the last step inside the picture, None if that is the present one."""
    x, y = places.T
    box = IN_PLANE
    within = (x >= box.left) & (x <= box.right) & (y >= box.top) & (y <= box.bottom)
    return None if within[-1] else int(np.flatnonzero(within)[-1])


def here(places: Array) -> str:
    """Mark the present place; if that is outside, point to it from the edge."""
    box = IN_PLANE
    at = Point(*np.clip(places[-1], [box.left, box.top], [box.right, box.bottom]))
    way = np.sign(places[-1] - at)
    if not way.any():
        return dot(at, 6.5, PAPER, STEPS.text)
    words, half = f"step {len(places) - 1} is outside", 66
    x = min(max(at.x, box.left + half), box.right - half)
    y = min(max(at.y, box.top + 12), box.bottom - 10) - 18 * way[1]
    back = Point(at.x - 20 * way[0], at.y - 20 * way[1])
    arrow = svg.segment(back, at) + svg.head_along(back, at, size=8)
    return svg.path(arrow, svg.stroke(STEPS.text, 3.5)) + svg.text(
        x, y - 8 * way[1] + 4, words, "value mid halo update"
    )


def losses(walk: Walk) -> str:
    """Draw the loss after each step; beyond the axis a ring stands at its end."""
    seen = walk.path.losses[: walk.steps + 1]
    seen = np.maximum(seen, TINY * seen[0])
    places = walk.axes.loss.places(np.arange(walk.steps + 1), seen)
    x, y = map(float, places[-1])
    end = Point(x, min(max(y, IN_LOSS.top), IN_LOSS.bottom))
    fill = LOSSES.text if end.y == y else PAPER
    line = svg.path(joined(places), svg.stroke(LOSSES.text, 2.4))
    return inside(line, IN_LOSS) + dot(end, 5.5, fill, LOSSES.text)


def rates(walk: Walk) -> Iterator[str]:
    """Mark the rate in each direction."""
    for row, way in enumerate(walk.surface.directions):
        yield from rate_row(way, row, walk.axes.ruler, walk.rate, walk.momentum)
