# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong between the output and the hidden layer, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_steps import (
    sigmoid,
    with_slope,
    with_steps,
)


def after_update(learning_rate):
    """Build a variation that sends the error back through the weights of tomorrow."""
    return with_steps(dL_da1=lambda s: s.dL_dz2 @ (s.W2 - learning_rate * s.dL_dW2).T)


BACK = (
    Mistake(
        "w2_not_transposed",
        with_steps(dL_da1=lambda s: s.dL_dz2 @ s.W2),
        "W2 was used without its transpose. Forward, it leads from hidden to outputs;"
        " the error goes the other way. With equal sizes the shapes fit all the same.",
        "Which axis of W2 should meet n_out, the axis of dL_dz2?",
    ),
    Mistake(
        "w1_on_the_way_back",
        with_steps(dL_da1=lambda s: s.dL_dz2 @ s.W1.T),
        "The error went back through W1; W2 lies between the outputs and a1.",
        "Which weights joined a1 and z2 in the forward pass?",
        also=(with_steps(dL_da1=lambda s: s.dL_dz2 @ s.W1),),
    ),
    Mistake(
        "gradient_in_place_of_weights",
        with_steps(dL_da1=lambda s: s.dL_dz2 @ s.dL_dW2.T),
        "The error went back through dL_dW2, the gradient, and not through the"
        " weights themselves.",
        "By which number does a small change of a1 reach z2?",
    ),
    Mistake(
        "updated_weights_used",
        after_update(1),
        "W2 was changed before the error was sent back through it. All gradients have"
        " to be those of one and the same network.",
        "Which weights made the prediction: those before or after the update?",
        also=tuple(map(after_update, (0.5, 0.1, 0.01))),
    ),
    Mistake(
        "one_output_only",
        with_steps(dL_da1=lambda s: s.dL_dz2[:, :1] @ s.W2[:, :1].T),
        "Only one output sends its error back. Each hidden neuron feeds every output,"
        " so the errors of all of them add up.",
        "Over which axis should the products be summed?",
        also=(with_steps(dL_da1=lambda s: s.dL_dz2[:, -1:] @ s.W2[:, -1:].T),),
    ),
    Mistake(
        "inverse_instead_of_transpose",
        with_steps(dL_da1=lambda s: s.dL_dz2 @ np.linalg.pinv(s.W2)),
        "The error went back through the inverse of W2, not its transpose. Nothing is"
        " solved for on the way back: the error is passed on, weight by weight.",
        "Which number joins hidden neuron i and output j, forward and backward?",
    ),
    Mistake(
        "error_before_softmax_difference",
        with_steps(dL_da1=lambda s: s.p @ s.W2.T),
        "The predictions p went back through W2, not their error.",
        "What is sent back: what the network said, or how far off it was?",
    ),
    Mistake(
        "relu_of_the_gradient",
        with_steps(dL_da1=lambda s: np.maximum(s.dL_dz2 @ s.W2.T, 0)),
        "The error was cut off at 0 on its way back. A negative error is information:"
        " it says that the neuron should have been larger.",
        "Is there a ReLU in this network, and what would its mask look at?",
    ),
    Mistake(
        "slope_forgotten",
        with_slope(lambda z, a: 1),
        "The slope of the hidden sigmoid is missing: dL_dz1 is dL_da1 unchanged. Layer"
        " 2 comes out right, layer 1 does not.",
        "Which local slope lies between a1 and z1?",
    ),
    Mistake(
        "slope_at_a1",
        with_slope(lambda z, a: sigmoid(a) * (1 - sigmoid(a))),
        "The slope was taken at a1, so the sigmoid was applied twice. Either the slope"
        " function of z1 got a1, or z1 was written over (`a1 = z1` makes no copy).",
        "Which array does your slope function get, and what does it hold by then?",
    ),
    Mistake(
        "a_formula_used_on_z",
        with_slope(lambda z, a: z * (1 - z)),
        "This is z1 (1 - z1). The formula a1 (1 - a1) needs the output a1, and z1 is"
        " not bent yet.",
        "Which of z1 and a1 lies between 0 and 1?",
    ),
    Mistake(
        "slope_twice",
        with_slope(lambda z, a: (a * (1 - a)) ** 2),
        "The slope of the sigmoid was multiplied in twice.",
        "How many sigmoids lie between z1 and z2?",
    ),
    Mistake(
        "square_in_slope",
        with_slope(lambda z, a: a**2 * (1 - a)),
        "One of the two factors of the sigmoid's slope is squared.",
        "How large should the slope be at z1 = 0, where a1 is ½?",
        also=(
            with_slope(lambda z, a: a * (1 - a) ** 2),
            with_slope(lambda z, a: a * (1 - a**2)),
            with_slope(lambda z, a: a**2),
        ),
    ),
    Mistake(
        "half_of_the_slope",
        with_slope(lambda z, a: a),
        "Only one of the two factors of the sigmoid's slope is there: a1, or 1 - a1.",
        "What should the slope be for a very large z1, and for a very negative one?",
        also=(with_slope(lambda z, a: 1 - a),),
    ),
    Mistake(
        "brackets_missing",
        with_steps(dL_dz1=lambda s: s.dL_da1 * s.a1 * 1 - s.a1),
        "Without brackets Python multiplies first: `error * a1 * 1 - a1` takes a1 away"
        " from the whole product.",
        "Where do brackets have to stand, so that 1 - a1 is one factor?",
    ),
    Mistake(
        "tanh_slope",
        with_slope(lambda z, a: 1 - a**2),
        "Forward it bends with a sigmoid, backward with the slope of tanh, 1 - a1².",
        "Which slope belongs to the sigmoid?",
        also=(with_slope(lambda z, a: 1 - np.tanh(z) ** 2),),
    ),
    Mistake(
        "relu_mask",
        with_slope(lambda z, a: z > 0),
        "Forward it bends with a sigmoid, backward with the mask of a ReLU.",
        "Which slope belongs to the sigmoid?",
    ),
    Mistake(
        "matrix_product_with_slope",
        with_steps(dL_dz1=lambda s: s.dL_da1 @ (s.a1 * (1 - s.a1))),
        "Error and slope met in a matrix product. Each neuron bends for itself, so"
        " each entry meets the slope of its own place.",
        "Which sign multiplies entry by entry?",
        also=(with_steps(dL_dz1=lambda s: s.dL_da1 @ (s.a1 * (1 - s.a1)).T),),
    ),
    Mistake(
        "slope_at_the_error",
        with_steps(
            dL_dz1=lambda s: s.dL_da1 * sigmoid(s.dL_da1) * (1 - sigmoid(s.dL_da1))
        ),
        "The slope was taken at the error that comes back. It belongs to the value"
        " that went forward into the sigmoid.",
        "Which array says where the sigmoid stood in the forward pass?",
        also=(with_steps(dL_dz1=lambda s: s.dL_da1 * s.dL_da1 * (1 - s.dL_da1)),),
    ),
    Mistake(
        "divided_by_n_in_hidden",
        with_steps(dL_dz1=lambda s: s.dL_da1 * s.a1 * (1 - s.a1) / len(s.x)),
        "The hidden error was divided by N again: dL_dz2 already has the 1/N. So layer"
        " 2 is right, and layer 1 is N times too small.",
        "Where did 1/N come in for the first time?",
        also=(
            with_steps(
                dL_dW1=lambda s: s.x.T @ s.dL_dz1 / len(s.x),
                dL_db1=lambda s: s.dL_dz1.sum(axis=0) / len(s.x),
            ),
        ),
    ),
)
