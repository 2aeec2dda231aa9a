# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong below the division line of a relative error."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.gradient_checking.errors import (
    FLOOR,
    entries,
    norms,
    one_of,
    scale,
    sizes,
    with_floor,
    worst_over,
)

SCALE_MISTAKES = (
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
        "norms_compared",
        norms,
        "This is one quotient of two lengths: a small wrong dL_db disappears beside a"
        " large dL_dW. Here each entry is divided by its own size.",
        "When one small entry is wrong among large ones, what does the quotient show?",
        right_under="deeplearning.ai's convention, ‖a - b‖ / (‖a‖ + ‖b‖)",
    ),
    Mistake(
        "lengths_compared",
        lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(b),
        "This is one quotient of two lengths: a small wrong dL_db disappears beside a"
        " large dL_dW. Here each entry is divided by its own size.",
        "When one small entry is wrong among large ones, what does the quotient show?",
        also=(
            lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a),
            lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a + b),
            lambda a, b: np.linalg.norm(a - b) / np.linalg.norm([a, b]),
            lambda a, b: np.linalg.norm(a - b),
            lambda a, b: np.sum((a - b) ** 2) / np.sum((a + b) ** 2),
            lambda a, b: np.sum(np.abs(a - b)) / np.sum(scale(a, b)),
        ),
    ),
    Mistake(
        "root_of_squares",
        worst_over(lambda a, b: np.maximum(FLOOR, np.hypot(a, b))),
        "Below the line stands the root of the squares, √(a² + b²), not the sum of both"
        " sizes.",
        "What is the sum of the sizes of 3 and -4, and what is √(3² + 4²)?",
        also=(worst_over(lambda a, b: np.hypot(a, b)),),
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
        "brackets_missing",
        lambda a, b: np.max(np.abs(a - b) / np.abs(a) + np.abs(b)),
        "Only |a| stands below the line; |b| is added after the division.",
        "Which brackets put the whole sum below the line?",
        also=(
            lambda a, b: np.max(np.abs(a - b) / np.maximum(FLOOR, np.abs(a)) + abs(b)),
        ),
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
            for floor in (1e-10, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1)
            for added in (False, True)
            if added or floor > 1e-9  # a smaller maximum does no harm there
        ),
    ),
)
