"""Notebook 08: wrong steps of all kinds, Mazur's digits, and the question."""

import numpy as np
import pytest

from backproplab.data import integer_net, mazur_net
from backproplab.exercises import check
from backproplab.exercises.catalog import find_question
from backproplab.exercises.weight_update.mazur import mazur_step
from backproplab.exercises.weight_update.mazur_parts import quantities, with_biases
from backproplab.exercises.weight_update.momentum import momentum_step
from backproplab.exercises.weight_update.sgd import sgd_step
from backproplab.exercises.weight_update.stable import stable_rate
from backproplab.exercises.weight_update.sum_or_mean import sum_or_mean
from backproplab.exercises.weight_update.train import train_step
from backproplab.exercises.weight_update.wrong_mazur import trap
from backproplab.layers import Dense, Sigmoid
from backproplab.losses import SoftmaxCrossEntropy, one_hot
from backproplab.network import Sequential
from backproplab.optimizers import SGD, Momentum

AFTER = {
    "w5": 0.3589164797,
    "w6": 0.4086661861,
    "w7": 0.5113012702,
    "w8": 0.5613701211,
    "w1": 0.1497807161,
    "w2": 0.1995614323,
    "w3": 0.2497511436,
    "w4": 0.2995022873,
    "E": 0.2910277737,
}


def named(answer, exercise):
    """The name and the words of a failed check."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed", feedback
    return feedback.mistake, feedback.message


def gradients_of(example, params):
    """The gradients of an example's loss, and the loss, with these parameters."""
    network, loss, x, y = example
    network = network.with_params(**params)
    y_hat, caches = network.forward(x)
    _, grads = network.backward(loss.gradient(y_hat, y), caches)
    return grads, loss.value(y_hat, y), y_hat


# --- references, and the numbers of the curriculum ---


def test_mazurs_digits_after_one_step():
    after = mazur_step(0.5)
    assert [*after] == [*map("w{}".format, range(1, 9)), "E"]
    for name, number in AFTER.items():
        np.testing.assert_allclose(after[name], number, atol=5e-11)


def test_mazurs_other_errors_after_one_step():
    np.testing.assert_allclose(trap(0.5), 0.2910279239, atol=5e-11)
    for shared, E in ((True, 0.2857508867), (False, 0.2804714468)):
        s = quantities(0.5)
        np.testing.assert_allclose(with_biases(shared=shared)(s), E, atol=5e-11)


def test_mazurs_network_after_ten_thousand_steps():
    example = mazur_net()
    params = dict(example.network.params)
    for _ in range(10_000):
        grads, _, _ = gradients_of(example, params)
        weights = {name: params[name] for name in ("W1", "W2")}
        params |= sgd_step(weights, grads, 0.5)
    _, E, out = gradients_of(example, params)
    np.testing.assert_allclose(E, 3.5101878e-5, rtol=1e-7)
    np.testing.assert_allclose(out, [[0.015913620, 0.984064274]], atol=5e-10)


@pytest.mark.parametrize(("rate", "L"), [(0.02, 10.0073674938), (0.1, 4.5675505120)])
def test_integer_net_after_one_step(rate, L):
    example = integer_net()
    grads, before, _ = gradients_of(example, {})
    np.testing.assert_allclose(before, 16.5)
    params = sgd_step(dict(example.network.params), grads, rate)
    np.testing.assert_allclose(gradients_of(example, params)[1], L, atol=5e-11)


def test_training_step_agrees_with_the_package():
    rng = np.random.default_rng(1)
    shapes = {"W1": (3, 4), "b1": 4, "W2": (4, 5), "b2": 5}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    x, y = rng.normal(size=(6, 3)), one_hot([0, 4, 2, 2, 1, 3], 5)
    network = Sequential(
        Dense(params["W1"], params["b1"]), Sigmoid(), Dense(params["W2"], params["b2"])
    )
    z2, caches = network.forward(x)
    _, grads = network.backward(SoftmaxCrossEntropy().gradient(z2, y), caches)
    expected = SGD(0.4).step(params, grads)
    for name, w in train_step(x, y, params, 0.4).items():
        np.testing.assert_allclose(w, expected[name], rtol=1e-10)


def test_momentum_agrees_with_the_package():
    rng = np.random.default_rng(1)
    params = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=2)}
    rolling, velocity = dict(params), {n: np.zeros_like(w) for n, w in params.items()}
    optimizer = Momentum(0.1, momentum=0.8)
    for _ in range(4):
        grads = {name: rng.normal(size=w.shape) for name, w in params.items()}
        params = optimizer.step(params, grads)
        rolling, velocity = momentum_step(rolling, grads, velocity, 0.1, 0.8)
    for name in params:
        np.testing.assert_allclose(rolling[name], params[name], rtol=1e-12)


