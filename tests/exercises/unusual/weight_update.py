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
}

VALUES: dict[str, list[object]] = {}
