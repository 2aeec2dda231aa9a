# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 02: the slope of the mean squared error in each prediction."""

from backproplab.exercises.definition import Exercise
from backproplab.exercises.losses.mistakes.slope_entries import ENTRIES
from backproplab.exercises.losses.mistakes.slope_factors import FACTORS
from backproplab.exercises.losses.mistakes.slope_others import OTHERS
from backproplab.exercises.losses.mistakes.slope_shapes import SHAPES
from backproplab.exercises.losses.pairs import predictions_and_targets


def mse_gradient(y_hat, y):
    """Say how fast the loss L = Σ (ŷ - y)² / (2N) grows with each prediction.

    Shapes: y_hat and y (N, n_out); returns dL_dy_hat (N, n_out).
    """
    dL_dy_hat = (y_hat - y) / len(y)
    return dL_dy_hat


MSE_GRADIENT = Exercise(
    reference=mse_gradient,
    notebook="02",
    title="its slope",
    see="Derive: the slope of the mean squared error",
    results=("dL_dy_hat",),
    fixtures=predictions_and_targets,
    hints=(
        "One prediction grows a little: which single term of the big sum changes?",
        "The square brings down a 2, and the ½ of the loss cancels it. The 1/N of the"
        " loss stays. Nothing is summed any more.",
        "The difference, prediction first and in brackets, divided by the number of"
        " rows.",
    ),
    mistakes=(*FACTORS, *SHAPES, *ENTRIES, *OTHERS),
)
