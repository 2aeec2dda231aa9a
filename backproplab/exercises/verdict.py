"""Decide about an answer: not attempted, passed, or which mistake it is."""

import dis
import inspect
import time
from collections.abc import Callable, Collection
from typing import Any

from backproplab.exercises.case import SHOWN_SEED, UNSEEN_SEED, Case, is_blank
from backproplab.exercises.definition import Exercise
from backproplab.exercises.judging import SECONDS, cases, stopped
from backproplab.exercises.naming import known_mistakes, same_outcome
from backproplab.exercises.order import likeness
from backproplab.exercises.saying import (
    Verdict,
    endless,
    first_failing,
    fixed_numbers,
    known,
    state_kept,
    unknown,
)
from backproplab.exercises.signature import no_function, wrong_arguments
from backproplab.exercises.warned import notes

# What the bytecode of an empty body is made of.
NOTHING = {"RESUME", "NOP", "LOAD_CONST", "POP_TOP", "RETURN_VALUE", "RETURN_CONST"}


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """Judge a function, or a value where the exercise asks for one."""
    if exercise.is_value:
        return judge_value(exercise, answer)
    if is_blank(answer) or is_unwritten(answer):
        return Verdict("not attempted")
    if not callable(answer):
        return no_function(exercise, answer)
    return wrong_arguments(exercise, answer) or judge_function(exercise, answer)


def judge_value(exercise: Exercise, answer: Any) -> Verdict:
    """Judge numbers that a learner worked out; some of them may still be open."""
    if is_blank(answer):
        return Verdict("not attempted")
    case = cases(exercise, lambda *_: answer, SHOWN_SEED)[0]
    blank = case.set_blanks_aside()
    if blank and not case.parts:
        return Verdict("not attempted")
    still_open = f"Still open: {', '.join(blank)}." if blank else ""
    if case.fails:
        return name_it([case], None).and_says(still_open)
    if blank:
        return Verdict("not attempted", says=(so_far(case.parts, blank), still_open))
    return Verdict("passed")


def so_far(right: Collection[str], blank: Collection[str]) -> str:
    """Write which parts are right, and which are right as far as they are filled in."""
    begun = (f"{name} in part" for name in right if name in blank)
    done = (name for name in right if name not in blank)
    return f"Right so far: {', '.join((*done, *begun))}."


def judge_function(exercise: Exercise, function: Callable[..., Any]) -> Verdict:
    """Judge a function; what it prints on its first call goes with the verdict."""
    deadline = time.monotonic() + SECONDS
    shown = cases(exercise, function, SHOWN_SEED, deadline)
    first = shown[0].outcome
    if first.answer is Ellipsis or isinstance(first.error, NotImplementedError):
        return Verdict("not attempted")
    verdict = compare(exercise, function, shown, deadline)
    return verdict.with_printed(first.printed)


def compare(
    exercise: Exercise, function: Callable[..., Any], shown: list[Case], deadline: float
) -> Verdict:
    """Go through the shown fixtures, the same once more, and the unseen ones."""
    if stopped(shown[-1].outcome):
        return endless(shown[-1])
    again = cases(exercise, function, SHOWN_SEED, deadline)
    pairs = zip(shown, again, strict=False)
    if not all(same_outcome(first, second) for first, second in pairs):
        return state_kept(shown[0])
    if any(case.fails for case in shown):
        return name_it(shown, function)
    unseen = cases(exercise, function, UNSEEN_SEED, deadline)
    if any(case.fails for case in unseen):
        return name_it(unseen, None, fixed=True)
    names = ", ".join(case.fixture.name for case in shown)
    shown_right = f"Right on {names}, and again with other numbers."
    return Verdict("passed", says=(shown_right, *notes(shown)))


def name_it(
    judged: list[Case],
    function: Callable[..., Any] | None,
    *,
    fixed: bool = False,
) -> Verdict:
    """Name the known mistake; where none fits, say what the numbers look like."""
    found = known_mistakes(judged)
    if found:
        return known(found, judged)
    if fixed and not is_nearly_right(first_failing(judged)):
        return fixed_numbers(judged)
    return unknown(judged, function)


def is_nearly_right(case: Case) -> bool:
    """Say whether a case fails by rounding alone, so that no number need be fixed."""
    if isinstance(case.parts, str) or case.first_wrong is None:
        return False
    name = case.first_wrong
    return likeness(case.parts[name], case.right[name])[0]


def is_unwritten(answer: object) -> bool:
    """Say whether a function, or every method of a class, is still a stub."""
    inside = [*vars(answer).values()] if inspect.isclass(answer) else [answer]
    functions = [inner for inner in inside if inspect.isfunction(inner)]
    return bool(functions) and all(map(is_untouched, functions))


def is_untouched(function: Callable[..., Any]) -> bool:
    """Say whether the body of a function is still only `...` or `pass`."""
    steps = [*dis.get_instructions(function)]
    constants = [step.argval for step in steps if step.opname.endswith("_CONST")]
    empty = all(step.opname in NOTHING for step in steps)
    return empty and all(map(is_blank, constants))
