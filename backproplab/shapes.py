"""The doors: every array becomes float64 here, and a wrong shape is refused by name.

NumPy stretches arrays of different shapes until they fit, which turns a forgotten axis
into a wrong number. Nothing here relies on that silently: each door names the array,
its shape and its axes, and the shape that it should have had.
"""

import math
from collections.abc import Sequence
from numbers import Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Params = dict[str, Array]  # by name


def as_floats(name: str, value: ArrayLike) -> Array:
    """Return value as a float64 array: an integer array would swallow small nudges.

    Raises TypeError for what NumPy would turn into numbers, or cut down to them: text,
    dates, None, complex numbers.
    """
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise TypeError(f"{name} must be an array of numbers: {error}") from error
    if array.dtype.kind not in "biuf":  # booleans, whole numbers, floats
        items = array.ravel().tolist()
        strange = [item for item in items if not isinstance(item, Real)]
        if strange or array.dtype != object:
            got = repr(strange[0]) if strange else f"an array of {array.dtype}"
            raise TypeError(f"{name} must be an array of numbers, got {got}")
    return array.astype(float, copy=False)


def as_entries(name: str, value: ArrayLike) -> Array:
    """Return value as a float64 array of any shape that has at least one entry."""
    array = as_floats(name, value)
    if array.size == 0:
        raise ValueError(f"empty batch: {name} has shape {array.shape}")
    return array


def as_table(name: str, value: ArrayLike, axes: Sequence[str]) -> Array:
    """Return value as a float64 array with one axis for each name, none of them empty.

    Raises ValueError for another number of axes or for an axis of length 0.
    """
    array = as_floats(name, value)
    if array.ndim != len(axes):
        single = array.ndim == 1 and axes[0] == "N"
        advice = " (one example is a batch of one: write [[…]])" if single else ""
        raise ValueError(
            f"{name} must be {len(axes)}-D {named(axes)}, "
            f"got shape {array.shape}{advice}"
        )
    for axis, length in zip(axes, array.shape, strict=True):
        if length == 0:
            kind = "empty batch" if axis == "N" else f"no {axis}"
            raise ValueError(f"{kind}: {name} {named(axes)} has shape {array.shape}")
    return array


def as_rows(name: str, value: ArrayLike, W: Array) -> Array:
    """Return value as a table (N, n_in) that fits W (n_in, n_out)."""
    array = as_table(name, value, ("N", "n_in"))
    if array.shape[1] != len(W):
        raise ValueError(
            f"{name} has shape {array.shape} (N, n_in), but W has shape {W.shape} "
            f"(n_in, n_out): n_in is {array.shape[1]} in {name} and should be {len(W)}"
        )
    return array


def as_bias(b: ArrayLike, W: Array) -> Array:
    """Return b as a float64 array with one entry for each column of W."""
    bias = as_floats("b", b)
    if bias.shape != W.shape[1:]:
        raise ValueError(
            f"b has shape {bias.shape}, but W has shape {W.shape} "
            f"(n_in, n_out): b should have shape {W.shape[1:]} (n_out,)"
        )
    return bias


def frozen(array: Array) -> Array:
    """Return a copy that nobody can write into."""
    copy = array.copy()
    copy.setflags(write=False)
    return copy


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


def is_number(value: object) -> bool:
    """Tell whether value is a single, real, finite number; True and False are none."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    return math.isfinite(value)


def as_number(name: str, value: float) -> float:
    """Return value as a float if it is a single, real, finite number."""
    if not is_number(value):
        raise ValueError(f"{name} must be a finite number, got {value!r}")
    return float(value)


def as_count(name: str, value: float, *, least: int = 1) -> int:
    """Return value as an int if it is a whole number, not below `least`."""
    if not (is_number(value) and value >= least and value % 1 == 0):
        raise ValueError(f"{name} must be a whole number ≥ {least}, got {value!r}")
    return int(value)


def as_generator(rng: "np.random.Generator") -> "np.random.Generator":
    """Return rng if it is a generator; a number would draw the same for each layer."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be np.random.default_rng(seed), got {rng!r}")
    return rng


def named(axes: Sequence[str]) -> str:
    """Write axis names like a shape: ("N",) -> "(N,)"."""
    return f"({axes[0]},)" if len(axes) == 1 else f"({', '.join(axes)})"
