# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes at the gates of a graph that forks."""

from backproplab.exercises.chain_rule.fork_paths import (
    both_slopes,
    nothing,
    product_path,
    sum_path,
    with_paths,
)
from backproplab.exercises.definition import Mistake

AT_A_GATE = (
    Mistake(
        "factors_not_swapped",
        with_paths(sum_path, lambda s, p, own, other: s * own),
        "At the product p each side got its own input as the slope, or the two"
        " results stand in the other order. A multiply gate swaps its inputs.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "slopes_at_out_not_swapped",
        with_paths(lambda s, p, own, other: s, lambda s, p, own, other: p * other),
        "The last gate is s * p, and its two slopes were mixed up: s was sent"
        " through the sum, and p through the product.",
        "How steep is s * p in s?",
    ),
    Mistake(
        "last_gate_forgotten",
        with_paths(
            lambda s, p, own, other: 1 + nothing(s, p, own, other),
            lambda s, p, own, other: other,
        ),
        "These are the slopes of s + p: the last gate, the product of s and p, was"
        " passed as if its local slopes were 1.",
        "What are dout_ds and dout_dp?",
    ),
    Mistake(
        "product_hands_on",
        with_paths(sum_path, lambda s, p, own, other: s),
        "At the product p what arrives was handed on unchanged, as an add gate does.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "upstream_forgotten_at_product",
        with_paths(sum_path, lambda s, p, own, other: other),
        "Through the product came its local slope alone, without what arrives there"
        " from out.",
        "What arrives at p from out, and what does the chain rule do with it?",
    ),
    Mistake(
        "upstream_forgotten_at_sum",
        with_paths(lambda s, p, own, other: 1, product_path),
        "Through the sum came its local slope 1 alone, without what arrives there"
        " from out.",
        "What arrives at s from out, and what does the chain rule do with it?",
    ),
    Mistake(
        "slope_added_at_product",
        with_paths(sum_path, lambda s, p, own, other: s + other),
        "At the product, the local slope was added to what came from above. Along a"
        " path slopes multiply.",
        "With which sign are the links of one path joined?",
    ),
    Mistake(
        "sum_multiplied_by_inputs",
        with_paths(lambda s, p, own, other: p * own, product_path),
        "At the sum s each side got the gradient times its own input; but the slope"
        " of a sum is the same everywhere.",
        "If x grows by 0.1, by how much does x + y grow?",
        also=(with_paths(lambda s, p, own, other: p * other, product_path),),
    ),
    Mistake(
        "sum_split_in_half",
        with_paths(lambda s, p, own, other: p / 2, product_path),
        "At the sum s half of the gradient went to each side.",
        "If x alone grows by 0.1, by how much does x + y grow?",
    ),
    Mistake(
        "product_multiplied_by_both",
        with_paths(sum_path, lambda s, p, own, other: s * p),
        "At the product p the gradient was multiplied by x * y, its value, and not by"
        " its slope.",
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
    ),
    Mistake(
        "started_with_out",
        lambda x, y: tuple((x + y) * x * y * part for part in both_slopes(x, y)),
        "The way back was begun with the value of out. It begins with 1, the slope of"
        " out in itself.",
        "If out grows by 0.1, by how much does out grow?",
    ),
    Mistake(
        "slopes_of_last_gate",
        lambda x, y: (x * y, x + y),
        "These are dout_ds and dout_dp, the slopes at the last gate. The way back"
        " does not end there.",
        "Which gates lie between s and x, and between p and x?",
    ),
)
