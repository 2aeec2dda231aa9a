"""The loss in the picture of a network: a box, because it belongs to all rows."""

from collections.abc import Sequence

from backproplab.diagrams.layout import Point
from backproplab.diagrams.svg import VALUE, fitting_number, path, short, stroke, text
from backproplab.notation import PAPER, QUIET_LINE, ROLES

LOSS = ROLES["loss"]
TALL = 26


def loss_look(loss: float | None) -> str:
    """Return the look of its lines: quiet as long as it is not computed."""
    if loss is None:
        return stroke(QUIET_LINE)
    return stroke(LOSS.line, 2, LOSS.dash)


def loss_box(loss: float | None, place: Point, width: float) -> str:
    """Draw the box of the loss, with its number when it is computed."""
    x, y = place
    d = f"M{short(x - width / 2)} {short(y - TALL / 2)}h{short(width)}v{TALL}"
    d += f"h-{short(width)}z"
    look = loss_look(loss)
    if loss is None:
        return path(d, look, PAPER) + text(x, y + 5, "L", "soft mid")
    written = fitting_number(loss, width - 8, size=VALUE, bold=True)
    return path(d, look, LOSS.fill) + text(x, y + 5, written, "value loss mid")


def loss_wires(look: str, outputs: Sequence[Point], end: Point, aside: float) -> str:
    """Draw the way from the outputs, down beside them at x = aside, into the loss."""
    if not outputs:
        return ""
    d = "".join(f"M{short(x)} {short(y)}H{short(aside)}" for x, y in outputs)
    d += f"M{short(aside)} {short(outputs[0].y)}V{short(end.y)}H{short(end.x)}"
    return path(d, look)
