"""Watch at which points a learner's numerical gradient asks for the function.

Whoever steps to one side only, or by 1e-13, is told so by the points, whatever step or
arithmetic they have chosen.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from backproplab.shapes import Array

FACTS = (
    "f_called",
    "shape_kept",
    "float_bits",
    "entries_moved",
    "entries_moved_later",
    "sides",
    "step_small_enough",
    "step_large_enough",
)
LARGEST, SMALLEST = 2.1e-3, 2e-9  # beyond them a step shows in the sixth digit


def watched_gradient(answer: Any, f: Callable[[Any], Any], w: Any) -> Any:
    """Return the gradient that an answer gives, and facts about its calls of f.

    An answer that is not written yet is handed on as it is.
    """
    start = np.array(w)
    points: list[Any] = []

    def seen(point: Any) -> Any:
        points.append(np.array(point))
        if points[-1].shape != start.shape:
            return np.nan  # it needs all of w, in its own shape
        return f(point)

    gradient = answer(seen, w)
    if gradient is None or gradient is Ellipsis:
        return gradient
    return dict(zip(FACTS, facts(points, start), strict=True)) | {"gradient": gradient}


def facts(points: list[Any], start: Array) -> Iterator[int]:
    """Yield each fact as a number; where nothing can be said, the right one."""
    yield int(bool(points))
    yield int(all(point.shape == start.shape for point in points))
    yield min((float_bits(point) for point in points), default=64)
    moves = [p - start for p in points if p.shape == start.shape]
    moved = [real_move(move) for move in moves if np.any(move)]
    counts = [len(move) for move in moved]
    yield counts[0] if counts else int(not moves)
    yield max(counts, default=1)
    yield sides(moved)
    step = max((float(np.abs(move).max()) for move in moved), default=1e-5)
    yield int(step <= LARGEST)
    yield int(step >= SMALLEST)


def real_move(move: Any) -> Any:
    """Return the entries that were moved; rounding in the others does not count."""
    size = np.abs(move)
    return move[size > 0.01 * size.max()]


def float_bits(point: Any) -> int:
    """Return 64 for double precision, 32 for single, 0 for whole numbers."""
    return 8 * point.dtype.itemsize if point.dtype.kind == "f" else 0


def sides(steps: list[Any]) -> int:
    """Return 2 for steps ahead and behind, 1 for ahead alone, -1 for behind alone."""
    ahead = any((step > 0).any() for step in steps)
    behind = any((step < 0).any() for step in steps)
    return 2 if ahead == behind else int(ahead) - int(behind)
