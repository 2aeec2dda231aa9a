"""Right answers in forms that nobody expects: notebook 02."""

import math

import numpy as np


def squared_by_loops(y_hat, y):
    total = 0
    for row_hat, row in zip(y_hat, y, strict=True):
        for one_hat, one in zip(row_hat, row, strict=True):
            total += (float(one_hat) - float(one)) ** 2
    return total / (2 * len(y_hat))


def slope_by_loops(y_hat, y):
    return [
        [(float(a) - float(b)) / len(y) for a, b in zip(*rows, strict=True)]
        for rows in zip(y_hat, y, strict=True)
    ]


def slope_in_a_buffer(y_hat, y):
    dL_dy_hat = np.empty(y.shape)
    for n in range(len(y)):
        dL_dy_hat[n] = -(y[n] - y_hat[n]) / len(y)
    return dL_dy_hat


def slope_of_the_halved_squares(y_hat, y):
    error = y_hat.astype(float)
    error -= y
    error *= 2 * 0.5 / y_hat.shape[0]
    return error


def softmax_by_python_loops(z):
    rows = []
    for row in z:
        powers = [math.exp(v - max(row)) for v in row]
        rows.append([power / sum(powers) for power in powers])
    return rows


def softmax_through_transposes(z):
    columns = np.exp(z.T - z.max(axis=1))
    return (columns / columns.sum(axis=0)).T


def softmax_through_its_log(z):
    top = z.max(axis=1, keepdims=True)
    return np.exp(z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True)))


def softmax_in_place_on_a_copy(z):
    p = z.astype(float)
    p -= p.max(axis=1)[:, None]
    np.exp(p, out=p)
    p /= p.sum(axis=1)[:, None]
    return p


def softmax_pair_by_pair(z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


def surprise_by_loops(p, y):
    total = 0.0
    for probabilities, targets in zip(p, y, strict=True):
        for probability, target in zip(probabilities, targets, strict=True):
            if target:
                total -= math.log(probability)
    return total / len(p)


def surprise_with_a_guard(p, y):
    return -np.sum(y * np.log(np.clip(p, 1e-15, 1 - 1e-15))) / y.shape[0]


def surprise_where_it_counts(p, y):
    logs = np.log(p, where=y > 0, out=np.zeros(p.shape))
    return -np.einsum("nc,nc->", y, logs) / len(y)


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
    "mse_gradient": [
        slope_by_loops,
        slope_in_a_buffer,
        slope_of_the_halved_squares,
        lambda y_hat, y: -(y - y_hat) / y.shape[0],
        lambda y_hat, y: y_hat / len(y) - y / len(y),
        lambda y_hat, y: ((y_hat - y) / len(y)).astype(np.float32),
        lambda y_hat, y: np.subtract(y_hat, y)[None] / len(y_hat),
        lambda y_hat, y: 2 * (y_hat - y) / (2 * y.size) * y.shape[1],
        lambda y_hat, y: np.eye(len(y)) / len(y) @ (y_hat - y),
        lambda y_hat, y: {"dL_dy_hat": (y_hat - y) * (1 / len(y))},
    ],
    "softmax": [
        softmax_by_python_loops,
        softmax_through_transposes,
        softmax_through_its_log,
        softmax_in_place_on_a_copy,
        softmax_pair_by_pair,
        lambda z: softmax_through_its_log(z).astype(np.float32),
        lambda z: np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None]),
        lambda z: np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))[None],
        lambda z: np.apply_along_axis(
            lambda r: softmax_through_its_log(r[None])[0], 1, z
        ),
        lambda z: {"p": softmax_through_transposes(z)},
        lambda z: softmax_through_its_log(z - 7.5),
    ],
    "cross_entropy_loss": [
        surprise_by_loops,
        surprise_with_a_guard,
        surprise_where_it_counts,
        lambda p, y: -np.mean(np.log(p[np.arange(len(p)), y.argmax(axis=1)])),
        lambda p, y: -np.log(p[y == 1]).mean(),
        lambda p, y: np.log(1 / np.sum(p * y, axis=1)).mean(),
        lambda p, y: -np.log(np.prod(p**y, axis=1)).sum() / len(p),
        lambda p, y: -np.log2(np.max(p * y, axis=1)).mean() * np.log(2),
        lambda p, y: -np.sum(y * np.log(p + 1e-12), axis=1, keepdims=True).mean(),
        lambda p, y: -np.sum(y * np.log(p + 1e-7)) / len(p),
        lambda p, y: -np.sum(y * np.log(np.maximum(p, 1e-7))) / len(p),
        lambda p, y: np.float32(-np.mean(np.log((p * y).sum(1)))),
        lambda p, y: [-np.mean(np.log((p * y).sum(1)))],
        lambda p, y: -np.nansum(y * np.log(p)) / len(p),
    ],
}
VALUES = {
    "broadcast_trap": [
        ((3, 3), 8, 2),
        [[3, 3], 8.0, np.float64(2)],
        {"shape": np.zeros((3, 3)).shape, "L_trap": np.array(8.0), "L_right": 2.0},
        (np.array([3, 3]), [8], [[2.0]]),
    ],
    "convert_loss": [
        (6, 4, 12),
        [6.0, 4.0, 12.0],
        np.array([6, 4, 12]),
        {"L_no_half": 12, "L_ours": 6, "L_pytorch": 4},
    ],
}
