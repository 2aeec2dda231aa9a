"""The exercises and questions of notebook 05, in its order."""

from backproplab.exercises.hidden_layers.deep_backward import DEEP_BACKWARD
from backproplab.exercises.hidden_layers.hidden_delta import HIDDEN_DELTA
from backproplab.exercises.hidden_layers.mazur import MAZUR
from backproplab.exercises.hidden_layers.paper_sheet import PAPER_SHEET
from backproplab.exercises.hidden_layers.questions import RECALL_AND_PREDICT
from backproplab.exercises.hidden_layers.quiz import QUIZ
from backproplab.exercises.hidden_layers.square_layer import SQUARE_LAYER
from backproplab.exercises.hidden_layers.two_layer_backward import TWO_LAYER_BACKWARD

EXERCISES = (
    MAZUR,
    HIDDEN_DELTA,
    SQUARE_LAYER,
    PAPER_SHEET,
    TWO_LAYER_BACKWARD,
    DEEP_BACKWARD,
)
QUESTIONS = (*RECALL_AND_PREDICT, *QUIZ)

__all__ = ["EXERCISES", "QUESTIONS"]
