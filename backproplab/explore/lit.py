"""Which arrays a formula uses, and which of their entries make one number.

Both are read from the identity of a step, so nothing is said here of single layers.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from backproplab.derivations import Identity
from backproplab.diagrams.grids import Grid
from backproplab.diagrams.shapes import Item
from backproplab.diagrams.svg import MINUS
from backproplab.shapes import Array
from backproplab.typeset import shape_of

LONGEST = 12  # letters between two arrays; longer formulas stand in the NumPy line
Letters = tuple[str, ...]


@lru_cache
def entries_used(index: str) -> dict[str, list[Letters]]:
    """Return the entries of each array in a formula: "x[n, i] * …" -> x: [(n, i)]."""
    used: dict[str, list[Letters]] = {}
    for node in ast.walk(ast.parse(index, mode="eval")):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            at = ast.walk(node.slice)
            letters = tuple(part.id for part in at if isinstance(part, ast.Name))
            used.setdefault(node.value.id, []).append(letters)
    return used


@lru_cache
def added_up(index: str) -> str:
    """Return the letters along which two arrays meet and are added up."""
    used = [letters for at in entries_used(index).values() for letters in {*at}]
    summed = re.findall(r"for (\w) in", index)
    return "".join(s for s in summed if sum(s in letters for letters in used) > 1)


class Lit:
    """The arrays of one step as grids; `at` has the indices that are fixed."""

    def __init__(
        self, identity: Identity, arrays: Mapping[str, Array], at: Mapping[str, int]
    ) -> None:
        self.identity, self.arrays, self.at = identity, arrays, at
        self.used = entries_used(identity.index)

    def items(self) -> list[Item]:
        """Return the arrays in the order of the NumPy line, with what joins them."""
        names = "|".join(sorted(map(re.escape, self.used), key=len, reverse=True))
        parts = re.split(rf"(?<![\w.])({names})(\.T)?(?!\w)", self.identity.numpy)
        joints = [part.strip().replace("-", MINUS) for part in parts[::3]]
        if len(parts[1::3]) > len(self.used) or max(map(len, joints)) > LONGEST:
            return self.listed()
        grids = [
            self.grid(name, transposed=bool(turned))
            for name, turned in zip(parts[1::3], parts[2::3], strict=True)
        ]
        return [*woven(joints, grids)]

    def listed(self) -> list[Item]:
        """Return the arrays one after the other, of a formula that is too long."""
        grids = [self.grid(name) for name in self.used if name in self.arrays]
        return [*woven(["", *"," * (len(grids) - 1), ""], grids)]

    def grid(self, name: str, *, transposed: bool = False) -> Grid:
        """Return an array, with the entries lit that make the number worked out."""
        value, axes = self.arrays[name], self.axes(name)
        row, column = [None, *self.lit(name)][-2:]
        shared = next(
            (
                a
                for a, s in zip(axes, self.used[name][0], strict=False)
                if s in self.met
            ),
            "",
        )
        if transposed:
            return Grid(f"{name}.T", value.T, axes[::-1], column, row, shared)
        return Grid(name, value, axes, row, column, shared)

    @property
    def met(self) -> str:
        """The letters along which arrays meet."""
        is_product = "@" in self.identity.numpy
        return added_up(self.identity.index) if is_product else ""

    def axes(self, name: str) -> tuple[str, ...]:
        """Return the axis names of an array."""
        shape = self.identity.shapes.get(name) or shape_of(name)
        return tuple(filter(None, re.split(r"[(), ]+", shape)))

    def lit(self, name: str) -> list[int | None]:
        """Return for each axis which entry is lit; None is all of them."""
        return [
            self.at.get(letters[0]) if len({*letters}) == 1 else None
            for letters in zip(*self.used[name], strict=True)
        ]


def woven(joints: Sequence[str], grids: Sequence[Grid]) -> Iterator[Item]:
    """Yield texts and grids in turn, without the texts that are empty."""
    first, *others = joints
    if first:
        yield first
    for grid, joint in zip(grids, others, strict=True):
        yield grid
        if joint:
            yield joint
