# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 02: softmax, also for far logits."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.losses.mistakes.softmax_others import OTHERS
from backproplab.exercises.losses.mistakes.softmax_sums import SUMS
from backproplab.exercises.losses.mistakes.softmax_terms import TERMS


def softmax(z):
    """Turn each row of logits into probabilities that add up to 1, without overflow.

    Shapes: z (N, n_classes); returns p (N, n_classes).
    """
    shifted = z - np.max(z, axis=1, keepdims=True)  # the largest is 0: no overflow
    powers = np.exp(shifted)
    p = powers / np.sum(powers, axis=1, keepdims=True)
    return p


def logits_to_turn(rng):
    """Return logits of many sizes, near and far."""
    far = np.array([[-1000.0, 1000.0, 999.0, -1000.0], [0.5, 2.0, -1.0, 0.0]])
    low = np.array([[-1000.0, -1001.0], [-2000.0, -2000.0]])
    return [
        Fixture("a batch of five", (rng.normal(size=(5, 3)) * 2,)),
        Fixture("equal sizes", (rng.normal(size=(3, 3)) * 2,)),
        Fixture("one example", (rng.normal(size=(1, 4)),)),
        Fixture("whole numbers", (np.array([[2, -1, 0], [1, 3, 3]]),)),
        Fixture("zeros", (np.zeros((2, 4)),)),
        Fixture("a view", (rng.normal(size=(3, 8)).T[::2],)),
        Fixture("far logits of ±1000", (far,)),
        Fixture("rows far apart", (np.array([[0.0, 1.0], [1000.0, 1000.5]]),)),
        Fixture("rows far below 0", (low,)),
        Fixture("one class", (rng.normal(size=(3, 1)),)),
    ]


SOFTMAX = Exercise(
    reference=softmax,
    notebook="02",
    title="softmax",
    see="Derive: softmax, and its shift",
    results=("p",),
    fixtures=logits_to_turn,
    hints=(
        "Which function makes every number positive, and what has each row to be"
        " divided by so that it adds up to 1?",
        "np.exp of all logits; then divide by the sum of each row. `axis=1` goes along"
        " a row, `keepdims=True` keeps it a column. For far logits, take something away"
        " from each row first: it cancels.",
        "Take each row's maximum away from z, then np.exp, then divide by np.sum with"
        " axis=1 and keepdims=True.",
    ),
    mistakes=(*SUMS, *TERMS, *OTHERS),
)
