"""The exercises and questions of notebook 00, in its order."""

from backproplab.exercises.start_here.prediction import PREDICTION_ERROR
from backproplab.exercises.start_here.questions import QUESTIONS
from backproplab.exercises.start_here.slope import MEASURE_SLOPE

EXERCISES = (PREDICTION_ERROR, MEASURE_SLOPE)

__all__ = ["EXERCISES", "QUESTIONS"]
