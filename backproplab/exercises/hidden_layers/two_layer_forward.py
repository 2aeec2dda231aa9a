# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong up to the error at the output, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_steps import (
    sigmoid,
    softmax,
    with_slope,
    with_steps,
)

FORWARD = (
    Mistake(
        "activation_forgotten",
        with_slope(lambda z, a: a * (1 - a), bend=lambda z: z),
        "Nothing bends between the layers: z1 went on as if it were a1.",
        "Which function of z1 does the second layer read?",
        also=(
            with_slope(lambda z, a: 1, bend=lambda z: z),
            with_slope(lambda z, a: sigmoid(z) * (1 - sigmoid(z)), bend=lambda z: z),
        ),
    ),
    Mistake(
        "relu_instead",
        with_slope(lambda z, a: z > 0, bend=lambda z: np.maximum(z, 0)),
        "The hidden layer bends with ReLU, forward and backward.",
        "Which activation does this task ask for?",
    ),
    Mistake(
        "tanh_instead",
        with_slope(lambda z, a: 1 - a**2, bend=np.tanh),
        "The hidden layer bends with tanh, forward and backward.",
        "Which activation does this task ask for?",
    ),
    Mistake(
        "sign_in_exponent",
        with_slope(lambda z, a: a * (1 - a), bend=lambda z: sigmoid(-z)),
        "a1 falls where it should rise: the sign in the exponent is wrong.",
        "What should a1 be where z1 is large: 0 or 1?",
    ),
    Mistake(
        "b1_forgotten",
        with_steps(z1=lambda s: s.x @ s.W1),
        "The first bias is not in z1.",
        "What does the first layer add after its product?",
    ),
    Mistake(
        "b2_forgotten",
        with_steps(z2=lambda s: s.a1 @ s.W2),
        "The second bias is not in z2.",
        "What does the second layer add after its product?",
    ),
    Mistake(
        "biases_forgotten",
        with_steps(z1=lambda s: s.x @ s.W1, z2=lambda s: s.a1 @ s.W2),
        "Neither layer adds its bias on the way forward.",
        "What does a layer add after its product?",
    ),
    Mistake(
        "b1_after_sigmoid",
        with_steps(z1=lambda s: s.x @ s.W1, a1=lambda s: sigmoid(s.z1) + s.b1),
        "b1 was added after the sigmoid; it belongs into z1, before the bend.",
        "What does the sigmoid have to see: x W1 or x W1 + b1?",
    ),
    Mistake(
        "w1_transposed",
        with_steps(z1=lambda s: s.x @ s.W1.T + s.b1),
        "W1 is used turned round on the way forward: here its shape is"
        " (n_in, n_hidden).",
        "Which axis of W1 should meet the inputs?",
        right_under="the (n_out, n_in) convention, as in PyTorch",
    ),
    Mistake(
        "w2_transposed",
        with_steps(z2=lambda s: s.a1 @ s.W2.T + s.b2),
        "W2 is used turned round on the way forward: here its shape is"
        " (n_hidden, n_out).",
        "Which axis of W2 should meet the hidden layer?",
        right_under="the (n_out, n_in) convention, as in PyTorch",
    ),
    Mistake(
        "softmax_forgotten",
        with_steps(p=lambda s: s.z2),
        "The targets were taken from the scores z2 themselves, with no softmax.",
        "Which of z2 and p can be compared with a one-hot row?",
    ),
    Mistake(
        "sigmoid_at_output",
        with_steps(p=lambda s: sigmoid(s.z2)),
        "The output layer is a sigmoid: the rows of p do not add up to 1.",
        "Which function turns a row of scores into probabilities of classes?",
        also=(
            with_steps(
                p=lambda s: sigmoid(s.z2),
                dL_dz2=lambda s: (s.p - s.y) * s.p * (1 - s.p) / len(s.x),
            ),
            with_steps(
                p=lambda s: sigmoid(s.z2),
                dL_dz2=lambda s: (s.p - s.y) * s.p * (1 - s.p),
            ),
        ),
    ),
    Mistake(
        "softmax_over_batch",
        with_steps(p=lambda s: softmax(s.z2.T).T),
        "The softmax runs over the batch: its columns add up to 1, not its rows.",
        "Over which axis do the classes of one example lie?",
    ),
    Mistake(
        "softmax_over_everything",
        with_steps(p=lambda s: softmax(s.z2.reshape(1, -1)).reshape(s.z2.shape)),
        "The softmax divides by one sum over all examples: its rows do not add up to"
        " 1.",
        "Over which axis should exp(z2) be summed, and what does keepdims do?",
    ),
    Mistake(
        "softmax_twice",
        with_steps(p=lambda s: softmax(softmax(s.z2))),
        "Softmax was applied twice.",
        "Is the array that you give to softmax made of scores, or of probabilities?",
    ),
)
