# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes in choosing the spread of the first weights."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.vanishing_and_exploding.spread_rules import (
    he,
    with_rules,
    xavier,
)

MISTAKES = (
    Mistake(
        "variance_returned",
        with_rules(lambda n: 1 / n, lambda n: 2 / n),
        "This is the variance of the weights. The spread is their standard"
        " deviation: the root is missing.",
        "How does a standard deviation follow from a variance?",
    ),
    Mistake(
        "xavier_for_both",
        with_rules(xavier, xavier),
        'Right for tanh. For ReLU the same rule was used, or the word "relu" was'
        " not recognized: what ReLU cuts off is not made up for, and the signal"
        " fades.",
        "Which part of the numbers does ReLU let through, and what does that do to"
        " the variance?",
    ),
    Mistake(
        "he_for_both",
        with_rules(he, he),
        "Right for ReLU. For tanh the same rule was used, although tanh cuts nothing"
        " off.",
        "Around 0 tanh lets numbers pass as they are: what has to be made up for?",
    ),
    Mistake(
        "rules_swapped",
        with_rules(he, xavier),
        "Both rules are there, but each at the other activation.",
        "Which of the two activations cuts half of the numbers off?",
        also=(
            with_rules(lambda n: 2 / np.sqrt(n), xavier),
            with_rules(lambda n: 2 / n, lambda n: 1 / n),
        ),
    ),
    Mistake(
        "two_outside_the_root",
        with_rules(xavier, lambda n: 2 / np.sqrt(n)),
        "Right for tanh. For ReLU the 2 stands outside the root, so it counts as a"
        " factor of 4 in the variance.",
        "Is it the variance or the spread that has to double?",
        also=(with_rules(xavier, lambda n: 2 * he(n)),),
    ),
    Mistake(
        "two_below",
        with_rules(xavier, lambda n: np.sqrt(1 / (2 * n))),
        "Right for tanh. For ReLU the 2 stands below the line, so the weights became"
        " smaller; they have to make up for what is cut off.",
        "Do the weights of a ReLU layer have to be larger or smaller than Xavier's?",
        also=(
            with_rules(xavier, lambda n: 1 / (2 * np.sqrt(n))),
            with_rules(xavier, lambda n: 0.5 * np.sqrt(2 / n)),
        ),
    ),
    Mistake(
        "only_two_under_the_root",
        with_rules(lambda n: 1 / n, lambda n: np.sqrt(2) / n),
        "The root is taken of the number above the line alone, not of n_in.",
        "Where does the bracket of np.sqrt close?",
    ),
    Mistake(
        "turned_over",
        with_rules(np.sqrt, lambda n: np.sqrt(n / 2)),
        "The fraction is upside down: more inputs gave larger weights.",
        "If a neuron adds up more products, do the weights have to grow or to shrink?",
        also=(
            with_rules(np.sqrt, lambda n: np.sqrt(2 * n)),
            with_rules(lambda n: n, lambda n: n / 2),
        ),
    ),
    Mistake(
        "half_power_without_brackets",
        with_rules(lambda n: 1 / (2 * n), lambda n: 1 / n),
        "Python reads `** 1/2` as `** 1`, then divided by 2, so no root was taken.",
        "Where do brackets have to stand around the exponent?",
        also=(
            with_rules(lambda n: n / 2, lambda n: n / 4),
            with_rules(lambda n: 1 / (2 * n), lambda n: 2 / (2 * n)),
            with_rules(lambda n: 1 / (2 * n), lambda n: 2 / (4 * n)),
        ),
    ),
    Mistake(
        "limit_of_uniform",
        with_rules(lambda n: np.sqrt(3 / n), lambda n: np.sqrt(6 / n)),
        "This is the limit of a uniform distribution, which is √3 times its standard"
        " deviation.",
        "Is the limit asked for, or the standard deviation?",
        right_under="the convention of drawing between -limit and limit",
        also=(
            with_rules(lambda n: np.sqrt(6 / n), lambda n: np.sqrt(6 / n)),
            with_rules(lambda n: np.sqrt(3 / n), lambda n: np.sqrt(3 / n)),
        ),
    ),
    Mistake(
        "uniform_between_spreads",
        with_rules(lambda n: np.sqrt(1 / (3 * n)), lambda n: np.sqrt(2 / (3 * n))),
        "This is the spread of numbers drawn evenly between -limit and limit, where the"
        " limit is what should be the spread: √3 times too small.",
        "Which of the two should be 1/√n_in: the limit, or the standard deviation?",
        also=(
            with_rules(lambda n: np.sqrt(1 / (3 * n)), lambda n: np.sqrt(1 / (3 * n))),
        ),
    ),
    Mistake(
        "root_missing_for_one",
        with_rules(lambda n: 1 / n, he),
        "Right for one of the two activations; for the other one this is the variance.",
        "How does a standard deviation follow from a variance?",
        also=(with_rules(xavier, lambda n: 2 / n),),
    ),
    Mistake(
        "rounded",
        with_rules(lambda n: np.round(xavier(n), 2), lambda n: np.round(he(n), 2)),
        "The spread is rounded.",
        "Who needs the other digits? Leave the rounding to whoever prints.",
        also=tuple(
            with_rules(
                lambda n, d=d: np.round(xavier(n), d), lambda n, d=d: np.round(he(n), d)
            )
            for d in (1, 3, 4)
        ),
    ),
    Mistake(
        "squared_instead",
        with_rules(lambda n: 1 / n**2, lambda n: 4 / n**2),
        "It was squared where a root should be taken.",
        "How does a standard deviation follow from a variance?",
    ),
    Mistake(
        "doubled_for_both",
        with_rules(he, lambda n: np.sqrt(4 / n)),
        "The variance is twice too large for both activations.",
        "What should n_in times the variance be for tanh, and what for ReLU?",
        also=(with_rules(lambda n: 2 * xavier(n), lambda n: 2 * he(n)),),
    ),
    Mistake(
        "gain_of_five_thirds",
        with_rules(lambda n: 5 / 3 / np.sqrt(n), he),
        "Right for ReLU. For tanh there is a factor 5/3; the rule of this notebook"
        " has none.",
        "Around 0 tanh has the slope 1: which factor does that ask for?",
        right_under="PyTorch's convention, where tanh has the gain 5/3",
    ),
    Mistake(
        "integer_division",
        with_rules(lambda n: np.sqrt(1 // n), lambda n: np.sqrt(2 // n)),
        "The spread is 0, and all neurons would stay alike: `//` divides whole numbers"
        " and drops the rest.",
        "Which sign divides and keeps the fraction?",
    ),
    Mistake(
        "fixed_spread",
        with_rules(lambda n: 0.01, lambda n: 0.01),
        "The spread is the same for every layer, however many inputs it has.",
        "What happens to the sum of n_in products when n_in grows?",
        also=tuple(
            with_rules(lambda n, s=s: s, lambda n, s=s: s)
            for s in (1.0, 0.5, 0.1, 0.2, 0.05, 0.02, 0.001, 2.0)
        ),
    ),
    Mistake(
        "off_by_one_input",
        with_rules(lambda n: xavier(n + 1), lambda n: he(n + 1)),
        "The number of inputs is off by one. A bias, say, is no input: it starts at 0"
        " and adds no variance.",
        "How many random products does a neuron add up?",
        also=(with_rules(lambda n: xavier(n - 1), lambda n: he(n - 1)),),
    ),
    Mistake(
        "minus_too_much",
        with_rules(lambda n: -xavier(n), lambda n: -he(n)),
        "The size is right, but a standard deviation is never negative.",
        "Where does a minus come in?",
    ),
    Mistake(
        "relu_without_answer",
        lambda n_in, activation: None if activation == "relu" else xavier(n_in),
        "Right for tanh. For ReLU nothing came back.",
        'Which line returns for "relu", and is the word spelled as in the task?',
    ),
    Mistake(
        "tanh_without_answer",
        lambda n_in, activation: he(n_in) if activation == "relu" else None,
        "Right for ReLU. For tanh nothing came back.",
        'Which line returns for "tanh", and is the word spelled as in the task?',
    ),
)
