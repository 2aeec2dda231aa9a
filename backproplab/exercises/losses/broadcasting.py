# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 02: predictions (N, 1) minus targets (N,)."""

import numpy as np

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.forward_pass.shapes import numbers_in
from backproplab.exercises.parts import fitted
from backproplab.exercises.values import value_words


def broadcast_trap(y_hat, y):
    """Predict what becomes of y_hat - y when each target lacks its own brackets.

    `shape` is that of the difference, `L_trap` what the lines of mse_loss make of it,
    and `L_right` the loss of these rows, each against its own target.
    """
    difference = np.array(y_hat) - np.array(y)
    shape = difference.shape
    L_trap = np.sum(difference**2) / (2 * len(y))
    error = np.array(y_hat) - np.array(y)[:, None]
    L_right = np.sum(error**2) / (2 * len(y))
    return shape, L_trap, L_right


def in_words(name, got, right):
    """Say what is wrong with the shape or with one of the numbers; None if nothing."""
    if name == "shape":
        return shape_words(got, right)
    number = as_numbers(fitted(got, np.asarray(right)))
    single = isinstance(number, np.ndarray) and number.shape == ()
    if single and np.isclose(number, right, 1e-6, 1e-9):
        return None
    return value_words(BROADCAST_TRAP, name, got, right)


def shape_words(got, right):
    """Say what is wrong with a shape; None if it is right."""
    if isinstance(got, str):
        return (
            "shape is text. NumPy raises no error here: which shape does it give to the"
            " difference?"
        )
    numbers = numbers_in(got)
    if numbers is None:
        return "shape should be a tuple of whole numbers. How many axes are there?"
    asked = BROADCAST_TRAP.asks["shape"]
    return None if numbers == right else f"shape is {numbers}: not quite. {asked}"


def answers(shape=(3, 3), L_trap=8.0, L_right=2.0):
    """Build answers in which some are wrong."""
    return lambda y_hat, y: (shape, L_trap, L_right)


FLUSH_RIGHT = "Write (3, 1) above (3,), flush right: which two lengths meet at the end?"

BROADCAST_TRAP = Exercise(
    reference=broadcast_trap,
    notebook="02",
    title="the trap of (N, 1) - (N,)",
    see="Derive: one target for each prediction",
    results=("shape", "L_trap", "L_right"),
    fixtures=lambda rng: [
        Fixture("three rows", ([[1.0], [4.0], [6.0]], [3.0, 2.0, 4.0]))
    ],
    is_value=True,
    in_words=in_words,
    asks={
        "shape": FLUSH_RIGHT,
        "L_trap": "Which differences are in the table, and what is the sum of all"
        " their squares divided by?",
        "L_right": "Which target belongs to which row, and how many differences are"
        " there then?",
    },
    hints=(
        "(3, 1) and (3,) hold three numbers each. Which axis of y does NumPy line up"
        " with the axis of length 1?",
        "Axes are lined up from the right; a length of 1 is stretched, and so is a"
        " missing axis. So every prediction meets every target.",
        "The difference has 3 rows and 3 columns. Square all nine, add them up, divide"
        " by 2 · 3. For the right loss, only three of them count.",
    ),
    mistakes=(
        Mistake(
            "rows_meet_rows",
            answers(shape=(3, 1), L_trap=2.0),
            "This is what one would wish for: each row meets its own target. But NumPy"
            " lines up axes from the right, and stretches an axis of length 1.",
            FLUSH_RIGHT,
            also=(
                answers(shape=(3,), L_trap=2.0),
                answers(shape=(3,)),
                answers(shape=(3, 1)),
            ),
        ),
        Mistake(
            "one_row",
            answers(shape=(1, 3)),
            "y is read as a row, which is right, but y_hat has three rows of its own.",
            "A column of 3 meets a row of 3: which of the two lengths of 1 is"
            " stretched?",
        ),
        Mistake(
            "flat_table",
            answers(shape=(9,)),
            "Nine differences is right. But they do not lie in one line.",
            "How many rows and how many columns does the table have?",
            also=(answers(shape=(9, 1)), answers(shape=(1, 9))),
        ),
        Mistake(
            "axis_added",
            answers(shape=(3, 3, 1)),
            "NumPy needs no third axis: the result has as many axes as the longer of"
            " the two shapes.",
            FLUSH_RIGHT,
            also=(answers(shape=(3, 1, 3)), answers(shape=(1, 3, 3))),
        ),
        Mistake(
            "diagonal_only",
            answers(L_trap=2.0),
            "The shape is right. But this loss counts only three of its entries, those"
            " on the diagonal.",
            "How many squares does np.sum add up in that table?",
        ),
        Mistake(
            "losses_swapped",
            answers(L_trap=2.0, L_right=8.0),
            "The two losses have changed places.",
            "Which of them has nine squares in it?",
        ),
        Mistake(
            "divided_by_nine",
            answers(L_trap=48 / 18),
            "It is divided by 9, or 2 · 9. The lines of mse_loss divide by 2 * len(y),"
            " and y still has its length.",
            "What is len(y)?",
            also=(answers(L_trap=48 / 9, L_right=4.0), answers(L_trap=48 / 9)),
        ),
        Mistake(
            "half_missing",
            answers(L_trap=16.0, L_right=4.0),
            "The sum of squares is right, but the ½ of our loss is missing.",
            "What does mse_loss divide the sum by?",
            also=(answers(L_trap=16.0), answers(L_right=4.0)),
        ),
        Mistake(
            "not_averaged",
            answers(L_trap=24.0, L_right=6.0),
            "The sum of squares is right, but it is not divided by 2N.",
            "What does mse_loss divide the sum by?",
            also=(
                answers(L_trap=24.0),
                answers(L_trap=48.0),
                answers(L_trap=48.0, L_right=12.0),
                answers(L_right=6.0),
                answers(L_right=12.0),
            ),
        ),
        Mistake(
            "right_one_from_table",
            answers(L_right=8.0),
            "The loss in the trap is right. The right one needs only three of the nine"
            " differences.",
            "Which target belongs to the prediction in row 0?",
            also=(answers(L_right=48 / 18), answers(L_right=48 / 9)),
        ),
        Mistake(
            "not_squared",
            answers(L_trap=1.0, L_right=1 / 3),
            "The differences are added up, not their squares, so they cancel each"
            " other.",
            "What becomes of a difference before the sum?",
            also=(
                answers(L_trap=1.0),
                answers(L_right=1 / 3),
                answers(L_right=2 / 3),
            ),
        ),
    ),
)
