"""The identities of graphs: index, NumPy and measured slope agree."""

from itertools import product

import numpy as np
import pytest

from backproplab.gradcheck import numerical_gradient
from backproplab.graph_identities import (
    ADD_GATE,
    CHAIN_RULE,
    MAX_GATE,
    MULTIPLY_GATE,
    PATHS_MEET,
)
from backproplab.worked import derive

RNG = np.random.default_rng(3)
X, Y, UPSTREAM = RNG.normal(size=(3, 4, 2))
U, V, S = np.sin(X), X**2, np.exp(X)
SLOPES = {"ds_dx": S, "du_dx": np.cos(X), "dv_dx": 2 * X}
ARRIVES = {"dL_dout": UPSTREAM, "dL_ds": UPSTREAM, "dL_du": V, "dL_dv": U}
NAMES = {"x": X, "y": Y} | SLOPES | ARRIVES
GRAPHS = {
    "chain": (CHAIN_RULE, lambda x: UPSTREAM * np.exp(x)),
    "add": (ADD_GATE, lambda x: UPSTREAM * (x + Y)),
    "multiply": (MULTIPLY_GATE, lambda x: UPSTREAM * (x * Y)),
    "max": (MAX_GATE, lambda x: UPSTREAM * np.maximum(x, Y)),
    "paths": (PATHS_MEET, lambda x: np.sin(x) * x**2),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_index_numpy_and_measured_slope_agree(name):
    identity, result = GRAPHS[name]
    measured = numerical_gradient(lambda x: float(result(x).sum()), X)
    assert np.abs(measured).max() > 0.1
    by_numpy = eval(identity.numpy, {"np": np}, NAMES)
    np.testing.assert_allclose(by_numpy, measured, rtol=1e-7, atol=1e-9)
    for place in product(*map(range, X.shape)):
        value = derive(identity, *place, **NAMES).value
        assert value == pytest.approx(by_numpy[place], rel=1e-12)


def test_both_inputs_of_a_max_gate_win_somewhere():
    assert 0 < (X >= Y).sum() < X.size


def test_a_local_slope_is_a_fraction_of_its_own():
    assert r"\frac{\partial s_{nj}}{\partial x_{nj}}" in CHAIN_RULE.index_tex
    assert r"\odot \frac{\partial s}{\partial x}" in CHAIN_RULE.matrix_tex


def test_a_number_of_no_layer_stands_below_before_the_index():
    names = {"dL_dx": "dL_df2", "dL_ds": "dL_dh3", "ds_dx": "dh3_df2"}
    link = CHAIN_RULE.renamed(names)
    assert r"\frac{\partial h_{3, nj}}{\partial f_{2, nj}}" in link.index_tex
    assert r"\frac{\partial h_{3}}{\partial f_{2}}" in link.matrix_tex
    assert link.line == "dL_df2 = dL_dh3 * dh3_df2  # (N, n_out)"


def test_gates_show_their_rule():
    assert r"\cdot 1" in ADD_GATE.index_tex
    assert r"\, [x_{nj} \ge y_{nj}]" in MAX_GATE.index_tex
