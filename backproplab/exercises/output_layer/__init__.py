"""The exercises and questions of notebook 04, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.output_layer.sigmoid_head import SIGMOID_HEAD
from backproplab.exercises.output_layer.softmax_head import SOFTMAX_HEAD

EXERCISES = (SIGMOID_HEAD, SOFTMAX_HEAD)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
