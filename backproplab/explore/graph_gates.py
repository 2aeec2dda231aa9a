"""Gates: the operations of a graph of numbers, each with its local slopes.

A slope is text in the language of the graphs themselves: `a` and `b` are what goes in,
`out` is what comes out. It is worked out to a number and written down from the same
text, so what a picture says cannot differ from what it computes.
"""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import NamedTuple

from backproplab.layers import Layer, ReLU, Sigmoid, Softplus, Tanh


class Gate(NamedTuple):
    """One operation: its sign in pictures, its local slopes, and what it does back."""

    sign: str
    value: Callable[..., float]
    slopes: tuple[str, ...]
    moral: str


def of_layer(layer: Layer) -> Callable[[float], float]:
    """Return how a layer of the package bends one number."""
    return lambda z: float(layer.forward([[z]])[0][0, 0])


BENT = "What arrives is multiplied by the slope of the curve at this point."

GATES: dict[type[ast.AST] | str, Gate] = {
    ast.Add: Gate(
        "+", operator.add, ("1", "1"), "An add gate hands what arrives to each input."
    ),
    ast.Sub: Gate(
        "−",
        operator.sub,
        ("1", "-1"),
        "What arrives is handed on, to the second input with the other sign.",
    ),
    ast.Mult: Gate(
        "×",
        operator.mul,
        ("b", "a"),
        "A multiply gate swaps: the slope for one input is the other input.",
    ),
    ast.Div: Gate(
        "/",
        operator.truediv,
        ("1 / b", "-out / b"),
        "The larger the lower input, the less of what arrives goes on.",
    ),
    ast.Pow: Gate("**", operator.pow, ("b * a**(b - 1)", "out * log(a)"), BENT),
    ast.USub: Gate("−", operator.neg, ("-1",), "What arrives changes its sign."),
    "exp": Gate("exp", math.exp, ("out",), "The slope of exp is exp itself."),
    "log": Gate("log", math.log, ("1 / a",), BENT),
    "sin": Gate("sin", math.sin, ("cos(a)",), BENT),
    "cos": Gate("cos", math.cos, ("-sin(a)",), BENT),
    "tanh": Gate("tanh", of_layer(Tanh()), ("1 - out**2",), BENT),
    "sigmoid": Gate("σ", of_layer(Sigmoid()), ("out * (1 - out)",), BENT),
    "softplus": Gate("soft+", of_layer(Softplus()), ("sigmoid(a)",), BENT),
    "relu": Gate(
        "relu",
        of_layer(ReLU()),
        ("a > 0",),
        "Above 0 a ReLU lets everything through, else nothing.",
    ),
    "max": Gate(
        "max",
        max,
        ("a >= b", "a < b"),
        "A max gate sends everything to the larger input, nothing to the other.",
    ),
}
FUNCTIONS = [name for name in GATES if isinstance(name, str)]
COMPARISONS: dict[type[ast.AST], Callable[[float, float], bool]] = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
}


def gate_of(node: ast.expr) -> Gate | None:
    """Return the gate of an operation, None for a name or a number."""
    match node:
        case ast.BinOp(op=op) | ast.UnaryOp(op=op):
            return GATES[type(op)]
        case ast.Call(func=ast.Name(id=name)):
            return GATES[name]
    return None


def inputs_of(node: ast.expr) -> list[ast.expr]:
    """Return what goes into an operation, nothing for a name or a number."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.Call(args=args):
            return args
    return []


def worked_out(node: ast.expr, values: Mapping[str, float]) -> float:
    """Return the number that an expression stands for."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return values[name]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            compare = COMPARISONS[type(op)]
            return float(compare(worked_out(left, values), worked_out(right, values)))
    gate = gate_of(node)
    assert gate is not None
    return gate.value(*(worked_out(each, values) for each in inputs_of(node)))
