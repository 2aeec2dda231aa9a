# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: the error of a softmax output under cross-entropy."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.output_layer import (
    softmax_jacobian,
    softmax_mistakes,
    softmax_probabilities,
)
from backproplab.exercises.output_layer.heads import one_hot_rows


def softmax_cross_entropy_gradient(z, y):
    """Find the slope of the loss at each score: softmax, then cross-entropy.

    Each row of y is one-hot. The loss is averaged over the N rows. Far scores, such as
    1000, should do no harm.

    Shapes: z and y (N, n_out); on the way p (N, n_out); returns dL_dz (N, n_out).
    """
    powers = np.exp(z - z.max(axis=1, keepdims=True))  # exp meets no positive number
    p = powers / powers.sum(axis=1, keepdims=True)
    dL_dz = (p - y) / len(z)
    return dL_dz


def scores_and_classes(rng):
    """Return scores with one-hot targets.

    An answer by way of -y/p is right as well, so no probability becomes exactly 0, and
    no target is an unsigned number, which has no -y. Where some get very near to 0, the
    rows are so many that a tiny clip against log(0) does no harm.
    """

    def draw(N, n_out):
        return rng.normal(size=(N, n_out)) * 2, one_hot_rows(rng, N, n_out)

    z = rng.normal(size=(5, 3)) * 2
    y = np.eye(3)[rng.permutation([1, 0, 2, 2, 1])]
    whole = np.array([[-2, 0, 3], [1, -1, 0], [2, 4, -3], [0, 1, 1]])
    far = np.array([[1000.0, 998, 1003], [0.0, 3, 1], [-1000, -1001, -999]])
    near = rng.normal(size=(3, 3)) / 4
    many, classes = draw(128, 24)
    many[:3] = classes[:3] = np.eye(24, dtype=int)[:3]
    many[:3] *= 742  # nearly as far as exp(-742) is above 0
    return [
        Fixture("a batch of five", (z, y)),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one example", draw(1, 3)),
        Fixture("whole numbers", (whole, one_hot_rows(rng, 4, 3))),
        Fixture("a view", (rng.normal(size=(3, 5)).T, one_hot_rows(rng, 5, 3))),
        Fixture("zeros", (np.zeros((3, 4)), one_hot_rows(rng, 3, 4))),
        Fixture("far scores", (far + near, one_hot_rows(rng, 3, 3))),
        Fixture("rows with one far score", (many, classes)),
    ]


SOFTMAX_HEAD = Exercise(
    reference=softmax_cross_entropy_gradient,
    notebook="04",
    title="softmax and cross-entropy",
    see="Derive: softmax with cross-entropy",
    results=("dL_dz",),
    steps=("p", "dL_dz"),
    fixtures=scores_and_classes,
    hints=(
        "For one row: which probability should grow and which should shrink, and what"
        " would make all of them stay?",
        "First p, the softmax of each row, with the row's largest score taken away"
        " before exp. Then compare p with y, and think of the mean over the rows.",
        "prediction - target, entry by entry, over the number of rows. The Jacobian of"
        " softmax is already in it.",
    ),
    mistakes=(
        *softmax_mistakes.MISTAKES,
        *softmax_jacobian.MISTAKES,
        *softmax_probabilities.MISTAKES,
    ),
)
