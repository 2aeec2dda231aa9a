# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 09: the training loop, with its losses."""

from collections.abc import Mapping, Sequence

import numpy as np

from backproplab.diagnosis import as_numbers
from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.training.loop_biases import BIAS_MISTAKES
from backproplab.exercises.training.loop_losses import LOSS_MISTAKES
from backproplab.exercises.training.loop_slopes import SLOPE_MISTAKES
from backproplab.exercises.training.loop_stepping import STEP_MISTAKES

PARAMS = ("W1", "b1", "W2", "b2")
# A bias that a step stretches to a row for each example is spoken of before the losses,
# which it spoils as well.
ROWS = {"b1": "rows_of_b1", "b2": "rows_of_b2"}


def train_loop(x, y, params, learning_rate, epochs):
    """Train on all rows, one step per epoch; note the loss before each step.

    The network: dense, sigmoid, dense, softmax with cross-entropy, its mean over the
    rows. params is a dict of W1, b1, W2 and b2; the one that is given stays as it is.
    Shapes: x (N, n_in), y (N, n_out), W1 (n_in, n_hidden), b1 (n_hidden,), W2
    (n_hidden, n_out), b2 (n_out,); returns new params, and the list losses (epochs,).
    """
    losses = []
    for _ in range(epochs):
        a1 = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
        z2 = a1 @ params["W2"] + params["b2"]
        log_p = z2 - np.logaddexp.reduce(z2, axis=1, keepdims=True)
        losses.append(-(y * log_p).sum() / len(x))
        dL_dz2 = (np.exp(log_p) - y) / len(x)
        dL_dz1 = dL_dz2 @ params["W2"].T * a1 * (1 - a1)
        grads = {"W1": x.T @ dL_dz1, "b1": dL_dz1.sum(axis=0)}
        grads |= {"W2": a1.T @ dL_dz2, "b2": dL_dz2.sum(axis=0)}
        params = {name: params[name] - learning_rate * grads[name] for name in grads}
    return params, losses


def runs(rng):
    """Return data, networks, rates and numbers of epochs."""

    def draw(N, n_in, n_hidden, n_out):
        x = rng.normal(size=(N, n_in))
        y = np.eye(n_out)[rng.integers(n_out, size=N)]
        sizes = ((n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,))
        drawn = (rng.normal(size=size) for size in sizes)
        return x, y, dict(zip(PARAMS, drawn, strict=True))

    whole = draw(3, 2, 4, 3)
    views = draw(6, 3, 4, 2)
    return [
        Fixture("five rows in three epochs", (*draw(5, 3, 4, 2), 0.7, 3)),
        Fixture("one epoch", (*draw(4, 3, 5, 2), 0.3, 1)),
        Fixture("equal sizes", (*draw(3, 3, 3, 3), 0.5, 2)),
        Fixture("one row", (*draw(1, 3, 4, 2), 0.4, 2)),
        Fixture(
            "whole numbers",
            (rng.integers(-2, 3, (3, 2)), whole[1].astype(int), whole[2], 1, 2),
        ),
        Fixture("a view", (np.asfortranarray(views[0]), *views[1:], 0.2, 4)),
    ]


def parts(answer, x, y, params, learning_rate, epochs):
    """Run a loop, and return its losses and its parameters by name."""
    got = answer(x, y, params, learning_rate, epochs)
    if got is None or got is Ellipsis:
        return got
    if isinstance(got, Mapping):
        if not {"params", "losses"} <= got.keys():
            return "It returns one dict alone. Where are the losses?"
        got = (got["params"], got["losses"])
    if not isinstance(got, Sequence):
        return f"It returns one {type(got).__name__}. Which two things are asked for?"
    if len(got) != 2 or not any(isinstance(part, Mapping | Sequence) for part in got):
        return (
            "It should return two things: the params, and the losses. Which are they?"
        )
    return named(*got)


def named(params, losses):
    """Return losses and parameters by name, or the words for what they are instead."""
    if isinstance(losses, Mapping):
        return (
            "The dict of parameters comes second here. Which comes first in the task?"
        )
    if isinstance(params, Sequence) and len(params) == len(PARAMS):
        params = dict(zip(PARAMS, params, strict=True))
    if not isinstance(params, Mapping):
        return f"params is one {type(params).__name__}. Which dict holds all four?"
    missing = [name for name in PARAMS if name not in params]
    if missing:
        return f"params has no {missing[0]!r}; which line puts it there?"
    rows = {row_count: rows_of(params[bias]) for bias, row_count in ROWS.items()}
    return rows | {"losses": losses} | {name: params[name] for name in PARAMS}


def rows_of(bias):
    """Return how many rows a bias has: 1, also where it is no table."""
    numbers = as_numbers(bias)
    return 1 if isinstance(numbers, str) else len(np.atleast_2d(numbers))


TRAIN_LOOP = Exercise(
    reference=train_loop,
    notebook="09",
    title="a training loop",
    see="Code: the training loop",
    results=("losses", *PARAMS),
    steps=(*ROWS.values(), "losses", *PARAMS),
    fixtures=runs,
    use=parts,
    hints=(
        "What is done once for each epoch, in which order, and what has to be kept for"
        " the next epoch?",
        "Per epoch: forward, note the loss, backward, then all four parameters at once"
        " into a new dict, with which the next epoch begins.",
        "losses.append(…) stands after the forward pass and before the new dict params"
        " = {…}; the loop is `for _ in range(epochs)`, the return stands behind it.",
    ),
    mistakes=(*LOSS_MISTAKES, *STEP_MISTAKES, *SLOPE_MISTAKES, *BIAS_MISTAKES),
)
