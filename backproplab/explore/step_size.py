"""The step of a gradient check: too long, and the curve bends; too short, round-off."""

from functools import cache

from numpy.typing import ArrayLike

from backproplab.diagrams import svg
from backproplab.explore.controls import choice, grid
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.stage import Stage, Still
from backproplab.explore.step_errors import (
    STEPS,
    Along,
    Measured,
    along_weights,
    digits,
    example,
)
from backproplab.explore.step_picture import (
    HEIGHT,
    WIDTH,
    about,
    axes_stage,
    card,
    card_stage,
    marks,
    power,
)
from backproplab.layers import Layer
from backproplab.losses import Loss

FIRST = 1e-9


def step_size(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Explorer:
    """Measure a slope with steps from 1e-13 to 0.3, on σ at 1 or a network of your own.

    The error is |measured - slope| / |slope|, with the slope that backward gives, for
    the central and the forward difference. With a network, a menu has all its weights.
    Shapes: x (N, n_in), y (N, n_out).
    """
    given = (network, loss, x, y)
    alone = all(each is None for each in given)
    lines = example() if alone else along_weights(*example_with(*given))
    names = [*lines]

    @cache
    def axes(name: str) -> Stage:
        return axes_stage(lines[name])

    return Explorer(
        lambda along, h: frame(lines[along], lines[along].measured(h), axes(along)),
        choice("along", "Slope of", names, names[0]),
        grid("h", "Step h", STEPS, FIRST),
        title="How long a step measures a slope best?",
        stages=lambda name: Still(
            svg.picture(WIDTH, HEIGHT, (axes(name).svg, *card_stage()))
        ),
    )


def frame(along: Along, one: Measured, stage: Stage) -> Frame:
    """Show one step as picture, sentence and table."""
    parts = (*marks(one, stage), *card(one, along.best("central")))
    drawn = svg.picture(WIDTH, HEIGHT, parts, styled=False)
    return Frame(drawn, sentence(along, one), table(one), along.name)


def sentence(along: Along, one: Measured) -> str:
    """Say how far off the measured slope is, and why."""
    central, forward = (
        svg.number(one.error(slope), 2) for slope in (one.central, one.forward)
    )
    kind = "relative error" if one.slope else "error"
    return (
        f"{along.name}, step h = {power(one.h)}: the {kind} is {central} for the "
        f"central difference and {forward} for the forward one. "
        f"{about(one, along.best('central'))}"
    )


def table(one: Measured) -> Table:
    """List the numbers of a step in full."""
    rows = {
        "h": power(one.h),
        "f(w + h)": digits(one.ahead),
        "f(w)": digits(one.here),
        "f(w − h)": digits(one.behind),
        "central, (f(w + h) − f(w − h)) / 2h": digits(one.central),
        "forward, (f(w + h) − f(w)) / h": digits(one.forward),
        "slope from backward": digits(one.slope),
        "error of the central difference": svg.number(one.error(one.central), 6),
        "error of the forward difference": svg.number(one.error(one.forward), 6),
    }
    return (("quantity", "value"), *rows.items())
