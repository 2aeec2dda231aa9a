"""What the plots draw: rows of numbers, classes, thresholds, sizes of gradients."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backproplab.layers import Sigmoid
from backproplab.network import Sequential
from backproplab.notation import split_number
from backproplab.shapes import Array, as_entries, as_table
from backproplab.tracing import Trace

Classes = NDArray[np.intp]
CELLS = 200  # of a decision region, along each side
SHARES = np.linspace(0.05, 0.95, 10) ** 2  # of the way up, for contour lines


def marked(given: Any, marks: Sequence[Any]) -> list[tuple[str, Any, Any]]:
    """Give each of several curves its name and its mark; one alone has no name."""
    several = given if isinstance(given, Mapping) else {"": given}
    if not 0 < len(several) <= len(marks):
        raise ValueError(f"from 1 to {len(marks)} curves fit, got {len(several)}")
    names = [name or "_unnamed" for name in several]
    return list(zip(names, several.values(), marks, strict=False))


def flat(name: str, values: ArrayLike) -> Array:
    """Return numbers in a row, at least one."""
    return as_table(name, values, ["n"])


def as_points(name: str, values: ArrayLike) -> Array:
    """Return points of the plane. Shapes: values and result (N, 2)."""
    points = as_table(name, values, ["N", "2"])
    if points.shape[1] != 2:
        raise ValueError(f"{name} must have 2 columns, got shape {points.shape}")
    return points


def as_classes(y: ArrayLike) -> Classes:
    """Return targets as numbers of classes, whatever form they came in."""
    targets = as_entries("y", y)
    if targets.ndim == 2 and targets.shape[1] > 1:
        largest: Classes = targets.argmax(axis=1)
        return largest
    if targets.size != len(targets):
        raise ValueError(f"y must be (N, 1), (N, n_classes) or (N,): {targets.shape}")
    classes: Classes = targets.ravel().astype(np.intp)
    if np.any(classes != targets.ravel()) or classes.min() < 0:
        raise ValueError("y must hold classes 0, 1, 2, …, or be one-hot")
    return classes


def threshold(network: Sequential, level: float | None) -> float:
    """Return the output above which a network says 1."""
    probability = isinstance(network.layers[-1], Sigmoid)
    return (0.5 if probability else 0.0) if level is None else level


def margins(outputs: Array, level: float) -> Array:
    """Return how far each class is ahead of the best other one; below 0, behind it.

    Shapes: outputs (N, n_out), result (N, n_classes).
    """
    if outputs.shape[1] == 1:
        return np.column_stack([level - outputs, outputs - level])
    n_classes = outputs.shape[1]
    others = [np.delete(outputs, k, axis=1).max(axis=1) for k in range(n_classes)]
    ahead: Array = outputs - np.column_stack(others)
    return ahead


def around(side: Array) -> Array:
    """Return a grid over these numbers, and a little beyond them."""
    room = 0.1 * np.ptp(side) or 1.0
    return np.linspace(side.min() - room, side.max() + room, CELLS)


def levels(heights: Array) -> Array:
    """Return heights for contour lines, closer where the surface is low."""
    found: Array = heights.min() + np.ptp(heights) * SHARES
    return found


def steadiest(errors: Array) -> int:
    """Return the place of the smallest error, each taken with its two neighbors."""
    padded = np.pad(errors, 1, mode="edge")
    return int(np.max([padded[:-2], padded[1:-1], padded[2:]], axis=0).argmin())


def magnitudes(one: Trace, of: str) -> tuple[Array, Array]:
    """Return the numbers of the layers that have a gradient, and its size there."""
    parts = [split_number(name) for name in one.names]
    layers = [number for letters, number in parts if letters == of and number]
    if not layers:
        known = [
            letters for letters, number in parts if letters[:3] == "dL_" and number
        ]
        raise ValueError(f"no gradient {of!r}; there are {sorted({*known})}")
    layers.sort(key=int)
    sizes = [np.linalg.norm(one[of + number]) for number in layers]
    return np.array(layers, dtype=float), np.array(sizes)
