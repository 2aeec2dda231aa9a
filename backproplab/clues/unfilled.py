"""Clues in rows, columns or a corner that a loop has left at zero."""

from collections.abc import Iterator

import numpy as np

from backproplab.clues.pair import Pair


def unfilled(pair: Pair) -> str | None:
    """Notice that a loop has ended before a table was full."""
    wrong = pair.differs()
    if wrong.ndim != 2 or pair.got[wrong].any():
        return None
    return next(unreached(pair), None)


def unreached(pair: Pair) -> Iterator[str]:
    """Yield the words for whole rows or columns of zeros, and for a lone corner."""
    for axis, word in ((1, "row"), (0, "column")):
        filled = np.flatnonzero(pair.got.any(axis=axis))
        wrong = np.flatnonzero(pair.differs().any(axis=axis))
        if set(filled) & set(wrong) or pair.got.shape[1 - axis] < 2:
            continue
        if [*filled] == [0]:
            yield only_filled(pair, f"the first {word} of {pair.name}")
        if len(wrong) == 1:
            said = f"{word} {wrong[0]} of {pair.name} is 0; the rest is right."
            yield f"{said} Does a loop leave that {word} out? Counting starts at 0."
    if pair.got[0, 0] and not pair.got.flat[1:].any():
        yield only_filled(pair, pair.at((0, 0)))


def only_filled(pair: Pair, place: str) -> str:
    """Say which place alone is filled."""
    return (
        f"{pair.name} is filled only in one place: {place}. The rest is 0. Does "
        "`return` stand inside the loop?"
    )
