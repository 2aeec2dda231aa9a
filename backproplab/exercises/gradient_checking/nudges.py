# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Numerical gradients that nudge an entry as they should, or in some other way."""

import numpy as np

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


def whole_nudge(f, w):
    """Write the step into an array of the type of w; whole numbers lose it."""
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros_like(w)
        nudge[entry] = H
        gradient[entry] = (f(w + nudge) - f(w - nudge)) / (2 * H)
    return gradient


def one_side_all(f, w):
    """Move one entry ahead, and all of them behind."""
    w = np.array(w, dtype=float)
    gradient = np.zeros(w.shape)
    for entry in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[entry] = H
        gradient[entry] = (f(w + nudge) - f(w - H)) / (2 * H)
    return gradient
