"""The gradient checker: it catches planted bugs, and accuses nobody who is right."""

from inspect import ismodule
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backproplab import (
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    LeakyReLU,
    MeanSquaredError,
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
    mlp,
    numerical_gradient,
    one_hot,
    relative_error,
)
from backproplab.gradcheck import directional_check
from backproplab.layers import Activation

RNG = np.random.default_rng(1)  # one generator: reseeding would make y equal x
LAYERS = [
    Dense.random(3, 4, rng=RNG),
    Sigmoid(),
    Tanh(),
    ReLU(),
    LeakyReLU(0.1),
    Softplus(),
    Softmax(),
    Sequential(Dense.random(3, 5, rng=RNG), Tanh(), Dense.random(5, 2, rng=RNG)),
]
ONE_HOT = one_hot([0, 2, 1, 1, 0, 2], 3)
LOSSES = [
    (MeanSquaredError(), RNG.normal(size=(6, 3)), RNG.normal(size=(6, 3))),
    (BinaryCrossEntropy(), RNG.uniform(0.1, 0.9, (6, 3)), ONE_HOT),
    (CrossEntropy(), RNG.uniform(0.1, 0.9, (6, 3)), ONE_HOT),
    (SigmoidCrossEntropy(), 3 * RNG.normal(size=(6, 3)), ONE_HOT),
    (SoftmaxCrossEntropy(), 3 * RNG.normal(size=(6, 3)), ONE_HOT),
]


def kind(thing: object) -> str:
    return type(thing).__name__


@pytest.mark.parametrize("layer", LAYERS, ids=kind)
def test_backward_returns_the_measured_slope(layer):
    x = np.random.default_rng(2).normal(size=(6, 3))
    y = np.random.default_rng(3).normal(size=layer.forward(x)[0].shape)
    report = gradient_check(layer, MeanSquaredError(), x, y)
    assert report.passed, f"\n{report}"
    assert all(np.abs(found.measured).max() > 1e-3 for found in report.comparisons)
    assert not report.undecidable


@pytest.mark.parametrize(("loss", "y_hat", "y"), LOSSES, ids=lambda v: kind(v)[:20])
def test_loss_gradient_is_the_measured_slope(loss, y_hat, y):
    measured = numerical_gradient(lambda v: loss.value(v, y), y_hat)
    assert np.abs(measured).max() > 1e-2
    np.testing.assert_allclose(loss.gradient(y_hat, y), measured, rtol=1e-6, atol=1e-9)


def test_no_public_layer_or_loss_is_left_out():
    import backproplab

    public = {n: getattr(backproplab, n) for n in backproplab.__all__}
    public = {n: value for n, value in public.items() if not ismodule(value)}
    layers = {n for n, v in public.items() if hasattr(v, "backward")} - {"Layer"}
    losses = {n for n, v in public.items() if hasattr(v, "gradient")} - {"Loss"}
    assert layers == {kind(layer) for layer in LAYERS}
    assert losses == {kind(loss) for loss, _, _ in LOSSES}


# --- planted bugs, one for each kind that public threads report


class BiasForgotten(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"b": 0 * grads["b"]}


class BiasAveraged(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"b": dL_dz.mean(axis=0)}


class BiasSummedOverAll(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"b": np.full_like(grads["b"], dL_dz.sum())}


class BiasNotSummed(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"b": dL_dz}


class WeightsDividedTwice(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"W": grads["W"] / len(x)}


class TransposeOnSquare(Dense):
    def backward(self, dL_dz, x):
        _, grads = super().backward(dL_dz, x)
        return dL_dz @ self.W, grads


class OuterProductTransposed(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"W": grads["W"].T}


class LastRowDropped(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"W": x[:-1].T @ dL_dz[:-1]}


class SlopeForgotten(Tanh):
    def backward(self, dL_da, a):
        return np.array(dL_da), {}


class SlopeSquareForgotten(Tanh):
    def backward(self, dL_da, a):
        return dL_da * (1 - a), {}


class SlopeSign(Sigmoid):
    def backward(self, dL_da, a):
        return -dL_da * a * (1 - a), {}


class SlopeAtTheGradient(Sigmoid):
    def backward(self, dL_da, a):
        s, _ = Sigmoid().forward(dL_da)
        return dL_da * s * (1 - s), {}


