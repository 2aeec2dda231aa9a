"""Graphs that are ready: the running examples of the chain rule, by name."""

from collections.abc import Mapping

from backproplab.explore.graph_expression import recorded
from backproplab.explore.graph_recording import Recording

EIGHT_STEPS = """
f0 = b0 + w0 * x
h1 = sin(f0)
f1 = b1 + w1 * h1
h2 = exp(f1)
f2 = b2 + w2 * h2
h3 = cos(f2)
f3 = b3 + w3 * h3
L = (f3 - y) ** 2
"""
PRESETS: dict[str, tuple[str, dict[str, float]]] = {
    "gates": ("(x + y) * z", {"x": -2, "y": 5, "z": -4}),
    "sigmoid neuron": (
        "sigmoid(w0 * x0 + w1 * x1 + w2)",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    ),
    "staged": (
        "(x + sigmoid(y)) / (sigmoid(x) + (x + y) ** 2)",
        {"x": 3, "y": -4},
    ),
    "eight steps": (
        EIGHT_STEPS,
        {"x": 2.3, "y": 2, "b0": 1, "b1": 2, "b2": -3, "b3": 0.4}
        | {"w0": 0.1, "w1": -0.4, "w2": 2, "w3": 3},
    ),
    "fork": ("s = x + y; L = s * y", {"x": -1, "y": 3}),
    "neuron and loss": (
        "z = w * x + b; a = sigmoid(z); L = (a - y) ** 2 / 2",
        {"w": 0.6, "x": 1, "b": 0.9, "y": 0},
    ),
    "square": ("y = x * x; L = 3 * y", {"x": 2}),
}


def recording(expression: str, numbers: Mapping[str, float]) -> Recording:
    """Return the graph of an expression, or a ready one by its name.

    Numbers that are given take the place of those of a ready one.
    """
    text, ready = PRESETS.get(expression, (expression, {}))
    return recorded(text, ready | dict(numbers))
