"""The wires: a value goes forward on each, and an error comes back beside it."""

from dataclasses import dataclass

from backproplab.diagrams.layout import Point
from backproplab.images.curves import aside, lane, toward
from backproplab.images.facts import FOLLOWED
from backproplab.images.sheet import LOSS, MIDDLE, Sheet
from backproplab.notation import QUIET_LINE, Role

RADIUS = 27  # of a node
TAG_WIDTH, TAG_HEIGHT, TAG_STEP = 78, 24, 35
SPLIT = 30  # pixels of a tag's width for the weight; the rest is for its gradient
FRAME = 4  # pixels that the frame of the followed tag lies outside it
UNDER = 6  # pixels that a line goes on under the edge of a tag
TAG_AWAY = 106  # from the middle of the nodes that a column of tags stands beside
APART = 3.0  # from the middle of a wire to each of the two flows on it
THICK, THIN, HEAD = 1.8, 1.2, 8.0


@dataclass(frozen=True)
class Wire:
    """From a unit to a unit of the next layer, through the tag of its weight.

    `value` goes in on the left, `error` comes from the right; `returned` is the error
    of the unit on the left, 0 when its activation lets nothing pass.
    """

    layer: int
    followed: bool
    start: Point
    tag: Point
    end: Point
    value: float
    error: float
    returned: float
    weight: float
    gradient: float


def wires_of(sheet: Sheet, layer: int) -> list[Wire]:
    """List the wires of a layer, their tags from top to bottom.

    The tags stand beside the smaller layer in the order of its units, so that no wire
    passes behind the tag of another.
    """
    alone, (before, after) = sheet.facts.alone, sheet.columns[layer - 1 : layer + 1]
    ends = [(i, j) for i in range(len(before)) for j in range(len(after))]
    x = before[0].x + TAG_AWAY
    if len(after) < len(before):
        ends.sort(key=lambda end: end[1])
        x = after[0].x - TAG_AWAY
    values = sheet.facts.row("x" if layer == 1 else "a1")
    errors = sheet.facts.row(f"dL_dz{layer}")
    returned = sheet.facts.row("dL_dx" if layer == 1 else "dL_dz1")
    W, dL_dW = alone[f"W{layer}"], alone[f"dL_dW{layer}"]
    top = MIDDLE - TAG_STEP * (len(ends) - 1) / 2
    return [
        Wire(
            layer,
            layer == 2 and (i, j) == FOLLOWED,
            before[i],
            Point(x, top + TAG_STEP * row),
            after[j],
            *(values[i], errors[j], returned[i], W[i, j], dL_dW[i, j]),
        )
        for row, (i, j) in enumerate(ends)
    ]


def draw_wire(sheet: Sheet, wire: Wire) -> None:
    """Draw the value going forward and, where there is one, the error coming back."""
    half = TAG_WIDTH / 2 + (FRAME if wire.followed else 0)
    inner = half - UNDER
    left, right = (Point(wire.tag.x + side, wire.tag.y) for side in (-inner, inner))
    draw_value(sheet, wire, left, right)
    if wire.error:
        part = "hidden" if wire.layer == 1 else "output"
        start, edge = toward(wire.end, right, RADIUS), Point(wire.tag.x + half, right.y)
        draw_flow(sheet, sheet.look("gradient", part), start, edge)
    if wire.error and wire.layer == 2:
        draw_returning(sheet, wire, left)


def draw_value(sheet: Sheet, wire: Wire, left: Point, right: Point) -> None:
    """Draw the way forward: to the tag and on; a value of 0 is a thin grey line."""
    look = sheet.look("forward", "forward")
    color, width, head = (
        (look.line, THICK, HEAD) if wire.value else (QUIET_LINE, THIN, 0)
    )
    apart = APART if wire.error else 0
    start, end = toward(wire.start, left, RADIUS), toward(wire.end, right, RADIUS)
    sheet.canvas.line(lane(start, left, apart), color, width=width)
    sheet.canvas.line(lane(right, end, apart), color, width=width, head=head)


def draw_returning(sheet: Sheet, wire: Wire, left: Point) -> None:
    """Draw the error on its way to a hidden unit: an arrow, or a bar where it stops."""
    look = sheet.look("gradient", "hidden")
    if wire.returned:
        draw_flow(sheet, look, left, toward(wire.start, left, RADIUS))
        return
    stop = toward(wire.start, left, RADIUS + 7)
    draw_flow(sheet, look, left, stop, head=0)
    bar = [aside(stop, left, 7), aside(stop, left, -7)]
    sheet.canvas.line(bar, look.line, width=2.6)


def draw_flow(
    sheet: Sheet, look: Role, start: Point, end: Point, *, head: float = HEAD
) -> None:
    """Draw an error flowing back beside the value on the same wire."""
    way = lane(start, end, APART)
    sheet.canvas.line(way, look.line, width=THICK, dash=look.dash, head=head)


def draw_wires_to_loss(sheet: Sheet) -> None:
    """Draw each prediction going into the loss and its error coming out."""
    forward = sheet.look("forward", "forward", "loss")
    back = sheet.look("gradient", "output")
    for node, error in zip(sheet.columns[-1], sheet.facts.row("dL_dz2"), strict=True):
        start, end = Point(node.x + RADIUS, node.y), Point(LOSS.left, node.y)
        way = lane(start, end, APART if error else 0)
        sheet.canvas.line(way, forward.line, width=THICK, head=HEAD)
        if error:
            draw_flow(sheet, back, end, start)
