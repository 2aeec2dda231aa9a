"""Networks: names, order, and doors that stay shut."""

import pickle

import numpy as np
import pytest

from backproplab import (
    Dense,
    LeakyReLU,
    MeanSquaredError,
    ReLU,
    Sequential,
    Sigmoid,
    Softmax,
    Tanh,
    data,
    mlp,
)
from backproplab.layers import Activation

X = np.random.default_rng(0).normal(size=(5, 3))


class Halve(Activation):
    """A layer of a learner's own."""

    def forward(self, z):
        return np.asarray(z) / 2, None

    def backward(self, dL_da, cache):
        return np.asarray(dL_da) / 2, {}


def deep(*layers):
    rng = np.random.default_rng(1)
    return Sequential(Dense.random(3, 4, rng=rng), *layers, Dense.random(4, 2, rng=rng))


# --- names


@pytest.mark.parametrize(
    ("network", "names", "params"),
    [
        (mlp([3, 4, 2]), ["z1", "a1", "z2"], ["W1", "b1", "W2", "b2"]),
        (deep(Tanh(), Softmax()), ["z1", "a1", "p1", "z2"], ["W1", "b1", "W2", "b2"]),
        (deep(Tanh(), ReLU()), ["z1", "a1", "a1_2", "z2"], ["W1", "b1", "W2", "b2"]),
        (
            deep(Tanh(), ReLU(), Tanh()),
            ["z1", "a1", "a1_2", "a1_3", "z2"],
            ["W1", "b1", "W2", "b2"],
        ),
        (Sequential(Tanh()), ["a0"], []),
        (Sequential(Tanh(), Dense(np.ones((3, 1)), [0])), ["a0", "z1"], ["W1", "b1"]),
    ],
    ids=str,
)
def test_outputs_and_parameters_are_numbered_by_layer(network, names, params):
    assert network.names == names
    assert [*network.params] == params


def test_a_network_inside_a_network_is_laid_out_flat():
    inner = mlp([4, 4, 2])
    outer = Sequential(Dense(np.ones((3, 4)), np.zeros(4)), Tanh(), inner, Sigmoid())
    assert outer.names == ["z1", "a1", "z2", "a2", "z3", "a3"]
    np.testing.assert_array_equal(outer.params["W2"], inner.params["W1"])
    assert Sequential(outer).names == outer.names


def test_a_network_needs_a_layer():
    with pytest.raises(ValueError, match="at least one layer"):
        Sequential()


def test_repr_tells_kinds_and_sizes():
    assert repr(mlp([2, 3, 1])) == "Sequential(Dense, Tanh, Dense; sizes 2-3-1)"
    assert "0x" not in repr(deep(Halve()))
    assert repr(Sequential(ReLU(), Tanh())) == "Sequential(ReLU, Tanh)"


def test_layers_that_do_not_fit_are_refused_by_their_sizes():
    wide, narrow = Dense(np.ones((2, 3)), [0] * 3), Dense(np.ones((2, 1)), [0])
    with pytest.raises(
        ValueError, match=r"Dense\(2 -> 3\) puts out 3 .*Dense\(2 -> 1\) .*takes 2"
    ):
        Sequential(wide, Tanh(), narrow)


class FirstTwo:
    """A layer from scratch, which changes the number of columns."""

    symbol = "c"

    def __init__(self):
        self.params = {}

    def forward(self, x):
        return x[:, :2], x

    def backward(self, dL_dc, x):
        return np.pad(dL_dc, ((0, 0), (0, x.shape[1] - 2))), {}


def test_a_layer_of_your_own_may_change_the_number_of_columns():
    wide, narrow = Dense(np.ones((2, 3)), [0] * 3), Dense(np.ones((2, 1)), [0])
    assert Sequential(wide, FirstTwo(), narrow)([[1, 2]]).tolist() == [[6]]


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ((Tanh,), r"Tanh is a class, not a layer: write Tanh\(\)"),
        ((None,), "None is no layer: it has no params"),
        (([Tanh()],), r"\[Tanh\(\)\] is no layer"),
        (("tanh",), "'tanh' is no layer"),
    ],
)
def test_what_is_no_layer_is_refused(layers, words):
    with pytest.raises(TypeError, match=words):
        Sequential(*layers)


@pytest.mark.parametrize("activation", [Tanh, "tanh"])
def test_mlp_refuses_an_activation_that_is_none(activation):
    with pytest.raises(TypeError, match=r"write Tanh\(\)|'tanh' is no layer"):
        mlp([2, 3, 1], activation=activation)


class Twice(Dense):
    """A layer whose second parameter has a name that ends in a number."""

    @property
    def params(self):
        return {"W": self.W, "W1": self.b}


def test_two_parameters_of_one_name_are_refused():
    square = Dense(np.eye(2), [0, 0])
    assert len(Sequential(Twice(np.eye(2), [0, 0]), *[square] * 9).params) == 20
    with pytest.raises(ValueError, match="two parameters would be called 'W11'"):
        Sequential(Twice(np.eye(2), [0, 0]), *[square] * 10)


# --- forward and backward


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ([1, 2], r"\(2,\) \(one example is a batch"),
        (np.ones((1, 2, 3)), "2-D"),
        (np.zeros((0, 3)), "empty batch"),
    ],
)
@pytest.mark.parametrize("network", [Sequential(ReLU()), mlp([2, 1])], ids=str)
def test_the_input_of_a_network_is_a_table(network, x, words):
    with pytest.raises(ValueError, match=words) as refused:
        network(x)
    assert "x" in str(refused.value)


