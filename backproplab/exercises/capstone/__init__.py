"""The exercises and questions of notebook 12, in its order."""

from backproplab.exercises.capstone.layer_scale import LAYER_SCALE
from backproplab.exercises.capstone.softplus import SOFTPLUS
from backproplab.exercises.definition import Exercise, Question

EXERCISES: tuple[Exercise, ...] = (SOFTPLUS, LAYER_SCALE)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
