"""Watch at which points a learner's numerical gradient asks for the function.

Whoever steps to one side only, or by 1e-13, is told so by the points, whatever step or
arithmetic they have chosen.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from backproplab.shapes import Array

FACTS = {  # and what each of them is when all is right
    "f_called": 1,
    "shape_kept": 1,
    "float_bits": 64,
    "entries_moved": 1,
    "entries_left_moved": 1,
    "entries_moved_later": 1,
    "entries_moved_together": 1,
    "second_point": 1,
    "sides": 2,
    "step_small_enough": 1,
    "step_large_enough": 1,
}
LARGEST, SMALLEST = 5e-4, 2e-9  # beyond them a step shows in the sixth digit


def watched_gradient(answer: Any, f: Callable[[Any], Any], w: Any) -> Any:
    """Return the gradient that an answer gives, and what is odd about its calls of f.

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
    odd = {n: fact for n, fact in facts(points, start) if fact != FACTS[n]}
    odd["h_is_the_step"] = int(bool(odd) or follows_h(answer, f, start))
    return odd | (gradient if isinstance(gradient, dict) else {"gradient": gradient})


def follows_h(answer: Any, f: Callable[[Any], Any], w: Array) -> bool:
    """Say whether an answer that takes h goes further when h is larger."""
    if "h" not in inspect.signature(answer).parameters or w.ndim != 1:
        return True  # one axis is enough to tell

    def furthest(h: float) -> float:
        points: list[Any] = []

        def seen(point: Any) -> Any:
            points.append(np.array(point))
            return f(point)

        answer(seen, w.copy(), h=h)
        return max(float(np.abs(point - w).max()) for point in points)

    return furthest(1e-4) >= 10 * furthest(1e-6)


def facts(points: list[Any], start: Array) -> Iterator[tuple[str, int]]:
    """Yield what can be said about the points at which f was called."""
    whole = [point for point in points if point.shape == start.shape]
    yield "f_called", int(bool(points))
    yield "shape_kept", int(len(whole) == len(points))
    if not whole:
        return
    yield "float_bits", min(float_bits(point) for point in whole)
    moves = np.reshape(np.array(whole) - start, (len(whole), -1))
    moved = moves[moves.any(axis=1)]
    if not len(moved):
        yield "entries_moved", 0
        return
    yield from move_facts(moved, asked_at_w=len(moved) < len(moves))


def move_facts(moves: Array, *, asked_at_w: bool) -> Iterator[tuple[str, int]]:
    """Yield which entries were moved, to which side, and how far.

    Shapes: moves (calls, entries).
    """
    size = np.abs(moves)
    large = size > 0.01 * size.max(axis=1, keepdims=True)  # the rest is rounding
    counts, step = large.sum(axis=1), float(size.max())
    ahead, behind = (moves[large] > 0).any(), (moves[large] < 0).any()
    yield "entries_moved", int(counts[0])
    yield how_more(counts, moves * large), int(counts.max())
    sides = 2 if ahead == behind else int(ahead) - int(behind)
    yield "second_point", int(sides == 2 or asked_at_w)
    yield "sides", sides
    yield "step_small_enough", int(step <= LARGEST)
    yield "step_large_enough", int(step >= SMALLEST)


def how_more(counts: Any, moves: Array) -> str:
    """Say how it comes that more than one entry is moved.

    Entries that are left moved lie behind when the next one goes ahead; in a nudge that
    is not cleared they go along with it. Else one of the points moves several.
    """
    if not np.isin(np.diff(counts), (0, 1)).all():
        return "entries_moved_together"
    mixed = (moves > 0).any(axis=1) & (moves < 0).any(axis=1)
    return "entries_left_moved" if mixed.any() else "entries_moved_later"


def float_bits(point: Any) -> int:
    """Return 64 for double precision, 32 for single, 0 for whole numbers."""
    return 8 * point.dtype.itemsize if point.dtype.kind == "f" else 0
