"""The slope explorer shows the slope that backward takes, and where it is small."""

import re
from itertools import product
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from backproplab import Dense, ReLU, Sigmoid, Softmax, Tanh
from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.svg import VALUE
from backproplab.explore.export import MOST_STATES
from backproplab.explore.slope_curve import Curve
from backproplab.explore.slopes import slopes
from backproplab.explore.states import n_states
from backproplab.layers import Activation

NAMES = ["Sigmoid", "Tanh", "ReLU", "LeakyReLU(leak=0.1)", "Softplus"]


class Square(Activation):
    """A layer of a learner's own."""

    def forward(self, z):
        return z * z, z

    def backward(self, dL_da, z):
        return 2 * z * dL_da, {}


class Log(Activation):
    """A layer that has no number for z ≤ 0."""

    def forward(self, z):
        with np.errstate(all="ignore"):
            return np.log(z), z

    def backward(self, dL_da, z):
        with np.errstate(all="ignore"):
            return dL_da / z, {}


@pytest.fixture(scope="module")
def usual():
    return slopes()


@pytest.fixture(scope="module")
def own():
    return slopes(Square(), ReLU())


def at(explorer, activation, z, dL_da=1.0):
    return explorer.draw(activation=activation, z=z, dL_da=dL_da)


def numbers(frame):
    values = [float(value.replace("−", "-")) for _, value in frame.table[1:]]
    return dict(
        zip(("z", "a", "slope", "steepest", "%", "in", "out"), values, strict=True)
    )


def test_the_first_state_is_a_saturated_sigmoid(usual):
    assert usual.frame.sentence == (
        "Sigmoid at z = 4.5: a is 0.989 and the slope 0.01087, 4.35 % of its maximum "
        "0.25: saturated. dL_dz = dL_da · slope = 1 · 0.01087 = 0.01087."
    )


@pytest.mark.parametrize(
    ("name", "z", "a", "slope"),
    [
        ("Sigmoid", 1.0, 0.731058578630, 0.196611933241),
        ("Sigmoid", 0.0, 0.5, 0.25),
        ("Tanh", 0.0, 0.0, 1.0),
        ("ReLU", -0.1, 0.0, 0.0),
        ("LeakyReLU(leak=0.1)", -2.0, -0.2, 0.1),
        ("Softplus", 0.0, 0.693147180560, 0.5),
    ],
)
def test_values_slopes_and_errors_are_those_of_the_layer(usual, name, z, a, slope):
    shown = numbers(at(usual, name, z, -1.5))
    assert [shown["z"], shown["a"], shown["slope"]] == pytest.approx([z, a, slope])
    assert shown["out"] == pytest.approx(-1.5 * slope)


@pytest.mark.parametrize(("name", "edge"), [("Sigmoid", 4.4), ("Tanh", 2.2)])
def test_saturated_is_a_slope_below_five_percent_of_its_maximum(usual, name, edge):
    inside, outside = (at(usual, name, z) for z in (edge - 0.1, edge + 0.1))
    assert numbers(inside)["%"] > 5 > numbers(outside)["%"]
    assert "saturated" in outside.sentence
    assert "saturated" not in inside.sentence.replace("not saturated", "")
    curve = Curve(Sigmoid() if name == "Sigmoid" else Tanh())
    shaded = curve.z[curve.is_saturated(curve.slope)]
    assert np.abs(shaded).min() == pytest.approx(edge, abs=0.1)


def test_at_a_corner_the_slope_is_a_choice(usual):
    frame = at(usual, "LeakyReLU(leak=0.1)", 0.0)
    assert frame.sentence.endswith(
        "There is a corner: the slope is 0.1 on the left and 1 on the right, and "
        "backward takes 0.1, which is a choice."
    )
    assert "corner" not in at(usual, "Softplus", 0.0).sentence


def test_no_error_in_is_no_error_out(usual):
    frame = at(usual, "Sigmoid", 0.0, 0.0)
    assert "no error arrives, so none goes on" in frame.svg
    assert "none of the error goes on" in at(usual, "ReLU", -1.0).svg
    assert "the error goes on 4 times smaller" in at(usual, "Sigmoid", 0.0).svg


@pytest.mark.parametrize("z", [-8.0, -4.5, -0.3, 0.0, 0.3, 2.0, 4.5, 8.0])
@pytest.mark.parametrize("name", [*NAMES, "Square"])
def test_numbers_stay_on_the_axes_and_off_each_other(usual, own, name, z):
    frame = at(own if name == "Square" else usual, name, z, -2.0)
    marks = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', frame.svg)
    halo = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" class="\w+ halo[^>]*>([^<]+)', frame.svg
    )
    assert len(marks) == len(halo) == 2
    boxes = []
    for x, y, words in halo:
        left, base = float(x), float(y)
        width = text_width(words, VALUE, bold=True)
        boxes.append(Box(left, base - 11, left + width, base + 3))
    for box, (x, y) in product(boxes, marks):
        dot = Box(float(x) - 7, float(y) - 7, float(x) + 7, float(y) + 7)
        assert not box.overlaps(dot)
        assert Box(60, 38, 592, 376).holds(box)
    assert not boxes[0].overlaps(boxes[1])


def test_the_number_of_a_slope_keeps_off_the_curve(usual):
    for z, place in ((4.5, 0), (0.3, 1)):
        frame = at(usual, NAMES[place], z)
        x, y, words = re.findall(
            r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(slope [^<]+)', frame.svg
        )[0]
        curve = Curve((Sigmoid(), Tanh())[place])
        across, down = curve.lines[1].T
        width = text_width(words, VALUE, bold=True)
        met = (across > float(x)) & (across < float(x) + width)
        met &= (down > float(y) - 11) & (down < float(y) + 2)
        assert not met.any()


def test_every_extreme_draws_small_frames_without_scripts(usual):
    frames = {
        at(usual, name, z, error)
        for name, z, error in product(NAMES, (-8.0, 0.0, 8.0), (-2.0, 0.0, 2.0))
    }
    assert len(frames) == 45
    for frame in frames:
        assert ET.fromstring(frame.svg) is not None
        assert len(frame.svg.encode()) < 3_000
        assert "script" not in frame.svg
    assert at(usual, "Tanh", 1.0) == at(slopes(Tanh()), "Tanh", 1.0)


def test_an_activation_of_ones_own_is_shown(own):
    assert own.controls[0]["options"] == ["Square", "ReLU"]
    frame = at(own, "Square", -3.0, 2.0)
    assert numbers(frame)["out"] == -12
    assert "the error goes on 6 times larger" in frame.svg
    assert "Square" in own.stages["Square"]


def test_layers_that_do_more_than_bend_numbers_are_refused():
    with pytest.raises(ValueError, match="has parameters"):
        slopes(Dense([[1.0]], [0.0]))
    with pytest.raises(ValueError, match="mixes numbers"):
        slopes(Softmax())
    with pytest.raises(ValueError, match="Log has no number at z = -8"):
        slopes(Log())
    with pytest.raises(TypeError, match="write Tanh"):
        slopes(Tanh)
    with pytest.raises(ValueError, match="different"):
        slopes(Tanh(), Tanh())


def test_a_page_can_hold_all_frames(usual):
    assert n_states(usual.settable) <= MOST_STATES
