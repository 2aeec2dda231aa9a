"""Activations: layers that bend what comes in and have nothing to learn.

All but softmax bend each number by itself; each p of softmax depends on a whole row.
"""

import warnings
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from backproplab.shapes import (
    Array,
    Params,
    as_entries,
    as_number,
    as_table,
    is_number,
    same_shape,
)


class Activation:
    """A layer that bends each number by itself and has nothing to learn.

    Shapes: z, a, and their gradients are all of one shape.
    """

    symbol = "a"

    @property
    def params(self) -> Params:
        return {}

    def with_params(self, **changed: Array) -> Self:
        if changed:
            raise ValueError(
                f"{type(self).__name__} has no parameters, got {[*changed]}"
            )
        return self

    def __repr__(self) -> str:
        numbers = [f"{k}={v!r}" for k, v in vars(self).items() if is_number(v)]
        return f"{type(self).__name__}({', '.join(numbers)})"


class Sigmoid(Activation):
    """Squash into (0, 1): a = σ(z) = 1 / (1 + e⁻ᶻ), whose slope is a (1 - a)."""

    def forward(self, z: ArrayLike) -> tuple[Array, Array]:
        z = as_entries("z", z)
        e = np.exp(-np.abs(z))  # at most 1: no overflow at -800, no rounding at -40
        a = np.where(z < 0, e, 1) / (1 + e)
        return a, a

    def backward(self, dL_da: ArrayLike, a: Array) -> tuple[Array, Params]:
        dL_da, a = same_shape("dL_da", dL_da, "a", a)
        da_dz = a * (1 - a)
        return dL_da * da_dz, {}


class Tanh(Activation):
    """Squash into (-1, 1): a = tanh z, whose slope is 1 - a²."""

    def forward(self, z: ArrayLike) -> tuple[Array, Array]:
        a = np.tanh(as_entries("z", z))
        return a, a

    def backward(self, dL_da: ArrayLike, a: Array) -> tuple[Array, Params]:
        dL_da, a = same_shape("dL_da", dL_da, "a", a)
        da_dz = 1 - a**2
        return dL_da * da_dz, {}


class ReLU(Activation):
    """Cut off at 0: a = max(0, z), whose slope is 1 where z > 0, else 0.

    At z = 0 there is a corner and no slope; that we say 0 there is a choice.
    """

    def forward(self, z: ArrayLike) -> tuple[Array, Array]:
        z = as_entries("z", z)
        return np.maximum(z, 0), z

    def backward(self, dL_da: ArrayLike, z: Array) -> tuple[Array, Params]:
        dL_da, z = same_shape("dL_da", dL_da, "z", z)
        da_dz = np.where(z > 0, 1.0, 0.0)  # the mask asks z, never the gradient
        return dL_da * da_dz, {}


class LeakyReLU(Activation):
    """Let a little through below 0: a = z where z > 0, else leak · z.

    The slope is 1 where z > 0, else leak; at z = 0 that is a choice.
    """

    def __init__(self, leak: float = 0.01) -> None:
        self.leak = as_number("leak", leak)

    def forward(self, z: ArrayLike) -> tuple[Array, Array]:
        z = as_entries("z", z)
        return np.where(z > 0, z, self.leak * z), z

    def backward(self, dL_da: ArrayLike, z: Array) -> tuple[Array, Params]:
        dL_da, z = same_shape("dL_da", dL_da, "z", z)
        da_dz = np.where(z > 0, 1.0, self.leak)
        return dL_da * da_dz, {}


class Softplus(Activation):
    """Round the corner of ReLU off: a = log(1 + eᶻ), whose slope is σ(z)."""

    def forward(self, z: ArrayLike) -> tuple[Array, Array]:
        z = as_entries("z", z)
        e = np.exp(-np.abs(z))  # eᶻ itself would overflow
        return np.maximum(z, 0) + np.log1p(e), z

    def backward(self, dL_da: ArrayLike, z: Array) -> tuple[Array, Params]:
        dL_da, z = same_shape("dL_da", dL_da, "z", z)
        da_dz, _ = Sigmoid().forward(z)
        return dL_da * da_dz, {}


class Softmax(Activation):
    """Turn each row of scores into probabilities: p_k = exp z_k / Σ_j exp z_j.

    Every p_k depends on every z_j of its row, ∂p_k/∂z_j = p_k ([k = j] - p_j), so the
    error is multiplied by that whole table: dL_dz_j = p_j (dL_dp_j - Σ_k dL_dp_k p_k).
    Shapes: z, p (N, n_classes). Warns when there is one class: p is then always 1.
    """

    symbol = "p"

    def forward(self, z: ArrayLike) -> tuple[Array, Array]:
        p = np.exp(log_softmax(z))
        return p, p

    def backward(self, dL_dp: ArrayLike, p: Array) -> tuple[Array, Params]:
        dL_dp, p = same_shape("dL_dp", dL_dp, "p", p)
        common = (dL_dp * p).sum(axis=1, keepdims=True)  # (N, 1)
        return p * (dL_dp - common), {}


def log_softmax(z: ArrayLike) -> Array:
    """Return the logarithm of softmax along each row, for scores of any size.

    Shapes: z and the result (N, n_classes).
    """
    z = as_table("z", z, ("N", "n_classes"))
    if z.shape[1] == 1:
        advice = "use two columns, or a sigmoid"
        warnings.warn(f"softmax over one class is always 1: {advice}", stacklevel=3)
    shifted = z - z.max(axis=1, keepdims=True)  # largest is now 0: exp cannot overflow
    log_p: Array = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return log_p
