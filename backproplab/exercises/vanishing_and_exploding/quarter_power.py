# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 10: how little of a gradient many sigmoids let through."""

import math

import numpy as np

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise, Fixture, Mistake

DEPTHS = {"after_5": 5, "after_10": 10, "after_20": 20}


def quarter_power():
    """Predict what is left at most of a gradient after 5, 10 and 20 sigmoids.

    Shapes: after_5, after_10 and after_20 ().
    """
    steepest = 0.25  # the slope of the sigmoid at 0
    after_5 = steepest**5
    after_10 = steepest**10
    after_20 = steepest**20
    return after_5, after_10, after_20


def in_words(name, got, right):
    """Compare two tiny numbers by their ratio; None if they are equal."""
    numbers = as_numbers(got)
    if isinstance(numbers, str):
        return f"{name} {numbers}"
    if numbers.size != 1:
        return f"{name} has shape {numbers.shape}; it should be one number. Which?"
    number = float(numbers.flat[0])
    if abs(number - right) <= 0.01 * right:
        return None
    return f"{name} is {number:.4g}: {miss(number, right)} {question(DEPTHS[name])}"


def miss(number, right):
    """Say how a number misses, as far as that does not give the right one away."""
    if not math.isfinite(number):
        return "that is no number."
    if number == 0:
        return "little is left, but not nothing."
    if number < 0:
        return "a product of positive slopes is positive."
    if abs(number - right) <= 0.1 * right:
        return "close, but give two digits."
    return "that is too much." if number > right else "that is too little."


def question(depth):
    """Ask what leads to the number for one depth."""
    return f"Which {depth} numbers are multiplied?"


def at_each_depth(rule):
    """Build a variation from what is computed for one depth."""
    return lambda: tuple(rule(depth) for depth in DEPTHS.values())


QUARTER = Exercise(
    reference=quarter_power,
    notebook="10",
    title="what a quarter leaves",
    see="Derive: a product of slopes",
    results=(*DEPTHS,),
    fixtures=lambda rng: [Fixture("5, 10 and 20 sigmoids", ())],
    is_value=True,
    in_words=in_words,
    hints=(
        "How steep is a sigmoid where it is steepest, and what does each layer do with"
        " that slope on the way back?",
        "σ(z)(1 - σ(z)) is largest at z = 0, where σ is ½. The chain rule multiplies"
        " one such slope for each layer.",
        "A quarter of a quarter of a quarter …: in Python a power is written with"
        " `**`.",
    ),
    mistakes=(
        Mistake(
            "half_instead_of_quarter",
            at_each_depth(lambda depth: 0.5**depth),
            "These are powers of ½, which is the value of the sigmoid at 0, not its"
            " slope.",
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
            "A quarter was divided by the number of layers: that shrinks far too"
            " slowly.",
            "By what is the gradient multiplied at each single layer?",
        ),
        Mistake(
            "halved_when_doubled",
            lambda: (0.25**5, 0.25**5 / 2, 0.25**5 / 4),
            "after_5 is right. Then twice as many layers were taken to leave half as"
            " much.",
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
            "That is one layer more: each number is a quarter of what it should be.",
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
            "Base and exponent have changed places: this is the fourth root of the"
            " depth.",
            "Which number is multiplied by itself, and how often?",
            also=(at_each_depth(lambda depth: depth**-0.25),),
        ),
        Mistake(
            "slope_of_one",
            at_each_depth(lambda depth: 1.0),
            "Nothing is lost: that is tanh or ReLU at their steepest, where the slope"
            " is 1.",
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
    ),
)
