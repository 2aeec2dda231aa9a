"""The exercises and questions of notebook 11, in its order."""

from backproplab.exercises.autodiff.back import BACKWARD
from backproplab.exercises.autodiff.by_hand import SAME_AS_BY_HAND
from backproplab.exercises.autodiff.fork import FORK_TWICE
from backproplab.exercises.autodiff.order import TOPOLOGICAL_ORDER
from backproplab.exercises.autodiff.questions import QUESTIONS
from backproplab.exercises.autodiff.var import VAR

EXERCISES = (VAR, TOPOLOGICAL_ORDER, FORK_TWICE, BACKWARD, SAME_AS_BY_HAND)

__all__ = ["EXERCISES", "QUESTIONS"]
