"""Look at what was handed to a check, before anything is called."""

import inspect
from collections.abc import Callable
from typing import Any

from backproplab.exercises.definition import Exercise, required
from backproplab.exercises.saying import Verdict, failed
from backproplab.exercises.source import reference_text


def no_function(exercise: Exercise, answer: object) -> Verdict:
    """Answer a result that was given in place of the function."""
    kind = "class" if inspect.isclass(exercise.reference) else "function"
    said = f"The check needs the {kind} itself; it got one {type(answer).__name__}."
    return failed("no_function", said, f"Did you mean check({exercise.id})?")


def wrong_arguments(exercise: Exercise, function: Callable[..., Any]) -> Verdict | None:
    """Compare the arguments that a function takes with those that it should take."""
    try:
        taken = inspect.signature(function)
    except (TypeError, ValueError):  # some built-in functions do not tell
        return None
    names, wanted = required(function), exercise.parameters
    if names != wanted and sorted(names) == sorted(wanted):
        said = f"The arguments are ({', '.join(names)}), in another order than asked."
        return failed("argument_order", said, f"Compare it with {exercise.call}.")
    try:
        taken.bind(*wanted)
    except TypeError:
        if lost := lost_default(exercise, names):
            return lost
        given = count([*taken.parameters])
        said = f"Your function takes {given}; it should take {count(wanted)}."
        return failed("argument_count", said, "Which one is missing, or too many?")
    return None


def lost_default(exercise: Exercise, names: list[str]) -> Verdict | None:
    """Answer a parameter that has lost the default of its stub."""
    wanted = exercise.parameters
    most = len(inspect.signature(exercise.reference).parameters)
    if not len(wanted) < len(names) <= most:
        return None
    lines = reference_text(exercise).splitlines()
    head = next(line.strip() for line in lines if "def " in line)
    said = f"The check calls {exercise.call}, but yours needs {names[len(wanted)]} as"
    said += " well: it has lost its default."
    return failed("default_missing", said, f"Compare yours with `{head}`.")


def count(names: list[str]) -> str:
    """Write "2 arguments (x, W)"."""
    ending = "" if len(names) == 1 else "s"
    return f"{len(names)} argument{ending} ({', '.join(names)})"
