"""The exercises and questions of notebook 09, in its order."""

from backproplab.exercises.definition import Question
from backproplab.exercises.training.batches import BATCHES
from backproplab.exercises.training.loop import TRAIN_LOOP
from backproplab.exercises.training.overfit import OVERFIT_FIVE
from backproplab.exercises.training.reading_digits import DIGITS_95
from backproplab.exercises.training.xor import TRAIN_XOR

EXERCISES = (BATCHES, TRAIN_LOOP, TRAIN_XOR, OVERFIT_FIVE, DIGITS_95)
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
