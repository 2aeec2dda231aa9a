# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Fixtures for the losses: predictions beside their targets."""

import numpy as np

from backproplab.exercises.definition import Fixture


def predictions_and_targets(rng):
    """Return predictions with targets of many sizes and types."""

    def draw(*shape):
        return rng.normal(size=shape), rng.normal(size=shape)

    whole = np.array([[3, -1], [0, 4], [2, 2], [-5, 1]]), np.array([[1, 1]] * 4)
    classes = np.eye(3, dtype=np.uint8)[[1, 2, 0, 1, 1, 2]]
    views = rng.normal(size=(3, 6)).T, rng.normal(size=(6, 6))[:, ::2]
    return [
        Fixture("a batch of five", draw(5, 3)),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one example", draw(1, 3)),
        Fixture("one output", draw(4, 1)),
        Fixture("whole numbers", whole),
        Fixture("targets of 0 and 1 in bytes", (rng.uniform(size=(6, 3)), classes)),
        Fixture("views", views),
    ]


def into_targets_type(function):
    """Write the result of a function of the two into an array of the type of y."""

    def cut(y_hat, y):
        result = function(y_hat, y)
        stored = np.zeros(np.shape(result), dtype=y.dtype)
        stored[...] = result
        return stored

    return cut
