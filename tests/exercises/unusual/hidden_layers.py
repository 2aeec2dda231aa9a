"""Right answers in forms that nobody expects: notebook 05."""

import math

import numpy as np

from backproplab import Dense, Sequential, Sigmoid, SoftmaxCrossEntropy


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


def forward(x, W1, b1, W2, b2):
    a1 = squash(x @ W1 + b1)
    scores = np.exp(a1 @ W2 + b2)
    return a1, scores / scores.sum(axis=1, keepdims=True)


def pass_at_the_end_divided(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    dL_dz2 = p - y
    dL_dz1 = (dL_dz2 @ W2.T) * a1 * (1 - a1)
    return {
        "dL_dW2": a1.T @ dL_dz2 / len(x),
        "dL_db2": dL_dz2.mean(axis=0, keepdims=True),
        "dL_dW1": x.T @ dL_dz1 / len(x),
        "dL_db1": dL_dz1.mean(axis=0, keepdims=True),
    }


def pass_one_by_one(x, y, W1, b1, W2, b2):
    total = [0.0, 0.0, 0.0, 0.0]
    for row, target in zip(x, y, strict=True):
        a1, p = forward(row[None], W1, b1, W2, b2)
        error = (p - target)[0]
        hidden = W2 @ error * a1[0] * (1 - a1[0])
        parts = np.outer(row, hidden), hidden, np.outer(a1, error), error
        total = [sum_ + part / len(x) for sum_, part in zip(total, parts, strict=True)]
    return dict(zip(("dL_dW1", "dL_db1", "dL_dW2", "dL_db2"), total, strict=True))


def pass_through_jacobians(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    jacobian = np.einsum("no,ok->nok", p, np.eye(len(b2))) - p[:, :, None] * p[:, None]
    dL_dz2 = np.einsum("no,nok->nk", -y / p / len(x), jacobian)
    dL_dz1 = dL_dz2 @ W2.T * (a1 - a1**2)
    return {
        "dL_dW1": np.tensordot(x, dL_dz1, ([0], [0])),
        "dL_db1": np.ones(len(x)) @ dL_dz1,
        "dL_dW2": np.einsum("ni,no->io", a1, dL_dz2),
        "dL_db2": np.add.reduce(dL_dz2),
        "dL_dz2": dL_dz2,
    }


def pass_with_bias_rows(x, y, W1, b1, W2, b2):
    one = np.ones((len(x), 1))
    W1b, W2b = np.vstack([W1, b1]), np.vstack([W2, b2])
    a0 = np.hstack([x, one])
    a1 = np.hstack([squash(a0 @ W1b), one])
    p = np.exp(a1 @ W2b)
    d2 = (p / p.sum(1)[:, None] - y) / len(x)
    g2 = a1.T @ d2
    g1 = a0.T @ (d2 @ W2b.T * a1 * (1 - a1))[:, :-1]
    return {"dL_dW1": g1[:-1], "dL_db1": g1[-1], "dL_dW2": g2[:-1], "dL_db2": g2[-1]}


def pass_as_lists(x, y, W1, b1, W2, b2):
    grads = pass_at_the_end_divided(x, y, W1, b1, W2, b2)
    return {name: grads[name].astype(np.float32).tolist() for name in sorted(grads)}


def pass_in_columns(x, y, W1, b1, W2, b2):
    A1 = squash(W1.T @ x.T + b1[:, None])
    Z2 = W2.T @ A1 + b2[:, None]
    P = np.exp(Z2) / np.exp(Z2).sum(axis=0)
    dZ2 = (P - y.T) / len(x)
    dZ1 = W2 @ dZ2 * A1 * (1 - A1)
    grads = {"dL_dW1": (dZ1 @ x).T, "dL_db1": dZ1.sum(axis=1)}
    return grads | {"dL_dW2": (dZ2 @ A1.T).T, "dL_db2": dZ2.sum(axis=1)}


def deep_by_recursion(x, y, params):
    def down(a, layer):
        W, b = params[f"W{layer}"], params[f"b{layer}"]
        z = a @ W + b
        if f"W{layer + 1}" in params:
            above, grads = down(sigmoid(z), layer + 1)
            error = above * sigmoid(z) * sigmoid(-z)
        else:
            p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
            error, grads = (p - y) / len(y), {}
        grads |= {f"dL_dW{layer}": a.T @ error, f"dL_db{layer}": error.sum(axis=0)}
        return error @ W.T, grads

    return down(x, 1)[1]


def deep_one_by_one(x, y, params):
    total = {f"dL_d{name}": np.zeros(array.shape) for name, array in params.items()}
    for row, target in zip(x, y, strict=True):
        for name, grad in deep_by_recursion(row[None], target[None], params).items():
            total[name] += grad / len(x)
    return total


def deep_divided_at_the_end(x, y, params):
    weights = [params[name] for name in sorted(params) if name[0] == "W"]
    biases = [params[name] for name in sorted(params) if name[0] == "b"]
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(squash(a[-1] @ W + b))
    scores = np.exp(a[-2] @ weights[-1] + biases[-1])
    delta = scores / scores.sum(axis=1)[:, None] - y
    grads = {}
    for i in reversed(range(len(weights))):
        grads["dL_db" + str(i + 1)] = delta.mean(axis=0, keepdims=True)
        grads["dL_dW" + str(i + 1)] = np.einsum("ni,no->io", a[i], delta) / len(x)
        delta = np.inner(delta, weights[i]) * (a[i] - a[i] ** 2)
    return grads


def deep_by_layers_of_the_package(x, y, params):
    layers = []
    for n in range(1, len(params) // 2 + 1):
        layers += [Dense(params[f"W{n}"], params[f"b{n}"]), Sigmoid()]
    network = Sequential(*layers[:-1])
    y_hat, caches = network.forward(x)
    _, grads = network.backward(SoftmaxCrossEntropy().gradient(y_hat, y), caches)
    return {f"dL_d{name}": grads[name].astype(np.float32) for name in params}


FUNCTIONS = {
    "hidden_delta": [
        lambda dL_dz2, W2, z1: squash(z1) * squash(-z1) * (W2 @ dL_dz2.T).T,
        lambda dL_dz2, W2, z1: dL_dz2 @ W2.T * (1 - np.tanh(z1 / 2) ** 2) / 4,
        lambda dL_dz2, W2, z1: dL_dz2 @ W2.T / (2 + 2 * np.cosh(np.clip(z1, -99, 99))),
        lambda dL_dz2, W2, z1: (dL_dz2 @ W2.T * squash(z1) * squash(-z1)).astype("f4"),
        lambda dL_dz2, W2, z1: np.inner(dL_dz2, W2) * (squash(z1) - squash(z1) ** 2),
        lambda dL_dz2, W2, z1: tuple(map(tuple, delta_by_loops(dL_dz2, W2, z1))),
        delta_by_loops,
        delta_in_place_on_its_own,
        delta_row_by_row,
        delta_with_jacobians,
        delta_with_steps,
        delta_under_other_names,
    ],
    "two_layer_backward": [
        pass_at_the_end_divided,
        pass_one_by_one,
        pass_through_jacobians,
        pass_with_bias_rows,
        pass_as_lists,
        pass_in_columns,
    ],
    "deep_backward": [
        deep_by_recursion,
        deep_one_by_one,
        deep_divided_at_the_end,
        deep_by_layers_of_the_package,
    ],
}

# Mazur's table with the digits of the curriculum, or with fewer.
TABLE = {
    "net_h": [0.3775, 0.3925],
    "out_h": [0.5932699921, 0.5968843783],
    "net_o": [1.1059059671, 1.2249214041],
    "out_o": [0.7513650696, 0.7729284653],
    "E_o": [0.2748110832, 0.0235600256],
    "E": 0.2983711088,
    "delta_o": [0.1384985616, -0.0380982365],
    "dE_dw5_to_w8": [0.0821670406, 0.0826676278, -0.0226025405, -0.0227402422],
    "dE_dout_h": [0.0363503064, 0.0413703226],
    "delta_h": [0.0087713547, 0.0099542547],
    "dE_dw1_to_w4": [0.0004385677, 0.0008771355, 0.0004977127, 0.0009954255],
}
ROUNDED = {
    name: [float(f"{cell:.4g}") for cell in np.atleast_1d(row)]
    for name, row in TABLE.items()
}
SHEET = {
    "dL_dz2": [[0, 1.4], [-0.4, 0.4], [1.8, 0], [0.8, -0.2], [-0.2, 0.6]],
    "dL_dW2": [[3.2, 6], [-1.8, 7.8], [8, -0.2]],
    "dL_db2": [2, 2.2],
    "dL_dz1": [[1.4, 2.8, 0], [0, 1.2, 0], [1.8, 0, 3.6], [0, 0, 1.4], [0, 1.4, 0]],
    "dL_dW1": [[5, -1.2, 7.2], [1, 5.4, -6.4]],
    "dL_db1": [3.2, 5.4, 5],
}

VALUES = {
    "mazur_by_hand": [
        TABLE,
        ROUNDED,
        {name: np.float32(row) for name, row in TABLE.items()},
        {name: np.atleast_2d(row) for name, row in TABLE.items()},
        TABLE | {"learning_rate": 0.5},
        dict(reversed(TABLE.items())),
    ],
    "square_layer": [
        (4, [[4, 1], [5, 10]], [[-4, -3], [9, -2]]),
        [4.0, np.array([[4, 1], [5, 10]]), ((-4, -3), (9, -2))],
        {
            "dL_da1": [[4, 1], [5, 10]],
            "fits_but_wrong": [[-4, -3], [9, -2]],
            "first_by_index": np.int64(4),
        },
        (np.array([4]), np.float32([[4, 1], [5, 10]]), [[-4.0, -3.0], [9.0, -2.0]]),
    ],
    "paper_sheet": [
        SHEET,
        {name: np.array(row) for name, row in SHEET.items()},
        {name: np.float32(row) for name, row in SHEET.items()},
        SHEET | {"dL_db1": [SHEET["dL_db1"]], "note": "by hand"},
    ],
}
