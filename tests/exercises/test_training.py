"""Wrong mini-batches and training loops as learners write them, and what is said."""

import random

import numpy as np
import pytest

from backproplab.data import digits, xor
from backproplab.exercises import check
from backproplab.exercises.training.overfit import five_points
from backproplab.exercises.training.sick_curves import sick_curves
from backproplab.layers import Dense, Sigmoid
from backproplab.losses import (
    MeanSquaredError,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
)
from backproplab.network import Sequential, mlp
from backproplab.optimizers import SGD, Adam
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


def first_once_more(*given):
    pairs = dealer()(*given)
    pairs.append(pairs[0])
    return pairs


def last_is_first(*given):
    pairs = dealer()(*given)
    pairs[-1] = pairs[0]
    return pairs


def doubled_list(*given):
    return 2 * dealer()(*given)


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
    (dealer(begin=4), "first_batch_dropped"),
    (number_forgotten, "batch_repeated"),
    (one_list_again, "batch_repeated"),
    (first_once_more, "one_batch_twice"),
    (last_is_first, "one_batch_twice"),
    (doubled_list, "all_batches_twice"),
    (returns_too_early, "first_batch_only"),
    (dealer(end=lambda start, size: start + size - 1), "one_row_too_few"),
    (dealer(end=lambda start, size: start + size + 1), "one_row_too_many"),
    (dealer(end=lambda start, size: 4), "end_does_not_move"),
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
    (looping(loss=LOSS.replace("losses.append", "losses = [") + "]"), "last_loss_only"),
    (looping(loss=LOSS.replace("losses.append", "losses = ")), "last_loss_only"),
    (looping(first="losses = []"), "last_loss_only"),
    (looping(loss=LOSS.replace("np.mean", "np.sum")), "loss_is_summed"),
    (looping(loss="losses.append(-np.mean(y * np.log(p)))"), "loss_per_entry"),
    (looping(loss=LOSS.replace("(-np", "(np")), "loss_sign"),
    (looping(loss="losses.append(np.mean((p - y) ** 2))"), "squares_noted"),
    (looping(loss="if epoch == 0: " + LOSS), "first_loss_only"),
    (looping(step=IN_PLACE), "params_changed_in_place"),
    (
        looping(before="losses = []\nparams = dict(params)", step=IN_PLACE),
        "params_changed_in_place",
    ),
    (
        looping(
            step="for k in params: params[k] = params[k] - learning_rate * grads[k]"
        ),
        "params_changed_in_place",
    ),
    (
        looping(step="new = {k: params[k] - learning_rate * grads[k] for k in params}"),
        "params_not_carried_on",
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
    (
        looping(dW1="dW1 = x.T @ dz1 / len(x)", db1="db1 = dz1.mean(axis=0)"),
        "n_twice_in_hidden",
    ),
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
    (
        looping(db1="db1 = dz1.sum()", db2="db2 = dz2.sum()"),
        "biases_summed_to_one_number",
    ),
    (looping(da1="da1 = dz2 @ W2"), "error"),
    (
        looping(
            step="params = {k: params[k] - learning_rate * grads[k] / (1 + epoch)"
            " for k in grads}"
        ),
        "rate_shrinks",
    ),
    (looping(db1="db1 = dz1", db2="db2 = dz2"), "biases_not_summed"),
    (looping(first="x = x[np.random.default_rng(0).permutation(len(x))]"), None),
    (looping(loss="losses.append(p)"), None),
    (
        looping(loss="losses.append(sum(losses) - np.mean(np.sum(y * np.log(p), 1)))"),
        None,
    ),
]


@pytest.mark.parametrize(("function", "mistake"), BATCHES)
def test_wrong_batches_are_named(function, mistake):
    feedback = check(function, exercise="mini_batches")
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    assert "?" in feedback.message


@pytest.mark.parametrize(("function", "mistake"), LOOPS)
def test_wrong_loop_is_named(function, mistake):
    feedback = check(function, exercise="train_loop")
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    assert "?" in feedback.message


@pytest.mark.parametrize(
    ("function", "exercise", "words"),
    [
        (stops_at_the_rest, "mini_batches", "left over"),
        (plain_y, "mini_batches", "labels come off"),
        (pops, "mini_batches", "Right under the convention of sampling"),
        (seeds_itself, "mini_batches", "every epoch has the same batches"),
        (dealer(end=lambda start, size: 4), "mini_batches", "4, 0, 0, 0, 0 rows"),
        (columns_mixed, "mini_batches", "Not every row in the batches is a row of x"),
        (looping(between="W2 = W2 - learning_rate * dW2"), "train_loop", "updated W2"),
        (looping(dz2="dz2 = p - y"), "train_loop", "1/N"),
        (looping(loss=LOSS.replace("np.mean", "np.sum")), "train_loop", "Right under"),
        (looping(db1="db1 = 0", db2="db2 = 0"), "train_loop", "biases stayed"),
        (looping(db1="db1 = dz1", db2="db2 = dz2"), "train_loop", "summed over the"),
        (looping(**{"return": "return params"}), "train_loop", "Where are the losses?"),
    ],
)
def test_words_say_what_was_done(function, exercise, words):
    assert words in check(function, exercise=exercise).message


def test_shared_generators_are_left_as_they_were():
    before = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    for wrong in (dealer(old_seed), dealer(old_shuffle), own_python_luck):
        assert not check(wrong, exercise="mini_batches").passed
    after = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    assert before == after


