"""Layers: hand numbers, rules that hold for every input, and doors that stay shut."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from backproplab import Dense, LeakyReLU, ReLU, Sigmoid, Softmax, Softplus, Tanh
from backproplab.layers import log_softmax

ACTIVATIONS = [Sigmoid(), Tanh(), ReLU(), LeakyReLU(0.2), Softplus(), Softmax()]
LAYERS = [Dense([[1, -2], [3, 0.5], [-1, 1]], [0.5, 20]), *ACTIVATIONS]
ENTRYWISE = ACTIVATIONS[:-1]
SCORES = arrays(
    float,
    array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=5),
    elements=st.floats(-1000, 1000),
)


def kind(layer):
    return type(layer).__name__


every_layer = pytest.mark.parametrize("layer", LAYERS, ids=kind)
every_activation = pytest.mark.parametrize("layer", ACTIVATIONS, ids=kind)


def rows(layer, n=4):
    rng = np.random.default_rng(7)
    x = rng.normal(size=(n, 3))
    return x, rng.normal(size=layer.forward(x)[0].shape)


# --- hand numbers


def test_dense_by_hand():
    layer = Dense([[1, 0], [3, 1.5]], [0.5, 20])
    z, x = layer.forward([[1, 2]])
    assert z.tolist() == [[7.5, 23]]
    dL_dx, grads = layer.backward([[1, -2]], x)
    assert dL_dx.tolist() == [[1, 0]]
    assert grads["W"].tolist() == [[1, -2], [2, -4]]
    assert grads["b"].tolist() == [1, -2]


def test_dense_adds_up_over_the_rows():
    layer = Dense([[1, 2], [0, 1]], [0, 0])
    dL_dx, grads = layer.backward([[1, 2], [3, 4]], np.array([[1.0, 0], [2, 1]]))
    assert grads["W"].tolist() == [[7, 10], [3, 4]]
    assert grads["b"].tolist() == [4, 6]
    assert dL_dx.tolist() == [[5, 2], [11, 4]]


@pytest.mark.parametrize(
    ("layer", "z", "a", "slope"),
    [
        (Sigmoid(), 1, 0.7310585786300049, 0.19661193324148185),
        (Sigmoid(), 0, 0.5, 0.25),
        (Tanh(), 0.5, 0.46211715726000973, 0.7864477329659274),
        (ReLU(), 2, 2, 1),
        (ReLU(), -2, 0, 0),
        (ReLU(), 0, 0, 0),
        (LeakyReLU(), -3, -0.03, 0.01),
        (LeakyReLU(0.2), -3, -0.6, 0.2),
        (LeakyReLU(0.2), 3, 3, 1),
        (LeakyReLU(0.2), 0, 0, 0.2),
        (Softplus(), 0, 0.6931471805599453, 0.5),
        (Softplus(), 1, 1.3132616875182228, 0.7310585786300049),
    ],
)
def test_activation_by_hand(layer, z, a, slope):
    out, cache = layer.forward([[z]])
    dL_dz, grads = layer.backward([[2.0]], cache)
    assert out.item() == pytest.approx(a, rel=1e-14)
    assert dL_dz.item() == pytest.approx(2 * slope, rel=1e-14)
    assert grads == {}


def test_relu_masks_by_its_input_and_lets_negative_errors_through():
    _, z = ReLU().forward([[1, 4, -1, 0]])
    assert ReLU().backward([[2, -3, 5, 7]], z)[0].tolist() == [[2, -3, 0, 0]]


def test_softmax_by_hand():
    p, cache = Softmax().forward([[0, np.log(3)]])
    np.testing.assert_allclose(p, [[0.25, 0.75]], rtol=1e-14)
    np.testing.assert_allclose(
        Softmax().backward([[1, 5]], cache)[0], [[-0.75, 0.75]], rtol=1e-14
    )


# --- far away


@pytest.mark.parametrize(
    ("layer", "z", "a"),
    [
        (Sigmoid(), [-1000, -40, 40, 1000], [0, np.exp(-40), 1, 1]),
        (Tanh(), [-1000, 1000], [-1, 1]),
        (Softplus(), [-1000, -40, 1000], [0, np.exp(-40), 1000]),
        (Softmax(), [1000, 1000], [0.5, 0.5]),
        (Softmax(), [-1000, -1000], [0.5, 0.5]),
        (Softmax(), [-1000, 0, 1000], [0, 0, 1]),
    ],
)
def test_far_inputs_give_the_limit_and_no_warning(layer, z, a):
    out, cache = layer.forward([z])
    np.testing.assert_allclose(out, [a], rtol=1e-14)
    assert np.isfinite(layer.backward(np.ones((1, len(z))), cache)[0]).all()


def test_softmax_shifts_every_row_by_its_own_maximum():
    p, _ = Softmax().forward([[0, 0], [1000, 1000]])
    assert p.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_log_softmax_keeps_what_softmax_rounds_to_zero():
    assert log_softmax([[0, -1000]])[0, 1] == -1000


@every_layer
def test_nan_stays_nan(layer):
    x, dL_dout = rows(layer)
    x[0] = np.nan
    out, cache = layer.forward(x)
    assert np.isnan(out[0]).all()
    assert np.isfinite(out[1:]).all()
    dL_dout[1] = np.nan
    assert np.isnan(layer.backward(dL_dout, cache)[0][1]).all()


# --- rules


@given(SCORES, st.floats(-1000, 1000))
def test_softmax_rows_are_probabilities_and_a_common_shift_changes_nothing(z, shift):
    p, _ = Softmax().forward(z)
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-12)
    assert ((p >= 0) & (p <= 1)).all()
    np.testing.assert_allclose(
        Softmax().forward(z + shift)[0], p, rtol=1e-9, atol=1e-12
    )


@given(SCORES, st.integers(0, 1000))
def test_softmax_backward_is_the_whole_table_of_slopes(z, seed):
    dL_dp = np.random.default_rng(seed).normal(size=z.shape)  # not uniform: see EB-22
    p, cache = Softmax().forward(z)
    table = p[:, :, None] * (np.eye(z.shape[1]) - p[:, None, :])  # ∂p_k/∂z_j
    expected = np.einsum("nk,nkj->nj", dL_dp, table)
    np.testing.assert_allclose(
        Softmax().backward(dL_dp, cache)[0], expected, atol=1e-12
    )
    np.testing.assert_allclose(expected.sum(axis=1), 0, atol=1e-12)


@given(SCORES)
def test_sigmoid_and_tanh_and_softplus_know_each_other(z):
    a, _ = Sigmoid().forward(z)
    mirrored, _ = Sigmoid().forward(-z)
    np.testing.assert_allclose(a + mirrored, 1, rtol=1e-14)
    np.testing.assert_allclose(Tanh().forward(z / 2)[0], 2 * a - 1, atol=1e-14)
    soft, _ = Softplus().forward(z)
    np.testing.assert_allclose(soft - Softplus().forward(-z)[0], z, atol=1e-12)


@given(SCORES)
def test_leaky_relu_lies_between_relu_and_the_identity(z):
    np.testing.assert_array_equal(LeakyReLU(0).forward(z)[0], ReLU().forward(z)[0])
    np.testing.assert_array_equal(LeakyReLU(1).forward(z)[0], z)


@given(st.integers(0, 1000), st.integers(1, 5), st.integers(1, 4), st.integers(1, 4))
def test_dense_backward_is_the_same_row_by_row(seed, n, n_in, n_out):
    rng = np.random.default_rng(seed)
    layer = Dense(rng.normal(size=(n_in, n_out)), rng.normal(size=n_out))
    x, dL_dz = rng.normal(size=(n, n_in)), rng.normal(size=(n, n_out))
    dL_dx, grads = layer.backward(dL_dz, x)
    singly = [layer.backward(dL_dz[[i]], x[[i]]) for i in range(n)]
    np.testing.assert_allclose(dL_dx, np.vstack([dx for dx, _ in singly]), atol=1e-12)
    for name, total in grads.items():
        parts = sum(own[name] for _, own in singly)
        np.testing.assert_allclose(total, parts, atol=1e-12)
        assert total.shape == layer.params[name].shape


@every_layer
def test_a_batch_of_one_is_that_row_of_the_batch(layer):
    x, dL_dout = rows(layer)
    out, cache = layer.forward(x)
    one, one_cache = layer.forward(x[:1])
    np.testing.assert_allclose(one, out[:1], rtol=1e-14)
    dL_dx, _ = layer.backward(dL_dout, cache)
    dL_done, _ = layer.backward(dL_dout[:1], one_cache)
    np.testing.assert_allclose(dL_done, dL_dx[:1], rtol=1e-13, atol=1e-15)


@every_layer
def test_inputs_stay_as_they_are_and_backward_can_be_called_again(layer):
    x, dL_dout = rows(layer)
    before = [a.copy() for a in (x, dL_dout, *layer.params.values())]
    _, cache = layer.forward(x)
    first, first_grads = layer.backward(dL_dout, cache)
    layer.forward(x + 1)
    second, second_grads = layer.backward(dL_dout, cache)
    np.testing.assert_array_equal(first, second)
    assert np.abs(first).max() > 0
    for name, g in first_grads.items():
        np.testing.assert_array_equal(g, second_grads[name])
    for a, b in zip(before, (x, dL_dout, *layer.params.values()), strict=True):
        np.testing.assert_array_equal(a, b)


@every_layer
@pytest.mark.parametrize("dtype", [int, np.float32, np.float16, bool])
def test_every_type_of_number_is_worked_on_in_float64(layer, dtype):
    x = np.array([[1, 0, 2], [0, 3, 1]]).astype(dtype)
    out, cache = layer.forward(x)
    np.testing.assert_array_equal(out, layer.forward(x.astype(float))[0])
    dL_dout = np.ones(out.shape).astype(dtype)
    dL_dx, grads = layer.backward(dL_dout, cache)
    assert {a.dtype for a in (out, dL_dx, *grads.values())} == {np.dtype(float)}


@every_layer
def test_memory_order_does_not_matter(layer):
    x, dL_dout = rows(layer)
    turned = np.asfortranarray(x)
    strided = np.repeat(np.repeat(x, 2, axis=0), 3, axis=1)[::2, ::3]
    assert not strided.flags.c_contiguous
    expected, cache = layer.forward(x)
    dL_dx, _ = layer.backward(dL_dout, cache)
    for view in (turned, strided):
        out, cache = layer.forward(view)
        np.testing.assert_allclose(out, expected, rtol=1e-14)
        back, _ = layer.backward(np.asfortranarray(dL_dout), cache)
        np.testing.assert_allclose(back, dL_dx, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("layer", ENTRYWISE, ids=kind)
@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 4)])
def test_entrywise_activations_take_any_shape(layer, shape):
    z = np.random.default_rng(0).normal(size=shape)
    a, cache = layer.forward(z)
    assert a.shape == shape
    assert layer.backward(z, cache)[0].shape == shape


# --- a layer never changes


def test_dense_keeps_copies_of_its_own():
    W, b = np.ones((2, 2)), np.zeros(2)
    layer = Dense(W, b)
    W += 5
    b += 5
    assert layer.forward([[1, 1]])[0].tolist() == [[2, 2]]


def test_with_params_returns_another_layer():
    layer = Dense([[1.0]], [0.0])
    other = layer.with_params(b=np.array([2.0]))
    assert other.forward([[1]])[0].item() == 3
    assert layer.forward([[1]])[0].item() == 1
    with pytest.raises(TypeError, match="c"):
        layer.with_params(c=np.ones(1))


@every_activation
def test_activations_have_nothing_to_change(layer):
    assert layer.params == {}
    assert layer.with_params() is layer
    with pytest.raises(ValueError, match=rf"{kind(layer)} has no parameters.*W"):
        layer.with_params(W=np.ones(1))


def test_random_draws_from_the_generator_with_the_stated_spread():
    layer = Dense.random(400, 300, rng=np.random.default_rng(0))
    assert layer.W.std() == pytest.approx(1 / 20, rel=0.01)
    assert layer.b.tolist() == [0] * 300
    wide = Dense.random(400, 300, rng=np.random.default_rng(0), spread=2)
    np.testing.assert_allclose(wide.W, 40 * layer.W, rtol=1e-12)


# --- refused


@pytest.mark.parametrize("b", [[[10], [20]], [[10, 20]], [1, 2, 3], [1], 5])
def test_a_bias_of_another_shape_is_refused_with_both_shapes(b):
    with pytest.raises(ValueError, match="b has shape") as refused:
        Dense(np.eye(2), b)
    assert str(np.shape(b)) in str(refused.value)
    assert "W has shape (2, 2)" in str(refused.value)


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ([1, 2, 3], ["x must be 2-D (N, n_in)", "(3,)", "[[…]]"]),
        (5, ["x must be 2-D", "()"]),
        (np.zeros((1, 1, 3)), ["x must be 2-D", "(1, 1, 3)"]),
        (np.zeros((0, 3)), ["empty batch", "(0, 3)"]),
        ([[1, 2]], ["(1, 2)", "(3, 2)", "n_in is 2 in x and should be 3"]),
        ([["one", "two", "three"]], ["x must be an array of numbers"]),
        ([[1, 2, 3], [4]], ["x must be an array of numbers"]),
    ],
)
def test_dense_refuses_what_is_no_table_of_its_inputs(x, words):
    with pytest.raises((ValueError, TypeError)) as refused:
        LAYERS[0].forward(x)
    for word in words:
        assert word in str(refused.value)


@pytest.mark.parametrize("W", [[1, 2], 3, np.zeros((2, 0)), np.zeros((0, 2))])
def test_weights_are_a_table(W):
    with pytest.raises(ValueError, match=r"W .*\(n_in, n_out\)"):
        Dense(W, [0, 0])


@every_layer
def test_an_error_of_another_shape_is_never_stretched(layer):
    x, dL_dout = rows(layer)
    out, cache = layer.forward(x)
    for wrong in (dL_dout[:1], dL_dout[:, :1], dL_dout[0], dL_dout.T, 1.0):
        with pytest.raises(ValueError, match="shapes differ") as refused:
            layer.backward(wrong, cache)
        assert str(np.shape(wrong)) in str(refused.value)
        assert str(out.shape) in str(refused.value)


def test_softmax_is_over_the_rows_of_a_table():
    with pytest.raises(ValueError, match=r"z must be 2-D \(N, n_classes\)"):
        Softmax().forward([1, 2, 3])
    with pytest.raises(ValueError, match="empty batch"):
        Softmax().forward(np.zeros((0, 3)))


def test_softmax_over_one_class_warns():
    with pytest.warns(UserWarning, match="one class"):
        p, cache = Softmax().forward([[3], [-2]])
    assert p.tolist() == [[1], [1]]
    assert Softmax().backward([[5], [7]], cache)[0].tolist() == [[0], [0]]


@pytest.mark.parametrize(
    ("x", "got"),
    [
        (None, "None"),
        ([["1", "2", "3"]], "'1'"),
        ([[1, None, 2]], "None"),
        (np.ones((1, 3)) * 1j, "1j"),
        (np.zeros((1, 0), complex), "an array of complex128"),
        (np.array([["2020-01-01"]], "datetime64[D]"), r"date\(2020, 1, 1\)"),
        (np.array([[1]], "datetime64[ns]"), "an array of datetime64"),
        (np.array([[1]], "timedelta64[D]"), r"timedelta\(days=1\)"),
        (Tanh(), r"Tanh\(\)"),
    ],
)
def test_what_is_no_number_is_refused_and_shown(x, got):
    with pytest.raises(TypeError, match=f"x must be an array of numbers, got .*{got}"):
        LAYERS[0].forward(x)


def test_objects_that_are_numbers_are_taken():
    x = np.array([[Fraction(1, 2), 2, True]], dtype=object)
    np.testing.assert_array_equal(
        LAYERS[0].forward(x)[0], LAYERS[0].forward([[0.5, 2, 1]])[0]
    )


@every_activation
@pytest.mark.parametrize("shape", [(0,), (0, 3), (2, 0)])
def test_activations_refuse_an_empty_batch(layer, shape):
    with pytest.raises(ValueError, match=rf"z .*has shape {re.escape(str(shape))}|2-D"):
        layer.forward(np.zeros(shape))


@pytest.mark.parametrize("x", [np.ones((4, 2)), np.ones(3), None])
def test_dense_refuses_a_cache_that_is_none_of_its_inputs(x):
    with pytest.raises((ValueError, TypeError), match="x ") as refused:
        LAYERS[0].backward(np.ones((4, 2)), x)
    if x is not None and x.ndim == 2:
        assert "x has shape (4, 2)" in str(refused.value)
        assert "W has shape (3, 2)" in str(refused.value)


@pytest.mark.parametrize("leak", [np.nan, np.inf, None, "0.1", True, [0.1], 1j])
def test_a_leak_is_a_number(leak):
    with pytest.raises(ValueError, match="leak must be a finite number, got"):
        LeakyReLU(leak)


@pytest.mark.parametrize("sizes", [(0, 1), (1, -1), (2.5, 1), (None, 1), ("2", 1)])
def test_random_refuses_sizes_that_are_none(sizes):
    with pytest.raises(ValueError, match=r"n_(in|out) must be a whole number ≥ 1, got"):
        Dense.random(*sizes, rng=np.random.default_rng(0))


@pytest.mark.parametrize("rng", [0, None, np.random])
def test_random_wants_a_generator(rng):
    with pytest.raises(TypeError, match=r"rng must be np.random.default_rng\(seed\)"):
        Dense.random(2, 1, rng=rng)


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (Dense(np.ones((2, 3)), [0, 0, 0]), "Dense(2 -> 3)"),
        (Tanh(), "Tanh()"),
        (Softmax(), "Softmax()"),
        (LeakyReLU(), "LeakyReLU(leak=0.01)"),
    ],
)
def test_repr_says_how_a_layer_is_made(layer, text):
    assert repr(layer) == text


def test_nobody_can_write_into_a_layer():
    layer = Dense([[1.0]], [0.0])
    for w in (*layer.params.values(), layer.W, layer.b):
        with pytest.raises(ValueError, match="read-only"):
            w[...] = 7
