# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mazur's step taken apart, so that each part can go wrong."""

from types import SimpleNamespace

import numpy as np

from backproplab.data import mazur_net

EVERY = ("w5", "w6", "w7", "w8", "w1", "w2", "w3", "w4", "E")


def weights(W1, W2):
    """Return the entries of both tables under Mazur's names.

    He counts column by column: first the weights into neuron 1, then those into 2.
    """
    numbers = [*W1.T.flat, *W2.T.flat]
    return {f"w{i}": float(w) for i, w in enumerate(numbers, start=1)}


# Every quantity of the step in its order; `s` holds the ones before.
RIGHT = {
    "out_h": lambda s: sigmoid(s.x @ s.W1 + s.b1),
    "out_o": lambda s: sigmoid(s.out_h @ s.W2 + s.b2),
    "delta_o": lambda s: (s.out_o - s.y) * s.out_o * (1 - s.out_o),
    "dE_dW2": lambda s: s.out_h.T @ s.delta_o,
    "new_W2": lambda s: s.W2 - s.rate * s.dE_dW2,
    "delta_h": lambda s: (s.delta_o @ s.W2.T) * s.out_h * (1 - s.out_h),
    "dE_dW1": lambda s: s.x.T @ s.delta_h,
    "new_W1": lambda s: s.W1 - s.rate * s.dE_dW1,
    "E": lambda s: error(s, s.new_W1, s.new_W2),
}


def sigmoid(z):
    """Follow the formula to the letter."""
    return 1 / (1 + np.exp(-z))


def both(s, W1, W2, b1=None, b2=None):
    """Return Mazur's error of each output with other parameters."""
    b1, b2 = (s.b1 if b1 is None else b1), (s.b2 if b2 is None else b2)
    out = sigmoid(sigmoid(s.x @ W1 + b1) @ W2 + b2)
    return (out - s.y)[0] ** 2 / 2


def error(s, W1, W2, **biases):
    """Return Mazur's E, the sum over both outputs."""
    return float(both(s, W1, W2, **biases).sum())


def quantities(rate, **changed):
    """Return every quantity of a step, some of them computed in another way."""
    network, _, x, y = mazur_net()
    s = SimpleNamespace(x=x, y=y, rate=rate, **network.params)
    for name, formula in (RIGHT | changed).items():
        setattr(s, name, formula(s))
    return s


def with_parts(**changed):
    """Build the numbers of a learner who computes some parts in another way."""

    def variation(learning_rate):
        s = quantities(learning_rate, **changed)
        return {**weights(s.new_W1, s.new_W2), "E": float(s.E)}

    return variation


def with_new(change):
    """Build the numbers of a learner who changes the right ones at the end."""
    return lambda learning_rate: change(with_parts()(learning_rate))


def late_delta(s):
    """Send the error back through weights that have moved already."""
    return (s.delta_o @ s.new_W2.T) * s.out_h * (1 - s.out_h)


def trap(learning_rate):
    """Return the E of a program that sends the error back too late."""
    return quantities(learning_rate, delta_h=late_delta).E


def with_biases(shared):
    """Return E after a step in which the biases moved as well."""

    def E(s):
        db1, db2 = s.delta_h[0], s.delta_o[0]
        if shared:
            db1, db2 = db1.sum(), db2.sum()
        b1, b2 = s.b1 - s.rate * db1, s.b2 - s.rate * db2
        return error(s, s.new_W1, s.new_W2, b1=b1, b2=b2)

    return E


def exchanged(*pairs):
    """Build an answer in which pairs of weights have changed places."""

    def change(after):
        swap = dict(pairs) | {b: a for a, b in pairs}
        return {name: after[swap.get(name, name)] for name in after}

    return with_new(change)


def scaled(factor):
    """Build an answer whose gradients, and E, are larger by a factor."""
    return with_parts(
        delta_o=lambda s: factor * (s.out_o - s.y) * s.out_o * (1 - s.out_o),
        E=lambda s: factor * error(s, s.new_W1, s.new_W2),
    )


def with_rate(factor):
    """Build an answer whose rate is larger by a factor."""
    return lambda learning_rate: with_parts()(factor * learning_rate)


def rounded(digits, *names):
    """Build an answer of which so many digits are left, in all numbers or in some."""
    return with_new(
        lambda after: {
            name: round(w, digits) if name in (names or after) else w
            for name, w in after.items()
        }
    )


def with_error(E):
    """Build an answer in which E alone is wrong."""
    return with_parts(E=E)


def moved_by(share):
    """Build an answer that holds only how far the weights have moved."""

    def variation(learning_rate):
        old, new = with_rate(0)(learning_rate), with_parts()(learning_rate)
        return {name: share(new[name] - old[name], learning_rate) for name in new}

    return variation


def with_old(name):
    """Build an answer in which one weight has not moved."""
    return lambda rate: with_parts()(rate) | {name: with_rate(0)(rate)[name]}
