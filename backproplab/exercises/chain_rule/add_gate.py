# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: the add gate backward."""

import numpy as np

from backproplab.exercises.chain_rule.gate_inputs import gates_to_run
from backproplab.exercises.chain_rule.gate_mistakes import mistakes_of_any_gate
from backproplab.exercises.definition import Exercise, Mistake


def add_backward(dL_dout, x, y):
    """Send a gradient back through an add gate, out = x + y, entry by entry.

    Shapes: dL_dout, x and y (N, n_out); returns dL_dx and dL_dy (N, n_out).
    """
    dout_dx = 1.0
    dout_dy = 1.0
    dL_dx = dL_dout * dout_dx
    dL_dy = dL_dout * dout_dy
    return dL_dx, dL_dy


ADD = Exercise(
    reference=add_backward,
    notebook="03",
    title="the add gate",
    see="Derive: three gates, three patterns",
    results=("dL_dx", "dL_dy"),
    fixtures=gates_to_run,
    hints=(
        "If x alone grows by 0.1, by how much does x + y grow?",
        "Each input gets the gradient from above times its own local slope. How steep"
        " is x + y in x, and does that depend on the numbers?",
        "Both local slopes are 1, so both inputs get dL_dout times 1.",
    ),
    mistakes=(
        Mistake(
            "multiply_rule",
            lambda g, x, y: (g * y, g * x),
            "This is the rule of the multiply gate: each side got the gradient times"
            " the other input.",
            "If x grows by 0.1, by how much does x + y grow, and does y matter for"
            " that?",
        ),
        Mistake(
            "multiplied_by_inputs",
            lambda g, x, y: (g * x, g * y),
            "Each side got the gradient times its own input; but the slope of a sum"
            " does not depend on the numbers that are added.",
            "How steep is x + y in x where x is 3, and where x is 7?",
        ),
        Mistake(
            "multiplied_by_sum",
            lambda g, x, y: (g * (x + y), g * (x + y)),
            "The gradient was multiplied by x + y, the value that the gate gave"
            " forward.",
            "Which factor does the chain rule ask for: the value of the gate, or its"
            " slope?",
        ),
        Mistake(
            "split_in_half",
            lambda g, x, y: (g / 2, g / 2),
            "Half of the gradient went to each side, as if it were water in a pipe.",
            "If x alone grows by 0.1, by how much does x + y grow?",
        ),
        Mistake(
            "shared_by_size",
            lambda g, x, y: (g * x / (x + y), g * y / (x + y)),
            "The gradient was shared out by the size of the inputs. A slope asks what a"
            " small nudge does, not how much each one holds.",
            "If x alone grows by 0.1, by how much does x + y grow?",
        ),
        Mistake(
            "only_x_gets_it",
            lambda g, x, y: (g, g * 0),
            "x got the gradient and y got nothing, although the sum depends on both.",
            "If y alone grows by 0.1, by how much does x + y grow?",
            also=(lambda g, x, y: (g, 0.0),),
        ),
        Mistake(
            "only_y_gets_it",
            lambda g, x, y: (g * 0, g),
            "y got the gradient and x got nothing, although the sum depends on both.",
            "If x alone grows by 0.1, by how much does x + y grow?",
        ),
        Mistake(
            "minus_for_y",
            lambda g, x, y: (g, -g),
            "y got the gradient with a minus: that is the rule for x - y.",
            "If y grows by 0.1, does x + y grow or fall?",
        ),
        Mistake(
            "minus_for_x",
            lambda g, x, y: (-g, g),
            "x got the gradient with a minus: that is the rule for y - x.",
            "If x grows by 0.1, does x + y grow or fall?",
        ),
        Mistake(
            "max_rule",
            lambda g, x, y: (g * (x >= y), g * (x < y)),
            "Only the larger input got the gradient: that is the rule of the max gate.",
            "If the smaller one grows by 0.1, does x + y change?",
        ),
        Mistake(
            "inputs_returned",
            lambda g, x, y: (x, y),
            "These are x and y themselves, the values of the forward pass.",
            "What comes in from above, and what is done with it?",
            also=(lambda g, x, y: (y, x),),
        ),
        Mistake(
            "forward_value",
            lambda g, x, y: (x + y, x + y),
            "This is x + y, the value of the forward pass. Backward, the gate passes on"
            " a gradient.",
            "What comes in from above, and what is done with it?",
        ),
        Mistake(
            "gradient_added_to_inputs",
            lambda g, x, y: (x + g, y + g),
            "The gradient was added to the inputs. It is a slope of the loss, and has"
            " to be passed on, not mixed with the values.",
            "With which sign does the chain rule join a local slope and the gradient"
            " from above: + or ·?",
            also=(
                lambda g, x, y: (x - g, y - g),
                lambda g, x, y: (g + y, g + x),
                lambda g, x, y: (g + 1, g + 1),
            ),
        ),
        Mistake(
            "only_slopes_of_one",
            lambda g, x, y: (1.0, 1.0),
            "These are the two local slopes. The gradient dL_dout from above is not in"
            " them.",
            "What does the chain rule do with the local slope and the gradient from"
            " above?",
        ),
        Mistake(
            "compared_with_zero",
            lambda g, x, y: (g * (x > 0), g * (y > 0)),
            "The gradient was let through only where an input is positive: that is the"
            " mask of ReLU.",
            "If x grows from -3 to -2.9, does x + y change?",
        ),
        *mistakes_of_any_gate(lambda g, x, y: (g, np.array(g))),
    ),
)
