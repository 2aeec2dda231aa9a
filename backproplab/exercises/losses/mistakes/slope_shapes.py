# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Slope of the mean squared error: it is not one number for each prediction."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import all_of, of_error

SHAPES = (
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
        "The rows are added up or averaged, so they all share one slope. Each"
        " prediction in each row needs a slope of its own; nothing is summed.",
        "Which shape should the slopes of (N, n_out) predictions have?",
        also=all_of(
            lambda e, N: np.sum(e, axis=0),
            lambda e, N: 2 * np.mean(e, axis=0),
            lambda e, N: np.mean(e, axis=0, keepdims=True),
            lambda e, N: 0 * e + np.mean(e, axis=0),
            lambda e, N: 0 * e + np.mean(e, axis=0) / N,
            lambda e, N: 0 * e + 2 * np.mean(e, axis=0),
            lambda e, N: np.mean(e, axis=0) / N,
        ),
    ),
    Mistake(
        "summed_over_outputs",
        of_error(lambda e, N: np.sum(e, axis=1) / N),
        "The outputs of each row are added up or averaged. Each prediction needs a"
        " slope of its own; nothing is summed.",
        "Which shape should the slopes of (N, n_out) predictions have?",
        also=all_of(
            lambda e, N: np.mean(e, axis=1),
            lambda e, N: np.sum(e, axis=1),
            lambda e, N: 2 * np.mean(e, axis=1),
            lambda e, N: np.sum(e, axis=1, keepdims=True) / N,
            lambda e, N: np.mean(e, axis=1, keepdims=True),
            lambda e, N: 0 * e + np.mean(e, axis=1, keepdims=True),
            lambda e, N: 0 * e + np.mean(e, axis=1, keepdims=True) / N,
            lambda e, N: 0 * e + np.sum(e, axis=1, keepdims=True) / N,
        ),
    ),
    Mistake(
        "one_row_only",
        of_error(lambda e, N: e[-1] / N),
        "Only one row comes back.",
        "Does `return` stand inside the loop, or is the row overwritten in each turn?",
        also=all_of(
            lambda e, N: e[0] / N,
            lambda e, N: e[0],
            lambda e, N: e[-1],
            lambda e, N: e[:1] / N,
        ),
    ),
    Mistake(
        "every_pair",
        lambda y_hat, y: (y_hat[:, None] - y.astype(float)) / len(y),
        "Every prediction met every target: an axis was added, and NumPy stretched"
        " both arrays.",
        "What shape does your difference have, and what shape should it have?",
        also=(
            lambda y_hat, y: (y_hat.reshape(-1, 1) - y.ravel()) / len(y),
            lambda y_hat, y: 2 * (y_hat.reshape(-1, 1) - y.ravel()) / y.size,
        ),
    ),
    Mistake(
        "columns_are_examples",
        of_error(lambda e, N: e.T / N),
        "Here an example is a row; this is the transpose.",
        "What shape does y_hat have, and so its slopes?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "product_of_tables",
        lambda y_hat, y: y_hat.T @ (y_hat - y) / len(y),
        "A matrix product is in it, which sums over an axis. That comes with the"
        " weights; this is the slope in each prediction.",
        "How many predictions does nudging one prediction change?",
        also=(
            lambda y_hat, y: y_hat.T @ (y_hat - y),
            lambda y_hat, y: 2 * y_hat.T @ (y_hat - y) / len(y),
            lambda y_hat, y: y_hat @ (y_hat - y).T / len(y),
            lambda y_hat, y: (y_hat - y).T @ (y_hat - y) / len(y),
            lambda y_hat, y: (y_hat - y) @ (y_hat - y).T / len(y),
        ),
    ),
)
