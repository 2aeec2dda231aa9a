"""Directions of a bowl: how curved each is, and what becomes of steps along it."""

from math import sqrt
from typing import NamedTuple

ALMOST_0 = SAME = 1e-9  # a factor below this, and factors no farther apart
SWINGING = ("zigzags", "swings")
WORST_FIRST = ("diverges", "keeps swinging", *SWINGING)


class Direction(NamedTuple):
    """One direction of a bowl: along it the loss is ½ k w², seen from the minimum."""

    name: str
    k: float

    def longest(self, momentum: float) -> float:
        """2 (1 + μ)/k, the rate from which on the distance does not shrink."""
        return 2 * (1 + momentum) / self.k

    def straight(self, momentum: float) -> float:
        """(1 - √μ)²/k, the rate from which on steps go beyond the minimum."""
        return (1 - sqrt(momentum)) ** 2 / self.k

    def factor(self, rate: float, momentum: float) -> float:
        """Return what a step leaves of the distance, in the long run.

        With w_next = (1 + μ - η k) w - μ w_before, that is the size of the larger root
        of r² = (1 + μ - η k) r - μ; without momentum it is |1 - η k|.
        """
        middle = (1 + momentum - rate * self.k) / 2
        gap = middle**2 - momentum
        return sqrt(momentum) if gap < 0 else abs(middle) + sqrt(gap)

    def fate(self, rate: float, momentum: float) -> str:
        """Say in a word or two what steps along this direction do."""
        factor = self.factor(rate, momentum)
        if factor < ALMOST_0:
            return "there at once"
        if abs(factor - 1) < SAME:
            return "keeps swinging"
        if factor > 1:
            return "diverges"
        swings = SWINGING[bool(momentum)]
        return swings if rate > self.straight(momentum) else "straight"


class Course(NamedTuple):
    """What becomes of a descent as a whole, and which direction decides it."""

    decides: str
    factor: float
    fate: str


def course(directions: list[Direction], rate: float, momentum: float) -> Course:
    """Say what becomes of a descent; the direction that shrinks least decides."""
    factors = [way.factor(rate, momentum) for way in directions]
    fates = [way.fate(rate, momentum) for way in directions]
    most = max(factors)
    last = [
        way.name
        for way, factor in zip(directions, factors, strict=True)
        if abs(factor - most) < SAME
    ]
    whole = next((fate for fate in WORST_FIRST if fate in fates), "converges")
    if whole in SWINGING:
        whole = f"{whole} and converges"
    return Course(" and ".join(last), most, whole)
