# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Parts of a relative error, right and wrong."""

import numpy as np

FLOOR = 1e-12


def sizes(a, b):
    """Return the sum of both sizes."""
    return np.abs(a) + np.abs(b)


def scale(a, b):
    """Return the sum of both sizes, or the floor."""
    return np.maximum(FLOOR, sizes(a, b))


def entries(a, b):
    """Return the right error of each entry."""
    return np.abs(a - b) / scale(a, b)


def worst_over(below, above=lambda a, b: np.abs(a - b)):
    """Build a variation with another denominator, or another numerator."""
    return lambda a, b: np.max(above(a, b) / below(a, b))


def with_floor(floor, *, added=False):
    """Build a variation with a larger floor."""
    if added:
        return worst_over(lambda a, b: sizes(a, b) + floor)
    return worst_over(lambda a, b: np.maximum(floor, sizes(a, b)))


def norms(a, b):
    """Compare the lengths of both gradients as a whole."""
    gap, total = np.linalg.norm(a - b), np.linalg.norm(a) + np.linalg.norm(b)
    return gap / np.maximum(FLOOR, total)


def one_of(side, a, b):
    """Return the size of a or of b alone, floored."""
    return np.maximum(FLOOR, np.abs((a, b)[side]))


def running_worst(start, a, b):
    """Keep the largest in a loop; `nan > worst` is never true."""
    worst = start
    for each in entries(a, b).ravel():
        if each > worst:
            worst = each
    return worst


def where_neither_is_zero(a, b):
    """Leave out each entry where one side is 0."""
    both = (a != 0) & (b != 0)
    return np.max(entries(a, b)[both], initial=0.0)
