"""Nudging one weight: predicted and real change, at numbers worked out by hand."""

import re

import numpy as np
import pytest

from backproplab import Dense, MeanSquaredError, Sequential, Tanh, mlp
from backproplab.data import integer_net, kink_twin, mazur_net
from backproplab.explore import nudge
from backproplab.notation import HAIRLINE, INK, PAPER, QUIET_LINE, ROLES


@pytest.fixture(scope="module")
def knob():
    return nudge()


def numbers(frame):
    return {name: float(value.replace("−", "-")) for name, value in frame.table[1:]}


def test_the_slope_predicts_and_the_loss_answers(knob):
    frame = knob.draw(weight="W1[0, 0]", nudge=0.1)
    assert frame.sentence == (
        "W1[0, 0] moved by +0.10: predicted +0.5000, real +0.5120, the gap 0.0120 "
        "shrinks about with the square of the nudge: half the nudge leaves 0.0030."
    )
    assert numbers(frame)["slope dL_dW1[0, 0]"] == 5


def test_every_weight_has_the_slope_of_backward(knob):
    network, loss, x, y = integer_net()
    y_hat, cache = network.forward(x)
    _, grads = network.backward(loss.gradient(y_hat, y), cache)
    slopes = [float(g) for name in network.params for g in grads[name].flat]
    entries = knob.controls[0]["options"]
    assert entries[:2] + entries[-1:] == ["W1[0, 0]", "W1[0, 1]", "b2[1]"]
    shown = [
        numbers(knob.draw(weight=entry, nudge=0.1))[f"slope dL_d{entry}"]
        for entry in entries
    ]
    assert shown == pytest.approx(slopes)


def test_the_real_change_is_that_of_the_changed_network(knob):
    network, loss, x, y = integer_net()
    W2 = network.params["W2"].copy()
    W2[2, 1] -= 0.7
    after = loss.value(network.with_params(W2=W2)(x), y)
    shown = numbers(knob.draw(weight="W2[2, 1]", nudge=-0.7))
    assert shown["real change"] == pytest.approx(after - 16.5)
    assert shown["predicted change = slope × nudge"] == pytest.approx(-0.2 * -0.7)


def test_no_nudge_is_no_change(knob):
    frame = knob.draw(weight="b1[2]", nudge=0.0)
    assert frame.sentence == (
        "b1[2] stands at −1, where L is 16.5 and the slope 5: no nudge, no change."
    )


def test_at_a_corner_the_gap_does_not_shrink_with_the_square():
    frame = nudge(*kink_twin()).draw(weight="W1[0, 0]", nudge=-0.05)
    assert "square" not in frame.sentence
    shown = numbers(frame)
    gaps = [shown["gap"], shown["gap with half the nudge"]]
    assert gaps == pytest.approx([0.4 * h - 1.2 * h**2 for h in (0.05, 0.025)])


def test_a_straight_loss_leaves_no_gap():
    class Total(MeanSquaredError):
        def value(self, y_hat, y):
            return float(np.sum(y_hat) / len(y_hat))

        def gradient(self, y_hat, y):
            return np.ones_like(y_hat) / len(y_hat)

    straight = nudge(Dense([[2.0]], [0.0]), Total(), [[3.0]], [[0.0]])
    assert straight.frame.sentence == (
        "W[0, 0] moved by +0.40: predicted +1.2000, real +1.2000, "
        "no gap: the loss is straight here."
    )


def test_small_slopes_are_told_apart():
    frame = nudge(*mazur_net()).draw(weight="W1[0, 0]", nudge=0.5)
    predicted, real = re.findall(r"(?:predicted|real) \+([\d.]+)", frame.sentence)
    assert predicted != real
    assert float(predicted) == pytest.approx(0.5 * 0.000438567728, rel=1e-3)


def test_a_network_of_ones_own_is_left_as_it_was():
    network = mlp([4, 8, 3], activation=Tanh(), seed=1)
    before = {name: w.copy() for name, w in network.params.items()}
    rng = np.random.default_rng(0)
    own = nudge(network, MeanSquaredError(), rng.normal(size=(6, 4)), np.zeros((6, 3)))
    own.state = {"weight": "W2[7, 2]", "nudge": -1.0}
    assert "W2[7, 2] moved by −1.00" in own.frame.sentence
    for name, w in network.params.items():
        np.testing.assert_array_equal(w, before[name])


def test_a_network_without_weights_is_refused():
    x = np.zeros((2, 1))
    with pytest.raises(ValueError, match="no weight to nudge"):
        nudge(Sequential(Tanh()), MeanSquaredError(), x, x)


def test_only_colors_of_the_glossary_are_drawn(knob):
    known = {INK, PAPER, HAIRLINE, QUIET_LINE}
    known |= {c for role in ROLES.values() for c in (role.line, role.text, role.fill)}
    svg = re.sub("<style>.*?</style>", "", knob.frame.svg)
    assert {*re.findall("#[0-9A-Fa-f]{6}", svg)} <= known


@pytest.mark.parametrize("entry", ["W1[0, 0]", "b2[1]", "W2[1, 0]"])
@pytest.mark.parametrize("size", [-1.0, -0.05, 0.0, 0.05, 1.0])
def test_nothing_leaves_the_panel(knob, entry, size):
    frame = knob.draw(weight=entry, nudge=size)
    for x, y in re.findall(r'(?:cx|x)="([-\d.]+)" (?:cy|y)="([-\d.]+)"', frame.svg):
        assert 0 <= float(x) <= 860
        assert 0 <= float(y) <= 400
    assert len(frame.svg.encode()) < 6000
