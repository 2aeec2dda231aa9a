"""Local slopes of one line of a graph, in symbols: one for each name that it reads."""

import ast
from collections.abc import Iterator, Mapping
from copy import deepcopy

from backproplab.explore.graph_gates import gate_of, inputs_of, worked_out

ONE = ast.Constant(1)


def local_slopes(
    node: ast.expr, out: ast.expr, so_far: ast.expr = ONE
) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that a line reads with its slope, once for each time it is read.

    A line of several operations multiplies their slopes; `out` is the line's own name.
    """
    if isinstance(node, ast.Name):
        yield node.id, so_far
    gate, inputs = gate_of(node), inputs_of(node)
    if gate is None:
        return
    given = dict(zip("ab", inputs, strict=False)) | {"out": out}
    for each, slope in zip(inputs, gate.slopes, strict=True):
        rule = filled_in(slope, given)
        yield from local_slopes(each, each, product(so_far, rule))


def filled_in(rule: str, given: Mapping[str, ast.expr]) -> ast.expr:
    """Return the slope of a gate with what goes in and out in place of a, b and out."""
    tree: ast.expr = FillIn(given).visit(ast.parse(rule, mode="eval").body)
    return tree


class FillIn(ast.NodeTransformer):
    """Puts expressions in the place of names, and shortens what is a number then."""

    def __init__(self, given: Mapping[str, ast.expr]) -> None:
        self.given = given

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return deepcopy(self.given.get(node.id, node))

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return ast.Call(node.func, [self.visit(each) for each in node.args], [])

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        return shortened(ast.BinOp(left, node.op, right))


def shortened(node: ast.BinOp) -> ast.expr:
    """Shorten 2 - 1 to 1, u**1 to u, and 1 · u to u."""
    match node:
        case ast.BinOp(left=ast.Constant(), right=ast.Constant()):
            return ast.Constant(worked_out(node, {}))
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=1)):
            return left
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return product(left, right)
    return node


def product(one: ast.expr, other: ast.expr) -> ast.expr:
    """Return a product, without factors of 1 and with a minus in front."""
    match one, other:
        case ast.Constant(value=1), _:
            return other
        case _, ast.Constant(value=1):
            return one
        case ast.UnaryOp(operand=inside), _:
            return ast.UnaryOp(ast.USub(), product(inside, other))
        case _, ast.UnaryOp(operand=inside):
            return ast.UnaryOp(ast.USub(), product(one, inside))
    return ast.BinOp(one, ast.Mult(), other)
