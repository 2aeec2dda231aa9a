"""The exercises and questions of notebook 05, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.hidden_layers.deep_backward import DEEP_BACKWARD
from backproplab.exercises.hidden_layers.hidden_delta import HIDDEN_DELTA
from backproplab.exercises.hidden_layers.mazur import MAZUR
from backproplab.exercises.hidden_layers.paper_sheet import PAPER_SHEET
from backproplab.exercises.hidden_layers.square_layer import SQUARE_LAYER
from backproplab.exercises.hidden_layers.two_layer_backward import TWO_LAYER_BACKWARD

EXERCISES = (
    MAZUR,
    PAPER_SHEET,
    HIDDEN_DELTA,
    TWO_LAYER_BACKWARD,
    SQUARE_LAYER,
    DEEP_BACKWARD,
)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
