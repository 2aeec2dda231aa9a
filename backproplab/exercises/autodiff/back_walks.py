# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in the walk back through a graph: its start, its order, its end.

Sources: micrograd by karpathy (issues 2, 21, 53, 68 and 96, pull requests 64 and 102);
nn-zero-to-hero by karpathy (issue 52); nn by torch (issue 792).
"""

from backproplab.exercises.autodiff.back_ways import (
    along_each_way,
    handing_on,
    leave,
    level_by_level,
    only_inner_reset,
    only_inputs_reset,
    recursive,
    start_anew,
    then_reset,
    walk,
    zero,
)
from backproplab.exercises.autodiff.order_mistakes import breadth_first, in_order
from backproplab.exercises.definition import Mistake

WALK_MISTAKES = (
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
        " first one's grads, to which the new ones are added.",
        "Which nodes are in the list whose grads are set to 0?",
        also=(along_each_way(reset=only_inputs_reset),),
    ),
    Mistake(
        "added_to_first_call",
        along_each_way(reset=leave),
        "The first call is right. A second one goes along each way afresh, and adds its"
        " parts to the grads that the first has left.",
        "Which value should every grad have before the way back begins?",
        right_under="the accumulate convention, as in PyTorch, where a second backward"
        " adds up",
    ),
    Mistake(
        "no_order_and_no_reset",
        recursive(reset=leave),
        "Two things are missing. No grad is set to 0 first, so a second call adds to"
        " the first one; and the nodes do not come in topological order, so a shared"
        " node hands on its grad too early or twice.",
        "Which value should each grad have at the start, and when may a node pass its"
        " grad on?",
        also=(
            recursive(first=False, reset=leave),
            walk(order=level_by_level, reset=leave),
            walk(order=handing_on, reset=leave),
            walk(order=breadth_first, reset=leave),
            walk(order=lambda node: [*dict.fromkeys(handing_on(node))], reset=leave),
        ),
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
            walk(order=level_by_level),
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
        "start_at_each_node",
        start_anew,
        "Each node sets its own grad to 1 when its turn comes. Only the node from which"
        " the way back begins has the slope 1 in itself.",
        "How often is the line with `grad = 1` run?",
    ),
    Mistake(
        "nothing_handed_on",
        then_reset,
        "Only the node itself has a grad, all others are 0. Either parts are multiplied"
        " into a grad of 0, or they go from the parents to the child, or all is set to"
        " 0 at the end.",
        "Who gets a part from whom, is it added, and when are the grads set to 0?",
        also=(
            walk(pass_on=lambda p, s, c: setattr(p, "grad", p.grad * s * c.grad)),
            walk(pass_on=lambda p, s, c: setattr(c, "grad", c.grad + s * p.grad)),
        ),
    ),
)
