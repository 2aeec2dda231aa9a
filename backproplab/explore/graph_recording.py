"""A graph of numbers as a list in the order of its making, and the way back through it.

Parents stand before their children, so going back means going through the list from its
end: that is all a tape does.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Parent(NamedTuple):
    """What an entry was made of: its place in the list, and the slope of the entry."""

    place: int
    slope: float
    rule: str = ""


class Entry(NamedTuple):
    """One number: its name, how it was made, and of what. Inputs have no parents.

    `sign` stands in a picture, `line` is what made it, `worked` the same with numbers,
    and `moral` says what it does to what comes back.
    """

    name: str
    value: float
    parents: Sequence[Parent] = ()
    sign: str = ""
    line: str = ""
    worked: str = ""
    moral: str = ""


class Part(NamedTuple):
    """What one child adds to one parent: slope · upstream, and the sum so far."""

    child: int
    parent: Parent
    upstream: float
    before: float
    after: float

    @property
    def added(self) -> float:
        return self.parent.slope * self.upstream


class Recording(NamedTuple):
    """All entries, parents before children; the last one is the result."""

    entries: Sequence[Entry]

    @property
    def result(self) -> Entry:
        return self.entries[-1]

    @property
    def made(self) -> list[int]:
        """The places of the entries that were made of others."""
        return [i for i, entry in enumerate(self.entries) if entry.parents]

    @property
    def readers(self) -> list[int]:
        """How many times each entry is read by later ones."""
        count = [0] * len(self.entries)
        for entry in self.entries:
            for parent in entry.parents:
                count[parent.place] += 1
        return count

    def slope_name(self, of: int, by: int) -> str:
        """Return the name of a slope, such as dout_dx."""
        return f"d{self.entries[of].name}_d{self.entries[by].name}"

    def grad_name(self, place: int) -> str:
        """Return the name of the slope of the result in an entry."""
        return self.slope_name(-1, place)

    def way_back(
        self, start: Sequence[float] = ()
    ) -> Iterator[tuple[list[Part], list[float]]]:
        """Yield, from the last entry to the first, what it adds, and all sums then.

        `start` has the sums to begin with, 0 where none are given; that of the result
        begins with 1.
        """
        grads = [*start] or [0.0] * len(self.entries)
        grads[-1] = 1.0
        for place in reversed(self.made):
            parts = []
            for parent in self.entries[place].parents:
                before = grads[parent.place]
                grads[parent.place] += parent.slope * grads[place]
                after = grads[parent.place]
                parts.append(Part(place, parent, grads[place], before, after))
            yield parts, [*grads]
