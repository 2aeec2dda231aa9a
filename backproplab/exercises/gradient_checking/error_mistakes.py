# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in a relative error."""

import numpy as np

from backproplab.exercises.definition import Mistake

FLOOR = 1e-12


def sizes(a, b):
    """Return the sum of both sizes."""
    return np.abs(a) + np.abs(b)


def scale(a, b):
    """Return the sum of both sizes, or the floor."""
    return np.maximum(FLOOR, sizes(a, b))


def entries(a, b):
    """Return the right error of each entry."""
    return np.abs(a - b) / scale(a, b)


def worst_over(below, above=lambda a, b: np.abs(a - b)):
    """Build a variation with another denominator, or another numerator."""
    return lambda a, b: np.max(above(a, b) / below(a, b))


def with_floor(floor, *, added=False):
    """Build a variation with a larger floor."""
    if added:
        return worst_over(lambda a, b: sizes(a, b) + floor)
    return worst_over(lambda a, b: np.maximum(floor, sizes(a, b)))


def norms(a, b):
    """Compare the lengths of both gradients as a whole."""
    gap, total = np.linalg.norm(a - b), np.linalg.norm(a) + np.linalg.norm(b)
    return gap / max(FLOOR, total)


def one_of(side, a, b):
    """Return the size of a or of b alone, floored."""
    return np.maximum(FLOOR, np.abs((a, b)[side]))


def running_worst(start, a, b):
    """Keep the largest in a loop; `nan > worst` is never true."""
    worst = start
    for each in entries(a, b).ravel():
        if each > worst:
            worst = each
    return worst


def where_neither_is_zero(a, b):
    """Leave out each entry where one side is 0."""
    both = (a != 0) & (b != 0)
    return np.max(entries(a, b)[both], initial=0.0)


