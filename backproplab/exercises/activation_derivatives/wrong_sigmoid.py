# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes on the way back through the sigmoid, from public threads."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import mistakes_with, times
from backproplab.exercises.activation_derivatives.memory import cut_to_integers
from backproplab.exercises.definition import Mistake
from backproplab.layers import Softmax


def sigmoid(z):
    """Follow the formula to the letter."""
    return 1 / (1 + np.exp(-z))


def slope(z):
    """Return the slope of the sigmoid."""
    return sigmoid(z) * (1 - sigmoid(z))


def softmax_slope(z):
    """Return p (1 - p), with the p of a softmax."""
    p = Softmax().forward(z)[0] if z.shape[1] > 1 else z**0
    return p * (1 - p)


def of_a(formula):
    """Build a backward pass whose slope is a formula in the output a."""
    return times(lambda z: formula(sigmoid(z)))


WRONG_SIGMOID = (
    Mistake(
        "a_formula_used_on_z",
        times(lambda z: z * (1 - z)),
        "This is z (1 - z). The formula a (1 - a) gives the slope in terms of the"
        " output a, and what you were given is z, from before the sigmoid.",
        "What has to be computed from z before the formula can be used?",
    ),
    Mistake(
        "formula_half_in_z",
        times(lambda z: sigmoid(z) * (1 - z)),
        "One factor of the slope is taken from a, the other one from z.",
        "In a (1 - a), which array stands in both places?",
        also=(times(lambda z: z * (1 - sigmoid(z))),),
    ),
    Mistake(
        "sign_of_slope",
        of_a(lambda a: a * (a - 1)),
        "Every sign is flipped. The sigmoid rises, so its slope is never negative: the"
        " minus of exp(-z) and that of the quotient rule cancel.",
        "Where is one minus sign too many, or one too few?",
    ),
    Mistake(
        "slope_twice",
        times(lambda z: slope(z) ** 2),
        "The slope is in it twice.",
        "Through how many sigmoids does the error go here?",
        also=(lambda dL_da, z: dL_da * slope(z) * slope(slope(z)),),
    ),
    Mistake(
        "sigmoid_twice",
        of_a(slope),
        "The sigmoid was taken of a once more: this is the slope at a, and a has"
        " already been through it.",
        "Which array does the helper for the slope expect: z or a?",
    ),
    Mistake(
        "slope_of_the_slope",
        times(lambda z: slope(z) * (1 - slope(z))),
        "The formula was used on the slope again, so this is s (1 - s) with"
        " s = a (1 - a).",
        "How many times is the formula a (1 - a) needed?",
    ),
    Mistake(
        "value_instead_of_slope",
        of_a(lambda a: a),
        "The error was multiplied by a, the value of the sigmoid, not by its slope.",
        "How much does a still change where it is nearly 1?",
    ),
    Mistake(
        "one_factor_missing",
        of_a(lambda a: 1 - a),
        "The slope is 1 - a here, or a - 1; its other factor is missing.",
        "What should the slope become where z is very negative: 0 or 1?",
        also=(of_a(lambda a: a - 1),),
    ),
    Mistake(
        "one_factor_twice",
        of_a(lambda a: a * (1 - a) ** 2),
        "One of the two factors, a and 1 - a, is in the slope twice.",
        "How steep is the sigmoid at z = 0, where a = ½?",
        also=(of_a(lambda a: a**2 * (1 - a)),),
    ),
    Mistake(
        "square_of_a",
        of_a(lambda a: a**2),
        "The slope is a² here. The denominator (1 + exp(-z))² of the quotient rule"
        " is in it, its numerator is not.",
        "What should the slope become where z is very large: 0 or 1?",
    ),
    Mistake(
        "tanh_formula",
        of_a(lambda a: 1 - a**2),
        "1 - a² is the formula for tanh.",
        "How steep is the sigmoid at z = 0, where a = ½?",
        also=(times(lambda z: 1 - np.tanh(z) ** 2),),
    ),
    Mistake(
        "plus_in_the_formula",
        of_a(lambda a: a * (1 + a)),
        "The slope is a (1 + a) here, so it grows where the sigmoid gets flat.",
        "What should the slope become where a is nearly 1?",
    ),
    Mistake(
        "sigmoid_without_brackets",
        times(lambda z: (1 + np.exp(-z)) * -np.exp(-z)),
        "Brackets are missing around 1 + exp(-z): without them the division comes"
        " first, or the power.",
        "Which brackets keep 1 + exp(-z) together, so that a lies between 0 and 1?",
        also=(
            times(lambda z: np.exp(-z) + np.exp(-z) ** 2),
            times(lambda z: np.exp(-z) / (1 + np.exp(-z) ** 2)),
        ),
    ),
    Mistake(
        "signs_in_the_exponents",
        times(lambda z: np.exp(z) / (1 + np.exp(-z)) ** 2),
        "Above the line is exp(z), below it exp(-z): the two signs do not belong"
        " together.",
        "What should the slope become where z is very large?",
        also=(times(lambda z: np.exp(-z) / (1 + np.exp(z)) ** 2),),
    ),
    Mistake(
        "brackets_missing",
        lambda dL_da, z: dL_da * sigmoid(z) * 1 - sigmoid(z),
        "Brackets are missing around 1 - a, so a is subtracted from the product.",
        "In which order does Python compute dL_da * a * 1 - a?",
    ),
    Mistake(
        "call_instead_of_product",
        times(lambda z: sigmoid(1 - sigmoid(z))),
        "The sigmoid was called with 1 - a: two functions one inside the other,"
        " where the formula has a product.",
        "What stands between a and (1 - a) in the formula?",
        also=(lambda dL_da, z: sigmoid(1 - sigmoid(z)),),
    ),
    Mistake(
        "forward_instead",
        lambda dL_da, z: sigmoid(z),
        "This is a, the forward pass; dL_da is not in it.",
        "Which array comes in from above on the way back?",
    ),
    Mistake(
        "softmax_slope",
        times(softmax_slope),
        "The values come from a softmax, in which each row adds up to 1. A sigmoid"
        " takes each number alone.",
        "Should one entry change when its neighbor changes?",
    ),
    Mistake(
        "slope_forgotten",
        times(lambda z: 1),
        "The error passed unchanged: the slope of the sigmoid is not in it.",
        "How much does a change when z changes a little?",
    ),
    Mistake(
        "largest_slope_everywhere",
        times(lambda z: 0.25),
        "The slope is ¼ everywhere here. It is that steep only at z = 0.",
        "How steep is the sigmoid where z is 5?",
    ),
    Mistake(
        "relu_slope",
        times(lambda z: z > 0),
        "The error passed where z > 0: this is the slope of ReLU.",
        "How steep is the sigmoid where z is -1?",
    ),
    Mistake(
        "overflow_gives_nan",
        times(lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        "Right for ordinary z, but exp(800) is infinite, and inf / inf is nan.",
        "How can the slope be written with a alone, which never overflows?",
        also=(times(lambda z: np.exp(z) / (1 + np.exp(z)) ** 2),),
    ),
    *mistakes_with(
        slope,
        lambda dL_da, z: sigmoid(1 - sigmoid(dL_da)),
        lambda dL_da, z: dL_da * sigmoid(1 - sigmoid(dL_da)),
        lambda dL_da, z: dL_da * (1 - dL_da),
        lambda dL_da, z: dL_da * sigmoid(z) * (1 - sigmoid(dL_da)),
        lambda dL_da, z: dL_da * sigmoid(dL_da) * (1 - sigmoid(z)),
    ),
    cut_to_integers(
        slope,
        lambda dL_da, z: dL_da * slope(z).astype(z.dtype),
        lambda dL_da, z: (dL_da * slope(z)).astype(dL_da.dtype),
    ),
)
