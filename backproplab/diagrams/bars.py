"""Bars in rows: numbers as lengths from 0, one to a row, to be compared by eye."""

from collections.abc import Sequence
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.svg import (
    VALUE,
    fitting_number,
    group,
    path,
    rectangle,
    segment,
    stroke,
    text,
    with_sign,
)
from backproplab.notation import PAPER, QUIET_LINE, Role

GAP = 10  # between a bar and its number


class Bars(NamedTuple):
    """Room for one bar in each row, on a scale from low to high with 0 in it.

    Where both signs can come, a number stands on the other side of 0 than its bar, so
    the two never meet. Else it ends at one place right of the scale, and may begin
    where its bar ends.
    """

    box: Box
    rows: int
    low: float
    high: float
    room: float  # that a number has

    @property
    def has_signs(self) -> bool:
        """Say whether numbers below 0 can come."""
        return self.low < 0

    @property
    def zero(self) -> float:
        """Where 0 lies from left to right."""
        return self.across(0)

    def across(self, value: float) -> float:
        """Return where a value ends, from left to right; at most the end of the box."""
        inside = min(max(value, self.low), self.high)
        part = (inside - self.low) / (self.high - self.low)
        return self.box.left + part * self.box.width

    def middle(self, row: int) -> float:
        """Return the middle of a row, from top to bottom."""
        return self.box.top + (row + 0.5) * self.box.height / self.rows

    def bar(self, row: int, value: float, thick: float = 20) -> Box:
        """Return the room of one bar."""
        y, ends = self.middle(row), sorted((self.zero, self.across(value)))
        return Box(ends[0], y - thick / 2, ends[1], y + thick / 2)

    def place(self, value: float) -> tuple[float, str]:
        """Return where the number of a bar is written, and its alignment."""
        if not self.has_signs:
            return self.box.right + GAP + self.room, "end"
        return (self.zero - GAP, "end") if value > 0 else (self.zero + GAP, "")

    def scale(self) -> str:
        """Draw the line of 0, and quieter ones where the scale ends."""
        top, bottom = self.box.top, self.box.bottom
        ends = "".join(
            segment(Point(x, top), Point(x, bottom))
            for x in {self.box.left, self.box.right} - {self.zero}
        )
        zero = segment(Point(self.zero, top), Point(self.zero, bottom))
        return path(ends, stroke(QUIET_LINE, 1, "1 3")) + path(zero, stroke(QUIET_LINE))

    def drawn(
        self, values: Sequence[float], role: Role, *, hollow: bool = False
    ) -> str:
        """Draw the bars; hollow ones are outlines only."""
        look = f'fill="{PAPER if hollow else role.fill}" {stroke(role.line, 2)}'
        if role.dash:
            look += f' stroke-dasharray="{role.dash}"'
        elif not hollow:
            look = f'fill="{role.line}"'
        boxes = (self.bar(row, value) for row, value in enumerate(values))
        return group((rectangle(box) for box in boxes if box.width >= 0.1), look)

    def numbers(self, values: Sequence[float], kind: str) -> str:
        """Write the numbers beside the bars, with signs where there are both."""
        return "".join(
            self.number(row, value, kind) for row, value in enumerate(values)
        )

    def number(self, row: int, value: float, kind: str) -> str:
        """Write one number beside its bar."""
        x, align = self.place(value)
        if self.has_signs:
            written = with_sign(value, self.room)
        else:
            room = x - GAP - self.bar(row, value).right
            written = fitting_number(value, room, size=VALUE, bold=True)
        return text(x, self.middle(row) + VALUE / 3, written, f"value {kind} {align}")
