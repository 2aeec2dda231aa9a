"""The exercises and questions of notebook 12, in its order."""

from backproplab.exercises.capstone.eight_bugs import EIGHT_BUGS
from backproplab.exercises.capstone.layer_scale import LAYER_SCALE
from backproplab.exercises.capstone.questions import QUESTIONS
from backproplab.exercises.capstone.softplus import SOFTPLUS
from backproplab.exercises.capstone.target import TRAIN_TO_TARGET

EXERCISES = (EIGHT_BUGS, SOFTPLUS, LAYER_SCALE, TRAIN_TO_TARGET)

__all__ = ["EXERCISES", "QUESTIONS"]
