"""Right answers in forms that nobody expects: notebook 02."""

import math

import numpy as np


def squared_by_loops(y_hat, y):
    total = 0
    for row_hat, row in zip(y_hat, y, strict=True):
        for one_hat, one in zip(row_hat, row, strict=True):
            total += (float(one_hat) - float(one)) ** 2
    return total / (2 * len(y_hat))


FUNCTIONS = {
    "mse_loss": [
        squared_by_loops,
        lambda y_hat, y: np.array(np.linalg.norm(y_hat - y) ** 2 / 2 / len(y)),
        lambda y_hat, y: 0.5 * np.mean(np.sum(np.square(y - y_hat), axis=1)),
        lambda y_hat, y: np.einsum("ij,ij->", y_hat - y, y_hat - y) / y.shape[0] / 2,
        lambda y_hat, y: np.mean((y_hat - y) ** 2) * y.shape[1] / 2,
        lambda y_hat, y: np.trace((y_hat - y).T @ (y_hat - y)) / (2 * len(y)),
        lambda y_hat, y: np.float32(np.sum((y_hat - y) ** 2) / (2 * len(y))),
        lambda y_hat, y: [[np.sum((y_hat - y) ** 2) / (2 * len(y))]],
        lambda y_hat, y: np.sum((y - y_hat) ** 2, keepdims=True) / (2 * len(y)),
        lambda y_hat, y: np.vdot(y_hat - y, y_hat - y) / (2 * len(y)),
        lambda y_hat, y: math.fsum(((y_hat - y) ** 2).ravel()) / (2 * len(y)),
        lambda y_hat, y: {"L": np.average(((y_hat - y) ** 2).sum(1)) / 2},
    ],
}
VALUES = {}
