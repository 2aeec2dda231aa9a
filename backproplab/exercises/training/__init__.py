"""The exercises and questions of notebook 09, in its order."""

from backproplab.exercises.definition import Exercise, Question
from backproplab.exercises.training.batches import BATCHES
from backproplab.exercises.training.loop import TRAIN_LOOP

EXERCISES: tuple[Exercise, ...] = (BATCHES, TRAIN_LOOP)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
