# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Ways to build variations of a loss from the differences of a batch."""

import numpy as np


def error(y_hat, y):
    """Return the differences, as floats."""
    return np.asarray(y_hat, dtype=float) - y


def total_over(size):
    """Divide the sum of all squares by a size that follows from N and n_out."""
    return lambda y_hat, y: np.sum(error(y_hat, y) ** 2) / size(*y_hat.shape)


def ways(*sizes):
    """Divide the sum of all squares by each of some sizes."""
    return tuple(total_over(size) for size in sizes)


def typed_in(size):
    """Divide the sum of all squares by one fixed number."""
    return total_over(lambda N, n_out: size)


def of_error(function):
    """Build a variation that needs the differences and N alone."""
    return lambda y_hat, y: function(error(y_hat, y), len(y))


def all_of(*functions):
    """Build several variations that need the differences and N alone."""
    return tuple(of_error(function) for function in functions)
