"""Edges that were seen going wrong in public, each asked of the public API.

The ids are those of the project's collection of cases: EB are gradient checks, ED are
numbers and shapes.
"""

import pickle
import warnings

import numpy as np
import pytest

from backproplab import (
    SGD,
    Adam,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    LeakyReLU,
    MeanSquaredError,
    Momentum,
    ReLU,
    Sequential,
    Sigmoid,
    SigmoidCrossEntropy,
    Softmax,
    SoftmaxCrossEntropy,
    Softplus,
    Tanh,
    data,
    gradient_check,
    load,
    mlp,
    numerical_gradient,
    relative_error,
    save,
    train,
)
from backproplab.training import batches

RNG = np.random.default_rng(11)
X, Y = RNG.normal(size=(5, 3)), RNG.normal(size=(5, 3))
EVERY_LAYER = [
    Dense.random(3, 3, rng=RNG),
    Sigmoid(),
    Tanh(),
    ReLU(),
    LeakyReLU(),
    Softplus(),
    Softmax(),
]
NEAR = {"rtol": 1e-6, "atol": 1e-9}


def check(layer, x=X, y=Y):
    return gradient_check(layer, MeanSquaredError(), x, y)


class WithBackward(Tanh):
    """A tanh whose backward pass is given, to plant mistakes."""

    def __init__(self, backward):
        self.rule = backward

    def backward(self, dL_da, a):
        return self.rule(np.asarray(dL_da), a), {}


def right(dL_da, a):
    return dL_da * (1 - a**2)


# --- numerical_gradient


def test_eb01_integer_inputs_do_not_swallow_the_nudge():
    slope = numerical_gradient(lambda x: np.sum(x**2), np.array([1, 2]))
    np.testing.assert_allclose(slope, [2, 4], **NEAR)


def test_eb02_eb03_the_point_is_the_same_to_the_last_bit_afterwards():
    x = np.linspace(0.1, 0.9, 9)
    before = x.tobytes()
    numerical_gradient(lambda v: np.sum(v**3), x)
    check(Tanh(), x.reshape(3, 3), Y[:3])
    assert x.tobytes() == before


def test_eb04_a_transposed_view():
    x = np.arange(6.0).reshape(2, 3).T
    np.testing.assert_allclose(
        numerical_gradient(lambda v: np.sum(v**2), x), 2 * x, **NEAR
    )
    assert check(Tanh(), x, np.ones((3, 2))).passed


def test_eb05_a_function_that_returns_a_view():
    slope = numerical_gradient(lambda v: v[1, ...], [1.0, 2.0, 3.0])
    np.testing.assert_allclose(slope, [0, 1, 0], **NEAR)


def test_eb06_float32_is_checked_in_float64():
    rng = np.random.default_rng(3)
    x, y = (rng.normal(size=50).astype(np.float32) for _ in range(2))
    slope = numerical_gradient(lambda v: v @ y.astype(float), x)
    np.testing.assert_allclose(slope, y, **NEAR)
    W = rng.normal(size=(3, 2)).astype(np.float32)
    single = Dense(W, np.zeros(2, np.float32))
    assert check(single, X.astype(np.float32), Y[:, :2].astype(np.float32)).passed


def test_eb07_a_parameter_that_is_zero_is_nudged_too():
    np.testing.assert_allclose(numerical_gradient(lambda x: 3 * x, 0.0), 3, **NEAR)
    assert check(Dense(np.zeros((3, 3)), np.zeros(3))).passed


def test_eb24_a_loss_is_one_number():
    with pytest.raises(ValueError, match="scalar"):
        numerical_gradient(lambda x: x * 2, np.ones(3))

    class UnsummedSquaredError(MeanSquaredError):
        def value(self, y_hat, y):
            return (np.asarray(y_hat) - y) ** 2

    with pytest.raises(ValueError, match="scalar"):
        gradient_check(Tanh(), UnsummedSquaredError(), X, Y)


def test_eb26_the_usual_step_is_good_to_nine_digits_and_a_tiny_one_is_noise():
    def slope(**step):
        return numerical_gradient(lambda v: np.exp(v[0]), [1.0], **step)[0]

    assert slope() == pytest.approx(np.e, rel=1e-9)
    assert slope(h=1e-13) != pytest.approx(np.e, rel=1e-6)


# --- relative_error


def test_eb13_two_zeros_have_no_error():
    assert relative_error(np.zeros(3), np.zeros(3)) == 0


def test_eb14_zero_on_either_side_is_an_error_of_one():
    assert relative_error([0.5], [0.0]) == relative_error([0.0], [0.5]) == 1


# --- gradient_check


def test_eb10_a_random_loss_is_refused():
    class Dropout(Tanh):
        rng = np.random.default_rng(0)

        def forward(self, z):
            return super().forward(z * (self.rng.random(np.shape(z)) > 0.5))

    with pytest.raises(ValueError, match="deterministic"):
        check(Dropout())


