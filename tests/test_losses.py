"""Losses: hand numbers, rules that hold for every input, and doors that stay shut."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backproplab import (
    BinaryCrossEntropy,
    CrossEntropy,
    MeanSquaredError,
    Sigmoid,
    SigmoidCrossEntropy,
    Softmax,
    SoftmaxCrossEntropy,
    one_hot,
)

LOSSES = [
    MeanSquaredError(),
    BinaryCrossEntropy(),
    CrossEntropy(),
    SigmoidCrossEntropy(),
    SoftmaxCrossEntropy(),
]
ON_PROBABILITIES = [BinaryCrossEntropy(), CrossEntropy()]
ON_CLASSES = [CrossEntropy(), SoftmaxCrossEntropy()]


def kind(loss):
    return type(loss).__name__


every_loss = pytest.mark.parametrize("loss", LOSSES, ids=kind)


def some(seed, n=4, k=3):
    """Draw predictions that every loss accepts, and one-hot targets."""
    rng = np.random.default_rng(seed)
    y_hat = rng.dirichlet(np.ones(k), size=n)
    return y_hat, one_hot(rng.integers(k, size=n), k)


def far_apart(seed, n=4, k=3):
    """Draw logits from near to very far, and one-hot targets."""
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(n, k)) * 10.0 ** rng.uniform(-2, 3, size=(n, 1))
    return z, one_hot(rng.integers(k, size=n), k)


seeds = given(st.integers(0, 10_000))


# --- hand numbers


@pytest.mark.parametrize(
    ("loss", "y_hat", "y", "value", "gradient"),
    [
        (
            MeanSquaredError(),
            [[1, 2], [3, 5]],
            [[1, 4], [0, 0]],
            9.5,
            [[0, -1], [1.5, 2.5]],
        ),
        (BinaryCrossEntropy(), [[0.5], [0.8]], [[1], [0]], 1.1512925465, [[-1], [2.5]]),
        (
            CrossEntropy(),
            [[0.5, 0.25, 0.25], [0.1, 0.8, 0.1]],
            [[0, 1, 0], [0, 1, 0]],
            0.8047189562,
            [[0, -2, 0], [0, -0.625, 0]],
        ),
        (
            SigmoidCrossEntropy(),
            [[0], [1]],
            [[1], [0]],
            1.0032044341,
            [[-0.25], [0.3655292893]],
        ),
        (
            SoftmaxCrossEntropy(),
            [[0, 0, 0], [1, 0, 0]],
            [[0, 1, 0], [0, 1, 0]],
            1.3250285013,
            [[1 / 6, -1 / 3, 1 / 6], [0.2880584423, -0.3940292212, 0.1059707788]],
        ),
    ],
    ids=lambda v: kind(v) if hasattr(v, "gradient") else "",
)
def test_by_hand(loss, y_hat, y, value, gradient):
    assert loss.value(y_hat, y) == pytest.approx(value, rel=1e-9)
    np.testing.assert_allclose(loss.gradient(y_hat, y), gradient, rtol=1e-9)
    assert type(loss.value(y_hat, y)) is float


@pytest.mark.parametrize("confidence", [1e-6, 1e-12])
@pytest.mark.parametrize("loss", ON_PROBABILITIES, ids=kind)
def test_a_confident_mistake_costs_its_full_surprise(loss, confidence):
    p = np.array([[confidence, 1 - confidence]])
    each = 2 if isinstance(loss, BinaryCrossEntropy) else 1
    expected = -each * math.log(confidence)
    assert loss.value(p, [[1, 0]]) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("loss", ON_PROBABILITIES, ids=kind)
def test_certainty_costs_nothing_when_right_and_much_but_not_all_when_wrong(loss):
    right = loss.value([[1, 0]], [[1, 0]])
    wrong = loss.value([[1, 0]], [[0, 1]])
    assert right == 0
    assert 20 < wrong < np.inf
    assert np.isfinite(loss.gradient([[1, 0]], [[0, 1]])).all()


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("loss", ON_PROBABILITIES, ids=kind)
def test_low_precision_does_not_defeat_the_floor_under_the_log(loss, dtype):
    p, y = np.array([[1, 0]], dtype), np.array([[0, 1]], dtype)
    assert 20 < loss.value(p, y) < np.inf


@pytest.mark.parametrize(
    "loss", [SigmoidCrossEntropy(), SoftmaxCrossEntropy()], ids=kind
)
def test_far_logits_cost_their_distance_exactly(loss):
    assert loss.value([[1000, -1000]], [[0, 1]]) == 2000
    assert loss.value([[1000, -1000]], [[1, 0]]) == 0
    assert loss.gradient([[1000, -1000]], [[0, 1]]).tolist() == [[1, -1]]


@pytest.mark.parametrize("p", [1e-3, 1e-20, 1e-300])
@pytest.mark.parametrize("loss", ON_PROBABILITIES, ids=kind)
def test_value_and_gradient_agree_down_to_tiny_probabilities(loss, p):
    y, step = [[1.0, 0.0]], 1e-4
    gained = loss.value([[p, 0.0]], y) - loss.value([[p * (1 + step), 0.0]], y)
    slope = loss.gradient([[p, 0.0]], y)[0, 0]
    assert gained == pytest.approx(-slope * p * step, rel=1e-3)


def test_a_class_that_is_ruled_out_costs_nothing_unless_it_is_true():
    loss = SoftmaxCrossEntropy()
    assert loss.value([[0, -np.inf]], [[1, 0]]) == 0
    assert loss.gradient([[0, -np.inf]], [[1, 0]]).tolist() == [[0, 0]]
    assert loss.value([[0, -np.inf]], [[0, 1]]) == np.inf


# --- rules


@seeds
def test_softmax_cross_entropy_gradient_sums_to_zero_in_every_row(seed):
    z, y = far_apart(seed)
    np.testing.assert_allclose(
        SoftmaxCrossEntropy().gradient(z, y).sum(axis=1), 0, atol=1e-15
    )


@given(st.integers(0, 10_000), st.floats(-1e3, 1e3))
def test_softmax_cross_entropy_ignores_a_common_shift(seed, shift):
    z, y = far_apart(seed)
    loss = SoftmaxCrossEntropy()
    assert loss.value(z + shift, y) == pytest.approx(
        loss.value(z, y), rel=1e-9, abs=1e-9
    )
    np.testing.assert_allclose(
        loss.gradient(z + shift, y), loss.gradient(z, y), atol=1e-9
    )


@seeds
@pytest.mark.parametrize(
    ("on_logits", "head", "on_probabilities"),
    [
        (SigmoidCrossEntropy(), Sigmoid(), BinaryCrossEntropy()),
        (SoftmaxCrossEntropy(), Softmax(), CrossEntropy()),
    ],
    ids=["sigmoid", "softmax"],
)
def test_a_loss_on_logits_is_its_head_and_the_loss_on_probabilities(
    on_logits, head, on_probabilities, seed
):
    rng = np.random.default_rng(seed)
    z, y = rng.normal(scale=3, size=(4, 3)), one_hot(rng.integers(3, size=4), 3)
    p, cache = head.forward(z)
    assert on_logits.value(z, y) == pytest.approx(
        on_probabilities.value(p, y), rel=1e-9
    )
    dL_dz, _ = head.backward(on_probabilities.gradient(p, y), cache)
    np.testing.assert_allclose(on_logits.gradient(z, y), dL_dz, rtol=1e-8, atol=1e-14)


@seeds
@every_loss
def test_a_loss_is_a_mean_over_the_rows(loss, seed):
    y_hat, y = some(seed)
    value, gradient = loss.value(y_hat, y), loss.gradient(y_hat, y)
    assert value >= 0
    singly = [loss.value(y_hat[[i]], y[[i]]) for i in range(len(y))]
    assert value == pytest.approx(np.mean(singly), rel=1e-12)
    twice = np.vstack([y_hat, y_hat]), np.vstack([y, y])
    assert loss.value(*twice) == pytest.approx(value, rel=1e-12)
    np.testing.assert_allclose(
        loss.gradient(*twice)[: len(y)], gradient / 2, rtol=1e-12
    )


@seeds
@pytest.mark.parametrize("loss", LOSSES[:3], ids=kind)
def test_the_target_itself_is_the_best_prediction(loss, seed):
    y_hat, y = some(seed)
    assert loss.value(y, y) == 0
    assert loss.value(y_hat, y) > 0


@seeds
@every_loss
def test_a_small_step_against_the_gradient_helps(loss, seed):
    y_hat, y = some(seed)
    y_hat = np.clip(y_hat, 0.05, 0.9)
    dL_dy_hat = loss.gradient(y_hat, y)
    step = 1e-4
    gained = loss.value(y_hat, y) - loss.value(y_hat - step * dL_dy_hat, y)
    assert gained == pytest.approx(step * np.sum(dL_dy_hat**2), rel=0.01)


@every_loss
def test_inputs_stay_as_they_are(loss):
    y_hat, y = some(3)
    before = y_hat.copy(), y.copy()
    first = loss.gradient(y_hat, y)
    first += 1  # the result is the caller's own
    loss.value(y_hat, y)
    np.testing.assert_array_equal((y_hat, y), before)
    assert not np.shares_memory(first, y_hat)


@every_loss
def test_every_type_and_memory_order_of_numbers_is_accepted(loss):
    y_hat, y = np.array([[0, 1], [1, 0], [1, 0]]), one_hot([1, 0, 1], 2)
    expected = loss.value(y_hat.astype(float), y)
    for other in (y_hat.tolist(), y_hat.astype(np.float32), np.asfortranarray(y_hat)):
        assert loss.value(other, y.astype(int)) == expected
        assert loss.gradient(other, y.astype(bool)).dtype == float


@every_loss
def test_nan_shows_in_the_value(loss):
    y_hat, y = some(3)
    y_hat[1, 2] = np.nan
    assert math.isnan(loss.value(y_hat, y))
    assert np.isnan(loss.gradient(y_hat, y)[1, 2])


# --- refused


@every_loss
@pytest.mark.parametrize("method", ["value", "gradient"])
def test_shapes_that_differ_are_never_stretched(loss, method):
    y_hat, y = some(3)
    for wrong in (y[:1], y[:, :1], y[0], y.T, y[:, :, None], 1):
        with pytest.raises(ValueError, match="shapes differ") as refused:
            getattr(loss, method)(y_hat, wrong)
        assert str(np.shape(wrong)) in str(refused.value)
        assert "(4, 3)" in str(refused.value)


@every_loss
def test_a_row_of_targets_does_not_fit_a_column_of_predictions(loss):
    with pytest.raises(ValueError, match=r"shapes differ.*\(3, 1\).*\(3,\)"):
        loss.value([[0.1], [0.2], [0.3]], [0.1, 0.2, 0.3])


@every_loss
@pytest.mark.parametrize("shape", [(3,), (), (2, 3, 4)])
def test_predictions_are_a_table(loss, shape):
    with pytest.raises(ValueError, match=r"must be 2-D \(N, n_out\)"):
        loss.value(np.ones(shape), np.ones(shape))


@every_loss
def test_an_empty_batch_is_refused(loss):
    with pytest.raises(ValueError, match="empty batch"):
        loss.value(np.zeros((0, 3)), np.zeros((0, 3)))


@pytest.mark.parametrize("loss", ON_CLASSES, ids=kind)
def test_class_numbers_are_told_to_become_one_hot(loss):
    y_hat, _ = some(3)
    with pytest.raises(ValueError, match=r"class numbers: write one_hot\(y, 3\)"):
        loss.value(y_hat, [0, 2, 1, 1])


@pytest.mark.parametrize("loss", ON_CLASSES, ids=kind)
@pytest.mark.parametrize("row", [[0, 0, 0], [1, 1, 0], [0.5, 0.25, 0]])
def test_a_row_of_targets_sums_to_one(loss, row):
    y_hat, y = some(3)
    y[2] = row
    for method in (loss.value, loss.gradient):
        with pytest.raises(ValueError, match="row 2 of y sums to"):
            method(y_hat, y)


@pytest.mark.parametrize("loss", LOSSES[1:], ids=kind)
@pytest.mark.parametrize("entry", [-1, 2])
def test_targets_out_of_range_are_named(loss, entry):
    y_hat, y = some(3)
    y[1, 2] = entry
    for method in (loss.value, loss.gradient):
        with pytest.raises(ValueError, match=rf"y\[1, 2\] is {entry}.0, not"):
            method(y_hat, y)


@pytest.mark.parametrize("loss", ON_PROBABILITIES, ids=kind)
def test_logits_are_not_taken_for_probabilities(loss):
    _, y = some(3)
    for method in (loss.value, loss.gradient):
        with pytest.raises(ValueError, match=r"p\[0, 0\] is 2.5.*logits"):
            method(np.full(y.shape, 2.5), y)


def test_one_hot():
    assert one_hot([2, 0], 3).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert one_hot(np.array([1.0], np.float32), 2).dtype == float


@pytest.mark.parametrize("label", [-1, 3, 1.5, np.nan, np.inf])
def test_one_hot_names_a_label_that_is_no_class(label):
    with pytest.raises(
        ValueError, match=f"label {label:g} in row 1 is not one of 0 … 2"
    ):
        one_hot([0, label, 7], 3)


@pytest.mark.parametrize("labels", [[], [[0], [1]], 1])
def test_one_hot_wants_a_row_of_labels(labels):
    with pytest.raises(ValueError, match=r"labels"):
        one_hot(labels, 3)


def test_one_hot_shows_a_label_in_full():
    with pytest.raises(ValueError, match=r"label 1000001 in row 0 is not one of 0 … 9"):
        one_hot([1_000_001], 10)


@pytest.mark.parametrize("n_classes", [0, -1, 2.5, None, "3", True, np.nan])
def test_classes_are_counted_by_a_whole_number(n_classes):
    with pytest.raises(ValueError, match="n_classes must be a whole number ≥ 1, got"):
        one_hot([0], n_classes)


def test_only_predictions_may_step_a_little_outside():
    loss = BinaryCrossEntropy()
    assert np.isfinite(loss.value([[1.00001], [-0.00001]], [[1], [0]]))
    for entry in (1.00001, -0.00001):
        with pytest.raises(ValueError, match=rf"y\[0, 0\] is {entry}, not from"):
            loss.value([[0.5]], [[entry]])


@every_loss
def test_what_is_no_number_is_named(loss):
    y_hat, y = some(3)
    for wrong in (None, [["a"]], y * 1j):
        with pytest.raises(TypeError, match="y must be an array of numbers, got"):
            loss.value(y_hat, wrong)
