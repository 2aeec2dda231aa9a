"""Find out which array of a returned tuple is which step."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations
from typing import Any

import numpy as np

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise

MOST = 6  # arrays in one answer that are still tried in every order


def in_order(
    exercise: Exercise, leaves: Sequence[Any], right: Mapping[str, Any]
) -> dict[str, Any] | str:
    """Give each array the name of the step that it is, by its numbers and its shape.

    Where neither tells, the order of computing holds. Returns words where no array can
    be the result.
    """
    if len(leaves) > MOST:
        return f"It returns {len(leaves)} arrays. {how_to_return(exercise)}"
    steps = [name for name in exercise.steps if name in right]
    marks = [{name: likeness(leaf, right[name]) for name in steps} for leaf in leaves]
    chosen = max(assignments(steps, leaves), key=lambda places: total(places, marks))
    found = {name: leaves[chosen[name]] for name in steps if name in chosen}
    missing = [name for name in exercise.results if name not in found]
    if missing:
        there = " and ".join(found)
        return f"It returns {there}, but not {missing[0]}. {how_to_return(exercise)}"
    return found


def assignments(
    steps: Sequence[str], leaves: Sequence[Any]
) -> Iterator[dict[str, int]]:
    """Yield every way to give steps to places; the order of computing comes first."""
    size = min(len(leaves), len(steps))
    for last_first in combinations(reversed(steps), size):
        for places in permutations(range(len(leaves)), size):
            yield dict(zip(reversed(last_first), places, strict=True))


def likeness(got: Any, right: Any) -> tuple[bool, bool]:
    """Say whether an array has the numbers of a step, and whether it has its shape."""
    numbers = as_numbers(got)
    if isinstance(numbers, str) or numbers.shape != np.shape(right):
        return False, False
    gap = np.abs(numbers - right)  # much faster than allclose, and asked very often
    return bool((gap <= 1e-6 + 1e-4 * np.abs(right)).all()), True


def total(
    places: Mapping[str, int], marks: Sequence[Mapping[str, tuple[bool, bool]]]
) -> tuple[int, int]:
    """Count the steps that get their numbers, then those that get their shape."""
    given = [marks[place][name] for name, place in places.items()]
    return sum(same for same, _ in given), sum(shaped for _, shaped in given)


def how_to_return(exercise: Exercise) -> str:
    """Say in which form a function may return what it has computed on the way."""
    result = exercise.results[0]
    inner = ", ".join(name for name in exercise.steps if name != result)
    return f"Return {result} alone, or `{result}, ({inner})`. Which array is {result}?"
