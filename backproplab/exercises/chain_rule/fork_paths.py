# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Ways to go wrong where the paths of a graph meet."""

import numpy as np


def both_slopes(x, y):
    """Return the right slopes of (x + y)·(x·y)."""
    return x * y + (x + y) * y, x * y + (x + y) * x


def with_paths(through_sum, through_product, join=np.add):
    """Build a variation from what comes back on each of the two paths.

    Each path gets (s, p, own input, other input).
    """

    def slope(own, other):
        nodes = own + other, own * other, own, other
        return join(through_sum(*nodes), through_product(*nodes))

    return lambda x, y: (slope(x, y), slope(y, x))


def sum_path(s, p, own, other):
    """Return what comes back through the sum."""
    return p


def product_path(s, p, own, other):
    """Return what comes back through the product."""
    return s * other


def nothing(s, p, own, other):
    """Return zeros: a path that is left out."""
    return 0 * s
