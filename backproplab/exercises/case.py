"""A function on one fixture: what it did, beside what is right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from backproplab.clues.pair import agree
from backproplab.diagnosis import as_numbers, diagnose
from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.order import likeness
from backproplab.exercises.parts import Parts, fitted, taken_apart, tolerances
from backproplab.exercises.running import Outcome
from backproplab.exercises.values import value_words

SHOWN_SEED, UNSEEN_SEED = 0, 20_261


@dataclass
class Case:
    """A function on one fixture: what it did, beside what is right."""

    exercise: Exercise
    fixture: Fixture
    outcome: Outcome
    right: Parts
    seed: int = SHOWN_SEED  # that made the fixture, as one of several
    place: int = 0

    @cached_property
    def parts(self) -> Parts | str:
        """Return the named results, with named local variables as further steps."""
        parts = taken_apart(self.exercise, self.outcome.answer, self.right)
        if isinstance(parts, str) or self.outcome.error:
            return parts
        steps = {name: self.outcome.locals.get(name) for name in self.steps}
        inner = {} if self.exercise.is_value else self.well_named(steps)
        return inner | parts

    def well_named(self, steps: Parts) -> Parts:
        """Leave out a local variable that holds what is computed only after its step.

        Whoever calls a1 z1 has chosen a name of their own, and made no mistake.
        """
        order = self.steps
        return {
            name: value
            for name, value in steps.items()
            if value is not None
            and not any(
                likeness(value, self.right[later])[0]
                for later in order[order.index(name) + 1 :]
            )
        }

    @property
    def steps(self) -> list[str]:
        """Return the steps that the reference takes on this fixture, in their order."""
        return [name for name in self.exercise.steps if name in self.right]

    def set_blanks_aside(self) -> list[str]:
        """Keep only the cells that are filled in; return the names of open parts.

        A part with some open cells is judged by the others: right numbers stand in.
        """
        if isinstance(self.parts, str):
            return []
        blank = [name for name, value in self.parts.items() if is_open(value)]
        begun = {n: v for n, v in self.parts.items() if not is_empty(v)}
        full = {
            n: completed(v, self.right.get(n)) if n in blank else v
            for n, v in begun.items()
        }
        self.parts = {n: v for n, v in full.items() if not is_open(v)}
        return blank

    @cached_property
    def first_wrong(self) -> str | None:
        """Return the name of the first wrong step."""
        return next(self.wrong_steps(), None)

    @cached_property
    def fails(self) -> bool:
        wrong = isinstance(self.parts, str) or not self.results_right()
        return bool(self.outcome.error or wrong or self.outcome.changed)

    def results_right(self) -> bool:
        return not any(name in self.exercise.results for name in self.wrong_steps())

    def wrong_steps(self) -> Iterator[str]:
        """Yield the names of the wrong steps, in the order of computing."""
        assert isinstance(self.parts, dict)
        for name in self.steps:
            if name in self.parts and not self.is_right(name, self.parts[name]):
                yield name

    def is_right(self, name: str, got: Any) -> bool:
        """Say whether one step is right; the words for a wrong one cost more time."""
        if self.exercise.in_words:
            return self.words(name, got) is None
        numbers, right = self.arrays(name)
        close = tolerances(got, self.exercise.rtol)
        fits = numbers is not None and numbers.shape == right.shape
        return fits and agree(numbers, right, **close)

    def words(self, name: str, got: Any) -> str | None:
        """Say how one step misses, or return None."""
        if self.exercise.in_words:
            return self.exercise.in_words(name, got, self.right[name])
        if self.exercise.is_value:
            return value_words(self.exercise, name, got, self.right[name])
        right, known = np.asarray(self.right[name], dtype=float), self.known(name)
        return diagnose(
            name,
            fitted(got, right),
            right,
            axes=self.exercise.axes.get(name),
            N=self.exercise.n_rows(self.fixture.arguments),
            known=known,
            sizes=self.exercise.sizes(known),
            **tolerances(got, self.exercise.rtol),
        )

    def arrays(self, name: str) -> tuple[Any, Any]:
        """Return a step and its right value as arrays; None for what is no array."""
        assert isinstance(self.parts, dict)
        if self.exercise.in_words:
            return None, self.right[name]
        right = np.asarray(self.right[name], dtype=float)
        got = as_numbers(fitted(self.parts[name], right))
        return (None if isinstance(got, str) else got), right

    def known(self, name: str) -> dict[str, Any]:
        """Return the arrays that may stand in the place of a step by mistake."""
        given = zip(self.exercise.arguments, self.fixture.arguments, strict=True)
        others = [] if self.exercise.use else self.steps  # facts are no arrays
        return dict(called(given)) | {
            key: self.right[key] for key in others if key != name
        }


def is_blank(value: object) -> bool:
    """Say whether there is nothing yet: None or `...`."""
    return value is None or value is Ellipsis


def is_open(value: object) -> bool:
    """Say whether a part, or one cell of its table, has nothing in it yet."""
    inside = value if isinstance(value, list | tuple) else ()
    return is_blank(value) or any(map(is_open, inside))


def is_empty(value: object) -> bool:
    """Say whether a part has nothing in it yet, in none of its cells."""
    inside = value if isinstance(value, list | tuple) else ()
    return is_blank(value) or (len(inside) > 0 and all(map(is_empty, inside)))


def completed(value: Any, right: Any) -> Any:
    """Return a table with right numbers in its open cells; one that misfits stays."""
    if is_blank(value):
        return right
    if isinstance(value, list | tuple) and np.shape(right)[:1] == (len(value),):
        return [completed(*pair) for pair in zip(value, right, strict=True)]
    return value


def arrays_among(named: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield the arrays among named values, and those that lie in a dict."""
    for name, value in named:
        if isinstance(value, np.ndarray):
            yield name, value
        elif isinstance(value, dict):
            yield from arrays_among(value.items())


def called(given: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield the arrays as a learner calls them: x, or params["W1"] in a dict."""
    for name, value in given:
        for key, array in arrays_among([(name, value)]):
            yield (f'{name}["{key}"]' if isinstance(value, dict) else name), array
