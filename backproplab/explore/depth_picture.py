"""The picture of depth: gradients over layers on a log axis, and a card beside it."""

import numpy as np
from matplotlib.axes import Axes

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.depth_pass import Sizes
from backproplab.explore.stage import Stage, make_stage
from backproplab.notation import PAPER, QUIET_TEXT, ROLES

WIDTH, HEIGHT = 1000, 400
AXES, CARD = Box(86, 24, 590, 342), Box(620.5, 16.5, 983.5, 383.5)
LEFT, RIGHT = CARD.left + 16, CARD.right - 16
NAME, FIRST, HEAD, DZ, DW, REST = LEFT + 40, RIGHT - 110, 108, 134, 162, 190
ERROR = ROLES["gradient"]
DOTS = f'{svg.stroke(ERROR.line, 7)} stroke-linecap="round"'
QUARTER = "2 4"

# How deep a picture goes, and which powers of ten it shows.
RANGES = {"to 10": (10, -8, 4), "to 25": (25, -18, 9), "to 50": (50, -34, 18)}


def stage_name(depth: int) -> str:
    """Return which axes have room for so many layers."""
    return next(name for name, (most, _, _) in RANGES.items() if depth <= most)


def axes_stage(name: str) -> Stage:
    """Draw the axes, with a line where sizes stay as they are."""
    most, low, high = RANGES[name]

    def draw(axes: Axes) -> None:
        axes.set(xlabel="layer", yscale="log", xlim=(0.4, most + 0.6))
        axes.set_ylim(10.0**low, 10.0**high)
        axes.set_ylabel("size, as a share of that at the last layer")
        axes.axhline(1, color=QUIET_TEXT, lw=1)

    return make_stage(draw, (WIDTH, HEIGHT), AXES)


def curves(error: Sizes, weights: Sizes, stage: Stage) -> list[str]:
    """Draw both gradients over the layers: dL_dz as dots, dL_dW as squares."""
    below, above = places(weights, stage), places(error, stage)
    return [
        quarter(error.depth, stage),
        svg.path(line(below), svg.stroke(ERROR.line, 1.2)),
        svg.path("".join(map(square, below)), svg.stroke(ERROR.line, 1.4), PAPER),
        svg.path(line(above), svg.stroke(ERROR.line, 2.4, ERROR.dash)),
        svg.path("".join(map(spot, above)), DOTS),
    ]


def places(found: Sizes, stage: Stage) -> list[Point]:
    """Return where the sizes lie in the picture; what leaves it stands at its edge."""
    _, low, high = RANGES[stage_name(found.depth)]
    layers = np.arange(1, found.depth + 1)
    on_axis = np.clip(found.relative, 10.0**low, 10.0**high)
    return [Point(*place) for place in stage.places(layers, on_axis)]


def line(points: list[Point]) -> str:
    """Return the path from one point to the next."""
    return "M" + "L".join(f"{svg.short(x)} {svg.short(y)}" for x, y in points)


def spot(at: Point) -> str:
    """Return the path of a dot, as a round line without length."""
    return f"M{svg.short(at.x)} {svg.short(at.y)}h0"


def square(at: Point) -> str:
    """Return the path of a small square."""
    return f"M{svg.short(at.x - 3)} {svg.short(at.y - 3)}h6v6h-6z"


def quarter(depth: int, stage: Stage) -> str:
    """Draw how a size falls of which each layer lets a quarter through."""
    start, end = stage.places([1, depth], [0.25 ** (depth - 1), 1])
    ends = svg.segment(Point(*start), Point(*end))
    return svg.path(ends, svg.stroke(QUIET_TEXT, 1.6, QUARTER))


def card_stage() -> list[str]:
    """Draw what of the card never moves: its heads, and a sample of each mark."""
    dots = line([Point(LEFT, DZ - 5), Point(LEFT + 26, DZ - 5)])
    weights = line([Point(LEFT, DW - 5), Point(LEFT + 26, DW - 5)])
    below = line([Point(LEFT, REST - 5), Point(LEFT + 26, REST - 5)])
    middle = LEFT + 13
    return [
        svg.panels([CARD]),
        svg.text(LEFT, CARD.top + 26, "From the last layer back to the first", "title"),
        svg.text(FIRST, HEAD, "first ÷ last", "soft end"),
        svg.text(RIGHT, HEAD, "each layer", "soft end"),
        svg.path(dots, svg.stroke(ERROR.line, 2.4, ERROR.dash)),
        svg.path(spot(Point(middle, DZ - 5)), DOTS),
        svg.path(weights, svg.stroke(ERROR.line, 1.2)),
        svg.path(square(Point(middle, DW - 5)), svg.stroke(ERROR.line, 1.4), PAPER),
        svg.path(below, svg.stroke(QUIET_TEXT, 1.6, QUARTER)),
        svg.text(NAME, DZ, "dL_dz", "value gradient"),
        svg.text(NAME, DW, "dL_dW", "value gradient"),
        svg.text(NAME, REST, "a quarter at each layer", "soft"),
    ]


def card(error: Sizes, weights: Sizes, steepest: float) -> list[str]:
    """Write what becomes of the error, with both ratios."""
    because = svg.wrapped(about(error, weights, steepest), CARD.width - 32)
    return [
        svg.text(LEFT, CARD.top + 58, f"The error {error.fate}", "lead"),
        *row(error, DZ),
        *row(weights, DW),
        svg.texts(
            ((LEFT, REST + 40 + 20 * i, s) for i, s in enumerate(because)), "say"
        ),
    ]


def row(found: Sizes, y: float) -> list[str]:
    """Write the ratio of one gradient, and its factor for each layer."""
    return [
        svg.text(FIRST, y, svg.number(found.ratio, 3), "value gradient end"),
        svg.text(RIGHT, y, f"× {svg.number(found.per_layer, 3)}", "value gradient end"),
    ]


def about(error: Sizes, weights: Sizes, steepest: float) -> str:
    """Say in a sentence why; `steepest` is the largest slope of the activation."""
    slope = svg.number(steepest)
    if error.fate != weights.fate:
        return (
            f"dL_dW {weights.fate}, and hides it: where the errors are small, the "
            "values that they are multiplied by are large, and the other way round."
        )
    if error.fate == "vanishes":
        return (
            f"An activation lets at most {slope} of an error through, the weights do "
            "not make up for that, and the factors of all layers are multiplied."
        )
    if error.fate == "explodes":
        return (
            f"An activation lets at most {slope} of an error through, but the weights "
            "add more than is lost, and the factors of all layers are multiplied."
        )
    return "What an activation takes away, the spread of the weights makes up for."
