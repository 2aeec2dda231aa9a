"""The doors: every array becomes float64 here, and a wrong shape is refused by name.

NumPy stretches arrays of different shapes until they fit, which turns a forgotten axis
into a wrong number. Nothing here relies on that silently: each door names the array,
its shape and its axes, and the shape that it should have had.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def as_floats(name: str, value: ArrayLike) -> Array:
    """Return value as a float64 array: an integer array would swallow small nudges."""
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{name} must be an array of numbers: {error}") from error


def as_table(name: str, value: ArrayLike, axes: Sequence[str]) -> Array:
    """Return value as a float64 array with one axis for each name, none of them empty.

    Raises ValueError for another number of axes or for an axis of length 0.
    """
    array = as_floats(name, value)
    if array.ndim != len(axes):
        advice = (
            " (one example is a batch of one: write [[…]])" if len(axes) == 2 else ""
        )
        raise ValueError(
            f"{name} must be {len(axes)}-D {named(axes)}, "
            f"got shape {array.shape}{advice}"
        )
    for axis, length in zip(axes, array.shape, strict=True):
        if length == 0:
            kind = "empty batch" if axis == "N" else f"no {axis}"
            raise ValueError(f"{kind}: {name} {named(axes)} has shape {array.shape}")
    return array


def as_rows(name: str, value: ArrayLike, n_columns: int, partner: str) -> Array:
    """Return value as a table (N, n_columns), or say which partner it does not fit."""
    array = as_table(name, value, ("N", "n_in"))
    if array.shape[1] != n_columns:
        raise ValueError(
            f"{name} has shape {array.shape} (N, n_in), but {partner}: "
            f"n_in is {array.shape[1]} in {name} and should be {n_columns}"
        )
    return array


def same_shape(
    name: str, value: ArrayLike, like_name: str, like: ArrayLike
) -> tuple[Array, Array]:
    """Return both as float64 arrays of one shape; they are never stretched to fit."""
    array, other = as_floats(name, value), as_floats(like_name, like)
    if array.shape != other.shape:
        raise ValueError(
            f"shapes differ: {name} has shape {array.shape}, {like_name} has shape "
            f"{other.shape}; they must be equal"
        )
    return array, other


def named(axes: Sequence[str]) -> str:
    """Write axis names like a shape: ("N",) -> "(N,)"."""
    return f"({axes[0]},)" if len(axes) == 1 else f"({', '.join(axes)})"
