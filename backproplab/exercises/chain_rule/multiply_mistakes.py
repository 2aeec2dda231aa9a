# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes at a multiply gate."""

import numpy as np

from backproplab.exercises.definition import Mistake


def in_integers(g, x, y):
    """Write the gradients into arrays of the type of the inputs."""
    dL_dx, dL_dy = np.zeros_like(x), np.zeros_like(y)
    dL_dx[...] = g * y
    dL_dy[...] = g * x
    return dL_dx, dL_dy


def over(a, b):
    """Divide, and say nothing where that is by 0."""
    with np.errstate(all="ignore"):
        return a / b


MISTAKES = (
    Mistake(
        "factors_not_swapped",
        lambda g, x, y: (g * x, g * y),
        "Each side got the gradient times its own input, or the two results stand"
        " in the other order: the multiply gate swaps its inputs.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "add_rule",
        lambda g, x, y: (g, np.array(g)),
        "Both sides got the gradient unchanged: that is the rule of the add gate.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "multiplied_by_both",
        lambda g, x, y: (g * x * y, g * x * y),
        "The gradient was multiplied by x * y, the value that the gate gave forward.",
        "Which factor does the chain rule ask for: the value of the gate, or its"
        " slope?",
    ),
    Mistake(
        "multiplied_by_sum",
        lambda g, x, y: (g * (x + y), g * (x + y)),
        "Both sides got the gradient times x + y. The two local slopes belong to"
        " two inputs, and must not be added up.",
        "Which of the two slopes is the one in x?",
    ),
    Mistake(
        "both_times_y",
        lambda g, x, y: (g * y, g * y),
        "dL_dx is right, and dL_dy has the same factor, y.",
        "Let x be 5. If y grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "both_times_x",
        lambda g, x, y: (g * x, g * x),
        "dL_dy is right, and dL_dx has the same factor, x.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "slope_added",
        lambda g, x, y: (g + y, g + x),
        "The local slope was added to the gradient from above. The chain rule"
        " multiplies.",
        "With which sign are the links of a chain joined?",
        also=(lambda g, x, y: (y - g, x - g), lambda g, x, y: (g - y, g - x)),
    ),
    Mistake(
        "divided_instead",
        lambda g, x, y: (over(g, y), over(g, x)),
        "The gradient was divided by the other factor. The backward pass does not"
        " undo the product; it asks for slopes.",
        "If y is large, does a nudge of x change x * y by much or by little?",
        also=(lambda g, x, y: (over(g, x), over(g, y)),),
    ),
    Mistake(
        "divide_rule",
        lambda g, x, y: (over(g, y), over(-g * x, y * y)),
        "These are the slopes of x / y.",
        "What does this gate do forward?",
    ),
    Mistake(
        "minus_for_y",
        lambda g, x, y: (g * y, -g * x),
        "dL_dx is right, but dL_dy got a minus.",
        "Let x be 5. If y grows by 0.1, does x * y grow or fall?",
    ),
    Mistake(
        "split_in_half",
        lambda g, x, y: (g * y / 2, g * x / 2),
        "Both gradients are halved, as if the two inputs had to share.",
        "If x alone moves, is there anybody to share with?",
    ),
    Mistake(
        "only_x_gets_it",
        lambda g, x, y: (g * y, g * 0),
        "dL_dx is right, but y got nothing. Both factors move the product.",
        "Let x be 5. If y grows by 0.1, by how much does x * y grow?",
        also=(lambda g, x, y: (g * y, 0.0),),
    ),
    Mistake(
        "only_y_gets_it",
        lambda g, x, y: (g * 0, g * x),
        "dL_dy is right, but x got nothing. Both factors move the product.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "inputs_returned",
        lambda g, x, y: (x, y),
        "These are x and y themselves: not swapped, and without the gradient"
        " dL_dout from above.",
        "What does the chain rule do with the local slope and the gradient from above?",
    ),
    Mistake(
        "forward_value",
        lambda g, x, y: (x * y, x * y),
        "This is x * y, the value of the forward pass. Backward, the gate passes on"
        " a gradient.",
        "What comes in from above, and what is done with it?",
    ),
    Mistake(
        "integer_truncation",
        in_integers,
        "The gradients were written into arrays of integers, so they were cut to"
        " whole numbers.",
        "Which type does np.zeros_like(x) have when x holds whole numbers?",
    ),
    Mistake(
        "input_overwritten",
        lambda g, x, y: (g * y, g * g * y),
        "dL_dx is right, but then it was written into x, and that new x went into"
        " dL_dy.",
        "Which x belongs into dL_dy: the one that came in?",
        also=(lambda g, x, y: (g * y, g * y * x),),
    ),
    Mistake(
        "upstream_forgotten_for_one",
        lambda g, x, y: (g * y, x),
        "One of the two gradients is only the local slope, without dL_dout.",
        "Through which two links does the chain rule lead to each input?",
        also=(lambda g, x, y: (y, g * x),),
    ),
    Mistake(
        "square_rule",
        lambda g, x, y: (2 * g * x, 2 * g * y),
        "These are the slopes of x² and y². Here two different inputs meet.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
)