@pytest.mark.parametrize("seed", range(20))
def test_any_random_order_passes(seed):
    """A right answer draws in its own way; none fails by chance."""

    def mini_batches(x, y, batch_size, rng):
        rows = np.argsort(rng.spawn(seed + 1)[seed].random(len(x)) + rng.random(len(x)))
        starts = range(0, len(x), batch_size)
        return [
            (x[rows[s : s + batch_size]], y[rows[s : s + batch_size]]) for s in starts
        ]

    assert check(mini_batches).passed


# --- networks ---


def trained(start, x, y, rate=1.0, epochs=500, loss=None):
    """A network after some epochs on all rows."""
    run = {"optimizer": SGD(rate), "epochs": epochs, "progress": False}
    return train(start, loss or SigmoidCrossEntropy(), x, y, **run)


def stuck():
    """The start from which XOR stays at half of ln 2."""
    rng = np.random.default_rng(2)
    W1, W2 = rng.normal(size=(2, 3)), rng.normal(size=(3, 1))
    layers = mlp([2, 3, 1]).with_params(W1=W1, W2=W2).layers
    return trained(Sequential(*layers), *xor(), epochs=3000).network


X, Y = xor()
NETWORKS = [
    (stuck, "stuck_start"),
    (lambda: trained(mlp([2, 1]), X, Y).network, "same_for_all"),
    (lambda: trained(mlp([2, 1]), X, Y, epochs=3).network, "no_hidden_layer"),
    (lambda: mlp([2, 4, 1], seed=3), "stuck_start"),
    (lambda: trained(mlp([2, 4, 1], seed=1), X, 1 - Y).network, "learned_equal"),
    (lambda: trained(mlp([2, 4, 1]), X, X.max(axis=1)[:, None]).network, "learned_or"),
    (lambda: trained(mlp([2, 4, 1]), X, X.min(axis=1)[:, None]).network, "learned_and"),
    (lambda: trained(mlp([2, 4, 1], seed=1), X, Y).network(X), "no_network"),
    (lambda: mlp([2, 4, 1]).params, "no_network"),
    (lambda: Sequential, "no_network"),
    (lambda: 0.0005, "no_network"),
    (lambda: mlp([3, 4, 1]), None),
    (lambda: mlp([2, 4, 4]), None),
]


@pytest.mark.parametrize(("make", "mistake"), NETWORKS)
def test_wrong_xor_is_named(make, mistake):
    feedback = check(make(), exercise="train_xor")
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    assert "?" in feedback.message


def test_history_and_squares_pass_for_xor():
    start = mlp([2, 4, 1], seed=1)
    assert check(trained(start, X, Y), exercise="train_xor").passed
    squares = Sequential(*start.layers, Sigmoid())
    history = trained(squares, X, Y, rate=3.0, epochs=4000, loss=MeanSquaredError())
    assert check(history.network, exercise="train_xor").passed


@pytest.mark.parametrize(
    ("epochs", "mistake"), [(60, "stopped_early"), (1, "middle_missed")]
)
def test_five_points_have_to_be_known_by_heart(epochs, mistake):
    start, points = mlp([2, 8, 1]), map(np.array, five_points())
    run = {"optimizer": Adam(0.1), "epochs": epochs, "progress": False}
    feedback = check(
        train(start, SigmoidCrossEntropy(), *points, **run), exercise="overfit_five"
    )
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback


def digit_reader(rows=slice(None), epochs=2, shift=0, mix=False):
    """A network trained on digits, shortly."""
    x, y, _, _ = digits()
    y = np.roll(y, shift, axis=1)
    y = np.random.default_rng(0).permutation(y) if mix else y
    run = {"optimizer": SGD(0.3), "epochs": epochs, "batch_size": 16}
    start, loss = mlp([64, 32, 10]), SoftmaxCrossEntropy()
    return train(start, loss, x[rows], y[rows], progress=False, **run).network


@pytest.mark.parametrize(
    ("make", "mistake"),
    [
        (lambda: mlp([64, 32, 10]), "not_trained"),
        (lambda: digit_reader(mix=True, epochs=1), "not_trained"),
        (lambda: digit_reader(rows=slice(100)), "stopped_early"),
        (lambda: digit_reader(shift=1), "classes_renamed"),
        (lambda: digits().y_test, "no_network"),
        (lambda: Dense(np.zeros((64, 10)), np.arange(10.0)).forward, None),
        (
            lambda: Sequential(Dense(np.zeros((64, 10)), np.arange(10))),
            "one_digit_always",
        ),
        (lambda: mlp([64, 32, 9]), None),
    ],
)
def test_wrong_reader_of_digits_is_named(make, mistake):
    feedback = check(make(), exercise="digits_95")
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback


# --- curves ---


def test_sick_curves_show_what_they_are_sick_of():
    curves = sick_curves()
    guessing = np.log(2)
    assert [*curves] == ["A", "B", "C", "D"]
    assert np.abs(curves["A"].train - guessing).max() < 0.02
    assert curves["A"].held_out[-1] > curves["A"].held_out[5]
    assert (np.diff(curves["B"].train) < 0).all()
    assert (np.diff(curves["B"].held_out) < 0).mean() > 0.9
    assert curves["B"].train[-1] < 0.6
    assert curves["C"].train[-1] < 0.2 < curves["C"].held_out[-1] - 0.2
    assert curves["C"].held_out[-1] > curves["C"].held_out.min() + 0.2
    assert (np.diff(curves["D"].train) > 0).mean() > 0.3
    assert curves["D"].train.max() > 3


def test_stuck_start_is_half_of_ln_2():
    loss = SigmoidCrossEntropy().value(stuck()(X), Y)
    assert loss == pytest.approx(np.log(2) / 2, abs=1e-3)
