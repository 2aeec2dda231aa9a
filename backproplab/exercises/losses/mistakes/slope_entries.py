# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Slope of the mean squared error: each entry is something else."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import all_of, of_error


def with_sigmoid_slope(y_hat, y):
    """Multiply by the slope of a sigmoid that gave these predictions."""
    return (y_hat - y) * y_hat * (1 - y_hat) / len(y)


ENTRIES = (
    Mistake(
        "brackets_missing",
        lambda y_hat, y: y_hat - y / len(y),
        "Only the target is divided: without brackets, Python divides before it"
        " subtracts.",
        "Where do brackets have to stand, so that the whole difference is divided?",
        also=(
            lambda y_hat, y: 2 * y_hat - y / len(y),
            lambda y_hat, y: 2 * (y_hat - y / len(y)),
            lambda y_hat, y: y_hat - y / y.size,
            lambda y_hat, y: y_hat / len(y) - y,
        ),
    ),
    Mistake(
        "squares_kept",
        of_error(lambda e, N: e**2 / (2 * N)),
        "The differences are still squared: these are the terms of the loss, not their"
        " slopes.",
        "What is the derivative of ½ e² in e?",
        also=all_of(
            lambda e, N: e**2 / N,
            lambda e, N: e**2 / 2,
            lambda e, N: e**2,
            lambda e, N: e**2 / e.size,
            lambda e, N: 2 * e**2 / N,
        ),
    ),
    Mistake(
        "absolute_value",
        of_error(lambda e, N: np.abs(e) / N),
        "The signs are gone, so too small looks like too large.",
        "What takes the signs away?",
        also=all_of(
            lambda e, N: np.abs(e),
            lambda e, N: 2 * np.abs(e) / N,
            lambda e, N: np.sqrt(e**2) / e.size,
        ),
    ),
    Mistake(
        "sign_only",
        of_error(lambda e, N: np.sign(e) / N),
        "Only the sign is left: this is the slope of an absolute error, another loss.",
        "Should a prediction that is off by 4 be pulled more than one that is off by"
        " 1?",
        also=all_of(lambda e, N: np.sign(e), lambda e, N: np.sign(e) / e.size),
    ),
    Mistake(
        "activation_slope_included",
        with_sigmoid_slope,
        "The slope of an activation is in it, as ŷ (1 - ŷ) for a sigmoid. This is the"
        " slope in the prediction itself; what made the prediction comes later.",
        "Which variable is nudged here: the prediction, or what went into it?",
        also=(
            lambda y_hat, y: (y_hat - y) * y_hat * (1 - y_hat),
            lambda y_hat, y: 2 * with_sigmoid_slope(y_hat, y),
            lambda y_hat, y: (y_hat - y) * (1 - y_hat**2) / len(y),
            lambda y_hat, y: (y_hat - y) * (y_hat > 0) / len(y),
        ),
    ),
    Mistake(
        "multiplied_by_prediction",
        lambda y_hat, y: (y_hat - y) * y_hat / len(y),
        "It is multiplied by the prediction or the target. The inner derivative of"
        " ŷ - y in ŷ is 1.",
        "How does ŷ - y change when ŷ grows by a little?",
        also=(
            lambda y_hat, y: 2 * (y_hat - y) * y_hat / len(y),
            lambda y_hat, y: (y_hat - y) * y_hat,
            lambda y_hat, y: 2 * (y_hat - y) * y_hat,
            lambda y_hat, y: (y_hat - y) * y / len(y),
            lambda y_hat, y: (y_hat - y) * (y_hat + y) / len(y),
        ),
    ),
    Mistake(
        "added",
        lambda y_hat, y: (y_hat + y) / len(y),
        "Prediction and target are added.",
        "What should the slope be where the prediction equals its target?",
        also=(lambda y_hat, y: y_hat + y, lambda y_hat, y: 2 * (y_hat + y) / len(y)),
    ),
    Mistake(
        "target_missing",
        lambda y_hat, y: y_hat / len(y),
        "The target is not in it: y is there only to be counted.",
        "What should the slope be where the prediction equals its target?",
        also=(
            lambda y_hat, y: y_hat + 0.0,
            lambda y_hat, y: 2 * y_hat / len(y),
            lambda y_hat, y: y_hat / y.size,
        ),
    ),
    Mistake(
        "slope_of_root",
        of_error(lambda e, N: e / np.linalg.norm(e)),
        "It is divided by the length of all differences: this is the slope of a root,"
        " or a direction of length 1.",
        "Is there a root in our loss?",
        also=all_of(
            lambda e, N: e / np.linalg.norm(e) / N,
            lambda e, N: e / np.sqrt(np.mean(e**2)) / e.size,
            lambda e, N: e / np.sqrt(np.mean(e**2)) / N,
            lambda e, N: e / np.linalg.norm(e, axis=1, keepdims=True),
            lambda e, N: e / np.linalg.norm(e, axis=1, keepdims=True) / N,
        ),
    ),
    Mistake(
        "cross_entropy_slope",
        lambda y_hat, y: -y / y_hat / len(y),
        "It is divided by the prediction: this is the slope of a cross-entropy, another"
        " loss.",
        "Which loss has a log in it, and which one a square?",
        also=(
            lambda y_hat, y: -y.astype(float) / y_hat,
            lambda y_hat, y: (y_hat - y) / (y_hat * (1 - y_hat)) / len(y),
            lambda y_hat, y: (y_hat - y) / (y_hat * (1 - y_hat)),
        ),
    ),
)
