"""A trace shows every number of one pass, and every formula in it can be run."""

import numpy as np
import pytest

import backproplab
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
    trace,
)

X = np.random.default_rng(0).normal(size=(5, 3))
Y = np.eye(2)[[0, 1, 1, 0, 1]]


def two_layers(bend, *head):
    rng = np.random.default_rng(1)
    return Sequential(
        Dense.random(3, 4, rng=rng), bend, Dense.random(4, 2, rng=rng), *head
    )


NETS = [
    (two_layers(ReLU()), MeanSquaredError()),
    (two_layers(LeakyReLU(0.1), Sigmoid()), MeanSquaredError()),
    (two_layers(Sigmoid(), Sigmoid()), BinaryCrossEntropy()),
    (two_layers(Tanh(), Softmax()), CrossEntropy()),
    (two_layers(Softplus()), SigmoidCrossEntropy()),
    (two_layers(Tanh()), SoftmaxCrossEntropy()),
]
IDS = [f"{type(n.layers[1]).__name__}-{type(loss).__name__}" for n, loss in NETS]


@pytest.mark.parametrize(("net", "loss"), NETS, ids=IDS)
def test_every_formula_gives_its_value(net, loss):
    t = trace(net, loss, X, Y)
    known = {"np": np, "N": len(X)}
    for step in t:
        if step.direction != "given":
            value = eval(step.formula, known)
            np.testing.assert_allclose(value, step.value, rtol=1e-12, err_msg=step.name)
        known[step.name] = step.value


@pytest.mark.parametrize(("net", "loss"), NETS, ids=IDS)
def test_a_trace_agrees_with_forward_and_backward(net, loss):
    t = trace(net, loss, X, Y)
    y_hat, caches = net.forward(X)
    dL_dx, grads = net.backward(loss.gradient(y_hat, Y), caches)
    assert t["L"] == loss.value(y_hat, Y)
    np.testing.assert_array_equal(t["dL_dx"], dL_dx)
    assert {name for name in t.names if name[:4] in ("dL_dW", "dL_db")} <= set(t.names)
    for name, gradient in grads.items():
        np.testing.assert_array_equal(t[f"dL_d{name}"], gradient)


def test_order_is_forward_then_backward():
    t = trace(*data.integer_net())
    given = ["x", "y", "W1", "b1", "W2", "b2"]
    forward = ["z1", "a1", "z2", "y_hat", "L"]
    backward = ["dL_dz2", "dL_dW2", "dL_db2", "dL_da1"]
    backward += ["dL_dz1", "dL_dW1", "dL_db1", "dL_dx"]
    assert t.names == given + forward + backward
    directions = [step.direction for step in t]
    assert directions == ["given"] * 6 + ["forward"] * 5 + ["backward"] * 8


def test_text_and_html_show_name_formula_shape_and_every_value():
    t = trace(*data.integer_net())
    text, html = str(t), t._repr_html_()
    for step in t:
        assert step.name in html
        assert f"{step.name:8} = {step.formula}  # {step.shape}" in text
        for row in np.atleast_2d(step.value):
            for number in row:
                assert f"{number + 0.0:g}" in text
                assert f"{number + 0.0:g}" in html
    assert "-0." not in text.replace("-0.2", "").replace("-0.4", "")
    assert "a1.T @ dL_dz2" in html
    assert repr(t).startswith("Trace(19 steps: x, y, W1")


def test_mazur_is_shown_to_ten_digits():
    assert "0.1384985616 -0.0380982365" in str(trace(*data.mazur_net()))


class Scale:
    """A layer of a learner's own, with a parameter of its own and a hostile name."""

    symbol = "s"

    def __init__(self, gain):
        self.gain = np.asarray(gain, dtype=float)

    @property
    def params(self):
        return {"gain": self.gain}

    def with_params(self, gain):
        return Scale(gain)

    def forward(self, x):
        return x * self.gain, x

    def backward(self, dL_ds, x):
        return dL_ds * self.gain, {"gain": (dL_ds * x).sum(axis=0)}


def test_a_layer_of_your_own_is_traced():
    net = Sequential(Dense.random(3, 2, rng=np.random.default_rng(0)), Scale([2, 3]))
    assert gradient_check(net, MeanSquaredError(), X, Y).passed
    t = trace(net, MeanSquaredError(), X, Y)
    assert t.step("s2").formula == "Scale.forward(z1)"
    assert t.step("dL_dgain2").formula == "Scale.backward(dL_ds2, cache)"
    assert t.step("gain2").words == "The parameter gain of layer 2."


