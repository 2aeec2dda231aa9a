"""What moves in the picture of a nudge: marks on the axes, and a sum beside them."""

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point
from backproplab.explore.one_weight import AXES, PREDICTED, REAL, Move
from backproplab.notation import HAIRLINE, INK, PAPER, QUIET_LINE, ROLES

CARD = Box(592.5, 48.5, 843.5, 348.5)
ROW = 37  # of the card
MOVED = ROLES["update"]


def marks(move: Move) -> list[str]:
    """Draw what moves on the axes: the weight, its nudge, and both changes as bars."""
    at, before = move.weight + move.nudge, move.loss
    start = move.stage.place(move.weight, before)
    foot = Point(move.stage.place(at, before).x, start.y)
    tip = move.stage.place(at, before + move.predicted)
    real = move.stage.place(at, before + move.real)
    level = svg.segment(Point(AXES.left, start.y), Point(AXES.right, start.y))
    side = 4 if move.nudge >= 0 else -4  # the bars stand side by side
    return [
        svg.path(level, svg.stroke(QUIET_LINE, 1, "1 3")),
        nudge_arrow(start, foot),
        svg.path(
            svg.segment(Point(foot.x - side, foot.y), Point(tip.x - side, tip.y)),
            svg.stroke(PREDICTED.line, 4, PREDICTED.dash),
        ),
        svg.path(
            svg.segment(Point(foot.x + side, foot.y), Point(real.x + side, real.y)),
            svg.stroke(REAL.line, 4),
        ),
        gap_bracket(tip, real, 3 * side),
        dot(start, 5.5, INK, INK),
        dot(tip, 6, PAPER, PREDICTED.line),
        dot(real, 5.5, REAL.text, PAPER),
    ]


def nudge_arrow(start: Point, foot: Point) -> str:
    """Draw the nudge along the foot of the axes, from the weight to where it goes."""
    base = AXES.bottom - 9
    drops = "".join(
        svg.segment(Point(p.x, AXES.bottom), Point(p.x, p.y)) for p in (start, foot)
    )
    lines = svg.path(drops, svg.stroke(QUIET_LINE, 1, "1 3"))
    ahead = 7 if foot.x > start.x else -7
    if abs(foot.x - start.x) < 8:
        return lines
    head = (
        f"M{svg.short(foot.x - ahead)} {base - 5}L{svg.short(foot.x)} {base}"
        f"L{svg.short(foot.x - ahead)} {base + 5}"
    )
    shaft = svg.segment(Point(start.x, base), Point(foot.x, base))
    return lines + svg.path(shaft + head, svg.stroke(MOVED.line, 2.4))


def gap_bracket(tip: Point, real: Point, side: float) -> str:
    """Draw a bracket over the gap, with its name, where there is room for it."""
    if abs(tip.y - real.y) < 12:
        return ""
    x, hook = tip.x + side, svg.short(tip.x + side * 0.7)
    down = f"L{svg.short(x)} {svg.short(real.y)}H{hook}"
    lines = f"M{hook} {svg.short(tip.y)}H{svg.short(x)}{down}"
    kind = "strong halo" if side > 0 else "strong halo end"
    beside = x + (5 if side > 0 else -5)
    name = svg.text(beside, (tip.y + real.y) / 2 + 4, "gap", kind)
    return svg.path(lines, svg.stroke(INK, 1.4)) + name


def dot(place: Point, radius: float, fill: str, line: str) -> str:
    """Draw a round mark."""
    return (
        f'<circle cx="{svg.short(place.x)}" cy="{svg.short(place.y)}" r="{radius}" '
        f'fill="{fill}" stroke="{line}" stroke-width="2"/>'
    )


def card(move: Move) -> list[str]:
    """Write the sum beside the axes: slope × nudge = predicted, real, gap."""
    left, right = CARD.left + 40, CARD.right - 16
    top = CARD.top + 80
    moved = f"{svg.number(move.weight)} → {svg.number(move.weight + move.nudge)}"
    parts = [
        svg.panels([CARD]),
        svg.text(CARD.left + 16, CARD.top + 28, move.name, "value"),
        svg.text(right, CARD.top + 28, moved, "value end"),
        svg.path(rules(top), svg.stroke(HAIRLINE)),
        *icons(CARD.left + 24, top - 4),
    ]
    for i, (kind, name, value) in enumerate(card_rows(move)):
        parts.append(svg.text(left, top + ROW * i, name, f"say {kind}"))
        parts.append(svg.text(right, top + ROW * i, value, f"value end {kind}"))
    return parts


def card_rows(move: Move) -> tuple[tuple[str, str, str], ...]:
    """Return the rows of the card: the role of a number, its name, and itself."""
    return (
        ("gradient", "slope, from backward", svg.number(move.slope, 6)),
        ("update", "× nudge", svg.signed(move.nudge, 2)),
        ("gradient", "= predicted", svg.signed(move.predicted, move.digits)),
        ("loss", "real", svg.signed(move.real, move.digits)),
        ("", "gap", f"{move.gap:.{move.digits}f}"),
        ("soft", "gap ÷ nudge²", ratio(move)),
    )


def rules(top: float) -> str:
    """Return the lines of the card: under its head, over the gap."""
    return "".join(
        svg.segment(Point(CARD.left + 16, y), Point(CARD.right - 16, y))
        for y in (CARD.top + 46.5, round(top + ROW * 3 + 13) + 0.5)
    )


def icons(x: float, top: float) -> list[str]:
    """Draw the marks of the axes again, beside their names in the card."""
    slope = svg.segment(Point(x - 9, top + 4), Point(x + 9, top - 5))
    arrow = svg.segment(Point(x - 9, top + ROW), Point(x + 9, top + ROW))
    head = f"M{x + 3} {top + ROW - 5}L{x + 9} {top + ROW}L{x + 3} {top + ROW + 5}"
    return [
        svg.path(slope, svg.stroke(PREDICTED.line, 2, PREDICTED.dash)),
        svg.path(arrow + head, svg.stroke(MOVED.line, 2.4)),
        dot(Point(x, top + 2 * ROW), 6, PAPER, PREDICTED.line),
        dot(Point(x, top + 3 * ROW), 5.5, REAL.text, PAPER),
    ]


def ratio(move: Move) -> str:
    """Return gap ÷ nudge², which stays nearly the same while the nudge shrinks."""
    return svg.number(move.gap / move.nudge**2, 3) if move.nudge else "–"
