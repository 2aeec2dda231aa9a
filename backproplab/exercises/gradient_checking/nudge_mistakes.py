# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong when an entry is nudged: where, how far, and whether it comes back."""

import numpy as np

from backproplab.exercises.definition import Mistake

H = 1e-5


def central(f, w, h=H, dtype=float):
    """Measure every slope as one should, with any step and any precision."""
    w = np.array(w, dtype=dtype)
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros(w.shape, dtype=dtype)
        nudge[entry] = h
        rise = dtype(f(w + nudge)) - dtype(f(w - nudge))
        gradient[entry] = rise / dtype(2 * h)
    return gradient


def in_place(f, w, *, number=float, back=lambda w, entry, old: None):
    """Nudge the entries of w itself; `back` is what is done afterwards."""
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        old = w[entry]
        w[entry] = old + H
        up = number(f(w))
        w[entry] = old - H
        down = number(f(w))
        back(w, entry, old)
        gradient[entry] = (up - down) / (2 * H)
    return gradient


def put_back(w, entry, old):
    """Restore an entry exactly."""
    w[entry] = old


def added_back(f, w):
    """Restore each entry by adding what was taken away."""
    gradient = np.zeros(w.shape)
    w = w if w.dtype == float else w.astype(float)
    for entry in np.ndindex(w.shape):
        w[entry] += H
        up = float(f(w))
        w[entry] -= 2 * H
        gradient[entry] = (up - float(f(w))) / (2 * H)
        w[entry] += H
    return gradient


def as_floats(w):
    """Return w itself if it holds floats, else a copy that does."""
    return w if w.dtype == float else w.astype(float)


def flat_copy(f, w):
    """Nudge what reshape(-1) gives: of a transposed array that is a copy."""
    w = as_floats(w)
    flat = w.reshape(-1)
    gradient = np.zeros(flat.shape)
    for place, old in enumerate(flat.copy()):
        flat[place] = old + H
        up = float(f(w))
        flat[place] = old - H
        gradient[place] = (up - float(f(w))) / (2 * H)
        flat[place] = old
    return gradient.reshape(w.shape)


def rows_at_once(f, w, axis=0):
    """Nudge a whole row or column in each step."""
    w = np.array(w, dtype=float)
    gradient = np.zeros(w.shape)
    for place in range(w.shape[min(axis, w.ndim - 1)]):
        line = (slice(None),) * min(axis, w.ndim - 1) + (place,)
        nudge = np.zeros(w.shape)
        nudge[line] = H
        gradient[line] = (f(w + nudge) - f(w - nudge)) / (2 * H)
    return gradient


def nudge_kept(f, w):
    """Fill one nudge array more and more."""
    w, nudge = np.array(w, dtype=float), np.zeros(np.shape(w))
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        nudge[entry] = H
        gradient[entry] = (f(w + nudge) - f(w - nudge)) / (2 * H)
    return gradient


def on_flat(f, w):
    """Hand f a flat array."""
    flat = np.array(w, dtype=float).ravel()
    return central(f, flat).reshape(np.shape(w))


def on_numbers(f, w):
    """Hand f one number in place of the array."""
    w = np.array(w, dtype=float)
    slopes = [(f(v + H) - f(v - H)) / (2 * H) for v in w.ravel()]
    return np.array(slopes, dtype=float).reshape(w.shape)


def relative_step(f, w):
    """Take a step in proportion to each entry; at 0 it has no length."""
    w = np.array(w, dtype=float)
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[entry] = H * np.abs(w[entry])
        gradient[entry] = (f(w + nudge) - f(w - nudge)) / (2 * nudge[entry])
    return gradient


NUDGE_MISTAKES = (
    Mistake(
        "integer_input",
        lambda f, w: in_place(f, w.copy(), back=put_back),
        "w holds integers here, so w + h was cut back to a whole number and the nudge"
        " was lost, or became 1.",
        "Which type must w have before it is nudged?",
        also=(
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
        "nudged_a_copy",
        flat_copy,
        "A copy was nudged, and f never saw it: the gradient comes out 0. What"
        " reshape(-1), flatten or copy gives is not w itself.",
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
        "This was computed in float32: only about 7 digits survive, and a difference"
        " over 2h keeps two or three of them.",
        "In which precision should gradients be checked?",
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
