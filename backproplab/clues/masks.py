"""Clues in zeros: too many, too few, or in the wrong places."""

import numpy as np
from numpy.typing import NDArray

from backproplab.clues.pair import Pair


def mask(pair: Pair) -> str | None:
    """Notice zeros in the wrong places, or missing ones, with all else right."""
    wrong = pair.differs()
    if wrong.size == 1:
        return None
    first = tuple(np.argwhere(wrong)[0])
    count = f"{wrong.sum()} of {wrong.size} entries"
    if not pair.got[wrong].any():
        return (
            f"{pair.name} is right except for zeros in {count} (first"
            f" {pair.at(first)}, should be {pair.write(pair.expected[first])}). Which"
            " condition or loop leaves 0 there?"
        )
    if not pair.expected[wrong].any():
        return (
            f"{pair.name} should be 0 in {count} (first {pair.at(first)}, it is "
            f"{pair.write(pair.got[first])}); the rest is right. What should set it "
            "to 0?"
        )
    return other_mask(pair, wrong)


def other_mask(pair: Pair, wrong: NDArray[np.bool_]) -> str | None:
    """Notice that the zeros are in other places, with all other entries right."""
    many, few = wrong & (pair.got == 0), wrong & (pair.expected == 0)
    if not (many | few)[wrong].all() or not pair.got.any():
        return None
    if wrong.all():
        return (
            f"{pair.name} is 0 exactly where it should not be, and not 0 where it"
            " should. Is the condition turned round?"
        )
    first = [pair.at(tuple(np.argwhere(each)[0])) for each in (many, few)]
    return (
        f"{pair.name} is 0 in other places than it should be: {many.sum()} too many"
        f" (first {first[0]}), {few.sum()} missing (first {first[1]}); the rest is"
        " right. Which array should decide where it is 0?"
    )
