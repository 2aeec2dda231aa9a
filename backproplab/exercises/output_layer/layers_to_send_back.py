# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Fixtures for references that learners meet without type hints.
"""Fixtures for the way back through a dense layer: each error belongs to its batch."""

import numpy as np

from backproplab.exercises.definition import Fixture
from backproplab.losses import MeanSquaredError


def layers_to_send_back(rng):
    """Return the error, the inputs and the weights of layers of many sizes."""

    def layer(x, W):
        z = x @ W + rng.normal(size=W.shape[1])
        return MeanSquaredError().gradient(z, rng.normal(size=z.shape)), x, W

    def draw(N, n_in, n_out):
        return layer(rng.normal(size=(N, n_in)), rng.normal(size=(n_in, n_out)))

    whole = np.array([[1, 2, 3], [4, 5, 6], [-1, 0, 2], [3, -2, 1]])
    weights = np.array([[1, -1], [2, 0], [-3, 1]])
    view = rng.normal(size=(3, 5)).T, rng.normal(size=(3, 8))[:, ::2]
    return [
        Fixture("a batch of five", draw(5, 3, 4)),
        Fixture("equal sizes", draw(3, 3, 3)),
        Fixture("one example", draw(1, 3, 2)),
        Fixture("one output", draw(4, 3, 1)),
        Fixture("whole numbers", layer(whole, weights)),
        Fixture("zeros", layer(np.zeros((5, 3)), rng.normal(size=(3, 4)))),
        Fixture("views", layer(*view)),
    ]


def errors_and_inputs(rng):
    """Return the same without the weights."""
    return [
        Fixture(name, (dL_dz, x)) for name, (dL_dz, x, _) in layers_to_send_back(rng)
    ]
