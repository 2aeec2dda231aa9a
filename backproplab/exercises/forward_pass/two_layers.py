# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 01: the whole forward pass of two layers."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.forward_pass.two_layer_mistakes import TWO_LAYER_MISTAKES


def two_layer_forward(x, W1, b1, W2, b2):
    """Send a batch through dense, sigmoid, dense, and return the scores z2.

    Shapes: x (N, n_in), W1 (n_in, n_hidden), b1 (n_hidden,), W2 (n_hidden, n_out),
    b2 (n_out,); on the way z1 and a1 (N, n_hidden); returns z2 (N, n_out).
    """
    z1 = x @ W1 + b1
    a1 = 1 / (1 + np.exp(-z1))
    z2 = a1 @ W2 + b2
    return z2


def networks_to_run(rng):
    """Return batches and networks of many sizes."""

    def draw(N, n_in, n_hidden, n_out):
        sizes = ((N, n_in), (n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,))
        return tuple(rng.normal(size=size) for size in sizes)

    whole = np.array([[1, 2, 3], [-1, 0, 2]])
    views = rng.normal(size=(3, 5)).T
    return [
        Fixture("a batch of five", draw(5, 3, 4, 2)),
        Fixture("equal sizes", draw(3, 3, 3, 3)),
        Fixture("one example", draw(1, 3, 4, 2)),
        Fixture("whole numbers", (whole, *draw(2, 3, 4, 2)[1:])),
        Fixture("a view", (views, *draw(5, 3, 4, 2)[1:])),
        Fixture("one output", draw(5, 3, 4, 1)),
    ]


TWO_LAYERS = Exercise(
    reference=two_layer_forward,
    notebook="01",
    title="two layers",
    see="Exercise 5: two layers",
    results=("z2",),
    steps=("z1", "a1", "z2"),
    fixtures=networks_to_run,
    hints=(
        "Which three steps does the data go through, and what does each one get?",
        "Name them z1, a1 and z2: z1 from x, a1 from z1 alone, z2 from a1.",
        "dense_forward(x, W1, b1), then sigmoid_forward, then dense_forward with W2,"
        " b2.",
    ),
    mistakes=TWO_LAYER_MISTAKES,
)