def test_largest_rate_is_the_edge():
    k, w = 8.0, 5.0
    w_after, jump, largest = stable_rate(k, w, 0.05)

    def roll(rate, steps):
        place = w
        for _ in range(steps):
            place = place - rate * k * place
        return place

    assert roll(0.05, 1) == pytest.approx(w_after)
    assert roll(jump, 1) == 0
    assert abs(roll(0.99 * largest, 500)) < 1e-3 * w
    assert abs(roll(1.01 * largest, 500)) > 1e3 * w


def test_both_rates_make_the_same_step():
    N, n_out, rate = 20, 5, 0.6
    rate_for_sum, rate_for_pytorch = sum_or_mean(rate, N, n_out)
    difference = np.random.default_rng(0).normal(size=(N, n_out))
    step = rate * difference / N
    np.testing.assert_allclose(rate_for_sum * difference, step)
    np.testing.assert_allclose(rate_for_pytorch * 2 * difference / (N * n_out), step)


# --- sgd_step ---


def in_place(params, grads, learning_rate):
    for name in params:
        params[name] -= learning_rate * grads[name]
    return params


def copy_of_the_dict(params, grads, learning_rate):
    new = params.copy()
    for name in new:
        new[name] -= learning_rate * grads[name]
    return new


def another_name_for_it(params, grads, learning_rate):
    new = params
    for name in new:
        new[name] = new[name] - learning_rate * grads[name]
    return new


def nothing_returned(params, grads, learning_rate):
    for name in params:
        params[name] = params[name] - learning_rate * grads[name]


def integer_copies(params, grads, learning_rate):
    new = {name: w.copy() for name, w in params.items()}
    for name, w in params.items():
        new[name][...] = w - learning_rate * grads[name]
    return new


def early_return(params, grads, learning_rate):
    new = {}
    for name in params:
        new[name] = params[name] - learning_rate * grads[name]
        return new


def new_dict_each_time(params, grads, learning_rate):
    for name in params:
        new = {name: params[name] - learning_rate * grads[name]}
    return new


def side_by_side(params, grads, learning_rate):
    pairs = zip(params, params.values(), grads.values(), strict=True)
    return {name: w - learning_rate * g for name, w, g in pairs}


def two_layers_only(params, grads, learning_rate):
    return {
        name: params[name] - learning_rate * grads[name]
        for name in ("W1", "b1", "W2", "b2")
        if name in params
    }


def moving(move):
    """A step that moves each parameter by a rule of its own."""
    return lambda params, grads, rate: {
        name: move(w, grads[name], rate) for name, w in params.items()
    }


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (moving(lambda w, g, r: w + r * g), "gradient_ascent", "goes up the slope"),
        (moving(lambda w, g, r: w - g), "learning_rate_forgotten", "learning rate"),
        (moving(lambda w, g, r: r * g), "only_the_change", "the step alone"),
        (moving(lambda w, g, r: r * g - w), "subtracted_in_the_other_order", "sign"),
        (moving(lambda w, g, r: (w - g) * r), "rate_around_the_bracket", "multiplies"),
        (moving(lambda w, g, r: w - r * g * w), "parameter_multiplied", "by the para"),
        (moving(lambda w, g, r: g - r * w), "dicts_swapped", "changed places"),
        (moving(lambda w, g, r: w - r * g.sum()), "entries_added_up", "same amount"),
        (moving(lambda w, g, r: w.copy()), "nothing_moved", "as they were"),
        (in_place, "changes_the_parameters", "Right under the in-place convention, as"),
        (copy_of_the_dict, "changes_the_parameters", "holds the same arrays"),
        (another_name_for_it, "changes_the_parameters", "old parameters are gone"),
        (nothing_returned, "changes_and_returns_nothing", "nothing is returned"),
        (integer_copies, "integer_truncation", "Parameters have to be floats"),
        (early_return, "return_inside_the_loop", "inside the loop"),
        (new_dict_each_time, "return_inside_the_loop", "a new dict made in every"),
        (side_by_side, "paired_by_position", "not by name"),
        (two_layers_only, "names_typed_in", "typed in"),
    ],
)
def test_slip_in_a_step_downhill(function, mistake, words):
    name, message = named(function, "sgd_step")
    assert name == mistake
    assert words in message


