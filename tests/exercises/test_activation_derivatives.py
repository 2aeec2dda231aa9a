"""Notebook 06: wrong slopes of all kinds, the corner of ReLU, and the questions."""

import numpy as np
import pytest

from backproplab.exercises import check
from backproplab.exercises.activation_derivatives.relu import relu_backward
from backproplab.exercises.activation_derivatives.sigmoid import sigmoid_backward
from backproplab.exercises.activation_derivatives.tanh import tanh_backward
from backproplab.exercises.catalog import find_question
from backproplab.layers import Dense, ReLU, Sigmoid, Tanh
from backproplab.losses import MeanSquaredError, SoftmaxCrossEntropy, one_hot
from backproplab.network import Sequential


def squash(z):
    return 1 / (1 + np.exp(-z))


def named(function, exercise):
    """The name and the words of a failed check."""
    feedback = check(function, exercise=exercise)
    assert feedback.status == "failed", feedback
    return feedback.mistake, feedback.message


# --- references ---


@pytest.mark.parametrize(
    ("function", "layer"),
    [
        (sigmoid_backward, Sigmoid()),
        (tanh_backward, Tanh()),
        (relu_backward, ReLU()),
    ],
)
def test_reference_agrees_with_the_layer_of_the_package(function, layer):
    rng = np.random.default_rng(3)
    dL_da, z = rng.normal(size=(2, 6, 4))
    _, cache = layer.forward(z)
    np.testing.assert_allclose(function(dL_da, z), layer.backward(dL_da, cache)[0])


def test_slope_of_the_known_sigmoid_neuron():
    z = np.array([[2 * -1 - 3 * -2 - 3.0]])
    slope = sigmoid_backward(np.ones((1, 1)), z)
    np.testing.assert_allclose(slope, 0.1966119332, rtol=1e-9)


# --- sigmoid ---


def old_formula(dL_da, z):
    return z * (1.0 - z) * dL_da


def helper_of_the_helper(dL_da, z):
    def slope(v):
        return squash(v) * (1 - squash(v))

    return dL_da * slope(squash(z))


def of_the_error(dL_da, z):
    slope = squash(dL_da)
    return slope * (1 - slope)


def minus_lost(dL_da, z):
    e = np.exp(-z)
    return dL_da * (-e / (1 + e) ** 2)


def local_only(dL_da, z):
    a = squash(z)
    return a * (1 - a)


def formula_again(dL_da, z):
    s = squash(z)
    s = s * (1 - s)
    s = s * (1 - s)
    return dL_da * s


def half_of_it(dL_da, z):
    return dL_da * np.exp(-z) / (1 + np.exp(-z))


def no_numerator(dL_da, z):
    return dL_da / (1 + np.exp(-z)) ** 2


def dotted(dL_da, z):
    return np.dot(dL_da.T, squash(z) * (1 - squash(z)))


def into_the_error(dL_da, z):
    dL_da[...] = dL_da * squash(z) * (1 - squash(z))
    return dL_da


def buffer_like_z(dL_da, z):
    out = np.zeros_like(z)
    for n in range(len(z)):
        out[n] = dL_da[n] * squash(z[n]) * (1 - squash(z[n]))
    return out


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (old_formula, "a_formula_used_on_z", "in terms of the output a"),
        (helper_of_the_helper, "sigmoid_twice", "a has already been through it"),
        (of_the_error, "slope_of_the_gradient", "It belongs at z, where the forward"),
        (lambda g, z: squash(1 - squash(g)), "slope_of_the_gradient", "gradient dL_da"),
        (minus_lost, "sign_of_slope", "never negative"),
        (local_only, "upstream_forgotten", "the error dL_da"),
        (formula_again, "slope_of_the_slope", "used on the slope again"),
        (half_of_it, "one_factor_missing", "its other factor is missing"),
        (no_numerator, "square_of_a", "numerator is not"),
        (dotted, "matrix_product", "entry by entry"),
        (lambda g, z: g * squash(z), "value_instead_of_slope", "not by its slope"),
        (lambda g, z: g * 1.0, "slope_forgotten", "passed unchanged"),
        (lambda g, z: z * of_the_error(g, z), "arguments_swapped", "changed places"),
        (lambda g, z: local_only(g, z) * g / len(g), "divided_by_n", "already inside"),
        (lambda g, z: g * (1 - np.tanh(z) ** 2), "tanh_formula", "formula for tanh"),
        (lambda g, z: squash(z), "forward_instead", "the forward pass"),
        (buffer_like_z, "integer_truncation", "array of integers"),
    ],
)
def test_slip_in_the_slope_of_the_sigmoid(function, mistake, words):
    name, message = named(function, "sigmoid_backward")
    assert name == mistake
    assert words in message


