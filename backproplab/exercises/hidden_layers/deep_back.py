# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong on the way through many layers, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.deep_steps import (
    output,
    scores,
    with_slope,
    with_steps,
)
from backproplab.exercises.hidden_layers.two_layer_steps import sigmoid, softmax


def after_update(learning_rate):
    """Build a variation that changes each layer before the error goes through it."""
    return with_steps(dL_da=lambda s, n: s.d @ (s.W[n] - learning_rate * s.dW).T)


BACK = (
    Mistake(
        "slope_forgotten",
        with_slope(lambda z, a: 1),
        "The slope of the sigmoids is missing: the error passes every bend unchanged."
        " Only the last layer comes out right.",
        "Which local slope lies between a and z of one layer?",
    ),
    Mistake(
        "slope_at_a",
        with_slope(lambda z, a: sigmoid(a) * (1 - sigmoid(a))),
        "The slope was taken at a, so the sigmoid was applied twice.",
        "Which array does your slope function get: z or a?",
    ),
    Mistake(
        "a_formula_used_on_z",
        with_slope(lambda z, a: z * (1 - z)),
        "This is z (1 - z). The formula a (1 - a) needs the output a, and z is not"
        " bent yet.",
        "Which of z and a lies between 0 and 1?",
    ),
    Mistake(
        "half_of_the_slope",
        with_slope(lambda z, a: a),
        "Only one of the two factors of the sigmoid's slope is there: a, or 1 - a.",
        "What should the slope be for a very large z, and for a very negative one?",
        also=(with_slope(lambda z, a: 1 - a),),
    ),
    Mistake(
        "slope_of_another_layer",
        with_steps(dL_dz=lambda s, n: s.dL_da * s.a[n] * (1 - s.a[n])),
        "The slope was taken from another layer: the list of activations is read one"
        " place off.",
        "When the error has come down through W of a layer, at whose bend is it?",
        also=(
            with_steps(dL_dz=lambda s, n: s.dL_da * s.a[n - 2] * (1 - s.a[n - 2])),
            with_steps(dL_dz=lambda s, n: s.dL_da * output(s, n) * (1 - output(s, n))),
            with_steps(dL_dz=lambda s, n: s.dL_da * scores(s, n) * (1 - scores(s, n))),
            with_steps(
                dL_da=lambda s, n: (s.d * s.a[n] * (1 - s.a[n])) @ s.W[n].T,
                dL_dz=lambda s, n: s.dL_da,
            ),
        ),
    ),
    Mistake(
        "w_not_transposed",
        with_steps(dL_da=lambda s, n: s.d @ s.W[n]),
        "The weights were used without their transpose on the way back. With equal"
        " sizes the shapes fit all the same.",
        "Which axis of W should meet the axis of dL_dz that lies above it?",
    ),
    Mistake(
        "weights_of_another_layer",
        with_steps(dL_da=lambda s, n: s.d @ s.W[n - 1].T),
        "The error went back through the weights of another layer: they are read one"
        " place off.",
        "Through which weights did a layer's z come about, and so its error go back?",
        also=(with_steps(dL_da=lambda s, n: s.d @ s.W[(n + 1) % len(s.W) or 1].T),),
    ),
    Mistake(
        "error_not_passed_on",
        with_steps(dL_da=lambda s, n: s.error @ s.W[n].T),
        "Every layer got the error of the output, not that of the layer above it.",
        "Which name must hold a new value each time the loop goes one layer down?",
        also=(with_steps(dL_dz=lambda s, n: s.d),),
    ),
    Mistake(
        "updated_weights_used",
        after_update(1),
        "The weights were changed before the error was sent back through them. All"
        " gradients have to be those of one and the same network.",
        "Which weights made the prediction: those before or after the update?",
        also=tuple(map(after_update, (0.5, 0.1, 0.01))),
    ),
    Mistake(
        "gradient_in_place_of_weights",
        with_steps(dL_da=lambda s, n: s.d @ s.dW.T),
        "The error went back through the gradients, and not through the weights"
        " themselves.",
        "By which number does a small change of a reach the next z?",
    ),
    Mistake(
        "relu_of_the_gradient",
        with_steps(dL_da=lambda s, n: np.maximum(s.d @ s.W[n].T, 0)),
        "The error was cut off at 0 on its way back. A negative error is information:"
        " it says that the neuron should have been larger.",
        "Is there a ReLU in this network, and what would its mask look at?",
    ),
    Mistake(
        "divided_by_n_in_every_layer",
        with_steps(
            dL_dz=lambda s, n: s.dL_da * s.a[n - 1] * (1 - s.a[n - 1]) / len(s.x)
        ),
        "The error is divided by N once more in every layer. The 1/N belongs to the"
        " loss, and comes in once.",
        "Where did 1/N come in for the first time?",
    ),
    Mistake(
        "activation_forgotten",
        with_slope(lambda z, a: a * (1 - a), bend=lambda z: z),
        "Nothing bends between the layers: z went on as if it were a.",
        "What does the next layer read?",
        also=(
            with_slope(lambda z, a: 1, bend=lambda z: z),
            with_slope(lambda z, a: sigmoid(z) * (1 - sigmoid(z)), bend=lambda z: z),
        ),
    ),
    Mistake(
        "relu_instead",
        with_slope(lambda z, a: z > 0, bend=lambda z: np.maximum(z, 0)),
        "The hidden layers bend with ReLU, forward and backward.",
        "Which activation does this task ask for?",
    ),
    Mistake(
        "tanh_instead",
        with_slope(lambda z, a: 1 - a**2, bend=np.tanh),
        "The hidden layers bend with tanh, forward and backward.",
        "Which activation does this task ask for?",
    ),
    Mistake(
        "tanh_slope",
        with_slope(lambda z, a: 1 - a**2),
        "Forward it bends with sigmoids, backward with the slope of tanh, 1 - a².",
        "Which slope belongs to the sigmoid?",
    ),
    Mistake(
        "sign_in_exponent",
        with_slope(lambda z, a: a * (1 - a), bend=lambda z: sigmoid(-z)),
        "The hidden values fall where they should rise: the sign in the exponent is"
        " wrong.",
        "What should a be where z is large: 0 or 1?",
    ),
    Mistake(
        "biases_forgotten",
        with_steps(forward=lambda s, n: s.a[n - 1] @ s.W[n]),
        "No layer adds its bias on the way forward.",
        "What does a layer add after its product?",
    ),
    Mistake(
        "softmax_forgotten",
        with_steps(head=lambda s, n: s.z[n]),
        "The targets were taken from the scores themselves, with no softmax.",
        "Which of scores and probabilities can be compared with a one-hot row?",
    ),
    Mistake(
        "sigmoid_at_output",
        with_steps(head=lambda s, n: sigmoid(s.z[n])),
        "The last layer is a sigmoid: the rows of p do not add up to 1.",
        "Which function turns a row of scores into probabilities of classes?",
        also=(
            with_steps(
                head=lambda s, n: sigmoid(s.z[n]),
                error=lambda s, n: (s.p - s.y) * s.p * (1 - s.p) / len(s.x),
            ),
        ),
    ),
    Mistake(
        "sigmoid_before_softmax",
        with_steps(head=lambda s, n: softmax(sigmoid(s.z[n]))),
        "The last layer was bent as well: the softmax got a sigmoid's values, not the"
        " scores.",
        "Where should the loop over the hidden layers end?",
    ),
    Mistake(
        "softmax_over_batch",
        with_steps(head=lambda s, n: softmax(s.z[n].T).T),
        "The softmax runs over the batch: its columns add up to 1, not its rows.",
        "Over which axis do the classes of one example lie?",
    ),
)
