"""The tangent of a loss has the slope of its gradient, and tells a wrong one."""

import re
from itertools import product

import numpy as np
import pytest

from backproplab import BinaryCrossEntropy, MeanSquaredError
from backproplab.diagrams.layout import Box, text_width
from backproplab.explore import loss_tangent

SQUARE, FROM_P, FROM_Z = "½ square", "cross-entropy of p", "cross-entropy of z"


@pytest.fixture(scope="module")
def usual():
    return loss_tangent()


def numbers(frame):
    return {name: float(value.replace("−", "-")) for name, value in frame.table[1:]}


def letters(svg):
    """The texts of a frame with the room they take."""
    pattern = r'<text x="([\d.-]+)" y="([\d.-]+)" class="([^"]*)">([^<]*)<'
    for x, y, kind, content in re.findall(pattern, svg):
        wide = text_width(content, 14, bold="value" in kind)
        left = float(x) - wide * ("end" in kind) - wide / 2 * ("mid" in kind)
        yield content, Box(left, float(y) - 11, left + wide, float(y) + 3)


def test_half_the_square_has_the_error_as_its_slope(usual):
    assert usual.frame.sentence == (
        "The prediction y_hat = −2 and the target 1 give the loss 4.5. The slope "
        "dL_dy_hat is −3: a larger y_hat lowers the loss."
    )
    assert "slope −3<" in usual.frame.svg


def test_one_loss_has_two_slopes(usual):
    from_p, from_z = (
        usual.draw(loss=name, z=-4.0, target=1.0) for name in (FROM_P, FROM_Z)
    )
    shown = numbers(from_p)
    assert shown["p = σ(z)"] == pytest.approx(0.0179862100)
    assert shown["loss L"] == numbers(from_z)["loss L"] == pytest.approx(4.0181499279)
    assert shown["slope dL_dp"] == pytest.approx(-55.5981500)
    assert shown["= dL_dz = p − y"] == pytest.approx(-0.9820137900)
    assert "slope −55.6<" in from_p.svg
    assert "slope −0.982<" in from_z.svg
    assert "dL_dp is −55.6" in from_p.sentence
    assert "dL_dz is −0.982" in from_z.sentence


@pytest.mark.parametrize("z", [-4.0, -0.3, 0.0, 4.0])
@pytest.mark.parametrize("target", [0.0, 0.75, 1.0])
def test_the_slope_along_z_is_that_along_p_times_dp_dz(usual, z, target):
    shown = numbers(usual.draw(loss=FROM_Z, z=z, target=target))
    along_p, bend = shown["slope dL_dp"], shown["× dp_dz = p (1 − p)"]
    p = shown["p = σ(z)"]
    assert bend == pytest.approx(p * (1 - p))
    assert shown["= dL_dz = p − y"] == pytest.approx(along_p * bend)
    assert shown["= dL_dz = p − y"] == pytest.approx(p - target, abs=1e-12)


@pytest.mark.parametrize("loss", [SQUARE, FROM_P, FROM_Z])
def test_every_state_fits(usual, loss):
    largest = 0
    for z, target in product((-4.0, -2.1, 0.0, 1.0, 4.0), (0.0, 0.25, 1.0)):
        frame = usual.draw(loss=loss, z=z, target=target)
        assert frame == usual.draw(loss=loss, z=z, target=target)
        assert "does not fit" not in frame.sentence
        assert numbers(frame)["loss L"] >= 0
        largest = max(largest, len(frame.svg.encode()))
        words = list(letters(frame.svg))
        assert all(box.left > 0 and box.right <= 900 for _, box in words)
        clashes = [
            (a, b)
            for i, (a, first) in enumerate(words)
            for b, second in words[i + 1 :]
            if first.overlaps(second)
        ]
        assert not clashes
    assert largest < 6000


def test_the_axes_are_drawn_once_for_each_loss(usual):
    stages = {
        usual.draw(loss=loss, z=z, target=0.0).stage
        for loss in (SQUARE, FROM_P, FROM_Z)
        for z in (-1.0, 1.0)
    }
    assert stages == {SQUARE, FROM_P, FROM_Z}
    assert "<script" not in usual.svg()


def test_no_slope_is_no_mistake(usual):
    frame = usual.draw(loss=FROM_Z, z=0.0, target=0.5)
    assert "The slope dL_dz is 0: no small move lowers the loss." in frame.sentence


class Doubled(MeanSquaredError):
    """A learner's loss whose gradient forgets the half."""

    def gradient(self, y_hat, y):
        return 2 * super().gradient(y_hat, y)


def test_a_wrong_gradient_is_seen():
    frame = loss_tangent(loss=Doubled()).frame
    assert (
        "The gradient says that the slope dL_dy_hat is −6, but measured it is −3: "
        "the line does not fit the curve." in frame.sentence
    )
    assert numbers(frame)["dL_dy_hat as measured"] == pytest.approx(-3)


def test_two_functions_are_a_loss():
    def cubic(y_hat, y):
        return np.sum((y_hat - y) ** 3)

    def slope(y_hat, y):
        return 3 * (y_hat - y) ** 2

    explorer = loss_tangent(cubic, slope, predictions=(0, 2), targets=(0, 4))
    explorer.state = {"y_hat": 1.5, "target": 2.0}
    assert numbers(explorer.frame)["loss L"] == pytest.approx(-0.125)
    assert "dL_dy_hat is 0.75" in explorer.frame.sentence
    assert "slope as slope says" in explorer.svg()


def test_where_the_loss_ends_nothing_is_marked():
    def surprise(p, y):
        return -np.sum(y * np.log(p))

    def slope(p, y):
        return -y / p

    explorer = loss_tangent(surprise, slope, predictions=(0, 1))
    explorer.state = {"y_hat": 0.0, "target": 1.0}
    assert "the loss inf. There is no slope to follow here" in explorer.frame.sentence
    assert "<circle" not in explorer.frame.svg
    assert not re.search(r'[" ](?:nan|inf)', explorer.frame.svg)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"loss": MeanSquaredError}, TypeError, r"give a loss, MeanSquaredError\(\)"),
        ({"loss": np.sum}, TypeError, "the loss and its gradient"),
        ({"loss": Doubled(), "gradient": np.sum}, TypeError, "gradient already"),
        (
            {"loss": BinaryCrossEntropy()},
            ValueError,
            r"p\[0, 0\] is -4.*needs their range",
        ),
        ({"loss": Doubled(), "predictions": (1, 1)}, ValueError, "predictions must go"),
        ({"loss": Doubled(), "targets": 3}, ValueError, r"targets must be \(low, high"),
        (
            {"loss": np.subtract, "gradient": lambda y_hat, y: [1, 2]},
            ValueError,
            "the gradient of one example.*one number",
        ),
        (
            {"loss": lambda y_hat, y: np.nan, "gradient": np.subtract},
            ValueError,
            "your loss is finite nowhere",
        ),
    ],
)
def test_what_is_no_loss_is_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        loss_tangent(**arguments)


def test_a_loss_between_zero_and_one_has_its_own_range():
    explorer = loss_tangent(BinaryCrossEntropy(), predictions=(0.02, 0.98))
    explorer.state = {"y_hat": 0.98, "target": 0.0}
    assert "dL_dy_hat is 50: a smaller y_hat" in explorer.frame.sentence
