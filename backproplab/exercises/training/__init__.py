"""The exercises and questions of notebook 09, in its order."""

from backproplab.exercises.training.batches import BATCHES
from backproplab.exercises.training.curves import FOUR_CURVES
from backproplab.exercises.training.loop import TRAIN_LOOP
from backproplab.exercises.training.overfit import OVERFIT_FIVE
from backproplab.exercises.training.questions import QUESTIONS
from backproplab.exercises.training.reading_digits import DIGITS_95
from backproplab.exercises.training.xor import TRAIN_XOR

EXERCISES = (TRAIN_LOOP, TRAIN_XOR, OVERFIT_FIVE, BATCHES, FOUR_CURVES, DIGITS_95)

__all__ = ["EXERCISES", "QUESTIONS"]
