# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Build wrong variations of the backward pass of two layers."""

from types import SimpleNamespace

import numpy as np


def sigmoid(z):
    """Bend every number."""
    return 1 / (1 + np.exp(-z))


def softmax(z):
    """Return the probabilities of each row."""
    exp = np.exp(z - z.max(axis=1, keepdims=True))
    return exp / exp.sum(axis=1, keepdims=True)


# Every step of the pass in its order; `s` holds the arguments and the steps before.
RIGHT = {
    "z1": lambda s: s.x @ s.W1 + s.b1,
    "a1": lambda s: sigmoid(s.z1),
    "z2": lambda s: s.a1 @ s.W2 + s.b2,
    "p": lambda s: softmax(s.z2),
    "dL_dz2": lambda s: (s.p - s.y) / len(s.x),
    "dL_dW2": lambda s: s.a1.T @ s.dL_dz2,
    "dL_db2": lambda s: s.dL_dz2.sum(axis=0),
    "dL_da1": lambda s: s.dL_dz2 @ s.W2.T,
    "dL_dz1": lambda s: s.dL_da1 * s.a1 * (1 - s.a1),
    "dL_dW1": lambda s: s.x.T @ s.dL_dz1,
    "dL_db1": lambda s: s.dL_dz1.sum(axis=0),
}
RESULTS = ("dL_dW1", "dL_db1", "dL_dW2", "dL_db2")


def all_steps(x, y, W1, b1, W2, b2, **changed):
    """Run the pass forward and backward with some steps changed; return every step."""
    s = SimpleNamespace(x=x, y=y, W1=W1, b1=b1, W2=W2, b2=b2)
    for name, formula in (RIGHT | changed).items():
        setattr(s, name, formula(s))
    return {name: getattr(s, name) for name in RIGHT}


def with_steps(**changed):
    """Build a variation of the pass from variations of its steps."""
    return lambda x, y, W1, b1, W2, b2: all_steps(x, y, W1, b1, W2, b2, **changed)


def with_slope(slope, bend=sigmoid):
    """Build a variation whose hidden layer bends, or has its slope, in another way."""
    return with_steps(
        a1=lambda s: bend(s.z1), dL_dz1=lambda s: s.dL_da1 * slope(s.z1, s.a1)
    )


def with_results(change):
    """Build a variation that is right up to its results, and then changes them."""

    def variation(x, y, W1, b1, W2, b2):
        right = all_steps(x, y, W1, b1, W2, b2)
        return change({name: right[name] for name in RESULTS}, len(x))

    return variation


def on_rows(rows, share=1):
    """Build a variation that takes the gradients of some examples only."""

    def variation(x, y, W1, b1, W2, b2):
        steps = all_steps(x[rows], y[rows], W1, b1, W2, b2)
        factor = share / len(x) if share else 1
        return {name: steps[name] * factor for name in RESULTS}

    return variation


def integer_buffers(x, y, W1, b1, W2, b2):
    """Write the gradients into arrays of the types of the parameters."""
    right = all_steps(x, y, W1, b1, W2, b2)
    params = dict(zip(RESULTS, (W1, b1, W2, b2), strict=True))
    return {name: right[name].astype(params[name].dtype) for name in RESULTS}
