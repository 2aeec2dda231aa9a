"""Explain an error in a learner's function: their line, and what to look for."""

import re
import traceback

import numpy as np

from backproplab.exercises.judging import Case
from backproplab.exercises.undefined import undefined
from backproplab.shapes import named

LONGEST = 100  # letters of a learner's line that are shown


def error_words(case: Case) -> list[str]:
    """Say which error came in which line of the learner's, and with which shapes."""
    return [error_line(case), given_shapes(case), advice(case)]


def error_line(case: Case) -> str:
    """Write the error and the line of the learner's where it came."""
    error = case.outcome.error
    assert error is not None
    return f"{type(error).__name__}{learner_line(error)}: {plain(first_line(error))}"


def plain(text: str) -> str:
    """Say in plain words which lengths do not fit in a matrix product."""
    sizes = re.search(r"core dimension.*size (\d+) is different from (\d+)", text)
    if not sizes:
        return text
    right, left = sizes.groups()
    return f"the axes that meet in `@` have the lengths {left} and {right}."


def learner_line(error: BaseException) -> str:
    """Return the last line of the traceback that is in the learner's own cell."""
    frames = traceback.extract_tb(error.__traceback__)[1:]  # the first one is ours
    own = [frame for frame in frames if frame.filename == frames[0].filename]
    if not own:
        return ""
    source = own[-1].line or ""
    cut = source if len(source) <= LONGEST else source[:LONGEST] + "…"
    text = f", `{cut}`" if cut else ""
    return f" in line {own[-1].lineno}{text}"


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


def advice(case: Case) -> str:
    """Ask what leads to the cause of this kind of error."""
    error, text = case.outcome.error, first_line(case.outcome.error or Exception())
    arguments = case.exercise.arguments
    if isinstance(error, NameError):
        return undefined(text, arguments, case.exercise.steps)
    sizes = re.search("mismatch|broadcast|not aligned", text)
    if sizes and any(name[-1] == "2" for name in arguments):
        return "Which layer is that line for, and are W and b its own? Read the shapes."
    matching = (
        question
        for kind, sign, question in ADVICE
        if isinstance(error, kind) and re.search(sign, text)
    )
    return next(matching, "What does each name in that line hold, and in which shape?")


ADVICE: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        ValueError,
        "enough dimensions",
        "One side of `@` is None or one number: does a function you call still lack "
        "its return?",
    ),
    (
        RecursionError,
        "",
        "Where does the function call itself, and what would end that?",
    ),
    (
        ValueError,
        "matmul|not aligned",
        "For `a @ b`, the last axis of a and the first of b must match. Which are they "
        "here?",
    ),
    (
        ValueError,
        "broadcast",
        "Is an entry-by-entry operation used on different shapes?",
    ),
    (
        ValueError,
        "ambiguous",
        "Is `max` or `if` used on a whole array? NumPy has `maximum` and `where`, "
        "which go entry by entry.",
    ),
    (
        ValueError,
        "axis .* out of bounds",
        "Is the second argument meant as an axis? `max` reduces one array; `maximum` "
        "compares two.",
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
    (
        TypeError,
        "converted to a scalar index",
        "Is an array given where one whole number is needed? NumPy has `maximum` for "
        "two arrays; `max` reduces one, and reads what comes second as an axis.",
    ),
    (
        TypeError,
        "converted to Python scalars|length-1 arrays",
        "Is a function for one number used on a whole array? `math.exp` takes one "
        "number; `np.exp` takes every entry.",
    ),
    (
        TypeError,
        "not callable",
        "Is a `*` missing in front of a bracket, or does a variable have the name of "
        "a function?",
    ),
    (
        TypeError,
        "argument",
        "How many arguments does the function in that line need, and which?",
    ),
    (
        AttributeError,
        "NoneType",
        "A value is None: does a function you call still lack its return?",
    ),
    (
        AttributeError,
        "has no attribute",
        "Is that name spelled right, and does it belong to what stands before the dot?",
    ),
    (
        IndexError,
        "out of bounds|out of range",
        "Do the indices stand in the order of the axes, as in W[i, j], and does each "
        "loop run over its own axis? Counting starts at 0.",
    ),
    (
        IndexError,
        "too many indices|scalar variable",
        "How many axes does that array have, and how many indices does it get?",
    ),
    (IndexError, "only integers", "Is an index a whole number? `range` gives them."),
    (
        ZeroDivisionError,
        "",
        "What stands below the division, and when is it 0?",
    ),
    (
        OverflowError,
        "",
        "A number grew too large, as exp(710) does. Which form needs exp only of "
        "numbers below 0?",
    ),
    (SystemExit, "", "A function hands back its result with return, not with exit."),
)
