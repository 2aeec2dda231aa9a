"""The forward stepper shows the numbers of the pass, for every network and setting."""

import re
from itertools import product
from xml.etree import ElementTree as ET

import numpy as np
import pytest

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
    data,
    mlp,
    one_hot,
)
from backproplab.explore.forward import ForwardStepper, forward

from .drawn import Bent, texts

STEPS = ["x", "z1", "a1", "z2", "y_hat", "L"]


@pytest.fixture(scope="module")
def integer():
    return ForwardStepper(*data.integer_net())


def letters(stepper, frame):
    """All texts of a frame, and of the stage under it."""
    return texts(stepper.stage(frame.stage).svg, frame.svg)


def test_the_integer_net_has_its_numbers(integer):
    assert "Row 0 of z1 is 4, 4, −1." in integer.draw(step=1).sentence
    assert "Row 0 of y_hat is 1, 11." in integer.draw(step=4).sentence
    assert integer.draw(step=5).sentence.endswith("= 16.5.")


def test_one_entry_is_worked_out(integer):
    sentence = integer.draw(step=1, row=0, unit=2).sentence
    assert (
        "z1[0, 2] = Σᵢ x[0, i]·W1[i, 2] + b1[2] = 1·2 + 2·(−1) + (−1) = −1." in sentence
    )
    assert (
        "a1[0, 2] = max(0, z1[0, 2]) = max(0, −1) = 0."
        in integer.draw(2, 0, 2).sentence
    )


def test_the_picture_says_what_the_sentence_says(integer):
    frame = integer.draw(step=1, row=0, unit=0)
    shown = " ".join(letters(integer, frame)).replace("\N{NO-BREAK SPACE}", " ")
    for part in ("step 2 of 6: z1 (5, 3)", "= 1·1 + 2·1 + 1 = 4", "z1 = x @ W1 + b1"):
        assert part in shown
        assert part in frame.sentence
    assert {"W 1", "n_in, n_out", "W1 (2, 3)"} <= {*letters(integer, frame)}


def test_numbers_not_yet_computed_are_not_shown(integer):
    assert "16.5" not in letters(integer, integer.draw(step=4))
    assert "16.5" in letters(integer, integer.draw(step=5))
    assert "11" not in letters(integer, integer.draw(step=2))


def test_every_setting_draws_and_differs(integer):
    frames = {
        integer.draw(step, row, unit)
        for step, row, unit in product(range(5), range(5), range(2))
    }
    assert len(frames) == 50
    assert all(ET.fromstring(frame.svg) is not None for frame in frames)


def test_a_unit_that_a_narrow_layer_lacks_is_its_last(integer):
    assert integer.draw(3, 0, 2) == integer.draw(3, 0, 1)


def test_the_table_has_every_lit_number_in_full():
    frame = ForwardStepper(*data.mazur_net()).draw(step=2, unit=1)
    assert frame.table[0] == ("array", "entry", "value")
    assert ("a1", "[0, 1]", "0.596884378259767") in [
        (a, e, v[:17]) for a, e, v in frame.table
    ]


def test_setting_a_control_changes_the_frame():
    explorer = forward()
    first = explorer.frame
    explorer.state = explorer.state | {"step": 1}
    assert explorer.frame != first
    assert "z1 (5, 3)" in explorer.frame.sentence
    assert explorer.controls[0]["labels"] == STEPS


def test_controls_with_one_position_are_left_out():
    explorer = forward(mlp([1, 1]), x=[[1.0]], y=[[2.0]])
    assert [control["name"] for control in explorer.controls] == ["step"]


@pytest.mark.parametrize("row", range(3))
def test_a_layer_of_your_own_is_named_and_its_numbers_shown(row):
    x, y = np.array([[1.0, 2], [0, 1], [-1, -3]]), np.zeros((3, 1))
    network = Sequential(
        Dense([[1, 0], [0, 1]], [0, 0]), Bent(), Dense([[1], [1]], [0])
    )
    stepper = ForwardStepper(network, MeanSquaredError(), x, y)
    for step in range(6):
        stepper.draw(step, row, 1)
    frame = stepper.draw(2, row, 1)
    assert "Bent" in letters(stepper, frame)
    assert frame.sentence.endswith(f"= {x[row, 1] ** 2:g}.")


@pytest.mark.parametrize(
    ("network", "loss"),
    [
        (mlp([3, 4, 2], activation=LeakyReLU()), SigmoidCrossEntropy()),
        (mlp([3, 4, 2], activation=Softplus()), SoftmaxCrossEntropy()),
        (Sequential(*mlp([3, 4, 2]).layers, Sigmoid()), BinaryCrossEntropy()),
        (Sequential(*mlp([3, 4, 2]).layers, Softmax()), CrossEntropy()),
        (Dense.random(3, 2, rng=np.random.default_rng(0)), MeanSquaredError()),
        (mlp([3, 70, 9, 9, 9, 9, 2], activation=ReLU()), MeanSquaredError()),
    ],
)
def test_every_layer_and_loss_is_worked_out_to_the_number_shown(network, loss):
    x = np.random.default_rng(1).normal(size=(6, 3))
    stepper = ForwardStepper(network, loss, x, one_hot([0, 1, 1, 0, 1, 0], 2))
    for step, made in enumerate(stepper.shown.made):
        frame = stepper.draw(step, 5, 1)
        at = stepper.at(step, 5, 1)
        result = re.search(r"= (\S+)\.$", frame.sentence.replace("−", "-"))
        assert result is not None
        assert float(result[1]) == pytest.approx(at.value, rel=1e-3)
        assert at.entry.replace("\N{NO-BREAK SPACE}", " ") in frame.sentence
        assert str(made.step.shape) in letters(stepper, frame)


def test_a_frame_is_small(integer):
    assert max(len(integer.draw(k).svg.encode()) for k in range(6)) < 6_000


def test_inputs_that_are_no_table_are_refused():
    with pytest.raises(ValueError, match="x must be 2-D"):
        forward(x=[1.0, 2.0])
