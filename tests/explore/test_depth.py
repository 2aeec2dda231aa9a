"""The depth explorer shows what becomes of an error, and where dL_dW hides it."""

import re
from itertools import cycle

import numpy as np
import pytest

from backproplab import Sigmoid, Softplus
from backproplab.explore.depth import depth
from backproplab.explore.depth_pass import DEPTHS, SPREADS
from backproplab.explore.states import states
from backproplab.layers import Activation


class Step(Activation):
    """A layer that lets no error through."""

    def forward(self, z):
        return np.where(z > 0, 1.0, 0.0), z

    def backward(self, dL_da, z):
        return 0 * dL_da, {}


class Cube(Activation):
    """A layer whose values outgrow all numbers."""

    def forward(self, z):
        return z**3, z

    def backward(self, dL_da, z):
        return 3 * z**2 * dL_da, {}


@pytest.fixture(scope="module")
def usual():
    return depth()


def shares(frame):
    """Return what the first layer gets of dL_dz and of dL_dW, from the table."""
    cells = [cell.replace("−", "-") for cell in frame.table[1]]
    return float(cells[2]), float(cells[4])


@pytest.mark.parametrize(
    ("activation", "spread", "dL_dz", "dL_dW", "fate"),
    [
        ("Sigmoid", "1/√n", 1.5e-6, 3.2e-6, "vanishes"),
        ("Tanh", "1/√n", 0.24, 0.97, "keeps its size"),
        ("ReLU", "1/√n", 0.054, 1.18, "vanishes"),
        ("ReLU", "√(2/n)", 1.23, 1.18, "keeps its size"),
        ("ReLU", "2·√(2/n)", 629, 1.18, "explodes"),
    ],
)
def test_ten_layers_are_those_of_the_curriculum(
    usual, activation, spread, dL_dz, dL_dW, fate
):
    frame = usual.draw(activation=activation, spread=spread, n_layers=10.0)
    assert shares(frame) == pytest.approx((dL_dz, dL_dW), rel=0.01)
    assert f"The error {fate}." in frame.sentence
    assert f"The error {fate}<" in frame.svg
    assert ("hides it" in frame.svg) == (fate != "keeps its size" and dL_dW == 1.18)


def test_the_factor_of_each_layer_makes_the_whole(usual):
    said = usual.frame.sentence
    first, factor = re.findall(r"is ([\d.e−]+) of .* times ([\d.]+) at", said)[0]
    assert float(factor) ** 9 == pytest.approx(float(first.replace("−", "-")), rel=0.02)
    assert "at most 0.25 of" in re.sub("<[^>]*>", " ", usual.frame.svg)


def test_each_picture_is_small_and_has_a_row_for_each_layer(usual):
    setting = [c for c in usual.settable if c["name"] != "n_layers"]
    each = [*states(setting, usual.state)]
    assert len(each) == 3 * len(SPREADS)
    for state, n_layers in zip(cycle(each), DEPTHS, strict=False):
        state = state | {"n_layers": float(n_layers)}
        frame = usual.draw(**state)
        assert len(frame.svg) < 6000
        assert len(frame.table) == state["n_layers"] + 1
        assert "nan" not in frame.svg
        heights = [float(y) for y in re.findall(r"M[\d.]+ (-?[\d.]+)h0", frame.svg)]
        assert len(heights) == state["n_layers"]
        assert all(20 < y < 345 for y in heights)


def test_dots_stand_where_the_numbers_are(usual):
    frame = usual.draw(activation="Sigmoid", spread="1/√n", n_layers=10.0)
    heights = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h0", frame.svg)]
    logs = [np.log10(float(row[2].replace("−", "-"))) for row in frame.table[1:]]
    slope, offset = np.polyfit(logs, heights, 1)
    np.testing.assert_allclose(heights, offset + slope * np.array(logs), atol=0.1)
    assert slope < 0


def test_it_draws_activations_of_your_own():
    explorer = depth(Softplus(), Sigmoid())
    assert explorer.controls[0]["options"] == ["Softplus", "Sigmoid"]
    assert "Softplus" in explorer.frame.sentence


@pytest.mark.parametrize("layer", [Step(), Cube()])
def test_what_leaves_no_number_is_said(layer):
    with pytest.raises(ValueError, match="leave no number, or no error"):
        depth(layer)


def test_it_is_the_same_at_every_run(usual):
    assert depth().frame == usual.draw(
        **{c["name"]: c["value"] for c in usual.controls}
    )
