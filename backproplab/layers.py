"""Layers: each computes its outputs, and sends the error back to its inputs.

A layer never changes and remembers nothing. `forward` returns what `backward` will
need, and `backward` gets it as an argument, so the arguments of `backward` are the
ingredients of its formula:

    forward(x) -> (out, cache)        backward(dL_dout, cache) -> (dL_dx, grads)
"""

from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike

from backproplab.activations import Activation as Activation
from backproplab.activations import LeakyReLU as LeakyReLU
from backproplab.activations import ReLU as ReLU
from backproplab.activations import Sigmoid as Sigmoid
from backproplab.activations import Softmax as Softmax
from backproplab.activations import Softplus as Softplus
from backproplab.activations import Tanh as Tanh
from backproplab.activations import log_softmax as log_softmax
from backproplab.shapes import Array as Array
from backproplab.shapes import Params as Params
from backproplab.shapes import (
    as_bias,
    as_count,
    as_generator,
    as_rows,
    as_table,
    frozen,
    same_shape,
)


class Layer(Protocol):
    """What every layer offers. A network offers it too, and so can a layer of yours."""

    symbol: str

    @property
    def params(self) -> Params: ...

    def with_params(self, **changed: Array) -> Self: ...

    def forward(self, x: ArrayLike) -> tuple[Array, Any]: ...

    def backward(self, dL_dout: ArrayLike, cache: Any) -> tuple[Array, Params]: ...


class Dense:
    """Mix the features of each row: z = x W + b.

    Shapes: x (N, n_in), W (n_in, n_out), b (n_out,), z (N, n_out).
    Raises ValueError, with both shapes, when they do not fit.
    """

    symbol = "z"

    def __init__(self, W: ArrayLike, b: ArrayLike) -> None:
        self.W = frozen(as_table("W", W, ("n_in", "n_out")))
        self.b = frozen(as_bias(b, self.W))

    @classmethod
    def random(
        cls,
        n_in: int,
        n_out: int,
        *,
        rng: "np.random.Generator",  # quoted, or it would load numpy.random at import
        spread: float | None = None,
    ) -> Self:
        """Draw W from a normal distribution with this spread (1/√n_in); b is 0."""
        n_in, n_out = as_count("n_in", n_in), as_count("n_out", n_out)
        spread = n_in**-0.5 if spread is None else spread
        W = as_generator(rng).normal(scale=spread, size=(n_in, n_out))
        return cls(W, np.zeros(n_out))

    @property
    def params(self) -> Params:
        return {"W": self.W, "b": self.b}

    def with_params(self, **changed: Array) -> Self:
        return type(self)(**(self.params | changed))

    def forward(self, x: ArrayLike) -> tuple[Array, Array]:
        x = as_rows("x", x, self.W)
        z = x @ self.W + self.b
        return z, x

    def backward(self, dL_dz: ArrayLike, x: Array) -> tuple[Array, Params]:
        x = as_rows("x", x, self.W)
        dL_dz, _ = same_shape("dL_dz", dL_dz, "z", np.empty((len(x), len(self.b))))
        dL_dW = x.T @ dL_dz
        dL_db = dL_dz.sum(axis=0)
        dL_dx = dL_dz @ self.W.T
        return dL_dx, {"W": dL_dW, "b": dL_db}

    def __repr__(self) -> str:
        n_in, n_out = self.W.shape
        return f"{type(self).__name__}({n_in} -> {n_out})"
