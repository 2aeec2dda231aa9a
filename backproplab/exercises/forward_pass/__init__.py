"""The exercises and questions of notebook 01, in its order."""

from backproplab.exercises.forward_pass.dense import DENSE
from backproplab.exercises.forward_pass.neuron import NEURON
from backproplab.exercises.forward_pass.questions import QUESTIONS
from backproplab.exercises.forward_pass.relu import RELU
from backproplab.exercises.forward_pass.shapes import SHAPES
from backproplab.exercises.forward_pass.sigmoid import SIGMOID
from backproplab.exercises.forward_pass.two_layers import TWO_LAYERS

EXERCISES = (NEURON, DENSE, SIGMOID, RELU, SHAPES, TWO_LAYERS)

__all__ = ["EXERCISES", "QUESTIONS"]
