"""The exercises and questions of notebook 04, in its order."""

from backproplab.exercises.output_layer.by_loop import BY_LOOP
from backproplab.exercises.output_layer.dense import DENSE_BACKWARD
from backproplab.exercises.output_layer.questions import QUESTIONS
from backproplab.exercises.output_layer.sigmoid_head import SIGMOID_HEAD
from backproplab.exercises.output_layer.slow_start import SLOW_START
from backproplab.exercises.output_layer.softmax_head import SOFTMAX_HEAD
from backproplab.exercises.output_layer.three_heads import THREE_HEADS

EXERCISES = (
    SIGMOID_HEAD,
    SOFTMAX_HEAD,
    THREE_HEADS,
    SLOW_START,
    BY_LOOP,
    DENSE_BACKWARD,
)

__all__ = ["EXERCISES", "QUESTIONS"]
