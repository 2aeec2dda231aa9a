# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 08: one step of gradient descent, for every parameter."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.weight_update.dicts import drawn
from backproplab.exercises.weight_update.wrong_dicts import WRONG_DICTS
from backproplab.exercises.weight_update.wrong_steps import WRONG_STEPS


def sgd_step(params, grads, learning_rate):
    """Take one step downhill with every parameter, and return the new ones.

    params and grads are dicts with the same keys, whatever they are: grads["W1"] is
    dL_dW1. Both dicts, and the arrays in them, stay as they are.

    Shapes: learning_rate (); W1 (n_in, n_hidden), b1 (n_hidden,),
    W2 (n_hidden, n_out), b2 (n_out,), and so on.
    """
    new_params = {}
    for name in params:
        new_params[name] = params[name] - learning_rate * grads[name]
    return new_params


def parameters_to_move(rng):
    """Return parameters of several networks, with gradients and a rate."""
    layers, more = (3, 4, 2), (3, 4, 2, 5)
    ordered = drawn(rng, (3, 3, 3))
    turned = {name: drawn(rng, (3, 3, 3))[name] for name in ("W2", "b2", "W1", "b1")}
    whole = {"W1": np.array([[3, -2], [0, 5]]), "b1": np.array([1, -4])}
    halves = {"W1": np.array([[0.5, 1.5], [-2.5, 1]]), "b1": np.array([0.5, -0.75])}
    view = {"W1": rng.normal(size=(2, 3)).T, "b1": rng.normal(size=4)[::2]}
    return [
        Fixture("two layers", (drawn(rng, layers), drawn(rng, layers), 0.35)),
        Fixture("a rate of 0", (drawn(rng, layers), drawn(rng, layers), 0.0)),
        Fixture("three layers", (drawn(rng, more), drawn(rng, more), 0.02)),
        Fixture("another order of the keys", (ordered, turned, 0.7)),
        Fixture("whole numbers", (whole, halves, 0.5)),
        Fixture("views", (view, drawn(rng, (3, 2)), 1.5)),
    ]


SGD = Exercise(
    reference=sgd_step,
    notebook="08",
    title="one step downhill",
    see="Derive: one step downhill",
    results=("W1", "b1", "W2", "b2", "W3", "b3"),
    fixtures=parameters_to_move,
    returns_dict=True,
    hints=(
        "The gradient points uphill. Which way does a step go, and how far?",
        "Walk over the names in params; each gives one entry of a new dict.",
        "Every new entry is the old one, minus the rate times the gradient of the same"
        " name.",
    ),
    mistakes=(
        *WRONG_STEPS,
        *WRONG_DICTS,
    ),
)
