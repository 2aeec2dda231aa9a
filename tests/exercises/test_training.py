"""Wrong mini-batches and training loops as learners write them, and what is said."""

import random

import numpy as np
import pytest

from backproplab.data import digits, moons, xor
from backproplab.exercises import check
from backproplab.exercises.training.overfit import five_points
from backproplab.exercises.training.sick_curves import sick_curves
from backproplab.layers import Dense, Sigmoid
from backproplab.losses import SigmoidCrossEntropy, SoftmaxCrossEntropy
from backproplab.network import Sequential, mlp
from backproplab.optimizers import SGD
from backproplab.training import train


def dealer(draw=None, begin=0, end=None, stop=None, targets=None):
    """Deal with a loop and a list, with something in it that may be wrong."""

    def mini_batches(x, y, batch_size, rng):
        rows = draw(len(x), rng) if draw else rng.permutation(len(x))
        pairs, start = [], begin
        while start < (stop(len(x), batch_size) if stop else len(x)):
            upto = end(start, batch_size) if end else start + batch_size
            some = rows[start:upto]
            pairs.append(
                (x[some], targets(y, some, start, upto) if targets else y[some])
            )
            start += batch_size
        return pairs

    return mini_batches


def complete_only(x, y, batch_size, rng):
    pairs = dealer()(x, y, batch_size, rng)
    return [(a, b) for a, b in pairs if len(a) == batch_size]


