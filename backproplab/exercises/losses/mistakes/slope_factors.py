# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Slope of the mean squared error: a factor or the sign is wrong."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.mse_factors import TYPED_IN


def times(*factors):
    """Multiply the differences by factors that follow from N and n_out."""
    return tuple(
        lambda y_hat, y, factor=factor: factor(*y_hat.shape) * (y_hat - y.astype(float))
        for factor in factors
    )


def factor_mistake(id, factors, say, ask, right_under=""):
    """Build a mistake from the wrong factors that it leads to."""
    first, *others = times(*factors)
    return Mistake(id, first, say, ask, right_under, tuple(others))


FACTORS = (
    factor_mistake(
        "one_over_n_missing",
        [lambda N, n_out: 1],
        "The loss is a mean over the N rows, so its slope has a 1/N as well. Here that"
        " 1/N is missing.",
        "Which factor of the loss is left when the 2 and the ½ have canceled?",
        right_under="the convention ½ Σ (ŷ - y)², a sum over the batch",
    ),
    factor_mistake(
        "factor_two",
        [lambda N, n_out: 2 / N],
        "It is twice the slope: the square brings down a 2, and the ½ of the loss"
        " cancels it.",
        "What is the derivative of ½ e² in e?",
        right_under="the convention without the ½, where L = Σ (ŷ - y)² / N",
    ),
    factor_mistake(
        "slope_of_plain_sum",
        [lambda N, n_out: 2],
        "This is the slope of the plain sum of squares: the 2 should cancel with a ½,"
        " and the 1/N is missing.",
        "Which two factors stand in front of the sum in this loss?",
        right_under='the sum convention, as in PyTorch\'s reduction="sum"',
    ),
    factor_mistake(
        "slope_of_mean_over_all_entries",
        [lambda N, n_out: 2 / (N * n_out)],
        "It is divided by the number of all entries, N·n_out, and has a 2. Here only"
        " the N rows are averaged, and the ½ cancels the 2.",
        "Which size does the loss divide by, apart from the 2?",
        right_under="the mean-over-all-entries convention, as in PyTorch",
    ),
    factor_mistake(
        "divided_by_outputs_too",
        [lambda N, n_out: 1 / (N * n_out)],
        "It is divided by y.size, which is N·n_out. Here the loss averages over the N"
        " rows only.",
        "How many rows does the batch have, and how many entries?",
        right_under="the convention of half the mean over all entries",
    ),
    factor_mistake(
        "half_kept",
        [lambda N, n_out: 1 / (2 * N)],
        "It is half of the slope: the ½ is still there, but the 2 of the square is"
        " missing.",
        "What is the derivative of e² in e?",
    ),
    factor_mistake(
        "half_kept_without_n",
        [lambda N, n_out: 1 / 2, lambda N, n_out: 1 / (2 * N * n_out)],
        "The ½ is still there, because the 2 of the square is missing; and what it is"
        " divided by is not the number of rows N.",
        "What is the derivative of ½ e² in e, and which size does the loss divide by?",
    ),
    factor_mistake(
        "divided_by_outputs",
        [lambda N, n_out: 1 / n_out],
        "It is divided by n_out, the number of columns, where the number of rows N"
        " belongs.",
        "Which axis holds the examples, and how do you ask for its length?",
        right_under="the column-vector convention, where an example is a column",
    ),
    factor_mistake(
        "factor_two_over_outputs",
        [lambda N, n_out: 2 / n_out],
        "It is divided by n_out, where the number of rows N belongs; and it has a 2"
        " that the ½ of the loss cancels.",
        "Which axis holds the examples, and what is the derivative of ½ e² in e?",
    ),
    factor_mistake(
        "divided_by_n_twice",
        [
            lambda N, n_out: 1 / N**2,
            lambda N, n_out: 2 / N**2,
            lambda N, n_out: 1 / (N**2 * n_out),
            lambda N, n_out: 2 / (N**2 * n_out),
        ],
        "The 1/N is in it twice.",
        "How often does the loss divide by N?",
    ),
    factor_mistake(
        "multiplied_by_n",
        [lambda N, n_out: N, lambda N, n_out: N / 2, lambda N, n_out: 2 * N],
        "It is multiplied by N, where it should be divided. Python reads `/ 2 * N` from"
        " left to right.",
        "Twice as many rows: does one row count more in a mean, or less?",
    ),
    factor_mistake(
        "size_off_by_one",
        [
            lambda N, n_out: np.divide(1, N - 1),
            lambda N, n_out: np.divide(2, N - 1),
            lambda N, n_out: 1 / (N + 1),
            lambda N, n_out: 2 / (N + 1),
        ],
        "It is divided by N - 1 or N + 1. This loss is a plain mean over the N rows.",
        "Which size does the loss divide by?",
    ),
    factor_mistake(
        "fixed_batch_size",
        [lambda N, n_out, size=size: 1 / size for size in TYPED_IN],
        "It is divided by a fixed number that does not follow the batch. The last batch"
        " of an epoch is often smaller: use the rows that were given.",
        "How many rows does this batch have, and who tells you?",
    ),
    factor_mistake(
        "sign_flipped",
        [lambda N, n_out: -1 / N],
        "The sign is flipped: this is target - prediction, so a step against it would"
        " raise the loss.",
        "A prediction is too large: does the loss grow or fall when it grows further?",
        right_under="the convention of a descent direction, which some texts use",
    ),
    factor_mistake(
        "sign_and_factor",
        [
            lambda N, n_out: -2 / N,
            lambda N, n_out: -1,
            lambda N, n_out: -2,
            lambda N, n_out: -1 / (2 * N),
            lambda N, n_out: -1 / (N * n_out),
            lambda N, n_out: -2 / (N * n_out),
            lambda N, n_out: -1 / 2,
        ],
        "The sign is flipped: this is target - prediction, so a step against it would"
        " raise the loss. And the factor in front is another one.",
        "What is the derivative of ½ (ŷ - y)² in ŷ, and which factor is left of the"
        " mean?",
    ),
)
