# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 10: how far the first weights should spread."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.vanishing_and_exploding.spread_mistakes import MISTAKES


def initial_spread(n_in, activation):
    """Choose the standard deviation of the first weights of a layer.

    For "tanh" it keeps the variance from layer to layer by Xavier's rule, for "relu" by
    He's, which makes up for the half that ReLU cuts off.

    Shapes: n_in (), activation a word; on the way variance (); returns spread ().
    """
    gain = 2 if activation == "relu" else 1
    variance = gain / n_in
    spread = np.sqrt(variance)
    return spread


def layers_to_start(rng):
    """Return sizes of layers and the names of their activations."""
    narrow, wide = int(rng.integers(10, 30)), int(rng.integers(300, 900))
    return [
        Fixture(f"{activation} after {n_in} inputs", (n_in, activation))
        for n_in in (wide, narrow, 3)
        for activation in ("tanh", "relu")
    ]


SPREAD = Exercise(
    reference=initial_spread,
    notebook="10",
    title="the spread of the first weights",
    see="Derive: the variance through a layer",
    results=("spread",),
    steps=("variance", "spread"),
    fixtures=layers_to_start,
    hints=(
        "A neuron adds up n_in products. If each weight has the variance v, what is the"
        " variance of the sum?",
        "n_in · v should be 1 for tanh; for ReLU it should be 2, because half of the"
        " numbers are cut off. The spread is the root of v.",
        "Divide 1 or 2 by n_in, depending on `activation`, and take np.sqrt of that.",
    ),
    mistakes=MISTAKES,
)
