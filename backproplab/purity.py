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
    said = [words for look in looks for words in look(point)]
    return said or [*not_proportional(point)]


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


def not_proportional(point: Point) -> Iterator[str]:
    """Say whether backward ignores the error, or does more than to multiply it.

    To -2 times the error every right backward answers with -2 times the gradients, but
    for round-off.
    """
    error = point.error
    if not np.any(error):
        return
    _, cache = point.layer.forward(point.places["x"].copy())
    once, more = (point.backward(cache, error=k * error) for k in (1, -2))
    if alike(once, more) and any(np.any(gradient) for gradient in once.values()):
        yield "backward ignores the error that it was given: another gave the same"
    elif not all(doubled(once[name], more.get(name)) for name in once):
        yield (
            "with -2 times the error that it was given, backward's answer was not -2"
            " times as large: does it cut, mask or round the error, or add something?"
        )


def doubled(gradient: Any, other: Any) -> bool:
    """Say whether another gradient is -2 times this one, but for round-off."""
    a, b = np.asarray(gradient, float), np.asarray(other, float)
    size = np.abs(a[np.isfinite(a)]).max(initial=0.0)
    return a.shape == b.shape and np.allclose(-2 * a, b, 0, 1e-9 * size, equal_nan=True)


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
        known = ", ".join(repr(place) for place in point.places if place != "x")
        named = f": they are {known}" if known else ""
        yield f"backward returned a gradient for {name!r}, which is no parameter{named}"


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
