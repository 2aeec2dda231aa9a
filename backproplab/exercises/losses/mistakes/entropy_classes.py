# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Cross-entropy: too few or too many classes and rows are counted."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.surprises import surprise


def first_class(p, y):
    """Count the first class alone."""
    return -np.mean(y[:, 0] * np.log(p[:, 0]))


def binary(p, y):
    """Ask of each class by itself whether it is the one."""
    with_floor = np.clip(p, 1e-300, None), np.clip(1 - p, 1e-300, None)
    return -(y * np.log(with_floor[0]) + (1 - y) * np.log(with_floor[1]))


def binary_naive(p, y):
    """Do the same without a guard against log 0."""
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


CLASSES = (
    Mistake(
        "winner_instead_of_truth",
        lambda p, y: -np.mean(np.log(p.max(axis=1))),
        "The surprise is taken at the class that the prediction likes best, so the"
        " target is not used.",
        "Which of the two says which class is true: p or y?",
    ),
    Mistake(
        "one_class_only",
        first_class,
        "Only one column of p counts; rows of the other classes may say anything.",
        "In which column is the true class of each row?",
        also=(
            lambda p, y: -np.mean(y[:, -1] * np.log(p[:, -1])),
            lambda p, y: -np.mean(y[:, 1] * np.log(p[:, 1])),
            lambda p, y: -np.mean(np.log(p[:, 0])),
            lambda p, y: -np.mean(np.log(p[:, 1])),
        ),
    ),
    Mistake(
        "one_row_only",
        lambda p, y: surprise(p, y)[0],
        "Only one row counts.",
        "Does `return` stand inside the loop, or is the sum overwritten in each turn?",
        also=(
            lambda p, y: surprise(p, y)[0] / len(p),
            lambda p, y: surprise(p, y)[-1],
            lambda p, y: surprise(p, y)[-1] / len(p),
        ),
    ),
    Mistake(
        "row_left_out",
        lambda p, y: np.sum(surprise(p, y)[1:]) / len(p),
        "The first or the last row is left out of the sum.",
        "With which index do the rows begin, and with which do they end?",
        also=(
            lambda p, y: np.sum(surprise(p, y)[:-1]) / len(p),
            lambda p, y: np.sum(surprise(p, y)[1:]) / (len(p) - 1),
            lambda p, y: np.sum(surprise(p, y)[:-1]) / (len(p) - 1),
        ),
    ),
    Mistake(
        "binary_formula",
        lambda p, y: np.sum(binary(p, y)) / len(p),
        "The terms (1 - y) log(1 - p) are added: this is binary cross-entropy, where"
        " each output is a yes-or-no question of its own. Here the classes of a row"
        " exclude each other, and only the true one counts.",
        "Which classes of a row does y log p leave out, and should they count?",
        also=(
            lambda p, y: np.mean(binary(p, y)),
            lambda p, y: np.mean(binary(p, y)[:, 1]),
            lambda p, y: np.mean(binary(p, y)[:, 0]),
            lambda p, y: np.sum(binary(p, y)),
            lambda p, y: -np.mean(binary(p, y)),
            lambda p, y: -np.sum(binary(p, y)) / len(p),
            lambda p, y: np.sum(binary_naive(p, y)) / len(p),
            lambda p, y: np.mean(binary_naive(p, y)),
        ),
    ),
    Mistake(
        "every_class_counted",
        lambda p, y: -np.sum(np.log(p)) / len(p),
        "The logs of all classes are counted, or those of the wrong ones. Only the true"
        " class belongs in.",
        "What does a one-hot row leave of the row of logs?",
        also=(
            lambda p, y: -np.mean(np.log(p)),
            lambda p, y: -np.sum(np.log(p)),
            lambda p, y: -np.sum((1 - y) * np.log(p)) / len(p),
        ),
    ),
)
