"""Wrong answers made from the reference: one node of its tree is changed."""

import ast
import copy

OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow)
AROUND_A_NAME = (
    "{0}.T",
    "-{0}",
    "{0} * 2",
    "{0} / len({0})",
    "{0}.sum(axis=0)",
    "{0}.sum(axis=1)",
    "{0}.mean()",
    "{0}[1:]",
    "{0}[:-1]",
    "{0}[..., 1:]",
    "{0}[:, None]",
    "{0}[::-1]",
    "{0}[0]",
    "abs({0})",
    "{0}.astype(int)",
    "{0}.round(1)",
)
OTHER_FUNCTIONS = ("minimum", "max", "log", "sqrt", "sum", "sign", "multiply")


def mutants(source, names):
    """All variations of a function by one change, as texts in a fixed order."""
    tree = ast.parse(source)
    texts = {
        ast.unparse(ast.fix_missing_locations(variant))
        for place, node in enumerate(ast.walk(tree))
        for change in changes(node, names)
        if (variant := changed(tree, place, change))
    }
    return sorted(texts - {ast.unparse(tree)})


def changed(tree, place, change):
    """A copy of the tree in which the node at a place is another one."""
    variant = copy.deepcopy(tree)
    node = [*ast.walk(variant)][place]

    class Exchange(ast.NodeTransformer):
        def visit(self, other):
            return change(node) if other is node else super().visit(other)

    return Exchange().visit(variant)


def changes(node, names):
    """The functions that make another node of this one."""
    if isinstance(node, ast.BinOp):
        for operator in OPERATORS:
            yield lambda n, op=operator: ast.BinOp(n.left, op(), n.right)
        yield lambda n: ast.BinOp(n.right, n.op, n.left)
        yield lambda n: n.left
        yield lambda n: n.right
    elif isinstance(node, ast.UnaryOp):
        yield lambda n: n.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        for step in (-1, 1):
            yield lambda n, step=step: ast.Constant(n.value + step)
    elif isinstance(node, ast.Attribute):
        for name in OTHER_FUNCTIONS:
            yield lambda n, name=name: ast.Attribute(n.value, name, n.ctx)
    elif isinstance(node, ast.Name) and node.id in names and is_read(node):
        for text in (*names, *AROUND_A_NAME):
            yield lambda n, text=text: parsed(text.format(n.id))


def is_read(name):
    """Say whether a name is read here, and not written."""
    return isinstance(name.ctx, ast.Load)


def parsed(text):
    """One expression."""
    return ast.parse(text, mode="eval").body
