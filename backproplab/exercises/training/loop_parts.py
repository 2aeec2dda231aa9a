# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Parts of a training loop that can be exchanged: what each known mistake changes."""

import numpy as np

from backproplab.activations import Softmax
from backproplab.layers import Sigmoid


def sigmoid(z):
    """Bend with the layer of the package."""
    return Sigmoid().forward(z)[0]


def softmax(z):
    """Return probabilities, with the layer of the package."""
    return Softmax().forward(z)[0]


def run_forward(x, params):
    """Return the hidden layer and the probabilities."""
    a1 = sigmoid(x @ params["W1"] + params["b1"])
    return a1, softmax(a1 @ params["W2"] + params["b2"])


def mean_loss(p, y):
    """Return the cross-entropy, its mean over the rows."""
    return -np.sum(y * np.log(p + 1e-300)) / len(y)


def slopes(x, y, a1, p, params):
    """Return the four gradients."""
    return from_deltas(x, a1, right_delta(p, y), params["W2"])


def right_delta(p, y):
    """Return prediction minus target, for the mean over the rows."""
    return (p - y) / len(y)


def from_deltas(x, a1, dL_dz2, W2, slope=lambda a: a * (1 - a)):
    """Return the four gradients for an error at the output."""
    dL_dz1 = dL_dz2 @ W2.T * slope(a1)
    return {
        "W1": x.T @ dL_dz1,
        "b1": dL_dz1.sum(axis=0),
        "W2": a1.T @ dL_dz2,
        "b2": dL_dz2.sum(axis=0),
    }


def stepped(params, grads, rate):
    """Return new parameters, one step downhill."""
    return {name: w - rate * grads[name] for name, w in params.items()}


def loop(
    forward=run_forward,
    loss=mean_loss,
    grads=slopes,
    step=stepped,
    count=lambda epochs: epochs,
    result=lambda params, losses: (params, losses),
):
    """Build a variation of the loop from variations of its parts."""

    def variation(x, y, params, learning_rate, epochs):
        losses = []
        for _ in range(count(epochs)):
            a1, p = forward(x, params)
            losses.append(loss(p, y))
            slope = grads(x, y, a1, p, params)
            params = step(params, slope, learning_rate)
        return result(params, losses)

    return variation


def correct(x, y, params, learning_rate, epochs):
    """Run the loop as it should be."""
    return loop()(x, y, params, learning_rate, epochs)


def loss_of(x, y, params):
    """Return the loss of a network."""
    return mean_loss(run_forward(x, params)[1], y)
