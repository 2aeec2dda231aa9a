# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Slope of the mean squared error: not the difference, or not at each entry."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import all_of, of_error
from backproplab.exercises.losses.pairs import into_targets_type


def subtract_in_place(y_hat, y):
    """Write the differences into the predictions."""
    y_hat -= y
    return y_hat / len(y)


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
        "loss_instead",
        of_error(lambda e, N: np.sum(e**2) / (2 * N)),
        "This is the loss, one number. Its slope is another one for every prediction.",
        "How many predictions can be nudged, and so how many slopes are there?",
        also=all_of(
            lambda e, N: np.sum(e**2) / N,
            lambda e, N: np.mean(e**2),
            lambda e, N: np.mean(e**2) / 2,
        ),
    ),
    Mistake(
        "one_number",
        of_error(lambda e, N: np.sum(e) / N),
        "All slopes are added to one number. Each prediction has a slope of its own.",
        "Which call takes the axes away?",
        also=all_of(
            lambda e, N: np.mean(e),
            lambda e, N: np.sum(e),
            lambda e, N: 2 * np.mean(e),
            lambda e, N: 2 * np.sum(e) / N,
        ),
    ),
    Mistake(
        "averaged_over_rows",
        of_error(lambda e, N: np.mean(e, axis=0)),
        "The rows are averaged away. The 1/N is right, but each prediction in each row"
        " needs a slope of its own; nothing is summed.",
        "Which shape should the slopes of (N, n_out) predictions have?",
        also=all_of(
            lambda e, N: np.sum(e, axis=0),
            lambda e, N: 2 * np.mean(e, axis=0),
            lambda e, N: np.mean(e, axis=0, keepdims=True),
            lambda e, N: np.mean(e, axis=0) / N,
        ),
    ),
    Mistake(
        "summed_over_outputs",
        of_error(lambda e, N: np.sum(e, axis=1) / N),
        "The outputs of each row are added up. Each prediction needs a slope of its"
        " own; nothing is summed.",
        "Which shape should the slopes of (N, n_out) predictions have?",
        also=all_of(
            lambda e, N: np.mean(e, axis=1),
            lambda e, N: np.sum(e, axis=1),
            lambda e, N: 2 * np.mean(e, axis=1),
            lambda e, N: np.sum(e, axis=1, keepdims=True) / N,
            lambda e, N: np.mean(e, axis=1, keepdims=True),
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
        "Only the sign is left: this is the slope of the absolute error.",
        "Should a prediction that is off by 4 be pulled more than one that is off by"
        " 1?",
        right_under="the mean absolute error, another loss",
        also=all_of(lambda e, N: np.sign(e), lambda e, N: np.sign(e) / e.size),
    ),
    Mistake(
        "activation_slope_included",
        with_sigmoid_slope,
        "The slope of a sigmoid, ŷ (1 - ŷ), is in it. This is the slope in the"
        " prediction itself; what made the prediction comes later.",
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
        "It is multiplied by the prediction. The inner derivative of ŷ - y in ŷ is 1.",
        "How does ŷ - y change when ŷ grows by a little?",
        also=(
            lambda y_hat, y: 2 * (y_hat - y) * y_hat / len(y),
            lambda y_hat, y: (y_hat - y) * y_hat,
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
        "columns_are_examples",
        of_error(lambda e, N: e.T / N),
        "Here an example is a row; this is the transpose.",
        "Which shape has y_hat, and so its slopes?",
        right_under="the column-vector convention, where an example is a column",
        also=all_of(lambda e, N: e.T, lambda e, N: 2 * e.T / N),
    ),
    Mistake(
        "every_pair",
        lambda y_hat, y: (y_hat[:, None] - y.astype(float)) / len(y),
        "Every prediction met every target: an axis was added, and NumPy stretched"
        " both arrays.",
        "Which shape has your difference, and which one should it have?",
        also=(
            lambda y_hat, y: (y_hat.reshape(-1, 1) - y.ravel()) / len(y),
            lambda y_hat, y: 2 * (y_hat.reshape(-1, 1) - y.ravel()) / y.size,
        ),
    ),
    Mistake(
        "changes_input",
        subtract_in_place,
        "The slopes are right, but y_hat was changed, and others still need the old"
        " predictions.",
        "How can the differences go into a new array?",
    ),
    Mistake(
        "integer_truncation",
        into_targets_type(lambda y_hat, y: (y_hat - y) / len(y)),
        "The slopes were stored in an array of the type of y. When y holds whole"
        " numbers they are cut to whole numbers, mostly to 0.",
        "Which type does np.zeros_like(y) have when y holds whole numbers?",
        also=(
            lambda y_hat, y: (y_hat - y) // len(y),
            lambda y_hat, y: into_targets_type(np.subtract)(y_hat, y) / len(y),
        ),
    ),
)
