"""Right answers in forms that nobody expects: notebook 11."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from backproplab.data import mazur_net
from backproplab.exercises.autodiff.back import backward
from backproplab.exercises.autodiff.by_hand import same_as_by_hand


class Slots:
    __slots__ = ("grad", "parents", "value")

    def __init__(self, value, parents=None):
        self.value, self.parents, self.grad = float(value), parents or [], 0

    def __add__(self, other):
        other = other if isinstance(other, Slots) else Slots(other)
        return Slots(self.value + other.value, [[self, 1], [other, 1]])

    __radd__ = __add__

    def __mul__(self, other):
        return Slots(
            self.value * other.value, [[other, self.value], [self, other.value]]
        )

    def relu(self):
        return Slots(np.maximum(self.value, 0), [(self, self.value > 0)])

    def sigmoid(self):
        half = np.tanh(self.value / 2)
        return Slots((1 + half) / 2, [(self, (1 - half**2) / 4)])


@dataclass(eq=False)
class Data:
    value: float
    parents: tuple = ()
    grad: float = 0.0

    def made(self, value, *parents):
        return type(self)(value, parents)

    def __add__(self, other):
        return self.made(self.value + other.value, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        if other is self:
            return self.made(self.value**2, (self, 2 * self.value))
        made = self.made(self.value * other.value)
        made.parents = ((self, other.value), (other, self.value))
        return made

    def relu(self):
        return self.made(self.value if self.value > 0 else 0, (self, self.value > 0))

    def sigmoid(self):
        e = np.exp(self.value)
        return self.made(e / (1 + e), (self, e / (1 + e) ** 2))


class Summed:
    """Parents in a dict, in which the slopes of one parent add up."""

    def __init__(self, value, parents=()):
        self.value, self.grad, self.parents = np.float64(value), np.float64(0), {}
        for parent, slope in parents:
            self.parents[parent] = self.parents.get(parent, 0) + slope

    def __add__(self, other):
        return Summed(self.value + other.value, [(self, 1), (other, 1)])

    def __mul__(self, other):
        pairs = [(self, other.value), (other, self.value)]
        return Summed(self.value * other.value, pairs)

    def relu(self):
        return Summed(
            self.value * (self.value > 0), [(self, np.heaviside(self.value, 0))]
        )

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Summed(s, [(self, s - s**2)])


class Watched(Slots):
    """An operation as a function outside, a value as a property."""

    __slots__ = ()

    @property
    def data(self):
        return self.value


def with_a_stack(node):
    order, stack = [], [(node, False)]
    while stack:
        each, ready = stack.pop()
        if ready and each not in order:
            order.append(each)
        elif each not in order:
            stack.append((each, True))
            stack.extend((parent, False) for parent, _ in each.parents)
    return order


def by_counting(node):
    """Kahn's way: a node is ready when all its children have been listed."""
    readers, found = {node: 0}, [node]
    for each in found:
        for parent, _ in each.parents:
            readers[parent] = readers.get(parent, 0) + 1
            if parent not in found:
                found.append(parent)
    ready, order = deque([node]), []
    while ready:
        order.append(ready.popleft())
        for parent, _ in order[-1].parents:
            readers[parent] -= 1
            if readers[parent] == 0:
                ready.append(parent)
    return order[::-1]


def by_height(node):
    def height(each):
        return 1 + max((height(parent) for parent, _ in each.parents), default=0)

    nodes, stack = {node}, [node]
    while stack:
        for parent, _ in stack.pop().parents:
            nodes.add(parent)
            stack.append(parent)
    return sorted(nodes, key=height)


def yielding(node, seen=None):
    seen = set() if seen is None else seen
    if id(node) not in seen:
        seen.add(id(node))
        for parent, _ in reversed(node.parents):
            yield from yielding(parent, seen)
        yield node


def joined(node):
    lists = [joined(parent) for parent, _ in node.parents]
    return tuple(dict.fromkeys([each for part in lists for each in part] + [node]))


def collected_by_children(node):
    """Each node asks its children, in topological order."""
    order = with_a_stack(node)
    grads = {}
    for each in reversed(order):
        parts = [
            slope * grads[child]
            for child in order
            if child in grads
            for parent, slope in child.parents
            if parent is each
        ]
        grads[each] = sum(parts, 1.0 if each is node else 0.0)
    for each, grad in grads.items():
        each.grad = grad


def sum_over_paths(node):
    for each in with_a_stack(node):
        each.grad = 0

    def visit(each, part):
        each.grad = each.grad + part
        for parent, slope in each.parents:
            visit(parent, part * slope)

    visit(node, 1)
    return node


def with_arrays(node):
    order = by_counting(node)
    for each in order:
        each.grad = np.zeros(())
    node.grad = np.ones(())
    for each in order[::-1]:
        for parent, slope in each.parents:
            parent.grad = parent.grad + np.multiply(slope, each.grad)


def assigned_from_a_dict(node):
    grads = dict.fromkeys(with_a_stack(node), 0.0) | {node: 1.0}
    for each in [*grads][::-1]:
        each.grad = grads[each]
        for parent, slope in each.parents:
            grads[parent] += slope * grads[each]


def by_the_package():
    network, loss, x, y = mazur_net()
    y_hat, caches = network.forward(x)
    _, grads = network.backward(loss.gradient(y_hat, y), caches)
    return grads["W1"], grads["W2"]


FROM_THE_POST = (
    [[0.0004385677, 0.0004977127], [0.0008771355, 0.0009954255]],
    [[0.0821670406, -0.0226025405], [0.0826676278, -0.0227402422]],
)

FUNCTIONS = {
    "Var": [Slots, Data, Summed, Watched],
    "topological_order": [with_a_stack, by_counting, by_height, yielding, joined],
    "backward": [
        collected_by_children,
        sum_over_paths,
        with_arrays,
        assigned_from_a_dict,
        lambda node: [backward(node), backward(node)],
    ],
}
VALUES = {
    "fork_twice": [
        (6, 15, 36, 45),
        [6.0, 15.0, 36.0, 45.0],
        {"dL_dy": 45, "dL_dx": 36, "dL_du": 15, "dL_dv": 6},
        np.array([6, 15, 36, 45]),
    ],
    "same_as_by_hand": [
        by_the_package(),
        FROM_THE_POST,
        {"dL_dW2": same_as_by_hand()[1], "dL_dW1": same_as_by_hand()[0]},
        tuple(np.array(table, dtype=object) for table in same_as_by_hand()),
    ],
}
