# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes in the condition: which unit counts as dead."""

import numpy as np

from backproplab.exercises.definition import Mistake

IN_THE_CONDITION = (
    Mistake(
        "sometimes_silent",
        lambda z: (z <= 0).any(axis=0),
        "Every unit that is silent for one example counts as dead.",
        "For how many examples of the batch must a dead unit be silent?",
        also=(lambda z: (z < 0).any(axis=0),),
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
        "This marks the units that fire for every example: the smallest z decided, and"
        " yes and no are exchanged.",
        "Which z of a unit decides whether it ever fires: the smallest?",
        also=(lambda z: (z >= 0).all(axis=0),),
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
        "A unit was judged by its mean, its sum, or by most of its examples. It may"
        " still fire for the others.",
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
        "Only one example decided, or only the first few.",
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
        "none_found",
        lambda z: np.zeros(z.shape[1]),
        "No unit is marked, although some never fire: the condition is never true for"
        " them.",
        "Which of your numbers should be equal for a column that is negative"
        " throughout?",
    ),
    Mistake(
        "all_found",
        lambda z: np.ones(z.shape[1]),
        "Every unit is marked as dead, although some fire.",
        "When is your condition true for a column that holds a positive number?",
    ),
    Mistake(
        "counted_to_wrong_number",
        lambda z: (z <= 0).sum(axis=0) == z.shape[1],
        "The silent examples were counted, but compared with a wrong number, such as"
        " that of the units.",
        "How many examples are there: z.shape[0] or z.shape[1]?",
        also=(
            lambda z: (z <= 0).sum(axis=0) >= z.shape[1],
            lambda z: (z <= 0).sum(axis=0) == len(z) - 1,
        ),
    ),
    Mistake(
        "seldom_fires",
        lambda z: (z > 0).sum(axis=0) <= 1,
        "A unit that fires for a single example, or for few, counts as dead.",
        "Does a unit that fires once get a gradient?",
        also=tuple(
            lambda z, low=low: (z > 0).mean(axis=0) < low
            for low in (0.01, 0.05, 0.1, 0.2)
        ),
    ),
    Mistake(
        "an_example_left_out",
        lambda z: z[:-1].max(axis=0) <= 0,
        "The first or the last example was not looked at.",
        "With which index do the examples begin, and with which do they end?",
        also=(
            lambda z: z[1:].max(axis=0) <= 0,
            lambda z: (z[:-1] <= 0).all(axis=0),
            lambda z: (z[1:] <= 0).all(axis=0),
        ),
    ),
    Mistake(
        "threshold_above_zero",
        lambda z: z.max(axis=0) <= 0.1,
        "A unit that fires only a little counts as dead.",
        "With which number is z to be compared?",
        also=tuple(
            lambda z, low=low: z.max(axis=0) <= low
            for low in (1.0, 0.5, 0.01, 1e-3, 1e-5)
        ),
    ),
    Mistake(
        "compared_too_late",
        lambda z: np.all(z, axis=0) <= 0,
        "`all` or `any` came first and the comparison after it: so it was asked"
        " whether numbers differ from 0, not whether they are negative.",
        "Which has to be done first: the comparison, or `all`?",
        also=(lambda z: np.all(z, axis=0), lambda z: np.any(z, axis=0)),
    ),
)
