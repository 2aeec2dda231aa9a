"""Derivations: every identity in words, for one index, as matrices, and in NumPy.

An identity is written once, as two expressions that run: for one entry (`index`) and for
whole arrays (`numpy`). Formulas on the page are typeset from these expressions, traces
show them, and a test evaluates both at random points and against measured slopes, so a
formula with a wrong sign cannot stay.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from backproplab.typeset import name_to_tex, shape_to_tex, to_tex, with_shapes


class Identity(NamedTuple):
    """One line of mathematics: `name[entry] = index`, and `name = numpy` for all entries.

    `shape` has the axis names of the result, so `shape` and `entry` run in parallel.
    """

    name: str
    entry: str
    shape: str
    words: str
    index: str
    numpy: str

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
        write = with_shapes if "@" in self.numpy else name_to_tex
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
        return self._replace(name=name, index=index, numpy=numpy)

    def __repr__(self) -> str:
        left = f"{self.name}[{self.entry}]" if self.entry else self.name
        return (
            f"words      {self.words}\n"
            f"one index  {left} = {self.index}\n"
            f"NumPy      {self.line}"
        )

    def _repr_markdown_(self) -> str:
        return "\n".join(
            (
                "| | |",
                "|:--|:--|",
                f"| **words** | {self.words} |",
                f"| **one index** | $\\displaystyle {self.index_tex}$ |",
                f"| **matrix** | $\\displaystyle {self.matrix_tex}$ |",
                f"| **NumPy** | `{self.line}` |",
            )
        )
