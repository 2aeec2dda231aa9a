# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Classes of numbers that remember wrongly how they were made."""

from typing import Any

import numpy as np


def squash(z):
    """Return the sigmoid of a number."""
    return 1 / (1 + np.exp(-z))


ONES = (1.0, 1.0)
RIGHT: dict[str, Any] = {
    "add": lambda a, b: (a + b, ONES),
    "mul": lambda a, b: (a * b, (b, a)),
    "relu": lambda a: (max(0.0, a), (float(a > 0),)),
    "sigmoid": lambda a: (squash(a), (squash(a) * (1 - squash(a)),)),
    "link": lambda parents, slopes: tuple(zip(parents, slopes, strict=True)),
}


def var(*, grad=0.0, wrap=True, **wrong):
    """Build a class with some wrong rules; an operation gives value and slopes."""
    rules = RIGHT | wrong

    class Var:
        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = value, parents, grad

        def made(self, rule, *operands):
            value, slopes = rules[rule](*(each.value for each in operands))
            parents = rules["link"](operands, slopes)
            return type(self)(value, parents) if wrap else value

        def __add__(self, other):
            return self.made("add", self, other)

        def __mul__(self, other):
            return self.made("mul", self, other)

        def relu(self):
            return self.made("relu", self)

        def sigmoid(self):
            return self.made("sigmoid", self)

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

    def changing(self, *others):
        made = getattr(right, operation)(self, *others)
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
