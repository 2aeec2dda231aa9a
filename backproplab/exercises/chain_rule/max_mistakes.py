# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes at a max gate."""

import numpy as np

from backproplab.exercises.chain_rule.max_routes import (
    a_single_zero,
    for_all,
    routed,
    shared,
)
from backproplab.exercises.definition import Mistake

MISTAKES = (
    Mistake(
        "smaller_one_gets_it",
        routed(lambda g, x, y: x < y),
        "The gradient went to the smaller input, or the two results stand in the"
        " other order. The smaller one was not let through.",
        "Let x be 7 and y be 3. Which of them moves max(x, y)?",
        also=(
            routed(lambda g, x, y: x <= y),
            lambda g, x, y: (g * (x < y), g * (x > y)),
        ),
    ),
    Mistake(
        "ties_counted_twice",
        lambda g, x, y: (g * (x >= y), g * (y >= x)),
        "Right where the inputs differ. Where they are equal, both got the whole"
        " gradient, so it was counted twice.",
        "At x = y, what should dL_dx + dL_dy add up to?",
    ),
    Mistake(
        "ties_lost",
        lambda g, x, y: (g * (x > y), g * (y > x)),
        "Right where the inputs differ. Where they are equal, neither got anything,"
        " so the gradient was lost.",
        "At x = y, what should dL_dx + dL_dy add up to?",
    ),
    Mistake(
        "ties_without_number",
        shared(lambda x, y: (1 + (x - y) / abs(x - y)) / 2),
        "Right where the inputs differ. Where they are equal there is nan: 0 was"
        " divided by 0.",
        "Which comparison decides without a division?",
    ),
    Mistake(
        "add_rule",
        lambda g, x, y: (g, np.array(g)),
        "Both sides got the whole gradient: that is the rule of the add gate.",
        "Let x be 7 and y be 3. If y grows by 0.1, does max(x, y) change?",
    ),
    Mistake(
        "split_in_half",
        lambda g, x, y: (g / 2, g / 2),
        "Half of the gradient went to each side, also where the inputs differ.",
        "Let x be 7 and y be 3. If y grows by 0.1, does max(x, y) change?",
    ),
    Mistake(
        "shared_by_size",
        shared(lambda x, y: x / (x + y)),
        "The gradient was shared out by the size of the inputs. A max gate lets one"
        " input through as it is.",
        "Let x be 7 and y be 3. If y grows by 0.1, does max(x, y) change?",
        also=(shared(lambda x, y: 1 / (1 + np.exp(y - x))),),
    ),
    Mistake(
        "multiplied_by_inputs",
        lambda g, x, y: (g * x * (x >= y), g * y * (x < y)),
        "The larger input got it, as it should, but times the value of an input. The"
        " local slope of max is 1 or 0.",
        "Let x be 7 and y be 3. If x grows by 0.1, by how much does max(x, y) grow?",
        also=(
            lambda g, x, y: (g * y * (x >= y), g * x * (x < y)),
            lambda g, x, y: (g * np.maximum(x - y, 0), g * np.maximum(y - x, 0)),
            lambda g, x, y: (g * np.maximum(x, y), g * np.maximum(x, y)),
        ),
    ),
    Mistake(
        "winner_returned",
        lambda g, x, y: (x * (x >= y), y * (x < y)),
        "These are the inputs that won, the values of the forward pass, and not the"
        " gradient.",
        "What comes in from above, and where does it go?",
        also=(lambda g, x, y: (np.maximum(x, y), np.maximum(x, y)),),
    ),
    Mistake(
        "compared_with_zero",
        lambda g, x, y: (g * (x > 0), g * (y > 0)),
        "Each input was compared with 0: that is the mask of ReLU, max(0, x).",
        "With what does this gate compare x?",
    ),
    Mistake(
        "mask_on_gradient",
        lambda g, x, y: (np.maximum(g, 0), np.minimum(g, 0)),
        "It was the gradient that was compared or cut off. A mask asks what the"
        " inputs were on the way forward.",
        "Which two numbers did the gate compare on the way forward?",
        also=(
            lambda g, x, y: (np.maximum(g, x), np.maximum(g, y)),
            lambda g, x, y: (np.minimum(g, x), np.minimum(g, y)),
            lambda g, x, y: (g * (g > 0), g * (g > 0)),
            lambda g, x, y: (g * (x > y) * (g > 0), g * (x <= y) * (g > 0)),
        ),
    ),
    Mistake(
        "sizes_compared",
        routed(lambda g, x, y: abs(x) >= abs(y)),
        "The sizes without their signs were compared: -7 counted as larger than 3.",
        "Which is larger, -7 or 3?",
    ),
    Mistake(
        "one_decision_for_all",
        for_all(lambda x, y: x.max() >= y.max()),
        "One decision was taken for the whole table, so all of the gradient went to"
        " one side. Every entry is a gate of its own.",
        "How many pairs of x and y are compared in a table of (5, 3)?",
        also=(
            for_all(lambda x, y: x.sum() >= y.sum()),
            for_all(lambda x, y: x.mean() >= y.mean()),
            for_all(lambda x, y: (x >= y).all()),
            for_all(lambda x, y: (x >= y).any()),
            for_all(lambda x, y: np.linalg.norm(x) >= np.linalg.norm(y)),
            for_all(lambda x, y: x.flat[0] >= y.flat[0]),
            for_all(lambda x, y: x.sum() >= y.sum(), a_single_zero),
            for_all(lambda x, y: x.sum() < y.sum(), a_single_zero),
        ),
    ),
    Mistake(
        "one_decision_for_each_row",
        routed(lambda g, x, y: x.max(axis=1)[:, None] >= y.max(axis=1)[:, None]),
        "One decision was taken for each row. Every entry is a gate of its own.",
        "How many pairs of x and y are compared in a table of (5, 3)?",
        also=(routed(lambda g, x, y: (x.sum(1) >= y.sum(1))[:, None]),),
    ),
    Mistake(
        "largest_entry_only",
        lambda g, x, y: (g * (x == x.max()), g * (y == y.max())),
        "The largest entry of each table was looked for. This gate compares x with y,"
        " entry by entry.",
        "Which NumPy function compares two tables: max or maximum?",
    ),
    Mistake(
        "both_masked_alike",
        lambda g, x, y: (g * (x >= y), g * (x >= y)),
        "dL_dx is right, but y got the gradient in the same places as x.",
        "Where x is the larger one, what should y get?",
        also=(lambda g, x, y: (g * (x > y), g * (x > y)),),
    ),
    Mistake(
        "one_array_for_both",
        lambda g, x, y: (g * 0, g * 0),
        "Both are 0 everywhere: dL_dx and dL_dy became the same array, since `a = b`"
        " makes no copy, so what is set to 0 in one is 0 in both.",
        "How do you get an array of its own for each of the two?",
    ),
    Mistake(
        "y_always_gets_it",
        lambda g, x, y: (g * (x >= y), g),
        "dL_dx is right, but y got the gradient everywhere, also where it lost.",
        "What should y get where x is larger?",
    ),
    Mistake(
        "only_x_gets_it",
        lambda g, x, y: (g * (x >= y), g * 0),
        "dL_dx is right, but y got nothing, not even where it is the larger one.",
        "What should y get where it is the larger one?",
        also=(lambda g, x, y: (g * (x >= y), 0.0),),
    ),
    Mistake(
        "loser_gets_minus",
        lambda g, x, y: (np.where(x >= y, g, -g), np.where(x >= y, -g, g)),
        "The larger input got the gradient, and the smaller one its opposite.",
        "Let x be 7 and y be 3. If y grows by 0.1, does max(x, y) change?",
    ),
    Mistake(
        "minus_for_y",
        lambda g, x, y: (g * (x >= y), -g * (x < y)),
        "dL_dx is right, but where y is larger it got the gradient with a minus.",
        "Where y is larger, does max(x, y) grow or fall when y grows?",
    ),
)
