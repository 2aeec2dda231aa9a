# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Wrong numbers for the powers of a quarter, and what leads to them."""

import math

import numpy as np

from backproplab.exercises.definition import Mistake

DEPTHS = {"after_5": 5, "after_10": 10, "after_20": 20}


def at_each_depth(rule):
    """Build a variation from what is computed for one depth."""
    return lambda: tuple(rule(depth) for depth in DEPTHS.values())


MISTAKES = (
    Mistake(
        "half_instead_of_quarter",
        at_each_depth(lambda depth: 0.5**depth),
        "These are powers of ½, which is the value of the sigmoid at 0, not its slope.",
        "What is σ(1 - σ) where σ is ½?",
    ),
    Mistake(
        "slopes_added",
        at_each_depth(lambda depth: 0.25 * depth),
        "The slopes were added up. One layer after the other, slopes multiply.",
        "What is left of a gradient after a quarter of it has passed twice?",
    ),
    Mistake(
        "quarter_divided",
        at_each_depth(lambda depth: 0.25 / depth),
        "A quarter was divided by the number of layers: that shrinks far too slowly.",
        "By what is the gradient multiplied at each single layer?",
    ),
    Mistake(
        "halved_when_doubled",
        lambda: (0.25**5, 0.25**5 / 2, 0.25**5 / 4),
        "after_5 is right. Then twice as many layers were taken to leave half as much.",
        "If five layers leave a thousandth, what do five more leave of that?",
    ),
    Mistake(
        "one_layer_fewer",
        at_each_depth(lambda depth: 0.25 ** (depth - 1)),
        "That is one layer fewer: each number is four times too large.",
        "How many sigmoids does the gradient pass?",
    ),
    Mistake(
        "one_layer_more",
        at_each_depth(lambda depth: 0.25 ** (depth + 1)),
        "That is one layer more: each number is four times too small.",
        "How many sigmoids does the gradient pass?",
    ),
    Mistake(
        "turned_over",
        at_each_depth(lambda depth: 4.0**depth),
        "That is by how much the gradient shrinks, 4 to the power of the depth, and"
        " not what is left of it.",
        "Is more left of a gradient after twenty layers, or less?",
    ),
    Mistake(
        "base_and_exponent_swapped",
        at_each_depth(lambda depth: depth**0.25),
        "Base and exponent have changed places: this is the fourth root of the depth.",
        "Which number is multiplied by itself, and how often?",
        also=(at_each_depth(lambda depth: depth**-0.25),),
    ),
    Mistake(
        "slope_of_one",
        at_each_depth(lambda depth: 1.0),
        "That is 1, as if nothing were lost: the slope of tanh or ReLU at their"
        " steepest. Or it is what is lost, and not what is left.",
        "How steep is a sigmoid where it is steepest?",
    ),
    Mistake(
        "same_everywhere",
        at_each_depth(lambda depth: 0.25),
        "That is what one sigmoid leaves.",
        "What does the second one do with it?",
    ),
    Mistake(
        "exponents_only",
        at_each_depth(lambda depth: math.log10(0.25) * depth),
        "These are the powers of ten, as on the axis of the explorer, and not the"
        " numbers.",
        "Which number is 10 to that power?",
        also=(
            at_each_depth(lambda depth: np.floor(math.log10(0.25) * depth)),
            at_each_depth(lambda depth: np.round(math.log10(0.25) * depth)),
            at_each_depth(lambda depth: -math.log10(0.25) * depth),
        ),
    ),
    Mistake(
        "minus_too_much",
        at_each_depth(lambda depth: -(0.25**depth)),
        "The sizes are right, but a product of positive slopes is positive.",
        "Where does a minus come in?",
    ),
    Mistake(
        "power_of_ten_slipped",
        lambda: (0.25**5, 0.25**10 / 10, 0.25**20),
        "The digits of one number are right, but its power of ten is not.",
        "What does e-07 say: how many places does the point move?",
        also=(
            lambda: (0.25**5, 0.25**10 * 10, 0.25**20),
            lambda: (0.25**5 * 10, 0.25**10, 0.25**20),
            lambda: (0.25**5 / 10, 0.25**10, 0.25**20),
            at_each_depth(lambda depth: 0.25**depth * 10),
            at_each_depth(lambda depth: 0.25**depth / 10),
        ),
    ),
    Mistake(
        "in_percent",
        at_each_depth(lambda depth: 100 * 0.25**depth),
        "These are percents. What is asked is the factor itself.",
        "Of a gradient of 1, how much arrives?",
    ),
    Mistake(
        "share_that_is_lost",
        at_each_depth(lambda depth: 0.75**depth),
        "These are powers of ¾, what a sigmoid takes away at least. What is asked is"
        " what it leaves.",
        "Of a gradient of 1, how much arrives after one sigmoid?",
        also=(at_each_depth(lambda depth: 1 - 0.75**depth),),
    ),
    Mistake(
        "slope_at_one",
        at_each_depth(lambda depth: 0.19661193324148185**depth),
        "These are powers of 0.1966, the slope at z = 1. What is asked is what is left"
        " at most.",
        "At which z is a sigmoid steepest?",
    ),
    Mistake(
        "powers_of_a_tenth",
        at_each_depth(lambda depth: 0.1**depth),
        "These are powers of 0.1.",
        "How steep is a sigmoid where it is steepest?",
    ),
    Mistake(
        "powers_of_e",
        at_each_depth(lambda depth: math.exp(-depth)),
        "These are powers of e. What is multiplied is the slope of the sigmoid.",
        "How steep is a sigmoid where it is steepest?",
        also=(at_each_depth(lambda depth: math.exp(-0.25 * depth)),),
    ),
    Mistake(
        "power_of_a_power",
        lambda: (0.25**5, (0.25**5) ** 3, (0.25**5) ** 5),
        "after_5 is right, but for the other depths it was multiplied by itself too"
        " often.",
        "Five layers and five more: how often does after_5 appear in after_10?",
        also=(lambda: (0.25**5, (0.25**5) ** 10, (0.25**5) ** 20),),
    ),
    Mistake(
        "doubled_when_doubled",
        lambda: (0.25**5, 2 * 0.25**5, 4 * 0.25**5),
        "after_5 is right. Then twice as many layers left twice as much.",
        "If five layers leave a thousandth, what do five more leave of that?",
    ),
)
