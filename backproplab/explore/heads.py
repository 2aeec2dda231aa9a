"""Output heads side by side: which error they send back, and how they learn."""

from functools import cache
from typing import Any

import numpy as np

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box
from backproplab.explore.controls import choice, play, slider
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.head_numbers import (
    FURTHEST,
    MOST_STEPS,
    TARGETS,
    USUAL,
    At,
    Head,
    head_of,
    learned,
)
from backproplab.explore.head_picture import HEIGHT, HeadPanel, is_same, rounded, symbol
from backproplab.explore.slope_picture import grown
from backproplab.explore.stage import Still
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.shapes import Array

WIDTH, GAP = 1000, 10
STEP, FIRST_Z, FEW_STEPS = 0.5, 4.0, 10
QUANTITIES = (
    "z at the start",
    "z now",
    "ŷ at the start",
    "ŷ now",
    "L",
    "dL/dŷ",
    "dŷ/dz",
    "dL/dz",
    "ŷ − y",
)


def heads(*own: tuple[Layer, Loss]) -> Explorer:
    """Compare output heads: which error dL_dz do they send back at the same z?

    Linear with squares, sigmoid and softmax with cross-entropy send back ŷ - y; a
    sigmoid with squares multiplies it by its slope, and starts slowly where that is
    small. Up to four pairs of a layer and a loss of your own take the last places. The
    steps of learning are those of one neuron with x = 1, at the rate 0.15.
    """
    if len(own) > len(USUAL):
        raise ValueError(f"heads shows up to {len(USUAL)} pairs, got {len(own)}")
    shown = Heads((*USUAL[: len(USUAL) - len(own)], *map(head_of, own)))
    return Explorer(
        shown.draw,
        *controls(),
        title="Output heads: which error goes back from the same z?",
        stages=shown.stage,
    )


def controls() -> list[dict[str, Any]]:
    """Return what can be set."""
    return [
        slider("z", "z at the start", -FURTHEST, FURTHEST, STEP, FIRST_Z),
        choice("target", "Target y", [str(y) for y in TARGETS], "0"),
        slider("steps", "Steps of learning", 0, MOST_STEPS, FEW_STEPS, 0),
        play("steps", seconds=0.15),
    ]


class Heads:
    """Draws four heads at one start, before or after some steps of learning."""

    def __init__(self, chosen: tuple[Head, ...]) -> None:
        self.heads = chosen
        width = (WIDTH - 1 - GAP * (len(USUAL) - 1)) / len(USUAL)
        lefts = (0.5 + k * (width + GAP) for k in range(len(USUAL)))
        boxes = (Box(left, 0.5, left + width, HEIGHT - 0.5) for left in lefts)
        self.panels = [
            HeadPanel(head, WIDTH, box) for head, box in zip(chosen, boxes, strict=True)
        ]
        self.paths, self.starts = cache(self.learned), cache(self.before)

    def learned(self, y: int) -> list[Array]:
        """Return where every start leads, head by head. Shapes: (steps + 1, starts)."""
        n_starts = round(2 * FURTHEST / STEP) + 1
        starts = np.linspace(-FURTHEST, FURTHEST, n_starts)
        return [learned(head, starts, y) for head in self.heads]

    def before(self, z: float, y: int) -> list[At]:
        """Return the numbers at the start, head by head."""
        return [head.at(z, y) for head in self.heads]

    def after(self, z: float, y: int, steps: int) -> list[At]:
        """Return the numbers where some steps lead from z, head by head."""
        start = round((z + FURTHEST) / STEP)
        pairs = zip(self.heads, self.paths(y), strict=True)
        return [head.at(float(path[steps, start]), y) for head, path in pairs]

    def draw(self, z: float, target: str, steps: float) -> Frame:
        """Draw all heads where some steps of learning from z have led them."""
        y = int(target)
        starts = self.starts(z, y)
        nows = self.after(z, y, int(steps)) if steps else starts
        shown = zip(self.panels, starts, nows, strict=True)
        parts = [p for panel, begin, now in shown for p in panel.moving(begin, now, y)]
        return Frame(
            svg.picture(WIDTH, HEIGHT, parts, styled=False),
            self.sentence(starts, nows, y, int(steps)),
            self.table(starts, nows),
            target,
        )

    def stage(self, target: str) -> Still:
        """Draw what never moves for one target."""
        parts = [part for panel in self.panels for part in panel.quiet(int(target))]
        return Still(svg.picture(WIDTH, HEIGHT, parts))

    def sentence(self, starts: list[At], nows: list[At], y: int, steps: int) -> str:
        """Say which errors go back, and what the steps have done."""
        where = f"z = {svg.number(starts[0].z)}, target {y}"
        pairs = [*zip(self.heads, nows, strict=True)]
        if steps == 0:
            return f"At {where}, dL/dz is: {'; '.join(error_of(*p) for p in pairs)}."
        ends = "; ".join(map(change_of, self.heads, starts, nows))
        told = f"After {steps} steps of learning from {where}: {ends}."
        others = "; ".join(
            error_of(head, now) for head, now in pairs if not is_same(now)
        )
        return f"{told} dL/dz is now: {others}." if others else told

    def table(self, starts: list[At], nows: list[At]) -> Table:
        """List the numbers of all heads in full, a column for each."""
        names = tuple(head.name for head in self.heads)
        columns = map(numbers_of, starts, nows)
        rows = zip(QUANTITIES, *columns, strict=True)
        return ("quantity", *names), *rows


def error_of(head: Head, at: At) -> str:
    """Say which error a head sends back, and how it compares with ŷ - y."""
    said = f"{head.name} {rounded(at.error)}"
    if is_same(at):
        return f"{said} = {symbol(head)} − y"
    if at.error == 0 or at.missed == 0:
        return said
    return f"{said}, {grown(abs(at.error / at.missed))} than {symbol(head)} − y"


def change_of(head: Head, start: At, now: At) -> str:
    """Say what learning has made of a prediction."""
    before, after = (rounded(float(at.y_hat[0])) for at in (start, now))
    return f"{head.name}, {symbol(head)} {before} → {after}"


def numbers_of(start: At, now: At) -> tuple[str, ...]:
    """Return a column of the table."""
    arrays = now.y_hat, [now.loss], now.loss_slope, now.own_slope
    numbers = [start.z], [now.z], start.y_hat, *arrays, [now.error], [now.missed]
    return tuple(", ".join(svg.number(float(v), 12) for v in each) for each in numbers)
