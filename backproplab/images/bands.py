"""The story around the net: forward above it, backward and update below it."""

from backproplab.diagrams.layout import Box, Point
from backproplab.images.curves import around
from backproplab.images.facts import (
    FOLLOWED,
    LEARNING_RATE,
    OUTPUT,
    UNIT,
    factor,
    plain,
    products,
    signed,
)
from backproplab.images.sheet import (
    HEADING,
    LEFT,
    LOSS,
    LOSS_X,
    RIGHT,
    SMALL,
    USUAL,
    Sheet,
)
from backproplab.notation import INK, PAPER, QUIET_TEXT

FORWARD_Y, BACKWARD_Y, STEPS_Y, UPDATE_Y, FOOTER_Y = 114, 560, 592, 730, 789
BACKWARD_X, OUTPUT_X = 620, 452  # where the heading and the text of step 1 begin
BAND, BAND_HEAD, CORNER = 3.0, 13, 22  # the two wide arrows
BAND_DASH = "9 6"

TITLE = "Backpropagation in one picture"
SUBTITLE = (
    "An example goes forward to a prediction. Its error comes back through the same "
    "weights and gives each one a gradient:",
    "how fast the loss grows with that weight. Then every weight takes a small step "
    "the other way.",
)


def draw_title(sheet: Sheet) -> None:
    """Say what the picture is, and its story in two lines."""
    sheet.canvas.text(Point(LEFT, 36), TITLE, INK, size=21, bold=True)
    for line, words in enumerate(SUBTITLE):
        sheet.canvas.text(Point(LEFT, 63 + 17 * line), words, QUIET_TEXT, size=USUAL)


def draw_heading(sheet: Sheet, at: Point, number: str, words: str, color: str) -> float:
    """Draw a numbered disc and the name of a part; return where it ends."""
    middle = Point(at.x + 12, at.y)
    sheet.canvas.box(around(middle, 24, 24), fill=color, edge=color, radius=12)
    sheet.canvas.text(middle, number, PAPER, size=13, bold=True, align="center")
    name = Point(at.x + 34, at.y)
    return sheet.canvas.text(name, words, color, size=HEADING, bold=True)


def draw_example(
    sheet: Sheet, at: Point, numbers: str, where: str, color: str
) -> float:
    """Write a formula with its numbers filled in, and where they are in the net."""
    end = sheet.canvas.text(at, numbers, color, size=USUAL, bold=True)
    return sheet.canvas.text(Point(end + 8, at.y), where, QUIET_TEXT, size=USUAL)


def draw_forward(sheet: Sheet) -> None:
    """Draw the first part of the story and its arrow into the loss."""
    look, facts = sheet.look("forward", "forward"), sheet.facts
    at = Point(LEFT, FORWARD_Y)
    end = draw_heading(sheet, at, "1", "Forward pass", look.text)
    words, ink = "z = weighted sum + bias, then ReLU", sheet.ink("forward")
    end = sheet.canvas.text(Point(end + 14, at.y), words, ink, size=USUAL)
    weights, bias = facts.alone["W1"][:, UNIT], facts.alone["b1"][UNIT]
    total = f"{products(facts.row('x'), weights)} + {factor(bias)}"
    numbers = f"{total} = {plain(facts.row('a1')[UNIT])}"
    at = Point(end + 14, at.y)
    end = draw_example(sheet, at, numbers, "in the middle unit", look.text)
    way = [Point(end + 14, at.y), Point(LOSS_X, at.y), Point(LOSS_X, LOSS.top - 2)]
    sheet.canvas.line(way, look.line, width=BAND, head=BAND_HEAD, corner=CORNER)


def draw_backward(sheet: Sheet) -> None:
    """Draw the second part: the arrow out of the loss and the two steps under it."""
    look = sheet.look("gradient", "output", "hidden")
    y = BACKWARD_Y
    way = [Point(LOSS_X, LOSS.bottom), Point(LOSS_X, y), Point(LEFT, y)]
    sheet.canvas.line(
        way, look.line, width=BAND, dash=BAND_DASH, head=BAND_HEAD, corner=CORNER
    )
    gap = Box(BACKWARD_X - 8, y - 13, BACKWARD_X + 162, y + 13)
    sheet.canvas.box(gap, fill=PAPER, edge=PAPER)
    draw_heading(sheet, Point(BACKWARD_X, y), "2", "Backward pass", look.text)
    draw_output_step(sheet)
    draw_hidden_step(sheet)


def draw_output_step(sheet: Sheet) -> None:
    """Work out the error of the lower output and the gradient of the framed weight."""
    facts = sheet.facts
    y_hat, y, error = (facts.row(name)[OUTPUT] for name in ("y_hat", "y", "dL_dz2"))
    gradient = facts.alone["dL_dW2"][FOLLOWED]
    rows = (
        "error = prediction − target",
        f"{plain(y_hat)} − {factor(y)} = {signed(error)}",
        "at the lower output",
        "gradient = error × value before the weight",
        f"{plain(error)} × {factor(facts.row('a1')[UNIT])} = {signed(gradient)}",
        "at the framed weight",
    )
    draw_step(sheet, OUTPUT_X, "output", "Step 1: output layer", rows)


