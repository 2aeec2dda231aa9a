"""Measure one slope as well as arithmetic allows, and say how sure it is.

A central difference has two errors: the curve bends within the step, which grows with
the step, and the loss is rounded, which grows as the step shrinks. So several steps are
tried, each with four more about as long. Where those five scatter, a bend, a corner or
round-off rules; the slope of the step that scatters least is taken.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

STEPS = (1e-5, 1e-6, 1e-7, 1e-4, 1e-3)
SURE = 1e-7  # relative: no other step is tried then
ABOUT_AS_LONG = (0.8, 0.9, 1.0, 1.1, 1.2)


class Measured(NamedTuple):
    """A slope and its doubt: the truth lies within `slope` ± `doubt`."""

    slope: float
    doubt: float

    def error_of(self, said: float, tolerance: float) -> float:
        """Return how far a slope is off, relative to its size; doubt excuses a gap.

        At most `tolerance` exactly if the gap is at most tolerance · size + doubt.
        """
        size = max(abs(said), abs(self.slope)) + self.doubt / tolerance
        return abs(said - self.slope) / size if size else 0.0


def measure(f: Callable[[float], float], round_off: float) -> Measured:
    """Measure the slope of f at 0; f is known up to about `round_off`."""
    best = Measured(np.nan, np.inf)
    for step in STEPS:
        steps = [step * part for part in ABOUT_AS_LONG]
        slopes = [(f(h) - f(-h)) / (2 * h) for h in steps]
        scatter = max(slopes) - min(slopes)
        found = Measured(float(np.mean(slopes)), 3 * scatter + round_off / step)
        best = min(best, found, key=lambda m: m.doubt)
        if best.doubt <= SURE * abs(best.slope):
            break
    return best
