"""The exercises and questions of notebook 05, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.hidden_layers.deep_backward import DEEP_BACKWARD
from backproplab.exercises.hidden_layers.hidden_delta import HIDDEN_DELTA
from backproplab.exercises.hidden_layers.two_layer_backward import TWO_LAYER_BACKWARD

EXERCISES = (HIDDEN_DELTA, TWO_LAYER_BACKWARD, DEEP_BACKWARD)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
