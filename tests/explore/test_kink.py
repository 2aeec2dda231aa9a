"""The kink explorer tells a corner from a mistake, at the places of the curriculum."""

import re

import numpy as np
import pytest

from backproplab import MeanSquaredError, data, mlp
from backproplab.explore.kink import kink
from backproplab.explore.kink_sides import lines


@pytest.fixture(scope="module")
def twin():
    return kink()


def at(explorer, weight, moved=0.0, h=1e-5):
    return explorer.draw(weight=weight, moved=moved, h=h)


def number(frame, row):
    return float(dict(frame.table)[row].replace("−", "-"))


@pytest.mark.parametrize(
    ("weight", "backward", "central"),
    [("W1[0, 0]", 3.8, 4.0), ("W1[1, 0]", 0.6, 0.4), ("b1[0]", 2.4, 2.2)],
)
def test_three_weights_of_the_twin_stand_at_a_corner(twin, weight, backward, central):
    frame = at(twin, weight)
    assert number(frame, "slope from backward") == pytest.approx(backward)
    assert number(frame, "central difference") == pytest.approx(central, abs=1e-5)
    sides = (number(frame, f"slope {side} of w") for side in ("left", "right"))
    assert np.mean([*sides]) == pytest.approx(central, abs=1e-5)
    assert "w stands at a corner. Two slopes meet here." in frame.sentence


def test_no_other_weight_of_the_twin_does(twin):
    corners = ("W1[0, 0]", "W1[1, 0]", "b1[0]")
    others = [w for w in twin.controls[0]["options"] if w not in corners]
    assert len(others) == 14
    for weight in others:
        frame = at(twin, weight)
        assert "no corner within the step" in frame.sentence
        assert number(frame, "their gap") == pytest.approx(0, abs=1e-7)


def test_a_step_that_reaches_a_corner_mixes_two_slopes(twin):
    far, near = (at(twin, "W1[0, 0]", 0.2, h) for h in (0.3, 0.1))
    assert "a corner within the step" in far.sentence
    assert number(far, "corners within h") == 1
    assert "no corner within the step" in near.sentence
    assert abs(number(near, "their gap")) < 1e-9 < abs(number(far, "their gap"))


def test_corners_lie_where_a_unit_switches():
    example = data.kink_twin()
    found = lines(*example)["b1[0]"].corners
    z = (example.x @ example.network.params["W1"])[:, 0]  # the bias that switches a row
    assert found == pytest.approx(sorted({-z_row for z_row in z if abs(z_row) <= 1.5}))


def test_a_smooth_network_has_no_corner():
    rng = np.random.default_rng(0)
    smooth = (
        mlp([2, 3, 1]),
        MeanSquaredError(),
        rng.normal(size=(4, 2)),
        np.ones((4, 1)),
    )
    assert all(line.corners == [] for line in lines(*smooth).values())
    explorer = kink(*smooth)
    assert "no corner within the step" in explorer.frame.sentence


def test_the_bar_stands_over_the_step_at_the_measured_slope(twin):
    frame = at(twin, "W1[0, 0]", 0.0, 0.3)
    behind, ahead, here, _ = (
        float(x) for x in re.findall(r'<circle cx="([\d.]+)"', frame.svg)
    )
    assert ahead - here == pytest.approx(here - behind, abs=0.2)
    bar = re.search(rf"M{behind:g} ([\d.]+)L{ahead:g} ([\d.]+)", frame.svg)
    assert bar is not None


@pytest.mark.parametrize("moved", [-1.0, 0.0, 1.0])
def test_pictures_are_small_and_stay_inside(twin, moved):
    for weight in ("W1[0, 0]", "W2[2, 1]", "b2[0]"):
        frame = at(twin, weight, moved, 0.5)
        assert len(frame.svg) < 6000
        circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', frame.svg)
        assert len(circles) == 4
        assert all(70 <= float(x) <= 590 and 20 <= float(y) <= 372 for x, y in circles)


def test_it_is_the_same_at_every_run(twin):
    first = {c["name"]: c["value"] for c in twin.controls}
    assert kink().frame == twin.draw(**first)
