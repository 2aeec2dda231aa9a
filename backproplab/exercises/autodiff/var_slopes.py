# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in the values and local slopes of operations."""

import numpy as np

from backproplab.exercises.autodiff.var_ways import ONES, squash, var
from backproplab.exercises.definition import Mistake

SLOPE_MISTAKES = (
    Mistake(
        "product_slopes_swapped",
        var(mul=lambda a, b: (a * b, (a, b))),
        "In the product each parent got its own value as slope. When x moves by a step,"
        " x · y moves by y steps.",
        "By how much does 3 · y change when the 3 becomes 4?",
    ),
    Mistake(
        "product_slopes_one",
        var(mul=lambda a, b: (a * b, ONES)),
        "The product has the slopes of a sum: 1 and 1.",
        "By how much does 3 · y change when the 3 becomes 4?",
    ),
    Mistake(
        "product_slopes_are_product",
        var(mul=lambda a, b: (a * b, (a * b, a * b))),
        "Both slopes of the product are the product itself.",
        "By how much does 3 · y change when the 3 becomes 4?",
    ),
    Mistake(
        "product_one_slope_for_both",
        var(mul=lambda a, b: (a * b, (b, b))),
        "Both parents of the product have the same slope. It is right for one of them.",
        "The slope for other: which number multiplies other?",
        also=(var(mul=lambda a, b: (a * b, (a, a))),),
    ),
    Mistake(
        "sum_slopes_are_values",
        var(add=lambda a, b: (a + b, (a, b))),
        "In the sum the slopes are the values. A step of x is a step of x + y, however"
        " large x is.",
        "By how much does x + 5 change when x grows by 1?",
        also=(var(add=lambda a, b: (a + b, (b, a))),),
    ),
    Mistake(
        "sum_slopes_halved",
        var(add=lambda a, b: (a + b, (0.5, 0.5))),
        "The sum shares its slope out between its parents. Each one moves the sum by a"
        " full step.",
        "By how much does x + 5 change when x grows by 1?",
    ),
    Mistake(
        "relu_not_cut",
        var(relu=lambda a: (a, (float(a > 0),))),
        "relu lets negative numbers through.",
        "What is the larger one of 0 and -2?",
    ),
    Mistake(
        "relu_slope_always_one",
        var(relu=lambda a: (max(0.0, a), (1.0,))),
        "relu has the slope 1 everywhere; below 0 it is flat.",
        "When the value is -2 and grows a little, what does relu do?",
    ),
    Mistake(
        "relu_slope_is_value",
        var(relu=lambda a: (max(0.0, a), (max(0.0, a),))),
        "The slope of relu is its value.",
        "When the value is 3 and grows by 0.1, by how much does relu grow?",
    ),
    Mistake(
        "sigmoid_slope_is_value",
        var(sigmoid=lambda a: (squash(a), (squash(a),))),
        "The slope of sigmoid is its value s; a factor is missing.",
        "Where s is nearly 1, is the curve steep or flat?",
        also=(var(sigmoid=lambda a: (squash(a), (1 - squash(a),))),),
    ),
    Mistake(
        "sigmoid_slope_of_z",
        var(sigmoid=lambda a: (squash(a), (a * (1 - a),))),
        "The slope is z(1 - z), with the number before the sigmoid. It takes the value"
        " s after it.",
        "Which number is between 0 and 1: the one before the sigmoid, or the one"
        " after?",
    ),
    Mistake(
        "sigmoid_slope_of_s",
        var(
            sigmoid=lambda a: (
                squash(a),
                (squash(squash(a)) * (1 - squash(squash(a))),),
            )
        ),
        "The slope is taken at s, which went through the sigmoid already: it goes"
        " through twice.",
        "With s = sigmoid(z), how is the slope written in s?",
    ),
    Mistake(
        "sigmoid_slope_one",
        var(sigmoid=lambda a: (squash(a), (1.0,))),
        "sigmoid has the slope 1, as if nothing was bent.",
        "Where s is nearly 1, is the curve steep or flat?",
    ),
    Mistake(
        "sigmoid_slope_sign",
        var(sigmoid=lambda a: (squash(a), (-squash(a) * (1 - squash(a)),))),
        "The slope of sigmoid is negative here, but the curve rises everywhere: a minus"
        " too many.",
        "Which of the two minus signs on the way cancels the other?",
    ),
    Mistake(
        "sigmoid_sign",
        var(sigmoid=lambda a: (squash(-a), (-squash(a) * (1 - squash(a)),))),
        "sigmoid falls where it should rise: the sign in the exponent is lost.",
        "What should the sigmoid of a large number be: 0 or 1?",
        also=(var(sigmoid=lambda a: (squash(-a), (squash(a) * (1 - squash(a)),))),),
    ),
    Mistake(
        "tanh_instead",
        var(sigmoid=lambda a: (np.tanh(a), (1 - np.tanh(a) ** 2,))),
        "This is tanh, which runs from -1 to 1.",
        "Which values can a sigmoid have?",
    ),
)
