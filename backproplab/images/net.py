"""The net: nodes with value and error, wires with weight and gradient, the loss."""

from backproplab.diagrams.layout import Point
from backproplab.images.curves import around
from backproplab.images.facts import factor, plain, signed
from backproplab.images.sheet import (
    LARGE,
    LOSS,
    LOSS_X,
    MIDDLE,
    SMALL,
    USUAL,
    Sheet,
)
from backproplab.images.wires import (
    FRAME,
    RADIUS,
    SPLIT,
    TAG_HEIGHT,
    TAG_WIDTH,
    Wire,
    draw_wire,
    draw_wires_to_loss,
    wires_of,
)
from backproplab.notation import PAPER, QUIET_LINE, QUIET_TEXT

LINE = 15  # pixels from one small line of words to the next
BADGE_WIDTH, BADGE_HEIGHT = 56, 20


def draw_net(sheet: Sheet) -> None:
    """Draw the wires first, then what lies on them."""
    draw_wires_to_loss(sheet)
    for layer, part in ((1, "hidden"), (2, "output")):
        wires = wires_of(sheet, layer)
        for wire in wires:
            draw_wire(sheet, wire)
        for wire in wires:
            draw_tag(sheet, wire, part)
        draw_tag_titles(sheet, wires[0])
    draw_nodes(sheet)
    draw_loss(sheet)


def draw_tag(sheet: Sheet, wire: Wire, part: str) -> None:
    """Draw a weight and its gradient side by side, in a frame if it is followed."""
    parts = ("update",) if wire.followed else ()
    ink = sheet.look("parameter", "forward", *parts)
    look = sheet.look("gradient", part, *parts)
    weight = Point(wire.tag.x - (TAG_WIDTH - SPLIT) / 2, wire.tag.y)
    gradient = Point(wire.tag.x + SPLIT / 2, wire.tag.y)
    right = around(gradient, TAG_WIDTH - SPLIT, TAG_HEIGHT)
    canvas = sheet.canvas
    canvas.box(around(wire.tag, TAG_WIDTH, TAG_HEIGHT), fill=PAPER, edge=QUIET_LINE)
    canvas.box(right, fill=look.fill, edge=look.line)
    words = f"{look.mark} {signed(wire.gradient)}"
    canvas.text(gradient, words, look.text, size=USUAL, align="center")
    words = signed(wire.weight)
    canvas.text(weight, words, ink.text, size=USUAL, bold=True, align="center")
    if wire.followed:
        frame = around(wire.tag, TAG_WIDTH + 2 * FRAME, TAG_HEIGHT + 2 * FRAME)
        edge = sheet.look("update", "update").line
        canvas.box(frame, fill="none", edge=edge, radius=9, width=2.4)


def draw_tag_titles(sheet: Sheet, first: Wire) -> None:
    """Say above a column of tags what stands in them."""
    x, y = first.tag.x - 7, first.tag.y - 23
    at = Point(x - 4, y)
    sheet.canvas.text(at, "weight", QUIET_TEXT, size=SMALL, align="right")
    sheet.canvas.text(Point(x + 4, y), "gradient", QUIET_TEXT, size=SMALL)


def draw_nodes(sheet: Sheet) -> None:
    """Draw all nodes, each with what it is called and the error that reaches it."""
    facts = sheet.facts
    inputs, hidden, outputs = sheet.columns
    for k, at in enumerate(inputs):
        draw_node(sheet, at, facts.row("x")[k], f"input {k + 1}")
    for k, at in enumerate(hidden):
        z = f"z = {plain(facts.row('z1')[k])}"
        draw_node(sheet, at, facts.row("a1")[k], bias(sheet, 1, k), z)
        draw_error(sheet, at, facts.row("dL_dz1")[k], "hidden")
    for k, at in enumerate(outputs):
        draw_node(sheet, at, facts.row("y_hat")[k], bias(sheet, 2, k), "prediction")
        draw_error(sheet, at, facts.row("dL_dz2")[k], "output")
    off = Point(hidden[-1].x + 40, hidden[-1].y + 41)
    words = "z < 0: ReLU is off, nothing passes"
    sheet.canvas.text(off, words, QUIET_TEXT, size=SMALL)


def bias(sheet: Sheet, layer: int, k: int) -> str:
    """Name the bias of a unit."""
    return f"bias {signed(sheet.facts.alone[f'b{layer}'][k])}"


def draw_node(sheet: Sheet, at: Point, value: float, *captions: str) -> None:
    """Draw a circle with a value in it and captions above it."""
    look = sheet.look("forward", "forward")
    circle = around(at, 2 * RADIUS, 2 * RADIUS)
    sheet.canvas.box(circle, fill=look.fill, edge=look.line, radius=RADIUS, width=1.8)
    sheet.canvas.text(
        at, plain(value), look.text, size=LARGE, bold=True, align="center"
    )
    for line, caption in enumerate(reversed(captions)):
        sheet.note(Point(at.x, at.y - RADIUS - 11 - LINE * line), caption)


def draw_error(sheet: Sheet, node: Point, error: float, part: str) -> None:
    """Draw a pill under a node with the error that has come back to it."""
    look = sheet.look("gradient", part)
    at = Point(node.x, node.y + RADIUS + 14)
    pill = around(at, BADGE_WIDTH, BADGE_HEIGHT)
    sheet.canvas.box(pill, fill=look.fill, edge=look.line, radius=BADGE_HEIGHT)
    words = f"{look.mark} {signed(error)}"
    sheet.canvas.text(at, words, look.text, size=USUAL, bold=True, align="center")
    below = Point(at.x, at.y + 18)
    sheet.canvas.text(
        below, look.word, look.text, size=SMALL, align="center", halo=PAPER
    )


def draw_loss(sheet: Sheet) -> None:
    """Draw the loss with the targets it compares with and its sum."""
    facts, canvas, look = sheet.facts, sheet.canvas, sheet.look("loss", "loss")
    canvas.box(LOSS, fill=look.fill, edge=look.line, width=1.8, radius=10)
    for node, target in zip(sheet.columns[-1], facts.row("y"), strict=True):
        at, words = Point(LOSS_X, node.y), f"target {plain(target)}"
        canvas.text(at, words, look.text, size=USUAL, align="center")
    squares = " + ".join(f"{factor(error)}²" for error in facts.row("dL_dz2"))
    for shift, words, size in (
        (-24, look.word, USUAL),
        (0, plain(facts.loss), LARGE),
        (24, f"½ ({squares})", USUAL),
    ):
        at, bold = Point(LOSS_X, MIDDLE + shift), shift <= 0
        canvas.text(at, words, look.text, size=size, bold=bold, align="center")
