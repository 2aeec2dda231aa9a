"""The names of a factor: N, 1/N, 2, ½, their products and quotients."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations
from typing import NamedTuple

import numpy as np


class Name(NamedTuple):
    """A factor, what it is called, and what to ask about it."""

    factor: float
    label: str
    question: str


TWO = Name(2, "2", "is a ½ missing, or a 2 that should have canceled?")
HALF = Name(0.5, "½", "is a ½ too much, or a 2 missing?")


ANY = "where does that factor come from?"


def reason(
    ratio: float, sizes: Mapping[str, int], *, simple: bool, mean: bool
) -> str | None:
    """Name a factor in words, with a question; None if it has no name.

    Where it has several names, all that are likely are given. `simple` is for single
    numbers, which have some ratio by chance: only the plainest names count there.
    `mean` says that it is a loss or a gradient: only there a 1/N or ½ may be missing.
    """
    flipped = ratio < 0
    if np.isclose(ratio, -1):
        return "the sign is flipped: where does a minus come from?"
    found = likely(abs(ratio), sizes, simple=simple)
    if not found:
        return None
    said = words(
        abs(ratio), found if mean else [n._replace(question=ANY) for n in found]
    )
    return f"the sign is flipped, and {said}" if flipped else said


def words(size: float, found: list[Name]) -> str:
    """Say what a factor is called, and ask about it."""
    if len(found) > 1:
        labels = ", or ".join(name.label for name in found)
        return f"this is {labels}: what is missing, or too much?"
    (name,) = found
    if name.label in (TWO.label, HALF.label):
        return name.question
    what = f"{size:.0f}" if np.isclose(size, round(size)) else "this"
    return f"{what} is {name.label}: {name.question}"


def likely(size: float, sizes: Mapping[str, int], *, simple: bool) -> list[Name]:
    """Return the names that fit, the plainest alone if they are likely enough."""
    plain = fitting(size, [*single(sizes), TWO, HALF])
    if simple or any(name.label in ("N", "1/N") for name in plain):
        plainest = [n for n in plain if n.label in ("N", "1/N", "2", "½")]
        return plainest or plain[:2]
    with_two = fitting(size, twos(sizes))
    if plain:
        return (plain + [name for name in with_two if "N" in name.label])[:3]
    return with_two[:3] or fitting(size, pairs(sizes))[:2]


def fitting(size: float, names: Iterable[Name]) -> list[Name]:
    """Return the names whose factor it is."""
    return [name for name in names if np.isclose(name.factor, size)]


def single(sizes: Mapping[str, int]) -> Iterator[Name]:
    """Yield the lengths, and 1 over them."""
    for label, n in sizes.items():
        yield Name(n, label, f"is the 1/{label} missing?")
        yield Name(1 / n, f"1/{label}", f"is it divided by {label} once too often?")


def twos(sizes: Mapping[str, int]) -> Iterator[Name]:
    """Yield a length together with a 2 or a ½."""
    for label, n in sizes.items():
        missing, often = f"is the 1/{label} missing", f"is it divided by {label}"
        yield Name(2 * n, f"2{label}", f"{missing}, and a ½ as well?")
        yield Name(n / 2, f"{label}/2", f"{missing}, and a 2 as well?")
        yield Name(2 / n, f"2/{label}", f"{often} once too often, and a ½ missing?")
        half = f"{often} once too often, and is a ½ too much?"
        yield Name(1 / (2 * n), f"1/(2{label})", half)


def pairs(sizes: Mapping[str, int]) -> Iterator[Name]:
    """Yield products and quotients of two lengths, and squares."""
    for (a, m), (b, n) in combinations(sizes.items(), 2):
        label = f"({a}·{b})"
        yield Name(m * n, label, f"is the 1/{label} missing?")
        once = f"is it divided by {label} once too often?"
        yield Name(1 / (m * n), f"1/{label}", once)
    for label, n in sizes.items():
        yield Name(n**2, f"{label}²", f"is it twice not divided by {label}?")
        yield Name(1 / n**2, f"1/{label}²", f"is it divided by {label} twice?")
    for (a, m), (b, n) in permutations(sizes.items(), 2):
        yield Name(m / n, f"{a}/{b}", f"is it divided by {b} in place of {a}?")
