# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Networks of two layers and batches to train them on."""

import numpy as np

from backproplab.exercises.definition import Fixture


def targets(rng, N, n_out):
    """Draw a class for each example, as a row with a single 1."""
    return np.eye(n_out)[rng.integers(n_out, size=N)]


def drawn(rng, *shapes):
    """Draw arrays of these shapes."""
    return tuple(rng.normal(size=shape) for shape in shapes)


def networks_to_train(rng):
    """Return batches with targets, and networks of many sizes."""

    def draw(N, n_in, n_hidden, n_out):
        sizes = (n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,)
        x, *params = drawn(rng, (N, n_in), *sizes)
        return x, targets(rng, N, n_out), *params

    whole = np.array([[1, 2], [-1, 0], [2, -1], [0, 3], [1, 1]])
    _, y, *params = (np.rint(2 * part).astype(int) for part in draw(5, 2, 3, 4))
    x_view, W2_view = rng.normal(size=(2, 5)).T, rng.normal(size=(3, 8))[:, ::2]
    _, y_view, W1, b1, _, b2 = draw(5, 2, 3, 4)
    return [
        Fixture("a batch of five", draw(5, 2, 3, 4)),
        Fixture("equal sizes", draw(3, 3, 3, 3)),
        Fixture("one example", draw(1, 3, 4, 2)),
        Fixture("whole numbers", (whole, y // 2, *params)),
        Fixture("x of zeros", (np.zeros((3, 2)), *draw(3, 2, 4, 3)[1:])),
        Fixture("views", (x_view, y_view, W1, b1, W2_view, b2)),
    ]
