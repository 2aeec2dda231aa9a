"""Gradient checking: measure every slope, and compare it with what backward says.

`numerical_gradient` and `relative_error` are the few lines that notebook 07 derives.
`gradient_check` applies them to every parameter and input of a layer or network, and
takes the precautions that a bare comparison lacks: before it calls an entry wrong it
measures again, with its doubt, and it tells a wrong slope from a corner that has none.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from backproplab.gradient_report import Comparison, Corner, GradientReport
from backproplab.layers import Layer, Params
from backproplab.losses import Loss
from backproplab.probe import Entry, Point
from backproplab.purity import problems
from backproplab.shapes import Array, as_floats

ScalarFunction = Callable[[Array], float]


H = 1e-5  # round-off rules below this step, curvature above


def numerical_gradient(f: ScalarFunction, w: ArrayLike, *, h: float = H) -> Array:
    """Measure the slope of f entry by entry: (f(w + h) - f(w - h)) / 2h.

    Shapes: w any; the result has the shape of w, and w is left as it was.
    Raises ValueError when f returns more than one number.
    """
    w = as_floats("w", w)  # an integer w would swallow the nudge
    slope = np.empty_like(w)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros_like(w)
        nudge[entry] = h
        slope[entry] = (as_scalar(f(w + nudge)) - as_scalar(f(w - nudge))) / (2 * h)
    return slope


def as_scalar(value: ArrayLike) -> float:
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

    An entry agrees when its gap is at most `tolerance` of its size, or cannot be told
    from round-off. At a corner, as ReLU's at 0, no slope exists: such entries are
    reported as undecidable, with the slopes on both sides, and do not fail.
    Shapes: x (N, n_in), y (N, n_out).
    Raises ValueError when the loss is not deterministic or not a scalar.
    """
    tolerance = as_tolerance(tolerance)
    point, notes = Point(layer, loss, x, y), []
    wrong = problems(point)
    if point.is_flat():
        point = point.aside(0.3)
        notes.append("every slope is 0 there, which proves nothing: checked nearby")
    found = tuple(compare(point, name, tolerance) for name in point.places)
    if all(each.error <= tolerance for each in found) and not agrees_nearby(point):
        wrong.append("backward is right here and wrong nearby: what does it remember?")
    return GradientReport(found, tolerance, tuple(wrong), tuple(notes))


def as_tolerance(value: float) -> float:
    """Return value if it is a number above 0 and below 1."""
    if not 0 < value < 1:
        raise ValueError(f"tolerance must be above 0 and below 1, got {value!r}")
    return value


def compare(point: Point, name: str, tolerance: float) -> Comparison:
    """Compare what backward says about one array with its measured slopes."""
    measured = numerical_gradient(lambda w: point.loss_at(name, w), point.places[name])
    said = point.gradients.get(name)
    if said is None or said.shape != measured.shape:
        return Comparison(name, said, measured, np.inf, (), point)
    size = np.maximum(np.abs(said), np.abs(measured))
    errors = np.abs(said - measured) / np.maximum(size, np.finfo(float).tiny)
    errors[size <= point.round_off / H] = 0  # both are nothing but round-off
    corners = []
    for place in np.argwhere(~(errors <= tolerance)):
        entry: Entry = tuple(int(i) for i in place)
        again = point.measured(name, entry)
        measured[entry] = again.slope
        errors[entry] = again.error_of(float(said[entry]), tolerance)
        if not errors[entry] <= tolerance and is_corner(point, name, entry, tolerance):
            left, right = point.one_sided(name, entry)
            corners.append(Corner(entry, left, right, float(said[entry])))
            errors[entry] = 0
    worst = float(errors.max())
    return Comparison(name, said, measured, worst, tuple(corners), point)


def is_corner(point: Point, name: str, entry: Entry, tolerance: float) -> bool:
    """Tell a corner from a mistake: step aside a little, and a mistake comes along.

    At a corner backward is right at most points nearby, the slopes there differ, and
    the one it chose is not far outside their range.
    """
    chosen = float(point.gradients[name][entry])
    nearby = [float(near.gradients[name][entry]) for near in point.around]
    slopes = [*nearby, *point.one_sided(name, entry)]
    low, high = min(slopes), max(slopes)
    room = high - low
    differ = room > 1e-3 * max(abs(low), abs(high))
    if not (differ and low - room <= chosen <= high + room):
        return False  # before anything is measured nearby: most mistakes end here
    right = [
        near.measured(name, entry).error_of(slope, tolerance) <= tolerance
        for near, slope in zip(point.around, nearby, strict=True)
    ]
    return sum(right) > len(right) / 2


def agrees_nearby(point: Point) -> bool:
    """Tell whether backward is right along a random direction, a little aside."""
    nearby = point.aside(1e-3)
    said, measured = nearby.along(random_direction(nearby, seed=0))
    return measured.error_of(said, 1e-5) <= 1e-5


def random_direction(point: Point, seed: int) -> Params:
    """Return a direction with an entry for every entry of every place."""
    rng = np.random.default_rng(seed)
    return {name: rng.normal(size=w.shape) for name, w in point.places.items()}


def directional_check(
    layer: Layer,
    loss: Loss,
    x: ArrayLike,
    y: ArrayLike,
    *,
    seed: int = 0,
    tolerance: float = 1e-6,
) -> GradientReport:
    """Compare all gradients at once, along one random direction.

    The slope along a direction d is Σ ∂L/∂w · d. Its cost does not grow with the number
    of parameters, and it does not say which of them is wrong. At a corner it steps
    aside, and says so.
    """
    tolerance, point, notes = as_tolerance(tolerance), Point(layer, loss, x, y), []
    wrong = problems(point)
    if not point.is_fitting():
        wrong.append("a gradient is missing or has another shape: ask gradient_check")
        return GradientReport((), tolerance, tuple(wrong), ())
    direction = random_direction(point, seed)
    said, measured = point.along(direction)
    if measured.error_of(said, tolerance) > tolerance:
        said, measured = point.aside(1e-3).along(direction)
        notes.append("the slopes differ here, at a corner or not: checked nearby")
    error = measured.error_of(said, tolerance)
    numbers = np.array(said), np.array(measured.slope)
    found = Comparison("direction", *numbers, error, (), point)
    return GradientReport((found,), tolerance, tuple(wrong), tuple(notes))
