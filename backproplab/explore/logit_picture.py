"""The picture of scores that become probabilities, an error and a loss."""

from collections.abc import Iterable

from backproplab.diagrams import svg
from backproplab.diagrams.bars import Bars
from backproplab.diagrams.layout import Box, Point
from backproplab.diagrams.panel import title
from backproplab.explore.logit_numbers import Scored
from backproplab.notation import HAIRLINE, ROLES
from backproplab.shapes import Array

WIDTH, PAD, ROW = 1000, 16, 46
NAMES, FIRST_ROW, BELOW = 34, 52, 150  # heights: the names, and the panels below
FORWARD, ERROR, LOSS = ROLES["forward"], ROLES["gradient"], ROLES["loss"]
SCORE, EXP = 156, 372  # where numbers end, from left to right
ONLY_TARGET = "Only the target's p counts; p = 1 costs nothing."
SUM_DIGITS = 6  # a sum near 1 still shows that its log is not 0
BASE = svg.VALUE / 3  # from the middle of a row to the line of its letters
COLUMNS = (  # role, middle, words
    ("forward", 138, "z"),
    ("forward", 300, "exp(z − largest)"),
    ("forward", 489, "p = exp ÷ sum"),
    ("forward", 658, "y"),
    ("gradient", 864, "p − y = dL_dz"),
)
BETWEEN = ((190, "→"), (399, "→"), (587, "−"), (746, "="))


class Layout:
    """Where everything stands for so many classes."""

    def __init__(self, n_classes: int) -> None:
        self.n_classes = n_classes
        self.end = FIRST_ROW + ROW * n_classes
        top = self.end + 46
        self.height = top + BELOW
        self.table = Box(0.5, 0.5, WIDTH - 0.5, top - 9.5)
        self.loss = Box(0.5, top + 0.5, 350.5, self.height - 0.5)
        self.numpy = Box(360.5, top + 0.5, WIDTH - 0.5, self.height - 0.5)
        self.p = self.bars(402, 498, (0, 1), 66)
        self.y = self.bars(610, 706, (0, 1), 14)
        self.error = self.bars(768, 960, (-1, 1), 78)

    def bars(
        self, left: float, right: float, ends: tuple[float, float], room: float
    ) -> Bars:
        """Return room for a column of bars."""
        box = Box(left, FIRST_ROW, right, self.end)
        return Bars(box, self.n_classes, *ends, room)

    def line(self, row: int) -> float:
        """Return where the letters of a row stand; the sums are the last row."""
        return self.p.middle(row) + BASE - 4 * (row == self.n_classes)


def stage(layout: Layout, target: int) -> list[str]:
    """Draw what all frames with one target share."""
    columns = (layout.p, layout.y, layout.error)
    rule = svg.segment(
        Point(PAD, layout.end + 0.5), Point(WIDTH - PAD, layout.end + 0.5)
    )
    row = layout.p.middle(target) - ROW / 2
    band = Box(8, row + 2, WIDTH - 8, row + ROW - 2)
    return [
        svg.panels((layout.table, layout.loss, layout.numpy)),
        svg.rectangle(band, corner=6, look=f'fill="{LOSS.fill}"'),
        svg.text(PAD, NAMES, "class", "title"),
        *(svg.text(x, NAMES, words, f"value {kind} mid") for kind, x, words in COLUMNS),
        svg.texts([(x, NAMES, sign) for x, sign in BETWEEN], "value soft mid"),
        *(bars.scale() for bars in columns),
        svg.path(rule, svg.stroke(HAIRLINE)),
        *classes(layout, target),
        svg.text(PAD, layout.line(layout.n_classes), "sum", "title"),
        title(layout.loss, "Loss of this example"),
        svg.text(PAD, layout.loss.bottom - 20, ONLY_TARGET, "soft"),
        title(layout.numpy, "NumPy: as the formula stands, and with care"),
    ]


def classes(layout: Layout, target: int) -> Iterable[str]:
    """Write the number of each class, and which one is the target."""
    for row in range(layout.n_classes):
        tail = ("target", "title loss") if row == target else ("", "")
        yield svg.text(PAD, layout.line(row), f"{row}  ", "value", tail=tail)


