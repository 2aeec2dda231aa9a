# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes on the way back through tanh, from public threads."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import mistakes_with, times
from backproplab.exercises.activation_derivatives.memory import cut_to_integers
from backproplab.exercises.activation_derivatives.wrong_sigmoid import (
    slope as sigmoid_slope,
)
from backproplab.exercises.definition import Mistake


def slope(z):
    """Return the slope of tanh."""
    return 1 - np.tanh(z) ** 2


def of_a(formula):
    """Build a backward pass whose slope is a formula in the output a."""
    return times(lambda z: formula(np.tanh(z)))


def by_quotient(z):
    """Return the slope by a quotient that overflows."""
    up, down = np.exp(z), np.exp(-z)
    return 1 - ((up - down) / (up + down)) ** 2


WRONG_TANH = (
    Mistake(
        "a_formula_used_on_z",
        times(lambda z: 1 - z**2),
        "This is 1 - z². The formula 1 - a² gives the slope in terms of the output"
        " a, and what you were given is z, from before tanh.",
        "What has to be computed from z before the formula can be used?",
    ),
    Mistake(
        "tanh_twice",
        of_a(slope),
        "tanh was taken of a once more: this is the slope at a, and a has already"
        " been through it.",
        "Which array does the helper for the slope expect: z or a?",
    ),
    Mistake(
        "plus_in_the_formula",
        of_a(lambda a: 1 + a**2),
        "The slope is 1 + a² here. That is the rule for tan; the one for tanh has"
        " another sign.",
        "What should the slope become where a is nearly 1?",
    ),
    Mistake(
        "tan_instead",
        times(lambda z: 1 + np.tan(z) ** 2),
        "This is the slope of tan, the function from the circle. tanh is another"
        " one, which runs from -1 to 1.",
        "What is the largest slope that tanh has?",
        also=(
            times(lambda z: 1 / np.cos(z) ** 2),
            times(lambda z: 1 - np.tan(z) ** 2),
        ),
    ),
    Mistake(
        "formula_differentiated_again",
        of_a(lambda a: -2 * a),
        "The formula 1 - a² was differentiated once more. It is the slope already.",
        "How steep is tanh at z = 0, where a = 0?",
        also=(
            of_a(lambda a: 2 * a),
            of_a(lambda a: -2 * a * (1 - a**2)),
            of_a(lambda a: 2 * a * (1 - a**2)),
        ),
    ),
    Mistake(
        "root_of_the_slope",
        of_a(lambda a: np.sqrt(1 - a**2)),
        "This is the root of the slope, which is 1 / cosh z: a square is missing.",
        "What is the derivative of sinh z / cosh z by the quotient rule?",
    ),
    Mistake(
        "forward_instead",
        lambda dL_da, z: np.tanh(z),
        "This is a, the forward pass; dL_da is not in it.",
        "Which array comes in from above on the way back?",
    ),
    Mistake(
        "square_forgotten",
        of_a(lambda a: 1 - a),
        "The slope is 1 - a here; the square is missing.",
        "Is tanh as steep at -2 as it is at 2?",
        also=(of_a(lambda a: 1 - np.abs(a)),),
    ),
    Mistake(
        "doubled_instead_of_squared",
        of_a(lambda a: 1 - 2 * a),
        "The slope is 1 - 2a here: a was doubled where it should be squared.",
        "What should the slope become where a is nearly 1?",
    ),
    Mistake(
        "square_around_the_bracket",
        of_a(lambda a: (1 - a) ** 2),
        "The slope is (1 - a)² here: the square is around the whole bracket.",
        "To what does the square belong in 1 - a²?",
    ),
    Mistake(
        "square_inside_tanh",
        times(lambda z: 1 - np.tanh(z**2)),
        "It is z that was squared, before tanh.",
        "What is squared in the formula: z or a?",
    ),
    Mistake(
        "one_minus_forgotten",
        of_a(lambda a: a**2),
        "The slope is a² here: largest where tanh is flat.",
        "How steep is tanh at z = 0, where a = 0?",
    ),
    Mistake(
        "sign_of_slope",
        of_a(lambda a: a**2 - 1),
        "The sizes are right, every sign is flipped. tanh always rises, so its"
        " slope is never negative.",
        "Which comes first in the formula: 1 or a²?",
    ),
    Mistake(
        "sigmoid_formula",
        of_a(lambda a: a * (1 - a)),
        "a (1 - a) is the formula for the sigmoid.",
        "How steep is tanh at z = 0, where a = 0?",
    ),
    Mistake(
        "sigmoid_slope",
        times(sigmoid_slope),
        "This is the slope of the sigmoid, which is ¼ at z = 0.",
        "How steep is tanh at z = 0?",
    ),
    Mistake(
        "slope_twice",
        times(lambda z: slope(z) ** 2),
        "The slope is in it twice.",
        "Through how many activations does the error go here?",
        also=(of_a(lambda a: 1 - a**4),),
    ),
    Mistake(
        "value_instead_of_slope",
        of_a(lambda a: a),
        "The error was multiplied by a, the value of tanh, not by its slope.",
        "How much does a still change where it is nearly 1?",
    ),
    Mistake(
        "brackets_missing",
        lambda dL_da, z: dL_da * 1 - np.tanh(z) ** 2,
        "Brackets are missing around 1 - a², so a² is subtracted at the end from"
        " the error itself.",
        "In which order does Python compute dL_da * 1 - a**2?",
    ),
    Mistake(
        "slope_forgotten",
        times(lambda z: 1),
        "The error passed unchanged: the slope of tanh is not in it.",
        "How much does a change when z changes a little?",
    ),
    Mistake(
        "relu_slope",
        times(lambda z: z > 0),
        "The error passed where z > 0: this is the slope of ReLU.",
        "How steep is tanh where z is -1?",
    ),
    Mistake(
        "overflow_gives_nan",
        times(by_quotient),
        "Right for ordinary z, but exp(800) is infinite, and inf / inf is nan.",
        "Which NumPy function computes tanh for every z?",
    ),
    *mistakes_with(slope, lambda dL_da, z: 1 - dL_da**2),
    cut_to_integers(
        slope,
        lambda dL_da, z: dL_da * slope(z).astype(z.dtype),
        lambda dL_da, z: (dL_da * slope(z)).astype(dL_da.dtype),
    ),
)
