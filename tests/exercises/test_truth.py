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

# What is judged by facts about an answer has tests of its own.
FUNCTIONS = [t for t in EXERCISES.values() if not (t.is_value or t.use)]
PER_EXERCISE = 40


def some_mutants(task):
    """Forty mutants of an exercise, or all if there are fewer; always the same."""
    inner = [name for name in task.steps if name not in task.results]
    texts = mutants(reference_text(task), [*task.arguments, *inner])
    chosen = np.random.default_rng(7).permutation(len(texts))[:PER_EXERCISE]
    return [texts[i] for i in sorted(chosen)]


def quietly(task, function, arguments):
    """The arrays that a function returns, by name, or the error that it raises."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return as_arrays(task, function(*arguments))
        except Exception as error:
            return error


def as_arrays(task, answer):
    """An answer as arrays by name; what has no name of a result is left out."""
    if isinstance(answer, dict):
        pairs = [(name, answer[name]) for name in task.results if name in answer]
    elif len(task.results) > 1:
        pairs = zip(task.results, answer, strict=True)
    else:
        pairs = [(task.results[0], answer)]
    return {name: np.asarray(value, dtype=float) for name, value in pairs}


def same(a, b):
    """Say whether two outcomes are equal; an error equals nothing."""
    if not isinstance(a, dict) or not isinstance(b, dict):
        return False
    return all(name in a and same_array(a[name], b[name]) for name in b)


def same_array(a, b):
    """Say whether two arrays are equal; axes of 1 in front do not count."""
    if a.shape != (1,) * (a.ndim - b.ndim) + b.shape:
        return False
    return np.allclose(a, b, 1e-6, 1e-9, equal_nan=True)


def outcomes(task, function):
    """By fixture: what the function gives and what the reference gives."""
    return {
        fixture.name: (
            quietly(task, function, fixture.arguments),
            quietly(task, task.reference, fixtures(task, 0)[place].arguments),
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
    place = re.search(r"On ([^:\n]+?)(?:: |, (?=\w+ has|\w+\[))(.*)", said)
    got, right = seen[place[1]] if place else (None, None)
    shapes = re.search(r"(\w+) has shape (\(.*?\))[,;] it should have (\S.*?\))", said)
    if shapes and shapes[1] in task.results:
        seen_shapes = (str(each[shapes[1]].shape) for each in (got, right))
        assert (shapes[2], shapes[3]) == (*seen_shapes,), said
    for name, entry, value in re.findall(r"(\w+)\[([\d, ]+)\] is ([-\d.e+]+\d)", said):
        if name in task.results:
            number = got[name][tuple(map(int, entry.split(",")))]
            assert np.isclose(float(value), number, 1e-3, 1e-9), said
    if ignored := re.search("the same when (.+) was changed", said):
        for name in ignored[1].split(" or "):
            assert_ignored(task, function, task.arguments.index(name))
    if elsewhere := re.search("^It is right on (all but )?(.+)[.]$", said, re.M):
        for name, pair in seen.items():
            listed = name in elsewhere[2]
            assert listed == (not same(*pair) if elsewhere[1] else same(*pair)), said


def assert_ignored(task, function, place):
    """Change one argument, in ways of our own, and see that nothing changes."""
    given = [*fixtures(task, 0)[0].arguments]
    before = quietly(task, function, given)
    for seed in range(3):
        given[place] = redrawn(given[place], np.random.default_rng(seed))
        assert same(quietly(task, function, given), before)


def redrawn(value, rng):
    """Other numbers in the shapes of an argument."""
    if isinstance(value, dict):
        return {name: redrawn(inner, rng) for name, inner in value.items()}
    return 5 * rng.normal(size=np.shape(value))
