# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 10: find the dead units of a ReLU layer."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake


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
    barely = draw(8, 3, np.array([False, False, True]))
    barely[:-1, 1] = -np.abs(barely[:-1, 1]) - 1
    resting = draw(5, 4, np.array([True, False, True, False]))
    resting[:, 0] = [0, -1, 0, -2, -1]
    whole = np.array([[-2, 3, 0, -1], [-1, -4, 0, 2], [0, 1, 0, -3]])
    return [
        Fixture("six examples, five units", (five,)),
        Fixture("equal sizes", (draw(4, 4, np.array([False, True, False, False])),)),
        Fixture("a unit that fires once", (barely,)),
        Fixture("a unit that rests at 0", (resting,)),
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
    mistakes=(
        Mistake(
            "sometimes_silent",
            lambda z: (z <= 0).any(axis=0),
            "Every unit that is silent for one example counts as dead.",
            "For how many examples of the batch must a dead unit be silent?",
        ),
        Mistake(
            "alive_instead",
            lambda z: (z > 0).any(axis=0),
            "True and False are exchanged: this marks the units that are alive.",
            "What should stand where a unit never fires?",
        ),
        Mistake(
            "always_fires",
            lambda z: (z > 0).all(axis=0),
            "This marks the units that fire for every example.",
            "What should stand where a unit never fires?",
        ),
        Mistake(
            "not_always_fires",
            lambda z: (z < 0).any(axis=0) & (z != 0).all(axis=0),
            "A unit counts as dead as soon as one example is negative.",
            "For how many examples of the batch must a dead unit be silent?",
        ),
        Mistake(
            "examples_instead_of_units",
            lambda z: (z <= 0).all(axis=1),
            "There is one answer for each example: the axis of the units was taken away,"
            " where the examples should go.",
            "Which axis of z holds the examples?",
            also=(
                lambda z: ~(z > 0).any(axis=1),
                lambda z: (z <= 0).any(axis=1),
                lambda z: z.max(axis=1) < 0,
                lambda z: (z > 0).any(axis=1),
                lambda z: z.sum(axis=1) <= 0,
            ),
        ),
        Mistake(
            "whole_layer",
            lambda z: (z <= 0).all(),
            "There is one answer for the whole layer.",
            "Which axis has to go away, and which one has to stay?",
            also=(lambda z: (z <= 0).any(), lambda z: (z > 0).any()),
        ),
        Mistake(
            "every_entry",
            lambda z: z <= 0,
            "There is one answer for each entry: which example silences which unit. It"
            " is not yet asked whether all of a unit's examples do.",
            "How do you get from a column of True and False to one answer?",
            also=(lambda z: z > 0, lambda z: z < 0, lambda z: z == 0),
        ),
        Mistake(
            "zero_counts_as_firing",
            lambda z: (z < 0).all(axis=0),
            "Right, except for units that reach exactly 0: they were taken to be alive.",
            "What does ReLU give at z = 0, and is that positive?",
            also=(lambda z: z.max(axis=0) < 0,),
        ),
        Mistake(
            "mean_compared",
            lambda z: z.mean(axis=0) <= 0,
            "The mean of each unit was compared with 0. A unit with a negative mean may"
            " still fire for some examples.",
            "A unit with z = -9 and 1: does it fire for any example?",
            also=(
                lambda z: z.mean(axis=0) < 0,
                lambda z: np.median(z, axis=0) <= 0,
                lambda z: (z <= 0).mean(axis=0) > 0.5,
                lambda z: (z <= 0).mean(axis=0) >= 0.5,
            ),
        ),
        Mistake(
            "first_example_only",
            lambda z: z[0] <= 0,
            "Only the first example was looked at.",
            "Does a unit that is silent for one example have to be dead?",
            also=(lambda z: z[-1] <= 0,),
        ),
        Mistake(
            "z_taken_for_a",
            lambda z: (z == 0).all(axis=0),
            "z was compared with 0 as if it were a, the value after ReLU. Before ReLU a"
            " silent unit is negative.",
            "What comes in here: z or a?",
            also=(lambda z: z.sum(axis=0) == 0, lambda z: ~z.any(axis=0)),
        ),
        Mistake(
            "compared_too_late",
            lambda z: np.all(z, axis=0) <= 0,
            "`all` or `any` came first and the comparison after it: so it was asked"
            " whether numbers differ from 0, not whether they are negative.",
            "Which has to be done first: the comparison, or `all`?",
            also=(lambda z: np.all(z, axis=0), lambda z: np.any(z, axis=0)),
        ),
        Mistake(
            "share_of_silence",
            lambda z: (z <= 0).mean(axis=0),
            "This is how often each unit is silent, as a share of the batch. A unit is"
            " dead only if that is all of it.",
            "How do you turn that share into True or False?",
            also=(
                lambda z: (z <= 0).sum(axis=0),
                lambda z: (z > 0).mean(axis=0),
                lambda z: (z > 0).sum(axis=0),
            ),
        ),
        Mistake(
            "largest_returned",
            lambda z: z.max(axis=0),
            "This is the largest z of each unit.",
            "What does it say about a unit if its largest z is negative?",
        ),
        Mistake(
            "smallest_compared",
            lambda z: z.min(axis=0) > 0,
            "It was the smallest z of each unit that was looked at.",
            "Which z of a unit decides whether it ever fires?",
        ),
        Mistake(
            "places_returned",
            lambda z: np.flatnonzero((z <= 0).all(axis=0)),
            "These are the numbers of the dead units. What is asked is one True or False"
            " for every unit.",
            "What do you have before `where` or `nonzero` picks the places?",
        ),
        Mistake(
            "counted",
            lambda z: (z <= 0).all(axis=0).sum(),
            "This is how many units are dead. What is asked is which.",
            "What do you have before it is counted?",
            also=(
                lambda z: (z <= 0).all(axis=0).mean(),
                lambda z: (z <= 0).all(axis=0).any(),
            ),
        ),
        Mistake(
            "activations_returned",
            lambda z: np.maximum(z, 0),
            "These are the activations a, the values after ReLU.",
            "How does a dead unit show in a column of a?",
        ),
    ),
)
