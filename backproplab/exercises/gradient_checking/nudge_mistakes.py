# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong when an entry is nudged: where, how far, and what comes after."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.gradient_checking.nudges import (
    H,
    added_back,
    as_floats,
    central,
    flat_copy,
    in_place,
    nudge_kept,
    on_flat,
    on_numbers,
    one_side_all,
    put_back,
    relative_step,
    rows_at_once,
    whole_nudge,
)

NUDGE_MISTAKES = (
    Mistake(
        "integer_input",
        lambda f, w: in_place(f, w.copy(), back=put_back),
        "w holds integers here, so w + h was cut back to a whole number and the nudge"
        " was lost, or became 1.",
        "Which type must w have before it is nudged?",
        also=(
            whole_nudge,
            lambda f, w: in_place(f, w, back=put_back),
            lambda f, w: in_place(f, w.copy(), back=put_back).astype(w.dtype),
            lambda f, w: in_place(f, w, back=put_back).astype(w.dtype),
        ),
    ),
    Mistake(
        "input_not_restored",
        lambda f, w: in_place(f, w),
        "An entry stays nudged after it was measured: the later ones are measured at"
        " the wrong point.",
        "What does w hold when the loop goes on to the next entry?",
        also=(
            lambda f, w: in_place(f, np.array(w, dtype=float)),
            lambda f, w: in_place(f, as_floats(w)),
        ),
    ),
    Mistake(
        "restored_by_arithmetic",
        added_back,
        "w + h - 2h + h is not exactly w: each entry is put back with a rounding error,"
        " in an array that belongs to the caller.",
        "What has to be kept, before an entry is nudged, to put it back exactly?",
    ),
    Mistake(
        "nudge_not_cleared",
        nudge_kept,
        "The nudge of one entry is still in the nudge array when the next one comes:"
        " more and more entries move together.",
        "What should the nudge array hold when the loop goes on to the next entry?",
    ),
    Mistake(
        "h_not_used",
        lambda f, w, h=H: central(f, w),
        "The step is a number of your own, and the h that is handed over makes no"
        " difference: nobody can choose it.",
        "In which lines should h stand in place of that number?",
    ),
    Mistake(
        "nudged_a_copy",
        flat_copy,
        "f was asked at w alone and never saw a nudge. Either a copy was nudged, as"
        " flatten and sometimes reshape give one; or `up = w` and `down = w` are one"
        " and the same array, so that + h and - h cancel.",
        "Which array gets the nudge, and which one is handed to f?",
        also=(
            lambda f, w: np.zeros(w.shape) * f(w),
            lambda f, w: np.zeros(w.shape) * f(w.copy()),
        ),
    ),
    Mistake(
        "result_is_a_view",
        lambda f, w: in_place(
            f, np.array(w, dtype=float), number=np.asarray, back=put_back
        ),
        "f gave a view, a window on w: when w was moved on, the stored value moved with"
        " it. What f gives has to become a number at once.",
        "Which function makes a number of its own of what f gives?",
        also=(
            lambda f, w: in_place(f, as_floats(w), number=np.asarray, back=put_back),
        ),
    ),
    Mistake(
        "single_precision",
        lambda f, w: central(f, w, dtype=np.float32),
        "This was computed in float32, or in shorter floats still: at most 7 digits"
        " survive, and a difference over 2h keeps two or three of them.",
        "In which precision should gradients be checked?",
        also=(lambda f, w: central(f, w, 1e-2, np.float16),),
    ),
    Mistake(
        "all_entries_nudged",
        lambda f, w: np.full(w.shape, (f(w + H) - f(w - H)) / (2 * H)),
        "All entries are nudged at once: that measures one slope, along all of them"
        " together, and writes it everywhere.",
        "Which entries may move while one slope is measured?",
        also=(
            lambda f, w: np.full(w.shape, (f(w + H) - f(w - H)) / (2 * H)) / w.size,
            lambda f, w: (f(w + H) - f(w - H)) / (2 * H),
        ),
    ),
    Mistake(
        "one_point_moves_all",
        one_side_all,
        "At one of the two points more entries move than the one that is measured:"
        " w - h takes h from every entry.",
        "Which array moves one entry alone, and is it used at both points?",
    ),
    Mistake(
        "row_nudged",
        rows_at_once,
        "A whole row or column moves at once: one index goes through a table that has"
        " two.",
        "Which loop goes through every entry, whatever the shape of w?",
        also=(lambda f, w: rows_at_once(f, w, axis=1),),
    ),
    Mistake(
        "shape_lost",
        on_flat,
        "f was called with an array of another shape than w: it needs all of w, in its"
        " own shape.",
        "How can one entry move while w keeps its shape?",
        also=(on_numbers,),
    ),
    Mistake(
        "f_not_called",
        lambda f, w: 3 * np.array(w, dtype=float) ** 2,
        "f was never called, so this cannot be its slope.",
        "At which two points does f have to be asked?",
        also=(lambda f, w: np.zeros(w.shape),),
    ),
    Mistake(
        "step_too_small",
        lambda f, w: central(f, w, 1e-13),
        "The step is so small that both values of f differ only in their last digits,"
        " or not at all: the quotient is round-off noise.",
        "Which step length balances round-off against the bend of the curve?",
    ),
    Mistake(
        "step_too_large",
        lambda f, w: central(f, w, 0.1),
        "The step is so large that the curve bends on the way.",
        "What happens to the error when h becomes ten times smaller?",
    ),
    Mistake(
        "relative_step",
        relative_step,
        "The step is in proportion to the entry, so at 0 it has no length, and 0/0 is"
        " nan.",
        "How long should the step be where w is 0?",
    ),
)
