# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong on the way back through a graph.

Sources: micrograd by karpathy (issues 2, 21, 53, 68 and 96, pull requests 64 and 102);
nn-zero-to-hero by karpathy (issue 52); nn by torch (issue 792).
"""

from backproplab.exercises.autodiff.back_ways import (
    averaged,
    handing_on,
    leave,
    only_inner_reset,
    only_inputs_reset,
    recursive,
    replace,
    swapped,
    walk,
    without_repeats,
    zero,
)
from backproplab.exercises.autodiff.order_mistakes import breadth_first, in_order
from backproplab.exercises.definition import Mistake

BACK_MISTAKES = (
    Mistake(
        "part_overwritten",
        walk(pass_on=replace),
        "A node that is used twice keeps only the part of one child: `=` writes over"
        " what the other one brought.",
        "At a fork, what happens to the parts that come from its two ends?",
    ),
    Mistake(
        "not_reset",
        walk(reset=leave),
        "The first call is right. A second one adds to what the first has left, in"
        " inner nodes as well: nothing was set to 0.",
        "Which value should every grad have before the way back begins?",
    ),
    Mistake(
        "inputs_not_reset",
        walk(reset=only_inner_reset),
        "A second call doubles the grads of the inputs: they were not set to 0.",
        "Which grads are set to 0, and which are not?",
        right_under="the accumulate convention, as in PyTorch, where a second backward"
        " adds up",
    ),
    Mistake(
        "inner_nodes_not_reset",
        walk(reset=only_inputs_reset),
        "Only the inputs start at 0. In a second call the inner nodes still hold the"
        " first one's grads, so too much flows back.",
        "Which nodes are in the list whose grads are set to 0?",
    ),
    Mistake(
        "handed_on_too_early",
        walk(order=lambda node: [*dict.fromkeys(handing_on(node))]),
        "A shared node hands its grad on before all its children have brought their"
        " part: the nodes do not come in topological order.",
        "When may a node pass its grad on to its parents?",
        also=(walk(order=breadth_first),),
    ),
    Mistake(
        "handed_on_twice",
        recursive(),
        "A shared node hands on its whole grad each time it is met, so the first part"
        " is handed on twice.",
        "How often may a node pass its grad on, and when?",
        also=(
            recursive(first=False),
            walk(order=handing_on),
            walk(order=lambda node: in_order(node, once=False)[::-1]),
        ),
    ),
    Mistake(
        "order_not_reversed",
        walk(order=in_order),
        "Only the result's own parents get a grad. Either the walk begins at the"
        " inputs, where none has arrived yet, so the order is not reversed, or it ends"
        " after one step.",
        "Which node knows its grad first, and which one comes after it?",
        also=(walk(order=lambda node: [node]),),
    ),
    Mistake(
        "start_forgotten",
        walk(start=0.0),
        "All grads are 0: the result itself starts with 0, and 0 is all it can hand"
        " on.",
        "What is the slope of a number in itself?",
        also=(lambda node: zero(in_order(node)),),
    ),
    Mistake(
        "start_is_value",
        walk(start=lambda node: node.value),
        "The way back starts with the value of the result, so every grad is too large"
        " by this factor.",
        "What is the slope of a number in itself?",
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
        "Local slopes are added, without the grad of the child: the chain is broken.",
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
