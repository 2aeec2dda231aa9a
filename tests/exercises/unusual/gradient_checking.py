"""Right answers in forms that nobody expects: notebook 07."""

import math

import numpy as np

from backproplab import data, gradient_check


def worst_in_a_loop(a, b):
    worst = 0.0
    for p, q in zip(np.ravel(a), np.ravel(b), strict=True):
        each = abs(float(p) - float(q)) / max(1e-12, abs(float(p)) + abs(float(q)))
        if math.isnan(each):
            return float("nan")
        worst = max(worst, each)
    return worst


def zeros_by_where(a, b):
    total = np.abs(a) + np.abs(b)
    both = total == 0
    return np.max(np.where(both, 0, np.abs(a - b) / np.where(both, 1, total)))


def divided_where_allowed(a, b):
    gap, total = np.abs(np.subtract(a, b, dtype=float)), np.abs(a) + np.abs(b)
    return np.divide(gap, total, out=np.zeros(gap.shape), where=total != 0).max()


def by_halves(a, b):
    middle, gap = np.abs(a + b) / 2, np.abs(a - b) / 2
    return np.max(gap / np.maximum(1e-12, np.maximum(middle, gap)))


def on_its_own_copy(f, w, h=1e-5):
    own = np.array(w, dtype=np.float64, order="C")
    walk = np.nditer(own, flags=["multi_index"], op_flags=["readwrite"])
    gradient = np.empty(own.shape)
    while not walk.finished:
        i = walk.multi_index
        kept = own[i].copy()
        own[i] = kept + h
        ahead = float(np.sum(f(own)))
        own[i] = kept - h
        behind = float(np.sum(f(own)))
        own[i] = kept
        gradient[i] = (ahead - behind) / (2 * h)
        walk.iternext()
    return gradient


def five_points(f, w, h=1e-3):
    gradient = np.zeros(np.shape(w))
    for i in np.ndindex(np.shape(w)):

        def at(k, i=i):
            moved = np.array(w, dtype=float)
            moved[i] += k * h
            return float(f(moved))

        gradient[i] = (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h)
    return gradient


def halved_steps(f, w):
    def central(h):
        return on_its_own_copy(f, w, h)

    return (4 * central(5e-4) - central(1e-3)) / 3  # Richardson


def by_flat_index(f, w, h=1e-6):
    flat = np.asarray(w, dtype=float).ravel()
    slopes = []
    for i in range(flat.size):
        ahead, behind = flat.copy(), flat.copy()
        ahead[i] += h
        behind[i] -= h
        shape = np.shape(w)
        ahead, behind = ahead.reshape(shape), behind.reshape(shape)
        slopes.append((f(ahead) - f(behind)) / (ahead - behind).sum())
    return np.array(slopes, dtype=float).reshape(np.shape(w))


def along_the_unit_vectors(f, w, *, step=1e-4):
    units = np.eye(np.size(w)).reshape(-1, *np.shape(w))
    slopes = [(f(w + step * e) - f(w - step * e)) / 2 / step for e in units]
    return np.reshape(slopes, np.shape(w)).tolist()


def one_after_the_other(f, w, h=1e-5, done=()):
    if len(done) == np.size(w):
        return np.reshape(done, np.shape(w))
    nudge = np.zeros(np.size(w))
    nudge[len(done)] = h
    nudge = nudge.reshape(np.shape(w))
    slope = (f(w + nudge) - f(w - nudge)) / (2 * h)
    return one_after_the_other(f, w, h, (*done, float(slope)))


def in_place_and_put_back(f, w, h=1e-5):
    floats = w if w.dtype == float else w.astype(float)
    gradient = np.zeros(floats.shape)
    for i in np.ndindex(floats.shape):
        old = floats[i]
        values = []
        for side in (h, -h):
            floats[i] = old + side
            values.append(float(f(floats)))
        floats[i] = old
        gradient[i] = (values[0] - values[1]) / (2 * h)
    return gradient


FUNCTIONS = {
    "numerical_gradient": [
        on_its_own_copy,
        five_points,
        halved_steps,
        by_flat_index,
        along_the_unit_vectors,
        one_after_the_other,
        in_place_and_put_back,
        lambda f, w: on_its_own_copy(f, w, 1e-8),
        lambda f, w: on_its_own_copy(f, w, 1e-3),
        lambda f, w: on_its_own_copy(f, w).astype(np.float32),
        lambda f, w: {"gradient": on_its_own_copy(f, w)},
    ],
    "relative_error": [
        worst_in_a_loop,
        zeros_by_where,
        divided_where_allowed,
        by_halves,
        lambda a, b: np.max(np.abs(a - b) / (np.abs(a) + np.abs(b) + 1e-12)),
        lambda a, b: float(
            np.linalg.norm((np.abs(a - b) / (abs(a) + abs(b) + 1e-15)).ravel(), np.inf)
        ),
        lambda a, b: np.max(
            np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b)), keepdims=True
        ),
        lambda a, b: np.float32(
            np.max(np.abs(a - b) / np.clip(np.abs(a) + np.abs(b), 1e-12, None))
        ),
        lambda a, b: np.sort(
            (np.abs(b - a) / np.maximum(np.abs(b) + np.abs(a), 1e-12)).ravel()
        )[-1],
    ],
}
VALUES = {
    "choose_step": [[-5, -8], (-5.0, -8.0), {"central": -5, "forward": np.int64(-8)}],
    "kink_twin_entries": [
        ["b1[0]", "W1[1,0]", "W1[0,0]"],
        ["W1[0][0]", "W1[1][0]", "b1[0]"],
        [("W1", (0, 0)), ("W1", (np.int64(1), np.int64(0))), ("b1", (0,))],
        {"W1": [(0, 0), (1, 0)], "b1": [(0,)]},
        np.array(["W1[0, 0]", "W1[1, 0]", "b1[0]"]),
        gradient_check(*data.kink_twin()).undecidable,
        {"dL_dW1[0, 0]", "dL_dW1[1, 0]", "dL_db1[0]"},
        ("W1[0, 0]", "W1[1, 0]", "b1[0]", "x[1, 0]", "x[1, 1]"),
    ],
    "six_bugs": [
        {
            "A": "1/n twice",
            "B": "Transpose",
            "C": "slope ",
            "D": "mask",
            "E": "cross-terms",
            "F": "adds_up",
        },
    ],
}
