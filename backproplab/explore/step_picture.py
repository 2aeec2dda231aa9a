"""The picture of step sizes: errors over h on log axes, and the digits beside them."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.nudge_picture import dot
from backproplab.explore.stage import Stage, make_stage
from backproplab.explore.step_errors import (
    LARGEST,
    SMALLEST,
    STEPS,
    Along,
    Measured,
    digits,
    n_common,
)
from backproplab.notation import GRID, PAPER, QUIET_LINE, ROLES
from backproplab.plots import u_curve
from backproplab.shapes import Array

WIDTH, HEIGHT = 1000, 400
AXES, CARD = Box(86, 44, 566, 342), Box(590.5, 16.5, 983.5, 383.5)
LEFT, RIGHT = CARD.left + 16, CARD.right - 16
NUMBERS = LEFT + 142  # where the long numbers begin
VALUES, SLOPES, ERRORS, VERDICT = 72, 168, 226, 286  # rows of the card
ROW = 22
ERROR = ROLES["gradient"]


def axes_stage(along: Along) -> Stage:
    """Draw the errors of both differences over all steps."""

    def draw(axes: Axes) -> None:
        shown = {way: shown_error(each) for way, each in along.errors.items()}
        u_curve(STEPS, shown, ax=axes)
        axes.set(xlim=(STEPS[0] / 2, STEPS[-1] * 2), ylim=(SMALLEST / 3, LARGEST * 3))
        if not along.slope:
            axes.set_ylabel("error (the slope is 0)")
        axes.axvspan(STEPS[0] / 2, along.best("central"), ymax=0.07, color=GRID)
        foot = axes.get_xaxis_transform()
        axes.text(1.5e-13, 0.025, "round-off rules", transform=foot)
        axes.text(0.5, 0.025, "the bend rules", ha="right", transform=foot)

    return make_stage(draw, (WIDTH, HEIGHT), AXES)


def shown_error(error: ArrayLike) -> Array:
    """Keep errors within what the axes show."""
    shown: Array = np.clip(np.asarray(error), SMALLEST, LARGEST)
    return shown


def marks(one: Measured, stage: Stage) -> list[str]:
    """Mark the step, and both errors at it."""
    at = [
        stage.place(one.h, float(shown_error(one.error(slope))))
        for slope in (one.central, one.forward)
    ]
    drop = svg.segment(Point(at[0].x, AXES.top), Point(at[0].x, AXES.bottom))
    return [
        svg.path(drop, svg.stroke(QUIET_LINE, 1, "1 3")),
        dot(at[1], 5.5, PAPER, ERROR.line),
        dot(at[0], 6, ERROR.text, PAPER),
    ]


def card_stage() -> list[str]:
    """Draw what of the card never moves: the names of its rows."""
    names = (
        (VALUES, ("f(w + h)", "f(w − h)", "difference", "÷ 2h")),
        (SLOPES, ("measured slope", "right slope")),
        (ERRORS, ("error, central", "error, forward")),
    )
    rows = [
        (LEFT, top + ROW * i, name)
        for top, group in names
        for i, name in enumerate(group)
    ]
    return [svg.panels([CARD]), svg.texts(rows, "soft")]


def card(one: Measured, best: float) -> list[str]:
    """Write the digits that cancel, the slope that is left, and what rules it."""
    ahead, behind = digits(one.ahead), digits(one.behind)
    measured, right = digits(one.central), digits(one.slope)
    n_alike, n_right = n_common(ahead, behind), n_common(measured, right)
    errors = [svg.number(one.error(s), 2) for s in (one.central, one.forward)]
    said = svg.wrapped(about(one, best), CARD.width - 32)
    return [
        svg.text(
            LEFT, CARD.top + 26, f"Central difference, h = {power(one.h)}", "title"
        ),
        split(VALUES, ahead, n_alike, "soft", "strong forward"),
        split(VALUES + ROW, behind, n_alike, "soft", "strong forward"),
        split(VALUES + 2 * ROW, svg.number(one.ahead - one.behind, 10)),
        split(VALUES + 3 * ROW, power(2 * one.h)),
        split(SLOPES, measured, n_right, "strong gradient", "soft"),
        split(SLOPES + ROW, right, n_right, "strong gradient", "soft"),
        *(
            svg.text(NUMBERS, ERRORS + ROW * i, error, "value gradient")
            for i, error in enumerate(errors)
        ),
        svg.texts(((LEFT, VERDICT + 20 * i, s) for i, s in enumerate(said)), "say"),
    ]


def split(
    y: float, number: str, n: int = 0, first: str = "", then: str = "strong"
) -> str:
    """Write a number whose first n letters look another way than the rest."""
    return svg.text(NUMBERS, y, number[:n], f"code {first}", tail=(number[n:], then))


def power(h: float) -> str:
    """Write a step: 0.1, 3e−5."""
    digit, exponent = f"{h:.0e}".split("e")
    return f"{h:g}" if h >= 0.01 else f"{digit}e{int(exponent)}".replace("-", svg.MINUS)


def about(one: Measured, best: float) -> str:
    """Say what rules the error of this step."""
    if one.h > 2 * best:
        return (
            "The curve bends within the step. A step ten times shorter makes the error "
            "of the central difference a hundred times smaller, the forward one's ten."
        )
    if one.h < best / 2:
        return (
            f"Round-off rules: the first {one.n_lost} digits are alike and cancel, and "
            "the last ones are rounded. A shorter step makes it worse."
        )
    return (
        "About the best step for the central difference: bend and round-off are about "
        "as large."
    )
