# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mean squared error: the wrong axes are summed, or not all of them."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import all_of, of_error


def every_pair(y_hat, y):
    """Let every row of predictions meet every row of targets."""
    return np.sum((y_hat[:, None].astype(float) - y) ** 2)


SUMS = (
    Mistake(
        "loss_for_each_row",
        of_error(lambda e, N: np.sum(e**2, axis=1) / 2),
        "This is one loss for each row. A loss is one single number, the mean over the"
        " rows.",
        "Which axis is still there, and what is done with its N numbers?",
        also=all_of(
            lambda e, N: np.sum(e**2, axis=1),
            lambda e, N: np.mean(e**2, axis=1),
            lambda e, N: np.mean(e**2, axis=1) / 2,
            lambda e, N: np.sum(e**2, axis=1, keepdims=True),
            lambda e, N: np.sum(e**2, axis=1, keepdims=True) / 2,
            lambda e, N: np.sum(e**2, axis=1) / N,
            lambda e, N: np.sum(e**2, axis=1) / (2 * N),
        ),
    ),
    Mistake(
        "loss_for_each_output",
        of_error(lambda e, N: np.mean(e**2, axis=0) / 2),
        "This is one loss for each output. The outputs still have to be summed to one"
        " single number.",
        "Which axis is still there, and is it summed or averaged?",
        also=all_of(
            lambda e, N: np.mean(e**2, axis=0),
            lambda e, N: np.sum(e**2, axis=0),
            lambda e, N: np.sum(e**2, axis=0) / 2,
        ),
    ),
    Mistake(
        "not_summed",
        of_error(lambda e, N: e**2 / (2 * N)),
        "These are the squares of all entries, still a table. A loss is one single"
        " number.",
        "Which call adds up all entries of an array?",
        also=all_of(
            lambda e, N: e**2,
            lambda e, N: e**2 / 2,
            lambda e, N: e**2 / N,
            lambda e, N: e**2 / e.size,
        ),
    ),
    Mistake(
        "product_is_a_table",
        of_error(lambda e, N: e.T @ e / (2 * N)),
        "A matrix product of the error with itself is a table; the squares are only"
        " its diagonal.",
        "Which operation squares every entry by itself?",
        also=all_of(
            lambda e, N: e.T @ e / N,
            lambda e, N: e.T @ e / 2,
            lambda e, N: e.T @ e,
            lambda e, N: e @ e.T / (2 * N),
            lambda e, N: e @ e.T / N,
            lambda e, N: e @ e.T / 2,
            lambda e, N: e @ e.T,
        ),
    ),
    Mistake(
        "first_row_only",
        of_error(lambda e, N: np.sum(e[0] ** 2) / 2),
        "Only one row counts.",
        "Does `return` stand inside the loop, or is the sum overwritten in each turn?",
        also=all_of(
            lambda e, N: np.sum(e[0] ** 2) / (2 * N),
            lambda e, N: np.sum(e[0] ** 2) / N,
            lambda e, N: np.sum(e[-1] ** 2) / (2 * N),
            lambda e, N: np.sum(e[-1] ** 2) / N,
            lambda e, N: np.sum(e[-1] ** 2) / 2,
        ),
    ),
    Mistake(
        "one_entry_only",
        of_error(lambda e, N: e[-1, -1] ** 2 / (2 * N)),
        "Only one entry counts, the first or the last.",
        "In your loop: is a square added to the sum, or does it overwrite it?",
        also=all_of(
            lambda e, N: e[-1, -1] ** 2 / 2,
            lambda e, N: e[-1, -1] ** 2 / N,
            lambda e, N: e[0, 0] ** 2 / (2 * N),
            lambda e, N: e[0, 0] ** 2 / 2,
        ),
    ),
    Mistake(
        "column_left_out",
        of_error(lambda e, N: np.sum(e[:, :-1] ** 2) / (2 * N)),
        "The first or the last output is left out of the sum.",
        "With which index do the columns begin, and with which do they end?",
        also=all_of(
            lambda e, N: np.sum(e[:, :-1] ** 2) / N,
            lambda e, N: np.sum(e[:, 1:] ** 2) / (2 * N),
            lambda e, N: np.sum(e[:, 1:] ** 2) / N,
        ),
    ),
    Mistake(
        "row_left_out",
        of_error(lambda e, N: np.sum(e[1:] ** 2) / (2 * N)),
        "The first or the last row is left out of the sum.",
        "With which index do the rows begin, and with which do they end?",
        also=all_of(
            lambda e, N: np.sum(e[1:] ** 2) / N,
            lambda e, N: np.sum(e[:-1] ** 2) / (2 * N),
            lambda e, N: np.sum(e[:-1] ** 2) / N,
            lambda e, N: np.sum(e[:-1] ** 2) / (2 * (N - 1)),
            lambda e, N: np.sum(e[1:] ** 2) / (2 * (N - 1)),
        ),
    ),
    Mistake(
        "first_output_only",
        of_error(lambda e, N: np.sum(e[:, 0] ** 2) / (2 * N)),
        "Only one column counts; the other outputs may be anything.",
        "Which axis of the squares has to be summed, besides the rows?",
        also=all_of(
            lambda e, N: np.sum(e[:, 0] ** 2) / N,
            lambda e, N: np.sum(e[:, -1] ** 2) / (2 * N),
            lambda e, N: np.sum(e[:, -1] ** 2) / N,
        ),
    ),
    Mistake(
        "every_pair",
        lambda y_hat, y: every_pair(y_hat, y) / (2 * len(y)),
        "Every prediction met every target: an axis was added, and NumPy stretched"
        " both arrays.",
        "What shape does your difference have, and what shape should it have?",
        also=(
            lambda y_hat, y: every_pair(y_hat, y) / (2 * len(y) ** 2),
            lambda y_hat, y: every_pair(y_hat, y) / (len(y) * y_hat.size),
            lambda y_hat, y: every_pair(y_hat.ravel(), y.ravel()) / (2 * len(y)),
            lambda y_hat, y: every_pair(y_hat.ravel(), y.ravel()) / y.size**2,
        ),
    ),
)
