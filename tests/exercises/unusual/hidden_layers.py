"""Right answers in forms that nobody expects: notebook 05."""

import math

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def squash(z):
    return (np.tanh(z / 2) + 1) / 2


def delta_by_loops(dL_dz2, W2, z1):
    def slope(z):
        small = math.exp(-abs(z))
        return small / (1 + small) ** 2

    return [
        [
            slope(z1[n, i]) * sum(dL_dz2[n, j] * W2[i, j] for j in range(W2.shape[1]))
            for i in range(len(W2))
        ]
        for n in range(len(z1))
    ]


def delta_in_place_on_its_own(dL_dz2, W2, z1):
    delta = np.dot(dL_dz2, W2.T)
    a = z1.astype(float)
    a[...] = squash(a)
    delta *= a
    delta *= 1 - a
    return delta


def delta_row_by_row(dL_dz2, W2, z1):
    rows = []
    for d, z in zip(dL_dz2, z1, strict=True):
        rows.append(W2 @ d * sigmoid(z) * (1 - sigmoid(z)))
    return np.array(rows)


def delta_with_jacobians(dL_dz2, W2, z1):
    a1 = squash(z1)
    jacobians = np.einsum("ni,ij->nij", a1 * (1 - a1), np.eye(len(W2)))
    return np.einsum("no,io,nij->nj", dL_dz2, W2, jacobians)


def delta_with_steps(dL_dz2, W2, z1):
    a1 = squash(z1)
    dL_da1 = dL_dz2 @ W2.T
    return {"dL_dz1": dL_da1 * (a1 - a1**2), "dL_da1": dL_da1, "a1": a1}


def delta_under_other_names(dL_dz2, W2, z1):
    a1 = sigmoid(z1) * (1 - sigmoid(z1))  # called a1, although it is the slope
    dL_da1 = dL_dz2 @ W2.T * a1  # called dL_da1, although it is dL_dz1
    return dL_da1


FUNCTIONS = {
    "hidden_delta": [
        lambda dL_dz2, W2, z1: squash(z1) * squash(-z1) * (W2 @ dL_dz2.T).T,
        lambda dL_dz2, W2, z1: dL_dz2 @ W2.T * (1 - np.tanh(z1 / 2) ** 2) / 4,
        lambda dL_dz2, W2, z1: dL_dz2 @ W2.T / (2 + 2 * np.cosh(np.clip(z1, -99, 99))),
        lambda dL_dz2, W2, z1: (dL_dz2 @ W2.T * squash(z1) * squash(-z1)).astype("f4"),
        lambda dL_dz2, W2, z1: np.inner(dL_dz2, W2) * (squash(z1) - squash(z1) ** 2),
        delta_by_loops,
        delta_in_place_on_its_own,
        delta_row_by_row,
        delta_with_jacobians,
        delta_with_steps,
        delta_under_other_names,
    ],
}

VALUES = {}
