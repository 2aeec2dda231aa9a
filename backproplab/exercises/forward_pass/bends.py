# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Fixtures for whatever works on each number by itself."""

import numpy as np

from backproplab.exercises.definition import Fixture


def numbers_to_bend(rng):
    """Return tables of numbers, some of them 0 and some far away."""
    return [
        Fixture("a batch of five", (rng.normal(size=(5, 3)) * 2,)),
        Fixture("zeros", (np.zeros((2, 3)),)),
        Fixture("whole numbers", (np.array([[-2, 0, 3]]),)),
        Fixture("a view", (rng.normal(size=(3, 8)).T[::2],)),
        Fixture("far numbers (±800)", (np.array([[-800.0, -0.5, 800.0]]),)),
    ]
