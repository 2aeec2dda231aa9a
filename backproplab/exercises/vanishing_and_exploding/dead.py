# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 10: find the dead units of a ReLU layer."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.vanishing_and_exploding.dead_forms import IN_THE_FORM
from backproplab.exercises.vanishing_and_exploding.dead_mistakes import IN_THE_CONDITION


def dead_units(z):
    """Mark the ReLU units that are dead: those that are never positive in the batch.

    Shapes: z (N, n_hidden); returns dead (n_hidden,).
    """
    fires = z > 0
    dead = ~fires.any(axis=0)
    return dead


def layers_with_dead_units(rng):
    """Return pre-activations; some units are dead, and one rests at exactly 0."""

    def draw(N, n_hidden, dead):
        z = rng.normal(size=(N, n_hidden))
        z[:, dead] = -np.abs(z[:, dead]) - 0.1
        z[0], z[-1] = -np.abs(z[0]) - 0.2, np.where(dead, z[-1], np.abs(z[-1]) + 0.1)
        return z

    five = draw(6, 5, rng.permutation([True, True, False, False, False]))
    barely = draw(250, 3, np.array([False, False, True]))
    barely[:, :2] = -np.abs(barely[:, :2]) - 1
    barely[0, 0], barely[-1, 1] = 2, 3
    resting = draw(5, 4, np.array([True, False, True, False]))
    resting[:, 0], resting[:, 2] = [0, -1, 0, -2, -1], 0
    resting[:, 1] = [-1, 1e-6, 1e-6, -1, 1e-6]
    whole = np.array([[-2, 3, 0, -1], [-1, -4, 0, 2], [0, 1, 0, -3]])
    return [
        Fixture("six examples of five units", (five,)),
        Fixture("equal sizes", (draw(4, 4, np.array([False, True, False, False])),)),
        Fixture("units that fire once", (barely,)),
        Fixture("units at 0 or hardly above", (resting,)),
        Fixture("whole numbers", (whole,)),
        Fixture("one example", (np.array([[-1.5, 0.5, -0.5]]),)),
        Fixture("all alive", (np.abs(rng.normal(size=(5, 3))) + 0.1,)),
        Fixture("a view", (draw(5, 8, np.arange(8) == 4)[:, ::2],)),
    ]


DEAD = Exercise(
    reference=dead_units,
    notebook="10",
    title="find the dead units",
    see="Derive: a ReLU that never fires",
    results=("dead",),
    fixtures=layers_with_dead_units,
    hints=(
        "What does ReLU give for a z that is not positive, and what comes back through"
        " it?",
        "Compare z with 0: that is a table of True and False. A unit is a column, and"
        " it is dead if no row lets it fire.",
        "`any` and `all` take an axis: the one of the examples goes away, the units"
        " stay. Mind what stands for dead: that it never fires.",
    ),
    mistakes=(*IN_THE_CONDITION, *IN_THE_FORM),
)
