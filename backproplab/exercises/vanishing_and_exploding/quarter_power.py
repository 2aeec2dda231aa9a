# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 10: how little of a gradient many sigmoids let through."""

import math

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.vanishing_and_exploding.quarter_mistakes import (
    DEPTHS,
    MISTAKES,
)


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


QUARTER = Exercise(
    reference=quarter_power,
    notebook="10",
    title="what a quarter leaves",
    see="Derive: a product of slopes",
    results=(*DEPTHS,),
    fixtures=lambda rng: [Fixture("5, 10 and 20 sigmoids", ())],
    is_value=True,
    in_words=in_words,
    rtol=0.01,
    hints=(
        "How steep is a sigmoid where it is steepest, and what does each layer do with"
        " that slope on the way back?",
        "σ(z)(1 - σ(z)) is largest at z = 0, where σ is ½. The chain rule multiplies"
        " one such slope for each layer.",
        "A quarter of a quarter of a quarter …: in Python a power is written with"
        " `**`.",
    ),
    mistakes=MISTAKES,
)
