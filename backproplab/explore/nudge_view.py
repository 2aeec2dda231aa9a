"""The nudge in the five views: the number just found, asked whether it is true."""

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.panel import PAD, title
from backproplab.diagrams.svg import MINUS, number, path, short, signed, stroke, text
from backproplab.explore.change import Change, is_quartered, is_straight
from backproplab.notation import QUIET_LINE, ROLES

ROW, FIRST_ROW, SUM = 20, 47, 76  # of the panel
ZERO, FURTHEST = 248, 56  # where the bars begin, and how long they are
PLAIN = range(-3, 5)  # powers of ten that are written without an exponent


class NudgeView(NamedTuple):
    """One entry nudged; `change` is None where there is nothing to nudge.

    `told_by` says which step predicts the change, "" when that step is done.
    """

    entry: str
    slope_name: str
    change: Change | None
    told_by: str = ""

    @property
    def heading(self) -> str:
        """Say what is nudged, and by how much."""
        if self.change is None:
            return "Nudge"
        return (
            f"Nudge: {self.entry} moved by {with_plus(self.change.nudge)}, so L changes"
        )

    def still(self, panel: Box) -> Iterator[str]:
        """Draw what is the same for all entries of a step."""
        left, top = round(panel.left) + PAD, round(panel.top) + FIRST_ROW
        if self.change is None:
            yield title(panel, self.heading)
            yield text(left, top, self.told_by, "say")
            return
        yield text(left, top, "predicted", "say gradient")
        yield text(left, top + ROW, "real", "say loss")
        yield path(f"M{left + ZERO} {top - 18}v{ROW + 26}", stroke(QUIET_LINE))
        if self.told_by:
            yield text(left + SUM, top, self.told_by, "say soft")

    def moving(self, panel: Box) -> Iterator[str]:
        """Draw the two changes as bars and numbers, and say what the gap does."""
        if self.change is None:
            return
        left, top = round(panel.left) + PAD, round(panel.top) + FIRST_ROW
        yield title(panel, self.heading)
        yield from self.row(panel, 1, "loss", self.change.real)
        if not self.told_by:
            slope = f"{number(self.change.slope)} × {in_sum(self.change.nudge)}"
            yield from self.row(panel, 0, "gradient", self.change.predicted)
            yield text(left + SUM, top, slope)
            yield text(left, top + 2 * ROW - 2, self.gap_in_short(), "soft")

    def row(self, panel: Box, place: int, role: str, value: float) -> Iterator[str]:
        """Draw one change of the loss: a bar, and the number."""
        assert self.change is not None
        y = round(panel.top) + FIRST_ROW + ROW * place
        zero = Point(round(panel.left) + PAD + ZERO, y - 5)
        yield bar(zero, FURTHEST * value / self.change.scale, role)
        end = round(panel.right) - PAD
        yield text(end, y, self.written(value), f"value end {role}")

    def written(self, value: float) -> str:
        """Write a change of the loss with as many digits as tell both changes apart."""
        assert self.change is not None
        power = self.change.power
        if power in PLAIN or not isfinite(value):
            return signed(value, self.change.digits)
        return f"{signed(value / 10.0**power, 4)}e{power}".replace("-", MINUS)

    def gap_in_short(self) -> str:
        """Say what half the nudge does to the gap, in one line."""
        assert self.change is not None
        if is_straight(self.change):
            return "no gap: the loss is straight here"
        gap, half = number(self.change.gap, 3), number(self.change.gap_at_half, 3)
        quarter = ", a quarter" if is_quartered(self.change) else ""
        return f"gap {gap}; half the nudge leaves {half}{quarter}"

    def sentence(self) -> str:
        """Say what the nudge did to the loss."""
        if self.change is None:
            return f"{self.told_by}."
        real = f"real {self.written(self.change.real)}"
        if self.told_by:
            return f"{self.heading}: {real}; predicted {self.told_by}."
        predicted = f"predicted {self.written(self.change.predicted)}"
        return f"{self.heading}: {predicted}, {real}."

    def table(self) -> Iterator[tuple[str, str, str]]:
        """Yield the numbers of the nudge in full."""
        if self.change is None:
            return
        yield "nudge", self.entry, repr(self.change.nudge)
        if not self.told_by:
            yield "predicted ΔL", self.slope_name, repr(self.change.predicted)
        yield "real ΔL", "", repr(self.change.real)
        if not self.told_by:
            yield "gap", "", repr(self.change.gap)
            yield "gap", "half the nudge", repr(self.change.gap_at_half)


def bar(zero: Point, length: float, role: str) -> str:
    """Draw a change from zero to the left or to the right, if it is known."""
    look = ROLES[role]
    if not isfinite(length):
        return ""
    d = f"M{zero.x} {zero.y - 6}h{short(length)}v12h{short(-length)}z"
    if role == "gradient":
        return path(d, stroke(look.line, 2, look.dash), look.fill)
    return path(d, stroke(look.text, 2), look.line)


def in_sum(value: float) -> str:
    """Write a number behind a sign, in parentheses if it has one of its own."""
    return f"({number(value)})" if value < 0 else number(value)


def with_plus(value: float) -> str:
    """Write a number with its sign."""
    return ("+" if value > 0 else "") + number(value)