# --- tanh ---


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (lambda g, z: 1 - np.square(np.tanh(g)), "slope_of_the_gradient", "dL_da"),
        (lambda g, z: g * (1 - z * z), "a_formula_used_on_z", "given is z"),
        (lambda g, z: g * (1 - np.tanh(np.tanh(z)) ** 2), "tanh_twice", "once more"),
        (lambda g, z: g * (1 + np.tanh(z) ** 2), "plus_in_the_formula", "rule for tan"),
        (lambda g, z: g / np.cos(z) ** 2, "tan_instead", "another one"),
        (lambda g, z: g / np.cosh(z / 2 + z / 2), "root_of_the_slope", "square is mis"),
        (lambda g, z: g * (1 - np.tanh(z)), "square_forgotten", "square is missing"),
        (lambda g, z: g - np.tanh(z) ** 2, "brackets_missing", "Brackets are missing"),
        (lambda g, z: g * squash(z) * (1 - squash(z)), "sigmoid_slope", "¼ at z = 0"),
        (lambda g, z: g * (np.tanh(z) ** 2 - 1), "sign_of_slope", "never negative"),
    ],
)
def test_slip_in_the_slope_of_tanh(function, mistake, words):
    name, message = named(function, "tanh_backward")
    assert name == mistake
    assert words in message


# --- ReLU ---


def mask_of_the_gradient(dL_da, z):
    mask = np.ones(z.shape)
    mask[dL_da < 0] = 0
    return dL_da * mask


def undefined_at_zero(dL_da, z):
    slope = np.where(z > 0, 1.0, 0.0)
    slope[z == 0] = np.nan
    return dL_da * slope


def zero_by_zero(dL_da, z):
    with np.errstate(all="ignore"):
        return dL_da * (np.maximum(z, 0) / z)


def cut_where_it_lies(dL_da, z):
    dL_da[z < 0] = 0
    return dL_da


def mask_where_z_lies(dL_da, z):
    z[z <= 0] = 0
    z[z > 0] = 1
    return dL_da * z


def mask_with_rests(dL_da, z):
    mask = z.copy()
    mask[mask > 0] = 1
    return dL_da * mask


def copy_without_ones(dL_da, z):
    mask = z.copy()
    mask[mask <= 0] = 0
    return dL_da * mask


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (lambda g, z: g * (g > 0), "mask_on_gradient", "negative gradients became 0"),
        (mask_of_the_gradient, "mask_on_gradient", "its input z was not positive"),
        (lambda g, z: g * np.ones_like(z), "no_mask", "passed everywhere"),
        (lambda g, z: g * (z != 0), "no_mask", "works on the output a"),
        (undefined_at_zero, "nan_at_zero", "a nan or inf spoils every parameter"),
        (zero_by_zero, "nan_at_zero", "Any slope from 0 to 1"),
        (lambda g, z: (z > 0) * 1, "upstream_forgotten", "dL_da"),
        (lambda g, z: g * (z < 0), "mask_turned_round", "turned round"),
        (lambda g, z: g * np.maximum(0, z), "value_instead_of_slope", "the value of"),
        (copy_without_ones, "value_instead_of_slope", "the value of"),
        (mask_with_rests, "something_where_off", "Where the unit was off"),
        (lambda g, z: np.where(z > 0, g, g / 100), "leaky", "leaky"),
        (lambda g, z: np.maximum(g * (z > 0), 0), "both_masks", "guided backprop"),
        (cut_where_it_lies, "writes_into_error", "Right under the in-place convention"),
        (mask_where_z_lies, "writes_into_z", "written into z itself"),
        (
            lambda g, z: g * np.where(z == 0, 2, z > 0),
            "slope_out_of_range_at_corner",
            "",
        ),
        (
            lambda g, z: np.where(z == 0, 0.5, g * (z > 0)),
            "upstream_forgotten_at_corner",
            "the slope alone",
        ),
        (
            lambda g, z: g * (z > 0).any(axis=0),
            "one_slope_for_all_examples",
            "Each example has its own z",
        ),
    ],
)
def test_slip_in_the_mask_of_relu(function, mistake, words):
    name, message = named(function, "relu_backward")
    assert name == mistake
    assert words in message


