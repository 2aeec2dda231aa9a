"""Clues in what was multiplied or added: a factor, a sign, an offset."""

import re
from collections.abc import Iterator

import numpy as np

from backproplab.clues.naming_factors import reason
from backproplab.clues.pair import Pair
from backproplab.shapes import Array


def factor(pair: Pair) -> str | None:
    """Notice one factor between all entries, and name it if it has a name."""
    norm = float(np.vdot(pair.expected, pair.expected))
    ratio = float(np.vdot(pair.expected, pair.got)) / norm if norm else 0.0
    if abs(ratio - 1) < 1e-3:
        return None  # a matter of digits, and not of a factor
    if not np.isfinite(ratio) or not pair.close(pair.got, ratio * pair.expected):
        return None
    single = bool(np.count_nonzero(pair.expected) < 2)
    mean = bool(re.match("d[A-Za-z]|L|loss|gradient|slope", pair.name))
    why = reason(ratio, named_sizes(pair), simple=single, mean=mean)
    if why is None and single:
        return None  # two numbers always have a ratio: it says nothing
    everywhere = " everywhere" if pair.got.size > 1 else ""
    return f"{pair.name} is {ratio:.4g} times {pair.truth}{everywhere}" + (
        f"; {why}" if why else ". What multiplies it, and is missing or too much?"
    )


def named_sizes(pair: Pair) -> dict[str, int]:
    """Return the lengths above 1 that have a name, N first."""
    own = dict(zip(pair.axes, pair.expected.shape, strict=False))
    sizes = {"N": pair.N or 1, **pair.sizes, **own}
    return {name: size for name, size in sizes.items() if size > 1}


def mixture(pair: Pair) -> str | None:
    """Notice that something at hand was added, or multiplied in, entry by entry."""
    for name, value in alike(pair):
        gap = pair.got - pair.expected
        share = float(np.vdot(value, gap) / np.vdot(value, value))
        if share and pair.close(gap, share * value):
            word = "plus" if share > 0 else "minus"
            times = "" if np.isclose(abs(share), 1) else f"{abs(share):.4g} times "
            return (
                f"{pair.name} is {pair.truth} {word} {times}{name}. Where does that"
                " term come from?"
            )
        if pair.close(pair.got, pair.expected * value):
            return (
                f"{pair.name} is {pair.truth} times {name}, entry by entry. Is {name}"
                " multiplied in once too often?"
            )
        if pair.close(pair.got * value, pair.expected):
            return (
                f"{pair.name} lacks a factor: times {name}, entry by entry, it would be"
                f" {pair.truth}. Which line should multiply by it?"
            )
    return None


def alike(pair: Pair) -> Iterator[tuple[str, Array]]:
    """Yield what was at hand in the same shape, if its numbers tell anything."""
    for name, value in pair.known.items():
        if np.shape(value) != pair.got.shape or pair.got.size < 3:
            continue
        array = np.asarray(value, dtype=float)
        if np.isfinite(array).all() and np.unique(np.abs(array)).size > 2:
            yield name, array


def powers(pair: Pair) -> str | None:
    """Notice that every entry is the square, or one over, what it should be."""
    if pair.got.size < 2:
        return None
    if pair.close(pair.got, pair.expected**2):
        return f"{pair.name} is the square of {pair.truth}. What is squared?"
    if pair.expected.all() and pair.close(pair.got, 1 / pair.expected):
        return f"{pair.name} is 1 over {pair.truth}. Which division is upside down?"
    return None


def offset(pair: Pair) -> str | None:
    """Notice the same difference everywhere, or the same in each row."""
    gap = pair.got - pair.expected
    step = gap.flat[0]
    if gap.size > 1 and pair.close(gap, step):
        word = "large" if step > 0 else "small"
        return (
            f"{pair.name} is too {word} by {abs(step):.4g} everywhere. What is added?"
        )
    if gap.ndim == 2 and len(gap) > 1 and pair.close(gap, gap[:1]):
        row = ", ".join(f"{pair.write(x)}" for x in gap[0])
        said = f"every row of {pair.name} is off by the same [{row}]."
        if pair.name.startswith("dL_d"):
            return f"{said} What is added to each row, or left out of it?"
        return f"{said} Is a bias missing, or added twice?"
    return None


def signs(pair: Pair) -> str | None:
    """Notice that signs were lost, or that one sign was cut away."""
    if pair.close(pair.got, np.abs(pair.expected)):
        return f"{pair.name} has lost its signs. Was a square or abs taken?"
    if pair.close(pair.got, np.maximum(pair.expected, 0)):
        return f"{pair.name} is 0 where it should be negative. What cuts it off at 0?"
    if pair.close(np.abs(pair.got), np.abs(pair.expected)):
        first = tuple(np.argwhere(pair.differs())[0])
        return (
            f"{pair.name} has the right sizes; the sign at {pair.at(first)} is wrong. "
            "Where does a minus come from, or where is one missing?"
        )
    return None
