# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 12: a new layer with parameters, layer scale, backward."""

import numpy as np

from backproplab.exercises.capstone.layer_scale_mistakes import SCALE_MISTAKES
from backproplab.exercises.definition import Exercise, Fixture


def layer_scale_backward(dL_dout, x, scale):
    """Send the error back through layer scale, which is out = x * scale.

    Each feature has one factor of its own, the same for every example.

    Shapes: dL_dout and x (N, n_out), scale (n_out,); returns dL_dx (N, n_out) and
    dL_dscale (n_out,).
    """
    dL_dx = dL_dout * scale
    dL_dscale = (dL_dout * x).sum(axis=0)
    return dL_dx, dL_dscale


def batches_to_scale(rng):
    """Return errors that come back, the batch that went forward, and the factors."""

    def draw(N, n_out):
        return tuple(rng.normal(size=size) for size in ((N, n_out), (N, n_out), n_out))

    whole = np.array([[1, 2, -3], [4, 0, 6]])
    _, _, factors = draw(2, 3)
    return [
        Fixture("a batch of five", draw(5, 3)),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one example", draw(1, 4)),
        Fixture("whole numbers", (np.array([[2, -1, 1], [3, 5, -2]]), whole, factors)),
        Fixture("a factor of 0", (*draw(4, 3)[:2], np.array([0.5, 0.0, -2.0]))),
        Fixture(
            "views",
            (rng.normal(size=(3, 4)).T, rng.normal(size=(8, 3))[::2], factors[::-1]),
        ),
        Fixture("one feature", draw(5, 1)),
    ]


LAYER_SCALE = Exercise(
    reference=layer_scale_backward,
    notebook="12",
    title="layer scale, backward",
    see="Derive: layer scale from scratch",
    results=("dL_dx", "dL_dscale"),
    fixtures=batches_to_scale,
    hints=(
        "Write one entry: out[n, i] = x[n, i] * scale[i]. Which entries of out does"
        " x[n, i] touch, and which does scale[i] touch?",
        "A product sends to each factor the error times the other factor. What is used"
        " by every row collects from every row.",
        "dL_dx is the error times the factors; dL_dscale is the error times x, entry"
        " by entry, added up over the batch, axis 0.",
    ),
    mistakes=SCALE_MISTAKES,
)
