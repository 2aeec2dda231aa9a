# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes at the parameters of the chain."""

import numpy as np

from backproplab.exercises.chain_rule.chain_variations import (
    after,
    after_with,
    betas_one_link_early,
    chain,
    in_integers,
    stepped,
)
from backproplab.exercises.definition import Mistake

AT_THE_PARAMETERS = (
    Mistake(
        "input_forgotten_in_omega",
        chain(inputs=lambda x, f, h: np.ones(4)),
        "dL_dbeta is right, but in dL_domega the h is missing that omega is multiplied"
        " by on the way forward.",
        "How steep is f3 = beta[3] + omega[3] * h3 in omega[3]?",
        also=(
            chain(inputs=lambda x, f, h: np.array([x, 1, *h[1:]])),
            chain(inputs=lambda x, f, h: np.array([x, h[0], 1, h[2]])),
            chain(inputs=lambda x, f, h: np.array([x, *h[:2], 1])),
            chain(inputs=lambda x, f, h: np.array([x, 1, 1, 1])),
        ),
    ),
    Mistake(
        "omega_in_its_own_slope",
        after_with(lambda db, dw, beta, omega: (db, db * omega)),
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
        "beta_in_its_own_slope",
        after_with(lambda db, dw, beta, omega: (db * beta, dw)),
        "dL_dbeta holds beta itself as a factor. beta is only added.",
        "How steep is f3 = beta[3] + omega[3] * h3 in beta[3]?",
    ),
    Mistake(
        "slope_of_one_for_betas",
        after(lambda db, dw: (np.ones(4), dw)),
        "dL_dbeta is 1 everywhere: that is the local slope alone, without what arrives"
        " there from the loss.",
        "What does the chain rule do with the local slope and the gradient from above?",
    ),
    Mistake(
        "x_for_every_omega",
        chain(inputs=lambda x, f, h: np.array([x] * 4)),
        "dL_dbeta is right, but in dL_domega x stands for every omega. Only omega[0]"
        " meets x.",
        "What is omega[3] multiplied by on the way forward?",
    ),
    Mistake(
        "update_returned",
        stepped(0.1),
        "These are new parameters, after a step. What is asked is their slopes.",
        "Which line subtracts something from beta?",
        also=tuple(map(stepped, (1, 0.01, 0.001, -1, -0.1, -0.01))),
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
        also=(
            chain(inputs=lambda x, f, h: np.array([*h, 1])),
            chain(inputs=lambda x, f, h: np.array([x, *h[1:], f[3]])),
            chain(inputs=lambda x, f, h: np.array([x, x, *h[:2]])),
        ),
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
        also=(
            after(lambda db, dw: (db[::-1], dw)),
            after(lambda db, dw: (db, dw[::-1])),
        ),
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
        "summed",
        after(lambda db, dw: (db.sum(), dw.sum())),
        "One number came back for all four, a sum or a single one of them. Each beta"
        " and each omega has its own.",
        "What shape does beta have, and so dL_dbeta?",
        also=(
            after(lambda db, dw: (db[-1], dw[-1])),
            after(lambda db, dw: (db[0], dw[0])),
        ),
    ),
    Mistake(
        "one_result",
        after(lambda db, dw: db),
        "Only one array of four came back. The betas and the omegas each need one.",
        "How does a function return two arrays, and in which order?",
    ),
)
