# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""What the exercises on single gates share: fixtures, and mistakes of every gate."""

import numpy as np

from backproplab.exercises.definition import Fixture, Mistake


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
            "summed_over_rows",
            lambda g, x, y: tuple(part.sum(axis=0) for part in rule(g, x, y)),
            "The gradients are summed over the rows. Here every entry has a gate of its"
            " own, so a gradient has the shape of its input.",
            "Which shape has x, and so its gradient?",
            also=(
                lambda g, x, y: tuple(part.sum() for part in rule(g, x, y)),
                lambda g, x, y: (rule(g, x, y)[0], rule(g, x, y)[1].sum(axis=0)),
                lambda g, x, y: tuple(part.mean(axis=0) for part in rule(g, x, y)),
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