MISTAKES = (
    Mistake(
        "zero_over_zero",
        worst_over(sizes),
        "Where both gradients are 0 this is 0/0, which is nan. Two zeros agree.",
        "What keeps the number below the division line away from 0?",
        also=(lambda a, b: np.max(np.maximum(FLOOR, np.abs(a - b) / sizes(a, b))),),
    ),
    Mistake(
        "divided_by_one_side",
        worst_over(lambda a, b: np.abs(b)),
        "It is divided by one side alone: that blows up where this side is 0, and"
        " exchanging a and b gives another answer.",
        "Which sum of two sizes is 0 only where both are 0?",
        also=(
            worst_over(lambda a, b: np.abs(a)),
            worst_over(lambda a, b: one_of(0, a, b)),
            worst_over(lambda a, b: one_of(1, a, b)),
            worst_over(lambda a, b: np.abs(a) + FLOOR),
            worst_over(lambda a, b: np.abs(b) + FLOOR),
        ),
    ),
    Mistake(
        "nan_ignored",
        lambda a, b: np.nanmax(entries(a, b)),
        "A nan was skipped, so a broken gradient passes the check. Let the nan through:"
        " then a comparison with it fails, as it should.",
        "Which step drops the nan: nanmax, nan_to_num, or a `>` that is false for nan?",
        also=(
            lambda a, b: np.max(np.nan_to_num(entries(a, b))),
            lambda a, b: running_worst(0.0, a, b),
        ),
    ),
    Mistake(
        "averaged_instead_of_worst",
        lambda a, b: np.mean(entries(a, b)),
        "This is the mean of the errors: many right entries hide a wrong one.",
        "Which single number tells whether even one entry is wrong?",
        also=(
            lambda a, b: np.median(entries(a, b)),
            lambda a, b: np.mean(np.abs(a - b)) / np.mean(scale(a, b)),
        ),
    ),
    Mistake(
        "summed_instead_of_worst",
        lambda a, b: np.sum(entries(a, b)),
        "The errors are summed: a large gradient then looks worse than a small one,"
        " however right it is.",
        "Which single number tells whether even one entry is wrong?",
    ),
    Mistake(
        "best_instead_of_worst",
        lambda a, b: np.min(entries(a, b)),
        "This is the smallest error: one right entry hides all wrong ones.",
        "Which entry decides whether a gradient can be trusted?",
    ),
    Mistake(
        "norms_compared",
        norms,
        "This is one quotient of two lengths: a small wrong dL_db disappears beside a"
        " large dL_dW. Here each entry is divided by its own size.",
        "When one small entry is wrong among large ones, what does the quotient show?",
        right_under="deeplearning.ai's convention, ‖a - b‖ / (‖a‖ + ‖b‖)",
        also=(lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a + b),),
    ),
    Mistake(
        "worst_before_division",
        lambda a, b: np.max(np.abs(a - b)) / np.max(scale(a, b)),
        "The largest gap is divided by the largest size, which may belong to another"
        " entry.",
        "Which comes first: dividing entry by entry, or taking the worst?",
        also=(
            lambda a, b: np.max(np.abs(a - b)) / max(np.abs(a).max(), np.abs(b).max()),
            lambda a, b: np.max(np.abs(a - b)) / (np.abs(a).max() + np.abs(b).max()),
        ),
    ),
    Mistake(
        "divided_by_larger_side",
        worst_over(lambda a, b: np.maximum(FLOOR, np.maximum(np.abs(a), np.abs(b)))),
        "It is divided by the larger side; here by the sum of both sizes, so that the"
        " error is never above 1.",
        "What should the error be where one side is 0, and where the signs differ?",
        right_under="the convention of the CS231n notes, max(|a|, |b|) below the line",
        also=(worst_over(lambda a, b: np.maximum(np.abs(a), np.abs(b))),),
    ),
    Mistake(
        "divided_by_smaller_side",
        worst_over(lambda a, b: np.maximum(FLOOR, np.minimum(np.abs(a), np.abs(b)))),
        "It is divided by the smaller side, which is 0 as soon as one of them is.",
        "Which sum of two sizes is 0 only where both are 0?",
        also=(worst_over(lambda a, b: np.minimum(np.abs(a), np.abs(b))),),
    ),
    Mistake(
        "twice_too_large",
        lambda a, b: 2 * np.max(entries(a, b)),
        "It is divided by the mean of both sizes, so it is twice too large.",
        "What stands below the line: |a| + |b|, or half of it?",
        right_under="the convention with the mean of both sizes below the line",
    ),
    Mistake(
        "gap_without_abs",
        worst_over(scale, lambda a, b: a - b),
        "The gap keeps its sign: where a is below b it counts as less than nothing, and"
        " max passes over it.",
        "Is an entry that is too small any better than one that is too large?",
        also=(worst_over(scale, lambda a, b: b - a),),
    ),
    Mistake(
        "size_of_the_sum",
        worst_over(lambda a, b: np.maximum(FLOOR, np.abs(a + b))),
        "Below the line stands the size of the sum, |a + b|: with opposite signs the"
        " two cancel there.",
        "What is |a| + |b| for 0.5 and -0.5, and what is |a + b|?",
        also=(
            worst_over(lambda a, b: np.abs(a + b)),
            worst_over(lambda a, b: np.abs(a + b) + FLOOR),
            worst_over(lambda a, b: np.maximum(FLOOR, a + b)),
            worst_over(lambda a, b: a + b),
            worst_over(lambda a, b: a + b + FLOOR),
        ),
    ),
    Mistake(
        "sizes_compared",
        worst_over(scale, lambda a, b: np.abs(np.abs(a) - np.abs(b))),
        "Only the sizes are compared: a flipped sign counts as no error.",
        "Is the difference taken before abs, or after?",
    ),
    Mistake(
        "absolute_error",
        lambda a, b: np.max(np.abs(a - b)),
        "This is the gap itself, not relative to the size of the gradients.",
        "Is a gap of 0.001 much beside 1000, and beside 0.001?",
    ),
    Mistake(
        "brackets_missing",
        lambda a, b: np.max(np.abs(a - b) / np.abs(a) + np.abs(b)),
        "Only |a| stands below the line; |b| is added after the division.",
        "Which brackets put the whole sum below the line?",
        also=(
            lambda a, b: np.max(np.abs(a - b) / np.maximum(FLOOR, np.abs(a)) + abs(b)),
        ),
    ),
    Mistake(
        "squared_gap",
        worst_over(scale, lambda a, b: (a - b) ** 2),
        "The gap is squared: an error of 0.01 then looks like 0.0001.",
        "Which function makes a number positive without changing its size?",
        also=(
            worst_over(
                lambda a, b: np.maximum(FLOOR, a**2 + b**2), lambda a, b: (a - b) ** 2
            ),
        ),
    ),
    Mistake(
        "every_entry_returned",
        entries,
        "These are the errors of all entries; one number is asked, the worst of them.",
        "Which function makes one number of them, and hides no wrong entry?",
        also=(lambda a, b: np.max(entries(a, b), axis=0),),
    ),
    Mistake(
        "verdict_returned",
        lambda a, b: np.allclose(a, b),
        "This is the verdict, true or false, and not the error itself.",
        "Which number is compared with the tolerance to get that verdict?",
        also=(
            lambda a, b: np.array_equal(a, b),
            *(
                lambda a, b, t=t: bool(np.max(entries(a, b)) < t)
                for t in (1e-7, 1e-5, 0.01)
            ),
        ),
    ),
    Mistake(
        "place_returned",
        lambda a, b: np.argmax(entries(a, b)),
        "This is the place of the worst entry, not its error.",
        "What is the difference between argmax and max?",
    ),
    Mistake(
        "floor_is_a_ceiling",
        worst_over(lambda a, b: np.minimum(FLOOR, sizes(a, b))),
        "The smaller of 1e-12 and the sum is taken, so 1e-12 stands below the line"
        " nearly everywhere.",
        "A floor must not be undercut: is that the minimum or the maximum of the two?",
        also=(lambda a, b: np.max(np.abs(a - b) / FLOOR),),
    ),
    Mistake(
        "floor_of_another_course",
        with_floor(1e-8),
        "The floor is 1e-8 and not 1e-12: of gradients as small as 1e-9, a wrong one"
        " looks better than it is.",
        "Which floor does this task name?",
        right_under="the convention of the CS231n assignments, whose floor is 1e-8",
        also=(with_floor(1e-8, added=True),),
    ),
    Mistake(
        "floor_too_large",
        with_floor(1e-6),
        "The floor is too large: it stands in the place of gradients that are small but"
        " not 0, and a wrong one looks right.",
        "How small may an entry of a gradient be, and still count?",
        also=tuple(
            with_floor(floor, added=added)
            for floor in (1e-10, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1.0)
            for added in (False, True)
            if added or floor > 1e-9  # a smaller maximum does no harm there
        ),
    ),
    Mistake(
        "zero_side_left_out",
        where_neither_is_zero,
        "Entries where one side is 0 are left out: a gradient that was forgotten, and"
        " is 0 in place of 1, then passes.",
        "What should the error be for 0 against 0.001?",
    ),
)
