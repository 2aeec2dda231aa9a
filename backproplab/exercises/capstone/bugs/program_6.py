# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Program 6: a network 64-16-10 learns to read digits."""

import numpy as np

from backproplab.exercises.capstone.bugs.parts import random_params, softmax


def start(rng):
    """Return the parameters before the first step."""
    return random_params((64, 16, 10), rng)


def deal(x, y, size, rng):
    """Deal the rows out in random batches."""
    order = rng.permutation(len(x))
    for begin in range(0, len(x), size):
        rows = order[begin : begin + size]
        yield x[rows], y[rows]


def step(x, y, params, learning_rate):
    """Take one step; return the new parameters, and the loss before it.

    Shapes: x (N, 64), y (N, 10).
    """
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    z1 = x @ W1 + b1
    a1 = np.maximum(z1, 0)
    p = softmax(a1 @ W2 + b2)
    loss = -np.mean(np.log((p * y).sum(axis=1)))
    dL_dz2 = (p - y) / len(x)
    dL_da1 = dL_dz2 @ W2.T
    dL_dz1 = dL_da1 * (dL_da1 > 0)
    grads = {"W1": x.T @ dL_dz1, "b1": dL_dz1.sum(axis=0)}
    grads |= {"W2": a1.T @ dL_dz2, "b2": dL_dz2.sum(axis=0)}
    params = {name: params[name] - learning_rate * grads[name] for name in params}
    return params, loss
