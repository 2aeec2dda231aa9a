# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 02: the mean squared error, with its ½ and its 1/N."""

import numpy as np

from backproplab.exercises.definition import Exercise
from backproplab.exercises.losses.mistakes.mse_factors import FACTORS
from backproplab.exercises.losses.mistakes.mse_others import OTHERS
from backproplab.exercises.losses.mistakes.mse_squares import SQUARES
from backproplab.exercises.losses.mistakes.mse_sums import SUMS
from backproplab.exercises.losses.pairs import predictions_and_targets


def mse_loss(y_hat, y):
    """Take half the squared distance of each row to its target, and average the rows.

    Shapes: y_hat and y (N, n_out); returns L ().
    """
    squares = (y_hat - y) ** 2
    L = np.sum(squares) / (2 * len(y))
    return L


MSE_LOSS = Exercise(
    reference=mse_loss,
    notebook="02",
    title="mean squared error",
    see="Derive: mean squared error",
    results=("L",),
    fixtures=predictions_and_targets,
    hints=(
        "For one row: which number grows with every miss, whether it is too large or"
        " too small?",
        "Subtract, square, and sum over both axes. Two factors are left: ½, and 1/N"
        " with N the number of rows.",
        "np.sum of the squared differences, divided by twice the number of rows.",
    ),
    mistakes=(*FACTORS, *SUMS, *SQUARES, *OTHERS),
)
