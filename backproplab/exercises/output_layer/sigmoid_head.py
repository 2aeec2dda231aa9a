# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: the error of a sigmoid output under cross-entropy."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.output_layer.sigmoid_mistakes import MISTAKES


def sigmoid_cross_entropy_gradient(z, y):
    """Find the slope of the loss at each score: sigmoid, then binary cross-entropy.

    The loss is summed over the outputs and averaged over the N rows. Far scores, such
    as 800, should do no harm.

    Shapes: z and y (N, n_out); on the way p (N, n_out); returns dL_dz (N, n_out).
    """
    small = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    p = np.where(z >= 0, 1, small) / (1 + small)
    dL_dz = (p - y) / len(z)
    return dL_dz


def scores_and_answers(rng):
    """Return scores with targets of 0 and 1, several of which may be 1 in one row.

    Each far score misses its target, so a tiny clip against log(0) does no harm; and no
    target is an unsigned number, so a form with -y in it is right as well.
    """

    def draw(N, n_out):
        return rng.normal(size=(N, n_out)) * 2, rng.integers(0, 2, size=(N, n_out))

    z, y = draw(5, 3)
    y[:, 0], y[:, 1] = [0, 1, 0, 1, 1], [1, 1, 0, 0, 1]
    far = np.array([[-800.0, 0.5, 800.0], [800.0, -40.0, -800.0], [0.0, 40.0, -0.02]])
    whole = np.array([[-2, 0, 3], [1, -1, 0], [2, 4, -3], [0, 1, 1]])
    return [
        Fixture("a batch of five", (z, y.astype(float))),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one example", draw(1, 3)),
        Fixture("one output", draw(5, 1)),
        Fixture("whole numbers", (whole, rng.integers(0, 2, size=(4, 3)))),
        Fixture("a view", (rng.normal(size=(3, 5)).T, rng.integers(0, 2, size=(5, 3)))),
        Fixture("zeros", (np.zeros((3, 4)), draw(3, 4)[1])),
        Fixture("far scores", (far, np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]]))),
    ]


SIGMOID_HEAD = Exercise(
    reference=sigmoid_cross_entropy_gradient,
    notebook="04",
    title="sigmoid and cross-entropy",
    see="Derive: sigmoid with cross-entropy",
    results=("dL_dz",),
    steps=("p", "dL_dz"),
    fixtures=scores_and_answers,
    hints=(
        "The slope of the loss at p and the slope of the sigmoid: what is left when"
        " they are multiplied on paper?",
        "First p, the sigmoid of the scores. Then compare it with the target, and think"
        " of the mean over the rows.",
        "prediction - target, entry by entry, over the number of rows. No slope is left"
        " over.",
    ),
    mistakes=MISTAKES,
)
