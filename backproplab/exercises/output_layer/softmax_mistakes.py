# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes in the error of a softmax output."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.heads import (
    after,
    mean_error,
    softmax,
)
from backproplab.exercises.output_layer.scale_mistakes import SCALE_MISTAKES
from backproplab.exercises.output_layer.shape_mistakes import SHAPE_MISTAKES
from backproplab.exercises.output_layer.sharing import rebuilt


def class_numbers(z, y):
    """Subtract the number of the class from each of its probabilities."""
    return (softmax(z) - y.argmax(axis=1)[:, None]) / len(z)


def log_probabilities(z):
    """Return the logarithms of the probabilities."""
    return np.log(softmax(z))


def changing(z, y):
    """Shift the caller's own scores."""
    z -= z.max(axis=1, keepdims=True)
    return (softmax(z) - y) / len(z)


def loss_of_rows(z, y):
    """Return the loss of each example."""
    return -np.sum(y * log_probabilities(z), axis=1)


MISTAKES = (
    *rebuilt(SCALE_MISTAKES + SHAPE_MISTAKES, after(softmax)),
    Mistake(
        "logits_not_probabilities",
        mean_error(lambda z: z),
        "The targets were subtracted from the scores z (the logits), not from the"
        " probabilities.",
        "Which function turns the scores into numbers between 0 and 1, and where is"
        " it called?",
        also=(
            lambda z, y: z - y,
            mean_error(lambda z: z - z.max(axis=1, keepdims=True)),
        ),
    ),
    Mistake(
        "slope_kept",
        lambda z, y: (softmax(z) - y) * softmax(z) * (1 - softmax(z)) / len(z),
        "The error is multiplied by p (1 - p), or by a part of it. For softmax with"
        " cross-entropy prediction - target is complete; that slope belongs to a"
        " squared loss.",
        "Which step of the way back is already inside prediction - target?",
        also=(
            lambda z, y: (softmax(z) - y) * softmax(z) * (1 - softmax(z)),
            lambda z, y: (softmax(z) - y) * softmax(z) / len(z),
            lambda z, y: (softmax(z) - y) * (1 - softmax(z)) / len(z),
            lambda z, y: (softmax(z) - y) * z * (1 - z) / len(z),
        ),
    ),
    Mistake(
        "logarithm_instead",
        mean_error(log_probabilities),
        "The targets were subtracted from log p. The logarithm belongs to the loss; its"
        " slope has none.",
        "What is the slope of a logarithm?",
        also=(lambda z, y: y * log_probabilities(z) / len(z),),
    ),
    Mistake(
        "decided_instead",
        mean_error(lambda z: np.eye(z.shape[1])[z.argmax(axis=1)]),
        "The predictions are decisions, 0 or 1, so no error says how sure the network"
        " was.",
        "Which array is compared with the target: p, or a decision made from it?",
    ),
    Mistake(
        "class_number_subtracted",
        class_numbers,
        "The number of the class was subtracted from every probability of its row.",
        "In which column of p should 1 be taken away?",
        also=(lambda z, y: softmax(z) - y.argmax(axis=1)[:, None],),
    ),
    Mistake(
        "one_taken_from_columns",
        lambda z, y: (softmax(z) - y.max(axis=0)) / len(z),
        "1 was taken away from whole columns: with a slice for the rows, every row"
        " loses 1 at the classes of all the others, too.",
        "p[rows, classes] pairs each row with its own class: what has to stand in the"
        " place of `:`?",
        also=(lambda z, y: softmax(z) - y.max(axis=0),),
    ),
    Mistake(
        "changes_scores",
        changing,
        "The values are right, but the scores z, which belong to the caller, were"
        " changed.",
        "Which line writes into z, and how can its result go into a new array?",
    ),
    Mistake(
        "loss_instead",
        lambda z, y: loss_of_rows(z, y).mean(),
        "This is the loss. Its slope at each score was asked for.",
        "If dL_dz says how L changes with each entry of z, what is its shape?",
        also=(
            loss_of_rows,
            lambda z, y: loss_of_rows(z, y).sum(),
            lambda z, y: -y * log_probabilities(z),
            lambda z, y: -y * log_probabilities(z) / len(z),
        ),
    ),
)
