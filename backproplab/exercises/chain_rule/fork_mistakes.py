# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes where the paths of a graph meet."""

import numpy as np

from backproplab.exercises.chain_rule.fork_paths import (
    both_slopes,
    nothing,
    product_path,
    sum_path,
    with_paths,
)
from backproplab.exercises.definition import Mistake

WHERE_PATHS_MEET = (
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
        "one_term_lost",
        with_paths(nothing, lambda s, p, own, other: 2 * p),
        "Multiplied out, out is x²y + xy². Here the derivative of one of the two"
        " terms is missing.",
        "What is the derivative of each of the two terms in x?",
        also=(with_paths(nothing, lambda s, p, own, other: own**2),),
    ),
    Mistake(
        "power_or_factor_lost",
        with_paths(nothing, lambda s, p, own, other: 2 * p + other),
        "Multiplied out, out is x²y + xy². In the derivative of one of the two terms a"
        " power or a factor was lost.",
        "What is the derivative of x²y in x, and what is that of xy²?",
        also=(
            with_paths(nothing, lambda s, p, own, other: 2 * own + other**2),
            with_paths(nothing, lambda s, p, own, other: 2 * own + other),
            with_paths(nothing, lambda s, p, own, other: 2 * p + 2 * other),
        ),
    ),
    Mistake(
        "one_array_for_both",
        lambda x, y: (x * y + (x + y) ** 2,) * 2,
        "dout_dx and dout_dy became the same array: `dout_dx = p` makes no copy, so"
        " `+=` adds to p, and to both.",
        "How do you get an array of your own before you add to it?",
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
        "one_result",
        lambda x, y: both_slopes(x, y)[0],
        "Only one thing came back. Both inputs need their own slope.",
        "How does a function return two arrays, and in which order?",
    ),
)
