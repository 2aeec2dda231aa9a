"""What the training lab offers: data sets, networks, rates; and what it is given."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab import data
from backproplab.explore.controls import Control, choice, grid, play, slider
from backproplab.layers import Layer, ReLU, Sigmoid, Tanh
from backproplab.losses import BinaryCrossEntropy, Loss, SigmoidCrossEntropy
from backproplab.network import Sequential, mlp
from backproplab.shapes import Array, as_table
from backproplab.training import as_finite

MOST_EPOCHS, FIRST_EPOCH = 300, 60
DATA: dict[str, Callable[[], tuple[Array, Array]]] = {
    "moons": data.moons,
    "circles": data.circles,
    "spirals": data.spirals,
    "XOR": data.xor,
}
HIDDEN: dict[str, tuple[int, ...]] = {
    "none": (),
    "2": (2,),
    "4": (4,),
    "8": (8,),
    "16": (16,),
    "8 + 8": (8, 8),
    "16 + 16": (16, 16),
}
ACTIVATIONS: dict[str, Layer] = {"tanh": Tanh(), "ReLU": ReLU(), "sigmoid": Sigmoid()}
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
FIRST_RATE = 0.3
MOST_POINTS = 1000  # for the speed of an epoch, and for the eye
SECONDS = 0.1  # from one epoch to the next while it plays


class Setting(NamedTuple):
    """What decides about a run of training."""

    rate: float
    data: str = ""  # "" where the learner gives it
    hidden: str = ""
    activation: str = ""


class Given(NamedTuple):
    """What a learner brings along; the rest is chosen in the lab."""

    network: Sequential | None
    loss: Loss
    points: tuple[Array, Array] | None
    seed: int

    def start(self, setting: Setting) -> tuple[Sequential, Array, Array]:
        """Return the network before the first step, and the points of a setting."""
        x, y = self.points or DATA[setting.data]()
        return self.network or built(setting, self.seed), x, y

    def controls(self) -> list[Control]:
        """Return a control for everything that is not given."""
        offered = []
        if not self.points:
            offered.append(choice("data", "Data", [*DATA], "moons"))
        if not self.network:
            offered += [
                choice("hidden", "Hidden units", [*HIDDEN], "8"),
                choice("activation", "Activation", [*ACTIVATIONS], "tanh"),
            ]
        return [
            *offered,
            grid("rate", "Learning rate", RATES, FIRST_RATE),
            slider("epoch", "Epoch", 0, MOST_EPOCHS, 1, FIRST_EPOCH),
            play("epoch", seconds=SECONDS, steps=True),
        ]


def built(setting: Setting, seed: int) -> Sequential:
    """Build the network of a setting: two inputs, one score."""
    sizes = (2, *HIDDEN[setting.hidden], 1)
    return mlp(sizes, activation=ACTIVATIONS[setting.activation], seed=seed)


def given(
    network: Layer | None,
    loss: Loss | None,
    x: ArrayLike | None,
    y: ArrayLike | None,
    seed: int,
) -> Given:
    """Return what a learner gave, after a check that it can be drawn and trained.

    Without a loss it is binary cross-entropy: of probabilities where the last layer is
    Sigmoid, else of scores.
    """
    if (x is None) != (y is None):
        raise ValueError("give both x and y, or neither")
    net = None if network is None else as_network(network)
    ends_in_p = net is not None and isinstance(net.layers[-1], Sigmoid)
    usual = BinaryCrossEntropy() if ends_in_p else SigmoidCrossEntropy()
    points = None if x is None or y is None else as_points(x, y)
    if net is not None:
        expect_planar(net)
    return Given(net, usual if loss is None else loss, points, seed)


def as_network(network: Layer) -> Sequential:
    """Return a single layer as a network of one."""
    return network if isinstance(network, Sequential) else Sequential(network)


def as_points(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Return points of the plane, each with its class, 0 or 1.

    Shapes: x (N, 2), y (N, 1).
    """
    x = as_table("x", as_finite("x", x), ("N", "n_in"))
    y = as_table("y", as_finite("y", y), ("N", "n_out"))
    if x.shape[1] != 2 or y.shape != (len(x), 1):
        raise ValueError(
            "the lab draws points of the plane in two classes: x must be (N, 2) and "
            f"y (N, 1), got {x.shape} and {y.shape}"
        )
    if len(x) > MOST_POINTS:
        raise ValueError(
            f"the lab draws at most {MOST_POINTS} points, got {len(x)}: give a part"
        )
    if not np.isin(y, (0, 1)).all():
        wrong = y[~np.isin(y, (0, 1))][0]
        raise ValueError(f"y must be 0 or 1 in each row, got {wrong:g}")
    return x, y


def expect_planar(network: Sequential) -> None:
    """Refuse a network that does not make one number of two."""
    out = network(np.zeros((1, 2)))
    if out.shape != (1, 1):
        raise ValueError(
            f"the lab needs a network with 2 inputs and 1 output, got {network!r}"
        )
