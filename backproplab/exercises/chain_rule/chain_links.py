# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes between the steps of the chain: at a bend, or at a weight."""

import numpy as np

from backproplab.exercises.chain_rule.chain_variations import (
    at_link,
    chain,
    straight_from_the_loss,
    with_roles_swapped,
    with_slope,
)
from backproplab.exercises.definition import Mistake

ON_THE_WAY = (
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
        "weights_forgotten",
        chain(link=lambda up, w, slope: up * slope),
        "Going back from one f to the one before, omega was left out.",
        "How steep is f3 in h3?",
    ),
    *(
        Mistake(
            f"omega{k + 1}_forgotten",
            at_link(k, lambda up, w, slope: up * slope),
            f"Going back from f{k + 1} to f{k}, omega[{k + 1}] was left out.",
            f"How steep is f{k + 1} in h{k + 1}?",
        )
        for k in (2, 1, 0)
    ),
    Mistake(
        "slopes_forgotten",
        chain(link=lambda up, w, slope: up * w),
        "Going back from one f to the one before, only omega was multiplied; the slopes"
        " of sin, exp and cos are missing.",
        "Which two steps lie between f2 and f3?",
    ),
    Mistake(
        "upstream_forgotten",
        chain(link=lambda up, w, slope: w * slope),
        "Each link has only its own local slopes; what arrives from the links after it"
        " is not in them.",
        "What does the chain rule do with the local slope and the gradient from above?",
    ),
    Mistake(
        "straight_from_the_loss",
        straight_from_the_loss,
        "Each link back begins with dL_df3, as if nothing lay between. A chain goes on"
        " from the link before.",
        "From which slope do you get dL_df1: from dL_df3 or from dL_df2?",
    ),
    Mistake(
        "links_added",
        chain(link=lambda up, w, slope: up + w * slope),
        "The links of the chain were added. Along one path slopes multiply.",
        "If h3 moves twice as fast as f2, and f3 three times as fast as h3: how fast"
        " does f3 move?",
        also=(
            chain(link=lambda up, w, slope: up * (w + slope)),
            chain(link=lambda up, w, slope: up + w + slope),
            *(at_link(k, lambda up, w, slope: up + w * slope) for k in range(3)),
            *(at_link(k, lambda up, w, slope: up * (w + slope)) for k in range(3)),
        ),
    ),
    Mistake(
        "weight_of_wrong_index",
        chain(shifts=(-1, -1, -1)),
        "Going back, a link met the omega of another step, such as omega[2] between f3"
        " and f2.",
        "Which omega multiplies h3 on the way forward, and which one h2 and h1?",
        also=(
            chain(shifts=(0, 0, -1)),
            chain(shifts=(0, -1, 0)),
            chain(shifts=(-1, 0, 0)),
            chain(shifts=(0, 1, 0)),
            chain(shifts=(1, 0, 0)),
        ),
    ),
    Mistake(
        "beta_and_omega_swapped",
        with_roles_swapped,
        "beta and omega have changed places: beta was multiplied, and omega was added.",
        "In f0 = beta[0] + omega[0] * x, which of the two meets x?",
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
