"""Name the mistake: compare what came with what each known mistake would give."""

from decimal import Decimal
from typing import Any

import numpy as np

from backproplab.clues.pair import agree
from backproplab.diagnosis import as_numbers
from backproplab.exercises.case import Case
from backproplab.exercises.definition import Function, Mistake
from backproplab.exercises.errors import first_line
from backproplab.exercises.judging import known_case
from backproplab.exercises.parts import fitted, tolerances
from backproplab.exercises.words import same_word


def known_mistakes(judged: list[Case]) -> list[Mistake]:
    """Return the mistakes that explain the answer best; several if no number differs.

    A mistake must explain the first failing case and at least half of the failing ones;
    of those, the ones that agree in most cases win, first in all results, then in the
    first wrong step alone.
    """
    known = judged[0].exercise.mistakes
    scores = {
        mistake.id: max(score(judged, way) for way in mistake.variations)
        for mistake in known
    }
    best = max(scores.values(), default=NONE)
    return [mistake for mistake in known if scores[mistake.id] == best > NONE]


NONE = (0, 0)


def score(judged: list[Case], variation: Function) -> tuple[int, int]:
    """Count the cases in which a mistake does the same as the learner's function.

    Errors alone prove nothing, so one failing case must have an answer, and the same.
    """
    first = next(case for case in judged if case.fails)
    theirs = same_case(first, variation)
    whole = same_outcome(first, theirs)
    if not whole and not same_first_wrong(first, theirs):
        return NONE
    pairs = [(case, same_case(case, variation)) for case in judged]
    same = [same_outcome(mine, other) for mine, other in pairs]
    steps = [same_first_wrong(mine, other) for mine, other in pairs]
    telling = [case.fails and not case.outcome.error for case in judged]
    alike = agreeing(same, steps, telling)
    if first.exercise.use is None and 2 * alike < sum(telling):
        return NONE  # alike by chance; a fact may show in a single case
    proved = whole and any(a and b for a, b in zip(same, telling, strict=True))
    return (sum(same) if proved else 0), sum(steps)


def agreeing(same: list[bool], steps: list[bool], telling: list[bool]) -> int:
    """Count the failing cases in which all results, or the first wrong step, agree."""
    return sum(t and (a or b) for a, b, t in zip(same, steps, telling, strict=True))


def same_case(case: Case, variation: Function) -> Case:
    """Return what a mistake does on the fixture of a case."""
    return known_case(case.exercise, case.seed, case.place, variation)


def same_outcome(a: Case, b: Case) -> bool:
    """Say whether two functions gave the same numbers, errors and changed inputs."""
    if a.outcome.error or b.outcome.error:
        return same_error(a.outcome.error, b.outcome.error)
    if a.outcome.changed != b.outcome.changed:
        return False
    if isinstance(a.parts, str) or isinstance(b.parts, str):
        return a.parts == b.parts
    names = [name for name in a.exercise.results if name in a.right]
    rtol = a.exercise.rtol
    return all(
        name in a.parts
        and name in b.parts
        and (same_numbers(a.parts[name], b.parts[name], rtol) or rounded(name, a, b))
        for name in names
    )


def same_error(a: BaseException | None, b: BaseException | None) -> bool:
    """Say whether two errors are of one kind; an array as a condition is its own."""
    conditions = ["ambiguous" in first_line(error) for error in (a, b) if error]
    return type(a) is type(b) and len({*conditions}) == 1


def same_first_wrong(a: Case, b: Case) -> bool:
    """Say whether both went wrong at the same step, with the same numbers there."""
    broken = any(c.outcome.error or isinstance(c.parts, str) for c in (a, b))
    step = a.first_wrong if a.fails and not broken else None
    if step is None or step not in b.parts:
        return False
    assert isinstance(a.parts, dict)
    assert isinstance(b.parts, dict)
    same = same_numbers(a.parts[step], b.parts[step], a.exercise.rtol)
    same = same or rounded(step, a, b)
    return same and b.first_wrong == step  # which takes longer to find out


def rounded(name: str, mine: Case, other: Case) -> bool:
    """Say whether an answer by hand is that of another case, rounded.

    What the right number rounds to as well tells no mistake.
    """
    parts, others = mine.parts, other.parts
    if not mine.exercise.is_value or isinstance(parts, str) or isinstance(others, str):
        return False
    got, right = parts[name], mine.right[name]
    return rounds_to(got, others[name]) and not rounds_to(got, right)


def rounds_to(got: Any, exact: Any) -> bool:
    """Say whether numbers are exact ones, rounded to the three or more digits given."""
    a, b = as_numbers(got), as_numbers(exact)
    if isinstance(a, str) or isinstance(b, str) or a.shape != b.shape:
        return False
    return all(rounds(x, y) for x, y in zip(a.flat, b.flat, strict=True))


def rounds(got: float, exact: float) -> bool:
    """Say whether one number is another, rounded to the digits that it has."""
    digits = len(Decimal(repr(float(got))).normalize().as_tuple().digits)
    return got == exact or (digits >= 3 and float(f"{exact:.{digits}g}") == got)


def same_numbers(got: Any, other: Any, rtol: float) -> bool:
    """Compare two answers, whatever they are, without additional axes of length 1."""
    if isinstance(got, str) and isinstance(other, str):
        return same_word(got, other)
    a, b = as_numbers(got), as_numbers(other)
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a == b
    fit = as_numbers(fitted(a, b))
    close = tolerances(got, rtol)
    same = isinstance(fit, np.ndarray) and fit.shape == b.shape
    return same and agree(fit, b, **close)
