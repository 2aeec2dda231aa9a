"""Right answers in forms that nobody expects: notebook 07."""

import math

import numpy as np


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


FUNCTIONS = {
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
VALUES = {}
