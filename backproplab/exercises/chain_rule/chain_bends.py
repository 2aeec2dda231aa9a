# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes in the slopes of sin, exp and cos."""

import numpy as np

from backproplab.exercises.chain_rule.chain_variations import (
    chain,
    with_slope,
)
from backproplab.exercises.definition import Mistake

AT_A_BEND = (
    Mistake(
        "minus_of_cosine_lost",
        with_slope(2, lambda f, h: np.sin(f)),
        "At h3 = cos f2 the minus was lost: from there on, every sign is flipped.",
        "Where f2 is a little above 0, does cos f2 rise or fall?",
    ),
    Mistake(
        "cosine_not_differentiated",
        with_slope(2, lambda f, h: h),
        "At h3 = cos f2 the value of the cosine stands in the place of its slope.",
        "What is the derivative of the cosine?",
        also=(with_slope(2, lambda f, h: -h),),
    ),
    Mistake(
        "slope_of_cosine_at_output",
        with_slope(2, lambda f, h: -np.sin(h)),
        "At h3 = cos f2 the slope was taken at h3, the value that comes out. A slope"
        " belongs to the place where the function was called.",
        "At which number was the cosine called on the way forward?",
        also=(with_slope(2, lambda f, h: np.sin(h)),),
    ),
    Mistake(
        "slope_of_exp_forgotten",
        with_slope(1, lambda f, h: 1),
        "At h2 = exp f1 the slope is missing, as if it were 1.",
        "How steep is exp at f1?",
    ),
    Mistake(
        "slope_of_exp_at_output",
        with_slope(1, lambda f, h: np.exp(h)),
        "At h2 = exp f1 exp was used twice: the slope was taken at h2, the value that"
        " comes out.",
        "The derivative of exp is exp: of which number?",
    ),
    Mistake(
        "slope_of_exp_as_power",
        with_slope(1, lambda f, h: f * np.exp(f - 1)),
        "At h2 = exp f1 the rule for powers was used. In exp the variable stands in"
        " the exponent.",
        "What is the derivative of exp?",
        also=(with_slope(1, lambda f, h: f), with_slope(1, lambda f, h: 1 / f)),
    ),
    Mistake(
        "slope_of_logarithm",
        with_slope(1, lambda f, h: 1 / h),
        "At h2 = exp f1 it was divided by h2, as on the way back through a logarithm.",
        "How steep is exp where its value is h2?",
    ),
    Mistake(
        "minus_at_sine",
        with_slope(0, lambda f, h: -np.cos(f)),
        "At h1 = sin f0 there is a minus too much.",
        "Where f0 is a little above 0, does sin f0 rise or fall?",
    ),
    Mistake(
        "sine_not_differentiated",
        with_slope(0, lambda f, h: h),
        "At h1 = sin f0 the value of the sine stands in the place of its slope.",
        "What is the derivative of the sine?",
        also=(with_slope(0, lambda f, h: -h),),
    ),
    Mistake(
        "slope_of_sine_at_output",
        with_slope(0, lambda f, h: np.cos(h)),
        "At h1 = sin f0 the slope was taken at h1, the value that comes out. A slope"
        " belongs to the place where the function was called.",
        "At which number was the sine called on the way forward?",
    ),
    Mistake(
        "slope_of_sine_forgotten",
        with_slope(0, lambda f, h: 1),
        "At h1 = sin f0 the slope is missing, as if it were 1.",
        "How steep is the sine at f0?",
    ),
    Mistake(
        "slope_of_cosine_forgotten",
        with_slope(2, lambda f, h: 1),
        "At h3 = cos f2 the slope is missing, as if it were 1.",
        "How steep is the cosine at f2?",
    ),
    Mistake(
        "values_for_slopes",
        chain(slopes=(lambda f, h: h,) * 3),
        "At sin and at cos the value of the function stands in the place of its slope.",
        "What is the derivative of the sine, and what is that of the cosine?",
    ),
    Mistake(
        "slope_times_value",
        with_slope(2, lambda f, h: -np.sin(f) * h),
        "At one bend both its slope and its value were multiplied in. On the way back"
        " only the slope is.",
        "If f grows by 0.1, by how much does h grow?",
        also=(
            with_slope(1, lambda f, h: h * h),
            with_slope(0, lambda f, h: np.cos(f) * h),
        ),
    ),
    Mistake(
        "sine_and_cosine_swapped",
        chain(bends=(np.cos, np.exp, np.sin)),
        "Going forward, sin and cos changed places.",
        "Which function bends f0?",
        also=(
            chain(
                bends=(np.cos, np.exp, np.sin),
                slopes=(
                    lambda f, h: -np.sin(f),
                    lambda f, h: h,
                    lambda f, h: np.cos(f),
                ),
            ),
        ),
    ),
)
