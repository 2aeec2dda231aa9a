"""Gradient checking: measure every slope, and compare it with what backward says.

`numerical_gradient` and `relative_error` are the few lines that notebook 07 derives.
`gradient_check` applies them to every parameter and input of a layer or network, and
takes the two precautions that a bare comparison lacks: it asks again with other steps
before it calls an entry wrong, and it tells a wrong slope from a corner that has none.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from backproplab.gradient_report import Comparison, Corner, GradientReport
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.probe import Entry, Point
from backproplab.shapes import Array, as_floats

ScalarFunction = Callable[[Array], float]

# Below these steps round-off rules, above them curvature; the first is mostly best.
STEPS = (1e-5, 1e-6, 1e-7, 1e-4)


def numerical_gradient(f: ScalarFunction, w: ArrayLike, *, h: float = 1e-5) -> Array:
    """Measure the slope of f entry by entry: (f(w + h) - f(w - h)) / 2h.

    Shapes: w any; the result has the shape of w, and w is left as it was.
    Raises ValueError when f returns more than one number.
    """
    w = as_floats("w", w)  # an integer w would swallow the nudge
    slope = np.empty_like(w)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros_like(w)
        nudge[entry] = h
        slope[entry] = (as_number(f(w + nudge)) - as_number(f(w - nudge))) / (2 * h)
    return slope


def as_number(value: ArrayLike) -> float:
    """Return the one number in value; a loss is a scalar."""
    array = np.asarray(value)
    if array.size != 1:
        raise ValueError(f"f must return a scalar, got an array of shape {array.shape}")
    return float(array.item())


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return the largest |a - b| / (|a| + |b|): 0 if equal, 1 if one side is 0.

    Two zeros have no error, another shape is an infinite one, and NaN stays NaN, so
    `relative_error(a, b) <= tolerance` fails for it.
    """
    a, b = as_floats("a", a), as_floats("b", b)
    if a.shape != b.shape:
        return np.inf
    scale = np.maximum(1e-12, np.abs(a) + np.abs(b))  # 0 against 0 is then 0, not 0/0
    return float(np.max(np.abs(a - b) / scale))


def gradient_check(
    layer: Layer, loss: Loss, x: ArrayLike, y: ArrayLike, *, tolerance: float = 1e-6
) -> GradientReport:
    """Compare every gradient of a layer, or of a network, with its measured slope.

    An entry agrees when its gap is at most `tolerance` of the largest slope in its
    array. Where a nudge crosses a corner, as ReLU's at 0, no slope exists: such entries
    are reported as undecidable, with the slopes on both sides, and do not fail.
    Shapes: x (N, n_in), y (N, n_out).
    Raises ValueError when the loss is not deterministic or not a scalar.
    """
    point = Point(layer, loss, x, y)
    problems, notes = point.problems(), []
    if point.is_flat():
        point = point.aside(0.3)
        notes.append("every slope is 0 there, which proves nothing: checked nearby")
    found = [compare(point, name, tolerance) for name in point.places]
    return GradientReport(tuple(found), tolerance, tuple(problems), tuple(notes))


def compare(point: Point, name: str, tolerance: float) -> Comparison:
    """Compare what backward says about one array with its measured slopes."""
    measured = numerical_gradient(lambda w: point.loss_at(name, w), point.places[name])
    analytic = point.gradients.get(name)
    if analytic is None or analytic.shape != measured.shape:
        return Comparison(name, analytic, measured, np.inf, (), point.rows)
    scale = max(largest(measured), point.noise)
    errors = np.abs(analytic - measured) / scale
    corners = []
    for place in np.argwhere(~(errors <= tolerance)):
        entry: Entry = tuple(int(i) for i in place)
        again = measured_again(point, name, entry, tolerance * scale)
        if again is not None:
            measured[entry], errors[entry] = again, abs(analytic[entry] - again) / scale
        elif is_corner(point, name, entry, tolerance):
            left, right = point.one_sided(name, entry)
            corners.append(Corner(entry, left, right, float(analytic[entry])))
            errors[entry] = 0
    return Comparison(
        name, analytic, measured, float(errors.max()), tuple(corners), point.rows
    )


def measured_again(point: Point, name: str, entry: Entry, gap: float) -> float | None:
    """Return a slope, measured with another step, that backward agrees with, if any."""
    for h in STEPS:
        slope = point.slope(name, entry, h)
        if abs(slope - point.gradients[name][entry]) <= gap:
            return slope
    return None


def is_corner(point: Point, name: str, entry: Entry, tolerance: float) -> bool:
    """Tell a corner from a mistake: step aside a little, and a mistake comes along."""
    if not np.isfinite(point.gradients[name][entry]):
        return False
    nearby = point.aside(1e-3)
    scale = max(largest(nearby.gradients[name]), nearby.noise)
    return measured_again(nearby, name, entry, tolerance * scale) is not None


def largest(array: Array) -> float:
    """Return the largest size of an entry; NaN counts as 0."""
    return float(np.nan_to_num(np.abs(array)).max(initial=0))


def directional_check(
    layer: Layer,
    loss: Loss,
    x: ArrayLike,
    y: ArrayLike,
    *,
    seed: int = 0,
    tolerance: float = 1e-6,
) -> GradientReport:
    """Compare all gradients at once, along one random direction: two runs in all.

    The slope along a direction d is Σ ∂L/∂w · d. It costs the same for any number of
    parameters, and does not say which of them is wrong.
    """
    point = Point(layer, loss, x, y)
    rng = np.random.default_rng(seed)
    direction = {n: rng.normal(size=w.shape) for n, w in point.places.items()}
    slopes = (point.gradients[n] * d for n, d in direction.items())
    analytic = np.array(sum(float(part.sum()) for part in slopes))
    measured = numerical_gradient(lambda t: point.loss_along(direction, float(t)), 0.0)
    error = float(abs(analytic - measured) / max(largest(measured), point.noise))
    found = Comparison("direction", analytic, measured, error, (), point.rows)
    return GradientReport((found,), tolerance, (), ())
