"""Speak of a wrong number that was worked out by hand, and keep the right one back.

A value has no second try: whoever reads the right number has no task left.
"""

from typing import Any

import numpy as np

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise


def value_words(exercise: Exercise, name: str, got: Any, right: float) -> str:
    """Say what is wrong with one number, and ask the question of its step."""
    numbers = as_numbers(got)
    if isinstance(numbers, str):
        return f"{name} {numbers}"
    if numbers.size != 1:
        return (
            f"{name} has shape {numbers.shape}; it should be one single number. Which?"
        )
    number = float(numbers.flat[0])
    if not np.isfinite(number):
        return f"{name} is {number:g}, which is no number. Where is it divided by 0?"
    if is_rounded(number, right):
        return f"{name} is rounded too much. What are its first two digits?"
    return f"{name} is {number:.4g}: {miss(number, right)} {exercise.asks[name]}"


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
