"""What a check says: the sentence about a mistake, where it shows, one question."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from backproplab.exercises.case import Case
from backproplab.exercises.definition import Mistake
from backproplab.exercises.errors import error_line, error_words
from backproplab.exercises.places import asked, described, shown
from backproplab.exercises.probing import ignored_arguments, notebook_arrays


@dataclass(frozen=True)
class Verdict:
    """A status, the name of the mistake, what to say, and the case that shows it."""

    status: str
    mistake: str | None = None
    says: tuple[str, ...] = ()
    case: Case | None = None
    printed: str = ""

    def with_printed(self, printed: str) -> "Verdict":
        return replace(self, printed=printed)

    def and_says(self, more: str) -> "Verdict":
        return replace(self, says=(*self.says, more) if more else self.says)


def failed(mistake: str | None, *says: str, case: Case | None = None) -> Verdict:
    """Build a verdict of failure from sentences; empty ones are left out."""
    return Verdict("failed", mistake, tuple(filter(None, says)), case)


def known(found: list[Mistake], judged: list[Case]) -> Verdict:
    """Speak of a known mistake, or of several that give the same numbers."""
    case = first_failing(judged)
    says = [full_sentence(mistake) for mistake in found]
    place = error_line(case) if case.outcome.error else shown(case)
    if len(found) > 1:
        says = ["It is one of these; they give the same numbers.", *says]
    name = " or ".join(mistake.id for mistake in found)
    asks = [mistake.ask for mistake in found]
    return failed(name, *says, place, elsewhere(judged), *asks, case=case)


def unknown(judged: list[Case], function: Callable[..., Any] | None) -> Verdict:
    """Say what the numbers look like when no known mistake gives them."""
    case = first_failing(judged)
    if case.outcome.error:
        *said, question = error_words(case)
        words = [*said, taken(function), question, elsewhere(judged)]
        return failed("error", *words, case=case)
    if case.outcome.answer is None:
        return missing_return(case)
    if isinstance(case.parts, dict) and case.results_right():
        return changed_input(case)
    ignored = unused(case, function)
    words = [reads(case, function, ignored), described(case), wrote(case)]
    words += [elsewhere(judged), asked(case)]
    return failed(reading_mistake(case, ignored), *words, case=case)


def unused(case: Case, function: Callable[..., Any] | None) -> list[str]:
    """Return the arguments that make no difference, if the answer has a fair shape."""
    if function is None or isinstance(case.parts, str):
        return []
    for name in case.steps:
        if name not in case.exercise.results:
            continue
        got, right = case.arrays(name)
        if got is None or got.shape != right.shape or not np.isfinite(got).all():
            return []
    return ignored_arguments(case.exercise, function)


def reading_mistake(case: Case, ignored: list[str]) -> str | None:
    """Name the mistake of a function that does not use its arguments."""
    if not ignored:
        return None
    every = ignored == case.exercise.arguments
    return "fixed_numbers" if every else "argument_ignored"


def reads(case: Case, function: Callable[..., Any] | None, ignored: list[str]) -> str:
    """Say which arguments are not used, and what is used in their place."""
    if function is None or not ignored:
        return ""
    changed = " or ".join(ignored)
    said = f"The answer stayed the same when {changed} was changed."
    return f"{said} {taken(function)}".strip()


def taken(function: Callable[..., Any] | None) -> str:
    """Say which arrays and numbers a function reads that it was not given."""
    names = ", ".join(notebook_arrays(function)) if function else ""
    return f"It reads {names} from the notebook." if names else ""


def wrote(case: Case) -> str:
    """Say which inputs were changed by the way."""
    names = " and ".join(case.outcome.changed)
    return f"Besides, your function writes into {names}, its input." if names else ""


def first_failing(judged: list[Case]) -> Case:
    """Return the case to speak about."""
    return next(case for case in judged if case.fails)


def full_sentence(mistake: Mistake) -> str:
    """Return what to say, with the convention under which it would be right."""
    if not mistake.right_under:
        return mistake.say
    return f"Right under {mistake.right_under}. {mistake.say}"


def elsewhere(judged: list[Case]) -> str:
    """Say on which fixtures the answer is right; if on most of them, where not."""
    right = [case.fixture.name for case in judged if not case.fails]
    wrong = [case.fixture.name for case in judged if case.fails]
    if len(right) > max(3, len(wrong)):
        return f"It is right on all but {', '.join(wrong)}."
    return f"It is right on {', '.join(right)}." if right else ""


def missing_return(case: Case) -> Verdict:
    """Answer a function that works and hands nothing back."""
    said = f"{case.exercise.id} computes something, but gives back None."
    return failed("missing_return", said, "Which line returns the result?", case=case)


def changed_input(case: Case) -> Verdict:
    """Say which input a right answer has spoiled."""
    said = f"The result is right, but your function changed {case.outcome.changed[0]},"
    said += " an array that belongs to its caller."
    return failed("changed_input", said, "Which line writes into it?", case=case)


def endless(case: Case) -> Verdict:
    """Answer a function that was stopped."""
    said = f"{case.exercise.id} did not end on {case.fixture.name} and was stopped."
    return failed("endless_loop", said, "What makes its loop end?", case=case)


def state_kept(case: Case) -> Verdict:
    """Answer a function that remembers, or draws at random."""
    said = "The same inputs gave another answer the second time."
    ask = "What does your function keep from one call to the next, draw at random, or"
    ask += " leave unfilled, as np.empty does?"
    return failed("state_kept", said, ask, case=case)


def fixed_numbers(judged: list[Case]) -> Verdict:
    """Answer a function that fits only the numbers of the first seed."""
    said = "Right for the numbers shown, wrong for others."
    ask = (
        "Which number is typed in, or read from the notebook, and not from an argument?"
    )
    return failed("fixed_numbers", said, ask, case=first_failing(judged))
