# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes on the way back through softmax, with or without its Jacobian."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.heads import softmax


def jacobians(z):
    """Return the slopes of all probabilities of a row at all of its scores."""
    p = softmax(z)
    return p[:, :, None] * (np.eye(p.shape[1]) - p[:, None, :])


def through_jacobians(z, dL_dp):
    """Send a gradient at the probabilities back to the scores."""
    return np.einsum("nij,nj->ni", jacobians(z), dL_dp) / len(z)


def last_term(z, y):
    """Send back only what comes through the last probability of each row."""
    return through_jacobians(z, -y / softmax(z) * ([0] * (z.shape[1] - 1) + [1]))


MISTAKES = (
    Mistake(
        "stopped_at_probabilities",
        lambda z, y: -y / softmax(z) / len(z),
        "This is -y/p, the gradient with respect to the probabilities p. One more step"
        " back, through the softmax, gives the one for the scores z.",
        "When one score grows, which probabilities of its row change?",
        also=(
            lambda z, y: -y / softmax(z),
            lambda z, y: -y / (softmax(z) + 1e-9) / len(z),
            lambda z, y: -(y / softmax(z) - (1 - y) / (1 - softmax(z))) / len(z),
        ),
    ),
    Mistake(
        "jacobian_returned",
        lambda z, y: jacobians(z)[0],
        "This is the Jacobian of softmax, how each probability changes with each score."
        " It has to be multiplied with the gradient that arrives; the result has the"
        " shape of z.",
        "Which vector does the Jacobian of a row meet, and what shape is left?",
        also=(
            lambda z, y: jacobians(z),
            lambda z, y: jacobians(z) / len(z),
            lambda z, y: jacobians(z).mean(axis=0),
            lambda z, y: jacobians(z).sum(axis=0),
            lambda z, y: jacobians(z)[-1],
            lambda z, y: [*jacobians(z)],
        ),
    ),
    Mistake(
        "true_class_only",
        lambda z, y: y * (softmax(z) - 1) / len(z),
        "Only the score of the true class has an error, the others have 0: the diagonal"
        " of the Jacobian was used alone. Each score moves all probabilities of its"
        " row.",
        "What happens to the probability of the true class when another score grows?",
        also=(lambda z, y: y * (softmax(z) - 1),),
    ),
    Mistake(
        "other_classes_only",
        lambda z, y: (1 - y) * softmax(z) / len(z),
        "The score of the true class got no error: the diagonal of the Jacobian was"
        " left out.",
        "What happens to the probability of the true class when its own score grows?",
        also=(lambda z, y: (1 - y) * softmax(z),),
    ),
    Mistake(
        "sum_overwritten",
        last_term,
        "Of the sum over the probabilities only the last term is left: each one"
        " replaced the one before.",
        "In your loop over the probabilities of a row: is a term added, or does it"
        " overwrite?",
    ),
    Mistake(
        "through_softmax_twice",
        lambda z, y: through_jacobians(z, softmax(z) - y),
        "The Jacobian of softmax multiplies prediction - target, which has it inside"
        " already. It would belong to a squared loss.",
        "Is prediction - target the slope at the probabilities or at the scores?",
        also=(
            lambda z, y: 2 * through_jacobians(z, softmax(z) - y),
            lambda z, y: through_jacobians(z, softmax(z) - y) * len(z),
        ),
    ),
    Mistake(
        "targets_through_softmax",
        lambda z, y: through_jacobians(z, y),
        "The Jacobian of softmax meets the targets. What has to arrive there is the"
        " slope of the loss at the probabilities.",
        "What is the slope of -log p at p?",
        also=(
            lambda z, y: -through_jacobians(z, y),
            lambda z, y: through_jacobians(z, y) * len(z),
        ),
    ),
    Mistake(
        "slope_instead",
        lambda z, y: softmax(z) * (1 - softmax(z)) / len(z),
        "This is p (1 - p), the diagonal of the Jacobian of softmax; the target is not"
        " in it.",
        "What should dL_dz be where prediction and target agree?",
        also=(lambda z, y: softmax(z) * (1 - softmax(z)),),
    ),
)
