"""The nudge in the five views: the number just found, asked whether it is true."""

from collections.abc import Iterator
from typing import NamedTuple

from backproplab.diagrams.layout import Box
from backproplab.diagrams.panel import PAD, title
from backproplab.diagrams.svg import (
    number,
    path,
    short,
    signed,
    stroke,
    text,
)
from backproplab.explore.change import Change, about_gap, is_quartered
from backproplab.notation import QUIET_LINE, ROLES

ROW, FIRST_ROW, SUM = 22, 47, 76  # of the panel
ZERO, FURTHEST = 264, 56  # where the bars begin, and how long they are
PREDICTED, REAL = ROLES["gradient"], ROLES["loss"]


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

    def moving(self, panel: Box) -> Iterator[str]:
        """Draw the two changes as bars and numbers, and say what the gap does."""
        yield title(panel, self.heading)
        left, top = round(panel.left) + PAD, round(panel.top) + FIRST_ROW
        if self.change is None:
            yield text(left, top, self.told_by, "say")
            return
        yield from self.row(panel, 1, "real", "loss", self.change.real)
        if self.told_by:
            yield text(left, top, "predicted", "say gradient")
            yield text(left + SUM, top, self.told_by, "say soft")
            return
        slope = f"{number(self.change.slope)} × {in_sum(self.change.nudge)}"
        yield from self.row(panel, 0, "predicted", "gradient", self.change.predicted)
        yield text(left + SUM, top, slope)
        yield text(left, top + 2 * ROW - 2, self.gap_in_short(), "soft")

    def row(
        self, panel: Box, place: int, name: str, role: str, value: float
    ) -> Iterator[str]:
        """Draw one change of the loss: its name, a bar, and the number."""
        assert self.change is not None
        y = round(panel.top) + FIRST_ROW + ROW * place
        yield text(round(panel.left) + PAD, y, name, f"say {role}")
        yield bar(round(panel.left) + ZERO, y - 5, value, self.change.scale, role)
        written = signed(value, self.change.digits)
        yield text(round(panel.right) - PAD, y, written, f"value end {role}")

    def gap_in_short(self) -> str:
        """Say what half the nudge does to the gap, in one line."""
        assert self.change is not None
        digits = self.change.digits
        gap, half = self.change.gap, self.change.gap_at_half
        if round(gap, digits) == 0:
            return "no gap: the loss is straight here"
        quarter = ", a quarter" if is_quartered(self.change) else ""
        return f"gap {gap:.{digits}f}; half the nudge leaves {half:.{digits}f}{quarter}"

    def sentence(self) -> str:
        """Say what the nudge did to the loss."""
        if self.change is None:
            return f"{self.told_by}."
        digits = self.change.digits
        real = f"real {signed(self.change.real, digits)}"
        if self.told_by:
            return f"{self.heading}: {real}; predicted {self.told_by}."
        predicted = f"predicted {signed(self.change.predicted, digits)}"
        return f"{self.heading}: {predicted}, {real}, {about_gap(self.change)}"

    def table(self) -> Iterator[tuple[str, str, str]]:
        """Yield the numbers of the nudge in full."""
        if self.change is None:
            return
        yield "nudge", self.entry, repr(self.change.nudge)
        if not self.told_by:
            yield "predicted ΔL", self.slope_name, repr(self.change.predicted)
        yield "real ΔL", "", repr(self.change.real)


def bar(zero: float, y: float, value: float, scale: float, role: str) -> str:
    """Draw a change from zero to the left or to the right, and where zero is."""
    look, length = ROLES[role], round(FURTHEST * value / (scale or 1), 1)
    axis = path(f"M{zero} {y - 10}v20", stroke(QUIET_LINE))
    d = f"M{zero} {y - 6}h{short(length)}v12h{short(-length)}z"
    if role == "gradient":
        return axis + path(d, stroke(look.line, 2, look.dash), look.fill)
    return axis + path(d, stroke(look.text, 2), look.line)


def in_sum(value: float) -> str:
    """Write a number behind a sign, in parentheses if it has one of its own."""
    return f"({number(value)})" if value < 0 else number(value)


def with_plus(value: float) -> str:
    """Write a number with its sign."""
    return ("+" if value > 0 else "") + number(value)
