"""The ruler of rates: what each rate does to each direction of a bowl."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point, text_width
from backproplab.explore.descent_directions import SWINGING, Direction
from backproplab.explore.stage import Stage, make_stage
from backproplab.notation import INK, PAPER, ROLES

SIZE = 1000, 490
RULER = Box(0.5, 339.5, 999.5, 489.5)
IN_RULER = Box(190, RULER.top + 34, 984, RULER.top + 118)
LEFT = RULER.left + 16
ROW, BAR = 40, Box(0, 18, 0, 36)  # one row, and the bar in it
AIR = 12  # around a word
STEPS, ERROR = ROLES["update"], ROLES["gradient"]


@lru_cache
def ruler(low: float, high: float) -> Stage:
    """Draw the axis of learning rates."""

    def draw(axes: Axes) -> None:
        axes.set(xscale="log", xlim=(low / 1.12, high * 2.5), ylim=(0, 1))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda rate, _: f"{rate:g}"))
        axes.tick_params(which="minor", length=3)
        axes.yaxis.set_visible(False)
        axes.spines["left"].set_visible(False)

    return make_stage(draw, SIZE, IN_RULER)


class Zone(NamedTuple):
    """The rates that do one thing to one direction, as a piece of a bar."""

    fate: str
    box: Box


def zones(way: Direction, row: int, stage: Stage, momentum: float) -> list[Zone]:
    """Return which rates go straight, beyond the minimum, and away."""
    edges = way.straight(momentum), way.longest(momentum)
    xs = [within_ruler(stage.place(edge, 0).x) for edge in edges]
    sides = pairwise((IN_RULER.left, *xs, IN_RULER.right))
    top, bottom = (IN_RULER.top + ROW * row + y for y in (BAR.top, BAR.bottom))
    fates = ("straight", SWINGING[bool(momentum)], "diverges")
    return [
        Zone(fate, Box(left, top, right, bottom))
        for fate, (left, right) in zip(fates, sides, strict=True)
    ]


def bar(way: Direction, row: int, stage: Stage, momentum: float) -> str:
    """Draw what the rates do to one direction, and where that changes."""
    pieces = zones(way, row, stage, momentum)
    looks = ((STEPS.fill, ""), (PAPER, ""), (ERROR.fill, ERROR.dash))
    drawn = "".join(
        svg.rectangle(
            piece.box,
            look=f'fill="{fill}" '
            f"{svg.stroke(ERROR.line if dash else STEPS.text, 1, dash)}",
        )
        for piece, (fill, dash) in zip(pieces, looks, strict=True)
        if piece.box.width > 1
    )
    names = ("(1−√μ)²/k", "2(1+μ)/k") if momentum else ("1/k", "2/k")
    edges = zip(names, (way.straight(momentum), way.longest(momentum)), strict=True)
    return drawn + edge_labels(dict(edges), [piece.box for piece in pieces[1:]])


def edge_labels(edges: dict[str, float], after: list[Box]) -> str:
    """Write at which rates a bar changes, where that is on the ruler and has room."""
    left, written = IN_RULER.right, []
    for (name, rate), box in reversed([*zip(edges.items(), after, strict=True)]):
        x = box.left
        words = f"{name} = {svg.number(rate, 3)}"
        wide = text_width(words, svg.LABEL)
        begin = min(max(x - wide / 2, IN_RULER.left), left - wide)
        if IN_RULER.left < x < IN_RULER.right and begin <= x <= begin + wide:
            written.append(svg.text(begin, box.top - 5, words))
            left = begin - 8
    return "".join(written)


def within_ruler(x: float) -> float:
    """Return a place on the ruler, or its nearest end."""
    return min(max(x, IN_RULER.left), IN_RULER.right)


def rate_row(
    way: Direction, row: int, stage: Stage, rate: float, momentum: float
) -> list[str]:
    """Mark the rate on the bar of one direction, and write what it does there."""
    pieces = zones(way, row, stage, momentum)
    top, x = pieces[0].box.top, stage.place(rate, 0).x
    line = svg.segment(Point(x, top - 3), Point(x, pieces[0].box.bottom + 3))
    factor = svg.number(way.factor(rate, momentum), 3)
    fate = f"{way.fate(rate, momentum)}, × {factor} a step"
    return [
        *(named(piece, x) for piece in pieces),
        svg.path(line, svg.stroke(INK, 4)),
        svg.text(LEFT, top, f"{way.name}, k = {svg.number(way.k, 3)}", "strong"),
        svg.text(LEFT, top + 16, fate),
    ]


def named(zone: Zone, mark: float) -> str:
    """Write what a piece of a bar does: in its middle, or beside the mark."""
    box, wide = zone.box, text_width(zone.fate, svg.LABEL) + AIR
    middle = (box.left + box.right) / 2
    sides = [(box.left, min(box.right, mark)), (max(box.left, mark), box.right)]
    if abs(middle - mark) > wide / 2:
        sides = [(box.left, box.right)]
    left, right = max(sides, key=lambda side: side[1] - side[0])
    if right - left < wide:
        return ""
    return svg.text((left + right) / 2, box.bottom - 5, zone.fate, "mid")
