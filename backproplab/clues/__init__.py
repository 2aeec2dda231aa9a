"""Clues: each looks at a wrong array for one kind of mistake, and says what it sees.

A clue is a function of a `Pair`, the array that came beside the one that should have
come. `CLUES` lists them from the most to the least telling; the last always answers.
"""

from collections.abc import Callable

from backproplab.clues.axes import (
    another_order,
    not_summed,
    one_value,
    shape,
    transposed,
)
from backproplab.clues.entries import (
    all_zero,
    another_quantity,
    cut_off,
    nan_lost,
    nearly,
    not_finite,
    rounded,
    where,
    whole_numbers,
)
from backproplab.clues.factors import factor, mixture, offset, powers, signs
from backproplab.clues.masks import mask
from backproplab.clues.pair import Pair
from backproplab.clues.unfilled import unfilled

Clue = Callable[[Pair], str | None]

CLUES: tuple[Clue, ...] = (
    not_summed,
    another_quantity,
    shape,
    not_finite,
    nan_lost,
    all_zero,
    whole_numbers,
    factor,
    offset,
    transposed,
    unfilled,
    signs,
    mask,
    mixture,
    powers,
    one_value,
    another_order,
    rounded,
    cut_off,
    nearly,
    where,
)

__all__ = ["CLUES", "Clue", "Pair"]