class MaskOnTheGradient(ReLU):
    def backward(self, dL_da, z):
        return dL_da * (dL_da > 0), {}


class MaskOnTheWrongSide(ReLU):
    def backward(self, dL_da, z):
        return dL_da * (z < 0), {}


class MaskForgotten(ReLU):
    def backward(self, dL_da, z):
        return np.array(dL_da), {}


class NaNAtZero(ReLU):
    def backward(self, dL_da, z):
        return dL_da * np.where(z > 0, 1.0, np.where(z < 0, 0.0, np.nan)), {}


class DiagonalOnly(Softmax):
    def backward(self, dL_dp, p):
        return dL_dp * p * (1 - p), {}


class JacobianDropped(Softmax):
    def backward(self, dL_dp, p):
        return np.array(dL_dp), {}


class SlightlyOff(Tanh):
    def backward(self, dL_da, a):
        return dL_da * (1 - a**2) * 1.00001, {}


class AddsUp(Dense):
    """Adds to what an earlier call found, as a forgotten zeroing of gradients does."""

    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        self.total = getattr(self, "total", 0) + grads["W"]
        return dL_dx, grads | {"W": self.total}


class Remembers(Tanh):
    """Uses the last forward pass, whichever it was."""

    def forward(self, z):
        self.last, a = super().forward(z)
        return self.last, a

    def backward(self, dL_da, a):
        return dL_da * (1 - self.last**2), {}


class WorksInPlace(ReLU):
    def forward(self, z):
        out = np.maximum(z, 0, out=z)
        return out, out


W, B = [[1.0, -0.5, 0.3], [0.2, 0.7, -1.1], [-0.4, 0.6, 0.9]], [0.1, -0.2, 0.3]
PLANTED = [
    *(
        bug(W, B)
        for bug in (
            BiasForgotten,
            BiasAveraged,
            BiasSummedOverAll,
            BiasNotSummed,
            WeightsDividedTwice,
            TransposeOnSquare,
            OuterProductTransposed,
            LastRowDropped,
            AddsUp,
        )
    ),
    SlopeForgotten(),
    SlopeSquareForgotten(),
    SlopeSign(),
    SlopeAtTheGradient(),
    MaskOnTheGradient(),
    MaskOnTheWrongSide(),
    MaskForgotten(),
    DiagonalOnly(),
    JacobianDropped(),
    SlightlyOff(),
    Remembers(),
    WorksInPlace(),
]


@pytest.mark.parametrize("layer", PLANTED, ids=kind)
@pytest.mark.parametrize("seed", range(3))
def test_a_planted_bug_is_caught(layer, seed):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    report = gradient_check(layer, MeanSquaredError(), x, y)
    assert not report.passed, f"\n{report}"
    assert "wrong" in str(report)


# Inside a network nobody else needs the array that WorksInPlace overwrites.
@pytest.mark.parametrize("layer", PLANTED[:-1], ids=kind)
def test_a_planted_bug_is_caught_inside_a_network(layer):
    rng = np.random.default_rng(4)
    net = Sequential(Dense.random(3, 3, rng=rng), layer, Dense.random(3, 2, rng=rng))
    x, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    assert not gradient_check(net, MeanSquaredError(), x, y).passed


def test_nan_at_a_corner_is_a_mistake():
    x = np.array([[0.0, 1.0, -1.0]])
    assert not gradient_check(NaNAtZero(), MeanSquaredError(), x, x + 1).passed
    assert gradient_check(ReLU(), MeanSquaredError(), x, x + 1).passed


class ForgotToDivide(MeanSquaredError):
    def gradient(self, y_hat, y):
        return super().gradient(y_hat, y) * len(y)


class SoftmaxTwice(SoftmaxCrossEntropy):
    def gradient(self, z, y):
        return super().gradient(Softmax().forward(z)[0], y)


@pytest.mark.parametrize("loss", [ForgotToDivide(), SoftmaxTwice()], ids=kind)
def test_a_wrong_loss_gradient_is_caught(loss):
    x = np.random.default_rng(5).normal(size=(6, 3))
    assert not gradient_check(Dense(W, B), loss, x, ONE_HOT).passed


