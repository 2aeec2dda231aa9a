"""Softmax: scores become probabilities, a row at a time.

It is the one activation whose outputs each depend on a whole row of inputs.
"""

import warnings

import numpy as np
from numpy.typing import ArrayLike

from backproplab.layers import Activation, Params
from backproplab.shapes import Array, as_table, same_shape


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