@pytest.mark.parametrize("share", [0.0, 0.01, 0.25, 0.5, 1.0])
@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_any_share_passes_at_the_corner(share, kind):
    def backward(dL_da, z):
        slope = np.where(z > 0, 1, np.where(z < 0, 0, share))
        return dL_da.astype(kind) * slope.astype(kind)

    assert check(backward, exercise="relu_backward").passed


@pytest.mark.parametrize("share", [-1.0, -0.01, 1.01, 2.0, np.nan, np.inf, -np.inf])
def test_what_is_no_share_fails_at_the_corner(share):
    def backward(dL_da, z):
        return dL_da * np.where(z > 0, 1, np.where(z < 0, 0, share))

    feedback = check(backward, exercise="relu_backward")
    assert feedback.status == "failed"
    assert "at z = 0" in feedback.message or "corners (z = 0)" in feedback.message


@pytest.mark.parametrize("answer", [None, "text", [[1.0], [2.0, 3.0]], 3.0, object()])
def test_strange_answer_is_still_judged(answer):
    feedback = check(lambda dL_da, z: answer, exercise="relu_backward")
    assert not feedback.passed
    assert feedback.mistake != "nan_at_zero"


# --- questions ---


def lines_of(question_id):
    """The choices that are lines of a program, in their order, and the right one."""
    choices = find_question(question_id).choices
    return [choice.text for choice in choices], next(c.text for c in choices if c.right)


def test_the_line_with_the_doubled_slope_is_the_right_choice():
    rng = np.random.default_rng(0)
    x, W1, b1 = (rng.normal(size=size) for size in ((5, 2), (2, 3), 3))
    W2, b2 = rng.normal(size=(3, 4)), rng.normal(size=4)
    network = Sequential(Dense(W1, b1), Sigmoid(), Dense(W2, b2))
    y = one_hot([0, 3, 1, 2, 2], 4)
    z2, caches = network.forward(x)
    dL_dz2 = SoftmaxCrossEntropy().gradient(z2, y)
    _, grads = network.backward(dL_dz2, caches)
    a1 = squash(x @ W1 + b1)
    lines, wrong = lines_of("doubled_slope")

    def run(program):
        names = {"x": x, "a1": a1, "dL_dz2": dL_dz2, "W2": W2}
        exec("\n".join(program), names)
        return names

    doubled = run(lines)
    assert not np.allclose(doubled["dL_dW1"], grads["W1"])
    np.testing.assert_allclose(
        doubled["dL_dz1"], dL_dz2 @ W2.T * (a1 * (1 - a1)) ** 2, rtol=1e-9
    )
    mended = [
        line.replace(" * da1_dz1", "") if line == wrong else line for line in lines
    ]
    np.testing.assert_allclose(run(mended)["dL_dW1"], grads["W1"], rtol=1e-9)


@pytest.mark.parametrize("dead", [1, 2, 3])
def test_the_layer_that_died_is_the_right_choice(dead):
    rng = np.random.default_rng(0)
    layers = []
    for number, (n, m) in enumerate([(2, 4), (4, 5), (5, 3), (3, 2)], start=1):
        bias = np.full(m, -100.0 if number == dead else 1.0)
        layers += [Dense(abs(rng.normal(size=(n, m))), bias), ReLU()]
    network = Sequential(*layers[:-1])
    x, y = rng.uniform(size=(6, 2)), rng.normal(size=(6, 2))
    y_hat, caches = network.forward(x)
    _, grads = network.backward(MeanSquaredError().gradient(y_hat, y), caches)
    zero = {name for name, gradient in grads.items() if not gradient.any()}
    described = {"W1", "b1", "W2", "b2", "W3"}
    prompt = find_question("which_layer_died").prompt
    assert all(f"dL_d{name}" in prompt for name in grads)
    assert (zero == described) == (dead == 2)
    assert lines_of("which_layer_died")[1] == "layer 2"
