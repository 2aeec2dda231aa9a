"""The exercises and questions of notebook 08, in its order."""

from backproplab.exercises.definition import Exercise, Question

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
