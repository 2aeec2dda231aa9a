# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of references that learners meet without type hints.
"""Known mistakes in the error of a sigmoid output."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.heads import after, mean_error, sigmoid, softmax
from backproplab.exercises.output_layer.scale_mistakes import SCALE_MISTAKES
from backproplab.exercises.output_layer.shape_mistakes import SHAPE_MISTAKES
from backproplab.exercises.output_layer.sharing import rebuilt


def naive(z):
    """Follow the formula to the letter, with exp of large numbers."""
    return np.exp(z) / (1 + np.exp(z))


def slope(p):
    """Return the slope of the sigmoid where it gives p."""
    return p * (1 - p)


def at_probability(z, y, N=1):
    """Return the slope of the loss at the probability, before the sigmoid."""
    p = sigmoid(z)
    return (p - y) / slope(p) / N


def two_terms(z, y, N=1):
    """Return the same in two terms, as the loss is written."""
    p = sigmoid(z)
    return (-y / p + (1 - y) / (1 - p)) / N


def losses(z, y):
    """Return what each entry adds to the loss, before the mean."""
    return np.logaddexp(0, z) - y * z


MISTAKES = (
    *rebuilt(SCALE_MISTAKES + SHAPE_MISTAKES, after(sigmoid)),
    Mistake(
        "logits_not_probabilities",
        mean_error(lambda z: z),
        "The targets were subtracted from the scores z (the logits), not from the"
        " probabilities.",
        "Which function turns the scores into numbers between 0 and 1, and where is"
        " it called?",
        also=(lambda z, y: z - y,),
    ),
    Mistake(
        "slope_kept",
        lambda z, y: (sigmoid(z) - y) * slope(sigmoid(z)) / len(z),
        "The slope of the sigmoid, p (1 - p), or a part of it, multiplies the error."
        " That is the rule for a squared loss; with cross-entropy it cancels.",
        "What does the slope of the loss at p have in its denominator?",
        also=(
            lambda z, y: (sigmoid(z) - y) * slope(sigmoid(z)),
            lambda z, y: (sigmoid(z) - y) * sigmoid(z) / len(z),
            lambda z, y: (sigmoid(z) - y) * (1 - sigmoid(z)) / len(z),
        ),
    ),
    Mistake(
        "stopped_at_probability",
        lambda z, y: at_probability(z, y, len(z)),
        "This is dL_dp, the slope at the probability. One more step back, through"
        " the sigmoid, gives the slope at the score z.",
        "By how much does p change when z changes a little?",
        also=(
            at_probability,
            two_terms,
            lambda z, y: two_terms(z, y, len(z)),
        ),
    ),
    Mistake(
        "second_term_forgotten",
        lambda z, y: -y * (1 - sigmoid(z)) / len(z),
        "Where the target is 0, the slope is 0: the second term of the loss,"
        " (1 - y) log(1 - p), was left out.",
        "How should a score move whose target is 0?",
        also=(
            lambda z, y: -y / sigmoid(z) / len(z),
            lambda z, y: -y / sigmoid(z),
        ),
    ),
    Mistake(
        "first_term_forgotten",
        lambda z, y: (1 - y) * sigmoid(z) / len(z),
        "Where the target is 1, the slope is 0: the first term of the loss, y log p,"
        " was left out.",
        "How should a score move whose target is 1?",
    ),
    Mistake(
        "inner_minus_lost",
        lambda z, y: (-y * (1 - sigmoid(z)) - (1 - y) * sigmoid(z)) / len(z),
        "Where the target is 0, the sign is wrong: the slope of log(1 - p) has a minus"
        " of its own, from the inside.",
        "By how much does 1 - p change when p grows by a little?",
        also=(
            lambda z, y: (-y / sigmoid(z) - (1 - y) / (1 - sigmoid(z))) / len(z),
            lambda z, y: -y / sigmoid(z) - (1 - y) / (1 - sigmoid(z)),
            lambda z, y: (
                (-y / sigmoid(z) - (1 - y) / (1 - sigmoid(z)))
                * slope(sigmoid(z))
                / len(z)
            ),
        ),
    ),
    Mistake(
        "zero_over_zero",
        lambda z, y: at_probability(z, y, len(z)) * slope(sigmoid(z)),
        "Right for ordinary scores. At z = 40 the computer rounds p to exactly 1,"
        " so dL_dp divides by p (1 - p) = 0, and nan comes out.",
        "What is left of both factors on paper, before any number is put in?",
        also=(lambda z, y: two_terms(z, y, len(z)) * slope(sigmoid(z)),),
    ),
    Mistake(
        "overflow_gives_nan",
        mean_error(naive),
        "Right for ordinary scores, but exp(800) is infinite, and inf / inf is nan.",
        "How can the sigmoid be written so that exp only meets numbers below 0?",
    ),
    Mistake(
        "slope_at_score",
        lambda z, y: (sigmoid(z) - y) * slope(z) / len(z),
        "The error is multiplied by z (1 - z). The rule a (1 - a) is written in the"
        " output of the sigmoid, and with cross-entropy no slope is left at all.",
        "What do the slope of the loss and the slope of the sigmoid give together?",
        also=(lambda z, y: (sigmoid(z) - y) * slope(z),),
    ),
    Mistake(
        "slope_at_error",
        lambda z, y: (sigmoid(z) - y) * (1 - sigmoid(z) + y) / len(z),
        "The error e is multiplied by 1 - e, as if it were an activation.",
        "Which number does the rule a (1 - a) belong to, and is it needed here?",
    ),
    Mistake(
        "sigmoid_twice",
        mean_error(lambda z: sigmoid(sigmoid(z))),
        "The scores went through the sigmoid twice.",
        "Is the array that you squash already a probability?",
    ),
    Mistake(
        "sign_in_exponent",
        mean_error(lambda z: sigmoid(-z)),
        "p falls where it should rise: the sign in the exponent is wrong.",
        "What should p be where z is large: 0 or 1?",
    ),
    Mistake(
        "sigmoid_brackets_missing",
        mean_error(lambda z: 1 + np.exp(-z)),
        "p is 1 + exp(-z), the denominator alone: in `1 / 1 + np.exp(-z)` the division"
        " comes first.",
        "Where do brackets have to stand, so that 1 is divided by all of it?",
    ),
    Mistake(
        "softmax_instead",
        mean_error(softmax),
        "The rows of p add up to 1: this is softmax. Here each score stands for"
        " itself, and several targets in one row may be 1.",
        "Should one probability change when its neighbor's score changes?",
    ),
    Mistake(
        "another_bend",
        mean_error(np.tanh),
        "The scores were bent by tanh or by ReLU, which give no probabilities.",
        "Which activation gives numbers between 0 and 1 and is asked for here?",
        also=(mean_error(lambda z: np.maximum(z, 0)),),
    ),
    Mistake(
        "decided_instead",
        mean_error(lambda z: z > 0),
        "The predictions are cut to 0 and 1, so no error says how sure the network"
        " was.",
        "Which array is compared with the target: p, or a decision made from it?",
    ),
    Mistake(
        "slope_instead",
        lambda z, y: slope(sigmoid(z)) / len(z),
        "This is the slope of the sigmoid; the target is not in it.",
        "What should dL_dz be where prediction and target agree?",
        also=(lambda z, y: slope(sigmoid(z)),),
    ),
    Mistake(
        "loss_instead",
        lambda z, y: losses(z, y).sum() / len(z),
        "This is the loss. Its slope at each score was asked for.",
        "If dL_dz says how L changes with each entry of z, what is its shape?",
        also=(
            losses,
            lambda z, y: losses(z, y) / len(z),
            lambda z, y: losses(z, y).mean(),
            lambda z, y: losses(z, y).sum(),
        ),
    ),
)
