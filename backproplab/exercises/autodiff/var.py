# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 11: a number that remembers how it was made."""

import numpy as np

from backproplab.exercises.autodiff.var_facts import FACTS, facts
from backproplab.exercises.autodiff.var_memory import MEMORY_MISTAKES
from backproplab.exercises.autodiff.var_slopes import SLOPE_MISTAKES
from backproplab.exercises.definition import Exercise, Fixture


class Var:
    """A number that remembers how it was made.

    value is the number. parents holds a pair (parent, local slope) for each Var that it
    was made of. grad is for the slope of a result in this number; it is 0 at first.
    """

    def __init__(self, value, parents=()):
        """Keep value and parents, and set grad to 0."""
        self.value = value
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        """Return self + other as a new Var, whose parents are self and other."""
        return Var(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        """Return self · other as a new Var, whose parents are self and other."""
        return Var(self.value * other.value, ((self, other.value), (other, self.value)))

    def relu(self):
        """Return max(0, self) as a new Var, whose parent is self."""
        return Var(max(0.0, self.value), ((self, float(self.value > 0)),))

    def sigmoid(self):
        """Return the sigmoid of self as a new Var, whose parent is self."""
        s = 1 / (1 + np.exp(-self.value))
        return Var(s, ((self, s * (1 - s)),))


def numbers(rng):
    """Return pairs of numbers, of different and of equal signs."""
    a, b, c, d = (0.5 + rng.uniform(size=4)).tolist()
    whole = int(rng.integers(2, 9))
    return [
        Fixture("a positive and a negative number", (a, -1 - b)),
        Fixture("two positive numbers", (1 + c, d)),
        Fixture("two negative numbers", (-d, -2 - c)),
        Fixture("whole numbers", (whole, -whole - 1)),
    ]


VAR = Exercise(
    reference=Var,
    notebook="11",
    title="a number that remembers",
    see="Code: a number that remembers how it was made",
    results=FACTS,
    fixtures=numbers,
    use=facts,
    hints=(
        "When x moves a little, how much does x + y move, and how much x · y? For which"
        " numbers do these slopes have to be known later?",
        "Each operation returns Var(its value, its parents): one pair (parent, local"
        " slope) for each Var that went in.",
        "In a sum both slopes are 1. In a product the slope for self is the value of"
        " other, and the other way round. relu has the slope 1 above 0 and 0 below;"
        " sigmoid has s · (1 - s).",
    ),
    mistakes=(*MEMORY_MISTAKES, *SLOPE_MISTAKES),
)
