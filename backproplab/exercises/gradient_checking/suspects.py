# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Six layers with a planted bug each, for a gradient check to catch."""

import numpy as np

from backproplab.activations import ReLU, Softmax, Tanh
from backproplab.layers import Dense


class SuspectA(Dense):
    """A dense layer."""

    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"b": dL_dz.mean(axis=0)}


class SuspectB(Dense):
    """A dense layer."""

    def backward(self, dL_dz, x):
        _, grads = super().backward(dL_dz, x)
        return dL_dz @ self.W, grads


class SuspectC(Tanh):
    """A tanh."""

    def backward(self, dL_da, a):
        return dL_da * (1 - a), {}


class SuspectD(ReLU):
    """A ReLU."""

    def backward(self, dL_da, z):
        return dL_da * (dL_da > 0), {}


class SuspectE(Softmax):
    """A softmax."""

    def backward(self, dL_dp, p):
        return dL_dp * p * (1 - p), {}


class SuspectF(Dense):
    """A dense layer."""

    total = np.array(0.0)

    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        self.total = self.total + grads["W"]
        return dL_dx, grads | {"W": self.total}


def suspects():
    """Return the six layers by letter, fresh ones each time.

    They take rows of 3 numbers and give rows of 3.
    """
    rng = np.random.default_rng(7)
    dense = {
        letter: kind(rng.normal(size=(3, 3)), rng.normal(size=3))
        for letter, kind in (("A", SuspectA), ("B", SuspectB), ("F", SuspectF))
    }
    bends = {"C": SuspectC(), "D": SuspectD(), "E": SuspectE()}
    return dict(sorted((dense | bends).items()))
