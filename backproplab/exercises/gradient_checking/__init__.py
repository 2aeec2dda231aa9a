"""The exercises and questions of notebook 07, in its order."""

from backproplab.exercises.definition import Exercise
from backproplab.exercises.gradient_checking.choose_step import CHOOSE_STEP
from backproplab.exercises.gradient_checking.error import RELATIVE_ERROR
from backproplab.exercises.gradient_checking.kinks import KINK_TWIN_ENTRIES
from backproplab.exercises.gradient_checking.questions import QUESTIONS
from backproplab.exercises.gradient_checking.six_bugs import SIX_BUGS
from backproplab.exercises.gradient_checking.slopes import NUMERICAL_GRADIENT

EXERCISES: tuple[Exercise, ...] = (
    NUMERICAL_GRADIENT,
    CHOOSE_STEP,
    RELATIVE_ERROR,
    KINK_TWIN_ENTRIES,
    SIX_BUGS,
)

__all__ = ["EXERCISES", "QUESTIONS"]
