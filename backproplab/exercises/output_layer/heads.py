# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Fixtures and variations serve references that learners meet without type hints.
"""What the exercises about an output layer share: predictions and mistakes."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.layers import Sigmoid, Softmax


def sigmoid(z):
    """Return the probability of each score by itself."""
    return Sigmoid().forward(z)[0]


def softmax(z):
    """Return the probabilities of each row of scores; a single score gets 1."""
    return Softmax().forward(z)[0] if z.shape[1] > 1 else np.ones(z.shape)


def mean_error(predict):
    """Build (prediction - target) / N from a function that predicts."""

    def variation(z, y):
        p = predict(z)
        return {"p": p, "dL_dz": (p - y) / len(z)}

    return variation


def scaled(predict, factor=lambda N, n_out: 1):
    """Build the right gradient times a factor, which the shape of z may decide."""
    return lambda z, y: (predict(z) - y) / len(z) * factor(*z.shape)


def summed(gradient, axis=None):
    """Build the gradient, added up over an axis or over all entries."""
    return lambda z, y: gradient(z, y).sum(axis=axis)


def one_hot_rows(rng, N, n_out):
    """Return N rows with a 1 at a place that is drawn, as whole numbers."""
    return np.eye(n_out, dtype=int)[rng.integers(0, n_out, size=N)]


def scale_mistakes(predict, pytorch):
    """Return the mistakes in what (prediction - target) is divided by.

    `pytorch` says which convention divides by N·n_out.
    """
    return (
        Mistake(
            "one_over_n_missing",
            scaled(predict, lambda N, n_out: N),
            "The error is right, but the 1/N is missing: the loss is a mean over the N"
            " rows, so each row counts for one N-th.",
            "One row changes by a little: how much of that does a mean over N rows"
            " show?",
            right_under="the convention of a loss that is a sum over the batch",
        ),
        Mistake(
            "mean_over_outputs_too",
            scaled(predict, lambda N, n_out: 1 / n_out),
            "It is divided by N·n_out, the number of all entries. In this course the"
            " loss is summed over the outputs and averaged over the N rows alone.",
            "Over how many rows is the loss a mean?",
            right_under=pytorch,
        ),
        Mistake(
            "divided_by_n_out",
            scaled(predict, lambda N, n_out: N / n_out),
            "It is divided by n_out, the number of outputs, not by N, the number of"
            " rows.",
            "Which axis of z counts the examples, and which function or index gives its"
            " length?",
        ),
        Mistake(
            "divided_by_n_twice",
            scaled(predict, lambda N, n_out: 1 / N),
            "It is divided by N twice: N times too small.",
            "Where does a mean or a `/ N` stand besides the one that belongs here?",
        ),
        Mistake(
            "factor_two",
            scaled(predict, lambda N, n_out: 2),
            "It is exactly twice the right value. A 2 belongs to the slope of a square;"
            " cross-entropy has no square.",
            "Which step brings in the 2, or counts a term a second time?",
        ),
        Mistake(
            "sign_flipped",
            scaled(predict, lambda N, n_out: -1),
            "The sign is flipped: this is target - prediction. Going downhill, it would"
            " climb.",
            "Where the prediction is too large, should the slope be positive or"
            " negative?",
        ),
    )


def shape_mistakes(predict):
    """Return the mistakes that add up what should stay apart, or change the error."""
    right = scaled(predict)
    return (
        Mistake(
            "rows_added_up",
            summed(right, axis=0),
            "The rows are added up, or averaged: an error for each example was asked"
            " for, with the shape of z. The sum over the batch comes later, in dL_dW"
            " and dL_db.",
            "Which line takes the axis of the examples away?",
            also=(
                lambda z, y: (predict(z) - y).sum(axis=0),
                lambda z, y: right(z, y).mean(axis=0),
            ),
        ),
        Mistake(
            "outputs_added_up",
            summed(right, axis=1),
            "The outputs are added up: every score has an error of its own.",
            "Which shape has dL_dz, if it says how the loss changes with each entry of"
            " z?",
            also=(
                lambda z, y: (predict(z) - y).sum(axis=1),
                lambda z, y: (predict(z) - y).mean(axis=1),
                lambda z, y: summed(right, axis=1)(z, y)[:, None],
            ),
        ),
        Mistake(
            "everything_added_up",
            summed(right),
            "This is one single number; dL_dz has an entry for each entry of z."
            " Dividing by N does not add anything up.",
            "Is a sum or a mean written where only a division belongs?",
            also=(
                lambda z, y: np.sum(predict(z) - y),
                lambda z, y: np.mean(predict(z) - y),
            ),
        ),
        Mistake(
            "error_squared",
            lambda z, y: (predict(z) - y) ** 2 / len(z),
            "The error is squared, so its sign is lost.",
            "Should a prediction that is too small and one that is too large pull in"
            " the same direction?",
            also=(
                lambda z, y: (predict(z) - y) ** 2 / 2 / len(z),
                lambda z, y: (predict(z) - y) ** 2,
            ),
        ),
        Mistake(
            "sign_lost",
            lambda z, y: np.abs(predict(z) - y) / len(z),
            "This is the size of the error; its sign is lost.",
            "Which way should a score move that is too large, and which way one that is"
            " too small?",
        ),
        Mistake(
            "targets_not_subtracted",
            lambda z, y: predict(z) / len(z),
            "These are the predictions over N; the targets are not in them.",
            "What should dL_dz be where prediction and target agree?",
            also=(lambda z, y: predict(z),),
        ),
        Mistake(
            "logits_not_probabilities",
            mean_error(lambda z: z),
            "The targets were subtracted from the scores z (the logits), not from the"
            " probabilities.",
            "Which function turns the scores into numbers between 0 and 1, and where is"
            " it called?",
            also=(lambda z, y: z - y,),
        ),
    )
