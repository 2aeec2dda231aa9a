"""What to ask about each kind of error in a learner's function."""

import re

from backproplab.exercises.case import Case
from backproplab.exercises.undefined import undefined


def advice(case: Case, text: str) -> str:
    """Ask what leads to the cause of this kind of error, whose message is the text."""
    error = case.outcome.error
    arguments = case.exercise.arguments
    if isinstance(error, NameError):
        return undefined(text, arguments, case.exercise.steps)
    sizes = re.search("mismatch|broadcast|not aligned", text)
    if sizes and {"W1", "W2"} <= {*arguments}:
        return (
            "Which layer is that line for, do its arrays belong to it, and is `@` or "
            "`*` meant? Read the shapes."
        )
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
        "`+`, `-`, `*` and `/` go entry by entry. Which two arrays in that line have "
        "these shapes, and does a sum, a transpose or `@` belong there?",
    ),
    (
        ValueError,
        "ambiguous",
        "Is `max`, `if` or `not` used on a whole array? NumPy has `maximum` and "
        "`where`, which go entry by entry, and `~` in place of not.",
    ),
    (
        ValueError,
        "either both or neither",
        "`np.where` takes a condition, what to take where it holds, and what to take "
        "elsewhere. Which one is missing?",
    ),
    (
        ValueError,
        "axis .* out of bounds",
        "How many axes does that array have? They are counted from 0. (`max` reads "
        "what comes second as an axis; `maximum` compares two arrays.)",
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
        "'tuple' object",
        "A tuple holds several things, and only one of them is wanted here. Which one, "
        "and how is a pair taken apart?",
    ),
    (
        AttributeError,
        "has no attribute",
        "Is that name spelled right, and does it belong to what stands before the dot?",
    ),
    (
        IndexError,
        "out of bounds|out of range",
        "Do the indices stand in the order of the axes, as in W[i, j]? Does each loop "
        "run over its own axis, in an array of that shape? Counting starts at 0.",
    ),
    (
        IndexError,
        "too many indices|scalar variable",
        "How many axes does that array have, and how many indices does it get?",
    ),
    (
        KeyError,
        "",
        "Which names are in that dict, and which one does that line ask for?",
    ),
    (
        TypeError,
        "unsupported operand.*dict",
        "Is a whole dict used like an array? Which loop takes out one array at a time?",
    ),
    (IndexError, "only integers", "Is an index a whole number? `range` gives them."),
    (
        IndexError,
        "integer .or boolean|indexing arrays could not",
        "What do the arrays in the square brackets hold: whole numbers, one for each "
        "row? (A one-hot row holds zeros and ones, and no class number.)",
    ),
    (
        TypeError,
        "bitwise_xor|for \\^",
        "Is `^` meant as a power? Python writes a power with `**`.",
    ),
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
