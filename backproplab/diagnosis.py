"""Say in words how a wrong array misses the right one, or that it does not."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from backproplab.clues import CLUES, Pair
from backproplab.shapes import Array


def diagnose(
    name: str,
    got: Any,
    expected: Any,
    *,
    axes: Sequence[str] | None = None,
    N: int | None = None,
    known: Mapping[str, Any] | None = None,
    sizes: Mapping[str, int] | None = None,
    truth: str = "the right value",
    rtol: float = 1e-6,
    atol: float = 1e-9,
) -> str | None:
    """Say in words how an array misses the expected one; None if it does not.

    `axes` names the axes of expected, `N` is the number of rows in the batch, `known`
    holds arrays that a mix-up may have put in its place (the arguments, say), `sizes`
    further lengths with their names, and `truth` is what the message calls the expected
    value.
    """
    numbers = as_numbers(got)
    if isinstance(numbers, str):
        return f"{name} {numbers}"
    right = np.asarray(expected, dtype=float)
    facts = (axes or (), N, known or {}, truth, rtol, atol, sizes or {})
    pair = Pair(name, numbers, right, *facts, getattr(got, "dtype", None))
    if numbers.shape == right.shape and pair.close(numbers, right):
        return None
    with np.errstate(all="ignore"):  # a clue may try 1/0, or inf - inf
        return next(filter(None, (clue(pair) for clue in CLUES)))


def as_numbers(got: Any) -> Array | str:
    """Return got as a float array, or the words for what it is instead."""
    if got is None:
        return "is None: is a return missing?"
    if got is Ellipsis:
        return "is still `...`: it is not written yet."
    if callable(got) and not hasattr(got, "__array__"):
        return "is a function, not numbers: was it left without its brackets ()?"
    if isinstance(got, str):
        return "is text, not numbers. Is it written in quotes?"
    if isinstance(got, bytes | dict | set):
        return f"is a {type(got).__name__}, not an array of numbers."
    try:
        return real_numbers(np.asarray(got))
    except Exception:  # an object may do anything when it is asked for numbers
        kind = type(got).__name__
        return (
            f"cannot be read as an array of numbers: its type is {kind}.{inside(got)}"
        )


def inside(got: Any) -> str:
    """Ask what a list or a tuple holds that is no table of numbers."""
    if not isinstance(got, list | tuple):
        return ""
    return " Does it hold one array alone, and are its rows equally long?"


def real_numbers(array: Any) -> Array | str:
    """Return an array as floats; complex ones only if their imaginary parts are 0."""
    if array.dtype.kind == "c":
        if np.any(array.imag):
            return (
                "holds complex numbers: was a negative number given to a root or log?"
            )
        array = array.real
    return np.asarray(array, dtype=float)
