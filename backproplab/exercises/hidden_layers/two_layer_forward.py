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


def chosen(p):
    """Return a one-hot row for the largest probability of each row."""
    return np.eye(p.shape[1])[p.argmax(axis=1)]


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
    Mistake(
        "chosen_class_in_place_of_p",
        with_steps(dL_dz2=lambda s: (chosen(s.p) - s.y) / len(s.x)),
        "The class with the largest p was compared with the target. That choice has no"
        " slope; the gradient needs the probabilities.",
        "How much is wrong with a right choice of which the network is only 60 % sure?",
    ),
    Mistake(
        "output_derivative_again",
        with_steps(dL_dz2=lambda s: (s.p - s.y) * s.p * (1 - s.p) / len(s.x)),
        "There is a slope p (1 - p) too much at the output. With softmax and"
        " cross-entropy the difference of prediction and target is already the whole"
        " gradient for z2; the additional factor belongs to squared error.",
        "What cancels when the slope of the log meets the slope of softmax?",
        also=(with_steps(dL_dz2=lambda s: (s.p - s.y) * s.p * (1 - s.p)),),
    ),
    Mistake(
        "gradient_of_probabilities",
        with_steps(dL_dz2=lambda s: -s.y / s.p / len(s.x)),
        "This is the gradient for the probabilities p. The softmax lies between them"
        " and z2, and its step is skipped.",
        "Which two gradients does the chain rule multiply to get from the loss to z2?",
        also=(with_steps(dL_dz2=lambda s: -s.y / s.p),),
    ),
    Mistake(
        "n_forgotten",
        with_steps(dL_dz2=lambda s: s.p - s.y),
        "The 1/N is missing, so all gradients are N times too large: the loss here is"
        " the mean over the batch.",
        "By what is the sum of all losses divided to get the mean?",
        right_under="the convention of a loss that is summed over the batch",
    ),
    Mistake(
        "averaged_over_classes",
        with_steps(dL_dz2=lambda s: (s.p - s.y) / s.y.size),
        "It is divided by N·n_out, the number of all entries. The loss is a mean over"
        " the N rows; within a row, classes add up.",
        "How many losses are averaged: one for each row, or one for each entry?",
        right_under="the convention of a mean over all entries",
    ),
    Mistake(
        "divided_by_n_out",
        with_steps(dL_dz2=lambda s: (s.p - s.y) / s.y.shape[1]),
        "It is divided by n_out, the number of classes.",
        "Over which axis is the loss a mean, and what is its length?",
    ),
    Mistake(
        "doubled",
        with_steps(dL_dz2=lambda s: 2 * (s.p - s.y) / len(s.x)),
        "All gradients are twice too large: a 2 from a square has come in, or the"
        " error was counted twice.",
        "Is anything squared in the cross-entropy?",
    ),
    Mistake(
        "sign_flipped",
        with_steps(dL_dz2=lambda s: (s.y - s.p) / len(s.x)),
        "All signs are turned round: this is target - prediction, or the gradient"
        " with the minus of the update step.",
        "Which of p and y comes first, if a positive gradient says: too large?",
        also=(with_steps(dL_dz2=lambda s: s.y - s.p),),
    ),
)
