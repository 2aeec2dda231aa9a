"""Mazur's network with his names: which weight leads from where to where."""

from matplotlib.figure import Figure

from backproplab.data import mazur_net
from backproplab.diagrams.layout import Box, Point, node_positions
from backproplab.images.canvas import Canvas
from backproplab.images.curves import around, lane, toward
from backproplab.images.facts import plain
from backproplab.notation import HAIRLINE, PAPER, QUIET_TEXT, ROLES

WIDTH, HEIGHT = 640, 290
NET = Box(70, 72, 570, 212)
RADIUS, HEAD = 24, 10
TAG = 0.3  # of the way along a wire stands its weight, so that no two tags meet
APART = 5  # the value and the error on one wire

LAYERS = (("i1", "i2"), ("h1", "h2"), ("o1", "o2"))
ALT_TEXT = (
    "Mazur's network. Over w1 and w2 the inputs i1 and i2 reach the hidden neuron h1,"
    " over w3 and w4 they reach h2. Over w5 and w6 the hidden neurons h1 and h2 reach"
    " the output o1, over w7 and w8 they reach o2. Both hidden neurons have the bias"
    " b1, both outputs have b2. Two dashed arrows lead back to h1: from o1 over w5, and"
    " from o2 over w7."
)


def mazur_picture() -> Figure:
    """Draw the network with its weights, and the two ways of the error of h1."""
    canvas = Canvas(WIDTH, HEIGHT)
    panel = Box(1, 1, WIDTH - 1, HEIGHT - 1)
    canvas.box(panel, fill=PAPER, edge=HAIRLINE, radius=14)
    columns = node_positions([len(names) for names in LAYERS], NET)
    for layer in (1, 2):
        draw_wires(canvas, columns[layer - 1], columns[layer], layer)
    for names, column in zip(LAYERS, columns, strict=True):
        for name, at in zip(names, column, strict=True):
            draw_node(canvas, at, name)
    draw_biases(canvas, columns)
    canvas.text(
        Point(24, 26), "dashed: the error of h1", ROLES["gradient"].text, size=12
    )
    return canvas.figure


def draw_wires(
    canvas: Canvas, before: list[Point], after: list[Point], layer: int
) -> None:
    """Draw the four wires of a layer, numbered as Mazur does: by the neuron ahead."""
    weights = mazur_net().network.params[f"W{layer}"]
    ways = [(i, j) for j in range(len(after)) for i in range(len(before))]
    for number, (i, j) in enumerate(ways, 4 * layer - 3):
        start = toward(before[i], after[j], RADIUS)
        end = toward(after[j], before[i], RADIUS)
        returns = layer == 2 and i == 0
        draw_value(canvas, start, end, aside=APART if returns else 0)
        if returns:
            draw_error(canvas, end, start)
        draw_tag(canvas, start, end, f"w{number} = {plain(weights[i, j])}")


def draw_value(canvas: Canvas, start: Point, end: Point, *, aside: float) -> None:
    """Draw the way forward."""
    color = ROLES["forward"].line
    canvas.line(lane(start, end, aside), color, width=1.6, head=HEAD)


def draw_error(canvas: Canvas, start: Point, end: Point) -> None:
    """Draw the way back, beside the way forward."""
    look = ROLES["gradient"]
    way = lane(start, end, APART)
    canvas.line(way, look.line, width=1.8, dash=look.dash, head=HEAD)


def draw_tag(canvas: Canvas, start: Point, end: Point, words: str) -> None:
    """Write the weight on its wire."""
    at = Point(start.x + TAG * (end.x - start.x), start.y + TAG * (end.y - start.y))
    box, look = around(at, 76, 20), ROLES["parameter"]
    canvas.box(box, fill=look.fill, edge=HAIRLINE, radius=6)
    canvas.text(at, words, look.text, size=12, align="center")


def draw_node(canvas: Canvas, at: Point, name: str) -> None:
    """Draw a neuron, or an input, with its name."""
    look = ROLES["forward"]
    disc = around(at, 2 * RADIUS, 2 * RADIUS)
    canvas.box(disc, fill=PAPER, edge=look.line, radius=RADIUS, width=1.6)
    canvas.text(at, name, look.text, size=15, bold=True, align="center")


def draw_biases(canvas: Canvas, columns: list[list[Point]]) -> None:
    """Write below each layer the bias that both of its neurons have."""
    params = mazur_net().network.params
    for layer in (1, 2):
        at = Point(columns[layer][-1].x, NET.bottom + RADIUS + 26)
        words = f"both: b{layer} = {plain(params[f'b{layer}'][0])}"
        canvas.text(at, words, QUIET_TEXT, size=12, align="center")
