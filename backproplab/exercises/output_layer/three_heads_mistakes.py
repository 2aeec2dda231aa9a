# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Wrong errors at four outputs, and why they are tempting."""

import numpy as np

from backproplab.exercises.definition import Mistake


def sigmoid(z):
    """Return the sigmoid of each score."""
    return 1 / (1 + np.exp(-z))


def softmax(z):
    """Return the softmax of one row of scores."""
    return np.exp(z) / np.exp(z).sum()


def slope(p):
    """Return the slope of the sigmoid where it gives p."""
    return p * (1 - p)


RIGHT = {
    "dL_dz_linear": lambda z, y, N: (z - y) / N,
    "dL_dz_sigmoid": lambda z, y, N: (sigmoid(z) - y) / N,
    "dL_dz_softmax": lambda z, y, N: (softmax(z) - y) / N,
    "dL_dz_sigmoid_squares": lambda z, y, N: (sigmoid(z) - y) * slope(sigmoid(z)) / N,
}


def changed(**heads):
    """Build a variation with other functions of z, y and N for some of the heads."""

    def variation(z, y, N):
        ways = (RIGHT | heads).values()
        return tuple(way(np.array(z), np.array(y), N) for way in ways)

    return variation


def scaled(factor, *names):
    """Build a variation in which some heads, or all, are wrong by a factor."""

    def times(way):
        return lambda z, y, N: way(z, y, N) * factor(N, len(z))

    return changed(**{name: times(RIGHT[name]) for name in names or RIGHT})


def sigmoid_head(function):
    """Build a variation of sigmoid with cross-entropy."""
    return changed(dL_dz_sigmoid=function)


def softmax_head(function):
    """Build a variation of softmax with cross-entropy."""
    return changed(dL_dz_softmax=function)


def squares_head(function):
    """Build a variation of sigmoid with squares."""
    return changed(dL_dz_sigmoid_squares=function)


MISTAKES = (
    Mistake(
        "one_over_n_missing",
        scaled(lambda N, n_out: N),
        "The 1/N is missing: the row is one of N, and the loss is their mean.",
        "How much does one row count in a mean over N rows?",
        right_under="the convention of a loss that is a sum over the batch",
        also=tuple(scaled(lambda N, n_out: N, name) for name in RIGHT),
    ),
    Mistake(
        "mean_over_outputs_too",
        scaled(lambda N, n_out: 1 / n_out),
        "It is divided by N·n_out; this course sums over the outputs and averages"
        " over the N rows alone.",
        "Over how many rows is the loss a mean?",
        right_under="the convention of PyTorch, a mean over every entry",
    ),
    Mistake(
        "divided_by_n_out",
        scaled(lambda N, n_out: N / n_out),
        "It is divided by the number of outputs, not by the number of rows.",
        "Which number is N here?",
    ),
    Mistake(
        "half_forgotten",
        scaled(lambda N, n_out: 2, "dL_dz_linear", "dL_dz_sigmoid_squares"),
        "With squares the error is twice too large: the loss of this course has a ½"
        " in front of the square.",
        "What does the ½ do to the 2 of the square's slope?",
        right_under="the convention without the ½",
        also=(
            scaled(lambda N, n_out: 2, "dL_dz_linear"),
            scaled(lambda N, n_out: 2, "dL_dz_sigmoid_squares"),
            scaled(lambda N, n_out: 2),
        ),
    ),
    Mistake(
        "sign_flipped",
        scaled(lambda N, n_out: -1),
        "The signs are flipped: this is target - prediction.",
        "Which comes first in this course: the prediction or the target?",
        right_under="the convention of target - prediction, where steps are added",
        also=tuple(scaled(lambda N, n_out: -1, name) for name in RIGHT),
    ),
    Mistake(
        "sigmoid_on_linear",
        changed(dL_dz_linear=lambda z, y, N: (sigmoid(z) - y) / N),
        "The linear output was sent through a sigmoid.",
        "What does a linear output do to its score?",
    ),
    Mistake(
        "slope_kept",
        sigmoid_head(lambda z, y, N: (sigmoid(z) - y) * slope(sigmoid(z)) / N),
        "With cross-entropy the slope of the sigmoid, a (1 - a), still multiplies"
        " the error.",
        "What stands in the denominator of the slope of cross-entropy at a?",
    ),
    Mistake(
        "stopped_at_probability",
        sigmoid_head(lambda z, y, N: (sigmoid(z) - y) / slope(sigmoid(z)) / N),
        "This is the slope at the sigmoid's output a. One more step back gives the"
        " slope at the score z.",
        "By what is it multiplied on the way from a to z?",
    ),
    Mistake(
        "softmax_in_place_of_sigmoid",
        sigmoid_head(lambda z, y, N: (softmax(z) - y) / N),
        "These are the numbers of softmax. A sigmoid looks at each score alone.",
        "What is the sigmoid of 0?",
    ),
    Mistake(
        "sigmoid_in_place_of_softmax",
        softmax_head(lambda z, y, N: (sigmoid(z) - y) / N),
        "These are the numbers of the sigmoid; softmax shares out 1 among the"
        " scores of a row.",
        "What do the probabilities of a row add up to?",
    ),
    Mistake(
        "softmax_slope_kept",
        softmax_head(lambda z, y, N: (softmax(z) - y) * slope(softmax(z)) / N),
        "The softmax error is multiplied by p (1 - p). With cross-entropy"
        " prediction - target is complete.",
        "Which step of the way back is already inside prediction - target?",
    ),
    Mistake(
        "true_class_only",
        softmax_head(lambda z, y, N: y * (softmax(z) - y) / N),
        "Only the score of the true class got an error.",
        "Should the other score grow, shrink or stay, if its class is not the true"
        " one?",
    ),
    Mistake(
        "softmax_stopped_early",
        softmax_head(lambda z, y, N: -y / softmax(z) / N),
        "This is -y/p, the slope at the probabilities. One more step back, through"
        " the softmax, gives the slope at the scores.",
        "When the other score grows, what happens to the probability of the true"
        " class?",
    ),
    Mistake(
        "logits_not_probabilities",
        sigmoid_head(lambda z, y, N: (z - y) / N),
        "The target was subtracted from the score z itself (the logit).",
        "Which function makes a prediction of the scores at this output?",
        also=(softmax_head(lambda z, y, N: (z - y) / N),),
    ),
    Mistake(
        "slope_forgotten",
        squares_head(lambda z, y, N: (sigmoid(z) - y) / N),
        "With squares nothing cancels the slope of the sigmoid, and it is missing.",
        "What does the chain rule multiply on the way from a back to z?",
    ),
    Mistake(
        "slope_at_score",
        squares_head(lambda z, y, N: (sigmoid(z) - y) * slope(z) / N),
        "The slope was taken as z (1 - z). The rule is written in the output of the"
        " sigmoid, a.",
        "Which number is a here: 1.0986 or its sigmoid?",
    ),
    Mistake(
        "slope_alone",
        squares_head(lambda z, y, N: slope(sigmoid(z)) / N),
        "This is the slope of the sigmoid; the error is not in it.",
        "Which two numbers are multiplied on the way from the loss to z?",
    ),
)
