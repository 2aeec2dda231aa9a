"""Right answers in forms that nobody expects: notebook 10."""

import math

import numpy as np


def spread_by_branches(n_in, activation):
    if activation == "tanh":
        return 1 / n_in**0.5
    if activation == "relu":
        return math.sqrt(2) / math.sqrt(n_in)
    raise ValueError(activation)


def gains_by_name(n_in, activation):
    gain = {"tanh": 1.0, "relu": math.sqrt(2)}[activation]
    return gain * n_in**-0.5


def dead_by_loops(z):
    return [not any(row[i] > 0 for row in z) for i in range(z.shape[1])]


def nothing_comes_through(z):
    a = np.maximum(z, 0)
    return a.sum(axis=0) == 0


def counted_silence(z):
    return (z <= 0).sum(axis=0) == len(z)


FUNCTIONS = {
    "initial_spread": [
        spread_by_branches,
        gains_by_name,
        lambda n_in, activation: (n_in / (1 + (activation == "relu"))) ** -0.5,
        lambda n_in, activation: np.float32(gains_by_name(n_in, activation)),
        lambda n_in, activation: [gains_by_name(n_in, activation)],
        lambda n_in, activation: (
            np.exp(-np.log(n_in) / 2) * (2**0.5 if activation == "relu" else 1)
        ),
    ],
    "dead_units": [
        dead_by_loops,
        nothing_comes_through,
        counted_silence,
        lambda z: z.max(axis=0) <= 0,
        lambda z: (~(z > 0)).all(axis=0, keepdims=True),
        lambda z: ((z <= 0).prod(axis=0)).astype(np.float32),
        lambda z: {"dead": np.all(z <= 0, axis=0)},
        lambda z: [max(column) <= 0 for column in z.T],
    ],
}

VALUES = {
    "quarter_power": [
        (0.25**5, 0.25**10, 0.25**20),
        (1 / 4**5, 2.0**-20, 2.0**-40),
        [9.8e-4, 9.5e-7, 9.1e-13],
        np.array([9.766e-4, 9.537e-7, 9.095e-13]),
        np.float32(0.25) ** np.array([5, 10, 20], dtype=np.float32),
        {"after_20": 9.09e-13, "after_10": 9.54e-7, "after_5": 0.000977},
    ],
}
