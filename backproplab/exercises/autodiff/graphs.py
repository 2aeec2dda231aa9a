# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Graphs that a check builds: nodes with values, parents and local slopes."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Node:
    """A number in a graph, made by the check: a value, its parents, and a gradient.

    `parents` holds pairs (parent, local slope), as in a Var.
    """

    def __init__(self, name, value, parents=()):
        self.name = name
        self.value = value
        self.parents = tuple(parents)
        self.grad = 0.0

    def __repr__(self):
        return self.name


class Graph(NamedTuple):
    """All nodes in the order of their making; the last one is the result."""

    nodes: list[Any]

    @property
    def result(self) -> Any:
        return self.nodes[-1]


Build = Callable[[], Graph]


def plus(name, *parents):
    """Return a node that adds."""
    return Node(name, sum(p.value for p in parents), [(p, 1.0) for p in parents])


def times(name, a, b):
    """Return a node that multiplies."""
    return Node(name, a.value * b.value, [(a, b.value), (b, a.value)])


def chain(x, _y):
    """Build L = 3 · (x · 2): no fork."""
    nodes = [Node("x", x)]
    nodes += [Node("u", 2 * x, [(nodes[0], 2.0)])]
    nodes += [Node("L", 6 * x, [(nodes[1], 3.0)])]
    return Graph(nodes)


def gate(x, y):
    """Build L = (x + y) · y: one fork, at y."""
    x, y = Node("x", x), Node("y", y)
    s = plus("s", x, y)
    return Graph([x, y, s, times("L", s, y)])


def square(x, _y):
    """Build L = x · x: both parents are the same node."""
    x = Node("x", x)
    return Graph([x, times("L", x, x)])


def fork_inside(x, y):
    """Build u = x · y, v = u + x, L = u · v: L reads u at once, and once more by v."""
    x, y = Node("x", x), Node("y", y)
    u = times("u", x, y)
    v = plus("v", u, x)
    return Graph([x, y, u, v, times("L", u, v)])


def fork_other_way(x, y):
    """Build u = x · y, v = u + x, L = v · u: the longer way stands first."""
    x, y = Node("x", x), Node("y", y)
    u = times("u", x, y)
    v = plus("v", u, x)
    return Graph([x, y, u, v, times("L", v, u)])


def layers(x, y):
    """Build three layers of two nodes, each of which reads both nodes before it."""
    nodes = [Node("x", x), Node("y", y)]
    for depth in range(2):
        a, b = nodes[-2:]
        nodes.append(times(f"p{depth}", a, b))
        nodes.append(plus(f"s{depth}", b, a))
    nodes.append(plus("L", *nodes[-2:]))
    return Graph(nodes)


def one_node(x, _y):
    """Build a single number."""
    return Graph([Node("L", x)])


def builders(rng):
    """Return named builders; each call of one makes new nodes with equal values."""
    drawn = [
        ("a chain", chain),
        ("a gate", gate),
        ("a square", square),
        ("a fork", fork_inside),
        ("a fork turned round", fork_other_way),
        ("three layers", layers),
        ("one node", one_node),
    ]
    return [
        (name, lambda make=make, x=x, y=y: make(x, y))
        for name, make in drawn
        for x, y in [(-1.5 - rng.uniform(), 1.5 + rng.uniform())]
    ]
