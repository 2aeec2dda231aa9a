"""The exercises and questions of notebook 07, in its order."""

from backproplab.exercises.definition import Exercise, Question
from backproplab.exercises.gradient_checking.error import RELATIVE_ERROR
from backproplab.exercises.gradient_checking.slopes import NUMERICAL_GRADIENT

EXERCISES: tuple[Exercise, ...] = (NUMERICAL_GRADIENT, RELATIVE_ERROR)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
