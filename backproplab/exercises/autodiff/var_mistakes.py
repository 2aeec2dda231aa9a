# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in numbers that remember how they were made.

Sources: micrograd by karpathy (issues 2 and 74) and nn-zero-to-hero by karpathy (issue
52) on shared numbers, tanh and exp; cases of slopes taken at the output.
"""

import numpy as np

from backproplab.exercises.definition import Mistake


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
            return Var(value, link(parents, slopes)) if wrap else value

        def __add__(self, other):
            return self.make(add(self.value, other.value), self, other)

        def __mul__(self, other):
            return self.make(mul(self.value, other.value), self, other)

        def relu(self):
            return self.make(relu(self.value), self)

        def sigmoid(self):
            return self.make(sigmoid(self.value), self)

    return Var


def without_parents(operation):
    """Build a class in which one operation forgets its parents."""
    right = var()

    class Var(right):
        pass

    def forgetting(self, *others):
        return right(getattr(right, operation)(self, *others).value)

    setattr(Var, operation, forgetting)
    return Var


def shared_list():
    """Build a class whose default list of parents is one and the same for all."""

    class Var(var()):
        common: list = []  # noqa: RUF012  the mistake

        def __init__(self, value, parents=None):
            self.value, self.grad = value, 0.0
            self.parents = self.common
            self.parents.extend(parents or ())

        def make(self, result, *parents):
            value, slopes = result
            return type(self)(value, zip(parents, slopes, strict=True))

    return Var


def in_place(operation):
    """Build a class in which an operation changes self and returns it."""
    right = var()

    class Var(right):
        pass

    def changing(self, other):
        made = getattr(right, operation)(self, other)
        self.value, self.parents = made.value, made.parents
        return self

    setattr(Var, operation, changing)
    return Var


VAR_MISTAKES = (
    Mistake(
        "number_returned",
        var(wrap=False),
        "An operation gives a plain number back. It has no parents, so the way back"
        " ends there.",
        "What should be returned, so that the result remembers its parents as well?",
    ),
    Mistake(
        "parents_missing",
        var(link=lambda parents, slopes: ()),
        "The result does not know its parents, so nothing can flow back to them.",
        "Where do the parents enter: in the operation, and in __init__?",
        also=(
            without_parents("__add__"),
            without_parents("__mul__"),
            without_parents("relu"),
            without_parents("sigmoid"),
        ),
    ),
    Mistake(
        "second_parent_missing",
        var(link=lambda parents, slopes: ((parents[0], slopes[0]),)),
        "Only self is remembered; other went into the result as well.",
        "How many numbers does a sum have, and which of them should get a gradient?",
        also=(var(link=lambda parents, slopes: ((parents[-1], slopes[-1]),)),),
    ),
    Mistake(
        "values_as_parents",
        var(
            link=lambda parents, slopes: tuple(
                (p.value, s) for p, s in zip(parents, slopes, strict=True)
            )
        ),
        "The parents are plain numbers, copies of the values. A gradient cannot flow"
        " back to a copy.",
        "What should a pair hold: the Var itself, or its value?",
    ),
    Mistake(
        "pairs_turned_round",
        var(
            link=lambda parents, slopes: tuple(
                (s, p) for p, s in zip(parents, slopes, strict=True)
            )
        ),
        "The pairs are turned round: the slope comes first.",
        "Which comes first in a pair: the parent, or the slope?",
    ),
    Mistake(
        "product_slopes_swapped",
        var(mul=lambda a, b: (a * b, (a, b))),
        "In the product each parent got its own value as slope. When x moves by a step,"
        " x · y moves by y steps.",
        "By how much does 3 · y change when the 3 becomes 4?",
    ),
    Mistake(
        "product_slopes_one",
        var(mul=lambda a, b: (a * b, ONES)),
        "The product has the slopes of a sum: 1 and 1.",
        "By how much does 3 · y change when the 3 becomes 4?",
    ),
    Mistake(
        "product_slopes_are_product",
        var(mul=lambda a, b: (a * b, (a * b, a * b))),
        "Both slopes of the product are the product itself.",
        "By how much does 3 · y change when the 3 becomes 4?",
    ),
    Mistake(
        "product_one_slope_for_both",
        var(mul=lambda a, b: (a * b, (b, b))),
        "Both parents of the product have the same slope. It is right for one of them.",
        "The slope for other: which number multiplies other?",
        also=(var(mul=lambda a, b: (a * b, (a, a))),),
    ),
    Mistake(
        "sum_slopes_are_values",
        var(add=lambda a, b: (a + b, (a, b))),
        "In the sum the slopes are the values. A step of x is a step of x + y, however"
        " large x is.",
        "By how much does x + 5 change when x grows by 1?",
        also=(var(add=lambda a, b: (a + b, (b, a))),),
    ),
    Mistake(
        "sum_slopes_halved",
        var(add=lambda a, b: (a + b, (0.5, 0.5))),
        "The sum shares its slope out between its parents. Each one moves the sum by a"
        " full step.",
        "By how much does x + 5 change when x grows by 1?",
    ),
    Mistake(
        "square_counted_once",
        var(link=lambda parents, slopes: dict(zip(parents, slopes, strict=True))),
        "In x · x both parents are the same Var, and one entry replaced the other: the"
        " slope is x, and not 2x.",
        "What happens in a dict when the same key comes twice?",
    ),
    Mistake(
        "default_list_shared",
        shared_list(),
        "All numbers share one list of parents: what is put in for one is there for"
        " all.",
        "Is the list made anew for each number, or once for the class?",
    ),
    Mistake(
        "operand_changed",
        in_place("__add__"),
        "The operation changes self and returns it, so the old number is lost, and a"
        " second use of it starts from another value.",
        "What should an operation return: self, or something new?",
        also=(in_place("__mul__"),),
    ),
    Mistake(
        "grad_not_zero",
        var(grad=1.0),
        "grad starts at 1. Only a result has the slope 1 in itself, and that is set"
        " when the way back begins.",
        "Which grad is right for a number that no result has looked at yet?",
        also=(var(grad=None),),
    ),
    Mistake(
        "relu_not_cut",
        var(relu=lambda a: (a, (float(a > 0),))),
        "relu lets negative numbers through.",
        "What is the larger one of 0 and -2?",
    ),
    Mistake(
        "relu_slope_always_one",
        var(relu=lambda a: (max(0.0, a), (1.0,))),
        "relu has the slope 1 everywhere; below 0 it is flat.",
        "When the value is -2 and grows a little, what does relu do?",
    ),
    Mistake(
        "relu_slope_is_value",
        var(relu=lambda a: (max(0.0, a), (max(0.0, a),))),
        "The slope of relu is its value.",
        "When the value is 3 and grows by 0.1, by how much does relu grow?",
    ),
    Mistake(
        "sigmoid_slope_is_value",
        var(sigmoid=lambda a: (squash(a), (squash(a),))),
        "The slope of sigmoid is its value s; a factor is missing.",
        "Where s is nearly 1, is the curve steep or flat?",
        also=(var(sigmoid=lambda a: (squash(a), (1 - squash(a),))),),
    ),
    Mistake(
        "sigmoid_slope_of_z",
        var(sigmoid=lambda a: (squash(a), (a * (1 - a),))),
        "The slope is z(1 - z), with the number before the sigmoid. It takes the value"
        " s after it.",
        "Which number is between 0 and 1: the one before the sigmoid, or the one"
        " after?",
    ),
    Mistake(
        "sigmoid_slope_of_s",
        var(
            sigmoid=lambda a: (
                squash(a),
                (squash(squash(a)) * (1 - squash(squash(a))),),
            )
        ),
        "The slope is taken at s, which went through the sigmoid already: it goes"
        " through twice.",
        "With s = sigmoid(z), how is the slope written in s?",
    ),
    Mistake(
        "sigmoid_slope_one",
        var(sigmoid=lambda a: (squash(a), (1.0,))),
        "sigmoid has the slope 1, as if nothing was bent.",
        "Where s is nearly 1, is the curve steep or flat?",
    ),
    Mistake(
        "sigmoid_sign",
        var(sigmoid=lambda a: (squash(-a), (-squash(a) * (1 - squash(a)),))),
        "sigmoid falls where it should rise: the sign in the exponent is lost.",
        "What should the sigmoid of a large number be: 0 or 1?",
        also=(var(sigmoid=lambda a: (squash(-a), (squash(a) * (1 - squash(a)),))),),
    ),
    Mistake(
        "tanh_instead",
        var(sigmoid=lambda a: (np.tanh(a), (1 - np.tanh(a) ** 2,))),
        "This is tanh, which runs from -1 to 1.",
        "Which values can a sigmoid have?",
    ),
)
