"""Losses: one number for how far the predictions are from the targets.

The 1/N sits inside every loss, so a gradient is the slope of the number on the screen.
Both methods take (prediction, target): what is differentiated comes first.
"""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from backproplab.layers import Sigmoid, Softplus, log_softmax
from backproplab.shapes import Array, as_count, as_floats, as_table, same_shape

# The smallest normal number, 2e-308: a probability below it, 0 above all, counts as
# this much, so that no log is infinite.
TINY = float(np.finfo(float).tiny)


class Loss(Protocol):
    """What every loss offers."""

    def value(self, y_hat: ArrayLike, y: ArrayLike) -> float: ...

    def gradient(self, y_hat: ArrayLike, y: ArrayLike) -> Array: ...


class MeanSquaredError:
    """Mean over the rows of half the squared distance: L = (1/2N) Σ (ŷ - y)².

    The half makes the gradient (prediction - target) / N. PyTorch's MSELoss divides by
    N · n_out and has no half, so its gradient is 2 / n_out times ours; scikit-learn's
    mean_squared_error is that same number.
    Shapes: y_hat, y (N, n_out). Units: those of y, squared.
    """

    def value(self, y_hat: ArrayLike, y: ArrayLike) -> float:
        y_hat, y = paired("y_hat", y_hat, y)
        return float(np.sum((y_hat - y) ** 2) / (2 * len(y)))

    def gradient(self, y_hat: ArrayLike, y: ArrayLike) -> Array:
        y_hat, y = paired("y_hat", y_hat, y)
        return (y_hat - y) / len(y)


class BinaryCrossEntropy:
    """Mean surprise at yes-or-no targets, from probabilities p in (0, 1).

    L = -(1/N) Σ [y log p + (1 - y) log(1 - p)], summed over the outputs.
    Shapes: p, y (N, n_out); 0 ≤ y ≤ 1. Units: nats.
    """

    def value(self, p: ArrayLike, y: ArrayLike) -> float:
        p, y = paired_probabilities(p, y)
        yes, no = np.maximum(p, TINY), np.maximum(1 - p, TINY)
        return float(np.sum(-y * np.log(yes) - (1 - y) * np.log(no)) / len(y))

    def gradient(self, p: ArrayLike, y: ArrayLike) -> Array:
        p, y = paired_probabilities(p, y)
        yes, no = np.maximum(p, TINY), np.maximum(1 - p, TINY)
        return ((1 - y) / no - y / yes) / len(y)


class CrossEntropy:
    """Mean surprise at the true class, from probabilities p: L = -(1/N) Σ y log p.

    Shapes: p, y (N, n_classes); each row of y is one-hot, or sums to 1. Units: nats.
    """

    def value(self, p: ArrayLike, y: ArrayLike) -> float:
        p, y = paired_probabilities(p, y)
        each_row_sums_to_one(y)
        return float(np.sum(-y * np.log(np.maximum(p, TINY))) / len(y))

    def gradient(self, p: ArrayLike, y: ArrayLike) -> Array:
        p, y = paired_probabilities(p, y)
        each_row_sums_to_one(y)
        return -y / np.maximum(p, TINY) / len(y)


class SigmoidCrossEntropy:
    """Binary cross-entropy from logits z: the sigmoid is inside.

    L = (1/N) Σ [log(1 + eᶻ) - y z]; the gradient is (σ(z) - y) / N.
    Shapes: z, y (N, n_out); 0 ≤ y ≤ 1. Units: nats.
    """

    def value(self, z: ArrayLike, y: ArrayLike) -> float:
        z, y = paired("z", z, y)
        within("y", y, 0, 1)
        softplus, _ = Softplus().forward(z)
        return float(np.sum(softplus - y * z) / len(y))

    def gradient(self, z: ArrayLike, y: ArrayLike) -> Array:
        z, y = paired("z", z, y)
        within("y", y, 0, 1)
        p, _ = Sigmoid().forward(z)
        return (p - y) / len(y)


class SoftmaxCrossEntropy:
    """Mean surprise at the true class, from logits z: the softmax is inside.

    L = -(1/N) Σ y log softmax(z); the gradient is (softmax(z) - y) / N.
    Shapes: z, y (N, n_classes); each row of y is one-hot, or sums to 1. Units: nats.
    """

    def value(self, z: ArrayLike, y: ArrayLike) -> float:
        z, y = paired("z", z, y)
        each_row_sums_to_one(y)
        log_p = np.where(y == 0, 0, log_softmax(z))  # 0 · log 0 is 0 here
        return float(np.sum(-y * log_p) / len(y))

    def gradient(self, z: ArrayLike, y: ArrayLike) -> Array:
        z, y = paired("z", z, y)
        each_row_sums_to_one(y)
        return (np.exp(log_softmax(z)) - y) / len(y)


def one_hot(labels: ArrayLike, n_classes: int) -> Array:
    """Turn class numbers 0 … n_classes - 1 into rows with a single 1.

    Shapes: labels (N,), result (N, n_classes).
    Raises ValueError that names the first label out of range or not whole.
    """
    numbers = as_table("labels", labels, ("N",))
    n_classes = as_count("n_classes", n_classes)
    for row, number in enumerate(numbers):
        if not (0 <= number < n_classes and number == int(number)):
            raise ValueError(
                f"label {np.asarray(labels)[row]} in row {row} is not one of "
                f"0 … {n_classes - 1}"
            )
    rows: Array = np.eye(n_classes)[numbers.astype(int)]
    return rows


def paired(name: str, prediction: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Return prediction and target as tables (N, n_out) of one shape."""
    target = as_floats("y", y)
    table = as_table(name, prediction, ("N", "n_out"))
    if target.ndim == 1 and target.shape == table.shape[:1] and table.shape[1] > 1:
        raise ValueError(
            f"shapes differ: {name} has shape {table.shape}, y has shape "
            f"{target.shape}; y looks like class numbers: write one_hot(y, "
            f"{table.shape[1]})"
        )
    return same_shape(name, table, "y", target)


def paired_probabilities(p: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Return p and y as tables of one shape, with all entries from 0 to 1."""
    p, y = paired("p", p, y)
    advice = "; logits belong to the losses on logits"
    within("p", p, 0, 1, slack=1e-4, advice=advice)  # a gradient check steps outside
    within("y", y, 0, 1)
    return p, y


def within(
    name: str,
    array: Array,
    low: float,
    high: float,
    *,
    slack: float = 0,
    advice: str = "",
) -> None:
    """Refuse entries below low or above high; NaN passes, and shows in the result."""
    outside = (array < low - slack) | (array > high + slack)
    if outside.any():
        place = tuple(int(i) for i in np.argwhere(outside)[0])
        raise ValueError(
            f"{name}{list(place)} is {array[place]}, "
            f"not from {low:g} to {high:g}{advice}"
        )


def each_row_sums_to_one(y: Array) -> None:
    """Refuse targets of which a row is no distribution over the classes."""
    within("y", y, 0, 1)
    for row, total in enumerate(y.sum(axis=1)):
        if abs(total - 1) > 1e-6:
            raise ValueError(
                f"row {row} of y sums to {total:g}, not to 1: is y one-hot?"
            )
