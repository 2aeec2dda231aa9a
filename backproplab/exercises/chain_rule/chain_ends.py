# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes at both ends of the chain: at the loss, and at the parameters."""

import numpy as np

from backproplab.exercises.chain_rule.chain_variations import (
    after,
    betas_one_link_early,
    chain,
    in_integers,
)
from backproplab.exercises.definition import Mistake

AT_THE_LOSS = (
    Mistake(
        "two_lost",
        chain(start=lambda f3, y: f3 - y),
        "The square brought down no 2, so every slope is half as large.",
        "What is the derivative of the square of f3 - y in f3?",
        right_under="the ½ convention, where the loss is half of the square",
    ),
    Mistake(
        "target_first",
        chain(start=lambda f3, y: 2 * (y - f3)),
        "The sign of every slope is flipped: the chain begins with y - f3.",
        "If f3 is above y and grows, does the loss grow or fall?",
    ),
    Mistake(
        "target_first_two_lost",
        chain(start=lambda f3, y: y - f3),
        "The chain begins with y - f3: the sign is flipped, and the 2 of the square is"
        " missing.",
        "What is the derivative of the square of f3 - y in f3, with its sign?",
    ),
    Mistake(
        "loss_sent_back",
        chain(start=lambda f3, y: (f3 - y) ** 2),
        "What was sent back is the loss itself. The chain begins with its slope in f3.",
        "What is the derivative of the square of f3 - y in f3?",
    ),
    Mistake(
        "started_with_one",
        chain(start=lambda f3, y: 1),
        "These are the slopes of f3: the chain was begun with 1 at f3, and the loss is"
        " left out.",
        "Which step follows f3, and how steep is it in f3?",
    ),
    Mistake(
        "target_forgotten",
        chain(start=lambda f3, y: 2 * f3),
        "The chain begins with 2 f3, as if the target were 0.",
        "What is squared in the loss?",
    ),
)

AT_THE_PARAMETERS = (
    Mistake(
        "input_forgotten_in_omega",
        chain(inputs=lambda x, f, h: np.ones(4)),
        "dL_dbeta is right, but dL_domega is the same: what omega is multiplied by on"
        " the way forward is missing.",
        "How steep is f3 = beta[3] + omega[3] * h3 in omega[3]?",
    ),
    Mistake(
        "omega_in_its_own_slope",
        lambda x, y, beta, omega: after(lambda db, dw: (db, db * omega))(
            x, y, beta, omega
        ),
        "dL_dbeta is right, but dL_domega holds omega itself. In the slope of a product"
        " stands the other factor.",
        "How steep is f3 = beta[3] + omega[3] * h3 in omega[3]?",
    ),
    Mistake(
        "omega_meets_its_output",
        chain(inputs=lambda x, f, h: f),
        "dL_dbeta is right, but in dL_domega each omega meets the f that it leads to."
        " What it multiplies is the value before.",
        "What is omega[3] multiplied by on the way forward?",
    ),
    Mistake(
        "input_before_the_bend",
        chain(inputs=lambda x, f, h: np.array([x, *f[:3]])),
        "dL_dbeta is right, but in dL_domega stand the f before the bend, where omega"
        " meets the h after it.",
        "Which of the two does omega[3] multiply: f2 or h3?",
    ),
    Mistake(
        "input_of_wrong_index",
        chain(inputs=lambda x, f, h: np.array([*h, f[3]])),
        "dL_dbeta is right, but in dL_domega each omega meets the h one step later.",
        "What is omega[0] multiplied by on the way forward?",
        also=(chain(inputs=lambda x, f, h: np.array([*h, 1])),),
    ),
    Mistake(
        "x_forgotten",
        chain(inputs=lambda x, f, h: np.array([1, *h])),
        "Only dL_domega[0] is wrong: x is missing in it.",
        "What is omega[0] multiplied by on the way forward?",
    ),
    Mistake(
        "betas_one_link_early",
        betas_one_link_early,
        "In dL_dbeta stand the slopes in h1, h2 and h3: the way back to f0, f1 and f2"
        " ended one step too early.",
        "beta[2] is added in f2. Which slope arrives there: that in h3 or that in f2?",
    ),
    Mistake(
        "order_reversed",
        after(lambda db, dw: (db[::-1], dw[::-1])),
        "The numbers are right, but in the order of the way back. Entry 0 belongs to"
        " beta[0] and omega[0].",
        "Which slope is found first, and at which place does it belong?",
    ),
    Mistake(
        "results_swapped",
        after(lambda db, dw: (dw, db)),
        "Both results are right, but in the other order.",
        "Which comes first in the task: dL_dbeta or dL_domega?",
    ),
    Mistake(
        "averaged",
        after(lambda db, dw: (db / 4, dw / 4)),
        "Every slope is divided by 4. There is one example, so nothing is averaged.",
        "What is divided by 4, and why?",
    ),
    Mistake(
        "integer_truncation",
        in_integers,
        "The slopes were written into arrays of integers, so they were cut to whole"
        " numbers.",
        "Which type does np.zeros_like(beta) have when beta holds whole numbers?",
    ),
    Mistake(
        "one_result",
        after(lambda db, dw: db),
        "Only one array of four came back. The betas and the omegas each need one.",
        "How does a function return two arrays, and in which order?",
    ),
)
