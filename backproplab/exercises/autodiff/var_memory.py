# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in what a number remembers of its making.

Sources: micrograd by karpathy (issues 2 and 74) and nn-zero-to-hero by karpathy (issue
52) on shared numbers, tanh and exp; cases of slopes taken at the output.
"""

from backproplab.exercises.autodiff.var_ways import (
    by_dict,
    in_place,
    shared_list,
    var,
    without_parents,
)
from backproplab.exercises.definition import Mistake

MEMORY_MISTAKES = (
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
        also=(
            var(link=lambda parents, slopes: ((parents[-1], slopes[-1]),)),
            without_parents("__add__", kept=1),
            without_parents("__mul__", kept=1),
        ),
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
        "slopes_missing",
        var(link=lambda parents, slopes: parents),
        "The parents are remembered, but not the local slopes that belong to them.",
        "What will be multiplied by the gradient on the way back to a parent?",
    ),
    Mistake(
        "vars_as_slopes",
        var(link=lambda parents, slopes: tuple(zip(parents, parents, strict=True))),
        "A local slope is a Var itself. A slope is a number: the value of the other"
        " factor, and not the factor with all its history.",
        "Which attribute of a Var holds its number?",
    ),
    Mistake(
        "same_parent_counted_once",
        var(link=lambda parents, slopes: dict(zip(parents, slopes, strict=True))),
        "In x + x and x · x both parents are the same Var, and one entry replaced the"
        " other: a fork is counted once, so the slope of x · x is x, and not 2x.",
        "What happens in a dict or a set when the same entry comes twice?",
        also=(by_dict("__add__"), by_dict("__mul__")),
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
        also=(in_place("__mul__"), in_place("relu"), in_place("sigmoid")),
    ),
    Mistake(
        "grad_not_zero",
        var(grad=1.0),
        "grad starts at 1. Only a result has the slope 1 in itself, and that is set"
        " when the way back begins.",
        "Which grad is right for a number that no result has looked at yet?",
        also=(var(grad=None),),
    ),
)
