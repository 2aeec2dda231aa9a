# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Fixtures and variations serve references that learners meet without type hints.
"""What the exercises about an output layer share: predictions, targets, builders."""

import numpy as np

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


def after(predict):
    """Return a maker of variations from functions of prediction and target."""
    return lambda function: lambda z, y: function(predict(z), y)


def one_hot_rows(rng, N, n_out):
    """Return N rows with a 1 at a place that is drawn, as whole numbers."""
    return np.eye(n_out, dtype=int)[rng.integers(0, n_out, size=N)]
