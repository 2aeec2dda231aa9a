# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the error at the output, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_steps import sigmoid, with_steps


def chosen(p):
    """Return a one-hot row for the largest probability of each row."""
    return np.eye(p.shape[1])[p.argmax(axis=1)]


OUTPUT = (
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
        also=(
            with_steps(dL_dz2=lambda s: (s.p - s.y) * s.p * (1 - s.p)),
            with_steps(
                dL_dz2=lambda s: (
                    (s.p - s.y) * sigmoid(s.z2) * (1 - sigmoid(s.z2)) / len(s.x)
                )
            ),
        ),
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
        "true_class_only",
        with_steps(dL_dz2=lambda s: (s.p - 1) * s.y / len(s.x)),
        "Only the score of the true class got an error. The softmax shares out one sum,"
        " so the other classes are to blame as well.",
        "What does p - y hold where y is 0?",
        also=(with_steps(dL_dz2=lambda s: (s.p - 1) * s.y),),
    ),
    Mistake(
        "sign_of_error_lost",
        with_steps(dL_dz2=lambda s: abs(s.p - s.y) / len(s.x)),
        "The error at the output lost its sign: it was squared, or made positive.",
        "How does a neuron know whether its score was too large or too small?",
        also=(
            with_steps(dL_dz2=lambda s: (s.p - s.y) ** 2 / len(s.x)),
            with_steps(dL_dz2=lambda s: (s.p - s.y) ** 2 / 2 / len(s.x)),
        ),
    ),
    Mistake(
        "n_forgotten",
        with_steps(dL_dz2=lambda s: s.p - s.y),
        "The 1/N is missing, and without it gradients are N times too large: the loss"
        " here is the mean over the batch.",
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
