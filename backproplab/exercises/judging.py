"""Call an answer on all fixtures, and remember what every check needs again."""

import time
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from typing import Any

from backproplab.exercises.case import Case
from backproplab.exercises.definition import Exercise, Fixture, Function
from backproplab.exercises.parts import Parts, taken_apart
from backproplab.exercises.running import Outcome, fixtures, run

SECONDS = 5.0  # for all calls of one check together


def right_parts(exercise: Exercise, fixture: Fixture) -> Parts:
    """Return every step of the reference on a fixture."""
    if exercise.expected:
        return dict(exercise.expected(*fixture.arguments))
    outcome = run(exercise.reference, exercise, fixture, fixture)
    if outcome.error:
        raise outcome.error
    parts = taken_apart(exercise, outcome.answer)
    assert isinstance(parts, dict)
    return outcome.locals | parts


def cases(
    exercise: Exercise,
    function: Callable[..., Any],
    seed: int,
    deadline: float | None = None,
) -> list[Case]:
    """Call a function on every fixture; the first call that never ends is the last."""
    done = []
    pairs = zip(fixtures(exercise, seed), right_side(exercise, seed), strict=True)
    for place, (given, (untouched, right)) in enumerate(pairs):
        left = None if deadline is None else deadline - time.monotonic()
        outcome = run(function, exercise, given, untouched, seconds=left)
        done.append(Case(exercise, untouched, outcome, right, seed, place))
        if stopped(outcome):
            break
    return done


# What follows is the same at every check, and asked for many times over while somebody
# works on an exercise.


@lru_cache(maxsize=16)
def right_side(exercise: Exercise, seed: int) -> list[tuple[Fixture, Parts]]:
    """Return the fixtures of a seed, untouched, each with what is right on it."""
    pairs = zip(*(fixtures(exercise, seed) for _ in range(2)), strict=True)
    return [(untouched, right_parts(exercise, given)) for untouched, given in pairs]


@lru_cache(maxsize=1024)
def known_case(exercise: Exercise, seed: int, place: int, way: Function) -> Case:
    """Return what one way to make a mistake does on one of the fixtures."""
    fixture, right = right_side(exercise, seed)[place]
    outcome = run(way, exercise, deepcopy(fixture), fixture)
    return Case(exercise, fixture, outcome, right, seed, place)


def stopped(outcome: Outcome) -> bool:
    """Say whether a call was broken off from outside."""
    return type(outcome.error).__name__ in ("Endless", "KeyboardInterrupt")
