"""The picture of a kink: the loss above, its slope below, on one axis of the weight."""

import numpy as np
from matplotlib.axes import Axes

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.kink_sides import Line, Sides
from backproplab.explore.nudge_picture import dot
from backproplab.explore.one_weight import dashes
from backproplab.explore.stage import Stage, make_stage
from backproplab.notation import INK, PAPER, QUIET_LINE, ROLES
from backproplab.shapes import Array

WIDTH, HEIGHT = 1000, 424
LOSSES, SLOPES = Box(70, 20, 590, 190), Box(70, 206, 590, 372)
CARD = Box(620.5, 16.5, 983.5, 407.5)
LEFT, RIGHT = CARD.left + 16, CARD.right - 16
FIRST_ROW, ROW = CARD.top + 66, 27
LOSS, SLOPE = ROLES["loss"], ROLES["gradient"]
NAMES = ("slope left of w", "slope right of w", "backward at w", "central difference")


def stages(line: Line) -> tuple[Stage, Stage]:
    """Draw the axes of the losses and, below them, those of the slopes."""
    w = line.start + line.nudges

    def losses(axes: Axes) -> None:
        axes.plot(w, line.losses, color=LOSS.text, lw=2.4)
        axes.set_ylabel("loss L")
        axes.tick_params(labelbottom=False)
        axes.set_xlim(w[0], w[-1])
        axes.margins(y=0.1)

    def slopes(axes: Axes) -> None:
        axes.plot(w, broken(line), color=SLOPE.line, lw=2, dashes=dashes(SLOPE.dash))
        axes.set(xlabel=f"weight {line.name}", ylabel="slope", xlim=(w[0], w[-1]))
        axes.margins(y=0.18)

    size = WIDTH, HEIGHT
    return make_stage(losses, size, LOSSES), make_stage(slopes, size, SLOPES)


def broken(line: Line) -> Array:
    """Return the slopes, without a number where they jump: no line is drawn there."""
    after = np.searchsorted(line.nudges, line.corners)
    slopes = line.slopes.copy()
    slopes[after] = np.nan
    return slopes


def card_stage() -> list[str]:
    """Draw what of the card never moves."""
    rows = [(LEFT, FIRST_ROW + ROW * i, name) for i, name in enumerate(NAMES)]
    return [svg.panels([CARD]), svg.texts(rows, "say")]


def marks(sides: Sides, losses: Stage, slopes: Stage) -> list[str]:
    """Mark w, the two places that the difference uses, and the slope it gives."""
    ends = sides.w - sides.h, sides.w + sides.h
    behind, here, ahead = (
        losses.place(w, loss)
        for w, loss in zip((ends[0], sides.w, ends[1]), sides.losses, strict=True)
    )
    start, end = (slopes.place(w, sides.central) for w in ends)
    drops = "".join(
        svg.segment(Point(at.x, LOSSES.top), Point(at.x, SLOPES.bottom))
        for at in (behind, here, ahead)
    )
    bar = svg.segment(start, end)
    ticks = "".join(
        svg.segment(at._replace(y=at.y - 5), at._replace(y=at.y + 5))
        for at in (start, end)
    )
    return [
        svg.path(drops, svg.stroke(QUIET_LINE, 1, "1 3")),
        svg.path(svg.segment(behind, ahead), svg.stroke(INK, 1.6)),
        dot(behind, 4, PAPER, INK),
        dot(ahead, 4, PAPER, INK),
        dot(here, 5, LOSS.text, PAPER),
        svg.path(bar + ticks, svg.stroke(INK, 2)),
        dot(slopes.place(sides.w, sides.backward), 6, SLOPE.text, PAPER),
    ]


def card(sides: Sides) -> list[str]:
    """Write the four slopes, and why they agree or differ."""
    values = (sides.left, sides.right, sides.backward, sides.central)
    digits = [svg.number(value, 6) for value in values]
    kinds = ("value end", "value end", "value gradient end", "value end")
    return [
        svg.text(LEFT, CARD.top + 28, title(sides), "title"),
        *(
            svg.text(RIGHT, FIRST_ROW + ROW * i, number, kind)
            for i, (number, kind) in enumerate(zip(digits, kinds, strict=True))
        ),
        svg.text(LEFT, FIRST_ROW + ROW * 4 + 16, verdict(sides), "value"),
        svg.texts(
            (
                (LEFT, FIRST_ROW + ROW * 4 + 40 + 20 * i, line)
                for i, line in enumerate(svg.wrapped(about(sides), RIGHT - LEFT))
            ),
            "say",
        ),
    ]


def title(sides: Sides) -> str:
    """Name the weight, where it stands, and the step."""
    w, h = svg.number(sides.w), svg.number(sides.h)
    return f"{sides.name} at w = {w}, step h = {h}"


def verdict(sides: Sides) -> str:
    """Say in a few words whether backward and the difference agree."""
    if sides.is_at_corner:
        return "w stands at a corner"
    if sides.n_corners:
        return f"{'a corner' if sides.n_corners == 1 else 'corners'} within the step"
    return "no corner within the step"


def about(sides: Sides) -> str:
    """Say why the two slopes agree or differ."""
    if sides.is_at_corner:
        return (
            "Two slopes meet here. Backward takes the one of its side, the central "
            "difference about the mean of both, with any step. Neither is a mistake, "
            "and no smaller step brings them together."
        )
    if sides.n_corners:
        return (
            "The difference reaches across a corner and mixes two slopes; backward "
            "sees only w. A step that does not reach that far makes them agree."
        )
    return (
        "Backward and the central difference agree, but for the bend of the curve "
        "within the step, which a smaller step takes away."
    )
