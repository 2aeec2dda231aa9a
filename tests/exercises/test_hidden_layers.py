"""Notebook 05: its exact numbers, and wrong answers as learners write them."""

import numpy as np
import pytest

from backproplab import data
from backproplab.exercises import check
from backproplab.exercises.catalog import EXERCISES
from backproplab.exercises.hidden_layers.deep_backward import deep_backward
from backproplab.exercises.hidden_layers.hidden_delta import hidden_delta
from backproplab.exercises.hidden_layers.mazur import mazur_by_hand
from backproplab.exercises.hidden_layers.paper_sheet import paper_sheet
from backproplab.exercises.hidden_layers.two_layer_backward import two_layer_backward
from backproplab.exercises.running import fixtures

from .unusual.hidden_layers import SHEET, TABLE


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    exp = np.exp(z - z.max(axis=1, keepdims=True))
    return exp / exp.sum(axis=1, keepdims=True)


def given(id):
    """What the first fixture of an exercise holds."""
    return fixtures(EXERCISES[id], 0)[0].arguments


def said(answer, exercise):
    """All that a failed check says, without the advice that follows each failure."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed"
    return "\n".join(feedback.says)


# --- the numbers of the curriculum ---


def test_mazur_to_nine_digits():
    table = mazur_by_hand(*given("mazur_by_hand"))
    assert [*table] == [*TABLE]
    for name, row in TABLE.items():
        np.testing.assert_allclose(table[name], row, atol=5.1e-11, err_msg=name)


def after_one_step(table, *, shared=None):
    """The error after one step at rate 0.5; biases stay unless `shared` says how."""
    i, t, w1_to_w4, b1, w5_to_w8, b2 = given("mazur_by_hand")
    if shared is not None:
        total = np.sum if shared else np.array
        b1 = b1 - 0.5 * total(table["delta_h"])
        b2 = b2 - 0.5 * total(table["delta_o"])
    w1_to_w4 = w1_to_w4 - 0.5 * table["dE_dw1_to_w4"]
    w5_to_w8 = w5_to_w8 - 0.5 * table["dE_dw5_to_w8"]
    return w5_to_w8, w1_to_w4, mazur_by_hand(i, t, w1_to_w4, b1, w5_to_w8, b2)["E"]


def test_mazur_after_one_step():
    w5_to_w8, w1_to_w4, E = after_one_step(mazur_by_hand(*given("mazur_by_hand")))
    out = [0.3589164797, 0.4086661861, 0.5113012702, 0.5613701211]
    hidden = [0.1497807161, 0.1995614323, 0.2497511436, 0.2995022873]
    np.testing.assert_allclose(w5_to_w8, out, atol=5.1e-11)
    np.testing.assert_allclose(w1_to_w4, hidden, atol=5.1e-11)
    assert pytest.approx(0.2910277737, abs=5.1e-11) == E


def test_known_mistake_leads_to_the_printed_error():
    mistakes = {m.id: m for m in EXERCISES["mazur_by_hand"].mistakes}
    wrong = mistakes["updated_weights_used"].variation(*given("mazur_by_hand"))
    assert after_one_step(wrong)[2] == pytest.approx(0.2910279239, abs=5.1e-11)


@pytest.mark.parametrize(
    ("shared", "error"), [(True, 0.2857508867), (False, 0.2804714468)]
)
def test_mazur_with_biases_trained(shared, error):
    table = mazur_by_hand(*given("mazur_by_hand"))
    E = after_one_step(table, shared=shared)[2]
    assert pytest.approx(error, abs=5.1e-11) == E


def test_mazur_after_many_steps():
    i, t, w1_to_w4, b1, w5_to_w8, b2 = given("mazur_by_hand")
    for _ in range(10_000):
        table = mazur_by_hand(i, t, w1_to_w4, b1, w5_to_w8, b2)
        w1_to_w4 = w1_to_w4 - 0.5 * table["dE_dw1_to_w4"]
        w5_to_w8 = w5_to_w8 - 0.5 * table["dE_dw5_to_w8"]
    table = mazur_by_hand(i, t, w1_to_w4, b1, w5_to_w8, b2)
    assert table["E"] == pytest.approx(3.5101878e-5, rel=1e-7)
    np.testing.assert_allclose(table["out_o"], [0.015913620, 0.984064274], atol=5.1e-10)


def test_mazur_with_other_heads():
    network, _, x, _ = data.mazur_net()
    params = network.params
    z1 = x @ params["W1"] + params["b1"]
    with_bce = np.array([[0.7413650696, -0.2170715347]])
    delta = hidden_delta(with_bce, params["W2"], z1)
    np.testing.assert_allclose(delta, [[0.0453670091, 0.0515453942]], atol=5.1e-11)
    grads = two_layer_backward(x, np.array([[0, 1]]), **params)
    dL_dz2 = [0.4702812122, -0.4702812122]  # of one example: the bias gradients
    np.testing.assert_allclose(grads["dL_db2"], dL_dz2, atol=5.1e-11)


def test_integer_net_on_the_sheet():
    sheet = paper_sheet(*given("paper_sheet"))
    assert [*sheet] == [*SHEET]
    for name, table in SHEET.items():
        np.testing.assert_allclose(sheet[name], table, atol=1e-12, err_msg=name)


@pytest.mark.parametrize(
    ("rate", "loss_after"), [(0.02, 10.0073674938), (0.1, 4.5675505120)]
)
def test_integer_net_after_one_step(rate, loss_after):
    network, loss, x, y = data.integer_net()
    sheet = paper_sheet(x, y, **network.params)
    assert loss.value(network(x), y) == 16.5
    params = {k: w - rate * sheet[f"dL_d{k}"] for k, w in network.params.items()}
    after = loss.value(network.with_params(**params)(x), y)
    assert after == pytest.approx(loss_after, abs=5.1e-11)


def test_kink_twin_on_the_sheet():
    network, _, x, y = data.kink_twin()
    sheet = paper_sheet(x, y, **network.params)
    kinks = sheet["dL_dW1"][0, 0], sheet["dL_dW1"][1, 0], sheet["dL_db1"][0]
    np.testing.assert_allclose(kinks, [3.8, 0.6, 2.4], atol=1e-12)


def test_deep_pass_is_the_pass_of_two_layers():
    x, y, *params = given("two_layer_backward")
    names = ("W1", "b1", "W2", "b2")
    deep = deep_backward(x, y, dict(zip(names, params, strict=True)))
    for name, grad in two_layer_backward(x, y, *params).items():
        np.testing.assert_allclose(deep[name], grad, rtol=1e-12, err_msg=name)


# --- the error at the hidden layer ---


def delta(change=lambda error, a: error * a * (1 - a)):
    """A hidden error whose last line is another one; steps have no names."""
    return lambda dL_dz2, W2, z1: change(np.dot(dL_dz2, W2.T), sigmoid(z1))


def slope_function_of_a1(dL_dz2, W2, z1):
    a1 = sigmoid(z1)
    dL_da1 = dL_dz2 @ W2.T
    dL_dz1 = dL_da1 * sigmoid(a1) * (1 - sigmoid(a1))
    return dL_dz1


def last_output_overwrites(dL_dz2, W2, z1):
    error = np.zeros(z1.shape)
    for n in range(len(z1)):
        for i in range(len(W2)):
            for j in range(W2.shape[1]):
                error[n, i] = dL_dz2[n, j] * W2[i, j]
    return error * sigmoid(z1) * (1 - sigmoid(z1))


def slope_as_third_argument(dL_dz2, W2, z1):
    a1 = sigmoid(z1)
    da1_dz1 = a1 * (1 - a1)
    return np.matmul(dL_dz2, W2.T, da1_dz1)


def error_cut_at_zero(dL_dz2, W2, z1):
    dL_da1 = dL_dz2 @ W2.T
    dL_da1[dL_da1 <= 0] = 0
    return dL_da1 * sigmoid(z1) * (1 - sigmoid(z1))


def mask_of_z1(dL_dz2, W2, z1):
    dL_dz1 = dL_dz2 @ W2.T
    dL_dz1[z1 <= 0] = 0
    return dL_dz1


def solved_for(dL_dz2, W2, z1):
    dL_da1 = np.linalg.lstsq(W2.T, dL_dz2.T, rcond=None)[0].T
    return dL_da1 * sigmoid(z1) * (1 - sigmoid(z1))


def in_columns(dL_dz2, W2, z1):
    a1 = sigmoid(z1.T)
    return W2 @ dL_dz2.T * a1 * (1 - a1)


def buffer_like_z1(dL_dz2, W2, z1):
    dL_dz1 = np.zeros_like(z1)
    for n, a in enumerate(sigmoid(z1)):
        dL_dz1[n] = W2 @ dL_dz2[n] * a * (1 - a)
    return dL_dz1


def last_row_overwrites(dL_dz2, W2, z1):
    for d, z in zip(dL_dz2, z1, strict=True):
        row = W2 @ d * sigmoid(z) * (1 - sigmoid(z))
    return row


def bent_in_place(dL_dz2, W2, z1):
    a1 = z1
    a1[...] = sigmoid(z1)
    return dL_dz2 @ W2.T * sigmoid(z1) * (1 - sigmoid(z1))


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (slope_function_of_a1, "slope_at_a1"),
        (
            lambda dL_dz2, W2, z1: dL_dz2 @ W2 * sigmoid(z1) * (1 - sigmoid(z1)),
            "w2_not_transposed",
        ),
        (last_output_overwrites, "one_output_only"),
        (slope_as_third_argument, "slope_forgotten"),
        (delta(lambda error, a: error), "slope_forgotten"),
        (
            delta(lambda error, a: 1 / len(a) * error * a * (1 - a)),
            "divided_by_n_again",
        ),
        (error_cut_at_zero, "relu_of_the_gradient"),
        (mask_of_z1, "relu_mask"),
        (solved_for, "inverse_instead_of_transpose"),
        (in_columns, "columns_are_examples"),
        (buffer_like_z1, "integer_truncation"),
        (last_row_overwrites, "one_example_only"),
        (bent_in_place, "z1_overwritten"),
        (delta(lambda error, a: error * a * 1 - a), "brackets_missing"),
        (delta(lambda error, a: error * a * (a - 1)), "sign_flipped"),
        (delta(lambda error, a: error * (1 - a**2)), "tanh_slope"),
        (lambda dL_dz2, W2, z1: dL_dz2 @ W2.T * z1 * (1 - z1), "a_formula_used_on_z"),
    ],
)
def test_slip_in_a_hidden_error_is_named(function, mistake):
    assert check(function, exercise="hidden_delta").mistake == mistake


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda error, a: error * a * (1 - a) * 3, "3 times the right value"),
        (lambda error, a: error * a * (1 - a) + 1, "too large by 1 everywhere"),
        (lambda error, a: np.ones(3), "shape (3,)"),
        (lambda error, a: None, "gives back None"),
        (lambda error, a: error @ a, "ValueError in line"),
        (lambda error, a: (error * a * (1 - a))[:-1], "the axis N has length 4"),
    ],
)
def test_other_hidden_error_is_described(change, words):
    assert words in said(delta(change), "hidden_delta")


# --- two layers ---


def forward(x, W1, b1, W2, b2):
    a1 = sigmoid(x @ W1 + b1)
    return a1, softmax(a1 @ W2 + b2)


def named(*grads):
    return dict(zip(("dL_dW1", "dL_db1", "dL_dW2", "dL_db2"), grads, strict=True))


def right(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    d2 = (p - y) / len(x)
    d1 = d2 @ W2.T * a1 * (1 - a1)
    return named(x.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


def inputs_swapped(x, y, W1, b1, W2, b2):
    z1 = x @ W1 + b1
    a1 = sigmoid(z1)
    z2 = a1 @ W2 + b2
    dL_dz2 = (softmax(z2) - y) / len(x)
    dL_dW2 = x.T @ dL_dz2
    dL_dz1 = dL_dz2 @ W2.T * a1 * (1 - a1)
    dL_dW1 = a1.T @ dL_dz1
    return named(dL_dW1, dL_dz1.sum(axis=0), dL_dW2, dL_dz2.sum(axis=0))


def squared_error_at_output(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    d2 = (p - y) * (p * (1 - p)) / x.shape[0]
    d1 = d2.dot(W2.T) * (a1 * (1 - a1))
    return named(x.T.dot(d1), d1.sum(axis=0), a1.T.dot(d2), d2.sum(axis=0))


def same_memory(x, y, W1, b1, W2, b2):
    z1 = x @ W1 + b1
    z1 = z1.astype(float)
    a1 = z1
    np.reciprocal(1 + np.exp(-z1), out=a1)
    p = softmax(a1 @ W2 + b2)
    d2 = (p - y) / len(x)
    d1 = d2 @ W2.T * sigmoid(z1) * (1 - sigmoid(z1))
    return named(x.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


def last_row_only(x, y, W1, b1, W2, b2):
    for row, target in zip(x, y, strict=True):
        grads = right(row[None], target[None], W1, b1, W2, b2)
    return {name: grad / len(x) for name, grad in grads.items()}


def added_and_not_divided(x, y, W1, b1, W2, b2):
    total = dict.fromkeys(named(0, 0, 0, 0), 0)
    for row, target in zip(x, y, strict=True):
        for name, grad in right(row[None], target[None], W1, b1, W2, b2).items():
            total[name] = total[name] + grad
    return total


def n_in_every_line(x, y, W1, b1, W2, b2):
    m = len(x)
    a1, p = forward(x, W1, b1, W2, b2)
    d2 = 1 / m * (p - y)
    d1 = d2 @ W2.T * a1 * (1 - a1)
    return named(
        1 / m * x.T @ d1, d1.sum(axis=0) / m, 1 / m * a1.T @ d2, d2.sum(axis=0) / m
    )


def bias_before_the_bend(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    d2 = (p - y) / len(x)
    back = d2 @ W2.T
    d1 = back * a1 * (1 - a1)
    return named(x.T @ d1, np.sum(back, axis=0), a1.T @ d2, np.sum(d2, axis=0))


def back_through_the_gradient(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    dL_dz2 = (p - y) / len(x)
    dL_dW2 = a1.T @ dL_dz2
    dL_da1 = dL_dz2 @ dL_dW2.T
    dL_dz1 = dL_da1 * a1 * (1 - a1)
    return named(x.T @ dL_dz1, dL_dz1.sum(axis=0), dL_dW2, dL_dz2.sum(axis=0))


def updated_too_early(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    d2 = (p - y) / len(x)
    dW2 = a1.T @ d2
    W2 = W2 - 0.1 * dW2
    d1 = d2 @ W2.T * a1 * (1 - a1)
    return named(x.T @ d1, d1.sum(axis=0), dW2, d2.sum(axis=0))


def turned(x, y, W1, b1, W2, b2):
    grads = right(x, y, W1, b1, W2, b2)
    return {name: grad.T for name, grad in grads.items()}


def with_relu(x, y, W1, b1, W2, b2):
    z1 = x @ W1 + b1
    a1 = np.maximum(0, z1)
    d2 = (softmax(a1 @ W2 + b2) - y) / len(x)
    d1 = d2 @ W2.T
    d1[z1 <= 0] = 0
    return named(x.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


def over_columns(x, y, W1, b1, W2, b2):
    a1 = sigmoid(x @ W1 + b1)
    exp = np.exp(a1 @ W2 + b2)
    d2 = (exp / np.sum(exp, axis=0) - y) / len(x)
    d1 = d2 @ W2.T * a1 * (1 - a1)
    return named(x.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


def sums_without_weights(x, y, W1, b1, W2, b2):
    a1, p = forward(x, W1, b1, W2, b2)
    d2 = (p - y) / len(x)
    d1 = d2.sum(axis=1, keepdims=True) * W2.sum(axis=1) * a1 * (1 - a1)
    return named(x.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


def heads_swapped(x, y, W1, b1, W2, b2):
    a1 = sigmoid(x @ W1 + b1)
    y_hat = sigmoid(a1 @ W2 + b2)
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    d1 = d2 @ W2.T * a1 * (1 - a1)
    return named(x.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (inputs_swapped, "layer_inputs_swapped"),
        (squared_error_at_output, "output_derivative_again"),
        (same_memory, "slope_at_a1"),
        (last_row_only, "last_example_only"),
        (added_and_not_divided, "n_forgotten"),
        (n_in_every_line, "divided_by_n_twice"),
        (bias_before_the_bend, "db1_before_slope"),
        (back_through_the_gradient, "gradient_in_place_of_weights"),
        (updated_too_early, "updated_weights_used"),
        (turned, "gradients_transposed"),
        (with_relu, "relu_instead"),
        (over_columns, "softmax_over_batch"),
        (sums_without_weights, "layer_1_left_at_zero"),
        (heads_swapped, "sigmoid_at_output"),
    ],
)
def test_slip_in_two_layers_is_named(function, mistake):
    assert check(function, exercise="two_layer_backward").mistake == mistake


@pytest.mark.parametrize("convention", ["n_forgotten", "gradients_transposed"])
def test_convention_is_not_called_wrong_alone(convention):
    way = {"n_forgotten": added_and_not_divided, "gradients_transposed": turned}
    message = said(way[convention], "two_layer_backward")
    assert message.startswith("Right under the ")


def changed(change):
    """A pass of two layers whose dict is another one."""
    return lambda x, y, W1, b1, W2, b2: change(right(x, y, W1, b1, W2, b2))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda g: {name[4:]: grad for name, grad in g.items()}, "no 'dL_dW1'; it has"),
        (lambda g: g | {"dL_db1": None}, "dL_db1 is None"),
        (lambda g: g | {"dL_dW2": 7 * g["dL_dW2"]}, "dL_dW2 is 7 times the right"),
        (lambda g: g | {"dL_db2": np.ones(7)}, "dL_db2 has shape (7,)"),
        (lambda g: tuple(g.values()), "a dict with the keys"),
        (lambda g: g | {"dL_dW1": np.nan * g["dL_dW1"]}, "nan"),
    ],
)
def test_other_result_of_two_layers_is_described(change, words):
    assert words in said(changed(change), "two_layer_backward")


def test_only_the_first_wrong_step_is_spoken_of():
    def twice_wrong(x, y, W1, b1, W2, b2):
        a1, p = forward(x, W1, b1, W2, b2)
        dL_dz2 = p - y
        dL_dz1 = dL_dz2 @ W2.T
        grads = x.T @ dL_dz1, dL_dz1.mean(axis=0)
        return named(*grads, a1.T @ dL_dz2, dL_dz2.mean(axis=0))

    message = said(twice_wrong, "two_layer_backward")
    assert "The 1/N is missing" in message
    assert "slope" not in message


def test_probabilities_may_become_the_error_in_place():
    def in_place(x, y, W1, b1, W2, b2):
        a1, p = forward(x, W1, b1, W2, b2)
        p -= y
        d1 = p @ W2.T * a1 * (1 - a1)
        sums = d1.sum(axis=0) / len(x), p.sum(axis=0)
        return named(x.T @ d1 / len(x), sums[0], a1.T @ p / len(x), sums[1])

    message = said(in_place, "two_layer_backward")
    assert "dL_db2 is 5 times the right value everywhere; 5 is N" in message


# --- any number of layers ---


def loop(error=None, down=None, weights=None, first=1, last=0):
    """A pass of many layers with other lines in its loop."""

    def function(x, y, params):
        depth = len(params) // 2
        a = [x]
        for n in range(1, depth + 1):
            z = a[-1] @ params[f"W{n}"] + params[f"b{n}"]
            a.append(sigmoid(z) if n < depth else softmax(z))
        d = error(a[-1], y) if error else (a[-1] - y) / len(y)
        grads = {}
        for n in range(depth - last, first - 1, -1):
            grads[f"dL_dW{n}"] = weights(a, n, d) if weights else a[n - 1].T @ d
            grads[f"dL_db{n}"] = d.sum(axis=0)
            if n > 1:
                lower = down or (lambda d, W, a, n: d @ W.T * a[n - 1] * (1 - a[n - 1]))
                d = lower(d, params[f"W{n}"], a, n)
        return grads

    return function


def new_name_for_the_error(x, y, params):
    depth = len(params) // 2
    a = [x]
    for n in range(1, depth + 1):
        z = a[-1] @ params[f"W{n}"] + params[f"b{n}"]
        a.append(sigmoid(z))
    dL_dz = (softmax(z) - y) / len(y)
    grads = {}
    for n in range(depth, 0, -1):
        grads[f"dL_dW{n}"] = a[n - 1].T @ dL_dz
        grads[f"dL_db{n}"] = dL_dz.sum(axis=0)
        new = dL_dz @ params[f"W{n}"].T * a[n - 1] * (1 - a[n - 1])
    return grads if new is not None else {}


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (loop(down=lambda d, W, a, n: d @ W.T), "slope_forgotten"),
        (
            loop(down=lambda d, W, a, n: d @ W * a[n - 1] * (1 - a[n - 1])),
            "w_not_transposed",
        ),
        (
            loop(down=lambda d, W, a, n: d @ W.T * a[n] * (1 - a[n])),
            "slope_of_another_layer",
        ),
        (loop(error=lambda p, y: p - y), "n_forgotten"),
        (loop(weights=lambda a, n, d: a[n].T @ d), "own_output_as_input"),
        (loop(weights=lambda a, n, d: d.T @ a[n - 1]), "gradients_transposed"),
        (loop(first=2), "first_layer_left_out"),
        (loop(last=1), "last_layer_left_out"),
        (lambda x, y, params: right(x, y, *[*params.values()][:4]), "two_layers_only"),
        (new_name_for_the_error, "error_not_passed_on"),
    ],
)
def test_slip_in_many_layers_is_named(function, mistake):
    assert check(function, exercise="deep_backward").mistake == mistake


def test_gradients_in_a_list_are_asked_for_by_name():
    def listed(x, y, params):
        return [*loop()(x, y, params).values()]

    message = said(listed, "deep_backward")
    assert "a dict with the keys dL_dW3, dL_db3, dL_dW2" in message
    assert "dL_dW4" not in message


# --- by hand ---


@pytest.mark.parametrize(
    ("row", "cells", "words"),
    [
        ("net_h", [0.0275, 0.0425], "without the bias"),
        ("out_h", [0.59327, 0.6], "the first, out_h[1], is 0.6: close, but"),
        ("E", 0.1492, "E is the mean over the outputs"),
        ("delta_o", [-0.1385, 0.0381], "target - out"),
        ("delta_o", [0.7414, -0.2171], "the slope of the logistic unit"),
        ("dE_dout_h", [0.03825, 0.04037], "dE_dout_h"),
        ("dE_dw1_to_w4", [0.000439, 0.000498, 0.000877, 0.000995], "w2 and w3"),
    ],
)
def test_cell_of_mazur_is_judged(row, cells, words):
    message = said(TABLE | {row: cells}, "mazur_by_hand")
    assert words in message
    assert "0.5968" not in message


def test_mazur_may_be_filled_in_step_by_step():
    begun = {"net_h": [0.3775, 0.3925], "out_h": [0.5933, ...], "net_o": [..., ...]}
    rows = dict.fromkeys(TABLE, ...) | begun
    feedback = check(rows, exercise="mazur_by_hand")
    assert feedback.status == "not attempted"
    assert "Right so far: net_h, out_h in part.\n" in feedback.message
    assert "Still open: out_h, net_o, out_o" in feedback.message


def test_a_wrong_cell_is_told_while_its_neighbor_is_open():
    rows = dict.fromkeys(TABLE, ...) | {"out_h": [..., 0.6]}
    message = said(rows, "mazur_by_hand")
    assert "1 of 2 entries of out_h is not right" in message
    assert "out_h[1], is 0.6: close" in message
    assert "Still open: net_h, out_h, net_o" in message
    assert "0.59" not in message


def test_cells_of_a_table_on_paper_are_judged_one_by_one():
    rows = [[0, 1.4], [..., ...], ..., [0.8, ...], ...]
    sheet = dict.fromkeys(SHEET, ...) | {"dL_dz2": rows}
    feedback = check(sheet, exercise="paper_sheet")
    assert feedback.status == "not attempted"
    assert "Right so far: dL_dz2 in part." in feedback.message
    rows[3] = [-0.8, ...]
    assert "dL_dz2[3, 0], is -0.8: its sign" in said(sheet, "paper_sheet")
    sheet["dL_dz2"] = [[0, ...]]  # too few rows: still open, and nothing said of it
    assert check(sheet, exercise="paper_sheet").message.startswith("Replace")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"dL_dz1": np.ones((5, 3))}, "dL_dz1"),
        ({"dL_db2": [0.4, 0.44], "dL_db1": [0.64, 1.08, 1]}, "mean of its column"),
        ({"dL_dW1": np.transpose(SHEET["dL_dW1"])}, "turned round"),
        ({"dL_dz2": [[0, 7], [-2, 2], [9, 0], [4, -1], [-1, 3]]}, "not yet divided"),
    ],
)
def test_table_of_the_sheet_is_judged(changed, words):
    message = said(SHEET | changed, "paper_sheet")
    assert words in message


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        ((4, [[-4, -3], [9, -2]], [[4, 1], [5, 10]]), "transpose_forgotten"),
        ((-4, [[-4, -3], [9, -2]], [[4, 1], [5, 10]]), "column_in_place_of_row"),
        ((4, [[-1, -5], [6, -5]], [[-4, -3], [9, -2]]), "order_swapped"),
        ((2, [[4, 1], [5, 10]], [[-4, -3], [9, -2]]), "one_path_only"),
    ],
)
def test_product_of_a_square_layer_is_named(answer, mistake):
    assert check(answer, exercise="square_layer").mistake == mistake
