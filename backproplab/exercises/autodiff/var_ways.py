# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Classes of numbers that remember wrongly how they were made."""

import numpy as np


def squash(z):
    """Return the sigmoid of a number."""
    return 1 / (1 + np.exp(-z))


ONES = (1.0, 1.0)


def var(
    add=lambda a, b: (a + b, ONES),
    mul=lambda a, b: (a * b, (b, a)),
    relu=lambda a: (max(0.0, a), (float(a > 0),)),
    sigmoid=lambda a: (squash(a), (squash(a) * (1 - squash(a)),)),
    link=lambda parents, slopes: tuple(zip(parents, slopes, strict=True)),
    grad=0.0,
    wrap=True,
):
    """Build a class in which some operations go wrong: each gives value and slopes."""

    class Var:
        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = value, parents, grad

        def make(self, result, *parents):
            value, slopes = result
            return type(self)(value, link(parents, slopes)) if wrap else value

        def __add__(self, other):
            return self.make(add(self.value, other.value), self, other)

        def __mul__(self, other):
            return self.make(mul(self.value, other.value), self, other)

        def relu(self):
            return self.make(relu(self.value), self)

        def sigmoid(self):
            return self.make(sigmoid(self.value), self)

    return Var


def without_parents(operation, kept=0):
    """Build a class in which one operation forgets its parents, but for so many."""
    right = var()

    def forgetting(self, *others):
        made = getattr(right, operation)(self, *others)
        return right(made.value, made.parents[:kept])

    return type("Var", (right,), {operation: forgetting})


def by_dict(operation):
    """Build a class in which one operation keeps its parents in a dict."""
    right = var()

    def keeping(self, other):
        made = getattr(right, operation)(self, other)
        return right(made.value, dict(made.parents))

    return type("Var", (right,), {operation: keeping})


def in_place(operation):
    """Build a class in which an operation changes self and returns it."""
    right = var()

    def changing(self, other):
        made = getattr(right, operation)(self, other)
        self.value, self.parents = made.value, made.parents
        return self

    return type("Var", (right,), {operation: changing})


def shared_list():
    """Build a class whose default list of parents is one and the same for all."""
    common: list[object] = []

    def link(parents, slopes):
        common.extend(zip(parents, slopes, strict=True))
        return common

    right = var(link=link)

    def start(self, value, parents=common):
        self.value, self.parents, self.grad = value, parents, 0.0

    return type("Var", (right,), {"__init__": start})
