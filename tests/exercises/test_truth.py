"""Whatever the answer, what a check says about it is true."""

import re
import warnings

import numpy as np
import pytest

from backproplab.exercises import check
from backproplab.exercises.catalog import EXERCISES
from backproplab.exercises.running import fixtures
from backproplab.exercises.source import reference_text

from .mutants import mutants

FUNCTIONS = [task for task in EXERCISES.values() if not task.is_value]
PER_EXERCISE = 40


def some_mutants(task):
    """Forty mutants of an exercise, or all if there are fewer; always the same."""
    inner = [name for name in task.steps if name not in task.results]
    texts = mutants(reference_text(task), [*task.arguments, *inner])
    chosen = np.random.default_rng(7).permutation(len(texts))[:PER_EXERCISE]
    return [texts[i] for i in sorted(chosen)]


def quietly(function, arguments):
    """What a function returns, or the error that it raises."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return np.asarray(function(*arguments), dtype=float)
        except Exception as error:
            return error


def same(a, b):
    """Say whether two outcomes are equal arrays; axes of 1 in front do not count."""
    if not isinstance(a, np.ndarray) or not isinstance(b, np.ndarray):
        return False
    if a.shape != (1,) * (a.ndim - b.ndim) + b.shape:
        return False
    return np.allclose(a, b, 1e-6, 1e-9, equal_nan=True)


def outcomes(task, function):
    """By fixture: what the function gives and what the reference gives."""
    return {
        fixture.name: (
            quietly(function, fixture.arguments),
            quietly(task.reference, fixtures(task, 0)[place].arguments),
        )
        for place, fixture in enumerate(fixtures(task, 0))
    }


@pytest.mark.parametrize(
    ("task", "text"),
    [
        pytest.param(task, text, id=f"{task.id}-{number}")
        for task in FUNCTIONS
        for number, text in enumerate(some_mutants(task))
    ],
)
def test_what_is_said_of_a_mutant_is_true(task, text):
    names = {"np": np}
    exec(text, names)
    function = names[task.id]
    feedback = check(function)
    said = "\n".join(feedback.says)
    seen = outcomes(task, function)
    assert feedback.passed == all(same(*pair) for pair in seen.values()), text
    assert not re.search(r"e-1\d\b|``", said), said
    if not feedback.passed:
        assert "?" in said, said
        assert_true(task, function, said, seen)


def assert_true(task, function, said, seen):
    """Compare each statement with what the function does."""
    place = re.search(r"On ([^:]+?)(?:: |, (?=\w+ has|\w+\[))(.*)", said)
    got, right = seen[place[1]] if place else (None, None)
    shapes = re.search(r"(\w+) has shape (\(.*?\))[,;] it should have (\S.*?\))", said)
    if shapes and shapes[1] in task.results:
        assert (shapes[2], shapes[3]) == (str(got.shape), str(right.shape)), said
    for name, entry, value in re.findall(r"(\w+)\[([\d, ]+)\] is ([-\d.e+]+\d)", said):
        if name in task.results:
            number = got[tuple(map(int, entry.split(",")))]
            assert np.isclose(float(value), number, 1e-3, 1e-9), said
    if ignored := re.search("the same when (.+) was changed", said):
        for name in ignored[1].split(" or "):
            assert_ignored(task, function, task.arguments.index(name))
    if elsewhere := re.search("^It is right on (.+)[.]$", said, re.M):
        for name, pair in seen.items():
            assert (name in elsewhere[1]) == same(*pair), said


def assert_ignored(task, function, place):
    """Change one argument, in ways of our own, and see that nothing changes."""
    given = [*fixtures(task, 0)[0].arguments]
    before = quietly(function, given)
    for seed in range(3):
        draw = np.random.default_rng(seed).normal(size=np.shape(given[place]))
        given[place] = 5 * draw
        assert same(quietly(function, given), before)