def test_the_report_names_the_factor():
    x = np.random.default_rng(5).normal(size=(6, 3))
    report = gradient_check(Dense(W, B), ForgotToDivide(), x, ONE_HOT)
    assert "6 times the measured slope" in str(report)
    assert "1/N" in str(report)


# --- no false alarm


def test_kink_twin_is_undecidable_at_exactly_three_places():
    net, loss, x, y = data.kink_twin()
    assert loss.value(net(x), y) == pytest.approx(13.9, abs=1e-12)
    report = gradient_check(net, loss, x, y)
    assert report.passed, f"\n{report}"
    corners = {
        (name, corner.entry): corner
        for name, found in report.undecidable.items()
        for corner in found
    }
    in_parameters = {place for place in corners if place[0] != "x"}
    assert in_parameters == {("W1", (0, 0)), ("W1", (1, 0)), ("b1", (0,))}
    # The inputs of that one example reach the corner as well.
    assert {entry for name, entry in corners if name == "x"} == {(1, 0), (1, 1)}
    central = {p: (c.left + c.right) / 2 for p, c in corners.items()}
    expected = {
        ("W1", (0, 0)): (3.8, 4.0),
        ("W1", (1, 0)): (0.6, 0.4),
        ("b1", (0,)): (2.4, 2.2),
    }
    for place, (chosen, middle) in expected.items():
        assert corners[place].chosen == pytest.approx(chosen, abs=1e-12)
        assert central[place] == pytest.approx(middle, abs=1e-4)


@pytest.mark.parametrize(
    "offset", [0, 1e-9, -1e-9, 1e-8, 1e-7, -1e-6, 3e-6, 1e-5, 1e-4]
)
@pytest.mark.parametrize("bend", [ReLU(), LeakyReLU(0.2)], ids=kind)
def test_a_corner_at_or_near_zero_is_no_mistake(bend, offset):
    net, loss, x, y = data.kink_twin()
    first, _, last = net.layers
    first = first.with_params(b=first.b + offset)
    report = gradient_check(Sequential(first, bend, last), loss, x, y)
    assert report.passed, f"\n{report}"


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    sizes=st.lists(st.integers(1, 4), min_size=3, max_size=4),
    rows=st.integers(1, 4),
)
def test_an_integer_relu_net_full_of_corners_is_never_accused(seed, sizes, rows):
    rng = np.random.default_rng(seed)
    layers = []
    for n_in, n_out in pairwise(sizes):
        W = rng.integers(-2, 3, (n_in, n_out))
        layers += [Dense(W, rng.integers(-1, 2, n_out)), ReLU()]
    net = Sequential(*layers[:-1])
    x = rng.integers(-2, 3, (rows, sizes[0]))
    y = rng.integers(-3, 4, (rows, sizes[-1]))
    report = gradient_check(net, MeanSquaredError(), x, y)
    assert report.passed, f"\n{report}"


def test_float32_and_integer_inputs_are_checked_in_float64():
    net, loss, x, y = data.integer_net()
    whole = gradient_check(net, loss, x.astype(int), y.astype(int))
    single = gradient_check(net, loss, x.astype(np.float32), y.astype(np.float32))
    assert whole.passed
    assert single.passed
    assert whole.errors == single.errors == gradient_check(net, loss, x, y).errors


def test_a_zero_gradient_is_no_error_and_is_not_taken_as_proof():
    net = mlp([2, 3, 1])
    x = np.random.default_rng(0).normal(size=(4, 2))
    report = gradient_check(net, MeanSquaredError(), x, net(x))
    assert report.passed
    assert "proves nothing" in str(report)
    wrong = Sequential(net.layers[0], SlopeSquareForgotten(), net.layers[2])
    assert not gradient_check(wrong, MeanSquaredError(), x, wrong(x)).passed


def test_a_dead_unit_is_no_error():
    net = Sequential(
        Dense([[1.0, 1.0]], [0.5, -100.0]), ReLU(), Dense([[1.0], [2.0]], [0])
    )
    report = gradient_check(net, MeanSquaredError(), [[1.0], [2.0]], [[0.0], [1.0]])
    assert report.passed
    assert not report.undecidable


