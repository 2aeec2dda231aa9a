"""The exercises and questions of notebook 08, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.weight_update.sgd import SGD

EXERCISES = (SGD,)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
