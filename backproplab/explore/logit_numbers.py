"""From scores to probabilities to a loss, with care and without: the numbers."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab.activations import Softmax
from backproplab.diagrams.svg import number
from backproplab.losses import SoftmaxCrossEntropy, one_hot
from backproplab.shapes import Array

AS_SET, ADDED, TIMES = "as set", "1000 added", "200 times as large"
SIZES = (AS_SET, ADDED, TIMES)


class Naive(NamedTuple):
    """What NumPy makes of exp(z) / exp(z).sum() and of -log p, whatever z is.

    Shapes: exps, p (n_classes,).
    """

    exps: Array
    p: Array
    loss: float


class Scored(NamedTuple):
    """One example: its scores, and all that follows from them and from the target.

    Shapes: z, exps, p, y, error (n_classes,).
    """

    z: Array
    target: int
    exps: Array  # of z - largest
    p: Array
    y: Array
    loss: float
    error: Array
    naive: Naive

    @property
    def largest(self) -> float:
        return float(self.z.max())

    @property
    def shifted(self) -> Array:
        """The scores with the largest subtracted: none is above 0."""
        return self.z - self.largest

    @property
    def sums(self) -> tuple[float, float, float, float]:
        """The sums of the exps, of p, of y and of the error, without round-off."""
        columns = (self.exps, self.p, self.y, self.error)
        exps, p, y, error = (round(float(c.sum()), 12) for c in columns)
        return exps, p, y, error

    @property
    def trouble(self) -> str:
        """What goes wrong without care; "" if nothing does."""
        if np.isinf(self.naive.exps.sum()):
            return f"exp({number(self.largest)}) is inf, and inf / inf is nan"
        if self.naive.exps.sum() == 0:
            return f"exp({number(self.largest)}) is 0, and 0 / 0 is nan"
        if np.isinf(self.naive.loss):
            return f"p[{self.target}] is 0, and −log 0 is inf"
        return ""


def scored(scores: ArrayLike, target: int, size: str) -> Scored:
    """Return what follows from scores that are moved or stretched first."""
    z = resized(np.asarray(scores, dtype=float), size)
    table, y = z[None], one_hot([target], len(z))
    loss = SoftmaxCrossEntropy()
    p, _ = Softmax().forward(table)
    return Scored(
        z=z,
        target=target,
        exps=np.exp(z - z.max()),
        p=p[0],
        y=y[0],
        loss=loss.value(table, y),
        error=loss.gradient(table, y)[0],
        naive=naive(z, target),
    )


def resized(z: Array, size: str) -> Array:
    """Return the scores as set, or as large as scores may become."""
    if size == ADDED:
        return z + 1000
    return z * 200 if size == TIMES else z


def naive(z: Array, target: int) -> Naive:
    """Compute softmax and its loss as the formula stands, without care."""
    with np.errstate(all="ignore"):  # to overflow is what it is here for
        exps = np.exp(z)
        p = exps / exps.sum()
        return Naive(exps, p, float(-np.log(p[target])))
