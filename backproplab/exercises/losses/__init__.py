"""The exercises and questions of notebook 02, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.losses.mse_loss import MSE_LOSS

EXERCISES = (MSE_LOSS,)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
