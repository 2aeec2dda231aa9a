"""Find out what a wrong function reads: which arguments, which globals."""

from collections.abc import Callable
from typing import Any

import numpy as np

from backproplab.exercises.case import SHOWN_SEED, UNSEEN_SEED, Case
from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.judging import right_parts
from backproplab.exercises.naming import same_outcome
from backproplab.exercises.running import fixtures, run

# How often, and how far, an argument is changed before it counts as ignored: a mask or
# an index of the largest entry stays the same under a small change.
FACTORS = (1, -1, 30, -30, 0)


def ignored_arguments(exercise: Exercise, function: Callable[..., Any]) -> list[str]:
    """Return the arguments that should make a difference to the answer, and do not."""
    ignored = unread(exercise, function)
    needless = unread(exercise, exercise.reference) if ignored else []
    return [name for name in ignored if name not in needless]


def unread(exercise: Exercise, function: Callable[..., Any]) -> list[str]:
    """Return the arguments whose value makes no difference to the answer."""
    base = probe(exercise, function)
    if base.outcome.error or exercise.is_value:
        return []
    return [
        name
        for place, name in enumerate(exercise.arguments)
        if can_change(base.fixture.arguments[place])
        and all(
            same_outcome(base, probe(exercise, function, place, number))
            for number in range(len(FACTORS))
        )
    ]


def probe(
    exercise: Exercise,
    function: Callable[..., Any],
    place: int | None = None,
    number: int = 0,
) -> Case:
    """Call a function with the argument at one place drawn from another seed."""
    shown = fixtures(exercise, SHOWN_SEED)[0]
    mixed = [*shown.arguments]
    if place is not None:
        other = fixtures(exercise, UNSEEN_SEED + number)[0]
        mixed[place] = times(FACTORS[number], other.arguments[place])
    fixture = Fixture(shown.name, tuple(mixed))
    outcome = run(function, exercise, fixture, fixture, seconds=1.0)
    return Case(exercise, fixture, outcome, right_parts(exercise, fixture))


def can_change(value: Any) -> bool:
    """Say whether an argument holds numbers that can be changed."""
    return isinstance(value, np.ndarray | float | dict)


def times(number: int, value: Any) -> Any:
    """Multiply an argument; in a dict, each value."""
    if isinstance(value, dict):
        return {key: times(number, inner) for key, inner in value.items()}
    return number * value


def notebook_arrays(function: Callable[..., Any]) -> list[str]:
    """Return the arrays and numbers of the notebook that a function reads by name."""
    code = getattr(function, "__code__", None)
    around = getattr(function, "__globals__", {})
    read = code.co_names if code else ()
    return [
        n for n in read if isinstance(around.get(n), np.ndarray | int | float | list)
    ]
