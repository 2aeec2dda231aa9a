# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Cross-entropy: other classes, other axes, or something else is summed."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.surprises import surprise, true_probability


def first_class(p, y):
    """Count the first class alone."""
    return -np.mean(y[:, 0] * np.log(p[:, 0]))


def indexed(p, y):
    """Read the zeros and ones of y as class numbers, with the rows as a column."""
    return p[np.arange(len(p))[:, None], y.astype(int)]


def indexed_in_a_row(p, y):
    """Read them as class numbers, with the rows as they are."""
    return p[np.arange(len(p)), y]


def binary(p, y):
    """Ask of each class by itself whether it is the one."""
    with_floor = np.clip(p, 1e-300, None), np.clip(1 - p, 1e-300, None)
    return -(y * np.log(with_floor[0]) + (1 - y) * np.log(with_floor[1]))


def binary_naive(p, y):
    """Do the same without a guard against log 0."""
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


SUMS = (
    Mistake(
        "loss_for_each_row",
        surprise,
        "This is one loss for each row. A loss is one single number, the mean over the"
        " rows.",
        "What is still to be done with the N numbers?",
        also=(
            lambda p, y: surprise(p, y) / len(p),
            lambda p, y: -np.sum(y * np.log(p), axis=1),
        ),
    ),
    Mistake(
        "loss_for_each_class",
        lambda p, y: -np.mean(y * np.log(p), axis=0),
        "This is one number for each class. A loss is one single number.",
        "Which axis is still there, and is it summed or averaged?",
        also=(
            lambda p, y: -np.sum(y * np.log(p), axis=0),
            lambda p, y: -np.log(np.sum(p * y, axis=0)),
        ),
    ),
    Mistake(
        "not_summed",
        lambda p, y: -y * np.log(p),
        "These are the terms of all entries, still a table. A loss is one single"
        " number.",
        "Which axis is summed, and which one is averaged?",
        also=(
            lambda p, y: -y * np.log(p) / len(p),
            lambda p, y: -np.log(p),
            lambda p, y: y * np.log(p),
        ),
    ),
    Mistake(
        "wrong_axis",
        lambda p, y: -np.mean(np.log(np.sum(p * y, axis=0))),
        "The sum before the log goes over the rows, so it mixes examples.",
        "Along which axis do the classes of one example lie?",
        right_under="the column-vector convention, where an example is a column",
        also=(
            lambda p, y: -np.sum(np.log(np.sum(p * y, axis=0))) / len(p),
            lambda p, y: -np.mean(np.log(np.sum(p * y, axis=0) + 1e-12)),
        ),
    ),
    Mistake(
        "mean_before_log",
        lambda p, y: -np.log(np.mean(true_probability(p, y))),
        "The probabilities are averaged or summed first, then the log is taken once.",
        "Which comes first: the surprise of each row, or the mean?",
        also=(
            lambda p, y: -np.log(np.sum(p * y)),
            lambda p, y: -np.log(np.sum(p * y)) / len(p),
            lambda p, y: -np.log(np.mean(p * y)),
        ),
    ),
    Mistake(
        "product_is_a_table",
        lambda p, y: -y.T @ np.log(p) / len(p),
        "Each row or class is mixed with every other one: a matrix product, or"
        " p[:, labels], makes a whole table, of which only the diagonal is wanted.",
        "Which of these numbers has a row and a target of the same index?",
        also=(
            lambda p, y: -y @ np.log(p).T / len(p),
            lambda p, y: -np.sum(y @ np.log(p).T) / len(p),
            lambda p, y: -np.sum(y.T @ np.log(p)) / len(p),
            lambda p, y: -np.mean(y @ np.log(p).T),
            lambda p, y: -np.log(p @ y.T),
            lambda p, y: -np.mean(y.T @ np.log(p)),
        ),
    ),
    Mistake(
        "one_hot_used_as_index",
        lambda p, y: -np.mean(np.log(indexed(p, y))),
        "y is one-hot: its zeros and ones were used as class numbers, so they pick"
        " columns 0 and 1 of p.",
        "Which number of the true class can be an index, and how does one get it from a"
        " one-hot row?",
        also=(
            lambda p, y: -np.mean(np.log(np.maximum(indexed(p, y), 1e-300))),
            lambda p, y: -np.sum(np.log(indexed(p, y))) / len(p),
            lambda p, y: -np.mean(np.log(indexed_in_a_row(p, y))),
            lambda p, y: -np.mean(np.log(indexed_in_a_row(p, y.astype(int)))),
            lambda p, y: -np.sum(np.log(indexed_in_a_row(p, y.astype(int)))) / len(p),
            lambda p, y: -np.mean(np.log(p[y.astype(int)])),
        ),
    ),
    Mistake(
        "argmax_of_wrong_axis",
        lambda p, y: -np.mean(np.log(p[np.arange(len(p)), y.argmax(axis=0)])),
        "The place of the 1 is looked for along the rows, or in the whole table, and"
        " not in each row.",
        "Along which axis of y do the classes of one example lie?",
        also=(
            lambda p, y: -np.mean(np.log(p[np.arange(len(p)), y.argmax()])),
            lambda p, y: -np.mean(np.log(p[:, y.argmax()])),
        ),
    ),
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
        "The terms (1 - y) log(1 - p) are added, as for yes-or-no targets. Here the"
        " classes of a row exclude each other, and only the true one counts.",
        "Which classes of a row does y log p leave out, and should they count?",
        right_under="binary cross-entropy, where each output is a question of its own",
        also=(
            lambda p, y: np.mean(binary(p, y)),
            lambda p, y: np.sum(binary(p, y)),
            lambda p, y: np.sum(binary_naive(p, y)) / len(p),
            lambda p, y: np.mean(binary_naive(p, y)),
        ),
    ),
    Mistake(
        "every_class_counted",
        lambda p, y: -np.sum(np.log(p)) / len(p),
        "The log of every class is counted; y is not used to pick the true one.",
        "Where does y come in?",
        also=(
            lambda p, y: -np.mean(np.log(p)),
            lambda p, y: -np.sum(np.log(p)),
            lambda p, y: -np.sum((1 - y) * np.log(p)) / len(p),
        ),
    ),
)
