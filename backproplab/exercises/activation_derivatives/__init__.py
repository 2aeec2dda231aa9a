"""The exercises and questions of notebook 06, in its order."""

from backproplab.exercises.activation_derivatives.questions import QUESTIONS
from backproplab.exercises.activation_derivatives.relu import RELU
from backproplab.exercises.activation_derivatives.sigmoid import SIGMOID
from backproplab.exercises.activation_derivatives.tanh import TANH

EXERCISES = (SIGMOID, TANH, RELU)

__all__ = ["EXERCISES", "QUESTIONS"]