@pytest.mark.parametrize("scale", [1e-4, 1, 1e4])
def test_large_and_small_losses_are_checked_alike(scale):
    net = mlp([3, 4, 2], seed=3)
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(5, 3)), scale * rng.normal(size=(5, 2))
    assert gradient_check(net, MeanSquaredError(), x, y).passed


# --- refused


def test_a_random_loss_is_refused():
    class Dropout(Tanh):
        rng = np.random.default_rng(0)

        def forward(self, z):
            return super().forward(z * (self.rng.random(z.shape) > 0.5))

    with pytest.raises(ValueError, match="deterministic"):
        gradient_check(Dropout(), MeanSquaredError(), np.ones((4, 3)), np.zeros((4, 3)))


def test_a_missing_gradient_is_named():
    class Forgetful(Dense):
        def backward(self, dL_dz, x):
            dL_dx, grads = super().backward(dL_dz, x)
            return dL_dx, {"W": grads["W"]}

    x = np.random.default_rng(0).normal(size=(4, 3))
    report = gradient_check(Forgetful(W, B), MeanSquaredError(), x, x)
    assert not report.passed
    assert "returned no dL_db" in str(report)


# --- the two functions of notebook 07


def test_numerical_gradient_at_the_step_sizes_of_the_curriculum():
    slope = Sigmoid().backward(np.ones(1), Sigmoid().forward(np.ones(1))[0])[0]

    def error(h, central):
        def sigma(w):
            return Sigmoid().forward(w)[0]

        w = np.ones(1)
        ahead, behind = sigma(w + h), sigma(w - h) if central else sigma(w)
        return abs((ahead - behind) / (2 * h if central else h) / slope - 1).item()

    expected = {
        1e-1: (2e-2, 3e-4),
        1e-3: (2e-4, 3e-8),
        1e-5: (2e-6, 9e-12),
        1e-7: (3e-8, 2e-9),
        1e-9: (8e-8, 8e-8),
        1e-12: (4e-5, 4e-5),
    }
    for h, (forward, central) in expected.items():
        assert float(f"{error(h, central=False):.0e}") == forward
        assert float(f"{error(h, central=True):.0e}") == central
    measured = numerical_gradient(lambda w: Sigmoid().forward(w)[0], np.ones(1))
    assert abs(measured / slope - 1).item() < 1.5e-11


def test_numerical_gradient_accepts_integers_views_and_numbers():
    def cube(w):
        return (w**3).sum()

    np.testing.assert_allclose(numerical_gradient(cube, [1, 2]), [3, 12], rtol=1e-8)
    turned = np.arange(6.0).reshape(2, 3).T
    np.testing.assert_allclose(
        numerical_gradient(cube, turned), 3 * turned**2, rtol=1e-8, atol=1e-9
    )
    np.testing.assert_allclose(numerical_gradient(lambda w: 3 * w, 0.0), 3, rtol=1e-9)
    w = np.array([1.0, 2.0, 3.0])
    view = numerical_gradient(lambda w: w[1, ...], w)
    np.testing.assert_allclose(view, [0, 1, 0], atol=1e-9)
    assert w.tolist() == [1.0, 2.0, 3.0]


def test_numerical_gradient_wants_a_scalar():
    with pytest.raises(ValueError, match="scalar"):
        numerical_gradient(lambda w: w * 2, np.ones(3))


def test_relative_error():
    assert relative_error([0.0, 1.0], [0.0, 1.0]) == 0
    assert relative_error([0.5], [0.0]) == 1
    assert relative_error([0.5], [-0.5]) == 1
    assert relative_error([2e-7], [1e-7]) == pytest.approx(1 / 3)
    assert relative_error([1.0, 2.0], [1.0]) == np.inf
    assert np.isnan(relative_error([1.0, np.nan], [1.0, 2.0]))


@pytest.mark.parametrize("seed", range(5))
def test_directional_check_agrees_and_catches(seed):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 3))
    right = directional_check(Dense(W, B), MeanSquaredError(), x, y, seed=seed)
    wrong = directional_check(BiasAveraged(W, B), MeanSquaredError(), x, y, seed=seed)
    assert right.passed
    assert not wrong.passed


