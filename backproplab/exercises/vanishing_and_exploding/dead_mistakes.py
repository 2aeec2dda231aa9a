# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes in finding the dead units."""

import numpy as np

from backproplab.exercises.definition import Mistake

MISTAKES = (
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
        "This marks the units that fire for every example: the smallest z decided, and"
        " yes and no are exchanged.",
        "Which z of a unit decides whether it ever fires: the smallest?",
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
        "counted_against_units",
        lambda z: (z <= 0).sum(axis=0) == z.shape[1],
        "The silent examples were counted, and compared with the number of units.",
        "How many examples are there: z.shape[0] or z.shape[1]?",
        also=(lambda z: (z <= 0).sum(axis=0) >= z.shape[1],),
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
        "This is the largest or the smallest z of each unit, a number, and not yet an"
        " answer.",
        "What does it say about a unit if its largest z is negative?",
        also=(lambda z: z.min(axis=0),),
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
        also=(lambda z: (z <= 0).all(axis=0).mean(),),
    ),
    Mistake(
        "activations_returned",
        lambda z: np.maximum(z, 0),
        "These are the activations a, the values after ReLU.",
        "How does a dead unit show in a column of a?",
        also=(
            lambda z: np.maximum(z, 0).sum(axis=0),
            lambda z: np.maximum(z, 0).mean(axis=0),
            lambda z: np.maximum(z, 0).max(axis=0),
        ),
    ),
)
