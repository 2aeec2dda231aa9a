"""Speak of a wrong number that was worked out by hand, and keep the right one back.

A value has no second try: whoever reads the right number has no task left.
"""

from typing import Any

import numpy as np

from backproplab.clues.axes import shape, transposed
from backproplab.clues.factors import factor
from backproplab.clues.pair import Pair
from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise
from backproplab.shapes import Array

# What can be said of a table without giving a number of it away.
KEEPING_BACK = (shape, transposed, factor)


def value_words(exercise: Exercise, name: str, got: Any, right: Any) -> str:
    """Say what is wrong with one number or table, and ask the question of its step."""
    numbers = as_numbers(got)
    if isinstance(numbers, str):
        return f"{name} {numbers}"
    if np.ndim(right):
        said = table_words(exercise, name, numbers, np.asarray(right, dtype=float))
        return f"{said} {exercise.asks[name]}"
    if numbers.size != 1:
        return (
            f"{name} has shape {numbers.shape}; it should be one single number. Which?"
        )
    number = float(numbers.flat[0])
    if not np.isfinite(number):
        return f"{name} is {number:g}, which is no number. Where is it divided by 0?"
    if is_rounded(number, right):
        return f"{name} is rounded too much. What are its first two digits?"
    yours = f"{number:.{digits_of(exercise)}g}"
    return f"{name} is {yours}: {miss(number, right)} {exercise.asks[name]}"


def digits_of(exercise: Exercise) -> int:
    """Return how many digits of an answer are shown: all, where all of them count."""
    return 4 if exercise.rtol >= 1e-6 else 10


def table_words(exercise: Exercise, name: str, got: Array, right: Array) -> str:
    """Say what is wrong with a table, as far as that keeps its numbers back."""
    axes = exercise.axes.get(name, ())
    pair = Pair(name, got, right, axes, None, {}, "the right one", exercise.rtol, 1e-9)
    if said := next(filter(None, (clue(pair) for clue in KEEPING_BACK)), None):
        return said
    wrong = pair.differs()
    first = tuple(np.argwhere(wrong)[0])
    verb = "is" if wrong.sum() == 1 else "are"
    count = f"{wrong.sum()} of {wrong.size} entries of {name} {verb} not right"
    how = miss(got[first], right[first])
    return f"{count}; the first, {pair.at(first)}, is {got[first]:.4g}: {how}"


def is_rounded(number: float, right: float) -> bool:
    """Say whether a number is the right one, cut or rounded to a whole number."""
    cuts = (np.trunc(right), np.round(right), np.floor(right), np.ceil(right))
    return number != 0 and number in cuts


def miss(number: float, right: float) -> str:
    """Say how a number misses, as far as that does not give the right one away."""
    if right and abs(number - right) <= 0.1 * abs(right):
        return "close, but not close enough."
    if number * right < 0:
        return "its sign is not right."
    return "that is not right."
