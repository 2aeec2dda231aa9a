# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Ways to take the steps of a training loop wrongly."""

import numpy as np

from backproplab.exercises.training.loop_parts import (
    correct,
    loop,
    loss_of,
    mean_loss,
    run_forward,
    slopes,
    stepped,
)


def with_params(change):
    """Build a loop that hands back other parameters, from the first and the last."""

    def variation(x, y, params, learning_rate, epochs):
        end, losses = correct(x, y, params, learning_rate, epochs)
        return change(params, end), losses

    return variation


def in_place(x, y, params, learning_rate, epochs):
    """Take the steps in the arrays that were given."""
    end, losses = correct(x, y, params, learning_rate, epochs)
    for name, w in params.items():
        w[...] = end[name]
    return params, losses


def into_the_given_dict(x, y, params, learning_rate, epochs):
    """Put the new arrays into the dict that was given."""
    end, losses = correct(x, y, params, learning_rate, epochs)
    params.update(end)
    return params, losses


def from_the_start_each_time(x, y, params, learning_rate, epochs):
    """Begin each epoch with the parameters that were given."""
    end, losses = correct(x, y, params, learning_rate, 1)
    return end, losses * epochs


def never_moved(x, y, params, learning_rate, epochs):
    """Take every step from the given parameters, and hand those back."""
    return params, [loss_of(x, y, params)] * epochs


def slopes_of_the_start(x, y, params, learning_rate, epochs):
    """Walk on with the slopes that were computed before the loop."""
    a1, p = run_forward(x, params)
    fixed = slopes(x, y, a1, p, params)
    return loop(grads=lambda *_: fixed)(x, y, params, learning_rate, epochs)


def forward_of_the_start(x, y, params, learning_rate, epochs):
    """Walk on with the forward pass that was made before the loop."""
    fixed = run_forward(x, params)
    return loop(forward=lambda *_: fixed)(x, y, params, learning_rate, epochs)


def slopes_added_up(x, y, params, learning_rate, epochs):
    """Add the slopes of all epochs so far."""
    total = {name: np.zeros(w.shape) for name, w in params.items()}

    def grads(*given):
        for name, slope in slopes(*given).items():
            total[name] = total[name] + slope
        return total

    return loop(grads=grads)(x, y, params, learning_rate, epochs)


def row_by_row(x, y, params, learning_rate, epochs):
    """Take one step for each row."""
    losses = []
    for _ in range(epochs):
        losses.append(loss_of(x, y, params))
        for row in range(len(x)):
            one = slice(row, row + 1)
            params, _ = correct(x[one], y[one], params, learning_rate, 1)
    return params, losses


def new_w2_for_hidden(x, y, params, learning_rate, epochs):
    """Update the second layer, and send the error back through it afterwards."""
    losses = []
    for _ in range(epochs):
        a1, p = run_forward(x, params)
        losses.append(mean_loss(p, y))
        first = stepped(params, slopes(x, y, a1, p, params), learning_rate)
        late = slopes(x, y, a1, p, params | {"W2": first["W2"]})
        params = stepped(params, late, learning_rate)
    return params, losses


def fresh_forward_between(x, y, params, learning_rate, epochs):
    """Update the second layer, then run forward again for the first one."""
    losses = []
    for _ in range(epochs):
        end, noted = correct(x, y, params, learning_rate, 1)
        losses.extend(noted)
        half = params | {"W2": end["W2"], "b2": end["b2"]}
        params = half | {
            name: correct(x, y, half, learning_rate, 1)[0][name]
            for name in ("W1", "b1")
        }
    return params, losses


def only(*names):
    """Build a step that moves some parameters, and leaves the others."""

    def step(params, grads, rate):
        return params | {name: stepped(params, grads, rate)[name] for name in names}

    return loop(step=step)


def with_rate(change):
    """Build a loop with another learning rate."""
    return lambda x, y, params, rate, epochs: correct(
        x, y, params, change(rate, len(x)), epochs
    )


def shrinking(by):
    """Build a loop whose learning rate is divided by more in each epoch."""

    def variation(x, y, params, learning_rate, epochs):
        losses = []
        for epoch in range(epochs):
            params, noted = correct(x, y, params, learning_rate / by(epoch), 1)
            losses += noted
        return params, losses

    return variation