def frame_parts(layout: Layout, seen: Scored) -> list[str]:
    """Draw what moves: numbers, bars, sums, the loss, and both ways in NumPy."""
    return [
        *scores(layout, seen),
        layout.p.drawn(seen.p.tolist(), FORWARD),
        layout.p.numbers(seen.p.tolist(), "forward"),
        layout.y.drawn(seen.y.tolist(), FORWARD, hollow=True),
        layout.y.numbers(seen.y.tolist(), "forward"),
        layout.error.drawn(seen.error.tolist(), ERROR),
        layout.error.numbers(seen.error.tolist(), "gradient"),
        sums(layout, seen),
        *loss_lines(layout.loss, seen),
        *numpy_lines(layout.numpy, seen),
    ]


def scores(layout: Layout, seen: Scored) -> Iterable[str]:
    """Write each score, and its exp."""
    for row, (z, shifted, e) in enumerate(
        zip(seen.z.tolist(), seen.shifted.tolist(), seen.exps.tolist(), strict=True)
    ):
        y = layout.line(row)
        exp = f"exp({svg.number(shifted)}) = "
        yield svg.text(SCORE, y, svg.number(z), "value forward end")
        yield svg.text(
            EXP, y, exp, "say soft end", tail=(svg.number(e), "strong forward")
        )


def sums(layout: Layout, seen: Scored) -> str:
    """Write the sums under their columns."""
    exps, *others = seen.sums
    p, y, error = map(svg.number, others)
    at = layout.line(layout.n_classes)
    forward = [
        (EXP, at, svg.number(exps, SUM_DIGITS)),
        (layout.p.place(0)[0], at, p),
        (layout.y.place(0)[0], at, y),
    ]
    last = svg.text(layout.error.zero, at, error, "value gradient mid")
    return svg.texts(forward, "value forward end") + last


def loss_lines(panel: Box, seen: Scored) -> Iterable[str]:
    """Work the loss out: from p, and from the scores so that no log is infinite."""
    x, y = panel.left + PAD, panel.top + 48
    name, (total, *_) = f"[{seen.target}]", seen.sums
    shifted = svg.number(float(seen.shifted[seen.target]))
    shifted = f"({shifted})" if shifted.startswith(svg.MINUS) else shifted
    yield svg.text(x, y, f"L = −log p{name}", "say")
    yield svg.text(x, y + 24, f"= log sum − (z{name} − largest)", "say")
    result = svg.number(seen.loss)
    worked = f"= log {svg.number(total, SUM_DIGITS)} − {shifted} = "
    yield svg.text(x, y + 52, worked, "say", tail=(result, "lead loss"))


def numpy_lines(panel: Box, seen: Scored) -> Iterable[str]:
    """Write two ways in NumPy, with what each gives for these scores."""
    x, y = panel.left + PAD, panel.top + 46
    plain, k = seen.naive, seen.target
    formula = f"p = np.exp(z) / np.exp(z).sum(); L = -np.log(p[{k}])"
    with_care = (
        "s = z - z.max(); e = np.exp(s)",
        f"p = e / e.sum(); L = np.log(e.sum()) - s[{k}]",
    )
    yield svg.text(x, y, formula, "code")
    kind = "strong" if seen.trouble else "update"
    yield svg.text(x, y + 20, gives(plain.p, plain.loss, seen.trouble), kind)
    yield svg.texts(
        [(x, y + 48 + 18 * i, line) for i, line in enumerate(with_care)], "code"
    )
    yield svg.text(x, y + 86, gives(seen.p, seen.loss), "update")


def gives(p: Array, loss: float, trouble: str = "") -> str:
    """Say what p and L a line of NumPy gives, and why if they are wrong."""
    listed = ", ".join(map(svg.number, p.tolist()))
    mark, why = ("✗", f": {trouble}") if trouble else ("✓", "")
    return f"{mark} p = {listed} and L = {svg.number(loss)}{why}"
