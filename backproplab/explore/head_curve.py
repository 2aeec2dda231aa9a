"""The loss of one output head over z, on axes that never move."""

from functools import cache, cached_property

import numpy as np
from matplotlib.axes import Axes

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box
from backproplab.explore.head_numbers import EDGE, FURTHEST, TARGETS, Head
from backproplab.explore.stage import Stage, make_stage
from backproplab.notation import QUIET_LINE, ROLES
from backproplab.shapes import Array

STARTS = 1.5, 4.0  # two starts, marked; with a sigmoid ŷ is 0.82 and 0.98 there
LOSS = ROLES["loss"]


class HeadCurve:
    """The loss of a head over z for both targets, drawn in a box of a picture."""

    def __init__(self, head: Head, size: tuple[float, float], box: Box) -> None:
        self.head, self.size, self.box = head, size, box
        self.z = np.linspace(-EDGE, EDGE, 113)
        self.losses = {y: self.losses_at(y) for y in TARGETS}
        self.stage = cache(self.make_stage)

    def losses_at(self, y: int) -> Array:
        """Return the loss at each z of the picture."""
        losses = np.array([self.head.loss_at(float(z), y) for z in self.z])
        if not np.isfinite(losses).all():
            raise ValueError(f"{self.head.name}: the loss is no number for target {y}")
        return losses

    @cached_property
    def widest(self) -> float:
        """The largest of ŷ - y and dL/dz that a start can have; 1 at least."""
        ends = [self.head.at(z, y) for z in (-FURTHEST, FURTHEST) for y in TARGETS]
        return max(1.0, *(abs(size) for at in ends for size in (at.missed, at.error)))

    def make_stage(self, y: int) -> Stage:
        """Draw the loss over z for one target."""

        def draw(axes: Axes) -> None:
            axes.plot(self.z, self.losses[y], color=LOSS.text, lw=2.4)
            for z in marked(y):
                axes.axvline(z, color=QUIET_LINE, lw=1.2, ls=(0, (2, 2)))
            axes.set_xlim(-EDGE, EDGE)
            axes.margins(y=0.08)
            axes.set_xticks([-6, -3, 0, 3, 6])
            axes.locator_params(axis="y", nbins=4)
            axes.set_xlabel("z", labelpad=1)

        return make_stage(draw, self.size, self.box)

    def predicted(self, z: float, y: int) -> float:
        """Return the prediction at a mark, in hundredths."""
        return round(float(self.head.at(z, y).y_hat[0]), 2)

    def marks(self, y: int) -> list[str]:
        """Write above the axes what the prediction is at both marks."""
        places = [(self.stage(y).place(z, 0).x, z) for z in marked(y)]
        base, apart = self.box.top - 5, abs(places[0][0] - places[1][0])
        named = svg.text(min(places)[0] - 20, base, "ŷ", "soft end")
        shown = (
            (x, base, svg.fitting_number(self.predicted(z, y), apart - 2))
            for x, z in places
        )
        return [named, svg.texts(shown, "soft mid")]


def marked(y: int) -> list[float]:
    """Return the two starts, on the side where the prediction is wrong."""
    return [-z if y else z for z in STARTS]
