"""Right answers in forms that nobody expects: notebook 04."""

import math

import numpy as np


def squash(z):
    return (np.tanh(z / 2) + 1) / 2


def shares(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def one_score(z, y, N):
    p = 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
    return (p - y) / N


def score_by_score(z, y):
    return [
        [one_score(*pair, len(z)) for pair in zip(*rows, strict=True)]
        for rows in zip(z, y, strict=True)
    ]


def one_subtracted_at_the_class(z, y):
    dL_dz = shares(z)
    dL_dz[np.arange(len(z)), y.argmax(1)] -= 1
    dL_dz /= len(z)
    return dL_dz


def through_the_jacobian(z, y):
    p = shares(z)
    J = np.einsum("ni,ij->nij", p, np.eye(z.shape[1])) - np.einsum("ni,nj->nij", p, p)
    return np.einsum("nij,nj->ni", J, -y / p) / len(z)


def row_by_row(z, y):
    rows = []
    for scores, target in zip(z, y, strict=True):
        e = np.exp(scores - np.max(scores))
        rows.append((e / np.sum(e) - target) / z.shape[0])
    return np.array(rows)


def jacobian_of_each_row(z, y):
    rows = []
    for scores, target in zip(z, y, strict=True):
        p = shares(scores[None])[0].reshape(-1, 1)
        J = np.diagflat(p) - p @ p.T
        rows.append(J @ (-target / p[:, 0]) / len(z))
    return rows


FUNCTIONS = {
    "sigmoid_cross_entropy_gradient": [
        lambda z, y: (squash(z) - y) / z.shape[0],
        lambda z, y: ((squash(z) - y) / len(z)).astype(np.float32),
        lambda z, y: -(y - squash(z)) * (1 / len(z)),
        lambda z, y: (y * (squash(z) - 1) + (1 - y) * squash(z)) / len(z),
        lambda z, y: np.divide(np.exp(-np.logaddexp(0, -z)) - y, len(y)),
        lambda z, y: {"p": squash(z), "dL_dz": (squash(z) - y) / len(z)},
        lambda z, y: (1 / (1 + np.exp(-np.clip(z, -500, 500))) - y) / len(z),
        lambda z, y: (1 / (1 + np.exp(-z)) - y) / len(z),
        score_by_score,
    ],
    "softmax_cross_entropy_gradient": [
        one_subtracted_at_the_class,
        through_the_jacobian,
        jacobian_of_each_row,
        row_by_row,
        lambda z, y: row_by_row(z, y).tolist(),
        lambda z, y: ((shares(z) - y) / len(z)).astype(np.float32),
        lambda z, y: ((shares(z) - y) / len(z), shares(z)),
        lambda z, y: (shares(z) * y.sum(axis=1, keepdims=True) - y) / y.shape[0],
    ],
}
VALUES = {}
