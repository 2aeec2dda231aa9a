"""Layers: each computes its outputs, and sends the error back to its inputs.

A layer never changes and remembers nothing. `forward` returns what `backward` will
need, and `backward` gets it as an argument, so the arguments of `backward` are the
ingredients of its formula:

    forward(x) -> (out, cache)        backward(dL_dout, cache) -> (dL_dx, grads)
"""

from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike

from backproplab.shapes import (
    Array,
    as_bias,
    as_count,
    as_entries,
    as_generator,
    as_number,
    as_rows,
    as_table,
    frozen,
    is_number,
    same_shape,
)

Params = dict[str, Array]


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
