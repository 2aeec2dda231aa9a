# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in the quotient of a numerical gradient, and in what is returned."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.gradient_checking.nudges import H, central


def each(slope):
    """Build a variation from the slope of one entry; `at(t)` is f, moved there by t."""

    def variation(f, w):
        w = np.array(w, dtype=float)
        gradient = np.zeros(w.shape)
        for entry in np.ndindex(w.shape):
            nudge = np.zeros(w.shape)
            nudge[entry] = 1

            def at(t, nudge=nudge):
                return float(f(w + t * nudge))

            gradient[entry] = slope(at)
        return gradient

    return variation


def changed(change):
    """Build a variation that changes the right gradient."""
    return lambda f, w: change(central(f, w))


def only(place, slope):
    """Build a variation in which a single entry is filled, with this slope."""

    def variation(f, w):
        right = central(f, w)
        gradient = np.zeros(right.size)
        gradient[place] = right.flat[slope]
        return gradient.reshape(right.shape)

    return variation


QUOTIENT_MISTAKES = (
    Mistake(
        "forward_difference",
        each(lambda at: (at(H) - at(0)) / H),
        "f is asked on one side only: half of the bend of the curve stays in the"
        " result, and the error is as large as h, not as h².",
        "Which second point lies as far from w, on the other side?",
        also=(
            each(lambda at: (at(0) - at(-H)) / H),
            each(lambda at: (at(H) - at(0)) / (2 * H)),
            each(lambda at: at(H) - at(0)),
        ),
    ),
    Mistake(
        "divided_by_h",
        each(lambda at: (at(H) - at(-H)) / H),
        "It is twice too large: the two points lie 2h apart, not h.",
        "How far is it from w - h to w + h?",
    ),
    Mistake(
        "half_too_small",
        each(lambda at: (at(H) - at(-H)) / (4 * H)),
        "It is half of what it should be: halved once too often.",
        "How far is it from w - h to w + h, and where is it divided by 2 again?",
    ),
    Mistake(
        "not_divided",
        each(lambda at: at(H) - at(-H)),
        "This is the change of f, not its slope: it is not divided by the distance.",
        "The slope is a change per what?",
        also=(each(lambda at: (at(H) - at(-H)) / 2),),
    ),
    Mistake(
        "multiplied_by_h",
        each(lambda at: (at(H) - at(-H)) / 2 * H),
        "It is multiplied by h: without brackets, / 2 * h divides by 2 alone.",
        "Which brackets put all of 2h below the division line?",
        also=(each(lambda at: (at(H) - at(-H)) * 2 * H),),
    ),
    Mistake(
        "brackets_missing",
        each(lambda at: at(H) - at(-H) / (2 * H)),
        "Only the value behind is divided: the difference has no brackets.",
        "Which brackets put the whole difference above the division line?",
        also=(each(lambda at: at(H) - at(-H) / 2 * H),),
    ),
    Mistake(
        "sign_flipped",
        each(lambda at: (at(-H) - at(H)) / (2 * H)),
        "The sign is flipped: the value behind stands first.",
        "Which value should be larger where f rises?",
    ),
    Mistake(
        "same_point_twice",
        each(lambda at: (at(H) - at(H)) / (2 * H)),
        "f is asked twice at the same point, so the difference is 0.",
        "On which side of w does the second point lie?",
        also=(each(lambda at: (at(-H) - at(-H)) / (2 * H)),),
    ),
    Mistake(
        "result_not_written",
        changed(lambda g: 0 * g),
        "The slopes were measured, but they are not in the result, which is 0.",
        "Into which array is each slope written, and which one is returned?",
    ),
    Mistake(
        "values_added",
        each(lambda at: (at(H) + at(-H)) / (2 * H)),
        "Both values of f are added; the slope comes from their difference.",
        "How much does f change from one point to the other?",
    ),
    Mistake(
        "second_slope",
        each(lambda at: (at(H) - 2 * at(0) + at(-H)) / H**2),
        "This is how fast the slope itself changes, the second derivative.",
        "Which two values of f tell a slope?",
        also=(each(lambda at: (at(H) - at(-H)) / H**2),),
    ),
    Mistake(
        "abs_taken",
        changed(np.abs),
        "The slopes have lost their signs.",
        "Where f falls, which sign should its slope have?",
        also=(each(lambda at: np.abs(at(H) - at(-H)) / H),),
    ),
    Mistake(
        "result_flat",
        changed(np.ravel),
        "The slopes are right, but in a flat array: a gradient has the shape of its w.",
        "Which shape should the result have for a w of shape (2, 3)?",
        also=(changed(lambda g: [*g.ravel()]),),
    ),
    Mistake(
        "result_turned_round",
        changed(lambda g: g.T.copy() if g.ndim > 1 else g),
        "Rows and columns of the result are exchanged.",
        "With which index is the slope written, and with which one was w nudged?",
        also=(changed(lambda g: g.ravel().reshape(g.shape, order="F")),),
    ),
    Mistake(
        "one_number_returned",
        changed(np.sum),
        "One number came back for all of w; each entry has a slope of its own.",
        "Where is the slope of one entry written before the next one is measured?",
        also=(
            changed(lambda g: g.flat[-1]),
            changed(lambda g: g.flat[0]),
            changed(np.mean),
            changed(np.linalg.norm),
        ),
    ),
    Mistake(
        "one_entry_filled",
        only(0, 0),
        "Only one entry of the gradient is filled; the others are still 0.",
        "Does `return` stand inside the loop, or is the same entry written each time?",
        also=(only(-1, -1), only(0, -1)),
    ),
    Mistake(
        "slopes_added_up",
        changed(lambda g: np.cumsum(g).reshape(g.shape)),
        "The slopes add up: each entry holds its own slope and all those before it.",
        "Which variable is not set back when the next entry comes?",
    ),
    Mistake(
        "integer_result",
        lambda f, w: central(f, w).astype(np.asarray(w).dtype),
        "w holds integers here, and the slopes were written into an array of its type:"
        " each was cut to a whole number.",
        "Which type does zeros_like give for an array of whole numbers?",
    ),
)
