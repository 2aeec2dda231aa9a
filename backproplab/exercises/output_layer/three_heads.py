# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: the error at three outputs by hand, and at a fourth."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.output_layer.three_heads_mistakes import MISTAKES, RIGHT


def three_heads(z, y, N):
    """Find dL_dz for one row of a batch of N, for four pairs of output and loss.

    They are linear with squares, sigmoid and softmax with cross-entropy, and sigmoid
    with squares.

    Shapes: dL_dz_linear, dL_dz_sigmoid, dL_dz_softmax, dL_dz_sigmoid_squares (n_out,).
    """
    scores, target = np.array(z), np.array(y)
    a = 1 / (1 + np.exp(-scores))
    p = np.exp(scores) / np.exp(scores).sum()
    dL_dz_linear = (scores - target) / N
    dL_dz_sigmoid = (a - target) / N
    dL_dz_softmax = (p - target) / N
    dL_dz_sigmoid_squares = (a - target) * a * (1 - a) / N
    return dL_dz_linear, dL_dz_sigmoid, dL_dz_softmax, dL_dz_sigmoid_squares


def one_row(rng):
    """Return scores whose sigmoids are 1/2 and 3/4, and whose softmax is 1/4 and 3/4.

    N is 5, so that no factor of 2 and no n_out looks like it.
    """
    return [Fixture("the row", ([0.0, 1.0986], [1, 0], 5))]


THREE_HEADS = Exercise(
    reference=three_heads,
    notebook="04",
    title="the error at three outputs, by hand",
    see="Derive: the error at the output",
    results=tuple(RIGHT),
    fixtures=one_row,
    is_value=True,
    rtol=2e-3,
    asks={
        "dL_dz_linear": "What is the prediction of a linear output, and what is the"
        " difference divided by?",
        "dL_dz_sigmoid": "What are the two sigmoids, and what is left over of their"
        " slope when the loss is cross-entropy?",
        "dL_dz_softmax": "What are the two probabilities, which add up to 1, and what"
        " is taken away from each?",
        "dL_dz_sigmoid_squares": "Which slope stays in the product when the loss is a"
        " square?",
    },
    hints=(
        "Which three of the four errors come from the same line, and what changes in it"
        " from head to head?",
        "Predictions first: z itself, the sigmoid of each score, or the softmax of the"
        " row; 1.0986 is the logarithm of 3. Then prediction - target over N.",
        "The sigmoids are 1/2 and 3/4, the softmax is 1/4 and 3/4. The fourth error is"
        " the second one times a slope, a (1 - a).",
    ),
    mistakes=MISTAKES,
)
