"""Clues in single entries: nan, zeros, whole numbers, rounding, the worst place."""

from typing import Any

import numpy as np

from backproplab.clues.masks import mask
from backproplab.clues.pair import Pair


def not_finite(pair: Pair) -> str | None:
    """Find nan and inf where there should be numbers."""
    bad = ~np.isfinite(pair.got) & np.isfinite(pair.expected)
    if not bad.any():
        return None
    first = tuple(np.argwhere(bad)[0])
    many = f"nan or inf in {bad.sum()} of {bad.size} entries"
    if line := one_line(bad):
        many += f", all in {line}"
    many = f" ({many})" if bad.size > 1 else ""
    return (
        f"{pair.at(first)} is {pair.got[first]:g}, it should be "
        f"{pair.write(pair.expected[first])}{many}. Where is there a 0/0, a log of 0, "
        "or exp of a large number?"
    )


def one_line(marked: Any) -> str:
    """Write "row 2" or "column 1" if two marks or more are all there; else nothing."""
    if marked.ndim != 2 or marked.sum() < 2:
        return ""
    for axis, word in ((1, "row"), (0, "column")):
        lines = np.flatnonzero(marked.any(axis=axis))
        if len(lines) == 1 < marked.shape[1 - axis]:
            return f"{word} {lines[0]}"
    return ""


def nan_lost(pair: Pair) -> str | None:
    """Find numbers where a NaN came in and should have come out."""
    lost = np.isnan(pair.expected) & ~np.isnan(pair.got)
    if not lost.any():
        return None
    first = tuple(np.argwhere(lost)[0])
    return (
        f"{pair.at(first)} is {pair.write(pair.got[first])}, but a nan went in there "
        "and should show. What hides it?"
    )


def whole_numbers(pair: Pair) -> str | None:
    """Notice that every entry was cut or rounded to a whole number."""
    if pair.got.size == 1:
        return None  # one number may be whole by chance
    cuts = (np.trunc, np.round, np.floor)
    if any(np.array_equal(pair.got, cut(pair.expected)) for cut in cuts):
        return (
            f"{pair.name} holds {pair.truth} cut to whole numbers. Is it stored in an "
            "array of integers (zeros_like of integer data, or //)?"
        )
    return None


def another_quantity(pair: Pair) -> str | None:
    """Notice that it equals something else that was at hand."""
    for name, value in pair.known.items():
        same = np.shape(value) == pair.got.shape and pair.close(pair.got, value)
        if not same or not pair.got.any():
            continue
        if " " not in name:
            return f"{pair.name} is equal to {name}. Was {name} returned in its place?"
        if pair.got.shape != pair.expected.shape or not mask(pair):
            return (
                f"{pair.name} is equal to {name}: nothing was done with it. Which"
                " factor is missing?"
            )
    return None


def all_zero(pair: Pair) -> str | None:
    """Notice that nothing but zeros came, or that nothing else should have come."""
    if pair.got.size == 1:
        return None
    if not pair.got.any():
        return f"{pair.name} is 0 everywhere. Is a result not written into it?"
    if not pair.expected.any():
        first = tuple(np.argwhere(pair.differs())[0])
        yours = pair.write(pair.got[first])
        return f"{pair.at(first)} is {yours}; {pair.truth} is 0 everywhere."
    return None


def nearly(pair: Pair) -> str | None:
    """Notice a loss of precision."""
    wrong = pair.differs()
    size = np.nanmax(np.abs(pair.expected))
    gap = np.abs(pair.got - pair.expected)[wrong]
    off = np.median(gap / np.abs(pair.expected[wrong]))
    small = gap.max() <= 1e-3 * size and off <= 1e-2
    if not small or wrong.mean() < 0.5:
        return None  # a small entry that is wrong beside large ones is a mistake
    said = f"{pair.name} is off by only {gap.max() / size:.0e} of its size."
    if pair.dtype in (np.float32, np.float16):
        return f"{said} It is kept in {pair.dtype}. Which line makes it so?"
    return f"{said} Are numbers rounded, clipped, or kept in float32?"


def rounded(pair: Pair) -> str | None:
    """Notice that every entry was rounded to the same number of digits."""
    if pair.got.size == 1:
        return None
    for digits in range(1, 7):
        if np.allclose(pair.got, np.round(pair.expected, digits), 1e-12, 0):
            places = f"{digits} digit{'s' * (digits > 1)}"
            return (
                f"{pair.name} is {pair.truth} rounded to {places} after the point."
                " Which line rounds it?"
            )
    return None


def cut_off(pair: Pair) -> str | None:
    """Notice that no entry goes beyond a limit, with all others right."""
    low, high = pair.got.min(), pair.got.max()
    wrong = pair.differs()
    if wrong.sum() < 3 or not pair.close(pair.got, np.clip(pair.expected, low, high)):
        return None
    limits = [f"above {pair.write(high)}"] * bool((pair.expected[wrong] > high).any())
    limits += [f"below {pair.write(low)}"] * bool((pair.expected[wrong] < low).any())
    return (
        f"{pair.name} never goes {' or '.join(limits)}; {pair.truth} does, in"
        f" {wrong.sum()} of {wrong.size} entries. What cuts it off?"
    )


def where(pair: Pair) -> str:
    """Say where it is wrong: one row, one column, or the worst place."""
    wrong = pair.differs()
    entry = tuple(np.argwhere(wrong)[np.abs(pair.got - pair.expected)[wrong].argmax()])
    got, right = pair.write_both(entry)
    said = f"{pair.at(entry)} is {got}; {pair.truth} is {right}"
    return f"{said}{only_part(wrong, pair.name)}. Which term differs there?"


def only_part(wrong: Any, name: str) -> str:
    """Say which entries of a table are wrong, if the others are right."""
    if wrong.ndim != 2 or wrong.size < 4:
        return ""
    if wrong.sum() == 1:
        return "; all other entries are right"
    if line := one_line(wrong):
        return f"; only {line} of {name} is wrong"
    many = "all" if wrong.all() else f"{wrong.sum()} of {wrong.size}"
    return f"; {many} entries are wrong"
