# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the slope of a hidden sigmoid, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.delta_steps import (
    sigmoid,
    sigmoid_slope,
    softmax,
    with_both,
    with_slope_of_error,
    with_steps,
)

SLOPE = (
    Mistake(
        "slope_forgotten",
        with_steps(slope=np.ones_like),
        "The slope of the sigmoid is not in it: this is dL_da1, the error after the"
        " bend. (np.dot multiplies two arrays; a third one is lost.)",
        "Which local slope lies between a1 and z1, and where is it multiplied?",
    ),
    Mistake(
        "slope_at_a1",
        with_steps(slope=lambda z: sigmoid_slope(sigmoid(z))),
        "The slope was taken at a1, so the sigmoid was applied twice. a1 is bent"
        " already; the slope belongs to z1.",
        "Which array does your slope function expect: z1 or a1?",
    ),
    Mistake(
        "a_formula_used_on_z",
        with_steps(slope=lambda z: z * (1 - z)),
        "This is z1 (1 - z1). The formula a1 (1 - a1) needs the output a1, and z1 is"
        " not bent yet.",
        "Which of z1 and a1 lies between 0 and 1?",
    ),
    Mistake(
        "slope_twice",
        with_steps(slope=lambda z: sigmoid_slope(z) ** 2),
        "The slope of the sigmoid was multiplied in twice.",
        "How many sigmoids lie between z1 and the next layer?",
    ),
    Mistake(
        "square_in_slope",
        with_steps(slope=lambda z: sigmoid(z) ** 2 * (1 - sigmoid(z))),
        "One of the two factors of the sigmoid's slope is squared.",
        "How large should the slope be at z1 = 0, where a1 is ½?",
        also=(
            with_steps(slope=lambda z: sigmoid(z) * (1 - sigmoid(z)) ** 2),
            with_steps(slope=lambda z: sigmoid(z) * (1 - sigmoid(z) ** 2)),
            with_steps(slope=lambda z: sigmoid(z) ** 2),
        ),
    ),
    Mistake(
        "half_of_the_slope",
        with_steps(slope=sigmoid),
        "Only one of the two factors of the sigmoid's slope is there: a1, or 1 - a1.",
        "What should the slope be for a very large z1, and for a very negative one?",
        also=(with_steps(slope=lambda z: 1 - sigmoid(z)),),
    ),
    Mistake(
        "brackets_missing",
        with_both(lambda error, a: error * a * 1 - a),
        "Without brackets Python multiplies first: `error * a1 * 1 - a1` takes a1 away"
        " from the whole product.",
        "Where do brackets have to stand, so that 1 - a1 is one factor?",
        also=(with_both(lambda error, a: error * (a * 1 - a)),),
    ),
    Mistake(
        "added_instead_of_multiplied",
        with_both(lambda error, a: error + a * (1 - a)),
        "The slope was added to the error. Along one path, local slopes multiply.",
        "What should the result be where the slope is 0?",
    ),
    Mistake(
        "divided_by_slope",
        with_both(lambda error, a: error / (a * (1 - a))),
        "The error was divided by the slope. Along one path, local slopes multiply.",
        "What should the result be where the slope is 0?",
    ),
    Mistake(
        "matrix_product_with_slope",
        with_both(lambda error, a: error @ (a * (1 - a))),
        "Error and slope met in a matrix product. Each neuron bends for itself, so"
        " each entry meets the slope of its own place.",
        "Which sign multiplies entry by entry?",
        also=(
            with_both(lambda error, a: error.T @ (a * (1 - a))),
            with_both(lambda error, a: error @ (a * (1 - a)).T),
        ),
    ),
    Mistake(
        "slope_on_the_weights",
        lambda dL_dz2, W2, z1: dL_dz2 @ (W2.T * sigmoid_slope(z1)),
        "The slope was multiplied with W2, before the errors are added up. It belongs"
        " to an example and a neuron, so it meets what has come back to that neuron.",
        "Which comes first here: the matrix product, or the slope?",
        also=(
            lambda dL_dz2, W2, z1: dL_dz2 @ (W2 * sigmoid_slope(z1)).T,
            lambda dL_dz2, W2, z1: dL_dz2 * sigmoid_slope(z1) @ W2.T,
            lambda dL_dz2, W2, z1: dL_dz2 @ (W2 * sigmoid_slope(z1).T).T,
        ),
    ),
    Mistake(
        "slope_at_the_error",
        with_slope_of_error(lambda error: error * sigmoid_slope(error)),
        "The slope was taken at the error that comes back. It belongs to the value"
        " that went forward into the sigmoid.",
        "Which argument says where the sigmoid stood in the forward pass?",
        also=(
            with_slope_of_error(sigmoid_slope),
            with_slope_of_error(lambda error: error * (1 - error)),
            with_slope_of_error(lambda error: error * error * (1 - error)),
        ),
    ),
    Mistake(
        "slope_alone",
        lambda dL_dz2, W2, z1: sigmoid_slope(z1),
        "This is the slope of the sigmoid alone; no error has come back through W2.",
        "Which two arguments bring the error to a1?",
    ),
    Mistake(
        "relu_mask",
        with_steps(slope=lambda z: z > 0),
        "This is the mask of a ReLU: 1 where z1 is positive. The hidden layer here"
        " bends with a sigmoid.",
        "What is the slope of the sigmoid made of?",
        also=(with_steps(slope=lambda z: np.where(z > 0, 1, 0.01)),),
    ),
    Mistake(
        "tanh_slope",
        with_steps(slope=lambda z: 1 - sigmoid(z) ** 2),
        "1 - a1² is the slope of tanh. The hidden layer here bends with a sigmoid.",
        "Which slope belongs to the sigmoid?",
        also=(with_steps(slope=lambda z: 1 - np.tanh(z) ** 2),),
    ),
    Mistake(
        "softmax_instead",
        with_steps(slope=lambda z: softmax(z) * (1 - softmax(z)), bend=softmax),
        "The hidden values were computed with a softmax, so that neurons of one row"
        " depend on each other. Here each neuron bends for itself, with a sigmoid.",
        "Should one entry of a1 change when its neighbor in z1 changes?",
    ),
    Mistake(
        "slope_at_zero",
        with_steps(slope=lambda z: np.full(z.shape, 0.25)),
        "The slope is ¼ everywhere. That is its value at z1 = 0; farther out it is"
        " smaller.",
        "On which argument does the slope depend?",
    ),
    Mistake(
        "multiplied_by_z1",
        with_steps(slope=lambda z: z),
        "The error was multiplied by z1 itself, not by a slope.",
        "How fast does a1 change when z1 grows a little?",
    ),
)