def test_step_that_ignores_its_rate_is_told_so():
    name, message = named(moving(lambda w, g, r: w - 0.01 * g), "sgd_step")
    assert name == "argument_ignored"
    assert "stayed the same when learning_rate was changed" in message


def test_momentum_that_ignores_what_it_carries_is_told_so():
    def plain(params, grads, velocity, learning_rate, momentum):
        fresh = {name: learning_rate * g for name, g in grads.items()}
        return {name: w - fresh[name] for name, w in params.items()}, fresh

    name, message = named(plain, "momentum_step")
    assert name == "argument_ignored"
    assert "stayed the same when velocity or momentum was changed" in message


def test_gradients_that_pile_up_are_noticed():
    kept = {}

    def step(params, grads, learning_rate):
        for name, g in grads.items():
            kept[name, g.shape] = kept.get((name, g.shape), 0) + g
        return {
            name: w - learning_rate * kept[name, w.shape] for name, w in params.items()
        }

    name, message = named(step, "sgd_step")
    assert name == "state_kept"
    assert "another answer the second time" in message


# --- train_step ---


def squash(z):
    return 1 / (1 + np.exp(-z))


def forward(x, params):
    """The hidden layer and the probabilities."""
    a1 = squash(x @ params["W1"] + params["b1"])
    z2 = a1 @ params["W2"] + params["b2"]
    exp = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return a1, exp / exp.sum(axis=1, keepdims=True)


def layer_by_layer(x, y, params, learning_rate):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    a1, p = forward(x, params)
    error = (p - y) / len(x)
    W2 = W2 - learning_rate * a1.T @ error
    b2 = b2 - learning_rate * error.sum(axis=0)
    error = error @ W2.T * a1 * (1 - a1)
    W1 = W1 - learning_rate * x.T @ error
    b1 = b1 - learning_rate * error.sum(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def by_parts(update=lambda w, g, rate: w - rate * g, change=lambda name, g, dz: g):
    """A training step whose gradients or whose update may be changed."""

    def step(x, y, params, learning_rate):
        a1, p = forward(x, params)
        dz2 = (p - y) / len(x)
        dz1 = dz2 @ params["W2"].T * a1 * (1 - a1)
        raw = {"W1": x.T @ dz1, "W2": a1.T @ dz2, "b1": dz1.sum(0), "b2": dz2.sum(0)}
        errors = {"W1": dz1, "b1": dz1, "W2": dz2, "b2": dz2}
        grads = {name: change(name, g, errors[name]) for name, g in raw.items()}
        return {n: update(w, grads[n], learning_rate) for n, w in params.items()}

    return step


def for_biases(change):
    """A change of gradients that leaves the weights alone."""
    return lambda name, g, dz: change(g, dz) if name[0] == "b" else g


def every_row_for_itself(x, y, params, learning_rate):
    for n in range(len(x)):
        params = by_parts()(x[n : n + 1], y[n : n + 1], params, learning_rate)
    return params


def into_the_params(x, y, params, learning_rate):
    for name, w in by_parts()(x, y, params, learning_rate).items():
        params[name] = w
    return params


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (layer_by_layer, "updated_weights_used_in_backward", "W2 was changed before"),
        (by_parts(lambda w, g, r: w + r * g), "gradient_ascent", "goes up the slope"),
        (
            by_parts(change=for_biases(lambda g, dz: 0 * g)),
            "biases_never_updated",
            "The weights moved",
        ),
        (
            by_parts(change=for_biases(lambda g, dz: dz)),
            "bias_grows_a_batch_axis",
            "not summed over the batch",
        ),
        (
            by_parts(change=for_biases(lambda g, dz: dz.mean(axis=0))),
            "bias_averaged",
            "1/N is already inside",
        ),
        (by_parts(lambda w, g, r: w - g), "learning_rate_forgotten", "learning rate"),
        (by_parts(lambda w, g, r: g), "gradients_returned", "are the gradients"),
        (every_row_for_itself, "one_example_at_a_time", "Right under the convention"),
        (into_the_params, "changes_the_parameters", "as in PyTorch's optimizers"),
    ],
)
def test_slip_in_a_training_step(function, mistake, words):
    name, message = named(function, "train_step")
    assert name == mistake
    assert words in message


def test_first_wrong_step_of_a_training_step_is_shown():
    def step(x, y, params, learning_rate):
        a1, p = forward(x, params)
        dL_dz2 = (p - y) / len(x) + 0.1
        grads = {"W2": a1.T @ dL_dz2}
        return params | {
            name: params[name] - learning_rate * grads.get(name, 0) for name in params
        }

    _, message = named(step, "train_step")
    assert "The first wrong step is dL_dz2." in message


