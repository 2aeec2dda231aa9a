# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 07: measure every slope of a function by small steps."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.gradient_checking.nudge_mistakes import NUDGE_MISTAKES
from backproplab.exercises.gradient_checking.quotient_mistakes import QUOTIENT_MISTAKES
from backproplab.exercises.gradient_checking.watching import FACTS, watched_gradient


def numerical_gradient(f, w, h=1e-5):
    """Measure the slope of f at each entry of w, by a step of h to either side.

    f takes an array like w and gives one number; w itself is left as it was.

    Shapes: w (n,), or any other; returns gradient (n,), the shape of w.
    """
    w = np.array(w, dtype=float)
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[entry] = h
        gradient[entry] = (f(w + nudge) - f(w - nudge)) / (2 * h)
    return gradient


def cubic(w):
    """Return a function that rises and falls, in which two entries meet."""
    w = np.ravel(w)
    return (w * w * (w + 3)).sum() + w[0] * w[-1] / 10


def squares(w):
    """Return the sum of squares."""
    return np.sum(np.asarray(w) ** 2)


def steep(w):
    """Return a sum that bends strongly."""
    return np.sum(np.exp(3 * np.asarray(w)))


def valley(w):
    """Return 0 at the bottom of a valley that runs across all axes."""
    return 10 * np.sum(w) ** 2


def loss_of(x, y):
    """Return a loss as a function of the weights of one layer."""
    return lambda W: np.sum((np.tanh(x @ W) - y) ** 2) / (2 * len(x))


def functions_to_measure(rng):
    """Return functions and points of many kinds."""
    w = rng.uniform(0.6, 1.8, size=(2, 3)) * [[1, -1, 1], [-1, 1, -1]]
    x, y = rng.uniform(0.5, 1.5, size=(5, 3)), rng.uniform(-3, -2, size=(5, 2))
    return [
        Fixture("a list of three", (cubic, w[0].copy())),
        Fixture("a table of 2 by 3", (cubic, w)),
        Fixture("a loss", (loss_of(x, y), rng.uniform(-0.5, 0.5, (3, 2)))),
        Fixture("whole numbers", (squares, rng.permutation([1, 2, -3, 5]))),
        Fixture("a view", (cubic, rng.uniform(0.6, 2, size=(3, 2)).T)),
        Fixture("a function that gives a view", (second, rng.uniform(1, 3, size=3))),
        Fixture("a steep function", (steep, rng.uniform(0.5, 1, size=2))),
        Fixture("the bottom of a valley", (valley, np.array([1.0, -2.0, 0.5, 0.5]))),
        Fixture("zeros", (squares, np.array([0.0, rng.uniform(1, 2), 0.0]))),
        Fixture("one entry", (cubic, rng.uniform(1, 2, size=1))),
    ]


def right_facts(f, w):
    """Return the right gradient, beside what is right about the calls of f."""
    return FACTS | {"h_is_the_step": 1, "gradient": numerical_gradient(f, w)}


def second(w):
    """Return the second entry: no copy, but a window on the array."""
    return w[1, ...]


NUMERICAL_GRADIENT = Exercise(
    reference=numerical_gradient,
    notebook="07",
    title="measure every slope",
    see="Derive: a step to either side",
    results=("gradient", "h_is_the_step"),
    steps=(*FACTS, "gradient", "h_is_the_step"),
    use=watched_gradient,
    expected=right_facts,
    fixtures=functions_to_measure,
    rtol=5e-6,  # so that a step of one's own from 1e-9 to 1e-3 is fine
    hints=(
        "One entry of w moves by h, the others stay: how much does f change, and over"
        " which distance?",
        "For each entry: f a step ahead minus f a step behind, divided by the distance"
        " of the two points. Work on a float copy, and put each entry back.",
        "`for entry in np.ndindex(w.shape)` goes through w of any shape; nudge[entry] ="
        " h in an array of zeros moves that entry alone, as w + nudge and w - nudge.",
    ),
    mistakes=NUDGE_MISTAKES + QUOTIENT_MISTAKES,
)
