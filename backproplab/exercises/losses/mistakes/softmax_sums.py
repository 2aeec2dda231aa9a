# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Softmax: the wrong numbers are added up, or the wrong maximum is taken away."""

import numpy as np

from backproplab.exercises.definition import Mistake


def row_max(z):
    """Return the largest logit of each row, as a column."""
    return np.max(z, axis=1, keepdims=True)


def row_sum(powers):
    """Add up each row, as a column."""
    return np.sum(powers, axis=1, keepdims=True)


def shifted_by(shift, total=row_sum):
    """Build a softmax with another shift, or another sum below."""

    def variation(z):
        powers = np.exp(z - shift(z))
        return powers / total(powers)

    return variation


def no_shift(z):
    """Take nothing away."""
    return 0


def column_max(z):
    """Return the largest logit of each column."""
    return np.max(z, axis=0, keepdims=True)


def column_sum(powers):
    """Add up each column."""
    return np.sum(powers, axis=0, keepdims=True)


def unkept_sum(powers):
    """Add up each row, without the axis."""
    return np.sum(powers, axis=1)


def unkept_max(z):
    """Return the largest logit of each row, without the axis."""
    return np.max(z, axis=1)


def clamped_max(z):
    """Return the largest logit of each row, or 0 if it is negative."""
    return np.maximum(0, row_max(z))


def by_log_of_sum(z):
    """Take the log of the sum away inside the exponent, without a shift."""
    return np.exp(z - np.log(row_sum(np.exp(z))))


SUMS = (
    Mistake(
        "no_max_shift",
        shifted_by(no_shift),
        "Right for small logits. But exp(1000) is infinite and inf / inf is nan, and"
        " exp(-1000) is 0 and 0 / 0 is nan.",
        "What can be taken away from a whole row without changing its softmax?",
        also=(by_log_of_sum, lambda z: np.exp(z) / (row_sum(np.exp(z)) + 1e-8)),
    ),
    Mistake(
        "wrong_axis",
        shifted_by(column_max, column_sum),
        "The columns add up to 1: the sum goes over the examples instead of over the"
        " classes.",
        "Along which axis do the classes of one example lie?",
        right_under="the column-vector convention, where an example is a column",
        also=(
            shifted_by(no_shift, column_sum),
            shifted_by(np.max, column_sum),
            shifted_by(row_max, column_sum),
        ),
    ),
    Mistake(
        "whole_table",
        shifted_by(np.max, np.sum),
        "The whole table adds up to 1, because all rows share one sum: the axis is"
        " missing.",
        "What should each single row add up to, and which argument of np.sum keeps the"
        " rows apart?",
        also=(shifted_by(no_shift, np.sum), shifted_by(row_max, np.sum)),
    ),
    Mistake(
        "keepdims_missing",
        shifted_by(row_max, unkept_sum),
        "The sums of the rows have shape (N,). NumPy lines them up with the columns,"
        " which is an error, or silently wrong when N equals n_classes.",
        "Which argument of np.sum keeps the summed axis, with length 1?",
        also=(
            shifted_by(no_shift, unkept_sum),
            shifted_by(np.max, unkept_sum),
            shifted_by(column_max, unkept_sum),
        ),
    ),
    Mistake(
        "keepdims_missing_in_max",
        shifted_by(unkept_max),
        "The maxima of the rows have shape (N,). NumPy lines them up with the columns,"
        " so a row loses the maximum of another one, or there is an error.",
        "Which argument of np.max keeps the axis, with length 1?",
        also=(shifted_by(unkept_max, unkept_sum), shifted_by(unkept_max, np.sum)),
    ),
    Mistake(
        "global_max_shift",
        shifted_by(np.max),
        "The maximum of the whole batch was taken away from every row. In a row far"
        " below it all powers become 0, and 0 / 0 is nan.",
        "Whose maximum has to become 0: that of the batch, or that of each row?",
    ),
    Mistake(
        "column_max_shift",
        shifted_by(column_max),
        "Each column lost a number of its own. Only what is the same for a whole row"
        " cancels.",
        "Which shift cancels between the top and the bottom of a fraction?",
        also=(shifted_by(lambda z: np.mean(z, axis=0, keepdims=True)),),
    ),
    Mistake(
        "max_clamped_at_zero",
        shifted_by(clamped_max),
        "The shift is never below 0, so a row of very negative logits is not shifted:"
        " its powers become 0, and 0 / 0 is nan.",
        "What should the largest logit of such a row be after the shift?",
        also=(shifted_by(lambda z: row_max(np.abs(z))),),
    ),
    Mistake(
        "another_shift",
        shifted_by(lambda z: np.mean(z, axis=1, keepdims=True)),
        "Something else than the maximum is taken away from each row. It cancels, but"
        " a power can still overflow, or all of them become 0.",
        "Which number has to be taken away so that the largest exponent is just 0?",
        also=(
            shifted_by(lambda z: np.min(z, axis=1, keepdims=True)),
            shifted_by(lambda z: np.mean(z)),
            shifted_by(lambda z: np.min(z)),
            shifted_by(lambda z: z[:, :1]),
            shifted_by(lambda z: 1000),
        ),
    ),
    Mistake(
        "shift_on_one_side",
        lambda z: np.exp(z - row_max(z)) / row_sum(np.exp(z)),
        "Only one of the two is shifted, the powers above or those in the sum below, so"
        " the shift does not cancel.",
        "What does each row add up to?",
        also=(
            lambda z: np.exp(z) / row_sum(np.exp(z - row_max(z))),
            lambda z: np.exp(z - np.max(z)) / row_sum(np.exp(z)),
            lambda z: np.exp(z) / row_sum(np.exp(z - np.max(z))),
        ),
    ),
    Mistake(
        "mean_instead_of_sum",
        shifted_by(row_max, lambda powers: np.mean(powers, axis=1, keepdims=True)),
        "It is divided by a mean, so a row adds up to more than 1.",
        "What should a row of probabilities add up to?",
        also=(shifted_by(row_max, np.mean),),
    ),
    Mistake(
        "divided_by_largest",
        shifted_by(row_max, row_max),
        "It is divided by the largest power, so the largest is 1.",
        "What should a row of probabilities add up to?",
        also=(lambda z: np.exp(z - row_max(z)), lambda z: np.exp(z - np.max(z))),
    ),
    Mistake(
        "sum_of_one_row",
        shifted_by(row_max, lambda powers: powers[0].sum()),
        "All rows are divided by the sum of one of them.",
        "Which sum belongs to which row?",
        also=(
            shifted_by(row_max, lambda powers: powers[-1].sum()),
            lambda z: np.exp(z - np.max(z)) / np.exp(z - np.max(z))[0].sum(),
        ),
    ),
    Mistake(
        "length_instead_of_sum",
        shifted_by(row_max, lambda powers: np.sqrt(row_sum(powers**2))),
        "It is divided by the length of the row, so the squares add up to 1.",
        "What should the numbers of a row themselves add up to?",
    ),
    Mistake(
        "others_only",
        shifted_by(row_max, lambda powers: row_sum(powers) - powers),
        "The sum below leaves out the power that stands above: these are odds.",
        "Which terms are in the sum of a whole row?",
    ),
)
