# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 07: which step is best, to one side and to both."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake

POWERS = range(-1, -13, -1)


def cube(w):
    """Return w³ in products alone, which every machine rounds alike."""
    return w * w * w


def central_error(power):
    """Return how far the slope of w³ at 1.5 is missed by a step to either side."""
    h = 10.0**power
    return abs((cube(1.5 + h) - cube(1.5 - h)) / (2 * h) - 6.75)


def forward_error(power):
    """Return how far it is missed by a step ahead alone."""
    h = 10.0**power
    return abs((cube(1.5 + h) - cube(1.5)) / h - 6.75)


def choose_step():
    """Find the power of ten, from -1 to -12, that measures w³ at 1.5 best.

    Shapes: central and forward ().
    """
    central = min(POWERS, key=central_error)
    forward = min(POWERS, key=forward_error)
    return central, forward


def wrong(id, pairs, say, ask):
    """Build a mistake from the wrong pairs (central, forward) that it leads to."""
    ways = [lambda pair=pair: pair for pair in pairs]
    return Mistake(id, ways[0], say, ask, also=tuple(ways[1:]))


CHOOSE_STEP = Exercise(
    reference=choose_step,
    notebook="07",
    title="choose a step",
    see="Derive: the U-curve",
    results=("central", "forward"),
    fixtures=lambda rng: [Fixture("w³ at 1.5", ())],
    is_value=True,
    asks={
        "central": "With a step to either side, at which power of ten is the error"
        " smallest?",
        "forward": "With a step ahead alone, at which power of ten is the error"
        " smallest?",
    },
    hints=(
        "Which two errors does a step have, and which of them grows as it shrinks?",
        "Print the error for h = 10⁻¹ … 10⁻¹² in two columns, and look for the lowest"
        " number in each.",
        "Compare (f(1.5 + h) - f(1.5 - h)) / (2 * h) and (f(1.5 + h) - f(1.5)) / h with"
        " 6.75; the answer is the power, such as -3.",
    ),
    mistakes=(
        wrong(
            "smallest_step",
            [(-12, -12), (-11, -11), (-10, -10)],
            "The smallest step is not the best: there both values of f differ only in"
            " their last digits, and round-off is divided by h.",
            "What happens to the error when h shrinks from 1e-9 to 1e-12?",
        ),
        wrong(
            "largest_step",
            [(-1, -1), (-2, -2), (-3, -3), (-4, -4)],
            "With so large a step the curve bends on the way, and that is most of the"
            " error.",
            "What happens to the error when h becomes ten times smaller?",
        ),
        wrong(
            "columns_swapped",
            [(-8, -5)],
            "The two are exchanged.",
            "Which of the two loses its bend sooner, and can afford a larger step?",
        ),
        wrong(
            "same_step_for_both",
            [(-5, -5), (-6, -6), (-7, -7)],
            "One step serves both; but the error of a step ahead falls like h, that of"
            " a step to either side like h².",
            "Where does the column of the step ahead have its lowest number?",
        ),
        wrong(
            "root_for_both",
            [(-8, -8)],
            "The square root of the rounding error, about 1e-8, is best for a step"
            " ahead. To either side the bend cancels, so a larger step is better.",
            "Where does the column of the step to either side have its lowest number?",
        ),
        wrong(
            "minus_forgotten",
            [(power, power) for power in range(1, 13)],
            "These are steps of a hundred thousand and more.",
            "Which sign does the power in 10⁻³ have?",
        ),
        wrong(
            "step_itself",
            [(10.0**power,) * 2 for power in range(-16, 0)],
            "This is the step itself; the power of ten is asked.",
            "Which power of ten is 0.001?",
        ),
    ),
)
