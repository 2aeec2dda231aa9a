# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in the gaps of a relative error, and in the choice of one."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.gradient_checking.errors import (
    FLOOR,
    entries,
    running_worst,
    scale,
    where_neither_is_zero,
    worst_over,
)

ERROR_MISTAKES = (
    Mistake(
        "nan_ignored",
        lambda a, b: np.nanmax(entries(a, b)),
        "A nan was skipped, so a broken gradient passes the check. Let the nan through:"
        " then a comparison with it fails, as it should.",
        "Which step drops the nan: nanmax, nan_to_num, or a `>` that is false for nan?",
        also=(
            lambda a, b: np.max(np.nan_to_num(entries(a, b))),
            lambda a, b: running_worst(0.0, a, b),
            lambda a, b: np.max(entries(np.nan_to_num(a), np.nan_to_num(b))),
        ),
    ),
    Mistake(
        "averaged_instead_of_worst",
        lambda a, b: np.mean(entries(a, b)),
        "This is a mean of the errors: many right entries hide a wrong one.",
        "Which single number tells whether even one entry is wrong?",
        also=(
            lambda a, b: np.median(entries(a, b)),
            lambda a, b: np.sqrt(np.mean(entries(a, b) ** 2)),
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
        "gap_without_abs",
        worst_over(scale, lambda a, b: a - b),
        "The gap keeps its sign: where a is below b it counts as less than nothing, and"
        " max passes over it.",
        "Is an entry that is too small any better than one that is too large?",
        also=(worst_over(scale, lambda a, b: b - a),),
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
        "zero_side_left_out",
        where_neither_is_zero,
        "Entries where one side is 0 are left out: a gradient that was forgotten, and"
        " is 0 in place of 1, then passes.",
        "What should the error be for 0 against 0.001?",
    ),
    Mistake(
        "one_entry_only",
        lambda a, b: entries(a, b).flat[0],
        "This is the error of one entry, the first or the last; the worst may be any.",
        "What remembers the worst entry while the others are compared?",
        also=(lambda a, b: entries(a, b).flat[-1],),
    ),
    Mistake(
        "in_percent",
        lambda a, b: 100 * np.max(entries(a, b)),
        "This is in percent, 100 times too large.",
        "What should the error be where one side is 0: 1 or 100?",
    ),
    Mistake(
        "agreement",
        lambda a, b: 1 - np.max(entries(a, b)),
        "This says how well they agree, 1 minus the error.",
        "What should the error of two equal gradients be?",
        also=(lambda a, b: np.min(1 - entries(a, b)),),
    ),
    Mistake(
        "rounded",
        lambda a, b: np.round(np.max(entries(a, b)), 2),
        "The error is rounded: one of 1e-4 becomes 0, and a wrong gradient passes.",
        "Which digits of an error matter: the first two, or its power of ten?",
        also=(
            lambda a, b: np.round(np.max(entries(a, b)), 3),
            lambda a, b: np.round(np.max(entries(a, b)), 1),
            lambda a, b: np.round(np.max(entries(a, b))),
        ),
    ),
)
