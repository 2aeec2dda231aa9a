"""Right answers in forms that nobody expects: notebook 08."""

import copy

import numpy as np


def deep_copy(params, grads, learning_rate):
    new = copy.deepcopy(params)
    for name in new:
        new[name] = new[name] + -learning_rate * grads[name]
    return new


def floats_in_place(params, grads, learning_rate):
    new = {name: np.array(w, dtype=float) for name, w in params.items()}
    for name in new:
        new[name] -= learning_rate * grads[name]
    return new


def as_lists(params, grads, learning_rate):
    return {
        name: (params[name] - learning_rate * grads[name]).tolist() for name in params
    }


def from_the_grads(params, grads, learning_rate):
    return {name: params[name] - g * learning_rate for name, g in grads.items()}


def in_another_order(params, grads, learning_rate):
    new = {name: params[name] - learning_rate * grads[name] for name in params}
    return {name: new[name] for name in reversed([*new])} | {"note": "reversed"}


def in_single_precision(params, grads, learning_rate):
    return {
        name: (params[name] - learning_rate * grads[name]).astype(np.float32)
        for name in params
    }


def by_entries(params, grads, learning_rate):
    new = {}
    for name, w in params.items():
        new[name] = np.zeros(np.shape(w))
        for entry in np.ndindex(w.shape):
            new[name][entry] = w[entry] - learning_rate * grads[name][entry]
    return new


def squash(z):
    return (np.tanh(z / 2) + 1) / 2


def gradients(x, y, W1, b1, W2, b2):
    a1 = squash(x @ W1 + b1)
    scores = np.exp(a1 @ W2 + b2)
    error = (scores / scores.sum(axis=1)[:, None] - y) / len(x)
    back = error @ W2.T * (a1 - a1**2)
    return x.T @ back, back.sum(axis=0), a1.T @ error, error.sum(axis=0)


def in_one_go(x, y, params, learning_rate):
    names = ["W1", "b1", "W2", "b2"]
    grads = gradients(x, y, *(params[name] for name in names))
    return {n: params[n] - learning_rate * g for n, g in zip(names, grads, strict=True)}


def row_by_row_summed(x, y, params, learning_rate):
    new = {name: np.array(w, dtype=float) for name, w in params.items()}
    for n in range(len(x)):
        grads = gradients(x[n : n + 1], y[n : n + 1], **params)
        for name, g in zip(("W1", "b1", "W2", "b2"), grads, strict=True):
            new[name] -= learning_rate * g / len(x)
    return new


def layer_1_first(x, y, params, learning_rate):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    dW1, db1, dW2, db2 = gradients(x, y, W1, b1, W2, b2)
    W1 = W1 - learning_rate * dW1
    b1 = b1 - learning_rate * db1
    W2 = W2 - learning_rate * dW2
    b2 = b2 - learning_rate * db2
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def with_bias_rows(x, y, params, learning_rate):
    new = in_one_go(x, y, params, learning_rate)
    return new | {"b1": new["b1"][None], "b2": new["b2"][None]}


def by_augmented_columns(x, y, params, learning_rate):
    ones = np.ones((len(x), 1))
    x1, V1 = np.hstack([x, ones]), np.vstack([params["W1"], params["b1"]])
    a1 = np.hstack([squash(x1 @ V1), ones])
    V2 = np.vstack([params["W2"], params["b2"]])
    scores = np.exp(a1 @ V2)
    error = scores / scores.sum(axis=1, keepdims=True) - y
    new2 = V2 - learning_rate / len(x) * a1.T @ error
    back = (error @ V2.T * a1 * (1 - a1))[:, :-1]
    new1 = V1 - learning_rate / len(x) * np.einsum("ni,nj->ij", x1, back)
    return {"W1": new1[:-1], "b1": new1[-1], "W2": new2[:-1], "b2": new2[-1]}


def rolled(params, grads, velocity, learning_rate, momentum):
    new = {name: grads[name] + v * momentum for name, v in velocity.items()}
    return {name: params[name] - new[name] * learning_rate for name in params}, new


def rolled_on_copies(params, grads, velocity, learning_rate, momentum):
    params, velocity = copy.deepcopy(params), copy.deepcopy(velocity)
    for name in params:
        velocity[name] = np.array(velocity[name], dtype=float) * momentum
        velocity[name] += grads[name]
        params[name] = params[name] - learning_rate * velocity[name]
    return [params, velocity]


def rolled_into_lists(params, grads, velocity, learning_rate, momentum):
    both = rolled(params, grads, velocity, learning_rate, momentum)
    return tuple({name: w.tolist() for name, w in part.items()} for part in both)


def rolled_in_single_precision(params, grads, velocity, learning_rate, momentum):
    both = rolled(params, grads, velocity, learning_rate, momentum)
    return tuple({n: w.astype(np.float32) for n, w in part.items()} for part in both)


def rolled_into_a_dict(params, grads, velocity, learning_rate, momentum):
    new, rolling = rolled(params, grads, velocity, learning_rate, momentum)
    return {"new_velocity": rolling, "new_params": new}


FUNCTIONS = {
    "sgd_step": [
        deep_copy,
        floats_in_place,
        as_lists,
        from_the_grads,
        in_another_order,
        in_single_precision,
        by_entries,
    ],
    "train_step": [
        in_one_go,
        row_by_row_summed,
        layer_1_first,
        with_bias_rows,
        by_augmented_columns,
    ],
    "momentum_step": [
        rolled,
        rolled_on_copies,
        rolled_into_lists,
        rolled_into_a_dict,
        rolled_in_single_precision,
    ],
}

# The numbers as the notes of this course print them, and as Mazur's post does.
AFTER = {
    "w1": 0.1497807161,
    "w2": 0.1995614323,
    "w3": 0.2497511436,
    "w4": 0.2995022873,
    "w5": 0.3589164797,
    "w6": 0.4086661861,
    "w7": 0.5113012702,
    "w8": 0.5613701211,
    "E": 0.2910277737,
}
MAZUR = {
    "w1": 0.149780716,
    "w2": 0.19956143,
    "w3": 0.24975114,
    "w4": 0.29950229,
    "w5": 0.35891648,
    "w6": 0.408666186,
    "w7": 0.511301270,
    "w8": 0.561370121,
    "E": 0.291027774,
}

VALUES = {
    "mazur_step": [
        AFTER,
        MAZUR,
        {name: np.array([number]) for name, number in AFTER.items()},
        AFTER | {"b1": 0.35, "b2": 0.60},
    ],
    "stable_rate": [
        (3, 0.125, 0.25),
        [3.0, 1 / 8, 0.2499],
        {"largest_rate": 2 / 8, "jump_rate": 1 / 8, "w_after": 3.0},
        np.array([3, 0.125, 0.25]),
    ],
    "sum_or_mean": [
        (0.03, 1.5),
        [3 / 100, 3 / 2],
        {"rate_for_sum": 0.03, "rate_for_pytorch": 1.5},
        (np.float32(0.03), np.float32(1.5)),
    ],
}
