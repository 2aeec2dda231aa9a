"""Every identity is run: one index, NumPy line, package and measured slope agree."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

import backproplab
from backproplab.derivations import Identity
from backproplab.gradcheck import numerical_gradient
from backproplab.identities import IDENTITIES, LOG_SUM_EXP
from backproplab.output_identities import (
    SIGMOID_UNDER_SQUARES,
    SLOPE_AS_ONE_FRACTION,
    SLOPE_OF_LOG_SUM_EXP,
)
from backproplab.worked import derive

SIZES = {"N": 4, "n_in": 3, "n_out": 2, "n_classes": 2}
FUNCTIONS = {"np": np, "exp": np.exp, "log": np.log, "tanh": np.tanh}
LAYERS = [k for k in IDENTITIES if "L" not in {i.name for i in IDENTITIES[k]}]
LOSSES = [k for k in IDENTITIES if k not in LAYERS]
ALL = [(kind, identity) for kind, rules in IDENTITIES.items() for identity in rules]
IDS = [f"{kind}-{identity.name}" for kind, identity in ALL]
ALL.append(("SoftmaxCrossEntropy", LOG_SUM_EXP))
IDS.append("SoftmaxCrossEntropy-log-sum-exp")
ALL.append(("BinaryCrossEntropy", SLOPE_AS_ONE_FRACTION))
IDS.append("BinaryCrossEntropy-dL_dp-as-one-fraction")
ALL.append(("SoftmaxCrossEntropy", SLOPE_OF_LOG_SUM_EXP))
IDS.append("SoftmaxCrossEntropy-dL_dz-of-log-sum-exp")


def point(kind: str) -> dict[str, np.ndarray]:
    """Return random values for every name that the identities of a kind may use."""
    rng = np.random.default_rng(7)
    N, n_in, n_out = SIZES["N"], SIZES["n_in"], SIZES["n_out"]
    z = rng.normal(size=(N, n_out))
    names = {
        "x": rng.normal(size=(N, n_in)),
        "W": rng.normal(size=(n_in, n_out)),
        "b": rng.normal(size=n_out),
        "z": z,
        "leak": np.float64(0.01),
        "y_hat": rng.normal(size=(N, n_out)),
        "y": np.eye(n_out)[[0, 1, 1, 0]],
        "p": rng.uniform(0.1, 0.9, size=(N, n_out)),
    }
    upstream = rng.normal(size=(N, n_out))
    if kind in LAYERS:
        layer = build(kind, names)
        out, _ = layer.forward(names["x"] if kind == "Dense" else z)
        names |= {layer.symbol: out, f"dL_d{layer.symbol}": upstream}
    if kind.endswith("oidCrossEntropy"):
        names["p"] = backproplab.Sigmoid().forward(z)[0]
    if kind == "SoftmaxCrossEntropy":
        names["p"] = backproplab.Softmax().forward(z)[0]
    return names


def build(kind: str, names: dict[str, np.ndarray]):
    arguments = (names["W"], names["b"]) if kind == "Dense" else ()
    return getattr(backproplab, kind)(*arguments)


def by_numpy(identity: Identity, names: dict[str, np.ndarray]) -> np.ndarray:
    return np.asarray(eval(identity.numpy, FUNCTIONS | SIZES, names), dtype=float)


def by_index(identity: Identity, names: dict[str, np.ndarray]) -> np.ndarray:
    axes = identity.shape.strip("()").replace(",", " ").split()
    letters = identity.entry.replace(",", " ").split()
    assert len(axes) == len(letters)
    result = np.empty([SIZES[axis] for axis in axes])
    for entry in product(*(range(n) for n in result.shape)):
        at = dict(zip(letters, entry, strict=True))
        result[entry] = eval(identity.index, FUNCTIONS | SIZES | names | at)
    return result


def by_package(kind: str, identity: Identity, names: dict[str, np.ndarray]):
    if kind in LOSSES:
        loss = getattr(backproplab, kind)()
        variable = IDENTITIES[kind][1].name.removeprefix("dL_d")
        arguments = (names[variable], names["y"])
        is_value = identity.name == "L"
        return loss.value(*arguments) if is_value else loss.gradient(*arguments)
    layer = build(kind, names)
    out, cache = layer.forward(names["x"] if kind == "Dense" else names["z"])
    if identity.name == layer.symbol:
        return out
    dL_dx, grads = layer.backward(names[f"dL_d{layer.symbol}"], cache)
    source = "x" if kind == "Dense" else "z"
    return ({source: dL_dx} | grads)[identity.name.removeprefix("dL_d")]


@pytest.mark.parametrize(("kind", "identity"), ALL, ids=IDS)
def test_index_numpy_and_package_agree(kind, identity):
    names = point(kind)
    expected = by_package(kind, identity, names)
    np.testing.assert_allclose(by_numpy(identity, names), expected, rtol=1e-12)
    np.testing.assert_allclose(by_index(identity, names), expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("kind", "identity"),
    [(kind, identity) for kind, identity in ALL if identity.name.startswith("dL_d")],
    ids=[name for name in IDS if "dL_d" in name],
)
def test_gradients_are_the_measured_slopes(kind, identity):
    names = point(kind)
    variable = identity.name.removeprefix("dL_d")

    def loss_at(value: np.ndarray) -> float:
        changed = names | {variable: value}
        if kind in LOSSES:
            loss = getattr(backproplab, kind)()
            return loss.value(changed[variable], names["y"])
        layer = build(kind, changed)
        out, _ = layer.forward(changed["x"] if kind == "Dense" else changed["z"])
        return float((names[f"dL_d{layer.symbol}"] * out).sum())

    slope = numerical_gradient(loss_at, names[variable])
    assert np.abs(slope).max() > 0.01
    np.testing.assert_allclose(by_numpy(identity, names), slope, rtol=1e-7, atol=1e-9)


def test_every_public_layer_and_loss_has_its_identities():
    public = {
        name
        for name in backproplab.__all__
        if isinstance(owner := getattr(backproplab, name), type)
        and (hasattr(owner, "backward") or hasattr(owner, "gradient"))
    }
    assert public - {"Layer", "Loss", "Sequential"} == set(IDENTITIES)


def test_squares_behind_a_sigmoid_keep_its_slope():
    names = point("SigmoidCrossEntropy")
    loss, sigmoid = backproplab.MeanSquaredError(), backproplab.Sigmoid()
    names["y_hat"] = names["p"]
    measured = numerical_gradient(
        lambda z: loss.value(sigmoid.forward(z)[0], names["y"]), names["z"]
    )
    for got in (by_numpy, by_index):
        np.testing.assert_allclose(
            got(SIGMOID_UNDER_SQUARES, names), measured, rtol=1e-7
        )
    assert r"\odot \left(1 - \hat{y}\right)" in SIGMOID_UNDER_SQUARES.matrix_tex


def test_one_entry_of_an_identity_is_worked_out():
    p, y = np.array([[0.25, 0.75]]), np.array([[0.0, 1.0]])
    slope = derive(IDENTITIES["CrossEntropy"][1], 0, 1, p=p, y=y, N=2)
    assert slope.value == -1 / (2 * 0.75)
    assert slope.numbers_tex == r"\frac{-1}{2 \cdot 0.75} = -0.6667"
    assert "dL_dp[0, 1] = -0.6666666667" in repr(slope)
    with pytest.raises(ValueError, match="shorter"):
        derive(IDENTITIES["CrossEntropy"][1], 0, p=p, y=y, N=2)


def test_a_wrong_sign_is_noticed():
    identity = replace(IDENTITIES["Dense"][1], numpy="-(x.T @ dL_dz)")
    with pytest.raises(AssertionError):
        test_index_numpy_and_package_agree("Dense", identity)


def test_tex_is_typeset_from_what_is_run():
    dL_dW = IDENTITIES["Dense"][1]
    slope = r"\frac{\partial L}{\partial "
    assert (
        dL_dW.index_tex
        == rf"{slope}W_{{ij}}}} = \sum_{{n}} x_{{ni}}\, {slope}z_{{nj}}}}"
    )
    assert r"x^{\top}" in dL_dW.matrix_tex
    assert r"(n_{\text{in}}, N)" in dL_dW.matrix_tex
    minus = replace(dL_dW, index="-sum(x[n, i] * dL_dz[n, j] for n in range(N))")
    assert minus.index_tex != dL_dW.index_tex


@pytest.mark.parametrize(("kind", "identity"), ALL, ids=IDS)
def test_no_exponent_stands_on_another(kind, identity):
    names = {"x": "a1", "W": "W2", "b": "b2", "z": "z2", "a": "a2"}
    numbered = identity.renamed(names)
    for tex in (numbered.index_tex, numbered.matrix_tex):
        assert not re.search(r"\^\{[^{}]*(\{[^{}]*\}[^{}]*)*\}(_\{\w*\})?\^", tex)


def test_a_transpose_shares_the_exponent_with_the_number_of_the_layer():
    dL_dW = IDENTITIES["Dense"][1].renamed({"x": "a1"})
    assert r"a^{(1)\top}" in dL_dW.matrix_tex


@pytest.mark.parametrize(("kind", "identity"), ALL, ids=IDS)
def test_every_row_is_shown(kind, identity):
    text, table = repr(identity), identity._repr_markdown_()
    for part in (identity.words, identity.numpy):
        assert part in text
        assert part in table
    assert identity.index_tex in table
    assert table.count("$") == 4


def test_renamed_changes_whole_names_only():
    z2 = IDENTITIES["Dense"][0].renamed({"x": "a1", "W": "W2", "b": "b2", "z": "z2"})
    assert z2.line == "z2 = a1 @ W2 + b2  # (N, n_out)"
    sigmoid = IDENTITIES["Sigmoid"][0].renamed({"z": "z1", "a": "a1", "p": "q"})
    assert sigmoid.numpy == "1 / (1 + np.exp(-z1))"