def test_eb12_round_off_is_no_mistake():
    # One unit is dead: its slopes are 0, and backward says 3e-12 instead.
    def nearly(dL_da, a):
        exact = right(dL_da, a)
        return np.where(exact == 0, 3e-12, exact)

    y = np.tanh(X)
    y[:, 1:] += 1
    assert check(WithBackward(nearly), X, y).passed


def test_eb15_nan_in_a_gradient_fails():
    def holed(dL_da, a):
        dL_dz = right(dL_da, a)
        dL_dz[0, 1] = np.nan
        return dL_dz

    assert not check(WithBackward(holed)).passed
    assert np.isnan(relative_error([1.0, np.nan, 2.0], [1.0, 1.0, 2.0]))


def test_eb16_nan_on_both_sides_fails_and_is_named():
    x = X.copy()
    x[0, 0] = np.nan
    report = check(Tanh(), x)
    assert not report.passed
    assert "nan" in str(report).lower()


def test_eb17_one_wrong_entry_among_a_thousand_fails():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(10, 100)), rng.normal(size=(10, 100))

    def one_sign(dL_da, a):
        dL_dz = right(dL_da, a)
        dL_dz[5, 0] *= -1
        return dL_dz

    assert check(WithBackward(right), x, y).passed
    assert not check(WithBackward(one_sign), x, y).passed


def test_eb18_a_wrong_bias_beside_large_weights_fails_by_name():
    class BiasTwice(Dense):
        def backward(self, dL_dz, x):
            dL_dx, grads = super().backward(dL_dz, x)
            return dL_dx, grads | {"b": 2 * grads["b"]}

    layer = BiasTwice(EVERY_LAYER[0].W, [0.01, 0.02, 0.03])
    report = check(layer, 1e4 * X)
    assert not report.passed
    assert report.errors["b"] > 0.1
    assert report.errors["W"] < report.tolerance


def test_eb22_a_softmax_mutant_that_uniform_errors_would_hide_is_caught():
    class Mutant(Softmax):
        def backward(self, dL_dp, p):
            s = (dL_dp * p).sum(axis=1, keepdims=True)
            return p * (dL_dp / s - 1), {}

    _, cache = Softmax().forward([[0.2, 1.0, -0.5]])
    hidden = np.ones((1, 3))
    np.testing.assert_allclose(
        Mutant().backward(hidden, cache)[0],
        Softmax().backward(hidden, cache)[0],
        **NEAR,
    )
    assert not check(Mutant()).passed


def test_eb27_at_a_minimum_the_check_moves_away():
    def doubled(dL_da, a):
        return 2 * right(dL_da, a)

    at_minimum = np.tanh(X)
    assert check(Tanh(), X, at_minimum).passed
    assert not check(WithBackward(doubled), X, at_minimum).passed


def test_eb29_index_mistakes_show_on_inputs_that_vary():
    class Untransposed(Dense):
        def backward(self, dL_dz, x):
            dL_dx, grads = super().backward(dL_dz, x)
            return dL_dx, grads | {"W": x @ dL_dz}

    layer = Untransposed([[1.0, 2.0], [0.5, -1.0]], [0.0, 0.0])
    x, y = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[1.0, 2.0], [3.0, 4.0]])
    assert not check(layer, x, y).passed


# --- numbers and shapes


def test_ed01_a_batch_of_one_keeps_its_axes():
    layer = Dense(np.ones((3, 2)), [0, 0])
    _, grads = layer.backward([[0.5, -1.0]], np.array([[2.0, 3.0, 4.0]]))
    assert grads["W"].tolist() == [[1, -2], [1.5, -3], [2, -4]]
    assert grads["b"].tolist() == [0.5, -1]


def test_ed02_an_empty_batch_is_refused():
    empty = np.zeros((0, 3))
    for refused in (
        lambda: MeanSquaredError().value(empty, empty),
        lambda: mlp([3, 2])(empty),
        lambda: train(
            mlp([3, 3]), MeanSquaredError(), empty, empty, optimizer=SGD(1), epochs=1
        ),
    ):
        with pytest.raises(ValueError, match="empty batch"):
            refused()


def test_ed03_a_single_row_and_a_column_of_biases_are_refused():
    with pytest.raises(ValueError, match="2-D"):
        Dense(np.eye(2), [0, 0]).forward([1.0, 2.0])
    with pytest.raises(ValueError, match=r"b has shape \(2, 1\), but W has shape"):
        Dense(np.eye(2), [[10.0], [20.0]])


def test_ed04_a_column_against_a_row_is_refused():
    with pytest.raises(ValueError, match="shape"):
        MeanSquaredError().value([[1.0], [2.0], [3.0]], [1.0, 2.0, 3.0])


def test_ed05_relu_does_not_hide_nan():
    a, _ = ReLU().forward([[np.nan, -1.0, 2.0]])
    np.testing.assert_array_equal(a, [[np.nan, 0, 2]])


def test_ed13_zero_times_log_zero_is_zero():
    assert CrossEntropy().value([[1.0, 0.0]], [[1.0, 0.0]]) == 0


def test_ed14_zero_at_the_true_class_is_large_and_finite():
    value = CrossEntropy().value([[0.0, 0.0, 1.0]], [[1.0, 0.0, 0.0]])
    assert 20 < value < np.inf


