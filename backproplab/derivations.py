"""Derivations: every identity in words, for one index, as matrices, and in NumPy.

An identity is written once, as two expressions that run: for one entry (`index`) and
for whole arrays (`numpy`). Formulas on the page are typeset from these expressions,
traces show them, and a test evaluates both at random points and against measured
slopes, so a formula with a wrong sign cannot stay.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from backproplab.typeset import (
    name_to_tex,
    shape_of,
    shape_to_tex,
    to_tex,
    with_shapes,
)


@dataclass(frozen=True, repr=False)
class Identity:
    """One line of mathematics: `name[entry] = index`, and for all, `name = numpy`.

    `shape` has the axis names of the result, so `shape` and `entry` run in parallel.
    `shapes` has those of renamed arrays: a1 comes into layer 2 as (N, n_in).
    """

    name: str
    entry: str
    shape: str
    words: str
    index: str
    numpy: str
    shapes: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """Return the NumPy line with its shape, as a learner would write it."""
        return f"{self.name} = {self.numpy}  # {self.shape}"

    @property
    def index_tex(self) -> str:
        subscript = self.entry.replace(", ", "")
        return f"{name_to_tex(self.name, subscript)} = {to_tex(self.index)}"

    @property
    def matrix_tex(self) -> str:
        """Write the NumPy line as mathematics; matrix products show every shape."""
        shaped = partial(with_shapes, shapes=self.shapes)
        write = shaped if "@" in self.numpy else name_to_tex
        left = rf"\underset{{{shape_to_tex(self.shape)}}}{{{name_to_tex(self.name)}}}"
        return f"{left} = {to_tex(self.numpy, write)}"

    def renamed(self, names: Mapping[str, str]) -> "Identity":
        """Return the identity with the names of one network: z -> z1, x -> a1, …"""

        def swap(match: re.Match[str]) -> str:
            return names.get(match[0], match[0])

        name, index, numpy = (
            re.sub(r"(?<![\w.])[A-Za-z_]\w*", swap, text)
            for text in (self.name, self.index, self.numpy)
        )
        used = {*re.findall(r"\w+", f"{self.name} {self.index} {self.numpy}")}
        shapes = {new: shape_of(old) for old, new in names.items() if old in used}
        return replace(self, name=name, index=index, numpy=numpy, shapes=shapes)

    def __repr__(self) -> str:
        return as_text(self.rows_of_text())

    def rows_of_text(self) -> list[tuple[str, str]]:
        """Return the rows that can be read as plain text, with their titles."""
        left = f"{self.name}[{self.entry}]" if self.entry else self.name
        rows = ("words", self.words), ("one index", f"{left} = {self.index}")
        return [*rows, ("NumPy", self.line)]

    def rows_of_markdown(self) -> list[tuple[str, str]]:
        """Return the four rows as Markdown, with their titles."""
        return [
            ("words", self.words),
            ("one index", math(self.index_tex)),
            ("matrix", math(self.matrix_tex)),
            ("NumPy", f"`{self.line}`"),
        ]

    def _repr_markdown_(self) -> str:
        return as_table(self.rows_of_markdown())


class Derivation(NamedTuple):
    """An identity in the names of one network, and one entry worked out."""

    identity: Identity
    place: tuple[int, ...]
    numbers_tex: str
    value: float

    def __repr__(self) -> str:
        left = f"{self.identity.name}{list(self.place) if self.place else ''}"
        number = ("number", f"{left} = {self.value:.10g}")
        return as_text([*self.identity.rows_of_text(), number])

    def _repr_markdown_(self) -> str:
        # Counted from 0, as in code: the entry can be looked up.
        entry = self.identity.name + (str(list(self.place)) if self.place else "")
        left = entry.replace("_", r"\_")
        number = ("number", math(rf"\texttt{{{left}}} = {self.numbers_tex}"))
        return as_table([*self.identity.rows_of_markdown(), number])


def math(tex: str) -> str:
    """Mark TeX as a formula in a line of Markdown."""
    return rf"$\displaystyle {tex}$"


def as_text(rows: list[tuple[str, str]]) -> str:
    """Write titled rows as plain text."""
    return "\n".join(f"{title:9}  {text}" for title, text in rows)


def as_table(rows: list[tuple[str, str]]) -> str:
    """Write titled rows as a Markdown table."""
    lines = [f"| **{title}** | {text} |" for title, text in rows]
    return "\n".join(["| said as | the same thing |", "|:--|:--|", *lines])
