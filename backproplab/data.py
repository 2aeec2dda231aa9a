"""Data: nets small enough for paper, toy sets of two classes, and real digits.

Toy sets are drawn from `np.random.default_rng(seed)`; no global state is read or set.
Nothing is downloaded: the digits are a file inside the package.
"""

from importlib import resources
from typing import NamedTuple

import numpy as np

from backproplab.layers import Dense, ReLU, Sigmoid
from backproplab.losses import Loss, MeanSquaredError, one_hot
from backproplab.network import Sequential
from backproplab.shapes import Array

N_TEST = 360  # a fifth of the 1,797 digits


class Example(NamedTuple):
    """A network with a loss and the rows to run it on: `trace(*integer_net())`."""

    network: Sequential
    loss: Loss
    x: Array
    y: Array


class Split(NamedTuple):
    """Rows to learn from, and rows that are held out to judge by."""

    x_train: Array
    y_train: Array
    x_test: Array
    y_test: Array


def integer_net() -> Example:
    """Return the net for paper: 2-3-2, ReLU, whole numbers, N = 5, L = 16.5.

    No pre-activation is 0, and every known mistake shows in some number.
    """
    network = Sequential(
        Dense([[1, -1, 2], [1, 2, -1]], [1, 1, -1]),
        ReLU(),
        Dense([[1, 1], [-1, 2], [2, 1]], [1, -1]),
    )
    x = np.array([[1, 2], [-1, 1], [2, -1], [0, -2], [-2, -1]], dtype=float)
    y = np.array([[1, 4], [0, 6], [2, 5], [-1, 1], [1, -2]], dtype=float)
    return Example(network, MeanSquaredError(), x, y)


def kink_twin() -> Example:
    """Return the integer net with b1[0] = 0: one pre-activation is exactly 0, L = 13.9.

    There, at the corner of ReLU, backprop and the central difference disagree in three
    entries: W1[0, 0], W1[1, 0] and b1[0].
    """
    network, loss, x, y = integer_net()
    return Example(network.with_params(b1=np.array([0.0, 1, -1])), loss, x, y)


def mazur_net() -> Example:
    """Return Mazur's 2-2-2 net, sigmoid everywhere, with his single example.

    With N = 1 the mean squared error is his E = ½ Σ (target - out)². His w1 … w4 are
    W1 read column by column, w5 … w8 are W2, and each layer's biases start out equal.
    Source: M. Mazur, "A Step by Step Backpropagation Example" (2015).
    """
    network = Sequential(
        Dense([[0.15, 0.25], [0.20, 0.30]], [0.35, 0.35]),
        Sigmoid(),
        Dense([[0.40, 0.50], [0.45, 0.55]], [0.60, 0.60]),
        Sigmoid(),
    )
    x, y = np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])
    return Example(network, MeanSquaredError(), x, y)


def xor() -> tuple[Array, Array]:
    """Return the four rows of "one or the other, but not both".

    Shapes: x (4, 2), y (4, 1), all 0 or 1.
    """
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    return x, np.array([[0], [1], [1], [0]], dtype=float)


def moons(n: int = 200, *, noise: float = 0.1, seed: int = 0) -> tuple[Array, Array]:
    """Draw two half circles that reach into each other.

    Shapes: x (n, 2), y (n, 1) of 0 and 1 in turn. `noise` is the spread of the points.
    """
    t, y, rng = places(n, seed)
    arc = on_circle(np.pi * t)
    x = np.where(y == 0, arc, [1, 0.5] - arc)
    return x + rng.normal(scale=noise, size=x.shape), y


def circles(n: int = 200, *, noise: float = 0.05, seed: int = 0) -> tuple[Array, Array]:
    """Draw a circle (y = 0) around another of half its size (y = 1).

    Shapes: x (n, 2), y (n, 1) of 0 and 1 in turn. `noise` is the spread of the points.
    """
    t, y, rng = places(n, seed)
    x = (1 - y / 2) * on_circle(2 * np.pi * t)
    return x + rng.normal(scale=noise, size=x.shape), y


def spirals(n: int = 200, *, noise: float = 0.02, seed: int = 0) -> tuple[Array, Array]:
    """Draw two spiral arms, each one and a half turns long.

    Shapes: x (n, 2), y (n, 1) of 0 and 1 in turn. `noise` is the spread of the points.
    """
    t, y, rng = places(n, seed)
    turned = np.pi * (3 * t + y)  # the second arm starts half a turn later
    x = (0.1 + 0.9 * t) * on_circle(turned)
    return x + rng.normal(scale=noise, size=x.shape), y


def digits(*, seed: int = 0) -> Split:
    """Return the 8-by-8 handwritten digits: 1,437 rows to learn from and 360 held out.

    Which rows are held out is drawn at random, without regard to their class.
    Shapes: x (N, 64) of gray values from 0 to 1, y (N, 10) one-hot.
    Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI
    Machine Learning Repository (1998), doi 10.24432/C50P49, license CC BY 4.0: the
    1,797 images of its test set, as scikit-learn ships them.
    """
    file = resources.files("backproplab").joinpath("digits.npz")
    with file.open("rb") as stream, np.load(stream) as stored:
        x, y = stored["images"] / 16, one_hot(stored["labels"], 10)
    order = np.random.default_rng(seed).permutation(len(x))
    test, train = order[:N_TEST], order[N_TEST:]
    return Split(x[train], y[train], x[test], y[test])


def places(n: int, seed: int) -> tuple[Array, Array, np.random.Generator]:
    """Draw a place from 0 to 1 along its curve for each row; the classes take turns.

    Shapes: t, y (n, 1).
    """
    if n != int(n) or n < 2:
        raise ValueError(f"n must be a whole number ≥ 2, got {n!r}")
    rng = np.random.default_rng(seed)
    y = np.arange(n, dtype=float)[:, np.newaxis] % 2
    return rng.uniform(size=(n, 1)), y, rng


def on_circle(angle: Array) -> Array:
    """Return the points of the unit circle at these angles (N, 1), as rows (N, 2)."""
    return np.hstack([np.cos(angle), np.sin(angle)])
