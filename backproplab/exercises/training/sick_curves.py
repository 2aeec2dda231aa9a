"""Four training runs that went wrong, to be told apart by their curves."""

from typing import NamedTuple

import numpy as np

from backproplab.data import moons
from backproplab.losses import SigmoidCrossEntropy
from backproplab.network import Sequential, mlp
from backproplab.optimizers import SGD, Adam, Optimizer
from backproplab.shapes import Array
from backproplab.training import train

LOSS = SigmoidCrossEntropy()


class Curve(NamedTuple):
    """The losses of a run, at the start and after each epoch.

    Shapes: train, held_out (epochs + 1,).
    """

    train: Array
    held_out: Array


def sick_curves() -> dict[str, Curve]:
    """Run four small trainings that went wrong, and return their curves by letter."""
    x, y = moons(100, noise=0.2)
    few_x, few_y = moons(24, noise=0.45, seed=3)
    mixed = np.random.default_rng(1).permutation(y)
    return {
        "A": run(mlp([2, 8, 1]), x, mixed, SGD(0.5)),
        "B": run(mlp([2, 8, 1]), x, y, SGD(0.005)),
        "C": run(mlp([2, 64, 1]), few_x, few_y, Adam(0.03)),
        "D": run(mlp([2, 8, 1]), x, y, SGD(40.0)),
    }


def run(start: Sequential, x: Array, y: Array, optimizer: Optimizer) -> Curve:
    """Train for 100 epochs, and measure each network on rows that were held out."""
    history = train(start, LOSS, x, y, optimizer=optimizer, epochs=100, progress=False)
    held_x, held_y = moons(100, noise=0.45 if len(x) < 50 else 0.2, seed=9)
    held_out = [LOSS.value(network(held_x), held_y) for network in history.networks]
    return Curve(np.array(history.losses), np.array(held_out))