def test_layers_are_not_told_apart_by_identity():
    bend = Tanh()
    rng = np.random.default_rng(0)
    shared = Dense.random(3, 3, rng=rng)
    net = Sequential(shared, bend, shared, bend)
    t = trace(net, MeanSquaredError(), X, X)
    assert [n for n in t.names if n[0] in "za"] == ["z1", "a1", "z2", "a2"]
    assert gradient_check(net, MeanSquaredError(), X, X).passed


def test_a_single_layer_is_a_network_of_one():
    t = trace(Dense([[1.0], [2.0]], [0.5]), MeanSquaredError(), [[1, 2]], [[0]])
    assert t["z1"] == 5.5
    assert t.names[-1] == "dL_dx"


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(KeyError, match="dL_dW2"):
        trace(*data.integer_net())["dW2"]


def test_names_in_html_are_escaped():
    net = Sequential(Scale([1, 2]))
    Scale.__name__ = "<script>"
    try:
        html = trace(net, MeanSquaredError(), Y, Y)._repr_html_()
    finally:
        Scale.__name__ = "Scale"
    assert "<script>" not in html


def test_public_name():
    assert backproplab.trace is trace


def test_derive_works_an_entry_out():
    t = trace(*data.integer_net())
    z = t.derive("z1", 0, 0)
    assert z.numbers_tex == r"1 \cdot 1 + 2 \cdot 1 + 1 = 4"
    assert repr(z).splitlines()[-1] == "number     z1[0, 0] = 4"
    assert "$\\displaystyle \\texttt{z1[0, 0]} = 1 \\cdot 1" in z._repr_markdown_()
    assert t.derive("dL_da1", 0, 1).numbers_tex == (r"0 \cdot (-1) + 1.4 \cdot 2 = 2.8")
    assert t.derive("dL_dz1", 0, 2).numbers_tex == r"1.4 \cdot [-1 > 0] = 0"
    assert t.derive("L").numbers_tex.endswith("= 16.5")
    assert t.derive("dL_dz2", 0, 1).numbers_tex == r"\frac{11 - 4}{5} = 1.4"


@pytest.mark.parametrize(("net", "loss"), NETS, ids=IDS)
def test_derive_agrees_with_the_trace_everywhere(net, loss):
    t = trace(net, loss, X, Y)
    derived = [step for step in t if step.identity]
    assert len(derived) >= 12
    for step in derived:
        for place in np.ndindex(step.shape):
            shown = t.derive(step.name, *place, digits=12).numbers_tex
            last = shown.rpartition("= ")[2]
            number = float(last.replace(r" \cdot 10^{", "e").replace("}", ""))
            assert number == pytest.approx(step.value[place], rel=1e-9, abs=1e-12)


def test_derive_refuses_what_it_cannot_show():
    t = trace(*data.integer_net())
    with pytest.raises(ValueError, match="given"):
        t.derive("W1", 0, 0)
    with pytest.raises(ValueError, match=r"shape \(5, 3\)"):
        t.derive("z1", 0)
    with pytest.raises(ValueError, match=r"no entry \(0, 3\)"):
        t.derive("z1", 0, 3)


def test_a_long_sum_is_written_with_dots():
    net = Dense(np.ones((12, 1)), [0])
    t = trace(net, MeanSquaredError(), np.ones((1, 12)), [[0]])
    numbers = t.derive("z1", 0, 0).numbers_tex
    assert numbers.count(r"1 \cdot 1") == 9
    assert r"+ \dots + 1 \cdot 1 + 0 = 12" in numbers


SMALL = np.array([[1e-12, -1e-11], [1e6, 1.0]])


def test_small_numbers_are_shown_and_nothing_becomes_zero():
    text = str(trace(Dense(np.eye(2), [0, 0]), MeanSquaredError(), SMALL, 2 * SMALL))
    assert "[[ 1.e-12 -1.e-11]" in text
    assert "-0." not in text.replace("-0.5", "")
    assert "[[1. 0.]" in text  # those of W stay plain


@pytest.mark.parametrize(
    "options",
    [
        {"threshold": 2, "edgeitems": 1},
        {"precision": 2, "linewidth": 20},
        {"floatmode": "fixed", "sign": "+"},
        {"formatter": {"float": lambda v: "?"}},
        {"suppress": True, "nanstr": "?"},
        {"legacy": "1.13"},
    ],
    ids="-".join,
)
def test_print_options_do_not_matter(options):
    t = trace(*data.mazur_net())
    small = trace(Dense(np.eye(2), [np.nan, 0]), MeanSquaredError(), SMALL, SMALL)
    expected = str(t), t._repr_html_(), str(small)
    with np.printoptions(**options):
        assert (str(t), t._repr_html_(), str(small)) == expected


def test_a_trace_wants_a_table():
    with pytest.raises(ValueError, match=r"x must be 2-D \(N, n_in\)"):
        trace(Tanh(), MeanSquaredError(), [1, 2], [1, 2])