def stops_at_the_rest(x, y, batch_size, rng):
    order, pairs = rng.permutation(len(x)), []
    for k in range(len(x) // batch_size):
        part = order[k * batch_size : (k + 1) * batch_size]
        pairs.append((x[part], y[part]))
    return pairs


def number_forgotten(x, y, batch_size, rng):
    order, pairs = rng.permutation(len(x)), []
    for _ in range(int(np.ceil(len(x) / batch_size))):
        pairs.append((x[order[:batch_size]], y[order[:batch_size]]))
    return pairs


def one_list_again(x, y, batch_size, rng):
    """The same pair of arrays, filled anew for each batch, in every place."""
    order, pairs = rng.permutation(len(x)), []
    some_x, some_y = np.zeros((batch_size, 3)), np.zeros((batch_size, y.shape[1]))
    for start in range(0, len(x), batch_size):
        part = order[start : start + batch_size]
        some_x[: len(part)], some_y[: len(part)] = x[part], y[part]
        pairs.append((some_x, some_y))
    return pairs


def returns_too_early(x, y, batch_size, rng):
    order, pairs = rng.permutation(len(x)), []
    for start in range(0, len(x), batch_size):
        part = order[start : start + batch_size]
        pairs.append((x[part], y[part]))
        return pairs


def pops(x, y, batch_size, rng):
    """Samples row after row, and never takes one out."""
    return [
        tuple(map(np.array, zip(*some, strict=True)))
        for some in (
            [(x[i], y[i]) for i in rng.integers(0, len(x), batch_size)]
            for _ in range(-(-len(x) // batch_size))
        )
    ]


def columns_mixed(x, y, batch_size, rng):
    return dealer()(rng.permuted(x, axis=0), y, batch_size, rng)


def seeds_itself(x, y, batch_size, rng):
    rng = np.random.default_rng(42)
    return dealer()(x, y, batch_size, rng)


def own_python_luck(x, y, batch_size, rng):
    rows = random.sample(range(len(x)), len(x))
    return dealer(lambda n, _: np.array(rows))(x, y, batch_size, rng)


def old_seed(n, rng):
    np.random.seed(1)  # noqa: NPY002  the mistake
    return np.random.permutation(n)  # noqa: NPY002  the mistake


def old_shuffle(n, rng):
    rows = np.arange(n)
    np.random.shuffle(rows)  # noqa: NPY002  the mistake
    return rows


def batches_shuffled_late(x, y, batch_size, rng):
    pairs = dealer(lambda n, _: np.arange(n))(x, y, batch_size, rng)
    rng.shuffle(pairs)
    return pairs


def two_orders(x, y, batch_size, rng):
    x, y = x[rng.permutation(len(x))], y[rng.permutation(len(y))]
    return dealer(lambda n, _: np.arange(n))(x, y, batch_size, rng)


def writes_into_x(x, y, batch_size, rng):
    rng.shuffle(x)
    return dealer(lambda n, _: np.arange(n))(x, y, batch_size, rng)


def writes_into_both(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    x[:] = x[order]
    y[:] = y[order]
    return dealer(lambda n, _: np.arange(n))(x, y, batch_size, rng)


def plain_y(x, y, batch_size, rng):
    pairs = dealer()(x, y, batch_size, rng)
    starts = range(0, len(x), batch_size)
    return [(a, y[s : s + batch_size]) for (a, _), s in zip(pairs, starts, strict=True)]


BATCHES = [
    (complete_only, "last_batch_dropped"),
    (stops_at_the_rest, "last_batch_dropped"),
    (dealer(stop=lambda n, size: n - size + 1), "last_batch_dropped"),
    (dealer(stop=lambda n, size: n - size), "last_batch_always_dropped"),
    (dealer(stop=lambda n, size: n + 1), "empty_batch_at_end"),
    (dealer(begin=4), None),
    (number_forgotten, "batch_repeated"),
    (one_list_again, "batch_repeated"),
    (returns_too_early, "first_batch_only"),
    (dealer(end=lambda start, size: start + size - 1), "one_row_too_few"),
    (dealer(end=lambda start, size: start + size + 1), "one_row_too_many"),
    (dealer(end=lambda start, size: 4), None),
    (dealer(end=lambda start, size: None), "end_fixed"),
    (pops, "drawn_for_each_batch"),
    (dealer(lambda n, rng: rng.choice(n, n)), "drawn_for_each_batch"),
    (dealer(lambda n, rng: rng.integers(n, size=n)), "drawn_for_each_batch"),
    (columns_mixed, None),
    (seeds_itself, "same_order_each_epoch"),
    (own_python_luck, "global_generator"),
    (dealer(old_seed), "global_seed_set"),
    (dealer(old_shuffle), "global_generator"),
    (batches_shuffled_late, "whole_batches_shuffled"),
    (two_orders, "shuffled_apart"),
    (plain_y, "x_shuffled_alone"),
    (dealer(targets=lambda y, some, start, upto: y[start:upto]), "x_shuffled_alone"),
    (dealer(targets=lambda y, some, start, upto: y), "targets_not_cut"),
    (writes_into_x, "shuffled_in_place_apart"),
    (writes_into_both, "shuffled_in_place"),
    (dealer(lambda n, _: np.arange(n)), "not_shuffled"),
    (dealer(lambda n, _: np.arange(n)[::-1]), "order_not_random"),
    (lambda x, y, batch_size, rng: [x, y], None),
    (lambda x, y, batch_size, rng: x, None),
    (lambda x, y, batch_size, rng: 7, None),
]


# --- the training loop ---


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def looping(**other):
    """A loop written out, in which some lines may be other ones.

    The keys name a line, the value is the text to put there.
    """
    lines = {
        "before": "losses = []",
        "for": "for epoch in range(epochs):",
        "first": "pass",
        "W1": "W1 = params['W1']",
        "W2": "W2 = params['W2']",
        "z1": "z1 = x @ W1 + params['b1']",
        "a1": "a1 = sigmoid(z1)",
        "z2": "z2 = a1 @ W2 + params['b2']",
        "p": "p = np.exp(z2) / np.exp(z2).sum(axis=1, keepdims=True)",
        "loss": "losses.append(-np.mean(np.sum(y * np.log(p), axis=1)))",
        "dz2": "dz2 = (p - y) / len(x)",
        "dW2": "dW2 = a1.T @ dz2",
        "db2": "db2 = dz2.sum(axis=0)",
        "between": "pass",
        "da1": "da1 = dz2 @ W2.T",
        "dz1": "dz1 = da1 * sigmoid(z1) * (1 - sigmoid(z1))",
        "dW1": "dW1 = x.T @ dz1",
        "db1": "db1 = dz1.sum(axis=0)",
        "grads": "grads = {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}",
        "step": "params = {k: params[k] - learning_rate * grads[k] for k in params}",
        "late": "pass",
    }
    lines |= {"return": "return params, losses"}
    lines |= other
    outside = ("before", "for", "return")
    text = "def train_loop(x, y, params, learning_rate, epochs):\n"
    for name, line in lines.items():
        for part in line.splitlines():
            text += f"{' ' * (4 if name in outside else 8)}{part}\n"
    around = {"np": np, "sigmoid": sigmoid}
    exec(text, around)
    return around["train_loop"]


LOSS = "losses.append(-np.mean(np.sum(y * np.log(p), axis=1)))"
IN_PLACE = "for k in params: params[k] -= learning_rate * grads[k]"
AGAIN = """
a = sigmoid(x @ params['W1'] + params['b1'])
e = np.exp(a @ params['W2'] + params['b2'])
losses.append(-np.mean(np.sum(y * np.log(e / e.sum(axis=1, keepdims=True)), axis=1)))
"""

LOOPS = [
    (looping(loss="pass", late=AGAIN), "loss_after_step"),
    (looping(**{"return": f"{AGAIN}return params, losses"}), "loss_of_the_end_too"),
    (looping(loss=LOSS.replace("losses.append", "losses = [") + "]"), None),
    (looping(loss=LOSS.replace("losses.append", "losses = ")), "last_loss_only"),
    (looping(first="losses = []"), "last_loss_only"),
    (looping(loss=LOSS.replace("np.mean", "np.sum")), "loss_is_summed"),
    (looping(loss="losses.append(-np.mean(y * np.log(p)))"), "loss_per_entry"),
    (looping(loss=LOSS.replace("(-np", "(np")), "loss_sign"),
    (looping(loss="losses.append(np.mean((p - y) ** 2))"), "squares_noted"),
    (looping(loss="if epoch == 0: " + LOSS), "first_loss_only"),
    (looping(step=IN_PLACE), "params_changed_in_place"),
    (looping(before="losses = []\nparams = dict(params)", step=IN_PLACE), None),
    (
        looping(
            step="for k in params: params[k] = params[k] - learning_rate * grads[k]"
        ),
        "params_changed_in_place",
    ),
    (
        looping(step="new = {k: params[k] - learning_rate * grads[k] for k in params}"),
        "start_returned",
    ),
    (
        looping(
            step="new = {k: params[k] - learning_rate * grads[k] for k in params}",
            **{"return": "return new, losses"},
        ),
        "params_not_carried_on",
    ),
    (looping(between="W2 = W2 - learning_rate * dW2"), "w2_updated_first"),
    (
        looping(
            between="params = params | {'W2': W2 - learning_rate * dW2,"
            " 'b2': params['b2'] - learning_rate * db2}",
            da1="da1 = dz2 @ params['W2'].T",
            step="params = params | {k: params[k] - learning_rate * grads[k]"
            " for k in ('W1', 'b1')}",
        ),
        "w2_updated_first",
    ),
    (
        looping(
            step="params = {k: params[k] + learning_rate * grads[k] for k in grads}"
        ),
        "gradient_ascent",
    ),
    (
        looping(step="params = {k: params[k] - grads[k] for k in grads}"),
        "rate_forgotten",
    ),
    (
        looping(step="params = {k: params[k] - 0.1 * grads[k] for k in grads}"),
        "rate_fixed",
    ),
    (looping(dz2="dz2 = p - y"), "gradient_summed"),
    (
        looping(dz2="dz2 = p - y", loss=LOSS.replace("np.mean", "np.sum")),
        "sum_convention",
    ),
    (looping(dW1="dW1 = x.T @ dz1 / len(x)", db1="db1 = dz1.mean(axis=0)"), None),
    (looping(dz2="dz2 = 2 * (p - y) / len(x)"), "factor_two"),
    (looping(dz2="dz2 = (p - y) * p * (1 - p) / len(x)"), "output_slope_extra"),
    (looping(dz1="dz1 = da1"), "hidden_slope_forgotten"),
    (
        looping(dz1="dz1 = da1 * sigmoid(a1) * (1 - sigmoid(a1))"),
        "hidden_slope_of_a1",
    ),
    (
        looping(p="p = np.exp(z2) / np.exp(z2).sum(axis=0, keepdims=True)"),
        "softmax_over_batch",
    ),
    (looping(p="p = sigmoid(z2)"), "sigmoid_at_output"),
    (looping(db1="db1 = 0", db2="db2 = 0"), "biases_never_updated"),
    (looping(**{"for": "for epoch in range(1, epochs):"}), "one_epoch_short"),
    (looping(**{"for": "for epoch in range(epochs + 1):"}), "one_epoch_more"),
    (looping(late="return params, losses"), "one_epoch_only"),
    (looping(late="break"), "one_epoch_only"),
    (
        looping(
            before="losses = []\ntotal = {k: 0 for k in params}",
            grads="grads = total = {k: total[k] + g for k, g in"
            " {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}.items()}",
        ),
        "slopes_added_up",
    ),
    (looping(**{"return": "return losses, params"}), "results_swapped"),
    (looping(**{"return": "return params"}), None),
    (looping(**{"return": "return losses"}), None),
    (looping(**{"return": "pass"}), "missing_return"),
    (looping(db1="db1 = dz1.sum()", db2="db2 = dz2.sum()"), None),
    (looping(da1="da1 = dz2 @ W2"), "error"),
    (
        looping(
            step="params = {k: params[k] - learning_rate * grads[k] / (1 + epoch)"
            " for k in grads}"
        ),
        None,
    ),
    (looping(db1="db1 = dz1", db2="db2 = dz2"), None),
    (looping(first="x = x[np.random.default_rng(0).permutation(len(x))]"), None),
    (looping(loss="losses.append(p)"), None),
    (
        looping(loss="losses.append(sum(losses) - np.mean(np.sum(y * np.log(p), 1)))"),
        None,
    ),
]
