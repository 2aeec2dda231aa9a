"""Nudge one weight: does the loss change as the slope from backward says?"""

from numpy.typing import ArrayLike

from backproplab.diagrams import svg
from backproplab.explore.change import is_quartered, is_straight
from backproplab.explore.controls import choice, slider
from backproplab.explore.example import example_with
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table, quantities
from backproplab.explore.nudge_picture import card, marks
from backproplab.explore.one_weight import FURTHEST, HEIGHT, WIDTH, Move, Weights
from backproplab.layers import Layer
from backproplab.losses import Loss

STEP, FIRST = 0.05, 0.4  # of the nudge


def nudge(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Explorer:
    """Nudge one weight of a network of your own, or of the integer net.

    The slope comes from backward; the change it predicts stands beside the change that
    the loss really makes. Shapes: x (N, n_in), y (N, n_out).
    """
    weights = Weights(*example_with(network, loss, x, y))
    return Explorer(
        lambda weight, nudge: frame(weights.moved(weight, nudge)),
        choice("weight", "Weight", [*weights.entries], next(iter(weights.entries))),
        slider("nudge", "Nudge", -FURTHEST, FURTHEST, STEP, FIRST),
        title="Nudge one weight: predicted against real change of the loss",
        stages=weights.stage,
    )


def frame(move: Move) -> Frame:
    """Show one move as picture, sentence and table."""
    parts = (*marks(move), *card(move))
    return Frame(
        svg.picture(WIDTH, HEIGHT, parts), sentence(move), table(move), move.name
    )


def sentence(move: Move) -> str:
    """Say what the nudge did, and how the gap behaves when the nudge shrinks."""
    if move.nudge == 0:
        return (
            f"{move.name} stands at {svg.number(move.weight)}, where L is "
            f"{svg.number(move.loss)} and the slope {svg.number(move.slope)}: "
            "no nudge, no change."
        )
    said = (
        f"{move.name} moved by {svg.signed(move.nudge, 2)}: predicted "
        f"{svg.signed(move.predicted, move.digits)}, real "
        f"{svg.signed(move.real, move.digits)}"
    )
    return f"{said}, {about_gap(move)}"


def about_gap(move: Move) -> str:
    """Say how the gap behaves, as measured with half the nudge."""
    if is_straight(move):
        return "no gap: the loss is straight here."
    gap = f"{move.gap:.{move.digits}f}"
    half = f"half the nudge leaves {move.gap_at_half:.{move.digits}f}"
    if is_quartered(move):
        return f"the gap {gap} shrinks about with the square of the nudge: {half}."
    return f"the gap is {gap}; {half}."


def table(move: Move) -> Table:
    """List the numbers of a move in full."""
    rows = {
        f"weight {move.name}": move.weight,
        "loss L before": move.loss,
        f"slope {move.of}": move.slope,
        "nudge": move.nudge,
        "predicted change = slope × nudge": move.predicted,
        "real change": move.real,
        "gap": move.gap,
        "gap with half the nudge": move.gap_at_half,
    }
    return quantities(rows)
