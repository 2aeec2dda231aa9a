"""Optimizers: steps computed by hand, and rates that are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backproplab import SGD, Adam, Momentum

PARAMS = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([3.0, 4.0])}
GRADS = {"b1": np.array([1.0, 1.0]), "W1": np.array([[5.0, -5.0]])}
OPTIMIZERS = [SGD, Momentum, Adam]

every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS)


def steps(optimizer, gradients, w=1.0):
    """Return where each of these gradients takes w."""
    path = []
    for g in gradients:
        w = optimizer.step({"w": np.array(w)}, {"w": np.array(g)})["w"]
        path.append(float(w))
    return path


# --- by hand


def test_sgd_steps_against_the_gradient_by_name():
    moved = SGD(0.1).step(PARAMS, GRADS)
    np.testing.assert_allclose(moved["W1"], [[0.5, 2.5]], rtol=1e-15)
    np.testing.assert_allclose(moved["b1"], [2.9, 3.9], rtol=1e-15)


def test_momentum_keeps_rolling():
    # v = 2, then 0.5 · 2 + 4 = 5, then 0.5 · 5 + 0 = 2.5
    path = steps(Momentum(0.1, momentum=0.5), [2.0, 4.0, 0.0])
    np.testing.assert_allclose(path, [0.8, 0.3, 0.05], rtol=1e-14)


def test_adam_by_its_formula():
    path = steps(Adam(0.1, beta1=0.5, beta2=0.75, epsilon=1e-300), [2.0, 4.0])
    # t = 1: m = 1, v = 1, hats 2 and 4: a step of 0.1 · 2/2
    # t = 2: m = 2.5, v = 4.75, hats 10/3 and 4.75 / (7/16): 0.1 · (10/3) / √(76/7)
    expected = [0.9, 0.9 - 0.1 * (10 / 3) / (76 / 7) ** 0.5]
    np.testing.assert_allclose(path, expected, rtol=1e-14)


def test_adam_puts_epsilon_outside_the_root():
    assert steps(Adam(1.0, epsilon=3.0), [1.0])[0] == pytest.approx(
        1 - 1 / 4, rel=1e-12
    )


@given(st.floats(1e-3, 1e6), st.sampled_from([-1, 1]))
def test_adam_begins_with_a_step_of_the_learning_rate_whatever_the_gradient(size, sign):
    assert steps(Adam(0.01), [sign * size])[0] == pytest.approx(
        1 - sign * 0.01, abs=1e-6
    )


def test_defaults_are_the_usual_ones():
    adam = Adam()
    assert (adam.learning_rate, adam.beta1, adam.beta2, adam.epsilon) == (
        0.001,
        0.9,
        0.999,
        1e-8,
    )
    assert Momentum(1.0).momentum == 0.9


# --- rules


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=5), st.floats(0, 1))
def test_momentum_of_nothing_is_sgd(gradients, rate):
    assert steps(Momentum(rate, momentum=0), gradients) == steps(SGD(rate), gradients)


@every_optimizer
def test_a_step_leaves_its_arguments_alone(optimizer):
    params = {n: w.copy() for n, w in PARAMS.items()}
    grads = {n: g.copy() for n, g in GRADS.items()}
    stepping = optimizer(0.1)
    for _ in range(3):
        moved = stepping.step(params, grads)
        for name, w in moved.items():
            w += 1  # the result is the caller's own
            np.testing.assert_array_equal(params[name], PARAMS[name])
            np.testing.assert_array_equal(grads[name], GRADS[name])


@every_optimizer
def test_integer_parameters_do_not_swallow_the_step(optimizer):
    moved = optimizer(0.25).step({"w": np.array([1, 2])}, {"w": np.array([1, 1])})
    np.testing.assert_allclose(moved["w"], [0.75, 1.75], rtol=1e-6)


@every_optimizer
def test_two_optimizers_share_nothing(optimizer):
    first, second = optimizer(0.1), optimizer(0.1)
    steps(first, [100.0, 100.0])
    assert steps(second, [1.0]) == steps(optimizer(0.1), [1.0])


@every_optimizer
def test_rate_zero_moves_nothing(optimizer):
    moved = optimizer(0).step(PARAMS, GRADS)
    np.testing.assert_array_equal(moved["W1"], PARAMS["W1"])


# --- refused


@every_optimizer
@pytest.mark.parametrize(
    "rate",
    [np.nan, np.inf, -np.inf, -0.1, "0.1", None, True, [0.1], np.array([0.1]), 1j],
    ids=repr,
)
def test_a_learning_rate_that_is_none_is_refused(optimizer, rate):
    words = "learning rate must be a finite number ≥ 0, got"
    with pytest.raises(ValueError, match=words):
        optimizer(rate)
    stepping = optimizer(0.1)
    stepping.learning_rate = rate
    with pytest.raises(ValueError, match=words):
        stepping.step(PARAMS, GRADS)


@every_optimizer
def test_a_learning_rate_may_be_set_later(optimizer):
    stepping = optimizer(0.1)
    stepping.learning_rate = np.float32(0.5)
    expected = optimizer(0.5).step(PARAMS, GRADS)
    np.testing.assert_array_equal(stepping.step(PARAMS, GRADS)["W1"], expected["W1"])


@pytest.mark.parametrize("epsilon", [0, -1, np.nan, np.inf, None, "x", True])
def test_epsilon_is_above_zero(epsilon):
    with pytest.raises(ValueError, match="epsilon must be a finite number above 0"):
        Adam(0.1, epsilon=epsilon)


@pytest.mark.parametrize("optimizer", [Momentum, Adam])
@pytest.mark.parametrize("shape", [(3,), (1,), (2, 2)])
def test_what_is_remembered_fits_one_network_only(optimizer, shape):
    stepping = optimizer(0.1)
    stepping.step({"w": np.ones(2)}, {"w": np.ones(2)})
    with pytest.raises(ValueError, match="make a new optimizer") as refused:
        stepping.step({"w": np.ones(shape)}, {"w": np.ones(shape)})
    assert f"w has shape {shape}" in str(refused.value)
    assert "shape (2,)" in str(refused.value)


@pytest.mark.parametrize("fraction", [-0.1, 1, 1.5, np.nan, "0.9", None, True, [0.9]])
@pytest.mark.parametrize(
    ("optimizer", "name"), [(Momentum, "momentum"), (Adam, "beta1"), (Adam, "beta2")]
)
def test_what_is_remembered_is_a_fraction(optimizer, name, fraction):
    with pytest.raises(ValueError, match=f"{name} must be a number, at least 0 and"):
        optimizer(0.1, **{name: fraction})


@every_optimizer
def test_a_parameter_without_gradient_is_named(optimizer):
    with pytest.raises(ValueError, match="'b1' is in one only"):
        optimizer(0.1).step(PARAMS, {"W1": GRADS["W1"]})
    with pytest.raises(ValueError, match="'b1' is in one only"):
        optimizer(0.1).step({"W1": PARAMS["W1"]}, GRADS)


@every_optimizer
@pytest.mark.parametrize("entry", [np.nan, np.inf])
def test_a_gradient_that_is_not_finite_is_named_and_not_remembered(optimizer, entry):
    stepping = optimizer(0.1)
    with pytest.raises(ValueError, match="dL_db1 is not finite"):
        stepping.step(PARAMS, GRADS | {"b1": np.array([1.0, entry])})
    moved, fresh = stepping.step(PARAMS, GRADS), optimizer(0.1).step(PARAMS, GRADS)
    for name, w in moved.items():
        np.testing.assert_array_equal(w, fresh[name])


@every_optimizer
def test_a_gradient_of_another_shape_is_never_stretched(optimizer):
    with pytest.raises(
        ValueError, match=r"b1 has shape \(2,\), dL_db1 has shape \(5, 2\)"
    ):
        optimizer(0.1).step(PARAMS, GRADS | {"b1": np.ones((5, 2))})
