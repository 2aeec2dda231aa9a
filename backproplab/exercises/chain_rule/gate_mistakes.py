# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes that can be made with every gate."""

import numpy as np

from backproplab.exercises.definition import Mistake


def scaled(rule, factor):
    """Build a variation in which both gradients have one more factor."""
    return lambda g, x, y: tuple(part * factor for part in rule(g, x, y))


def mistakes_of_any_gate(rule):
    """Return the mistakes that can be made with every gate, for one with this rule."""
    return (
        Mistake(
            "upstream_forgotten",
            lambda g, x, y: rule(np.ones(g.shape), x, y),
            "These are the local slopes of the gate alone: the gradient dL_dout from"
            " above is not in them.",
            "What does the chain rule do with the local slope and the gradient from"
            " above?",
        ),
        Mistake(
            "upstream_twice",
            lambda g, x, y: rule(g * g, x, y),
            "The gradient dL_dout from above was multiplied in twice.",
            "How often does the gradient pass through this gate?",
        ),
        Mistake(
            "sign_flipped",
            scaled(rule, -1),
            "Both sizes are right, but the sign is flipped: a gradient is what comes"
            " before the minus of the update.",
            "Where does a minus come in?",
        ),
        Mistake(
            "doubled",
            scaled(rule, 2),
            "Both gradients are twice too large: something is counted two times.",
            "Is something added to itself, or does a 2 come from a square?",
        ),
        Mistake(
            "averaged",
            lambda g, x, y: tuple(part / len(g) for part in rule(g, x, y)),
            "Both gradients are divided by N. The 1/N of a mean loss is already in"
            " dL_dout.",
            "Does a gate know how many rows there are?",
        ),
        Mistake(
            "summed",
            lambda g, x, y: tuple(part.sum(axis=0) for part in rule(g, x, y)),
            "The gradients are summed or averaged. Here every entry has a gate of its"
            " own, so a gradient has the shape of its input.",
            "What shape does x have, and so its gradient?",
            also=(
                lambda g, x, y: tuple(part.sum(axis=1) for part in rule(g, x, y)),
                lambda g, x, y: tuple(part.sum() for part in rule(g, x, y)),
                lambda g, x, y: tuple(part.mean() for part in rule(g, x, y)),
                lambda g, x, y: tuple(part.mean(axis=0) for part in rule(g, x, y)),
                lambda g, x, y: (rule(g, x, y)[0], rule(g, x, y)[1].sum(axis=0)),
            ),
        ),
        Mistake(
            "first_row_only",
            lambda g, x, y: tuple(part[0] for part in rule(g, x, y)),
            "Only the first row came back.",
            "Does `return` stand inside a loop, or does an index take one row?",
        ),
        Mistake(
            "matrix_product",
            lambda g, x, y: (g @ y.T, g @ x.T),
            "This is a matrix product; this gate works entry by entry.",
            "Which sign does NumPy have for a product entry by entry?",
            also=(
                lambda g, x, y: (g @ x.T, g @ y.T),
                lambda g, x, y: (g.T @ y, g.T @ x),
                lambda g, x, y: (g.T @ x, g.T @ y),
                lambda g, x, y: (y.T @ g, x.T @ g),
                lambda g, x, y: (x.T @ g, y.T @ g),
                lambda g, x, y: (y @ g.T, x @ g.T),
            ),
        ),
        Mistake(
            "one_result",
            lambda g, x, y: rule(g, x, y)[0],
            "Only one thing came back. The gate has two inputs, and each needs its own"
            " gradient.",
            "How does a function return two arrays, and in which order?",
            also=(lambda g, x, y: rule(g, x, y)[0].sum(),),
        ),
    )
