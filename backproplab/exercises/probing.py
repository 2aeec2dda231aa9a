"""Find out what a wrong function reads: which arguments, which globals."""

from collections.abc import Callable
from typing import Any

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.judging import SHOWN_SEED, UNSEEN_SEED, Case, right_parts
from backproplab.exercises.naming import same_outcome
from backproplab.exercises.running import fixtures, run


def ignored_arguments(exercise: Exercise, function: Callable[..., Any]) -> list[str]:
    """Return the arguments whose value makes no difference to the answer."""
    base = probe(exercise, function, None)
    if base.outcome.error:
        return []
    names = enumerate(exercise.arguments)
    return [
        name
        for place, name in names
        if same_outcome(base, probe(exercise, function, place))
    ]


def probe(exercise: Exercise, function: Callable[..., Any], place: int | None) -> Case:
    """Call a function with the argument at one place drawn from the other seed."""
    shown, other = (fixtures(exercise, seed)[0] for seed in (SHOWN_SEED, UNSEEN_SEED))
    mixed = [*shown.arguments]
    if place is not None:
        mixed[place] = other.arguments[place]
    fixture = Fixture(shown.name, tuple(mixed))
    outcome = run(function, exercise, fixture, fixture, seconds=1.0)
    return Case(exercise, fixture, outcome, right_parts(exercise, fixture))


def notebook_arrays(function: Callable[..., Any]) -> list[str]:
    """Return the arrays and numbers of the notebook that a function reads by name."""
    code = getattr(function, "__code__", None)
    around = getattr(function, "__globals__", {})
    read = code.co_names if code else ()
    return [
        n for n in read if isinstance(around.get(n), np.ndarray | int | float | list)
    ]
