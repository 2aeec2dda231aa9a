# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Dicts of parameters: drawn at random, and moved in right and in wrong ways."""

from itertools import pairwise

import numpy as np

NAMES = ("W1", "b1", "W2", "b2")


def drawn(rng, sizes):
    """Draw weights and biases for layers of these sizes: {"W1": …, "b1": …, …}."""
    shapes: dict[str, tuple[int, ...]] = {}
    for number, (n, m) in enumerate(pairwise(sizes), start=1):
        shapes |= {f"W{number}": (n, m), f"b{number}": (m,)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def step(w, g, rate):
    """Move one parameter as it should be."""
    return w - rate * g


def each(move):
    """Build a step that moves every parameter in the same way."""
    return lambda params, grads, rate: {
        name: move(w, grads[name], rate) for name, w in params.items()
    }


def with_biases(move, move_bias):
    """Build a step that moves biases in another way than weights."""
    return lambda params, grads, rate: {
        name: (move_bias if name[0] == "b" else move)(w, grads[name], rate)
        for name, w in params.items()
    }


def in_place(params, grads, rate):
    """Write into the arrays of the caller."""
    for name in params:
        params[name] -= rate * grads[name]
    return params


def shallow_copy(params, grads, rate):
    """Copy the dict, but not the arrays in it."""
    new_params = dict(params)
    for name in new_params:
        new_params[name] -= rate * grads[name]
    return new_params


def in_the_same_dict(params, grads, rate):
    """Put new arrays into the dict of the caller."""
    for name in params:
        params[name] = params[name] - rate * grads[name]
    return params


def cut_to_integers(params, grads, rate):
    """Write each result into an array of the type that the parameter has."""
    new_params = {name: np.empty_like(w) for name, w in params.items()}
    for name, w in params.items():
        new_params[name][...] = w - rate * grads[name]
    return new_params
