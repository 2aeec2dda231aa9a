"""A slope measured with many steps h: how far off it is, and why."""

from collections.abc import Callable
from functools import cached_property, partial
from itertools import takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab.explore.one_weight import Weights
from backproplab.gradcheck import numerical_gradient
from backproplab.layers import Layer, Sigmoid
from backproplab.losses import Loss
from backproplab.plot_data import steadiest
from backproplab.shapes import Array

# Two steps in every power of ten.
STEPS = tuple(float(f"{digit}e{power}") for power in range(-13, 0) for digit in (1, 3))
SMALLEST, LARGEST = 1e-15, 10.0  # of the errors that the axes show


class Measured(NamedTuple):
    """A slope measured with one step, beside the right one."""

    h: float
    ahead: float  # f(w + h)
    here: float  # f(w)
    behind: float  # f(w - h)
    central: float
    slope: float

    @property
    def forward(self) -> float:
        return (self.ahead - self.here) / self.h

    def error(self, measured: float) -> float:
        """Return how far off a measured slope is, relative to the right one."""
        return abs(measured - self.slope) / (abs(self.slope) or 1.0)

    @property
    def n_lost(self) -> int:
        """Count the digits that f(w + h) and f(w - h) share: these cancel."""
        ahead, behind = digits(self.ahead), digits(self.behind)
        alike = ahead[: n_common(ahead, behind)]
        return len(alike.strip("−0.").replace(".", ""))


class Along:
    """A function along one number: f(nudge), and its slope at 0."""

    def __init__(self, name: str, f: Callable[[float], float], slope: float) -> None:
        self.name, self.f, self.slope = name, f, slope

    def measured(self, h: float) -> Measured:
        """Measure the slope with one step."""
        central = numerical_gradient(lambda nudge: self.f(float(nudge)), 0.0, h=h)
        values = self.f(h), self.f(0.0), self.f(-h)
        return Measured(h, *values, float(central), self.slope)

    @cached_property
    def errors(self) -> dict[str, Array]:
        """Return the errors with each of the STEPS. Shapes: (n_steps,) each."""
        found = [self.measured(h) for h in STEPS]
        return {
            "central": np.array([one.error(one.central) for one in found]),
            "forward": np.array([one.error(one.forward) for one in found]),
        }

    def best(self, way: str) -> float:
        """Return the step with the smallest error around it: one alone is luck."""
        return STEPS[steadiest(self.errors[way])]


def example() -> dict[str, Along]:
    """Return the sigmoid at 1, the example of the curriculum."""
    sigmoid, at = Sigmoid(), np.array([[1.0]])
    _, cache = sigmoid.forward(at)
    slope, _ = sigmoid.backward(np.ones((1, 1)), cache)

    def value(nudge: float) -> float:
        return float(sigmoid.forward(at + nudge)[0][0, 0])

    return {"σ at 1": Along("σ at 1", value, float(slope[0, 0]))}


def along_weights(
    network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike
) -> dict[str, Along]:
    """Return the loss along each weight of a network."""
    weights = Weights(network, loss, x, y)
    return {
        entry: Along(entry, partial(weights.loss_with, entry), weights.slope(entry))
        for entry in weights.entries
    }


def digits(value: float) -> str:
    """Write a number with all its digits."""
    return f"{value:.16g}".replace("-", "−")


def n_common(a: str, b: str) -> int:
    """Count the letters that two texts begin with alike."""
    pairs = zip(a, b, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
