"""The exercises and questions of notebook 08, in its order."""

from backproplab.exercises.weight_update.mazur import MAZUR
from backproplab.exercises.weight_update.momentum import MOMENTUM
from backproplab.exercises.weight_update.questions import QUESTIONS
from backproplab.exercises.weight_update.sgd import SGD
from backproplab.exercises.weight_update.stable import STABLE
from backproplab.exercises.weight_update.sum_or_mean import SUM_OR_MEAN
from backproplab.exercises.weight_update.train import TRAIN

EXERCISES = (SGD, MAZUR, TRAIN, STABLE, SUM_OR_MEAN, MOMENTUM)

__all__ = ["EXERCISES", "QUESTIONS"]
