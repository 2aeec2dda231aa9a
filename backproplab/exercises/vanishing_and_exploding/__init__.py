"""The exercises and questions of notebook 10, in its order."""

from backproplab.exercises.vanishing_and_exploding.dead import DEAD
from backproplab.exercises.vanishing_and_exploding.quarter_power import QUARTER
from backproplab.exercises.vanishing_and_exploding.questions import QUESTIONS
from backproplab.exercises.vanishing_and_exploding.spread import SPREAD

EXERCISES = (QUARTER, SPREAD, DEAD)

__all__ = ["EXERCISES", "QUESTIONS"]
