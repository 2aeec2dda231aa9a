"""Formulas for one entry, written with indices or worked out with the actual numbers.

The formulas are the ones that `identities` holds and a test runs, so what a picture
writes out cannot differ from what is computed.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product
from math import prod

from backproplab.diagrams.svg import number
from backproplab.shapes import Array

SUBSCRIPTS = {"i": "ᵢ", "j": "ⱼ", "k": "ₖ", "n": "ₙ"}
GLUE = "\N{NO-BREAK SPACE}"  # a formula may be broken before a plus, not elsewhere
SIGNS = {
    ast.Add: f" +{GLUE}",
    ast.Sub: f"{GLUE}−{GLUE}",
    ast.Mult: "·",
    ast.Div: f"{GLUE}/{GLUE}",
}
TIGHTNESS = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.Pow: 3}
COMPARISONS = {ast.Gt: ">", ast.LtE: "≤", ast.GtE: "≥", ast.Lt: "<"}


@lru_cache
def parsed(expression: str) -> ast.expr:
    """Return the tree of a formula, the same one each time."""
    return ast.parse(expression, mode="eval").body


@lru_cache(maxsize=512)
def letters_of(index: ast.expr) -> tuple[str, ...]:
    """Return the letters of an index: (n, j) of z[n, j]."""
    return tuple(part.id for part in ast.walk(index) if isinstance(part, ast.Name))


class Formula:
    """A formula for one entry, with the indices that are fixed.

    Sums are written out to `most` terms, with dots for those left out; `n_rows` is N.
    """

    def __init__(
        self,
        expression: str,
        arrays: Mapping[str, Array],
        fixed: Mapping[str, int],
        n_rows: int,
    ) -> None:
        self.tree = parsed(expression)
        self.arrays, self.fixed, self.n_rows = arrays, fixed, n_rows

    def with_indices(self) -> str:
        """Write the formula with letters for what is added up."""
        return Writer(self, numbers=False).write(self.tree, dict(self.fixed))

    def with_numbers(self, *, most: int = 10, digits: int = 4) -> str:
        """Write the formula with the actual numbers in place of all names."""
        writer = Writer(self, numbers=True, most=most, digits=digits)
        return writer.write(self.tree, dict(self.fixed))


class Writer:
    """Writes the nodes of a formula; `tight` is how strongly the neighbor binds."""

    def __init__(
        self, formula: Formula, *, numbers: bool, most: int = 10, digits: int = 4
    ) -> None:
        self.formula, self.numbers = formula, numbers
        self.most, self.digits = most, digits

    def write(self, node: ast.expr, at: dict[str, int], tight: int = 0) -> str:
        match node:
            case ast.Constant(value=int() | float() as value):
                return self.number(value, tight)
            case ast.Name(id="N"):
                return str(self.formula.n_rows) if self.numbers else "N"
            case ast.Subscript(value=ast.Name(id=name), slice=index):
                return self.entry(name, index, at, tight)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return parenthesized(f"−{self.write(operand, at, 2)}", tight > 2)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                sign = COMPARISONS[type(op)]
                return f"[{self.write(left, at)} {sign} {self.write(right, at)}]"
            case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=2)):
                return f"{self.write(left, at, 4)}²"
            case ast.BinOp():
                return self.operation(node, at, tight)
            case ast.Call(func=ast.Name(id="sum"), args=[ast.GeneratorExp() as terms]):
                return self.sum(terms, at, tight)
            case ast.Call(func=ast.Name(id=name), args=args):
                inside = f",{GLUE}".join(self.write(arg, at) for arg in args)
                return f"{name}({inside})"
        raise ValueError(f"cannot write out {ast.unparse(node)!r}")

    def number(self, value: float, tight: int) -> str:
        """Write a number, in parentheses where a minus would follow another sign."""
        return parenthesized(number(value, self.digits), value < 0 and tight > 0)

    def entry(self, name: str, index: ast.expr, at: dict[str, int], tight: int) -> str:
        """Write an entry of an array, as a number or with its indices."""
        letters = letters_of(index)
        if self.numbers:
            place = tuple(at[letter] for letter in letters)
            return self.number(float(self.formula.arrays[name][place]), tight)
        return f"{name}[{f',{GLUE}'.join(str(at.get(i, i)) for i in letters)}]"

    def operation(self, node: ast.BinOp, at: dict[str, int], tight: int) -> str:
        """Write two operands and the sign between them."""
        binds = TIGHTNESS[type(node.op)]
        left = self.write(node.left, at, binds if binds > 1 else 0)
        stronger = isinstance(node.op, ast.Sub | ast.Div)
        right = self.write(node.right, at, binds + stronger)
        return parenthesized(f"{left}{SIGNS[type(node.op)]}{right}", tight > binds)

    def sum(self, terms: ast.GeneratorExp, at: dict[str, int], tight: int) -> str:
        """Write a sum: term by term, or with the sign for sums and its letters."""
        letters = [ast.unparse(part.target) for part in terms.generators]
        if not self.numbers:
            below = "".join(SUBSCRIPTS[letter] for letter in letters)
            body = self.write(terms.elt, free(at, letters), 2)
            return parenthesized(f"Σ{below}{GLUE}{body}", tight > 1)
        lengths = [self.length(part.iter) for part in terms.generators]
        written = [
            self.write(terms.elt, at | dict(zip(letters, place, strict=True)), 1)
            for place in self.places(lengths)
        ]
        if prod(lengths) > self.most:
            written.insert(-1, "…")
        return parenthesized(SIGNS[ast.Add].join(written), tight > 1)

    def length(self, indices: ast.expr) -> int:
        """Return how many values the index of a sum takes: range(2) -> 2, range(N)."""
        assert isinstance(indices, ast.Call)
        limit = indices.args[0]
        fixed = isinstance(limit, ast.Constant)
        return int(ast.unparse(limit)) if fixed else self.formula.n_rows

    def places(self, lengths: list[int]) -> Iterator[tuple[int, ...]]:
        """Yield the first entries of a sum and the last one; all, if these are few."""
        entries = product(*map(range, lengths))
        if prod(lengths) <= self.most:
            yield from entries
        else:
            yield from islice(entries, self.most - 1)
            yield tuple(length - 1 for length in lengths)


def free(at: dict[str, int], letters: list[str]) -> dict[str, int]:
    """Return the fixed indices without those that a sum runs over."""
    return {letter: i for letter, i in at.items() if letter not in letters}


def parenthesized(content: str, needed: bool) -> str:
    """Put parentheses around a part of a formula where they are needed."""
    return f"({content})" if needed else content
