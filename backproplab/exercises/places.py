"""Show a mistake at one place: your number, and the right one."""

from typing import Any

import numpy as np

from backproplab.clues.pair import written
from backproplab.exercises.case import Case
from backproplab.exercises.values import digits_of


def described(case: Case) -> str:
    """Describe the first wrong step of a case by its numbers."""
    if isinstance(case.parts, str):
        return case.parts
    name = str(case.first_wrong)
    words = case.words(name, case.parts[name])
    step = "" if name in case.exercise.results else f"The first wrong step is {name}. "
    if case.exercise.is_value:
        return f"{step}{words}"
    return f"{step}On {case.fixture.name}: {words}"


def asked(case: Case) -> str:
    """Return the question of the first wrong fact, where it stands apart from words."""
    task = case.exercise
    if isinstance(case.parts, str) or not (task.use and task.in_words):
        return ""
    return task.asks.get(str(case.first_wrong), "")


def shown(case: Case) -> str:
    """Show a known mistake at one place: your number, and the right one.

    Of an answer that was worked out by hand, only your part is shown.
    """
    if case.outcome.error or isinstance(case.parts, str) or not case.first_wrong:
        return ""
    name = case.first_wrong
    if asked(case):
        return described(case)
    if case.exercise.is_value and case.exercise.in_words:
        return f"{name} is {typed(case.parts[name])}."
    if case.exercise.is_value:
        digits = digits_of(case.exercise)
        return first_typed(name, case.parts[name], case.right[name], digits)
    got, right = case.arrays(name)
    if got is None:
        return described(case)
    if got.shape != right.shape:
        shapes = f"has shape {got.shape}; it should have {right.shape}"
        return f"On {case.fixture.name}, {name} {shapes}."
    entry = worst(got, right)
    at = f"{name}{[int(i) for i in entry]}" if entry else name
    yours, wanted = (written(x[entry], right) for x in (got, right))
    return f"On {case.fixture.name}, {at} is {yours}; it should be {wanted}."


def first_typed(name: str, got: Any, right: Any, digits: int) -> str:
    """Write an answer that was worked out by hand, or the first wrong place of one."""
    if not isinstance(got, list | tuple | np.ndarray) or not np.ndim(right):
        return f"{name} is {typed(got, digits)}."
    table, wanted = np.asarray(got), np.asarray(right)
    if table.shape != wanted.shape:
        return f"{name} has shape {table.shape}."
    place = tuple(np.argwhere(~np.isclose(table, wanted, 1e-6, 1e-9))[0])
    return f"{name}{[int(i) for i in place]} is {typed(table[place], digits)}."


def typed(value: Any, digits: int = 4) -> str:
    """Write an answer that was worked out by hand; a number with a few digits."""
    return f"{value:.{digits}g}" if isinstance(value, float) else f"{value}"


def worst(got: Any, right: Any) -> tuple[int, ...]:
    """Return the first place that is no number, else the one with the largest gap."""
    gap = np.nan_to_num(np.abs(got - right), nan=np.inf)
    return tuple(int(i) for i in np.unravel_index(gap.argmax(), gap.shape))
