# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 01: one neuron by hand."""

from math import exp

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def one_neuron(x_row, w, b):
    """Compute one hidden neuron for one example: z = x·w + b, then a = max(0, z).

    Shapes: z and a ().
    """
    z = x_row[0] * w[0] + x_row[1] * w[1] + b
    a = max(0, z)
    return z, a


def cut(z):
    """Return z, and z after ReLU."""
    return z, max(0, z)


NEURON = Exercise(
    reference=one_neuron,
    notebook="01",
    title="one neuron by hand",
    see="Derive, stage 1: one neuron",
    results=("z", "a"),
    fixtures=lambda rng: [Fixture("a sixth example", ([3, -1], [-1, 2], 1))],
    is_value=True,
    asks={
        "z": "Which two products and which bias add up to z?",
        "a": "Which is the larger one: 0 or your z?",
    },
    hints=(
        "Which weight belongs to which input, and what is their product?",
        "Multiply each input by its weight, add both products, then add the bias.",
        "z is 3 times -1, plus -1 times 2, plus 1; and a is z, or 0 if z is negative.",
    ),
    mistakes=(
        Mistake(
            "bias_forgotten",
            lambda x, w, b: cut(x[0] * w[0] + x[1] * w[1]),
            "This is what comes out without the bias.",
            "What does the neuron do with its bias after the products?",
        ),
        Mistake(
            "bias_subtracted",
            lambda x, w, b: cut(x[0] * w[0] + x[1] * w[1] - b),
            "This is what comes out when the bias is taken away.",
            "Which sign does b have in z = x·w + b?",
        ),
        Mistake(
            "weights_swapped",
            lambda x, w, b: cut(x[0] * w[1] + x[1] * w[0] + b),
            "This is what comes out when each input meets the other one's weight.",
            "Which weight belongs to the first input?",
        ),
        Mistake(
            "sign_of_product",
            lambda x, w, b: cut(x[0] * w[0] - x[1] * w[1] + b),
            "This is what comes out when one product has the wrong sign.",
            "What is minus one times two?",
        ),
        Mistake(
            "signs_lost",
            lambda x, w, b: cut(abs(x[0] * w[0]) + abs(x[1] * w[1]) + b),
            "This is what comes out when both minus signs are lost.",
            "What is three times minus one?",
        ),
        Mistake(
            "first_neuron",
            lambda x, w, b: cut(x[0] + x[1] + 1),
            "This is the z of the first neuron, with weights (1, 1).",
            "Which weights are given in this task?",
        ),
        Mistake(
            "first_example",
            lambda x, w, b: cut(1 * w[0] + 2 * w[1] + b),
            "This is the z of the first example, x = (1, 2).",
            "Which inputs are given in this task?",
        ),
        Mistake(
            "second_product_forgotten",
            lambda x, w, b: cut(x[0] * w[0] + b),
            "This is what comes out with the first input alone.",
            "What does the second input add?",
        ),
        Mistake(
            "bias_added_twice",
            lambda x, w, b: cut(x[0] * w[0] + b + x[1] * w[1] + b),
            "This is what comes out when the bias is added twice.",
            "How many biases does one neuron have?",
        ),
        Mistake(
            "results_swapped",
            lambda x, w, b: one_neuron(x, w, b)[::-1],
            "Both numbers are right, but in the other order.",
            "Which comes first in the task: z or a?",
        ),
        Mistake(
            "not_cut_off",
            lambda x, w, b: (one_neuron(x, w, b)[0],) * 2,
            "z is right, but a is still negative.",
            "What does ReLU make of a negative number?",
        ),
        Mistake(
            "absolute_value",
            lambda x, w, b: (one_neuron(x, w, b)[0], abs(one_neuron(x, w, b)[0])),
            "z is right; a is its absolute value.",
            "Does ReLU turn a negative number round, or cut it off?",
        ),
        Mistake(
            "sigmoid_instead",
            lambda x, w, b: (one_neuron(x, w, b)[0], 1 / (1 + exp(4))),
            "z is right; a is its sigmoid.",
            "Which activation does this task ask for?",
            also=(lambda x, w, b: (one_neuron(x, w, b)[0], 0.018),),
        ),
        Mistake(
            "slope_instead",
            lambda x, w, b: (one_neuron(x, w, b)[0], 1),
            "z is right; a is 1, which is the slope of ReLU above 0.",
            "What is the larger one of 0 and z?",
        ),
    ),
)