# --- bugs that hide at special points, behind scales, or in what is handed back


class SevenAtZero(ReLU):
    def backward(self, dL_da, z):
        return dL_da * np.where(z > 0, 1.0, np.where(z == 0, 7.0, 0.0)), {}


class NothingAtZero(Activation):
    """A tanh that is wrong only at exactly 0, where it is as smooth as elsewhere."""

    def forward(self, z):
        return np.tanh(z), z

    def backward(self, dL_da, z):
        return dL_da * np.where(z == 0, 0, 1 - np.tanh(z) ** 2), {}


class ThresholdBesideZero(ReLU):
    def backward(self, dL_da, z):
        return dL_da * (z > 1e-4), {}


class NoSlopeWhenSaturated(Sigmoid):
    def backward(self, dL_da, a):
        return dL_da * np.where((a < 0.01) | (a > 0.99), 0, a * (1 - a)), {}


@pytest.mark.parametrize(
    ("layer", "x"),
    [
        (SevenAtZero(), [[0.0, 1.0], [2.0, -1.0]]),
        (NothingAtZero(), [[0.0, 1.0], [2.0, -1.0]]),
        (ThresholdBesideZero(), [[5e-5, 1.0], [2.0, -1.0]]),
        (NoSlopeWhenSaturated(), [[-6.0, 1.0], [7.0, 0.5]]),
        (NoSlopeWhenSaturated(), [[-15.0, 1.0], [7.0, 0.5]]),
    ],
    ids=lambda v: type(v).__name__,
)
def test_a_bug_at_a_special_point_is_no_corner(layer, x):
    report = gradient_check(layer, MeanSquaredError(), x, [[1.0, 2.0], [3.0, 4.0]])
    assert not report.passed, f"\n{report}"


class SmallRowDoubled(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"W": grads["W"] * [[1], [2]]}


def test_a_small_wrong_entry_beside_a_large_one_is_caught():
    x = np.array([[1000.0, 1e-4], [-2000.0, 3e-4], [500.0, 2e-4]])
    layers = [kind([[0.001], [1.0]], [0.1]) for kind in (SmallRowDoubled, Dense)]
    wrong, right = (
        gradient_check(each, MeanSquaredError(), x, [[1.0], [2.0], [0.0]])
        for each in layers
    )
    assert not wrong.passed
    assert right.passed, f"\n{right}"


class ALittleOff(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"W": grads["W"] * 1.00001}


@pytest.mark.parametrize("scale", [1e-4, 1e-2, 1, 1e2])
def test_a_slight_error_is_caught_at_every_scale(scale):
    rng = np.random.default_rng(0)
    x, y = scale * rng.normal(size=(4, 3)), scale * rng.normal(size=(4, 2))
    W, b = rng.normal(size=(3, 2)), rng.normal(size=2)
    assert not gradient_check(ALittleOff(W, b), MeanSquaredError(), x, y).passed
    assert gradient_check(Dense(W, b), MeanSquaredError(), x, y).passed


@pytest.mark.parametrize("score", [5, 20, 30, 36.5, 40, 800])
def test_saturated_probabilities_are_not_accused(score):
    layer = Dense(np.eye(2), [score, -score])
    x, y = [[0.1, 0.2], [-0.3, 0.4]], [[0, 1], [1, 0]]
    for head, loss in ((Sigmoid(), BinaryCrossEntropy()), (Softmax(), CrossEntropy())):
        report = gradient_check(Sequential(layer, head), loss, x, y)
        assert report.passed, f"{score}\n{report}"


class WritesIntoTheError(Tanh):
    def backward(self, dL_da, a):
        dL_da *= 1 - a**2
        return dL_da, {}


class WritesIntoItsCache(Dense):
    def backward(self, dL_dz, x):
        answer = super().backward(dL_dz, x)
        x *= 1.0
        x += 1.0
        return answer


class ExtraGradient(Dense):
    def backward(self, dL_dz, x):
        dL_dx, grads = super().backward(dL_dz, x)
        return dL_dx, grads | {"scale": grads["b"]}


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (WritesIntoTheError(), "changed the error"),
        (WritesIntoItsCache(W, B), "changed its cache"),
        (ExtraGradient(W, B), "'scale', which is no parameter"),
    ],
    ids=["error", "cache", "extra"],
)
def test_what_a_pure_layer_never_does_is_named(layer, words):
    x = np.random.default_rng(0).normal(size=(4, 3))
    report = gradient_check(layer, MeanSquaredError(), x, x + 1)
    assert not report.passed
    assert words in str(report)


