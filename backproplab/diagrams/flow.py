"""The pass as a line of operations; every arrow is an array and carries its shape.

What comes back goes below, from right to left: the error of each array under the array,
the gradients of what an operation takes inside its box. At most six arrows are drawn,
those around the lit one.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from backproplab.diagrams.layout import Box, Point, window
from backproplab.diagrams.operation import Line, operation
from backproplab.diagrams.svg import (
    arrow_head,
    head_along,
    path,
    role_name,
    segment,
    stroke,
    text,
)
from backproplab.notation import PAPER, QUIET_LINE, role_of

MOST_ARROWS, BROADEST_BOX, LEAST_WAY = 6, 105, 60


class Sent(NamedTuple):
    """What comes back: its name, its shape, and which step of the whole pass it is."""

    name: str
    shape: tuple[int, ...]
    step: int


class Arrow(NamedTuple):
    """One array of the pass, and the operation that makes it ("" for the inputs).

    `takes` are the arrays that come in from the side, each with its shape. `back` is
    the error that comes back along it, `grads` are the gradients of what it takes.
    """

    name: str
    shape: tuple[int, ...]
    operation: str = ""
    takes: Sequence[str] = ()
    back: Sent | None = None
    grads: Sequence[Sent] = ()

    def is_on_way(self, step: int) -> bool:
        """Say whether something that this step makes comes back here."""
        return step in {sent.step for sent in (self.back, *self.grads) if sent}


class Slot(NamedTuple):
    """An arrow in its place: a box for the operation, and the way on to the right."""

    arrow: Arrow
    step: int
    room: Box
    start: float  # where the arrow leaves its operation
    is_passed: bool  # by an error that comes from further on

    @property
    def way(self) -> Box:
        """The room of the arrow itself."""
        return self.room._replace(left=self.start, right=self.room.right - 2)


def flow_line(
    arrows: Sequence[Arrow], box: Box, *, lit: int, both: bool = False
) -> str:
    """Draw operations and arrows left to right; those after the lit step are quiet.

    With `both`, what comes back is drawn below.
    """
    upper = box._replace(bottom=(box.top + box.bottom) / 2) if both else box
    slots = slots_around(arrows, box, lit)
    parts = [
        operation_box(slot, upper if slot.is_passed else box, lit)
        + one_arrow(slot.arrow, slot.step, slot.way, upper, lit)
        for slot in slots
    ]
    if both:
        lower = box._replace(top=upper.bottom)
        for back, group in groupby(slots, lambda slot: slot.arrow.back):
            ways = [slot.way for slot in group]
            way = ways[0]._replace(right=ways[-1].right + 2)
            parts += [one_arrow(back, back.step, way, lower, lit)] if back else []
    return "".join(parts)


def slots_around(arrows: Sequence[Arrow], box: Box, lit: int) -> list[Slot]:
    """Share the room out among the arrows around the lit step."""
    back = [k for k, arrow in enumerate(arrows) if arrow.is_on_way(lit)]
    shown = window(len(arrows), back[0] if back else lit, MOST_ARROWS)
    boxes = sum(bool(arrows[k].operation) for k in shown)
    broad = min(BROADEST_BOX, (box.width - LEAST_WAY * len(shown)) // max(1, boxes))
    way, left = (box.width - broad * boxes) // len(shown), box.left
    slots = []
    for k in shown:
        start = left + broad * bool(arrows[k].operation)
        is_passed = bool(k and arrows[k].back and arrows[k].back == arrows[k - 1].back)
        room = box._replace(left=left, right=start + way)
        slots.append(Slot(arrows[k], k, room, start, is_passed))
        left = start + way
    return slots


def one_arrow(array: Arrow | Sent, step: int, way: Box, lane: Box, lit: int) -> str:
    """Draw an array as an arrow: errors point back to the left."""
    role, is_back = role_of(array.name), isinstance(array, Sent)
    color = QUIET_LINE if step > lit else role.line
    middle = round((lane.top + lane.bottom) / 2)
    ends = Point(way.left, middle), Point(way.right, middle)
    start, tip = reversed(ends) if is_back else ends
    head = head_along(start, tip) if is_back else arrow_head(tip)
    look = stroke(color, 3.0 if step == lit else 1.5, role.dash)
    center = (way.left + way.right) // 2
    name = "soft" if step > lit else role_name(array.name)
    size, shape = ("say", "mid soft") if step > lit else ("value", "mid")
    return (
        path(segment(start, tip), look)
        + path(head, stroke(color, 3.0 if step == lit else 1.5))
        + text(center, middle - 7, array.name, f"{size} mid {name}")
        + text(center, middle + 16, str(array.shape), shape)
    )


def operation_box(slot: Slot, lane: Box, lit: int) -> str:
    """Draw the box of an operation: its name, what it takes, and its gradients."""
    arrow = slot.arrow
    if not arrow.operation:
        return ""
    frame = Box(slot.room.left, lane.top, slot.start, lane.bottom)
    made = next((s for s in arrow.grads if s.step == lit), arrow)
    is_lit = made is not arrow or slot.step == lit
    role = role_of(made.name)
    color = QUIET_LINE if slot.step > lit else role.line
    look = f'fill="{role.fill if is_lit else PAPER}" ' + stroke(
        color, 2 if is_lit else 1.5
    )
    grads = [Line(s.name, grad_kind(s, lit)) for s in arrow.grads]
    return operation(frame, look, arrow.operation, arrow.takes, grads)


def grad_kind(grad: Sent, lit: int) -> str:
    """Return how a gradient is written: quiet to come, strong when it is made."""
    if grad.step > lit:
        return "mid soft"
    return f"mid {role_name(grad.name)}{' strong' if grad.step == lit else ''}"
