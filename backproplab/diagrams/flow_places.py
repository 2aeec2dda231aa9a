"""Where the operations and arrows of a pass stand in one line.

As many arrows are drawn as there is room for, at least six, those around the lit one.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from backproplab.diagrams.layout import Box, window
from backproplab.diagrams.operation import box_width

FEW_ARROWS, BROADEST_BOX, LEAST_WAY = 6, 105, 60


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


def slots_around(arrows: Sequence[Arrow], box: Box, lit: int) -> list[Slot]:
    """Share the room out among the arrows around the lit step."""
    back = [k for k, arrow in enumerate(arrows) if arrow.is_on_way(lit)]
    widths = [broad(arrow) for arrow in arrows]
    most = how_many(widths, box.width)
    shown = window(len(arrows), back[0] if back else lit, most)
    free = box.width - LEAST_WAY * len(shown)
    if sum(widths[k] for k in shown) > free:
        limit = free // sum(widths[k] > 0 for k in shown)
        widths = [min(width, limit) for width in widths]
    way = (box.width - sum(widths[k] for k in shown)) // len(shown)
    edges = [box.left]
    for k in shown:
        edges.append(edges[-1] + widths[k] + way)
    return [
        Slot(
            arrows[k],
            k,
            box._replace(left=left, right=right),
            left + widths[k],
            bool(k and arrows[k].back and arrows[k].back == arrows[k - 1].back),
        )
        for k, (left, right) in zip(shown, pairwise(edges), strict=True)
    ]


def broad(arrow: Arrow) -> float:
    """Return the width that the box of an operation needs, none without one."""
    if not arrow.operation:
        return 0
    lines = [*arrow.takes, *(grad.name for grad in arrow.grads)]
    return min(BROADEST_BOX, box_width(arrow.operation, lines))


def how_many(widths: Sequence[float], room: float) -> int:
    """Return how many arrows fit, whichever are shown, so that their number stays."""
    widest = sorted(widths, reverse=True)
    fitting = [
        n for n in range(1, len(widths) + 1) if sum(widest[:n]) + LEAST_WAY * n <= room
    ]
    return max(FEW_ARROWS, *fitting)
