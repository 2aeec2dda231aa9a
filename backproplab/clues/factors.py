"""Clues in what was multiplied or added: a factor, a sign, an offset."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from backproplab.clues.pair import Pair


def factor(pair: Pair) -> str | None:
    """Notice one factor between all entries, and name it if it has a name."""
    norm = float(np.vdot(pair.expected, pair.expected))
    ratio = float(np.vdot(pair.expected, pair.got)) / norm if norm else 0.0
    if abs(ratio - 1) < 1e-3:
        return None  # a matter of digits, and not of a factor
    if not np.isfinite(ratio) or not pair.close(pair.got, ratio * pair.expected):
        return None
    reason = next((why for f, why in named_factors(pair) if np.isclose(f, ratio)), None)
    if reason is None and np.count_nonzero(pair.expected) < 2:
        return None  # two numbers always have a ratio: it says nothing
    everywhere = " everywhere" if pair.got.size > 1 else ""
    return f"{pair.name} is {ratio:.4g} times {pair.truth}{everywhere}" + (
        f"; {reason}" if reason else ". What multiplies it, and is missing or too much?"
    )


def named_factors(pair: Pair) -> Iterator[tuple[float, str]]:
    """Yield factors that have a name, with the question to ask about them."""
    yield -1, "the sign is flipped: where does a minus come from?"
    for label, size in named_sizes(pair):
        for sign, flipped in ((1, ""), (-1, "the sign is flipped, and ")):
            yield sign * size, f"{flipped}{size} is {label}: is the 1/{label} missing?"
            once = f"{flipped}this is 1/{label}"
            yield sign / size, f"{once}: is it divided by {label} once too often?"
    yield 2, "is a ½ missing, or a 2 that should have canceled?"
    yield 0.5, "is a ½ too much, or a 2 missing?"
    yield -2, "the sign is flipped, and a ½ may be missing."
    yield -0.5, "the sign is flipped, and a 2 may be missing."


def named_sizes(pair: Pair) -> list[tuple[str, int]]:
    """Return the lengths that have a name, N first, then products of two of them."""
    sizes = {"N": pair.N or 1}
    sizes |= dict(zip(pair.axes, pair.expected.shape, strict=False))
    single = [(name, size) for name, size in sizes.items() if size > 1]
    return single + [
        (f"({a}·{b})", m * n) for (a, m), (b, n) in combinations(single, 2)
    ]


def offset(pair: Pair) -> str | None:
    """Notice the same difference everywhere, or the same in each row."""
    gap = pair.got - pair.expected
    if gap.size > 1 and pair.close(gap, gap.flat[0]):
        word = "large" if gap.flat[0] > 0 else "small"
        size = f"{abs(gap.flat[0]):.4g}"
        return f"{pair.name} is too {word} by {size} everywhere. What is added?"
    if gap.ndim == 2 and len(gap) > 1 and pair.close(gap, gap[:1]):
        row = ", ".join(f"{pair.write(x)}" for x in gap[0])
        return (
            f"every row of {pair.name} is off by the same [{row}]. Is a bias missing, "
            "or added twice?"
        )
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
