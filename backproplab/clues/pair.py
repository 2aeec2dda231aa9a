"""An array beside the one that it should equal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from backproplab.shapes import Array


@dataclass(frozen=True)
class Pair:
    """An array, the one that it should equal, and the words to speak of them.

    `sizes` are further lengths that have a name, and `dtype` is the type that the array
    had before it was read as floats.
    """

    name: str
    got: Array
    expected: Array
    axes: Sequence[str]
    N: int | None
    known: Mapping[str, Any]
    truth: str
    rtol: float
    atol: float
    sizes: Mapping[str, int] = field(default_factory=dict)
    dtype: Any = None

    def close(self, a: Any, b: Any) -> bool:
        """Say whether two arrays agree within the tolerances; NaN equals NaN."""
        return agree(a, b, self.rtol, self.atol)

    def differs(self) -> Any:
        """Mark the entries that are wrong."""
        close = np.isclose(
            self.got, self.expected, self.rtol, self.atol, equal_nan=True
        )
        return ~close

    def write(self, number: float) -> str:
        """Write a number; what is only rounding noise beside the right ones is 0."""
        return written(number, self.expected)

    def write_both(self, entry: tuple[int, ...]) -> tuple[str, str]:
        """Write what came at one place, and what is right, so that they look apart."""
        for digits in range(4, 18):
            got = written(self.got[entry], self.expected, digits)
            right = written(self.expected[entry], self.expected, digits)
            if got != right:
                break
        return got, right

    def at(self, entry: Sequence[int]) -> str:
        """Write one place: dL_dW[0, 2]."""
        return f"{self.name}{[int(i) for i in entry]}" if len(entry) else self.name


def agree(a: Any, b: Any, rtol: float, atol: float) -> bool:
    """Say whether a agrees with b, as np.allclose does in eight times the time.

    NaN agrees with NaN, and an infinite number with the same one.
    """
    a, b = np.asarray(a), np.asarray(b)
    with np.errstate(invalid="ignore"):  # inf - inf
        near = np.abs(a - b) <= atol + rtol * np.abs(b)
    if near.all() and np.isfinite(b).all():
        return True
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    return bool((same | (near & np.isfinite(b))).all())


def written(number: float, beside: Any, digits: int = 4) -> str:
    """Write a number with a few digits, or 0 where it is noise beside the others."""
    sizes = np.abs(beside)[np.isfinite(beside)]
    noise = 1e-12 * sizes.max(initial=0.0)
    return "0" if abs(number) <= noise else f"{number:.{digits}g}"