@pytest.mark.parametrize("answer", [None, np.ones((4, 3)), (1, 2, 3), (1, (2, 3))])
def test_an_answer_of_another_form_is_refused(answer):
    class Odd(Tanh):
        def backward(self, dL_da, a):
            return answer

    x = np.ones((4, 3))
    with pytest.raises(TypeError, match="must return"):
        gradient_check(Odd(), MeanSquaredError(), x, x)


def test_a_cache_frozen_at_the_first_pass_is_caught():
    class Frozen(Tanh):
        first = None

        def backward(self, dL_da, a):
            Frozen.first = a if Frozen.first is None else Frozen.first
            return dL_da * (1 - Frozen.first**2), {}

    x = np.random.default_rng(0).normal(size=(4, 3))
    assert not gradient_check(Frozen(), MeanSquaredError(), x, x + 1).passed


@pytest.mark.parametrize(("place", "name"), [("x", "x[1, 0]"), ("y", "y[1, 0]")])
def test_nan_in_the_data_is_named(place, name):
    given = {"x": np.ones((2, 3)), "y": np.zeros((2, 3))}
    given[place][1, 0] = np.nan
    report = gradient_check(Dense(W, B), MeanSquaredError(), **given)
    assert not report.passed
    assert f"{name} is nan" in str(report)


@pytest.mark.parametrize("tolerance", [0, -1, 1, np.nan, np.inf])
def test_a_tolerance_that_tests_nothing_is_refused(tolerance):
    x = np.ones((2, 3))
    with pytest.raises(ValueError, match="tolerance"):
        gradient_check(Dense(W, B), MeanSquaredError(), x, x, tolerance=tolerance)


def test_directional_check_steps_aside_at_a_corner_and_names_what_does_not_fit():
    report = directional_check(*data.kink_twin())
    assert report.passed, f"\n{report}"
    x = np.random.default_rng(0).normal(size=(4, 3))
    for layer in (BiasNotSummed(W, B), AddsUp(W, B)):
        report = directional_check(layer, MeanSquaredError(), x, x)
        assert not report.passed
        assert "wrong:" in str(report)


# --- what the report says about a learner's own layer


def dense(change):
    """A dense layer of 3 by 3 whose answer (dL_dx, grads) is changed."""

    class Mine(Dense):
        def backward(self, dL_dz, x):
            dL_dx, grads = super().backward(dL_dz, x)
            return change(self, dL_dx, grads, dL_dz, x)

    return Mine(W, B)


def with_W(change):
    """A dense layer whose dL_dW is changed."""
    return dense(lambda s, dL_dx, g, d, x: (dL_dx, g | {"W": change(g["W"], s, x)}))


def bend(kind, slope):
    """An activation whose backward is another one."""

    class Mine(kind):
        def backward(self, dL_da, cache):
            return slope(dL_da, cache), {}

    return Mine()


