"""The running examples of the curriculum, at the digits printed there."""

import numpy as np
import pytest

from backproplab import (
    SGD,
    Dense,
    MeanSquaredError,
    ReLU,
    Sequential,
    Sigmoid,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    data,
    numerical_gradient,
    trace,
)


def test_integer_net_forward_and_backward():
    t = trace(*data.integer_net())
    expected = {
        "z1": [[4, 4, -1], [1, 4, -4], [2, -3, 4], [-1, -3, 1], [-2, 1, -4]],
        "y_hat": [[1, 11], [-2, 8], [11, 5], [3, 0], [0, 1]],
        "L": 16.5,
        "dL_dz2": [[0, 1.4], [-0.4, 0.4], [1.8, 0], [0.8, -0.2], [-0.2, 0.6]],
        "dL_dW2": [[3.2, 6], [-1.8, 7.8], [8, -0.2]],
        "dL_db2": [2, 2.2],
        "dL_dz1": [[1.4, 2.8, 0], [0, 1.2, 0], [1.8, 0, 3.6], [0, 0, 1.4], [0, 1.4, 0]],
        "dL_dW1": [[5, -1.2, 7.2], [1, 5.4, -6.4]],
        "dL_db1": [3.2, 5.4, 5],
    }
    for name, value in expected.items():
        np.testing.assert_allclose(t[name], value, atol=1e-12, err_msg=name)


@pytest.mark.parametrize(
    ("rate", "loss_after"), [(0.02, 10.0073674938), (0.1, 4.567550512)]
)
def test_integer_net_after_one_step(rate, loss_after):
    assert step(*data.integer_net(), rate) == pytest.approx(loss_after, abs=5e-11)


def gradients(net, loss, x, y):
    y_hat, caches = net.forward(x)
    return net.backward(loss.gradient(y_hat, y), caches)[1]


def step(net, loss, x, y, rate):
    params = SGD(rate).step(net.params, gradients(net, loss, x, y))
    return loss.value(net.with_params(**params)(x), y)


def test_mazur_to_nine_digits():
    t = trace(*data.mazur_net())
    expected = {
        "z1": [[0.3775, 0.3925]],
        "a1": [[0.5932699921, 0.5968843783]],
        "z2": [[1.1059059671, 1.2249214041]],
        "y_hat": [[0.7513650696, 0.7729284653]],
        "L": 0.2983711088,
        "dL_dz2": [[0.1384985616, -0.0380982365]],
        "dL_dW2": [[0.0821670406, -0.0226025405], [0.0826676278, -0.0227402422]],
        "dL_da1": [[0.0363503064, 0.0413703226]],
        "dL_dz1": [[0.0087713547, 0.0099542547]],
        "dL_dW1": [[0.0004385677, 0.0004977127], [0.0008771355, 0.0009954255]],
    }
    for name, value in expected.items():
        np.testing.assert_allclose(t[name], value, atol=5.1e-11, err_msg=name)
    each = (t["y_hat"] - t["y"]) ** 2 / 2
    np.testing.assert_allclose(each, [[0.2748110832, 0.0235600256]], atol=5.1e-11)


def mazur_weights_only(steps: int):
    """Run gradient descent on the eight weights, at rate 0.5; biases stay."""
    net, loss, x, y = data.mazur_net()
    sgd = SGD(0.5)
    for _ in range(steps):
        grads = gradients(net, loss, x, y)
        weights = {name: net.params[name] for name in ("W1", "W2")}
        moved = sgd.step(weights, {name: grads[name] for name in weights})
        net = net.with_params(**moved)
    return net, loss.value(net(x), y)


def test_mazur_one_step_weights_only():
    net, E = mazur_weights_only(1)
    assert pytest.approx(0.2910277737, abs=5.1e-11) == E
    W2 = [[0.3589164797, 0.5113012702], [0.4086661861, 0.5613701211]]
    W1 = [[0.1497807161, 0.2497511436], [0.1995614323, 0.2995022873]]
    np.testing.assert_allclose(net.params["W2"], W2, atol=5.1e-11)
    np.testing.assert_allclose(net.params["W1"], W1, atol=5.1e-11)


def test_mazur_published_value_comes_from_updating_too_early():
    net, loss, x, y = data.mazur_net()
    first = gradients(net, loss, x, y)
    later = net.with_params(W2=net.params["W2"] - 0.5 * first["W2"])
    y_hat, caches = net.forward(x)
    _, mixed = later.backward(loss.gradient(y_hat, y), caches)
    wrong = later.with_params(W1=net.params["W1"] - 0.5 * mixed["W1"])
    assert loss.value(wrong(x), y) == pytest.approx(0.2910279239, abs=5.1e-11)


def test_mazur_ten_thousand_steps():
    net, E = mazur_weights_only(10_000)
    _, _, x, _ = data.mazur_net()
    assert pytest.approx(3.5101878e-5, abs=5e-13) == E
    np.testing.assert_allclose(net(x), [[0.015913620, 0.984064274]], atol=5.1e-10)


def test_mazur_with_biases_trained():
    net, loss, x, y = data.mazur_net()
    assert step(net, loss, x, y, 0.5) == pytest.approx(0.2804714468, abs=5.1e-11)
    grads = gradients(net, loss, x, y)
    shared = grads | {name: np.full(2, grads[name].sum()) for name in ("b1", "b2")}
    params = SGD(0.5).step(net.params, shared)
    E = loss.value(net.with_params(**params)(x), y)
    assert pytest.approx(0.2857508867, abs=5.1e-11) == E


