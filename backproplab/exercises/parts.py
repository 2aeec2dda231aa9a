"""Take an answer apart into named arrays, whatever fair form it came in."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import numpy as np

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise
from backproplab.exercises.order import in_order
from backproplab.shapes import Array

Parts = dict[str, Any]


class Tolerances(TypedDict):
    """How far two numbers may lie apart: relative to their size, and at all."""

    rtol: float
    atol: float


def taken_apart(
    exercise: Exercise, answer: Any, right: Parts | None = None
) -> Parts | str:
    """Return the named results in an answer, or the words for what is wrong with it.

    A tuple, a list and a dict stand for each other, and a function with one result may
    return its steps as well, in an order that the right ones tell.
    """
    if exercise.use and isinstance(answer, str):
        return answer
    if isinstance(answer, Mapping):
        return from_mapping(exercise, answer, right)
    if len(exercise.results) > 1:
        return from_sequence(exercise, answer, right)
    leaves = arrays_in(answer) if right and len(exercise.steps) > 1 else []
    if len(leaves) < 2 or right is None:
        return {exercise.results[0]: answer}
    return in_order(exercise, leaves, right)


def arrays_in(answer: Any) -> list[Any]:
    """Return what a tuple holds, and the tuples in it; [] for one array.

    A list counts only if it holds an array: a list of rows of numbers is an array.
    """
    if not isinstance(answer, tuple | list) or is_table(answer):
        return []
    return [leaf for part in answer for leaf in arrays_in(part) or [part]]


def is_table(answer: Any) -> bool:
    """Say whether a list, or a tuple of tuples, holds rows of numbers, not arrays."""
    if isinstance(answer, tuple):
        return all(isinstance(row, tuple) and all_numbers(row) for row in answer)
    inner = (part.ndim for part in answer if isinstance(part, np.ndarray))
    return isinstance(answer, list) and max(inner, default=0) < 2


def all_numbers(row: tuple[Any, ...]) -> bool:
    """Say whether a row holds plain numbers and nothing else."""
    return all(isinstance(value, int | float | np.number) for value in row)


def from_mapping(
    exercise: Exercise, answer: Mapping[Any, Any], right: Parts | None
) -> Parts | str:
    """Take the steps out of a dict; all results that are right here must be in it.

    A key that is a number stands for its digits.
    """
    answer = {str(name): value for name, value in answer.items()}
    asked = [name for name in exercise.results if name in (right or ())]
    missing = [name for name in asked if name not in answer]
    if missing:
        there = ", ".join(map(str, answer)) or "nothing"
        name = missing[0]
        alike = [key for key in answer if name.endswith(key) or key.endswith(name)]
        ask = f"Is {alike[0]!r} meant for it?" if alike else "Under which name is it?"
        return f"The dict has no {name!r}; it has {there}. {ask}"
    return {name: answer[name] for name in exercise.steps if name in answer}


def from_sequence(exercise: Exercise, answer: Any, right: Parts | None) -> Parts | str:
    """Give the entries of a tuple the names of the results that are asked here."""
    names = [name for name in exercise.results if right is None or name in right]
    wanted = ", ".join(names)
    if answer is None:
        return "It returns None: is the return missing?"
    if exercise.returns_dict:
        kind = type(answer).__name__
        said = f"It should return a dict with the keys {wanted}, not one {kind}."
        return f"{said} How is a dict written?"
    if not holds_several(exercise, answer, right):
        shape = f" of shape {answer.shape}" if isinstance(answer, np.ndarray) else ""
        one = f"not one {type(answer).__name__}{shape}"
        ask = "Which of them is it?"
        return f"{asked_for(exercise)} {len(names)} results ({wanted}), {one}. {ask}"
    if len(answer) != len(names):
        ask = (
            "Which one is missing" if len(answer) < len(names) else "Which to leave out"
        )
        count = f"not {len(answer)}. {ask}?"
        return f"{asked_for(exercise)} {len(names)} results ({wanted}), {count}"
    return dict(zip(names, answer, strict=True))


def asked_for(exercise: Exercise) -> str:
    """Begin the sentence that counts results: a value is not returned by anybody."""
    return "The task asks for" if exercise.is_value else "It should return"


def holds_several(exercise: Exercise, answer: object, right: Parts | None) -> bool:
    """Say whether an answer holds several results, and is not one of them alone.

    Results of equal shapes may be stacked to one array.
    """
    if isinstance(answer, np.ndarray):
        known = right or {}
        shapes = {np.shape(known[name]) for name in exercise.results if name in known}
        return answer.ndim > 0 and shapes == {answer.shape[1:]}
    return isinstance(answer, Sequence) and not isinstance(answer, str | bytes)


def fitted(answer: Any, right: Array) -> Any:
    """Return an answer without axes of length 1 that stand in front.

    No other axis is taken away or put back: (N,) in place of (N, 1) is a mistake.
    """
    array = as_numbers(answer)
    if isinstance(array, str):
        return answer
    more = array.ndim - right.ndim
    extra = more > 0 and array.shape == (1,) * more + right.shape
    return np.asarray(answer).reshape(right.shape) if extra else answer


def tolerances(answer: Any, rtol: float) -> Tolerances:
    """Return rtol and atol; an answer in single precision gets wider ones."""
    single = getattr(answer, "dtype", None) == np.float32
    return {"rtol": 1e-4, "atol": 1e-6} if single else {"rtol": rtol, "atol": 1e-9}
