"""The exercises and questions of notebook 05, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.hidden_layers.hidden_delta import HIDDEN_DELTA

EXERCISES = (HIDDEN_DELTA,)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
