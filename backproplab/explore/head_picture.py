"""One output head as a panel: its loss over z, the chain of slopes, and two bars."""

from collections.abc import Iterable

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.panel import PAD
from backproplab.explore.head_curve import HeadCurve
from backproplab.explore.head_numbers import At, Head
from backproplab.explore.nudge_picture import dot
from backproplab.explore.slope_picture import grown, tangent
from backproplab.notation import PAPER, QUIET_LINE, ROLES
from backproplab.shapes import Array

HEIGHT = 494
ROWS, ROW = 258, 22  # the first row of numbers, and the way to the next
BARS, BAR = 392, 28  # the same for the middles of bars
HALF, THICK = 76, 16  # of a bar: its room on either side of 0, and its height
NOTHING = 1e-9  # below this, digits are not worth reading
VALUE, ERROR, LOSS = ROLES["forward"], ROLES["gradient"], ROLES["loss"]


class HeadPanel:
    """Draws one head in its panel."""

    def __init__(self, head: Head, width: float, box: Box) -> None:
        self.head, self.box = head, box
        self.left, self.right = round(box.left) + PAD, round(box.right) - PAD
        axes = Box(self.left + 26, 74, self.right, 204)
        self.curve = HeadCurve(head, (width, HEIGHT), axes)
        self.zero = self.right - HALF

    def quiet(self, y: int) -> Iterable[str]:
        """Draw what never moves for a target: the axes, and what the numbers are."""
        room = (self.right - self.left) * svg.LABEL / svg.TITLE  # titles are larger
        yield svg.panels([self.box])
        yield self.curve.stage(y).svg
        name = svg.shortened(self.head.name, room, bold=True)
        yield svg.text(self.left, 23, name, "title")
        yield svg.text(self.left, 43, self.head.written[y])
        yield from self.curve.marks(y)
        for k, (words, kind) in enumerate(row_names(self.head)):
            yield svg.text(self.left, ROWS + ROW * k, words, kind)
        rule = ROWS + 3 * ROW + 7.5
        zero = svg.segment(Point(self.zero, BARS - 16), Point(self.zero, BARS + 44))
        lines = svg.segment(Point(self.left, rule), Point(self.right, rule)) + zero
        yield svg.path(lines, svg.stroke(QUIET_LINE))
        yield svg.text(self.left, BARS + 5, f"{symbol(self.head)} − y", "forward")
        yield svg.text(self.left, BARS + BAR + 5, "dL/dz", "gradient")

    def moving(self, start: At, now: At, y: int) -> Iterable[str]:
        """Draw where z stands now, and where it started."""
        yield from self.on_axes(start, now, y)
        for k, (numbers, kind) in enumerate(row_numbers(start, now)):
            yield svg.text(self.right, ROWS + ROW * k, numbers, kind)
        yield from self.bar(now.missed, BARS, VALUE.fill, svg.stroke(VALUE.line, 1.5))
        look = svg.stroke(ERROR.line, 1.5, "4 3")
        yield from self.bar(now.error, BARS + BAR, ERROR.fill, look)
        said, why = verdict(self.head, now)
        yield svg.text(self.left, BARS + 68, said, "value")
        yield svg.text(self.left, BARS + 86, why, "say")

    def on_axes(self, start: At, now: At, y: int) -> Iterable[str]:
        """Draw the loss at z as a dot, its slope as a tangent, and the start."""
        stage, box = self.curve.stage(y), self.curve.box
        begin, here = stage.place(start.z, start.loss), stage.place(now.z, now.loss)
        ahead = stage.place(now.z + 1, now.loss + now.error)
        ends = tangent(here, ahead, box)
        if start.z != now.z:
            yield dot(begin, 5, PAPER, LOSS.text)
        yield svg.path(svg.segment(*ends), svg.stroke(ERROR.line, 2.4, ERROR.dash))
        yield dot(here, 5.5, LOSS.text, PAPER)

    def bar(self, size: float, middle: float, fill: str, look: str) -> Iterable[str]:
        """Draw a number as a bar from 0, and write it on the other side of 0."""
        long = HALF * size / self.curve.widest
        left, right = sorted((self.zero, self.zero + long))
        box = Box(left, middle - THICK / 2, right, middle + THICK / 2)
        yield svg.rectangle(box, look=f'fill="{fill}" {look}')
        at, kind = (-6, "strong end") if size > 0 else (6, "strong")
        yield svg.text(self.zero + at, middle + 5, rounded(size, 3), kind)


def symbol(head: Head) -> str:
    """Return what the prediction is called."""
    return "p₁" if head.is_softmax else "ŷ"


def row_names(head: Head) -> list[tuple[str, str]]:
    """Return the names of the rows of numbers, each with its kind."""
    out = "p" if head.is_softmax else "ŷ"
    return [
        (symbol(head), "forward"),
        ("L", "loss"),
        (f"dL/d{out}", "gradient"),
        (f"× d{out}/dz", "gradient"),
        ("= dL/dz", "gradient"),
    ]


def row_numbers(start: At, now: At) -> list[tuple[str, str]]:
    """Return the numbers of the rows, each with its kind."""
    y_hat = rounded(now.y_hat[0])
    if now.z != start.z:
        y_hat = f"{rounded(start.y_hat[0])} → {y_hat}"
    return [
        (y_hat, "value forward end"),
        (rounded(now.loss), "value loss end"),
        (listed(now.loss_slope), "value gradient end"),
        (listed(now.own_slope), "value gradient end"),
        (rounded(now.error), "value gradient end"),
    ]


def rounded(value: float, digits: int = 4) -> str:
    """Write a number; of one that is almost 0, say that."""
    return "≈ 0" if 0 < abs(value) < NOTHING else svg.number(value, digits)


def listed(numbers: Array) -> str:
    """Write one number, or several with fewer digits each."""
    digits = 4 if len(numbers) == 1 else 3
    return ", ".join(rounded(v, digits) for v in numbers)


def verdict(head: Head, at: At) -> tuple[str, str]:
    """Say how dL/dz and ŷ - y compare, and why."""
    if is_same(at):
        return f"dL/dz = {symbol(head)} − y", head.note
    if at.error == 0 or at.missed == 0:
        return "not alike", head.note
    return grown(abs(at.error / at.missed)), head.note


def is_same(at: At) -> bool:
    """Say whether dL/dz is ŷ - y, up to rounding."""
    return abs(at.error - at.missed) <= 1e-9 * abs(at.missed)
