# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mean squared error: it is not the square of each difference."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import all_of, of_error


def huber(e, N):
    """Square the small differences, and let the large ones grow in a line."""
    size = np.abs(e)
    return np.sum(np.where(size < 1, e**2 / 2, size - 0.5)) / N


SQUARES = (
    Mistake(
        "square_missing",
        of_error(lambda e, N: np.sum(e) / (2 * N)),
        "The differences are not squared, so too large and too small cancel each"
        " other.",
        "How large is your loss if one prediction is 3 too large and one 3 too small?",
        also=all_of(
            lambda e, N: np.sum(e) / N,
            lambda e, N: np.sum(e),
            lambda e, N: np.sum(e) / 2,
            lambda e, N: np.mean(e),
            lambda e, N: np.mean(e) / 2,
            lambda e, N: -np.sum(e) / (2 * N),
            lambda e, N: -np.sum(e) / N,
            lambda e, N: -np.mean(e),
        ),
    ),
    Mistake(
        "absolute_error",
        of_error(lambda e, N: np.sum(np.abs(e)) / N),
        "The sizes of the differences are added up, not their squares: this is an"
        " absolute error, another loss.",
        "A miss of 4 against a miss of 1: how many times as much should it cost?",
        also=all_of(
            lambda e, N: np.sum(np.abs(e)) / (2 * N),
            lambda e, N: np.mean(np.abs(e)),
            lambda e, N: np.mean(np.abs(e)) / 2,
            lambda e, N: np.sum(np.abs(e)),
            lambda e, N: np.sum(np.abs(e)) / 2,
        ),
    ),
    Mistake(
        "rooted",
        of_error(lambda e, N: np.sqrt(np.sum(e**2) / (2 * N))),
        "A root is taken, so this is a distance and not its square (RMSE, say).",
        "Is np.sqrt or np.linalg.norm in your lines, and what would undo it?",
        also=all_of(
            lambda e, N: np.sqrt(np.sum(e**2) / N),
            lambda e, N: np.sqrt(np.mean(e**2)),
            lambda e, N: np.sqrt(np.mean(e**2)) / 2,
            lambda e, N: np.sqrt(np.mean(e**2) / 2),
            lambda e, N: np.sqrt(np.sum(e**2)),
            lambda e, N: np.sqrt(np.sum(e**2)) / N,
            lambda e, N: np.sqrt(np.sum(e**2)) / (2 * N),
            lambda e, N: np.sqrt(np.sum(e**2, axis=1)).mean(),
            lambda e, N: np.sqrt(np.sum(e**2, axis=1)).mean() / 2,
        ),
    ),
    Mistake(
        "summed_before_squaring",
        of_error(lambda e, N: np.sum(e) ** 2 / (2 * N)),
        "The differences are added up first and squared afterwards, so they cancel"
        " before the square can count them.",
        "Which comes first: the square of each entry, or the sum?",
        also=all_of(
            lambda e, N: np.sum(e) ** 2 / N,
            lambda e, N: np.sum(e) ** 2 / 2,
            lambda e, N: np.sum(e) ** 2,
            lambda e, N: np.mean(e) ** 2,
            lambda e, N: np.mean(e) ** 2 / 2,
            lambda e, N: np.sum(np.sum(e, axis=1) ** 2) / (2 * N),
            lambda e, N: np.sum(np.sum(e, axis=1) ** 2) / N,
            lambda e, N: np.sum(np.sum(e, axis=0) ** 2) / (2 * N),
            lambda e, N: np.sum(np.mean(e, axis=0) ** 2) / 2,
            lambda e, N: (np.sum(e) / (2 * N)) ** 2,
            lambda e, N: (np.sum(e) / N) ** 2,
        ),
    ),
    Mistake(
        "squares_subtracted",
        lambda y_hat, y: np.sum(y_hat**2 - y.astype(float) ** 2) / (2 * len(y)),
        "The squares are subtracted, which is not the square of the difference.",
        "Which comes first: the difference, or the square?",
        also=(
            lambda y_hat, y: np.sum(y_hat**2 - y.astype(float) ** 2) / len(y),
            lambda y_hat, y: np.mean(y_hat**2 - y.astype(float) ** 2),
            lambda y_hat, y: np.sum(y_hat - y.astype(float) ** 2) / (2 * len(y)),
            lambda y_hat, y: np.sum(y_hat - y.astype(float) ** 2) / len(y),
        ),
    ),
    Mistake(
        "added",
        lambda y_hat, y: np.sum((y_hat + y.astype(float)) ** 2) / (2 * len(y)),
        "Prediction and target are added.",
        "What should the loss be where the prediction equals its target?",
        also=(lambda y_hat, y: np.sum((y_hat + y.astype(float)) ** 2) / len(y),),
    ),
    Mistake(
        "variance_instead",
        of_error(lambda e, N: np.var(e)),
        "The mean of the differences was taken away first: this is a variance. A"
        " prediction that is always 3 too large would cost nothing.",
        "What is the loss if every prediction is 3 too large?",
        also=all_of(
            lambda e, N: np.var(e) / 2,
            lambda e, N: np.var(e, axis=0).sum() / 2,
            lambda e, N: np.std(e),
        ),
    ),
    Mistake(
        "another_power",
        of_error(lambda e, N: np.sum(e**3) / (2 * N)),
        "The differences are raised to another power than 2.",
        "Which exponent stands behind `**`?",
        also=all_of(
            lambda e, N: np.sum(e**3) / N,
            lambda e, N: np.mean(e**3),
            lambda e, N: np.sum(e**4) / (2 * N),
            lambda e, N: np.sum(e**4) / N,
        ),
    ),
    Mistake(
        "large_misses_softened",
        of_error(lambda e, N: np.sum(np.log(np.cosh(e))) / N),
        "Large misses grow slower than their square: this is a Huber or log-cosh loss,"
        " another one.",
        "A miss of 100 against a miss of 10: how many times as much should it cost?",
        also=(of_error(huber),),
    ),
    Mistake(
        "relative_to_target",
        lambda y_hat, y: np.sum(((y_hat - y) / y) ** 2) / (2 * len(y)),
        "The differences are divided by the targets or their size, so a target near 0"
        " would count for nearly everything.",
        "Where is y, or a size of it, below a division?",
        also=(
            lambda y_hat, y: np.sum(((y_hat - y) / y) ** 2) / len(y),
            lambda y_hat, y: np.mean(((y_hat - y) / y) ** 2),
            lambda y_hat, y: np.sum((y_hat - y) ** 2) / np.sum(y**2),
        ),
    ),
    Mistake(
        "largest_only",
        of_error(lambda e, N: np.max(e**2) / 2),
        "Only the largest miss counts; all others may be anything below it.",
        "Which call takes one entry where all have to be added up?",
        also=all_of(
            lambda e, N: np.max(e**2),
            lambda e, N: np.max(e**2) / (2 * N),
            lambda e, N: np.max(np.abs(e)),
            lambda e, N: np.max(np.sum(e**2, axis=1)) / 2,
        ),
    ),
)
