"""What a layer never does: change what it was given, or remember."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import numpy as np

from backproplab.network import Sequential
from backproplab.probe import Point


def problems(point: Point) -> list[str]:
    """Name everything that is wrong whatever the numbers are."""
    looks = changed_inputs, remembered, changed_parts, not_asked_for, not_finite
    return [said for look in looks for said in look(point)]


def changed_inputs(point: Point) -> Iterator[str]:
    """Say whether forward writes into its input, or a pass into the parameters."""
    x = point.places["x"].copy()
    point.layer.forward(x)
    if not alike(x, point.places["x"]):
        yield "forward changed its input x: work on a copy"
    now = point.layer.params
    for name, w in point.places.items():
        if name != "x" and not alike(w, now[name]):
            yield f"the parameter {name} was changed by a pass"


def remembered(point: Point) -> Iterator[str]:
    """Say whether backward depends on other passes than the one of its cache."""
    _, cache = point.layer.forward(point.places["x"].copy())
    first = point.backward(cache)
    point.layer.forward(point.places["x"] + 1)
    second = point.backward(cache)
    if not alike(first, second):
        yield (
            "backward gave another answer after a second forward pass: "
            "it uses something that the layer remembers, or adds to it"
        )


def changed_parts(point: Point) -> Iterator[str]:
    """Say whether a backward writes into the error it was given, or into its cache."""
    layer = point.layer
    layers = layer.layers if isinstance(layer, Sequential) else (layer,)
    out, passes = point.places["x"].copy(), []
    for each in layers:
        out, cache = each.forward(out)
        passes.append((each, cache))
    error: Any = point.loss.gradient(out, point.y)
    for each, cache in reversed(passes):
        given, kept, kind = deepcopy(error), deepcopy(cache), type(each).__name__
        before, _ = each.backward(error, cache)
        if not alike(error, given):
            yield f"{kind}.backward changed the error that it was given: work on a copy"
        if not alike(cache, kept):
            yield f"{kind}.backward changed its cache: work on a copy"
        error = before


def not_asked_for(point: Point) -> Iterator[str]:
    """Name gradients of what is no parameter."""
    for name in sorted(point.gradients.keys() - point.places.keys()):
        yield f"backward returned a gradient for {name!r}, which is no parameter"


def not_finite(point: Point) -> Iterator[str]:
    """Name what is NaN or infinite before any layer sees it."""
    for name, array in {**point.places, "y": np.asarray(point.y, float)}.items():
        wrong = np.argwhere(~np.isfinite(array))
        if len(wrong):
            place = tuple(int(i) for i in wrong[0])
            yield f"{name}{list(place)} is {array[place]}: no slope can be measured"


def alike(a: Any, b: Any) -> bool:
    """Tell whether two nests of arrays hold the same numbers, NaN equal to NaN."""
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(alike(a[key], b[key]) for key in a)
    if isinstance(a, tuple | list):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, np.ndarray):
        return np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
    return True  # an object of a learner's own is not looked into