# --- momentum ---


def rolled(velocity, move):
    """A step with momentum by two rules."""

    def step(params, grads, old, rate, mu):
        new = {name: velocity(old[name], grads[name], rate, mu) for name in params}
        return {name: move(params[name], new[name], rate) for name in params}, new

    return step


@pytest.mark.parametrize(
    ("velocity", "move", "mistake", "words"),
    [
        (
            lambda v, g, r, mu: mu * v - r * g,
            lambda w, v, r: w + v,
            "rate_inside_the_velocity",
            "Right under the convention of Keras",
        ),
        (
            lambda v, g, r, mu: mu * v + (1 - mu) * g,
            lambda w, v, r: w - r * v,
            "gradient_weighted_too",
            "Right under the running-mean convention",
        ),
        (
            lambda v, g, r, mu: v + g,
            lambda w, v, r: w - r * v,
            "momentum_forgotten",
            "momentum is not in it",
        ),
        (
            lambda v, g, r, mu: mu * v + g,
            lambda w, v, r: w + r * v,
            "gradient_ascent",
            "goes up the slope",
        ),
    ],
)
def test_slip_in_momentum(velocity, move, mistake, words):
    name, message = named(rolled(velocity, move), "momentum_step")
    assert name == mistake
    assert words in message


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (lambda new, v: new, "It should return two dicts"),
        (lambda new, v: (new, v, 0.1), "It should return two dicts"),
        (lambda new, v: (new, v["W1"]), "It should return two dicts"),
        (lambda new, v: ({}, v), "The dict has no \"new_params['W1']\""),
    ],
)
def test_other_results_of_momentum_are_told(result, words):
    def step(params, grads, velocity, learning_rate, momentum):
        return result(*momentum_step(params, grads, velocity, learning_rate, momentum))

    assert words in named(step, "momentum_step")[1]


# --- values ---


@pytest.mark.parametrize(
    ("changed", "mistake", "words"),
    [
        ({"E": 0.291027924}, "updated_weights_used_in_backward", "well-known post"),
        ({"E": 0.2983711088}, "error_before_the_step", "that of the old weights"),
        ({"E": 0.2804714468}, "biases_trained_too", "the biases have moved"),
        ({"E": 0.2857508867}, "biases_trained_too", "Mazur leaves them"),
        ({"E": 2 * 0.2910277737}, "error_in_another_form", "has lost its ½"),
        ({"E": 0.29103}, "rounded_too_early", "nine digits"),
        ({"w6": 0.5113012702, "w7": 0.4086661861}, "read_row_by_row", "changed places"),
        ({"w5": 0.40 + 0.5 * 0.0821670406}, "gradient_ascent", "was added"),
        (
            {"w5": 0.40 - 0.0821670406},
            "learning_rate_forgotten or half_forgotten",
            "0.5 is not in it",
        ),
        ({"w5": 0.0821670406}, "only_the_change", "changes of the weights"),
    ],
)
def test_wrong_digit_of_mazur_is_named(changed, mistake, words):
    name, message = named(AFTER | changed, "mazur_step")
    assert name == mistake
    assert words in message
    assert "0.29102777" not in message


def test_trap_in_all_of_mazurs_weights_is_named():
    s = quantities(
        0.5, delta_h=lambda s: (s.delta_o @ s.new_W2.T) * s.out_h * (1 - s.out_h)
    )
    late = dict(zip(("w1", "w2", "w3", "w4"), s.new_W1.T.flat, strict=True))
    name, _ = named(AFTER | late | {"E": 0.2910279239}, "mazur_step")
    assert name == "updated_weights_used_in_backward"


# --- question ---


def test_the_line_that_has_to_move_is_the_right_choice():
    question = find_question("update_order_bug")
    lines = [choice.text for choice in question.choices if "=" in choice.text]
    early = next(choice.text for choice in question.choices if choice.right)
    s = quantities(0.5)

    def loss_after(program):
        names = dict(vars(s))
        exec("\n".join(program), names)
        out = squash(squash(s.x @ names["W1"] + s.b1) @ names["W2"] + s.b2)
        return ((out - s.y) ** 2).sum() / 2

    np.testing.assert_allclose(loss_after(lines), 0.291027924, atol=5e-10)
    mended = [line for line in lines if line != early] + [early]
    np.testing.assert_allclose(loss_after(mended), 0.291027774, atol=5e-10)
