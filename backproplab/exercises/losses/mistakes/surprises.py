# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Ways to build variations of cross-entropy from the surprise of each row."""

import numpy as np


def true_probability(p, y):
    """Return the probability of the true class of each row."""
    return np.sum(p * y, axis=1)


def surprise(p, y):
    """Return the surprise of each row."""
    return -np.log(true_probability(p, y))


def total_over(size):
    """Divide the sum of all surprises by a size that follows from N and n_classes."""
    return lambda p, y: np.sum(surprise(p, y)) / size(*p.shape)


def ways(*sizes):
    """Divide the sum of all surprises by each of some sizes."""
    return tuple(total_over(size) for size in sizes)


def naive_total_over(size):
    """Do the same with y log p, which is nan where both are 0."""
    return lambda p, y: -np.sum(y * np.log(p)) / size(*p.shape)


def mean_after(change):
    """Change the probability of the true class before its log is taken."""
    return lambda p, y: -np.mean(np.log(change(true_probability(p, y))))


def each_after(change, numbers):
    """Change it in ways that depend on a number."""
    return tuple(mean_after(lambda q, n=n: change(q, n)) for n in numbers)