REPORTED = [
    (with_W(lambda g, s, x: g * len(x)), "dL_dW is 8 times", "8 is N: is the 1/N"),
    (with_W(lambda g, s, x: g / len(x)), "0.125 times", "this is 1/N: is it divided"),
    (with_W(lambda g, s, x: -16 * g), "the sign is flipped, and 16 is 2N", "a ½ as"),
    (with_W(lambda g, s, x: g * 24), "this is (N·n_in), or (N·n_out)", "too much?"),
    (with_W(lambda g, s, x: g.T), "the transpose of the measured slope", "Which axis"),
    (with_W(lambda g, s, x: g.ravel()), "has shape (9,)", "Which line flattens it?"),
    (with_W(lambda g, s, x: g + 0.1 * s.W), "plus 0.1 times W", "add something?"),
    (with_W(lambda g, s, x: s.W), "dL_dW is equal to W", "Was W returned"),
    (with_W(lambda g, s, x: g.astype(int)), "cut to whole numbers", "or round the"),
    (with_W(lambda g, s, x: g.clip(0)), "0 where it should be negative", "cut, mask"),
    (with_W(lambda g, s, x: 0 * g), "dL_dW is 0 everywhere", "not written"),
    (with_W(lambda g, s, x: g * [[1], [1], [0]]), "row 2 of dL_dW is 0", "the rest"),
    (
        with_W(lambda g, s, x: g + np.nan),
        "dL_dW[0, 0] is nan",
        "nan or inf in 9 of 9 entries",
    ),
    (
        dense(lambda s, dL_dx, g, d, x: (dL_dx, g | {"b": d})),
        "there is one more axis, N. Summed over it, the numbers are right",
        "dL_db has shape (8, 3), it should have (3,)",
    ),
    (
        dense(lambda s, dL_dx, g, d, x: (dL_dx, g | {"b": d.sum(axis=1)})),
        "its length is 8, which is N, instead of 3",
        "Was it summed over the other axis?",
    ),
    (
        dense(lambda s, dL_dx, g, d, x: (dL_dx, g | {"b": g["b"][:, None]})),
        "an axis of length 1 is too many",
        "dL_db has shape (3, 1)",
    ),
    (
        dense(lambda s, dL_dx, g, d, x: (None, {"dW": g["W"], "b": g["b"]})),
        "backward returned no dL_dx",
        "a gradient for 'dW', which is no parameter: they are 'W', 'b'",
    ),
    (
        bend(Tanh, lambda dL_da, a: dL_da.copy()),
        "dL_dx is equal to the error that came in",
        "Which factor is missing?",
    ),
    (
        bend(Sigmoid, lambda dL_da, a: a * (1 - a)),
        "times the error that came in, entry by entry, it would be",
        "backward ignores the error that it was given",
    ),
    (
        bend(ReLU, lambda dL_da, z: dL_da * (dL_da > 0)),
        "Which array should decide where it is 0?",
        "with -2 times the error",
    ),
    (
        bend(ReLU, lambda dL_da, z: dL_da * (z < 0)),
        "Is the condition turned round?",
        "dL_dx is 0 exactly where it should not be",
    ),
    (
        bend(ReLU, lambda dL_da, z: dL_da * z * (z > 0)),
        "the measured slope times x, entry by entry",
        "multiplied in once too often",
    ),
    (
        bend(ReLU, lambda dL_da, z: dL_da.copy()),
        "What should set it to 0?",
        "the rest is right",
    ),
]


@pytest.mark.parametrize(("layer", "first", "second"), REPORTED)
def test_the_report_speaks_of_a_learners_own_layer(layer, first, second):
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(8, 3)), rng.normal(size=(8, 3))
    report = str(gradient_check(layer, MeanSquaredError(), x, y))
    assert first in report
    assert second in report


@pytest.mark.parametrize("layer", LAYERS, ids=kind)
@pytest.mark.parametrize("loss", [MeanSquaredError(), SoftmaxCrossEntropy()], ids=kind)
def test_a_right_layer_is_proportional_to_its_error(layer, loss):
    x = np.random.default_rng(2).normal(size=(6, 3)) * 100
    out = layer.forward(x)[0]
    y = one_hot(np.arange(6) % out.shape[1], out.shape[1])
    report = gradient_check(layer, loss, x, y)
    assert not report.problems, f"\n{report}"


def test_a_missing_return_of_backward_is_asked_about():
    layer = bend(Tanh, lambda dL_da, a: None)
    type(layer).backward = lambda self, dL_da, a: None
    x = np.ones((4, 3))
    with pytest.raises(TypeError, match="is a return missing"):
        gradient_check(layer, MeanSquaredError(), x, x)


def test_a_mean_over_outputs_is_named_in_every_layer():
    class Mean(MeanSquaredError):
        def gradient(self, y_hat, y):
            return super().gradient(y_hat, y) / y.shape[1]

    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(7, 2)), rng.normal(size=(7, 5))
    report = str(gradient_check(mlp([2, 3, 5]), Mean(), x, y))
    assert (
        "dL_dW1 is 0.2 times the measured slope everywhere; this is 1/the number"
        in (report)
    )
    assert "this is 1/n_out: is it divided by n_out once too often?" in report
