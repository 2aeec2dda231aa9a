"""The exercises and questions of notebook 08, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.weight_update.momentum import MOMENTUM
from backproplab.exercises.weight_update.sgd import SGD
from backproplab.exercises.weight_update.train import TRAIN

EXERCISES = (SGD, TRAIN, MOMENTUM)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
