# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes where the paths of a graph meet."""

import numpy as np

from backproplab.exercises.definition import Mistake


def both_slopes(x, y):
    """Return the right slopes of (x + y)·(x·y)."""
    return x * y + (x + y) * y, x * y + (x + y) * x


def with_paths(through_sum, through_product, join=np.add):
    """Build a variation from what comes back on each of the two paths.

    Each path gets (s, p, own input, other input).
    """

    def slope(own, other):
        nodes = own + other, own * other, own, other
        return join(through_sum(*nodes), through_product(*nodes))

    return lambda x, y: (slope(x, y), slope(y, x))


def sum_path(s, p, own, other):
    """Return what comes back through the sum."""
    return p


def product_path(s, p, own, other):
    """Return what comes back through the product."""
    return s * other


def nothing(s, p, own, other):
    """Return zeros: a path that is left out."""
    return 0 * s


MISTAKES = (
    Mistake(
        "only_sum_path",
        with_paths(sum_path, nothing),
        "Only the path through the sum s counts; the path through the product p is"
        " left out, or was overwritten.",
        "On how many paths does x reach out, and how does what they bring join?",
    ),
    Mistake(
        "only_product_path",
        with_paths(nothing, product_path),
        "Only the path through the product p counts; the path through the sum s is"
        " left out, or was overwritten by `=` where `+=` was meant.",
        "On how many paths does x reach out, and how does what they bring join?",
    ),
    Mistake(
        "paths_multiplied",
        with_paths(sum_path, product_path, np.multiply),
        "What the two paths bring was multiplied. Along a path slopes multiply;"
        " where paths meet they do something else.",
        "If x moves, out moves a little because of s and a little because of p: how"
        " do the two join?",
    ),
    Mistake(
        "paths_averaged",
        with_paths(sum_path, product_path, lambda a, b: (a + b) / 2),
        "The mean of the two paths was taken.",
        "If x moves, out moves a little because of s and a little because of p: how"
        " do the two join?",
    ),
    Mistake(
        "paths_subtracted",
        with_paths(sum_path, product_path, np.subtract),
        "What one path brings was taken from what the other one brings.",
        "Which gate here would bring a minus?",
    ),
    Mistake(
        "only_the_square",
        with_paths(nothing, lambda s, p, own, other: other**2),
        "This is y² for x, and x² for y: one term of the derivative alone, or what one"
        " path brings minus what the other one brings.",
        "What does each of the two paths bring to x, and how do they join?",
    ),
    Mistake(
        "larger_path_only",
        with_paths(
            sum_path, product_path, lambda a, b: np.where(abs(a) > abs(b), a, b)
        ),
        "Only the stronger of the two paths counts.",
        "Does the weaker path move out as well?",
    ),
    Mistake(
        "counted_twice",
        lambda x, y: tuple(2 * part for part in both_slopes(x, y)),
        "Everything was added up twice.",
        "Is a sum started with what it should only get later?",
    ),
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
        "one_term_lost",
        with_paths(nothing, lambda s, p, own, other: 2 * p),
        "Multiplied out, out is x²y + xy². Here the derivative of one of the two"
        " terms is missing.",
        "What is the derivative of each of the two terms in x?",
        also=(with_paths(nothing, lambda s, p, own, other: own**2),),
    ),
    Mistake(
        "only_x_adds_up",
        lambda x, y: (both_slopes(x, y)[0], (x + y) * x),
        "dout_dx is right, but dout_dy got only one path.",
        "On how many paths does y reach out?",
        also=(lambda x, y: (both_slopes(x, y)[0], x * y),),
    ),
    Mistake(
        "sum_not_started_anew",
        lambda x, y: (both_slopes(x, y)[0], sum(both_slopes(x, y))),
        "dout_dx is right, but dout_dy holds what belongs to x as well.",
        "With which value does the sum for y begin?",
    ),
    Mistake(
        "forward_value",
        lambda x, y: ((x + y) * x * y,) * 2,
        "This is out itself, the value of the forward pass.",
        "What does a small nudge of x do to out?",
        also=(lambda x, y: (x + y, x * y),),
    ),
    Mistake(
        "slopes_of_last_gate",
        lambda x, y: (x * y, x + y),
        "These are dout_ds and dout_dp, the slopes at the last gate. The way back"
        " does not end there.",
        "Which gates lie between s and x, and between p and x?",
    ),
    Mistake(
        "one_result",
        lambda x, y: both_slopes(x, y)[0],
        "Only one thing came back. Both inputs need their own slope.",
        "How does a function return two arrays, and in which order?",
    ),
)
