# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Cross-entropy: the wrong axes are summed, or y is used in another way."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.surprises import surprise, true_probability


def indexed(p, y):
    """Read the zeros and ones of y as class numbers, with the rows as a column."""
    return p[np.arange(len(p))[:, None], y.astype(int)]


def indexed_in_a_row(p, y):
    """Read them as class numbers, with the rows as they are."""
    return p[np.arange(len(p)), y]


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
            lambda p, y: -np.mean(y * np.log(p), axis=1),
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
        also=(lambda p, y: -np.mean(np.log(np.sum(p * y, axis=0) + 1e-12)),),
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
            lambda p, y: -np.sum(np.log(np.sum(p * y, axis=0) + 1e-15)) / len(p),
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
)
