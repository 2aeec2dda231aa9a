"""Optimizers: from parameters and their gradients to better parameters.

They take and return dictionaries keyed by the parameter's name, and they are the only
things in this package that remember.
"""

from typing import Protocol

import numpy as np

from backproplab.layers import Params
from backproplab.shapes import is_number, same_shape


class Optimizer(Protocol):
    """What every optimizer offers."""

    def step(self, params: Params, grads: Params) -> Params: ...


class SGD:
    """Step downhill: w ← w - η ∂L/∂w.

    Raises ValueError for a learning rate that is NaN, infinite or negative.
    """

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = as_learning_rate(learning_rate)

    def step(self, params: Params, grads: Params) -> Params:
        params, grads = matched(params, grads)
        rate = as_learning_rate(self.learning_rate)  # it may have been set since
        return {name: w - rate * grads[name] for name, w in params.items()}


class Momentum:
    """Roll downhill: v ← μ v + ∂L/∂w, then w ← w - η v.

    Source: Polyak (1964), with the velocity in units of the gradient.
    """

    def __init__(self, learning_rate: float, *, momentum: float = 0.9) -> None:
        self.learning_rate = as_learning_rate(learning_rate)
        self.momentum = as_fraction("momentum", momentum)
        self.velocity: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        params, grads = matched(params, grads)
        rate = as_learning_rate(self.learning_rate)
        expect_known_shapes(self.velocity, params)
        self.velocity = {
            name: self.momentum * self.velocity.get(name, 0) + g
            for name, g in grads.items()
        }
        return {name: w - rate * self.velocity[name] for name, w in params.items()}


class Adam:
    """Step in each entry's own units: w ← w - η m̂ / (√v̂ + ε).

    m and v are running means of the gradient and of its square; both start at 0, and
    the hats divide by 1 - βᵗ to undo that.
    Source: Kingma and Ba (2015), algorithm 1.
    """

    def __init__(
        self,
        learning_rate: float = 0.001,
        *,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        self.learning_rate = as_learning_rate(learning_rate)
        self.beta1 = as_fraction("beta1", beta1)
        self.beta2 = as_fraction("beta2", beta2)
        self.epsilon = as_epsilon(epsilon)
        self.m: Params = {}
        self.v: Params = {}
        self.t = 0

    def step(self, params: Params, grads: Params) -> Params:
        params, grads = matched(params, grads)
        self.learning_rate = as_learning_rate(self.learning_rate)
        expect_known_shapes(self.m, params)
        self.t += 1
        return {name: self._moved(name, w, grads[name]) for name, w in params.items()}

    def _moved(self, name: str, w: np.ndarray, g: np.ndarray) -> np.ndarray:
        self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
        self.v[name] = self.beta2 * self.v.get(name, 0) + (1 - self.beta2) * g**2
        m_hat = self.m[name] / (1 - self.beta1**self.t)
        v_hat = self.v[name] / (1 - self.beta2**self.t)
        return w - self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)


def as_learning_rate(value: float) -> float:
    """Return value if it is a finite number and not negative."""
    if not (is_number(value) and value >= 0):
        raise ValueError(f"learning rate must be a finite number ≥ 0, got {value!r}")
    return float(value)


def as_fraction(name: str, value: float) -> float:
    """Return value if it is a number, at least 0 and below 1."""
    if not (is_number(value) and 0 <= value < 1):
        raise ValueError(
            f"{name} must be a number, at least 0 and below 1, got {value!r}"
        )
    return float(value)


def as_epsilon(value: float) -> float:
    """Return value if it is a finite number above 0: a gradient of 0 divides by it."""
    if not (is_number(value) and value > 0):
        raise ValueError(f"epsilon must be a finite number above 0, got {value!r}")
    return float(value)


def expect_known_shapes(remembered: Params, params: Params) -> None:
    """Refuse parameters of another shape than those that an optimizer remembers."""
    for name, w in params.items():
        if name in remembered and remembered[name].shape != w.shape:
            raise ValueError(
                f"{name} has shape {w.shape}, but this optimizer remembers one of "
                f"shape {remembered[name].shape}: make a new optimizer for a new "
                "network"
            )


def matched(params: Params, grads: Params) -> tuple[Params, Params]:
    """Return both as float64, each gradient with the shape of its parameter.

    Raises ValueError that names a parameter without a gradient, both shapes when they
    differ, or a gradient that is not finite: a step would spoil its parameter for good.
    """
    missing = params.keys() ^ grads.keys()
    if missing:
        raise ValueError(
            f"params and grads name different things: {sorted(missing)[0]!r} is in one "
            f"only; params {sorted(params)}, grads {sorted(grads)}"
        )
    pairs = {n: same_shape(n, w, f"dL_d{n}", grads[n]) for n, w in params.items()}
    for name, (_, g) in pairs.items():
        if not np.isfinite(g).all():
            raise ValueError(f"dL_d{name} is not finite: NaN or infinity is in it")
    return {n: w for n, (w, _) in pairs.items()}, {n: g for n, (_, g) in pairs.items()}
