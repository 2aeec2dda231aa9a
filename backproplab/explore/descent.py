"""The descent explorer: steps down a bowl, and how long they may be."""

from collections.abc import Mapping
from functools import cache, lru_cache

from numpy.typing import ArrayLike

from backproplab.explore.controls import choice, grid, play, slider, toggle
from backproplab.explore.descent_picture import Walk, picture
from backproplab.explore.descent_stage import Backdrop, backdrop, stage
from backproplab.explore.descent_surface import (
    FIRST,
    MOST_STEPS,
    Path,
    Surface,
    rates,
    surface,
    usual,
)
from backproplab.explore.descent_words import sentence, table
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame
from backproplab.explore.stage import Still
from backproplab.optimizers import as_fraction

OWN = "your rows"
FIRST_STEPS = 10


def descent(
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    start: ArrayLike | None = None,
    momentum: float = 0.5,
) -> Explorer:
    """Walk down the loss of z = x W: a ravine, a bowl and a parabola, or your own rows.

    Which rates lead to the lowest point follows from the curvature k of each direction:
    2/k is the longest. Shapes: x (N, 1) or (N, 2), y (N, 1), 0 unless it is given,
    start (1,) or (2,).
    Raises ValueError for rows without a single lowest point, or a start that is there.
    """
    if x is None and not (y is None and start is None):
        raise ValueError("y and start go with rows x of your own: give x as well")
    surfaces = usual() if x is None else {OWN: surface(x, y, start)}
    return Descent(surfaces, as_fraction("momentum", momentum)).explorer()


class Descent:
    """Draws any descent on a few surfaces; the first one says which rates there are."""

    def __init__(self, surfaces: Mapping[str, Surface], momentum: float) -> None:
        self.surfaces, self.momentum = surfaces, momentum
        self.longest = next(iter(surfaces.values())).longest
        self.rates = rates(self.longest)
        self.axes = cache(self.axes_of)
        self.path = lru_cache(self.path_of)

    def explorer(self) -> Explorer:
        """Put the controls around it."""
        names = [*self.surfaces]
        first = min(self.rates, key=lambda rate: abs(rate - FIRST * self.longest))
        which = choice("surface", "Surface", names, names[0])
        return Explorer(
            self.draw if len(names) > 1 else self.draw_own,
            *([which] if len(names) > 1 else []),
            grid("rate", "Learning rate", self.rates, first),
            toggle("momentum", f"Momentum {self.momentum:g}"),
            slider("steps", "Steps", 0, MOST_STEPS, 1, FIRST_STEPS),
            play("steps", seconds=0.5, steps=True),
            title="Gradient descent: how long a step may be",
            stages=self.stage,
        )

    def axes_of(self, name: str) -> Backdrop:
        """Draw the axes of a surface."""
        return backdrop(self.surfaces[name], self.rates)

    def path_of(self, name: str, rate: float, momentum: float) -> Path:
        """Walk down a surface."""
        return self.surfaces[name].path(rate, momentum)

    def draw_own(self, rate: float, steps: float, momentum: bool) -> Frame:
        """Draw a descent on the learner's rows."""
        return self.draw(OWN, rate, steps, momentum)

    def draw(self, surface: str, rate: float, steps: float, momentum: bool) -> Frame:
        """Draw a descent after so many steps."""
        mu = self.momentum if momentum else 0.0
        path = self.path(surface, rate, mu)
        walk = Walk(
            self.surfaces[surface], self.axes(surface), path, rate, mu, int(steps)
        )
        said = sentence(surface.capitalize(), walk)
        name = f"{surface}, momentum" if momentum else surface
        return Frame(picture(walk), said, table(walk), name)

    def stage(self, name: str) -> Still:
        """Return what lies under all frames of a surface, with or without momentum."""
        surface, _, rolls = name.partition(", ")
        mu = self.momentum if rolls else 0.0
        return stage(self.surfaces[surface], self.axes(surface), mu)
