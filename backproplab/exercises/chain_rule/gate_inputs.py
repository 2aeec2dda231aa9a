# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""The tables on which the exercises on single gates run."""

import numpy as np

from backproplab.exercises.definition import Fixture


def gates_to_run(rng):
    """Return a gradient from above and two inputs, in tables of many sizes."""

    def draw(N, n_out):
        return tuple(rng.normal(size=(N, n_out)) for _ in range(3))

    whole = np.array([[2, -1, 3]] * 4), np.array([[3, 0, -2]] * 4)
    steps = np.arange(12).reshape(4, 3) / 8 - 0.5
    views = [rng.normal(size=(3, 10)).T[::2] for _ in range(3)]
    return [
        Fixture("a table of five rows", draw(5, 3)),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one row", draw(1, 3)),
        Fixture("whole numbers", (steps, *whole)),
        Fixture("zeros", (draw(4, 3)[0], np.zeros((4, 3)), draw(4, 3)[0])),
        Fixture("views", (*views,)),
    ]
