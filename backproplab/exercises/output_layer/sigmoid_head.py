# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: the error of a sigmoid output under cross-entropy."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.output_layer.heads import (
    mean_error,
    scale_mistakes,
    shape_mistakes,
    sigmoid,
    softmax,
)


def sigmoid_cross_entropy_gradient(z, y):
    """Find the slope of the loss at each score: sigmoid, then binary cross-entropy.

    The loss is summed over the outputs and averaged over the N rows. Far scores, such
    as 800, should do no harm.

    Shapes: z and y (N, n_out); on the way p (N, n_out); returns dL_dz (N, n_out).
    """
    small = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    p = np.where(z >= 0, 1, small) / (1 + small)
    dL_dz = (p - y) / len(z)
    return dL_dz


def scores_and_answers(rng):
    """Return scores with targets of 0 and 1, several of which may be 1 in one row."""

    def draw(N, n_out):
        return rng.normal(size=(N, n_out)) * 2, rng.integers(0, 2, size=(N, n_out))

    z, y = draw(5, 4)
    y[:, 0], y[:, 1] = [0, 1, 0, 1, 1], [1, 1, 0, 0, 1]
    far = np.array([[-800.0, 0.5, 800.0], [800.0, -40.0, -800.0], [0.0, 40.0, -0.5]])
    whole = np.array([[-2, 0, 3], [1, -1, 0], [2, 4, -3], [0, 1, 1]])
    return [
        Fixture("a batch of five", (z, y.astype(float))),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one example", draw(1, 3)),
        Fixture("one output", draw(5, 1)),
        Fixture("whole numbers", (whole, rng.integers(0, 2, size=(4, 3)))),
        Fixture("a view", (rng.normal(size=(3, 5)).T, rng.integers(0, 2, size=(5, 3)))),
        Fixture("zeros", (np.zeros((3, 4)), draw(3, 4)[1])),
        Fixture("far scores", (far, np.array([[0, 1, 1], [0, 1, 0], [1, 1, 1]]))),
    ]


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


def loss(z, y):
    """Return the loss itself."""
    return np.sum(np.logaddexp(0, z) - y * z) / len(z)


SIGMOID_HEAD = Exercise(
    reference=sigmoid_cross_entropy_gradient,
    notebook="04",
    title="sigmoid and cross-entropy",
    see="Derive: sigmoid with cross-entropy",
    results=("dL_dz",),
    steps=("p", "dL_dz"),
    fixtures=scores_and_answers,
    hints=(
        "The slope of the loss at p and the slope of the sigmoid: what is left when"
        " they are multiplied on paper?",
        "First p, the sigmoid of the scores. Then compare it with the target, and think"
        " of the mean over the rows.",
        "prediction - target, entry by entry, over the number of rows. No slope is left"
        " over.",
    ),
    mistakes=(
        *scale_mistakes(
            sigmoid, "the convention of PyTorch, which averages over every entry"
        ),
        *shape_mistakes(sigmoid),
        Mistake(
            "slope_kept",
            lambda z, y: (sigmoid(z) - y) * slope(sigmoid(z)) / len(z),
            "The slope of the sigmoid, p (1 - p), multiplies the error. That is the"
            " rule for squares; with cross-entropy it cancels.",
            "What does the slope of the loss at p have in its denominator?",
            right_under="the squared loss",
            also=(lambda z, y: (sigmoid(z) - y) * slope(sigmoid(z)),),
        ),
        Mistake(
            "stopped_at_probability",
            lambda z, y: at_probability(z, y, len(z)),
            "This is dL_dp, the slope at the probability. One more step back, through"
            " the sigmoid, gives the slope at the score z.",
            "What does p change by when z changes a little?",
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
            "Right for ordinary scores, but exp(800) is infinite, and inf / inf is"
            " nan.",
            "How can the sigmoid be written so that exp only meets numbers below 0?",
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
            "softmax_instead",
            mean_error(softmax),
            "The rows of p add up to 1: this is softmax. Here each score stands for"
            " itself, and several targets in one row may be 1.",
            "Should one probability change when its neighbor's score changes?",
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
            loss,
            "This is the loss. Its slope at each score was asked for.",
            "Which shape has dL_dz, if it says how the loss changes with each entry of"
            " z?",
        ),
    ),
)
