"""Every number that the prose and the questions of notebook 05 state."""

import numpy as np
import pytest

from backproplab import (
    SGD,
    Dense,
    Sequential,
    Sigmoid,
    SoftmaxCrossEntropy,
    data,
    mlp,
    numerical_gradient,
    one_hot,
    trace,
)
from backproplab.exercises.catalog import EXERCISES, QUESTIONS

ROWS = trace(*data.integer_net())
MAZUR = trace(*data.mazur_net())


def solved(id, *arguments):
    """What the reference of an exercise answers."""
    return EXERCISES[id].reference(*map(np.asarray, arguments))


def right(question):
    """The text of the right choice."""
    return next(c.text for c in QUESTIONS[question].choices if c.right)


def test_recall_squares_behind_a_sigmoid():
    out, target = 0.75, 0.0
    z = np.log(out / (1 - out))
    slope = numerical_gradient(
        lambda z: (1 / (1 + np.exp(-z)) - target) ** 2 / 2, np.array(z)
    )
    assert right("recall_squares_and_sigmoid") == "0.75 · 0.75 · 0.25"
    assert slope == pytest.approx(0.75 * 0.75 * 0.25, rel=1e-8)


def test_predict_the_error_of_a_hidden_neuron():
    back, _ = Dense([[2, -1]], [0, 0]).backward(np.array([[1.0, 3.0]]), np.ones((1, 1)))
    assert right("predict_hidden_error") == f"{back.item():g}" == "-1"


def test_unit_2_is_silent_in_row_0_and_the_others_are_not():
    assert ROWS["z1"][0, 2] == -1
    assert ROWS["dL_dz1"][0, 2] == 0
    assert np.all(ROWS["dL_dz1"][0, :2] != 0)


def test_the_outputs_of_mazur_disagree_about_h1_and_the_first_wins():
    out, t, delta = MAZUR["a2"][0], MAZUR["y"][0], MAZUR["dL_dz2"][0]
    assert out[0] > t[0]
    assert out[1] < t[1]
    over_w5, over_w7 = delta * MAZUR["W2"][0]
    assert over_w5 > 0 > over_w7
    assert over_w5 + over_w7 > 0


def test_worked_cell_of_mazurs_table():
    assert MAZUR["z1"][0, 0] == pytest.approx(0.3775, abs=1e-12)


def test_his_order_is_ours_down_the_columns():
    table = EXERCISES["mazur_by_hand"]
    (_, given), *_ = table.fixtures(np.random.default_rng(0))
    his = table.reference(*given)
    for row, name in (("dE_dw5_to_w8", "dL_dW2"), ("dE_dw1_to_w4", "dL_dW1")):
        np.testing.assert_allclose(MAZUR[name].T.ravel(), his[row], rtol=1e-12)


def test_worked_row_of_hidden_delta():
    delta = solved("hidden_delta", [[1, 3]], [[2, -1]], [[0]])
    assert delta.tolist() == [[-0.25]]


def test_worked_row_of_the_square_layer():
    W2 = np.array([[2, -1], [3, 1]])
    assert (np.array([[1, 0]]) @ W2.T).tolist() == [[W2[0, 0], W2[1, 0]]]


def test_worked_row_of_the_paper_sheet():
    assert ROWS["y_hat"][0].tolist() == [1, 11]
    assert ROWS["y"][0].tolist() == [1, 4]
    assert ROWS["dL_dz2"][0] == pytest.approx([0, 1.4])


def test_worked_row_of_two_layers():
    zeros = np.zeros((3, 4)), np.zeros(4), np.zeros((4, 2)), np.zeros(2)
    grads = solved("two_layer_backward", [[1.0, 2, 3]], [[1.0, 0]], *zeros)
    assert grads["dL_db2"].tolist() == [-0.5, 0.5]


def test_worked_row_of_any_number_of_layers():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(5, 3)), one_hot([0, 1, 1, 0, 1], 2)
    params = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=2)}
    steps = trace(Dense(params["W1"], params["b1"]), SoftmaxCrossEntropy(), x, y)
    grads = EXERCISES["deep_backward"].reference(x, y, params)
    expected = x.T @ (steps["p"] - y) / len(x)
    np.testing.assert_allclose(grads["dL_dW1"], expected, rtol=1e-12)


def test_a_silent_neuron_adds_nothing_into_it_or_out_of_it():
    silent = ROWS["z1"] < 0
    n, i = np.argwhere(silent & (ROWS["dL_da1"] != 0))[0]
    assert np.all(np.outer(ROWS["x"][n], ROWS["dL_dz1"][n])[:, i] == 0)
    assert np.all(np.outer(ROWS["a1"][n], ROWS["dL_dz2"][n])[i] == 0)


class ForgottenTranspose(Dense):
    """A dense layer that sends the error back through W in place of W.T."""

    def backward(self, dL_dz, x):
        _, grads = super().backward(dL_dz, x)
        return dL_dz @ self.W, grads


def test_without_the_transpose_the_loss_may_fall_and_layer_2_is_right():
    first, bend, second = mlp([10, 10, 10], activation=Sigmoid(), seed=0).layers
    right_net = Sequential(first, bend, second)
    net = Sequential(first, bend, ForgottenTranspose(second.W, second.b))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(40, 10)), one_hot(rng.integers(10, size=40), 10)
    loss = SoftmaxCrossEntropy()
    wrong, correct = trace(net, loss, x, y), trace(right_net, loss, x, y)
    np.testing.assert_array_equal(wrong["dL_dW2"], correct["dL_dW2"])
    assert wrong["dL_dW1"].shape == correct["dL_dW1"].shape
    assert np.abs(wrong["dL_dW1"] - correct["dL_dW1"]).max() > 1e-3
    before = loss.value(net(x), y)
    for _ in range(50):
        steps = trace(net, loss, x, y)
        grads = {name: steps[f"dL_d{name}"] for name in net.params}
        net = net.with_params(**SGD(0.5).step(net.params, grads))
    assert np.isfinite(loss.value(net(x), y))
    assert loss.value(net(x), y) < before
