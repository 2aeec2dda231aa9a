"""The trace sheet: one page for paper work, with a place for every table of a pass.

Values stand in a row from the inputs to the targets, errors below the values that they
belong to, gradients below the errors that they are made of.
"""

from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from backproplab.data import integer_net
from backproplab.diagrams.layout import Box, Point
from backproplab.images.canvas import Canvas
from backproplab.images.facts import plain
from backproplab.notation import HAIRLINE, INK, QUIET_TEXT, ROLES, role_of
from backproplab.steps import GIVEN, Step
from backproplab.tracing import Trace, trace

WIDTH, HEIGHT = 827, 1169  # A4 at 100 pixels to the inch; it prints on Letter as well
LEFT, CELL, LINE, GAP = 52, 46, 35, 44  # width and height of a cell, between tables
BIASES = 42  # from the weights down to the biases
TITLE, NAME, SMALL = 21, 13, 11  # sizes of letters
LETTERS = 22  # of a formula that fit over two columns of cells
FRAME, HEAD, OUTSIDE = 1.6, 9, 5  # of lines and arrows

# The columns of the page and how many cells wide they are; the rows and where they are.
COLUMNS = {"x": 2, "z1": 3, "a1": 3, "z2": 2, "y": 2}
PARAMETERS, VALUES, ERRORS, GRADIENTS = 172, 400, 660, 920
LABELS = {"z2": "z2 = y_hat"}
HOW_TO = (
    "Network 2-3-2, ReLU in the hidden layer, mean squared error, N = 5. One row is one"
    " example, counted from 0.",
    "Values go to the right (solid), errors come back to the left (dashed), and below"
    " them stand the gradients.",
)


class Table(NamedTuple):
    """A step of the pass and the box of its cells."""

    step: Step
    box: Box

    @property
    def formula(self) -> list[str]:
        """Return the NumPy line, in as many lines as it takes."""
        if self.step.direction == GIVEN:
            return []
        return wrap(self.step.formula.replace(").sum", ") .sum"), LETTERS)


def trace_sheet(*, filled: bool = False) -> Figure:
    """Draw the page for the integer net, with its numbers or with empty cells.

    What is given, inputs, targets and parameters, is always filled in.
    """
    steps, canvas = trace(*integer_net()), Canvas(WIDTH, HEIGHT)
    draw_head(canvas, filled=filled)
    for table in tables(steps):
        draw_cells(canvas, table)
        draw_caption(canvas, table)
        if filled or table.step.direction == GIVEN:
            draw_numbers(canvas, table)
    draw_arrows(canvas)
    draw_row_numbers(canvas, len(steps["x"]))
    return canvas.figure


def left_of(column: str) -> float:
    """Return where a column of the page begins."""
    names = [*COLUMNS]
    before = [COLUMNS[name] for name in names[: names.index(column)]]
    return LEFT + CELL * sum(before) + GAP * len(before)


def tables(steps: Trace) -> list[Table]:
    """Return all tables of the page."""

    def placed(name: str, column: str, top: float) -> Table:
        left, step = left_of(column), steps.step(name)
        n_rows, n_columns = np.atleast_2d(step.value).shape
        box = Box(left, top, left + n_columns * CELL, top + n_rows * LINE)
        return Table(step, box)

    found = [placed(name, name, VALUES) for name in COLUMNS]
    found += [placed(f"dL_d{name}", name, ERRORS) for name in ("z1", "a1", "z2")]
    found.append(placed("L", "y", ERRORS))
    for prefix, top in (("", PARAMETERS), ("dL_d", GRADIENTS)):
        for layer in (1, 2):
            weights = placed(f"{prefix}W{layer}", f"z{layer}", top)
            below = weights.box.bottom + BIASES
            found += [weights, placed(f"{prefix}b{layer}", f"z{layer}", below)]
    return found


def draw_head(canvas: Canvas, *, filled: bool) -> None:
    """Write what this page is, and how to read it."""
    title = f"Trace sheet: the integer net{', filled in' if filled else ''}"
    canvas.text(Point(LEFT, 52), title, INK, size=TITLE, bold=True)
    for line, words in enumerate(HOW_TO):
        canvas.text(Point(LEFT, 82 + 17 * line), words, QUIET_TEXT, size=SMALL)


def draw_cells(canvas: Canvas, table: Table) -> None:
    """Draw the frame of a table, marked like everything of its kind, and its cells."""
    box, look = table.box, role_of(table.step.name)
    for y in np.arange(box.top + LINE, box.bottom, LINE):
        canvas.line([Point(box.left, y), Point(box.right, y)], HAIRLINE, width=1)
    for x in np.arange(box.left + CELL, box.right, CELL):
        canvas.line([Point(x, box.top), Point(x, box.bottom)], HAIRLINE, width=1)
    corners = [
        Point(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)
    ]
    around = [corners[n] for n in (0, 2, 3, 1, 0)]
    canvas.line(around, look.line, width=FRAME, dash=look.dash)


def draw_caption(canvas: Canvas, table: Table) -> None:
    """Write name and shape of a table above it, and how it is computed."""
    name, formula = table.step.name, table.formula
    left, bottom = table.box.left, table.box.top - 10
    for line, words in enumerate(reversed(formula)):
        canvas.text(Point(left, bottom - 14 * line), words, INK, size=SMALL)
    y, color = bottom - 1 - 14 * len(formula), role_of(name).text
    label = LABELS.get(name, name)
    end = canvas.text(Point(left, y), label, color, size=NAME, bold=True)
    canvas.text(Point(end + 6, y), str(table.step.shape), QUIET_TEXT, size=SMALL)


def draw_numbers(canvas: Canvas, table: Table) -> None:
    """Write a number into the middle of every cell."""
    color, numbers = role_of(table.step.name).text, np.atleast_2d(table.step.value)
    for (row, column), number in np.ndenumerate(numbers):
        x = table.box.left + (column + 0.5) * CELL
        y = table.box.top + (row + 0.5) * LINE
        canvas.text(Point(x, y), plain(number), color, size=NAME, align="center")


def draw_arrows(canvas: Canvas) -> None:
    """Draw the way forward, the way back, and the ways down to the gradients."""
    names = [*COLUMNS]
    for left, right in pairwise(names):
        x, end = left_of(right) - GAP + OUTSIDE, left_of(right) - OUTSIDE
        if right != "y":  # which is given
            ahead = [Point(x, middle(VALUES)), Point(end, middle(VALUES))]
            draw_arrow(canvas, ahead, "forward")
        if left != "x":
            back = [Point(end, middle(ERRORS)), Point(x, middle(ERRORS))]
            draw_arrow(canvas, back, "gradient")
    for column in ("z1", "z2"):
        x = left_of(column) + CELL * COLUMNS[column] / 2
        down = [Point(x, ERRORS + 5 * LINE + OUTSIDE), Point(x, GRADIENTS - 46)]
        draw_arrow(canvas, down, "gradient")


def draw_arrow(canvas: Canvas, way: list[Point], role: str) -> None:
    """Draw one arrow in the look of a role."""
    look = ROLES[role]
    canvas.line(way, look.line, width=FRAME, dash=look.dash, head=HEAD)


def middle(top: float) -> float:
    """Return the height of the middle row of a table of five rows."""
    return top + 2.5 * LINE


def draw_row_numbers(canvas: Canvas, n_rows: int) -> None:
    """Write the numbers of the examples at the left edge."""
    for n in range(n_rows):
        at = Point(LEFT - 14, VALUES + (n + 0.5) * LINE)
        canvas.text(at, str(n), QUIET_TEXT, size=SMALL, align="center")