def test_forward_is_the_layers_one_after_the_other():
    network = mlp([3, 4, 2], seed=5)
    W1, b1, W2, b2 = network.params.values()
    expected = np.tanh(X @ W1 + b1) @ W2 + b2
    np.testing.assert_allclose(network(X), expected, rtol=1e-14)
    np.testing.assert_array_equal(network.forward(X)[0], network(X))


def test_backward_by_the_formulas():
    network, loss, x, y = data.integer_net()
    y_hat, caches = network.forward(x)
    dL_dz2 = loss.gradient(y_hat, y)
    dL_dx, grads = network.backward(dL_dz2, caches)
    W1, b1, W2, _ = network.params.values()
    z1 = x @ W1 + b1
    dL_dz1 = (dL_dz2 @ W2.T) * (z1 > 0)
    assert [*grads] == [*network.params]
    np.testing.assert_allclose(grads["W2"], np.maximum(z1, 0).T @ dL_dz2, rtol=1e-14)
    np.testing.assert_allclose(grads["W1"], x.T @ dL_dz1, rtol=1e-14, atol=1e-15)
    np.testing.assert_allclose(grads["b1"], dL_dz1.sum(axis=0), rtol=1e-14)
    np.testing.assert_allclose(dL_dx, dL_dz1 @ W1.T, rtol=1e-14, atol=1e-15)


def test_a_pass_in_between_changes_nothing():
    network = mlp([3, 4, 2])
    y_hat, caches = network.forward(X)
    _, first = network.backward(y_hat, caches)
    network.forward(X + 1)
    _, second = network.backward(y_hat, caches)
    for name, g in first.items():
        np.testing.assert_array_equal(g, second[name])


def test_one_layer_may_stand_in_two_places():
    square = Dense([[1.0, 2.0], [0.0, 1.0]], [0.5, -0.5])
    network = Sequential(square, square)
    assert [*network.params] == ["W1", "b1", "W2", "b2"]
    changed = network.with_params(b2=np.zeros(2))
    assert changed.params["b1"].tolist() == [0.5, -0.5]
    assert changed.params["b2"].tolist() == [0, 0]


def test_equal_units_stay_copies_of_one_another():
    same = Sequential(
        Dense(np.full((2, 2), 0.5), [0, 0]), Sigmoid(), Dense([[1], [1]], [0])
    )
    x, y = data.xor()
    y_hat, caches = same.forward(x)
    _, grads = same.backward(MeanSquaredError().gradient(y_hat, y), caches)
    np.testing.assert_array_equal(grads["W1"][:, 0], grads["W1"][:, 1])


# --- a network never changes


def test_with_params_returns_another_network():
    network = mlp([2, 3, 1])
    other = network.with_params(W1=np.ones((2, 3)))
    assert other.params["W1"].tolist() == [[1] * 3] * 2
    np.testing.assert_array_equal(other.params["W2"], network.params["W2"])
    assert network.params["W1"].tolist() != [[1] * 3] * 2


def test_with_params_refuses_what_does_not_fit():
    network = mlp([2, 3, 1])
    with pytest.raises(ValueError, match=r"no parameter 'W3'; there are .*'W1'"):
        network.with_params(W3=np.ones((1, 1)))
    with pytest.raises(ValueError, match=r"b1 has shape \(2,\).*shape \(3,\)"):
        network.with_params(b1=np.zeros(2))
    with pytest.raises(ValueError, match=r"W1 has shape \(5, 3\).*shape \(2, 3\)"):
        network.with_params(W1=np.ones((5, 3)))
    with pytest.raises(TypeError, match="W1 must be an array of numbers, got None"):
        network.with_params(W1=None)


# --- mlp


def test_mlp_draws_its_weights_first_layer_first():
    rng = np.random.default_rng(4)
    network = mlp([3, 5, 2], activation=ReLU(), seed=4)
    np.testing.assert_array_equal(
        network.params["W1"], rng.normal(scale=3**-0.5, size=(3, 5))
    )
    np.testing.assert_array_equal(
        network.params["W2"], rng.normal(scale=5**-0.5, size=(5, 2))
    )
    assert network.params["b1"].tolist() == [0] * 5
    assert [type(layer) for layer in network.layers] == [Dense, ReLU, Dense]


def test_mlp_leaves_the_global_generator_alone():
    state = np.random.get_state()[1].copy()  # noqa: NPY002 - the one we must not touch
    assert (mlp([3, 2]).params["W1"] == mlp([3, 2]).params["W1"]).all()
    assert (mlp([3, 2]).params["W1"] != mlp([3, 2], seed=1).params["W1"]).all()
    np.testing.assert_array_equal(np.random.get_state()[1], state)  # noqa: NPY002


@pytest.mark.parametrize(
    "sizes",
    [
        [],
        [3],
        [3, 0],
        [3, -1, 2],
        [3, 2.5],
        [2, 2.0, 1],
        [True, True],
        [3, False],
        "abc",
        None,
        5,
        [2, None],
        [2, "3"],
        [np.nan, 2],
    ],
)
def test_mlp_refuses_sizes_that_are_none(sizes):
    with pytest.raises(ValueError, match="two or more whole numbers ≥ 1"):
        mlp(sizes)


@pytest.mark.parametrize("seed", [None, -1, 1.5, "a", np.random.default_rng(0)])
def test_mlp_wants_a_seed(seed):
    with pytest.raises(ValueError, match="seed must be a whole number ≥ 0, got"):
        mlp([2, 1], seed=seed)


def test_sizes_may_come_from_numpy():
    assert repr(mlp(np.array([2, 1]))) == "Sequential(Dense; sizes 2-1)"


def test_a_network_survives_pickling():
    network = deep(LeakyReLU(0.3))
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(network))(X), network(X))
