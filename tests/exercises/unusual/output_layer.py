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


def by_outer_products(dL_dz, x):
    return sum(np.outer(*pair) for pair in zip(x, dL_dz, strict=True))


def by_lists(dL_dz, x):
    rows = [*zip(x, dL_dz, strict=True)]
    return [
        [sum(a[i] * d[j] for a, d in rows) for j in range(dL_dz.shape[1])]
        for i in range(x.shape[1])
    ]


def column_by_column(dL_dz, x):
    dL_dW = np.empty((x.shape[1], dL_dz.shape[1]))
    for j in range(dL_dz.shape[1]):
        dL_dW[:, j] = (x * dL_dz[:, [j]]).sum(axis=0)
    return dL_dW


def turned_back(dL_dz, x):
    dL_dW = np.zeros((dL_dz.shape[1], x.shape[1]))
    for n in range(len(x) - 1, -1, -1):
        dL_dW -= -np.outer(dL_dz[n], x[n])
    return dL_dW.T


def example_by_example(dL_dz, x, W):
    dL_dW, dL_db, dL_dx = np.zeros(W.shape), np.zeros(W.shape[1]), []
    for a, d in zip(x, dL_dz, strict=True):
        dL_dW += np.outer(a, d)
        dL_db += d
        dL_dx.append(W @ d)
    return dL_dW, dL_db, dL_dx


def with_ones(dL_dz, x, W):
    both = np.column_stack([x, np.ones(len(x))]).T @ dL_dz
    return both[:-1], both[-1], np.tensordot(dL_dz, W, axes=(1, 1))


def named(dL_dz, x, W):
    return {"dL_dx": dL_dz @ W.T, "dL_db": dL_dz.sum(0), "dL_dW": x.T @ dL_dz}


def single(dL_dz, x, W):
    given = (a.astype(np.float32) for a in (dL_dz, x, W))
    d, a, V = given
    return a.T @ d, d.sum(0), d @ V.T


FUNCTIONS = {
    "sigmoid_cross_entropy_gradient": [
        lambda z, y: (squash(z) - y) / z.shape[0],
        lambda z, y: ((squash(z) - y) / len(z)).astype(np.float32),
        lambda z, y: -(y - squash(z)) * (1 / len(z)),
        lambda z, y: (y * (squash(z) - 1) + (1 - y) * squash(z)) / len(z),
        lambda z, y: (-y * (1 - squash(z)) + (1 - y) * squash(z)) / len(z),
        lambda z, y: np.divide(np.exp(-np.logaddexp(0, -z)) - y, len(y)),
        lambda z, y: {"p": squash(z), "dL_dz": (squash(z) - y) / len(z)},
        lambda z, y: (1 / (1 + np.exp(-np.clip(z, -500, 500))) - y) / len(z),
        lambda z, y: (1 / (1 + np.exp(-z)) - y) / len(z),
        lambda z, y: (np.clip(squash(z), 1e-7, 1 - 1e-7) - y) / len(z),
        score_by_score,
    ],
    "softmax_cross_entropy_gradient": [
        one_subtracted_at_the_class,
        through_the_jacobian,
        jacobian_of_each_row,
        row_by_row,
        lambda z, y: row_by_row(z, y).tolist(),
        lambda z, y: (np.clip(shares(z), 1e-7, 1 - 1e-7) - y) / len(z),
        lambda z, y: ((shares(z) - y) / len(z)).astype(np.float32),
        lambda z, y: ((shares(z) - y) / len(z), shares(z)),
        lambda z, y: (-y + shares(z)) / len(z),
        lambda z, y: (shares(z) * y.sum(axis=1, keepdims=True) - y) / y.shape[0],
    ],
    "weight_gradient_by_loop": [
        lambda dL_dz, x: x.T @ dL_dz,
        lambda dL_dz, x: np.einsum("ni,nj->ij", x, dL_dz),
        lambda dL_dz, x: (x.T @ dL_dz).astype(np.float32),
        lambda dL_dz, x: (x[:, :, None] * dL_dz[:, None, :]).sum(axis=0),
        lambda dL_dz, x: (dL_dz.T @ x).T,
        by_outer_products,
        by_lists,
        column_by_column,
        turned_back,
    ],
    "dense_backward": [
        lambda dL_dz, x, W: [
            np.einsum("ni,no->io", x, dL_dz),
            dL_dz.sum(axis=0, keepdims=True),
            np.einsum("no,io->ni", dL_dz, W),
        ],
        lambda dL_dz, x, W: (
            by_outer_products(dL_dz, x),
            np.ones(len(dL_dz)) @ dL_dz,
            (W @ dL_dz.T).T,
        ),
        lambda d, a, V: (np.dot(a.T, d), sum(d), np.inner(d, V)),
        lambda d, a, V: ((a.T @ d).tolist(), d.sum(0).tolist(), (d @ V.T).tolist()),
        lambda d, a, V: (a.T @ d, d.mean(axis=0) * len(d), d @ V.T),
        example_by_example,
        with_ones,
        named,
        single,
    ],
}

LINEAR, SIGMOID = [-0.2, 0.21972], [-0.1, 0.15]
SOFTMAX, SQUARES = [-0.15, 0.15], [-0.025, 0.028125]

VALUES = {
    "three_heads": [
        (LINEAR, SIGMOID, SOFTMAX, SQUARES),
        tuple(np.array([row]) for row in (LINEAR, SIGMOID, SOFTMAX, SQUARES)),
        np.array([[-0.2, 0.2197], [-0.1, 0.15], [-0.15, 0.15], [-0.025, 0.0281]]),
        [LINEAR, SIGMOID, SOFTMAX, [-1 / 40, 9 / 320]],
        {
            "dL_dz_linear": LINEAR,
            "dL_dz_sigmoid": SIGMOID,
            "dL_dz_softmax": SOFTMAX,
            "dL_dz_sigmoid_squares": SQUARES,
        },
    ],
    "slow_start": [
        ([0.1219, 0.0174], [0.8176, 0.982]),
        [(0.12193, 0.017358), (0.818, 0.982)],
        np.array([[0.1219, 0.01736], [0.8176, 0.9820]]),
        {
            "dL_dw_squares": [0.122, 0.0174],
            "dL_dw_cross_entropy": np.array([0.8176, 0.982]),
        },
    ],
}
