"""A kink: where two slopes meet, backward and a measured slope may both be right."""

from functools import cache

from numpy.typing import ArrayLike

from backproplab.data import kink_twin
from backproplab.diagrams import svg
from backproplab.explore.controls import choice, grid, slider
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table, quantities
from backproplab.explore.kink_picture import (
    HEIGHT,
    WIDTH,
    about,
    card,
    card_stage,
    marks,
    stages,
    verdict,
)
from backproplab.explore.kink_sides import Sides, lines
from backproplab.explore.one_weight import FURTHEST
from backproplab.explore.stage import Stage, Still
from backproplab.layers import Layer
from backproplab.losses import Loss

STEPS = (1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5)
FIRST_STEP, MOVE = 0.3, 0.05  # of h, and of the weight


def kink(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Explorer:
    """Move one weight across the corners of a loss, and measure its slope.

    Without a network of your own it is the integer net with b1[0] = 0, where three
    weights stand at a corner. Shapes: x (N, n_in), y (N, n_out).
    """
    given = (network, loss, x, y)
    alone = all(each is None for each in given)
    along = lines(*(kink_twin() if alone else example_with(*given)))
    names = [*along]

    @cache
    def axes(name: str) -> tuple[Stage, Stage]:
        return stages(along[name])

    return Explorer(
        lambda weight, moved, h: frame(along[weight].sides(moved, h), *axes(weight)),
        choice("weight", "Weight", names, names[0]),
        slider("moved", "Moved by", -FURTHEST, FURTHEST, MOVE, 0.0),
        grid("h", "Step h", STEPS, FIRST_STEP),
        title="A corner of the loss: two slopes meet, and the measured one is neither",
        stages=lambda name: Still(
            svg.picture(WIDTH, HEIGHT, (*(a.svg for a in axes(name)), *card_stage()))
        ),
    )


def frame(sides: Sides, losses: Stage, slopes: Stage) -> Frame:
    """Show one place of one weight as picture, sentence and table."""
    parts = (*marks(sides, losses, slopes), *card(sides))
    drawn = svg.picture(WIDTH, HEIGHT, parts, styled=False)
    return Frame(drawn, sentence(sides), table(sides), sides.name)


def sentence(sides: Sides) -> str:
    """Say what both slopes are, and why."""
    w, h, back, central = (
        svg.number(value) for value in (sides.w, sides.h, sides.backward, sides.central)
    )
    return (
        f"{sides.name} = {w}: backward says {back}, the central difference with "
        f"h = {h} says {central}; {verdict(sides)}. {about(sides)}"
    )


def table(sides: Sides) -> Table:
    """List the numbers of a place in full."""
    behind, here, ahead = sides.losses
    rows = {
        f"weight {sides.name}": sides.w,
        "step h": sides.h,
        "L at w − h": behind,
        "L at w": here,
        "L at w + h": ahead,
        "slope left of w": sides.left,
        "slope right of w": sides.right,
        "slope from backward": sides.backward,
        "central difference": sides.central,
        "their gap": sides.gap,
        "corners within h": float(sides.n_corners),
    }
    return quantities(rows, 10)
