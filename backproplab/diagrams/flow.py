"""The pass as a line of operations; every arrow is an array and carries its shape.

What comes back goes below, from right to left: the error of each array under the array,
the gradients of what an operation takes inside its box.
"""

from collections.abc import Sequence
from itertools import groupby

from backproplab.diagrams.flow_places import Arrow, Sent, Slot, slots_around
from backproplab.diagrams.layout import Box, Point, text_width
from backproplab.diagrams.operation import Line, operation
from backproplab.diagrams.svg import (
    VALUE,
    arrow_head,
    head_along,
    path,
    role_name,
    segment,
    stroke,
    text,
)
from backproplab.notation import PAPER, QUIET_LINE, role_of


def flow_line(
    arrows: Sequence[Arrow], box: Box, *, lit: int, both: bool = False
) -> str:
    """Draw operations and arrows left to right; those after the lit step are quiet.

    With `both`, what comes back is drawn below.
    """
    upper = box._replace(bottom=(box.top + box.bottom) / 2) if both else box
    passed = upper._replace(bottom=upper.bottom - 4)
    slots = slots_around(arrows, box, lit)
    parts = [
        operation_box(slot, passed if slot.is_passed else box, lit)
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


def one_arrow(array: Arrow | Sent, step: int, way: Box, lane: Box, lit: int) -> str:
    """Draw an array as an arrow: errors point back to the left."""
    role, is_back = role_of(array.name), isinstance(array, Sent)
    color = QUIET_LINE if step > lit else role.line
    middle = round((lane.top + lane.bottom) / 2)
    ends = Point(way.left, middle), Point(way.right, middle)
    start, tip = reversed(ends) if is_back else ends
    head = head_along(start, tip) if is_back else arrow_head(tip)
    width = 3.0 if step == lit else 1.5
    center = (way.left + way.right) // 2
    return (
        path(segment(start, tip), stroke(color, width, role.dash))
        + path(head, stroke(color, width))
        + text(center, middle - 7, array.name, name_kind(array.name, step > lit, way))
        + text(
            center, middle + 16, str(array.shape), "mid soft" if step > lit else "mid"
        )
    )


def name_kind(name: str, is_quiet: bool, way: Box) -> str:
    """Return how the name of an array is written: smaller where there is less room."""
    if text_width(name, VALUE, bold=True) > way.width:
        return "mid soft" if is_quiet else f"strong mid {role_name(name)}"
    return "say mid soft" if is_quiet else f"value mid {role_name(name)}"


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
