"""Explain an error in a learner's function: their line, and what to look for."""

import traceback

import numpy as np

from backproplab.exercises.judging import Case
from backproplab.shapes import named


def error_words(case: Case) -> list[str]:
    """Say which error came in which line of the learner's, and with which shapes."""
    error = case.outcome.error
    assert error is not None
    said = f"{type(error).__name__}{learner_line(error)}: {first_line(error)}"
    return [said, given_shapes(case), advice(error)]


def learner_line(error: BaseException) -> str:
    """Return the last line of the traceback that is in the learner's own cell."""
    frames = traceback.extract_tb(error.__traceback__)[1:]  # the first one is ours
    own = [frame for frame in frames if frame.filename == frames[0].filename]
    return f" in line {own[-1].lineno}, `{own[-1].line}`" if own else ""


def first_line(error: BaseException) -> str:
    """Return the beginning of an error's own message."""
    try:
        text = str(error).strip()
    except Exception:  # a learner's error class may fail to print
        text = ""
    return text.partition("\n")[0][:200] or "no message"


def given_shapes(case: Case) -> str:
    """List the arguments with their shapes and axis names."""
    said = []
    given = zip(case.exercise.arguments, case.fixture.arguments, strict=True)
    for name, value in given:
        axes = case.exercise.axes.get(name)
        if axes is not None:
            said.append(f"{name} {np.shape(value)} {named(axes)}" if axes else name)
    return f"It was called with {', '.join(said)}." if said else ""


def advice(error: BaseException) -> str:
    """Ask what leads to the cause of this kind of error."""
    text = str(error)
    for kind, sign, question in ADVICE:
        if isinstance(error, kind) and sign in text:
            return question
    return ""


ADVICE: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        ValueError,
        "enough dimensions",
        "One side of `@` is None or one number: does a function you call still lack "
        "its return?",
    ),
    (NameError, "", "Is it spelled as in the argument list? W and w are two names."),
    (
        RecursionError,
        "",
        "Where does the function call itself, and what would end that?",
    ),
    (
        ValueError,
        "matmul",
        "For `a @ b`, the last axis of a and the first of b must match.",
    ),
    (
        ValueError,
        "broadcast",
        "Is an entry-by-entry operation used on different shapes?",
    ),
    (
        ValueError,
        "ambiguous",
        "Is `max` or `if` used on a whole array? NumPy has maximum.",
    ),
    (
        TypeError,
        "NoneType",
        "A value is None: does a function you call still lack its return?",
    ),
    (
        TypeError,
        "ellipsis",
        "A value is still `...`: is a line before not written yet?",
    ),
    (SystemExit, "", "A function hands back its result with return, not with exit."),
)