@pytest.mark.parametrize("dtype", [np.float32, np.float16])
def test_ed15_ed16_low_precision_does_not_defeat_the_floor(dtype):
    for y in (0, 1):
        assert np.isfinite(BinaryCrossEntropy().value(np.ones((1, 1), dtype), [[y]]))


def test_ed19_a_far_sigmoid_is_quiet():
    with warnings.catch_warnings(), np.errstate(over="warn", under="ignore"):
        warnings.simplefilter("error")
        assert Sigmoid().forward([-1000.0])[0].tolist() == [0]


def test_ed20_a_far_tanh_is_one():
    assert Tanh().forward([1000.0])[0].tolist() == [1]


def test_ed22_leaky_relu_lets_its_leak_through():
    layer = LeakyReLU(0.01)
    a, z = layer.forward([-3.0, 3.0])
    np.testing.assert_allclose(a, [-0.03, 3])
    np.testing.assert_allclose(layer.backward([1.0, 2.0], z)[0], [0.01, 2])


@pytest.mark.parametrize("optimizer", [SGD, Momentum, Adam])
@pytest.mark.parametrize("rate", [float("nan"), float("inf"), -0.1])
def test_ed24_ed25_a_learning_rate_that_is_none_is_refused(optimizer, rate):
    with pytest.raises(ValueError, match="learning rate"):
        optimizer(rate)


def test_ed26_zero_times_an_infinite_gradient_is_refused():
    with pytest.raises(ValueError, match="dL_dw is not finite"):
        SGD(0.0).step({"w": np.ones(2)}, {"w": np.array([1.0, np.inf])})


def test_ed27_a_diverging_run_stops_and_says_why():
    with pytest.raises(ValueError, match=r"not finite after step \d+.*learning rate"):
        train(*data.integer_net(), optimizer=SGD(5.0), epochs=2000)


def test_ed32_a_network_with_activations_can_be_stored(tmp_path):
    network = mlp([3, 4, 2], activation=ReLU())
    save(network, tmp_path / "network.npz")
    for again in (load(tmp_path / "network.npz"), pickle.loads(pickle.dumps(network))):
        np.testing.assert_array_equal(again(X), network(X))


def test_ed33_ed34_shuffling_keeps_every_row_and_its_label():
    x = np.arange(20).reshape(10, 2)
    dealt = [*batches(x, x[:, 0], 3, np.random.default_rng(0))]
    for some_x, some_y in dealt:
        np.testing.assert_array_equal(some_x[:, 0], some_y)
    assert sorted(np.concatenate([y for _, y in dealt])) == x[:, 0].tolist()


@pytest.mark.parametrize("layer", EVERY_LAYER, ids=lambda layer: type(layer).__name__)
def test_ed35_ed39_a_pass_changes_nothing_and_can_be_repeated(layer):
    x, dL_dout = X.copy(), Y.copy()
    before = [a.copy() for a in (x, dL_dout, *layer.params.values())]
    _, cache = layer.forward(x)
    (first, first_grads), (second, second_grads) = (
        layer.backward(dL_dout, cache) for _ in range(2)
    )
    np.testing.assert_array_equal(first, second)
    for name, g in first_grads.items():
        np.testing.assert_array_equal(g, second_grads[name])
    for a, b in zip(before, (x, dL_dout, *layer.params.values()), strict=True):
        np.testing.assert_array_equal(a, b)


def test_ed37_equal_weights_stay_equal_and_random_ones_do_not():
    x, y = np.array([[0.0, 1], [1, 0], [1, 1]]), np.array([[1.0], [1], [0]])
    same = Sequential(
        Dense(np.full((2, 2), 0.5), [0, 0]), Sigmoid(), Dense([[0.5], [0.5]], [0])
    )

    def units(network):
        run = train(network, MeanSquaredError(), x, y, optimizer=SGD(1), epochs=50)
        return run.network.params["W1"].T

    assert np.array_equal(*units(same))
    assert not np.allclose(*units(mlp([2, 2, 1], activation=Sigmoid())))


def test_ed40_one_class_is_certain_and_warned_of():
    with pytest.warns(UserWarning, match="one class"):
        p, _ = Softmax().forward([[3.0], [-2.0]])
    assert p.tolist() == [[1], [1]]
    with pytest.warns(UserWarning, match="one class"):
        SoftmaxCrossEntropy().gradient([[3.0], [-2.0]], [[1], [1]])


def test_ed41_a_single_example_as_a_list_is_refused_by_name():
    with pytest.raises(
        ValueError, match=r"x must be 2-D \(N, n_in\), got shape \(2,\)"
    ):
        Dense(np.eye(2), np.zeros(2)).forward([1, 2])


def test_every_loss_refuses_a_batch_that_is_none():
    y = np.zeros((0, 2))
    for loss in (
        MeanSquaredError,
        BinaryCrossEntropy,
        CrossEntropy,
        SigmoidCrossEntropy,
        SoftmaxCrossEntropy,
    ):
        with pytest.raises(ValueError, match="empty batch"):
            loss().value(y, y)
