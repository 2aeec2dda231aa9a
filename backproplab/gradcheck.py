"""Gradient checking: measure the slope, and compare it with what backward says."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from backproplab.shapes import Array, as_floats

ScalarFunction = Callable[[Array], float]


def numerical_gradient(f: ScalarFunction, w: ArrayLike, *, h: float = 1e-5) -> Array:
    """Measure the slope of f entry by entry: (f(w + h) - f(w - h)) / 2h."""
    w = as_floats("w", w)
    slope = np.empty_like(w)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros_like(w)
        nudge[entry] = h
        slope[entry] = (f(w + nudge) - f(w - nudge)) / (2 * h)
    return slope


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return the largest |a - b| / (|a| + |b|)."""
    a, b = as_floats("a", a), as_floats("b", b)
    return float(np.max(np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))))


class GradientReport:
    """Placeholder."""


def gradient_check() -> None:
    """Placeholder."""
