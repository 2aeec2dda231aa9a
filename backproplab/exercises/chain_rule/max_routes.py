# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Ways to go wrong at a max gate."""

import numpy as np


def routed(x_wins):
    """Build a variation that gives the gradient to x where a condition holds."""
    return lambda g, x, y: (g * x_wins(g, x, y), g * ~x_wins(g, x, y))


def for_all(condition, nothing=np.zeros_like):
    """Build a variation that decides once for the whole table."""

    def variation(g, x, y):
        return (g, nothing(g)) if condition(x, y) else (nothing(g), g)

    return variation


def a_single_zero(g):
    """Return the number 0 in the place of a table."""
    return 0.0


def shared(share):
    """Build a variation that gives x this share of the gradient, and y the rest."""

    def variation(g, x, y):
        with np.errstate(all="ignore"):
            return g * share(x, y), g * (1 - share(x, y))

    return variation
