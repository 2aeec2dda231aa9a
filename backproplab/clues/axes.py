"""Clues in the shape, and in the order of the axes and entries."""

import numpy as np

from backproplab.clues.factors import named_sizes
from backproplab.clues.pair import Pair
from backproplab.shapes import named

TRANSPOSE = "this is its transpose. Which axis comes first?"


def shape(pair: Pair) -> str | None:
    """Compare the shapes, by the names of the axes."""
    got, right = pair.got.shape, pair.expected.shape
    if got == right:
        return None
    axes = f" {named(pair.axes)}" if pair.axes else ""
    said = f"{pair.name} has shape {got}, it should have {right}{axes}"
    return f"{said}: {shape_reason(pair)}"


def not_summed(pair: Pair) -> str | None:
    """Notice that a sum over the first axis would make it right."""
    got, right = pair.got.shape, pair.expected.shape
    summed = len(got) > 0 and got[1:] == right and got[0] > 1
    if not summed or not pair.close(pair.got.sum(axis=0), pair.expected):
        return None
    axis = "N" if got[0] == pair.N else f"of length {got[0]}"
    return (
        f"{pair.name} has shape {got}, it should have {right}: there is one more axis,"
        f" {axis}. Summed over it, the numbers are right. Where does that sum belong?"
    )


def shape_reason(pair: Pair) -> str:
    """Say what may have happened to the axes."""
    got, right = pair.got.shape, pair.expected.shape
    if got == right[::-1]:
        swapped = pair.close(pair.got.T, pair.expected)
        return TRANSPOSE if swapped else "the axes are swapped. Which comes first?"
    for axis, length in enumerate(right):
        if got == right[:axis] + right[axis + 1 :]:
            gone = pair.axes[axis] if pair.axes else f"number {axis}"
            reason = "a squeeze or an index" if length == 1 else "a sum, mean or index"
            return f"the axis {gone} is gone. Did {reason} take it away?"
    if len(got) == 2 and got[0] == got[1] and right in (got[:1], (*got[:1], 1)):
        return "did a column (n, 1) meet a row (n,)? NumPy stretches both into a table."
    if pair.got.size == 1:
        return "it is one single number. Was everything summed or averaged?"
    if without_ones(got) == without_ones(right):
        return axis_of_one(len(got) - len(right))
    if got == (pair.expected.size,):
        return "all its axes are laid in one. Which line flattens it?"
    if got[1:] == right:
        extra = "N" if got[0] == pair.N else f"of length {got[0]}"
        return f"there is one more axis, {extra}. Is a sum missing, or is it added?"
    if not right:
        return "it should be one single number. Is a sum or a mean over all missing?"
    if pair.got.ndim != pair.expected.ndim:
        return f"it has {axes_in(got)} instead of {len(right)}. Which belong there?"
    return length_reason(pair)


def axis_of_one(count: int) -> str:
    """Say that there is an axis of length 1 too many, too few, or elsewhere."""
    more = "too many" if count > 0 else "missing" if count < 0 else "misplaced"
    return f"an axis of length 1 is {more}. Which keepdims, [None] or reshape sets it?"


def without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out the axes of length 1."""
    return tuple(length for length in shape if length != 1)


def axes_in(shape: tuple[int, ...]) -> str:
    """Write "1 axis" or "2 axes"."""
    return f"{len(shape)} {'axis' if len(shape) == 1 else 'axes'}"


def length_reason(pair: Pair) -> str:
    """Say which axis alone has another length."""
    lengths = [*zip(pair.got.shape, pair.expected.shape, strict=True)]
    other = [axis for axis, (got, right) in enumerate(lengths) if got != right]
    if len(other) > 1:
        return "which axes stay, and which one is summed over?"
    axis = other[0]
    got, right = lengths[axis]
    name = pair.axes[axis] if pair.axes else f"number {axis}"
    alike = [label for label, size in named_sizes(pair).items() if size == got]
    if alike and len(lengths) == 1:
        said = f"its length is {got}, which is {alike[0]}, instead of {right}."
        return f"{said} Was it summed over the other axis?"
    said = f"the axis {name} has length {got} instead of {right}."
    if got == 1:
        return f"{said} Does `return` stand inside a loop, or is only one part taken?"
    return f"{said} Which loop, slice or array sets it?"


def transposed(pair: Pair) -> str | None:
    """Notice rows and columns exchanged in a square array."""
    square = pair.got.ndim == 2 and len(set(pair.got.shape)) == 1
    if square and pair.close(pair.got.T, pair.expected):
        return f"{pair.name} is the transpose of {pair.truth}. Which axis comes first?"
    return None


def another_order(pair: Pair) -> str | None:
    """Notice the right numbers in other places."""
    if pair.close(np.sort(pair.got, axis=None), np.sort(pair.expected, axis=None)):
        return (
            f"{pair.name} has the right numbers in wrong places. Which index is which?"
        )
    return None


def one_value(pair: Pair) -> str | None:
    """Notice one number everywhere, or the same row again and again."""
    value = pair.got.flat[0]
    if pair.got.size > 1 and pair.close(pair.got, value):
        return (
            f"{pair.name} is {pair.write(value)} everywhere. Which input should make"
            " its entries differ?"
        )
    if pair.got.ndim == 2 and len(pair.got) > 1 and pair.close(pair.got, pair.got[:1]):
        return f"all rows of {pair.name} are the same. Does each use its own example?"
    return None
