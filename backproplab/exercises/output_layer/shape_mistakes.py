# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of references that learners meet without type hints.
"""Known mistakes in what is kept of the error at an output, whatever the head."""

import numpy as np

from backproplab.exercises.definition import Mistake


def right(p, y):
    """Return the right error."""
    return (p - y) / len(p)


def summed(axis):
    """Build the right error, added up over an axis or over all entries."""
    return lambda p, y: right(p, y).sum(axis=axis)


SHAPE_MISTAKES = (
    Mistake(
        "rows_added_up",
        summed(0),
        "The rows are added up, or averaged: an error for each example was asked"
        " for, with the shape of z. The sum over the batch comes later, in dL_dW"
        " and dL_db.",
        "Which line takes the axis of the examples away?",
        also=(
            lambda p, y: (p - y).sum(axis=0),
            lambda p, y: right(p, y).mean(axis=0),
        ),
    ),
    Mistake(
        "one_example_only",
        lambda p, y: right(p, y)[-1],
        "Only one row came back; each example has an error of its own.",
        "Does `return` stand inside a loop, or is each row written over the one"
        " before?",
        also=(
            lambda p, y: right(p, y)[0],
            lambda p, y: (p - y)[-1],
            lambda p, y: (p - y)[0],
        ),
    ),
    Mistake(
        "outputs_added_up",
        summed(1),
        "The outputs are added up: every score has an error of its own.",
        "If dL_dz says how L changes with each entry of z, what is its shape?",
        also=(
            lambda p, y: (p - y).sum(axis=1),
            lambda p, y: (p - y).mean(axis=1),
            lambda p, y: summed(1)(p, y)[:, None],
        ),
    ),
    Mistake(
        "everything_added_up",
        summed(None),
        "This is one single number; dL_dz has an entry for each entry of z."
        " Dividing by N does not add anything up.",
        "Is a sum or a mean written where only a division belongs?",
        also=(
            lambda p, y: np.sum(p - y),
            lambda p, y: np.mean(p - y),
        ),
    ),
    Mistake(
        "clipped_probabilities",
        lambda p, y: (np.clip(p, 0.01, 0.99) - y) / len(p),
        "Probabilities near 0 or 1 were cut off, so confident errors are hidden. A clip"
        " guards a logarithm, and there is none here.",
        "Which of your operations could fail at p = 0, if nothing were clipped?",
        also=tuple(
            lambda p, y, least=least: (np.clip(p, least, 1 - least) - y) / len(p)
            for least in (0.001, 0.1, 0.0001)
        ),
    ),
    Mistake(
        "error_squared",
        lambda p, y: (p - y) ** 2 / len(p),
        "The error is squared, so its sign is lost.",
        "Should a prediction that is too small and one that is too large pull in"
        " the same direction?",
        also=(
            lambda p, y: (p - y) ** 2 / 2 / len(p),
            lambda p, y: (p - y) ** 2,
        ),
    ),
    Mistake(
        "target_added",
        lambda p, y: (p + y) / len(p),
        "Prediction and target are added; a sign is wrong on the way to their"
        " difference.",
        "What should dL_dz be where prediction and target agree?",
        also=(
            lambda p, y: -(p + y) / len(p),
            lambda p, y: p + y,
        ),
    ),
    Mistake(
        "sign_lost",
        lambda p, y: np.abs(p - y) / len(p),
        "This is the size of the error; its sign is lost.",
        "Which way should a score move that is too large, and which way one that is"
        " too small?",
    ),
    Mistake(
        "targets_not_subtracted",
        lambda p, y: p / len(p),
        "These are the predictions over N; the targets are not in them.",
        "What should dL_dz be where prediction and target agree?",
        also=(lambda p, y: p,),
    ),
)
