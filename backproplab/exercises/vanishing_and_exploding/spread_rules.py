# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Rules for the spread of the first weights, right ones and others."""

import numpy as np


def with_rules(tanh, relu):
    """Build a variation from one rule for each activation."""
    return lambda n_in, activation: (relu if activation == "relu" else tanh)(n_in)


def xavier(n):
    """Return the right spread for tanh."""
    return np.sqrt(1 / n)


def he(n):
    """Return the right spread for ReLU."""
    return np.sqrt(2 / n)
