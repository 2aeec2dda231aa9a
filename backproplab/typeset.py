"""Typeset: turn the expressions of `identities` into TeX."""

import ast
import re
from collections.abc import Callable, Mapping

from backproplab.notation import quantity, split_number

FUNCTIONS = {"exp": r"\exp", "log": r"\log", "tanh": r"\tanh", "max": r"\max"}
COMPARISONS = {ast.Gt: ">", ast.GtE: r"\ge", ast.Lt: "<", ast.LtE: r"\le"}
SCALARS = {"np", "N", "leak", "learning_rate"}

# How to write a name, given a subscript and whether it is transposed.
Writer = Callable[..., str]


def name_to_tex(name: str, subscript: str = "", *, transposed: bool = False) -> str:
    """Write a code name as in mathematics: dL_dW1 with ij -> ∂L/∂W⁽¹⁾ with ij.

    A local slope such as du_dx is a fraction of its own.
    """
    if transposed:
        tex = name_to_tex(name, subscript)
        # One exponent, (1)⊤: TeX refuses a second one behind the first.
        numbered = re.fullmatch(r"(.*\^\{\(\d+\))\}", tex)
        return rf"{numbered[1]}\top}}" if numbered else rf"{tex}^{{\top}}"
    if slope := re.fullmatch(r"d([A-Za-z]\w*?)_d(\w+)", name):
        above = "L" if slope[1] == "L" else name_to_tex(slope[1], subscript)
        under = name_to_tex(slope[2], subscript)
        return rf"\frac{{\partial {above}}}{{\partial {under}}}"
    letters, number = split_number(name)
    try:
        tex = quantity(letters).tex
    except KeyError:
        plain = rf"\text{{{letters}}}" if len(letters) > 1 else letters
        return plain + below(number, subscript)
    tail = below(subscript)
    return tex.replace("^{(l)}", rf"^{{({number})}}" if number else "") + tail


def below(*subscripts: str) -> str:
    """Write what stands below a letter, if anything does."""
    given = ", ".join(filter(None, subscripts))
    return f"_{{{given}}}" if given else ""


def with_shapes(
    name: str,
    subscript: str = "",
    *,
    transposed: bool = False,
    shapes: Mapping[str, str] | None = None,
) -> str:
    """Write a name with its axis names under it: those in shapes, or the glossary's."""
    shape = (shapes or {}).get(name) or shape_of(name)
    if transposed:
        shape = f"({', '.join(reversed(shape.strip('()').split(', ')))})"
    tex = name_to_tex(name, subscript, transposed=transposed)
    return rf"\underset{{{shape_to_tex(shape)}}}{{{tex}}}"


def shape_of(name: str) -> str:
    """Return the shape in the glossary, that of its namesake for a gradient, or ""."""
    letters, _ = split_number(name.removeprefix("dL_d"))
    try:
        return quantity(letters).shape
    except KeyError:
        return ""


def shape_to_tex(shape: str) -> str:
    """Write axis names upright."""
    return re.sub(r"n_(\w+)", r"n_{\\text{\1}}", shape)


def to_tex(expression: str, write: Writer = name_to_tex) -> str:
    """Write a Python expression of numbers, entries or arrays as TeX."""
    return Typesetter(write).tex(ast.parse(expression, mode="eval").body)


class Typesetter:
    """Write the nodes of an expression; `tight` asks for parentheses around sums."""

    def __init__(self, write: Writer) -> None:
        self.write = write

    def tex(self, node: ast.expr, *, tight: bool = False) -> str:
        """Write one node."""
        match node:
            case ast.Constant(value=value):
                return str(value)
            case ast.Name(id=name):
                return self.write(name)
            case ast.Subscript(value=ast.Name(id=name), slice=index):
                indices = ast.unparse(index).strip("()").replace(", ", "")
                return self.write(name, indices)
            case ast.Attribute(value=ast.Name(id=name), attr="T"):
                return self.write(name, transposed=True)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"-{self.tex(operand, tight=True)}"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return rf"[{self.tex(left)} {COMPARISONS[type(op)]} {self.tex(right)}]"
            case ast.BinOp():
                return self.operation(node, tight=tight)
            case ast.Call():
                return self.call(node)
        raise ValueError(f"cannot typeset {ast.unparse(node)!r}")

    def operation(self, node: ast.BinOp, *, tight: bool) -> str:
        """Write a sum, product, quotient or power, with parentheses where needed."""
        match node.op:
            case ast.Add() | ast.Sub():
                minus = isinstance(node.op, ast.Sub)
                # A number after a sign stands in parentheses if it has one itself.
                tight_right = minus or isinstance(node.right, ast.Constant)
                right = self.tex(node.right, tight=tight_right)
                text = f"{self.tex(node.left)} {'-' if minus else '+'} {right}"
                return rf"\left({text}\right)" if tight else text
            case ast.Div():
                return rf"\frac{{{self.tex(node.left)}}}{{{self.tex(node.right)}}}"
            case ast.Pow():
                base = self.tex(node.left, tight=True)
                if isinstance(node.left, ast.Name | ast.Subscript):
                    base = f"{{{base}}}"  # which may have an exponent of its own
                return f"{base}^{{{self.tex(node.right)}}}"
        left, right = (self.tex(n, tight=True) for n in (node.left, node.right))
        if entrywise(node) and is_product(node.left):
            left = rf"\left({left}\right)"
        return left + self.times(node) + right

    def times(self, node: ast.BinOp) -> str:
        """Return the sign between two factors."""
        if isinstance(node.right, ast.Constant):
            return r" \cdot "
        return r" \odot " if entrywise(node) else r"\, "

    def call(self, node: ast.Call) -> str:
        """Write a function, or a sum over indices or over an axis."""
        match node:
            case ast.Call(func=ast.Name(id="sum"), args=[ast.GeneratorExp() as terms]):
                below = ", ".join(ast.unparse(part.target) for part in terms.generators)
                return rf"\sum_{{{below}}} {self.tex(terms.elt, tight=True)}"
            case ast.Call(
                func=ast.Attribute(value=array, attr="sum"), keywords=options
            ):
                axis = {k.arg: ast.unparse(k.value) for k in options}.get("axis")
                below = {None: "", "0": r"_{\text{rows}}", "1": r"_{\text{row}}"}[axis]
                return rf"\sum{below} {self.tex(array, tight=True)}"
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=args):
                inside = ", ".join(self.tex(arg) for arg in args)
                return rf"{FUNCTIONS[name.removesuffix('imum')]}\left({inside}\right)"
        raise ValueError(f"cannot typeset {ast.unparse(node)!r}")


def entrywise(node: ast.BinOp) -> bool:
    """Tell whether a product is of two whole arrays, entry by entry: written ⊙."""
    return (
        isinstance(node.op, ast.Mult) and is_array(node.left) and is_array(node.right)
    )


def is_product(node: ast.expr) -> bool:
    """Tell whether an expression is a matrix product."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)


def is_array(node: ast.expr) -> bool:
    """Tell whether an expression has whole arrays in it, and no single entries."""
    parts = [*ast.walk(node)]
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    entries = any(isinstance(part, ast.Subscript) for part in parts)
    return bool(names - SCALARS) and not entries
