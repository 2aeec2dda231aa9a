"""Worked examples: put the numbers of one trace into an expression of `identities`."""

import ast
from functools import reduce
from itertools import product
from typing import Any, cast

import numpy as np

from backproplab.derivations import Derivation, Identity
from backproplab.typeset import Typesetter, name_to_tex

MOST = 10  # terms of a sum that are written out; of more, the middle ones are dots

FUNCTIONS: dict[str, Any] = {
    "np": np,
    "range": range,
    "exp": np.exp,
    "log": np.log,
    "tanh": np.tanh,
    "max": max,
}


class WithNumbers(ast.NodeTransformer):
    """Replace every entry by its number, and every sum by its terms."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Write a sum out; the argument of another function gets its numbers."""
        match node:
            case ast.Call(func=ast.Name(id="sum"), args=[ast.GeneratorExp() as terms]):
                return self.written_out(terms)
        node.args = [self.visit(arg) for arg in node.args]
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Look one entry up."""
        return ast.Constant(evaluate(ast.unparse(node), self.values))

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Look a number such as N up."""
        return ast.Constant(evaluate(node.id, self.values))

    def written_out(self, terms: ast.GeneratorExp) -> ast.expr:
        """Return the terms of a sum, joined by plus signs."""
        letters = [ast.unparse(part.target) for part in terms.generators]
        ranges = (evaluate(ast.unparse(g.iter), self.values) for g in terms.generators)
        entries = [*product(*ranges)]
        parts = [self.term(terms.elt, letters, entry) for entry in entries[:MOST]]
        if len(entries) > MOST:
            last = self.term(terms.elt, letters, entries[-1])
            parts[-2:] = [ast.Constant(...), last]
        return reduce(lambda left, right: ast.BinOp(left, ast.Add(), right), parts)

    def term(
        self, summand: ast.expr, letters: list[str], entry: tuple[int, ...]
    ) -> ast.expr:
        """Return one term of a sum, at one value of each of its indices."""
        at = self.values | dict(zip(letters, entry, strict=True))
        fresh = ast.parse(ast.unparse(summand), mode="eval").body
        return cast(ast.expr, WithNumbers(at).visit(fresh))


class NumberTypesetter(Typesetter):
    """Write numbers with a dot between factors, and negative ones in parentheses."""

    def __init__(self, digits: int) -> None:
        super().__init__(name_to_tex)
        self.digits = digits

    def tex(self, node: ast.expr, *, tight: bool = False) -> str:
        """Write one node; see Typesetter."""
        if not isinstance(node, ast.Constant):
            return super().tex(node, tight=tight)
        if node.value is ...:
            return r"\dots"
        text = number_to_tex(float(cast(float, node.value)), self.digits)
        return f"({text})" if tight and text.startswith("-") else text

    def times(self, node: ast.BinOp) -> str:
        """Return the sign between two factors."""
        return r" \cdot "


def evaluate(expression: str, values: dict[str, Any]) -> Any:
    """Evaluate one expression of `identities` with these values."""
    return eval(expression, FUNCTIONS | values)


def number_to_tex(value: float, digits: int) -> str:
    """Write a number with this many significant digits, without a useless point."""
    text = f"{value + 0.0:.{digits}g}"
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def worked(expression: str, values: dict[str, Any], digits: int = 4) -> str:
    """Write an expression with its numbers, and what they come to, as TeX."""
    tree = WithNumbers(values).visit(ast.parse(expression, mode="eval").body)
    result = number_to_tex(float(evaluate(expression, values)), digits)
    return f"{NumberTypesetter(digits).tex(tree)} = {result}"


def derive(
    identity: Identity, *place: int, digits: int = 4, **values: Any
) -> Derivation:
    """Return an identity with one entry worked out, as `Trace.derive` does.

    `values` are what the formula names: arrays, and the lengths that it sums over.
    """
    letters = identity.entry.replace(",", " ").split()
    known = values | dict(zip(letters, place, strict=True))
    numbers = worked(identity.index, known, digits)
    return Derivation(identity, place, numbers, float(evaluate(identity.index, known)))
