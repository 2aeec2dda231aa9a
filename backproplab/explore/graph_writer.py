"""Lines of a graph as a reader sees them: with names, or with the numbers in place."""

import ast
from collections.abc import Mapping

from backproplab.diagrams.svg import number
from backproplab.diagrams.written import GLUE, Writer, parenthesized
from backproplab.explore.graph_gates import gate_of

POWER = f"{GLUE}**{GLUE}"


def written(line: ast.expr, values: Mapping[str, float] | None = None) -> str:
    """Write a line with its names, or with numbers in their place."""
    return LineWriter(values).write(line, {})


class LineWriter(Writer):
    """Writes lines whose names are single numbers."""

    def __init__(self, values: Mapping[str, float] | None, digits: int = 4) -> None:
        self.values, self.digits = values or {}, digits

    def write(self, node: ast.expr, at: dict[str, int], tight: int = 0) -> str:
        match node:
            case ast.Name(id=name) if name in self.values:
                return self.number(self.values[name], tight)
            case ast.Name(id=name):
                return name
            case ast.BinOp(right=ast.Constant(value=2)):
                return super().write(node, at, tight)
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                power = f"{self.write(left, at, 4)}{POWER}{self.write(right, at, 4)}"
                return parenthesized(power, tight > 3)
            case ast.Call(func=ast.Name(id="sigmoid"), args=[inside]):
                return f"σ({self.write(inside, at)})"
        return super().write(node, at, tight)


def sign_of(line: ast.expr) -> str:
    """Return what stands in the node of a line: the signs of at most two operations."""
    nodes = [node for node in ast.walk(line) if isinstance(node, ast.expr)]
    made = [node for node in nodes if gate_of(node)]
    if len(made) == 1:
        return with_number(made[0])
    return "".join(map(bare_sign, reversed(made))) if len(made) < 3 else "f"


def bare_sign(node: ast.expr) -> str:
    """Return the sign of an operation; that of a square is ²."""
    match node:
        case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=2)):
            return "²"
    gate = gate_of(node)
    return gate.sign if gate else ""


def with_number(node: ast.expr) -> str:
    """Return the sign of an operation, with the number that it may hold: +1 or 3×."""
    sign = bare_sign(node)
    match node:
        case ast.BinOp(right=ast.Constant(value=int() | float() as held)):
            return sign if sign == "²" else sign + number(held)
        case ast.BinOp(left=ast.Constant(value=int() | float() as held)):
            return number(held) + sign
    return sign