def draw_hidden_step(sheet: Sheet) -> None:
    """Work out the error of the middle unit and the gradient of a weight before it."""
    facts = sheet.facts
    sent = products(facts.row("dL_dz2"), facts.alone["W2"][UNIT])
    error, x = facts.row("dL_dz1")[UNIT], facts.row("x")[0]
    slope = error / facts.row("dL_da1")[UNIT]
    gradient = facts.alone["dL_dW1"][0, UNIT]
    rows = (
        "error = (errors ahead × weights) × slope of ReLU",
        f"({sent}) × {factor(slope)} = {signed(error)}",
        "at the middle unit",
        "gradient = error × value before the weight",
        f"{plain(error)} × {factor(x)} = {signed(gradient)}",
        "at its weight from input 1",
    )
    draw_step(sheet, LEFT, "hidden", "Step 2: hidden layers", rows)


def draw_step(
    sheet: Sheet, x: float, part: str, title: str, rows: tuple[str, ...]
) -> None:
    """Write a step of the backward pass: two rules, each with numbers and a place."""
    color = sheet.look("gradient", part).text
    sheet.canvas.text(Point(x, STEPS_Y), title, color, size=13, bold=True)
    for y, first in ((STEPS_Y + 22, 0), (STEPS_Y + 62, 3)):
        rule, numbers, where = rows[first : first + 3]
        sheet.canvas.text(Point(x, y), rule, sheet.ink(part), size=USUAL)
        draw_example(sheet, Point(x, y + 17), numbers, where, color)


def draw_update(sheet: Sheet) -> None:
    """Draw the third part: the step of the framed weight, and what all steps bring."""
    look, facts, y = sheet.look("update", "update"), sheet.facts, UPDATE_Y
    ink, back = sheet.ink("update"), sheet.look("gradient", "update").text
    panel = Box(LEFT, y - 34, RIGHT, y + 34)
    sheet.canvas.box(panel, fill=look.fill, edge=look.line, width=1.4, radius=10)
    draw_heading(sheet, Point(LEFT + 16, y - 12), "3", "Update", look.text)
    at = Point(LEFT + 50, y + 14)
    sheet.canvas.text(at, "the framed weight", ink, size=USUAL)
    old, new = facts.alone["W2"][FOLLOWED], facts.new["W2"][FOLLOWED]
    draw_term(sheet, 252, signed(new), "new weight", look.text)
    draw_term(sheet, 304, "=", "", ink)
    draw_term(sheet, 356, signed(old), "old weight", ink)
    draw_term(sheet, 406, "−", "", ink)
    draw_term(sheet, 464, plain(LEARNING_RATE), "learning rate", look.text)
    draw_term(sheet, 523, "×", "", ink)
    draw_term(sheet, 564, factor(facts.alone["dL_dW2"][FOLLOWED]), "gradient", back)
    sheet.canvas.line([Point(614, y - 24), Point(614, y + 24)], look.line, width=1)
    loss = f"loss {plain(facts.loss)} → {plain(facts.new_loss)}"
    draw_term(sheet, 731, loss, "once all weights and biases step", look.text)


def draw_term(sheet: Sheet, x: float, number: str, word: str, color: str) -> None:
    """Write one term of the update, with what it is under it."""
    at, under, ink = (
        Point(x, UPDATE_Y - 12),
        Point(x, UPDATE_Y + 14),
        sheet.ink("update"),
    )
    sheet.canvas.text(at, number, color, size=17, bold=True, align="center")
    if word:
        ink = sheet.ink("update")
        sheet.canvas.text(under, word, ink, size=USUAL, align="center")


def draw_footer(sheet: Sheet) -> None:
    """Say which numbers these are, and what they are in the batch of the lessons."""
    facts = sheet.facts
    n = len(facts.batch["x"])
    error, in_batch = facts.row("dL_dz2")[OUTPUT], facts.batch["dL_dz2"][0, OUTPUT]
    gradient = facts.batch["dL_dW2"][FOLLOWED]
    lines = (
        f"These are the numbers of one example alone (N = 1). In a batch of {n} the "
        f"loss is a mean: this error is {plain(error)} / {n} = {signed(in_batch)},",
        f"and the gradients of the {n} examples add up: at the framed weight to "
        f"{signed(gradient)}.",
    )
    for line, words in enumerate(lines):
        at = Point(LEFT, FOOTER_Y + 16 * line)
        sheet.canvas.text(at, words, QUIET_TEXT, size=SMALL)
