# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the parts that are handed on from child to parent.

Sources: nn-zero-to-hero by karpathy (issue 52) on `=` in place of `+=`.
"""

from backproplab.exercises.autodiff.back_ways import (
    averaged,
    leave,
    recursive,
    replace,
    swapped,
    walk,
    without_repeats,
)
from backproplab.exercises.definition import Mistake

PART_MISTAKES = (
    Mistake(
        "part_overwritten",
        walk(pass_on=replace),
        "A node that is used twice keeps only the part of one child: `=` writes over"
        " what the other one brought.",
        "At a fork, what happens to the parts that come from its two ends?",
        also=(recursive(pass_on=replace), recursive(pass_on=replace, reset=leave)),
    ),
    Mistake(
        "slope_forgotten",
        walk(pass_on=lambda p, s, c: setattr(p, "grad", p.grad + c.grad)),
        "The grad of the child is handed on as it is: the local slope is missing.",
        "What does the chain rule multiply at each step?",
    ),
    Mistake(
        "upstream_forgotten",
        walk(pass_on=lambda p, s, c: setattr(p, "grad", p.grad + s)),
        "Local slopes are added, without the grad of the child that hands them on"
        " (node.grad is that of the result, always 1): the chain is broken.",
        "What does the chain rule multiply at each step?",
        also=(walk(pass_on=lambda p, s, c: setattr(p, "grad", s)),),
    ),
    Mistake(
        "slope_added",
        walk(pass_on=lambda p, s, c: setattr(p, "grad", p.grad + s + c.grad)),
        "Local slope and grad are added where the chain rule multiplies.",
        "Two gears in a row: do their ratios add or multiply?",
    ),
    Mistake(
        "value_instead_of_grad",
        walk(pass_on=lambda p, s, c: setattr(p, "grad", p.grad + s * c.value)),
        "The local slope is multiplied by the value of the child, not by its grad.",
        "What comes back from the result: values, or grads?",
    ),
    Mistake(
        "value_instead_of_slope",
        walk(pass_on=lambda p, s, c: setattr(p, "grad", p.grad + p.value * c.grad)),
        "The grad is multiplied by the parent's own value, not by the local slope.",
        "What does the second part of a pair in `parents` say?",
    ),
    Mistake(
        "slopes_swapped",
        walk(parents=swapped),
        "Each parent got the slope of the other one.",
        "Which slope belongs to which parent in a pair?",
    ),
    Mistake(
        "first_parent_only",
        walk(parents=lambda each: [*each.parents][:1]),
        "Only the first parent of each node gets its part.",
        "How many pairs does the inner loop go through?",
    ),
    Mistake(
        "fork_counted_once",
        walk(parents=without_repeats),
        "In x · x both parents are the same node: it should get a part for each time it"
        " is used.",
        "How many pairs are in the parents of x · x, and how many count here?",
        also=(
            walk(pass_on=lambda p, s, c: setattr(p, "grad", max(p.grad, s * c.grad))),
        ),
    ),
    Mistake(
        "grad_replaced_by_mean",
        averaged,
        "The parts that meet in a node are averaged. They add up.",
        "At a fork, does the input count once, or once for each way?",
    ),
)
