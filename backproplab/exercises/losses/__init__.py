"""The exercises and questions of notebook 02, in its order."""

from backproplab.exercises.losses.broadcasting import BROADCAST_TRAP
from backproplab.exercises.losses.conversion import CONVERT_LOSS
from backproplab.exercises.losses.cross_entropy import CROSS_ENTROPY
from backproplab.exercises.losses.mse_gradient import MSE_GRADIENT
from backproplab.exercises.losses.mse_loss import MSE_LOSS
from backproplab.exercises.losses.questions import BEFORE
from backproplab.exercises.losses.quiz import QUIZ
from backproplab.exercises.losses.softmax import SOFTMAX

EXERCISES = (
    MSE_LOSS,
    MSE_GRADIENT,
    BROADCAST_TRAP,
    CONVERT_LOSS,
    SOFTMAX,
    CROSS_ENTROPY,
)
QUESTIONS = (*BEFORE, *QUIZ)

__all__ = ["EXERCISES", "QUESTIONS"]
