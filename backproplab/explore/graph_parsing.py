"""Text as lines of a graph: only a small, safe part of Python is understood."""

import ast
from collections.abc import Iterator
from itertools import count

from backproplab.explore.graph_gates import FUNCTIONS, GATES, gate_of, inputs_of

Line = tuple[str, ast.expr]
KNOWN = f"numbers, names, + - * / ** and {', '.join(FUNCTIONS)}"


def as_lines(text: str) -> Iterator[Line]:
    """Yield each line as name and expression; a single expression is taken apart."""
    body = parsed(text).body
    if len(body) == 1 and isinstance(body[0], ast.Expr):
        taken = {node.id for node in ast.walk(body[0]) if isinstance(node, ast.Name)}
        names = (name for i in count(1) if (name := f"u{i}") not in taken)
        yield from taken_apart(checked(body[0].value), names, free("out", taken))
        return
    for statement in body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, checked(value)
            case _:
                line = ast.unparse(statement)
                raise ValueError(f"a line must be `name = expression`, got {line!r}")


def free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken yet."""
    return free(name + "_", taken) if name in taken else name


def parsed(text: str) -> ast.Module:
    """Return text as a tree; ValueError shows what Python could not read."""
    if not isinstance(text, str):
        raise TypeError(f"an expression must be text, got {type(text).__name__}")
    try:
        tree = ast.parse(text.strip())
    except SyntaxError as error:
        raise ValueError(f"{text!r} is no Python expression: {error.msg}") from error
    if not tree.body:
        raise ValueError("an expression is needed, such as '(x + y) * z'")
    return tree


def checked(node: ast.expr) -> ast.expr:
    """Return an expression of which every part is understood; ValueError names one."""
    match node:
        case ast.Constant(value=bool()):
            known = False
        case ast.Name() | ast.Constant(value=int() | float()):
            return node
        case ast.BinOp(op=op) | ast.UnaryOp(op=op) if type(op) in GATES:
            known = True
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            known = name in FUNCTIONS and len(args) == len(GATES[name].slopes)
        case _:
            known = False
    if not known:
        raise ValueError(f"{ast.unparse(node)!r} is not understood; there are {KNOWN}")
    for each in inputs_of(node):
        checked(each)
    return node


def taken_apart(node: ast.expr, names: Iterator[str], out: str) -> Iterator[Line]:
    """Yield a line for each operation of an expression, the inner ones first."""
    inputs: list[ast.expr] = []
    for each in inputs_of(node):
        if n_operations(each) and reads(each):
            *before, last = taken_apart(each, names, "")
            yield from [*before, last]
            inputs.append(ast.Name(last[0]))
        else:
            inputs.append(each)
    yield out or next(names), with_inputs(node, inputs)


def with_inputs(node: ast.expr, inputs: list[ast.expr]) -> ast.expr:
    """Return an operation with other inputs."""
    match node:
        case ast.BinOp(op=op):
            return ast.BinOp(inputs[0], op, inputs[1])
        case ast.UnaryOp(op=op):
            return ast.UnaryOp(op, inputs[0])
        case ast.Call(func=func):
            return ast.Call(func, inputs, [])
    return node


def reads(node: ast.expr) -> list[str]:
    """Return the names that an expression reads, in order, each time it reads them."""
    if isinstance(node, ast.Name):
        return [node.id]
    return [name for each in inputs_of(node) for name in reads(each)]


def n_operations(node: ast.expr) -> int:
    """Return of how many operations an expression is made."""
    return bool(gate_of(node)) + sum(map(n_operations, inputs_of(node)))
