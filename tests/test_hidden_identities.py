"""The error of a hidden layer in one line: index, NumPy, package and measured slope."""

from itertools import product

import numpy as np
import pytest

from backproplab import (
    Dense,
    MeanSquaredError,
    ReLU,
    Sequential,
    Sigmoid,
    data,
    numerical_gradient,
    trace,
)
from backproplab.hidden_identities import ERROR_BEHIND_RELU, ERROR_BEHIND_SIGMOID
from backproplab.worked import derive

BOTH = pytest.mark.parametrize(
    ("identity", "activation"),
    [(ERROR_BEHIND_RELU, ReLU()), (ERROR_BEHIND_SIGMOID, Sigmoid())],
    ids=["ReLU", "Sigmoid"],
)


def random_pass(activation):
    """A pass through a random network 3-4-2, and its second half from z1 on."""
    rng = np.random.default_rng(5)
    first, second = (
        Dense(rng.normal(size=(n, m)), rng.normal(size=m)) for n, m in ((3, 4), (4, 2))
    )
    x, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    loss = MeanSquaredError()
    steps = trace(Sequential(first, activation, second), loss, x, y)
    return steps, lambda z1: loss.value(Sequential(activation, second)(z1), y)


@BOTH
def test_index_numpy_package_and_measured_slope_agree(identity, activation):
    steps, loss_from = random_pass(activation)
    names = {step.name: step.value for step in steps}
    right = steps["dL_dz1"]
    measured = numerical_gradient(loss_from, steps["z1"])
    np.testing.assert_allclose(right, measured, rtol=1e-6, atol=1e-9)
    by_numpy = eval(identity.numpy, {"np": np}, names)
    np.testing.assert_allclose(by_numpy, right, rtol=1e-12)
    for place in product(*map(range, right.shape)):
        worked = derive(identity, *place, n_out=2, **names)
        assert worked.value == pytest.approx(right[place], rel=1e-12, abs=1e-15)


@BOTH
def test_the_shapes_are_those_of_a_hidden_layer(identity, activation):
    assert r"\underset{(N, n_{\text{hidden}})}" in identity.matrix_tex
    assert r"\underset{(n_{\text{out}}, n_{\text{hidden}})}" in identity.matrix_tex
    assert identity.line.endswith("# (N, n_hidden)")


@BOTH
def test_the_product_stands_in_parentheses_before_the_slope(identity, activation):
    assert r"= \left(\underset{(N, n_{\text{out}})}" in identity.matrix_tex
    assert r"W^{(2)\top}}\right) \odot" in identity.matrix_tex


def test_mazurs_first_hidden_error_is_worked_out():
    names = {step.name: step.value for step in trace(*data.mazur_net())}
    worked = derive(ERROR_BEHIND_SIGMOID, 0, 0, digits=10, n_out=2, **names)
    assert worked.value == pytest.approx(0.0087713547, abs=5.1e-11)
    assert "0.1384985616" in worked.numbers_tex
