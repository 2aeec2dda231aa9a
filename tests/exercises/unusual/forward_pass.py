"""Right answers in forms that nobody expects: notebook 01."""

import math

import numpy as np


def loops(x, W, b):
    return [
        [sum(x[n, i] * W[i, j] for i in range(len(W))) + b[j] for j in range(len(b))]
        for n in range(len(x))
    ]


def in_place_on_its_own(x, W, b):
    z = x @ W
    z += b
    return z


def by_python_loops(z):
    def one(v):
        return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))

    return [[one(v) for v in row] for row in z]


def in_halves(z):
    a = np.empty(z.shape)
    up = z >= 0
    a[up] = 1 / (1 + np.exp(-z[up]))
    a[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
    return a


def copy_then_cut(z):
    a = z.copy()
    a[a < 0] = 0
    return a


def squash(z):
    return (np.tanh(z / 2) + 1) / 2


def steps_by_name(x, W1, b1, W2, b2):
    a1 = squash(x @ W1 + b1)
    return {"z1": x @ W1 + b1, "a1": a1, "z2": a1 @ W2 + b2}


def all_three(x, W1, b1, W2, b2):
    hidden = x @ W1 + b1
    return hidden, squash(hidden), squash(hidden) @ W2 + b2


def result_and_steps(x, W1, b1, W2, b2):
    z1, a1, z2 = all_three(x, W1, b1, W2, b2)
    return z2, (z1, a1)


def names_of_its_own(x, W1, b1, W2, b2):
    z1 = squash(x @ W1 + b1)  # called z1, although it is a1
    return z1 @ W2 + b2


SHAPES = {
    "W1": [64, 16],
    "b1": (16,),
    "z1": np.zeros((32, 16)).shape,
    "a1": (32, 16),
    "W2": (16, 10),
    "z2": (32, 10),
    "x": (32, 64),
}

FUNCTIONS = {
    "dense_forward": [
        lambda x, W, b: np.einsum("ni,io->no", x, W) + b[None, :],
        lambda x, W, b: np.hstack([x, np.ones((len(x), 1))]) @ np.vstack([W, b]),
        lambda x, W, b: (W.T @ x.T + b[:, None]).T,
        lambda x, W, b: (x @ W + b).astype(np.float32),
        lambda x, W, b: (x @ W + b)[None],
        lambda x, W, b: {"z": x @ W + b},
        lambda x, W, b, verbose=False: x.dot(W) + b.reshape(1, -1),
        lambda *given: given[0] @ given[1] + given[2],
        lambda x, W, b: sum(x[:, [i]] * W[i] for i in range(len(W))) + b,
        loops,
        in_place_on_its_own,
    ],
    "sigmoid_forward": [
        squash,
        lambda z: np.exp(-np.logaddexp(0, -z)),
        lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
        lambda z: np.asarray(squash(z), dtype=np.float32),
        by_python_loops,
        in_halves,
    ],
    "relu_forward": [
        lambda z: z * (z > 0),
        lambda z: np.where(z > 0, z, 0),
        lambda z: (z + abs(z)) / 2,
        lambda z: np.clip(z, 0, None),
        lambda z: [[max(v, 0) for v in row] for row in z],
        copy_then_cut,
    ],
    "two_layer_forward": [
        lambda x, W1, b1, W2, b2: squash(x @ W1 + b1) @ W2 + b2,
        steps_by_name,
        all_three,
        result_and_steps,
        names_of_its_own,
    ],
}

VALUES = {
    "one_neuron": [(-4, 0), [-4.0, 0.0], {"z": -4, "a": 0}, np.array([-4, 0])],
    "predict_shapes": [SHAPES],
}
