# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the slopes in a training loop."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.training.loop_parts import (
    from_deltas,
    loop,
    mean_loss,
    right_delta,
    run_forward,
    sigmoid,
    slopes,
)
from backproplab.exercises.training.loop_ways import with_rate


def with_delta(delta, slope=lambda a: a * (1 - a)):
    """Build a loop with another error at the output, or another hidden slope."""

    def grads(x, y, a1, p, params):
        return from_deltas(x, a1, delta(p, y), params["W2"], slope)

    return grads


def with_probabilities(make):
    """Build a forward pass that ends in something else than the softmax of each row."""

    def forward(x, params):
        a1 = sigmoid(x @ params["W1"] + params["b1"])
        return a1, make(a1 @ params["W2"] + params["b2"])

    return forward


def without_biases(x, params):
    """Run forward without the biases."""
    return run_forward(x, params | {"b1": 0, "b2": 0})


def over_the_batch(z):
    """Return a softmax down the columns."""
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def run_output(a1, params):
    """Return the probabilities for a hidden layer."""
    e = np.exp(a1 @ params["W2"] + params["b2"])
    return e / e.sum(axis=1, keepdims=True)


SLOPE_MISTAKES = (
    Mistake(
        "gradient_summed",
        with_rate(lambda rate, N: rate * N),
        "The steps are N times too long: the gradient lacks the 1/N that the mean loss"
        " has.",
        "The loss is a mean over N rows: what does that do to its gradient?",
    ),
    Mistake(
        "sum_convention",
        loop(
            loss=lambda p, y: mean_loss(p, y) * len(y),
            grads=with_delta(lambda p, y: p - y),
        ),
        "Loss and steps belong to a sum over the rows; here both carry 1/N.",
        "Where does the mean over the rows come in?",
        right_under="the sum convention",
    ),
    Mistake(
        "n_twice",
        with_rate(lambda rate, N: rate / N),
        "The steps are N times too short: 1/N comes in twice.",
        "Where is it divided by N, and where once more?",
    ),
    Mistake(
        "n_twice_in_hidden",
        loop(
            grads=lambda x, y, a1, p, params: {
                name: slope / (len(x) if name in ("W1", "b1") else 1)
                for name, slope in slopes(x, y, a1, p, params).items()
            }
        ),
        "The second layer is right; the first has 1/N twice. It is already inside"
        " dL_dz2.",
        "How many times should 1/N stand in the whole chain?",
    ),
    Mistake(
        "factor_two",
        with_rate(lambda rate, N: 2 * rate),
        "The steps are twice as long as they should be: a factor 2, as squared errors"
        " have it, has no place here.",
        "What is the gradient of softmax and cross-entropy in the scores?",
    ),
    Mistake(
        "output_slope_extra",
        loop(grads=with_delta(lambda p, y: right_delta(p, y) * p * (1 - p))),
        "The error at the output is multiplied by p(1 - p). With softmax and"
        " cross-entropy this slope has already canceled.",
        "What is left of the gradient after softmax and cross-entropy: which"
        " difference?",
    ),
    Mistake(
        "hidden_slope_forgotten",
        loop(grads=with_delta(right_delta, slope=lambda a: 1)),
        "The slope of the sigmoid is missing in the hidden layer, so W1 and b1 are"
        " off.",
        "What does the error pass through on its way from a1 to z1?",
    ),
    Mistake(
        "hidden_slope_of_a1",
        loop(
            grads=with_delta(right_delta, slope=lambda a: sigmoid(a) * (1 - sigmoid(a)))
        ),
        "The slope of the sigmoid is taken at a1, which is already bent: the sigmoid"
        " went on twice.",
        "With s = sigmoid(z), how is its slope written in s?",
    ),
    Mistake(
        "softmax_over_batch",
        loop(forward=with_probabilities(over_the_batch)),
        "The softmax runs down the columns, so the rows compete with each other. Each"
        " row needs a softmax of its own: axis=1.",
        "Which axis holds the classes, and which sums should be 1?",
    ),
    Mistake(
        "sigmoid_at_output",
        loop(forward=with_probabilities(sigmoid)),
        "The output is bent by a sigmoid, one number at a time. The task asks for a"
        " softmax over the classes of a row.",
        "What should the probabilities of one row add up to?",
    ),
    Mistake(
        "biases_not_in_forward",
        loop(forward=without_biases),
        "The forward pass leaves out the biases.",
        "What does each layer add after its product?",
    ),
    Mistake(
        "relu_instead",
        loop(
            forward=lambda x, params: (
                a1 := np.maximum(x @ params["W1"] + params["b1"], 0),
                run_output(a1, params),
            ),
            grads=with_delta(right_delta, slope=lambda a: a > 0),
        ),
        "The hidden layer bends with ReLU; the task asks for a sigmoid.",
        "Which activation does this network have?",
    ),
)
