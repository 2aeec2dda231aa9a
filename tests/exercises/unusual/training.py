"""Right answers in forms that nobody expects: notebook 09."""

import numpy as np

from backproplab.data import digits
from backproplab.exercises.training.curves import four_curves
from backproplab.exercises.training.overfit import five_points, overfit_five
from backproplab.layers import Dense, Sigmoid
from backproplab.losses import SoftmaxCrossEntropy, one_hot
from backproplab.network import Sequential
from backproplab.optimizers import SGD
from backproplab.training import batches, train


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
    return {"losses": losses, "params": params}


def in_single_precision(*given):
    params, losses = by_columns(*given)
    return {n: w.astype(np.float32) for n, w in params.items()}, np.float32(losses)


def with_more_in_the_dict(*given):
    params, losses = by_columns(*given)
    return [params | {"learning_rate": given[3]}, tuple(losses)]


def batch(x, y, rows):
    return x[rows], y[rows]


def shuffled_numbers(x, y, batch_size, rng):
    rows = np.arange(len(x))
    rng.shuffle(rows)
    return [batch(x, y, rows[i : i + batch_size]) for i in range(0, len(x), batch_size)]


def shuffled_copies(x, y, batch_size, rng):
    both = np.hstack([x, y]).astype(float)
    rng.shuffle(both)
    cut, pairs = x.shape[1], []
    while len(both):
        pairs.append([both[:batch_size, :cut], both[:batch_size, cut:]])
        both = both[batch_size:]
    return pairs


def sorted_by_luck(x, y, batch_size, rng):
    """A generator of pairs of lists."""
    rows = np.argsort(rng.random(len(x)))
    for piece in np.split(rows, range(batch_size, len(x), batch_size)):
        yield x[piece].tolist(), y[piece].tolist()


def drawn_from_what_is_left(x, y, batch_size, rng):
    left, pairs = [*range(len(x))], []
    while left:
        some = rng.choice(left, min(batch_size, len(left)), replace=False)
        left = [row for row in left if row not in some]
        pairs.append(batch(x, y, some))
    return tuple(pairs)


def one_row_at_a_time(x, y, batch_size, rng):
    pairs = []
    for place, row in enumerate(rng.choice(len(x), len(x), replace=False)):
        if place % batch_size == 0:
            pairs.append(([], []))
        pairs[-1][0].append(x[row])
        pairs[-1][1].append(y[row])
    return pairs


def permuted_both(x, y, batch_size, rng):
    pairs = rng.permutation(
        np.array([*zip(x, y, strict=True), None], dtype=object)[:-1]
    )
    starts = range(0, len(x), batch_size)
    groups = [pairs[start : start + batch_size] for start in starts]
    return [
        (np.float32([a for a, _ in group]), np.float32([b for _, b in group]))
        for group in groups
    ]


def xor_by_hand(x):
    """Two ReLU neurons, no training at all."""
    return np.maximum(x.sum(axis=1) - 0, 0) - 2 * np.maximum(x.sum(axis=1) - 1, 0)


def two_classes(x):
    yes = (x[:, :1] - x[:, 1:]) ** 2
    return np.hstack([1 - yes, yes])


SPREAD = Sequential(
    Dense([[4.0, -4.0], [-4.0, 4.0]], [-2.0, -2.0]),
    Sigmoid(),
    Dense([[9.0], [9.0]], [-5.0]),
)

ROUND_THE_POINTS = np.array(five_points()[0]), np.array(five_points()[1])


def nearest_point(x):
    gap = np.abs(x[:, None] - ROUND_THE_POINTS[0]).sum(axis=2)
    return ROUND_THE_POINTS[1][gap.argmin(axis=1)]


def nearest_digits(x):
    """The class of the nearest training digit, as one number for each row."""
    x_train, y_train, _, _ = digits()
    gap = (x_train**2).sum(axis=1) - 2 * x @ x_train.T
    return y_train[gap.argmin(axis=1)].argmax(axis=1)


def nearest_digits_one_hot(x):
    return one_hot(nearest_digits(x), 10)


def least_squares():
    """No hidden layer: a linear fit on pixels and their products in blocks."""
    x_train, y_train, _, _ = digits()
    W = np.random.default_rng(0).normal(size=(64, 600)) / 4

    def bent(x):
        return np.column_stack([np.tanh(x @ W), np.ones(len(x))])

    design = bent(x_train)
    gram = design.T @ design + 0.1 * np.eye(601)
    fitted = np.linalg.solve(gram, design.T @ y_train)
    return lambda x: (bent(x) @ fitted).astype(np.float32)


FUNCTIONS = {
    "train_loop": [
        by_the_package,
        by_columns,
        row_after_row,
        in_a_dict,
        in_single_precision,
        with_more_in_the_dict,
    ],
    "mini_batches": [
        shuffled_numbers,
        shuffled_copies,
        sorted_by_luck,
        drawn_from_what_is_left,
        one_row_at_a_time,
        permuted_both,
        lambda x, y, batch_size, rng: [*batches(x, y, batch_size, rng)],
    ],
}
VALUES = {
    "train_xor": [
        SPREAD,
        Sequential(SPREAD, Sigmoid()),
        xor_by_hand,
        two_classes,
        lambda x: [[0.02], [0.98], [1.01], [-0.03]],
    ],
    "overfit_five": [
        overfit_five(*five_points()),
        nearest_point,
        lambda x: 40 * nearest_point(x) - 20,
        lambda x: np.hstack([1 - nearest_point(x), 12 * nearest_point(x)]) * 9 - 5,
    ],
    "four_curves": [
        four_curves() | {"A": "Targets came off", "B": "RATE TOO LOW"},
        {"D": "rate-too-high", "C": "Overfitting", "B": "rate_too_low"}
        | {"A": "targets  came off"},
    ],
    "digits_95": [nearest_digits, nearest_digits_one_hot, least_squares()],
}
