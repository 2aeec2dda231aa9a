# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 06: back through tanh."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import (
    errors_and_inputs,
    mistakes_with,
    times,
)
from backproplab.exercises.activation_derivatives.memory import cut_to_integers
from backproplab.exercises.definition import Exercise, Mistake
from backproplab.layers import Sigmoid


def tanh_backward(dL_da, z):
    """Send the error back through a = tanh z, from dL_da to dL_dz.

    Here z is what went into tanh, not what came out of it.

    Shapes: dL_da and z (N, n_out); on the way a and da_dz (N, n_out); returns
    dL_dz (N, n_out).
    """
    a = np.tanh(z)
    da_dz = 1 - a**2
    dL_dz = dL_da * da_dz
    return dL_dz


def slope(z):
    """Return the slope of tanh."""
    return 1 - np.tanh(z) ** 2


def sigmoid_slope(z):
    """Return the slope of the sigmoid."""
    a = Sigmoid().forward(z)[0]
    return a * (1 - a)


def of_a(formula):
    """Build a backward pass whose slope is a formula in the output a."""
    return times(lambda z: formula(np.tanh(z)))


def by_quotient(z):
    """Return the slope by a quotient that overflows."""
    up, down = np.exp(z), np.exp(-z)
    return 1 - ((up - down) / (up + down)) ** 2


TANH = Exercise(
    reference=tanh_backward,
    notebook="06",
    title="back through tanh",
    see="Derive: the slope of tanh",
    results=("dL_dz",),
    steps=("a", "da_dz", "dL_dz"),
    fixtures=errors_and_inputs,
    hints=(
        "How steep is tanh at z = 0, and how steep far away from it?",
        "Compute a from z with np.tanh first; the slope da_dz is a formula in a alone.",
        "da_dz is 1 minus the square of a. Multiply dL_da by it, entry by entry.",
    ),
    mistakes=(
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
    ),
)
