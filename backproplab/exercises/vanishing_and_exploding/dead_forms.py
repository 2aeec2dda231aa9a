# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes in the form of the answer: not one True or False for each unit."""

import numpy as np

from backproplab.exercises.definition import Mistake

IN_THE_FORM = (
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
        "These are the numbers of the dead units, or their columns. What is asked is"
        " one True or False for every unit.",
        "What do you have before `where` or `nonzero` picks the places?",
        also=(lambda z: z[:, (z <= 0).all(axis=0)],),
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
