"""The losses whose tangent is shown: the usual ones, and those of a learner's own."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab.explore.loss_curve import LossCurve
from backproplab.layers import Array, Sigmoid
from backproplab.losses import (
    BinaryCrossEntropy,
    Loss,
    MeanSquaredError,
    SigmoidCrossEntropy,
)
from backproplab.shapes import as_number

FEWEST_STEPS = 60  # of a slider along predictions
SCORES, TARGETS = (-4.0, 4.0), (0.0, 1.0)
N_TARGETS = 5  # positions of the slider for the target

# Names and formulas: of the loss, of its slope, and of the prediction.
SQUARE = (
    "½ square",
    "L = ½ (y_hat − y)²",
    "dL_dy_hat = y_hat − y",
    "prediction y_hat = z",
)
FROM_P = (
    "cross-entropy of p",
    "L = −y log p − (1 − y) log(1 − p)",
    "dL_dp = (1 − y) / (1 − p) − y / p",
    "p = σ(z)",
)
FROM_Z = (
    "cross-entropy of z",
    "L = log(1 + exp z) − y z",
    "dL_dz = p − y",
    "p = σ(z)",
)

LossFunction = Callable[[Array, Array], ArrayLike]
Span = tuple[float, float]


class Case(NamedTuple):
    """A loss with its name and formulas, and how the prediction comes about.

    The two views of one loss, from p and from z, come in that order.
    """

    name: str
    formula: str
    slope_formula: str
    made: str
    curve: LossCurve
    views: tuple[LossCurve, ...] = ()


class OwnLoss:
    """A loss of a learner's own, made of two functions of (y_hat, y)."""

    def __init__(self, value: LossFunction, gradient: LossFunction) -> None:
        self.value_of, self.gradient_of = value, gradient

    def value(self, y_hat: ArrayLike, y: ArrayLike) -> float:
        return self.asked("loss", self.value_of, y_hat, y)

    def gradient(self, y_hat: ArrayLike, y: ArrayLike) -> Array:
        return np.array([[self.asked("gradient", self.gradient_of, y_hat, y)]])

    def asked(
        self, name: str, function: LossFunction, y_hat: ArrayLike, y: ArrayLike
    ) -> float:
        """Return the one number that a function gives for one example."""
        answer = np.asarray(function(np.array(y_hat), np.array(y)))
        if answer.size != 1 or answer.dtype.kind not in "biuf":
            got = f"shape {answer.shape}" if answer.dtype.kind in "biuf" else answer
            raise ValueError(
                f"the {name} of one example, y_hat and y of shape (1, 1), must be one "
                f"number, got {got}"
            )
        return float(answer.item())


def usual_cases() -> list[Case]:
    """Return half the square of the error, and cross-entropy seen from p and from z."""
    scores, targets, squash = positions(SCORES), target_positions(TARGETS), Sigmoid()
    from_p = LossCurve(BinaryCrossEntropy(), scores, targets, squash)
    from_z = LossCurve(SigmoidCrossEntropy(), scores, targets, squash, is_inside=True)
    views = (from_p, from_z)
    return [
        Case(*SQUARE, LossCurve(MeanSquaredError(), scores, targets)),
        Case(*FROM_P, from_p, views),
        Case(*FROM_Z, from_z, views),
    ]


def own_case(
    loss: Loss | LossFunction,
    gradient: LossFunction | None,
    predictions: Span,
    targets: Span,
) -> Case:
    """Return a loss of a learner's own, along the predictions given.

    Raises ValueError when it fails there, or is finite nowhere.
    """
    own, name, said = as_own(loss, gradient)
    scores, goals = positions(predictions), target_positions(targets)
    low, high = predictions
    advice = (
        f"(asked for predictions from {low:g} to {high:g}; a loss made for others "
        "needs their range, such as predictions=(0.02, 0.98))"
    )
    try:
        curve = LossCurve(own, scores, goals)
    except ValueError as error:
        raise ValueError(f"{name}: {error} {advice}") from error
    if not any(np.isfinite(lines.loss).any() for lines in curve.all_lines):
        raise ValueError(f"{name} is finite nowhere {advice}")
    formulas = f"L as {name} says", f"slope as {said} says"
    return Case(name, *formulas, "prediction y_hat", curve)


def as_own(
    loss: Loss | LossFunction, gradient: LossFunction | None
) -> tuple[OwnLoss, str, str]:
    """Return a loss, or two functions, as one kind; and the names of both.

    Raises TypeError that says what is missing.
    """
    if isinstance(loss, type):
        raise TypeError(f"give a loss, {loss.__name__}(), not its class")
    if hasattr(loss, "value") and hasattr(loss, "gradient"):
        if gradient is not None:
            raise TypeError("this loss has a gradient already; give no second one")
        name = type(loss).__name__
        return OwnLoss(loss.value, loss.gradient), name, f"{name}.gradient"
    if not callable(loss) or not callable(gradient):
        raise TypeError(
            "give a loss such as MeanSquaredError(), or two functions of (y_hat, y): "
            f"the loss and its gradient; got {loss!r} and {gradient!r}"
        )
    return OwnLoss(loss, gradient), name_of(loss, "loss"), name_of(gradient, "gradient")


def name_of(function: LossFunction, otherwise: str) -> str:
    """Return the name of a function, if it has one that a learner gave."""
    name = str(getattr(function, "__name__", otherwise))
    return name if name.isidentifier() else f"your {otherwise}"


def positions(span: Span) -> Array:
    """Return the positions of a slider, in steps of 1, 2 or 5 tenths, hundredths, …"""
    low, high = as_span("predictions", span)
    step = round_step((high - low) / FEWEST_STEPS)
    count = int((high - low) / step + 1e-6) + 1
    places: Array = low + step * np.arange(count, dtype=float)
    return places


def target_positions(span: Span) -> Array:
    """Return the positions of the slider for the target."""
    return np.linspace(*as_span("targets", span), N_TARGETS)


def round_step(most: float) -> float:
    """Return the largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not above `most`."""
    power = 10.0 ** np.floor(np.log10(most))
    return float(max(k * power for k in (1, 2, 5) if k * power <= most * (1 + 1e-9)))


def as_span(name: str, span: Span) -> Span:
    """Return two numbers, the second above the first, or say what is wrong."""
    try:
        low, high = (as_number(name, end) for end in span)
    except TypeError:
        raise ValueError(f"{name} must be (low, high), got {span!r}") from None
    if not low < high:
        raise ValueError(f"{name} must go from low to high, got {span}")
    return low, high