def test_mazur_other_heads():
    net, _, x, y = data.mazur_net()
    scores = Sequential(*net.layers[:-1])
    t = trace(scores, SigmoidCrossEntropy(), x, y)
    assert t["L"] == pytest.approx(1.6505285318, abs=5.1e-11)
    np.testing.assert_allclose(
        t["dL_dz2"], [[0.7413650696, -0.2170715347]], atol=5.1e-11
    )
    np.testing.assert_allclose(
        t["dL_dz1"], [[0.0453670091, 0.0515453942]], atol=5.1e-11
    )
    t = trace(scores, SoftmaxCrossEntropy(), x, [[0, 1]])
    np.testing.assert_allclose(t["p"], [[0.4702812122, 0.5297187878]], atol=5.1e-11)
    assert t["L"] == pytest.approx(0.6354090023, abs=5.1e-11)
    np.testing.assert_allclose(
        t["dL_dz2"], [[0.4702812122, -0.4702812122]], atol=5.1e-11
    )
    first, _, last, head = net.layers
    relu = Sequential(first, ReLU(), last, head)
    assert MeanSquaredError().value(relu(x), y) == pytest.approx(
        0.2829275069, abs=5.1e-11
    )


def test_gate_of_a_sum_and_a_product():
    def f(v):
        return (v[0] + v[1]) * v[2]

    v = np.array([-2.0, 5.0, -4.0])
    assert f(v) == -12
    np.testing.assert_allclose(numerical_gradient(f, v), [-4, -4, 3], rtol=1e-9)


def test_gate_of_a_sigmoid_neuron():
    layers = Sequential(Dense([[2], [-3]], [-3]), Sigmoid())
    a, caches = layers.forward([[-1, -2]])
    dL_dx, grads = layers.backward([[1.0]], caches)
    assert a.item() == pytest.approx(0.7310585786, abs=5.1e-11)
    assert grads["b1"].item() == pytest.approx(0.1966119332, abs=5.1e-11)
    np.testing.assert_allclose(dL_dx, [[0.3932, -0.5898]], atol=5.1e-5)
    np.testing.assert_allclose(grads["W1"].ravel(), [-0.1966, -0.3932], atol=5.1e-5)


def test_staged_gate():
    def sigma(v):
        return Sigmoid().forward(v)[0]

    def f(v):
        x, y = v
        return (x + sigma(y)) / (sigma(x) + (x + y) ** 2)

    v = np.array([3.0, -4.0])
    assert f(v) == pytest.approx(1.5456448841, abs=5.1e-11)
    slopes = numerical_gradient(f, v)
    np.testing.assert_allclose(slopes, [2.0595697956, 1.5922327515], atol=2e-9)


class Bend:
    """An activation of a learner's own, from a function and its slope."""

    symbol = "h"
    params: dict[str, np.ndarray] = {}  # noqa: RUF012  a bend has none, ever

    def __init__(self, f, slope):
        self.f, self.slope = f, slope

    def with_params(self):
        return self

    def forward(self, z):
        return self.f(z), z

    def backward(self, dL_da, z):
        return dL_da * self.slope(z), {}


def test_eight_step_chain():
    bends = (
        Bend(np.sin, np.cos),
        Bend(np.exp, np.exp),
        Bend(np.cos, lambda z: -np.sin(z)),
    )
    weights, biases = [0.1, -0.4, 2, 3], [1, 2, -3, 0.4]
    lines = [Dense([[w]], [b]) for w, b in zip(weights, biases, strict=True)]
    layers = [layer for pair in zip(lines, bends, strict=False) for layer in pair]
    t = trace(Sequential(*layers, lines[-1]), MeanSquaredError(), [[2.3]], [[2.0]])
    forward = [t[n].item() for n in ("z1", "h1", "z2", "h2", "z3", "h3", "z4")]
    expected = [1.230, 0.942, 1.623, 5.068, 7.137, 0.657, 2.372]
    np.testing.assert_allclose(forward, expected, atol=5.1e-4)
    assert 2 * t["L"] == pytest.approx(0.1385805664, abs=5.1e-11)  # no half there
    d_beta = [2 * t[f"dL_db{i}"].item() for i in (4, 3, 2, 1)]
    d_omega = [2 * t[f"dL_dW{i}"].item() for i in (4, 3, 2, 1)]
    np.testing.assert_allclose(d_beta, [0.7445, -1.6831, -17.0605, 2.2809], atol=5.1e-5)
    np.testing.assert_allclose(
        d_omega, [0.4895, -8.5302, -16.0793, 5.2461], atol=5.1e-5
    )


@pytest.mark.parametrize(
    ("start", "quadratic", "cross_entropy"),
    [((0.6, 0.9), (0.8176, 0.0940), 0.0116), ((2, 2), (0.9820, 0.2028), 0.0120)],
)
def test_saturated_neuron_learns_slowly_from_squares(start, quadratic, cross_entropy):
    def run(net, loss):
        for _ in range(300):
            grads = gradients(net, loss, [[1.0]], [[0.0]])
            net = net.with_params(**SGD(0.15).step(net.params, grads))
        return net([[1.0]]).item()

    line = Dense([[start[0]]], [start[1]])
    net = Sequential(line, Sigmoid())
    assert net([[1.0]]).item() == pytest.approx(quadratic[0], abs=5.1e-5)
    assert run(net, MeanSquaredError()) == pytest.approx(quadratic[1], abs=5.1e-5)
    z = run(Sequential(line), SigmoidCrossEntropy())
    assert Sigmoid().forward(z)[0] == pytest.approx(cross_entropy, abs=5.1e-5)
