# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 02: cross-entropy, from probabilities and one-hot targets."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.losses.mistakes.entropy_classes import CLASSES
from backproplab.exercises.losses.mistakes.entropy_factors import FACTORS
from backproplab.exercises.losses.mistakes.entropy_logs import LOGS
from backproplab.exercises.losses.mistakes.entropy_others import OTHERS
from backproplab.exercises.losses.mistakes.entropy_sums import SUMS
from backproplab.layers import Softmax


def cross_entropy_loss(p, y):
    """Measure the surprise -log p at the true class of each row, and average the rows.

    A probability may be 0, but never that of the true class.

    Shapes: p and y (N, n_classes), y one-hot; returns L ().
    """
    p_true = np.sum(p * y, axis=1)  # no 0 · log 0 at the other classes
    L = -np.mean(np.log(p_true))
    return L


def probabilities_and_targets(rng):
    """Return probabilities with one-hot targets, some of them far from each other."""

    def draw(N, n_classes, dtype=float):
        p, _ = Softmax().forward(rng.normal(size=(N, n_classes)) * 1.5)
        labels = rng.permutation(np.arange(N) % n_classes)  # each class, if N allows
        return p, np.eye(n_classes, dtype=dtype)[labels]

    far = np.array([[0.0, 1.0, -1000.0], [1000.0, 0.0, -1000.0], [-900.0, 1.0, 2.0]])
    certain, _ = Softmax().forward(far)
    one_wrong = np.array([[1 - 5e-6, 5e-6]] + [[0.95, 0.05]] * 40)
    p, y = draw(4, 3)
    return [
        Fixture("a batch of seven", draw(7, 3)),
        Fixture("equal sizes in whole numbers", draw(3, 3, dtype=int)),
        Fixture("one example", draw(1, 4)),
        Fixture("two classes", draw(4, 2)),
        Fixture("views", (np.repeat(p, 2, axis=0)[::2], y.T.copy().T)),
        Fixture("far logits of ±1000", (certain, np.eye(3)[[1, 0, 1]])),
        Fixture("one confident mistake in 41 rows", (one_wrong, np.eye(2)[[1] * 41])),
    ]


CROSS_ENTROPY = Exercise(
    reference=cross_entropy_loss,
    notebook="02",
    title="cross-entropy",
    see="Derive: cross-entropy",
    results=("L",),
    fixtures=probabilities_and_targets,
    rtol=3e-4,  # log(p + 1e-7) against log(0) stands in textbooks
    hints=(
        "Which single probability of each row matters, and how does the one-hot row"
        " pick it?",
        "p times y leaves one number in each row; sum it out with axis=1. Then take the"
        " log of that alone: a log of the other classes may meet a 0.",
        "np.log of the row sums of p * y; then the mean over the rows, and a minus in"
        " front.",
    ),
    mistakes=(*FACTORS, *SUMS, *CLASSES, *LOGS, *OTHERS),
)
