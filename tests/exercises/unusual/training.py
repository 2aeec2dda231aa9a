"""Right answers in forms that nobody expects: notebook 09."""

import numpy as np

from backproplab.layers import Dense, Sigmoid
from backproplab.losses import SoftmaxCrossEntropy
from backproplab.network import Sequential
from backproplab.optimizers import SGD
from backproplab.training import train


def by_the_package(x, y, params, learning_rate, epochs):
    start = Sequential(
        Dense(params["W1"], params["b1"]),
        Sigmoid(),
        Dense(params["W2"], params["b2"]),
    )
    run = {"optimizer": SGD(learning_rate), "epochs": epochs, "progress": False}
    history = train(start, SoftmaxCrossEntropy(), x, y, **run)
    return history.network.params, history.losses[:-1]


def by_columns(x, y, params, learning_rate, epochs):
    W1, W2 = params["W1"].T * 1.0, params["W2"].T * 1.0
    b1, b2 = params["b1"][:, None] * 1.0, params["b2"][:, None] * 1.0
    X, Y, N, losses = x.T, y.T, len(x), []
    while len(losses) < epochs:
        A1 = (np.tanh((W1 @ X + b1) / 2) + 1) / 2
        E = np.exp(W2 @ A1 + b2)
        P = E / E.sum(axis=0)
        losses.append(np.mean(-np.log(P[Y.argmax(axis=0), np.arange(N)])))
        dZ2 = P - Y
        dZ1 = W2.T @ dZ2 * (A1 - A1**2)
        W2 -= learning_rate / N * dZ2 @ A1.T
        b2 -= learning_rate / N * dZ2.sum(axis=1, keepdims=True)
        W1 -= learning_rate / N * dZ1 @ X.T
        b1 -= learning_rate / N * dZ1.sum(axis=1, keepdims=True)
    return {"W1": W1.T, "b1": b1.ravel(), "W2": W2.T, "b2": b2.ravel()}, losses


def slopes_of_one(x, y, params):
    a = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
    e = np.exp(a @ params["W2"] + params["b2"])
    p = e / e.sum()
    dz2 = p - y
    dz1 = params["W2"] @ dz2 * a * (1 - a)
    grads = {"W1": np.outer(x, dz1), "b1": dz1, "W2": np.outer(a, dz2), "b2": dz2}
    return -np.log(p[np.argmax(y)]), grads


def row_after_row(x, y, params, learning_rate, epochs):
    now = {name: np.array(w, dtype=float) for name, w in params.items()}
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        total = {name: np.zeros_like(w) for name, w in now.items()}
        for n in range(len(x)):
            loss, grads = slopes_of_one(x[n], y[n], now)
            losses[epoch] += loss / len(x)
            for name in total:
                total[name] += grads[name] / len(x)
        for name in now:
            now[name] -= learning_rate * total[name]
    return now, losses


def in_a_dict(*given):
    params, losses = by_columns(*given)
    return {"losses": [[loss] for loss in losses][0:0] or losses, "params": params}


def in_single_precision(*given):
    params, losses = by_columns(*given)
    return {n: w.astype(np.float32) for n, w in params.items()}, np.float32(losses)


def with_more_in_the_dict(*given):
    params, losses = by_columns(*given)
    return [params | {"learning_rate": given[3]}, tuple(losses)]


FUNCTIONS = {
    "train_loop": [
        by_the_package,
        by_columns,
        row_after_row,
        in_a_dict,
        in_single_precision,
        with_more_in_the_dict,
    ],
}
VALUES = {}
