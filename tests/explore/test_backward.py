"""The five-view stepper shows the numbers of the whole pass, and asks if they hold."""

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
from backproplab.explore.backward import NUDGES, BackwardStepper, backward
from backproplab.explore.change import Nudges

from .drawn import Bent, texts

FORWARD = ["x", "z1", "a1", "z2", "y_hat", "L"]
BACK = ["dL_dz2", "dL_dW2", "dL_db2", "dL_da1", "dL_dz1", "dL_dW1", "dL_db1"]
MARKED = re.compile("◀ (?!error|at a)")  # not the key to the marks
SVG = "{http://www.w3.org/2000/svg}"
PATH = f"{SVG}path"
ROWS = np.random.default_rng(1).normal(size=(6, 3))
CLASSES = one_hot([0, 1, 1, 0, 1, 0], 2)


@pytest.fixture(scope="module")
def integer():
    return BackwardStepper(*data.integer_net())


def at(stepper, name, row=0, unit=0, source=0, nudge=0.1):
    return stepper.draw(stepper.shown.names.index(name), row, unit, source, nudge)


def letters(stepper, frame):
    """All texts of a frame, and of the stage under it."""
    return texts(stepper.stage(frame.stage).svg, frame.svg)


def changes(frame):
    """The changes of the loss in the table of a frame."""
    return {name: float(v) for name, _, v in frame.table if name.endswith("ΔL")}


def test_the_pass_goes_forward_and_back(integer):
    assert integer.shown.names == FORWARD + BACK
    deep = BackwardStepper(mlp([3, 4, 5, 2]), MeanSquaredError(), ROWS, CLASSES)
    assert deep.shown.names[-1] == "dL_db1"
    assert sum(name.startswith("dL_dW") for name in deep.shown.names) == 3


@pytest.mark.parametrize(
    ("name", "row", "unit", "source", "worked"),
    [
        ("dL_dz2", 0, 1, 0, "(y_hat[0, 1] − y[0, 1]) / N = (11 − 4) / 5 = 1.4"),
        ("dL_dW2", 0, 0, 0, "4·0 + 1·(−0.4) + 2·1.8 + 0·0.8 + 0·(−0.2) = 3.2"),
        ("dL_dW2", 0, 1, 1, "= 7.8."),
        ("dL_db2", 0, 1, 0, "1.4 + 0.4 + 0 + (−0.2) + 0.6 = 2.2"),
        ("dL_da1", 0, 1, 0, "Σⱼ dL_dz2[0, j]·W2[1, j] = 0·(−1) + 1.4·2 = 2.8"),
        ("dL_dz1", 0, 1, 0, "dL_da1[0, 1]·[z1[0, 1] > 0] = 2.8·[4 > 0] = 2.8"),
        ("dL_dz1", 2, 2, 0, "= 3.6."),
        ("dL_dW1", 0, 2, 1, "= −6.4."),
        ("dL_db1", 0, 1, 0, "= 5.4."),
    ],
)
def test_the_integer_net_has_its_numbers(integer, name, row, unit, source, worked):
    assert worked in at(integer, name, row, unit, source).sentence


def test_the_chain_rule_stands_before_the_formula(integer):
    told = at(integer, "dL_da1", unit=1).sentence
    assert "dL_da1[0, 1] = Σⱼ dL_dz2[0, j]·dz2[0, j]/da1[0, 1] = Σⱼ" in told
    assert "Σₙ dL_dz1[n, 2]·dz1[n, 2]/dW1[1, 2]" in (
        at(integer, "dL_dW1", unit=2, source=1).sentence
    )


def test_mazurs_hidden_errors():
    mazur = BackwardStepper(*data.mazur_net())
    assert "= 0.1385. Nudge" in at(mazur, "dL_dz2").sentence
    rows = {(a, e): v for a, e, v in at(mazur, "dL_dz1", unit=1).table}
    assert rows["dL_dz1", "[0, 1]"].startswith("0.00995425")
    rows = {(a, e): v for a, e, v in at(mazur, "dL_dW1", unit=1, source=1).table}
    assert rows["dL_dW1", "[1, 1]"].startswith("0.00099542")


def test_the_picture_says_what_the_sentence_says(integer):
    frame = at(integer, "dL_da1", unit=1)
    shown = " ".join(letters(integer, frame)).replace("\N{NO-BREAK SPACE}", " ")
    for part in (
        "Backward, step 10 of 13: dL_da1 (5, 3)",
        "= 0·(−1) + 1.4·2 = 2.8",
        "dL_da1 = dL_dz2 @ W2.T",
        "Nudge: a1[0, 1] moved by +0.1, so L changes",
        "+0.28000",
        "+0.28500",
    ):
        assert part in shown
        assert part in frame.sentence
    written = {*letters(integer, frame)}
    assert {"W −1", "W 2", "n_out, n_in", "W2.T (2, 3)", "◀ +2.8"} <= written


def test_errors_appear_when_they_come_back(integer):
    marks = [
        [t for t in letters(integer, at(integer, name)) if MARKED.match(t)]
        for name in ("L", "dL_dz2", "dL_dW2", "dL_da1")
    ]
    assert marks[0] == []
    assert sorted(marks[1]) == ["◀ +1.4", "◀ 0", "◀ dL_dz2"]
    assert {"◀ +3.2", "◀ −1.8", "◀ +8"} == {*marks[2]} - {*marks[1]}
    assert {"◀ +2.8", "◀ dL_da1"} <= {*marks[3]}


def test_wires_carry_their_gradients(integer):
    written = letters(integer, at(integer, "dL_dW1", unit=2))
    assert {"◀ +7.2", "◀ −6.4"} <= {*written}


def test_predicted_and_real_changes_agree_for_small_nudges(integer):
    net, loss, x, y = data.integer_net()
    frame = at(integer, "dL_dW1", unit=1, source=1, nudge=0.01)
    rows = changes(frame)
    assert rows["predicted ΔL"] == pytest.approx(5.4 * 0.01)
    W1 = net.params["W1"] + np.array([[0, 0, 0], [0, 0.01, 0]])
    moved = net.with_params(W1=W1)
    real = loss.value(moved(x), y) - loss.value(net(x), y)
    assert rows["real ΔL"] == pytest.approx(real)
    assert "predicted +0.054000, real +0.054300." in frame.sentence
    gaps = [float(value) for name, _, value in frame.table if name == "gap"]
    assert gaps[0] == pytest.approx(4 * gaps[1])


@pytest.mark.parametrize("place", [(0, 0), (3, 2)])
def test_a_nudged_value_runs_the_layers_behind_it_again(integer, place):
    net, loss, _, y = data.integer_net()
    shown = integer.shown
    nudges = Nudges(shown.network, shown.loss, shown.arrays)
    z1 = shown.arrays["z1"].copy()
    z1[place] += 0.5
    last = net.layers[2].forward(np.maximum(0, z1))[0]
    assert nudges.loss_with("z1", place, 0.5) == pytest.approx(loss.value(last, y))


def test_a_step_forward_is_nudged_and_its_prediction_announced(integer):
    frame = at(integer, "z1", unit=1)
    assert "by dL_dz1, step 11" in letters(integer, frame)
    assert "predicted ΔL" not in [row[0] for row in frame.table]
    assert "real ΔL" in [row[0] for row in frame.table]
    assert "L is what every nudge will move" in letters(integer, at(integer, "L"))


def test_every_setting_draws(integer):
    steps = range(len(integer.shown.names))
    frames = [
        integer.draw(*state)
        for state in product(steps, (0, 4), (0, 2), (0, 2), (NUDGES[0], NUDGES[-1]))
    ]
    assert all(ET.fromstring(frame.svg) is not None for frame in frames)
    assert "script" not in "".join(frame.svg for frame in frames)
    assert frames[-1] == integer.draw(12, 4, 2, 2, NUDGES[-1])


def test_the_first_frame_has_an_error_to_show():
    explorer = backward()
    assert explorer.state["step"] == FORWARD.index("L") + 1
    assert "dL_dz2[0, 1] = " in explorer.frame.sentence
    assert not explorer.shown["failed"]
    assert explorer.controls[0]["labels"] == FORWARD + BACK
    names = [control["name"] for control in explorer.settable]
    assert names == ["step", "row", "unit", "source", "nudge"]


def test_controls_with_one_position_are_left_out():
    explorer = backward(mlp([1, 1]), x=[[1.0]], y=[[2.0]])
    assert [c["name"] for c in explorer.settable] == ["step", "nudge"]


def test_a_layer_of_your_own_is_named_and_its_error_shown():
    network = Sequential(
        Dense([[1, 0], [0, 1]], [0, 0]), Bent(), Dense([[1], [1]], [0])
    )
    stepper = BackwardStepper(network, MeanSquaredError(), ROWS[:, :2], ROWS[:, :1])
    for step in range(len(stepper.shown.names)):
        stepper.draw(step, 2, 1, 1)
    frame = at(stepper, "dL_dz1", 2, 1)
    assert "Bent" in letters(stepper, frame)
    result = stepper.shown.arrays["dL_dz1"][2, 1]
    told = re.search(r"from row 2 of dL_da1: .* = (\S+)\. Nudge", frame.sentence)
    assert told is not None
    assert float(told[1].replace("−", "-")) == pytest.approx(result, rel=1e-3)


@pytest.mark.parametrize(
    ("network", "loss"),
    [
        (mlp([3, 4, 2], activation=LeakyReLU()), SigmoidCrossEntropy()),
        (mlp([3, 4, 2], activation=Softplus()), SoftmaxCrossEntropy()),
        (Sequential(*mlp([3, 4, 2]).layers, Sigmoid()), BinaryCrossEntropy()),
        (Sequential(*mlp([3, 4, 2]).layers, Softmax()), CrossEntropy()),
        (Dense.random(3, 2, rng=np.random.default_rng(0)), MeanSquaredError()),
        (mlp([3, 70, 9, 9, 9, 2]), MeanSquaredError()),
    ],
)
def test_every_layer_and_loss_is_worked_out_and_holds(network, loss):
    stepper = BackwardStepper(network, loss, ROWS, CLASSES)
    for step in range(len(stepper.shown.made), len(stepper.shown.names)):
        frame = stepper.draw(step, 5, 1, 1, 0.01)
        worked = stepper.at(step, 5, 1, 1)
        result = re.search(r"= (\S+)\. Nudge", frame.sentence.replace("−", "-"))
        assert result is not None
        assert float(result[1]) == pytest.approx(worked.value, rel=1e-3, abs=1e-9)
        rows = changes(frame)
        assert rows["real ΔL"] == pytest.approx(rows["predicted ΔL"], rel=0.2, abs=1e-4)


@pytest.mark.parametrize("sizes", [[1, 1], [2, 3, 3, 1], [8, 8, 8, 4]])
def test_a_frame_is_small(sizes):
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(20, sizes[0])), rng.normal(size=(20, sizes[-1]))
    stepper = BackwardStepper(mlp(sizes), MeanSquaredError(), x, y)
    steps = range(len(stepper.shown.names))
    frames = [stepper.draw(k, 19, u, u, -0.01) for k in steps for u in (0, 7)]
    assert max(len(frame.svg.encode()) for frame in frames) <= 6_000


@pytest.mark.parametrize("factor", [1e-12, 1e9, np.nan])
def test_tiny_huge_and_unknown_numbers_are_drawn(factor):
    net, loss, x, y = data.integer_net()
    stepper = BackwardStepper(net, loss, x * factor, y * factor)
    for step in range(len(stepper.shown.names)):
        frame = stepper.draw(step, 0, 1)
        assert ET.fromstring(frame.svg) is not None
        assert all("nan" not in d.get("d") for d in ET.fromstring(frame.svg).iter(PATH))
        changes = [t for t in letters(stepper, frame) if re.match(r"[+−][\d.]+", t)]
        assert all(len(change) < 13 for change in changes)


def test_inputs_that_are_no_table_are_refused():
    with pytest.raises(ValueError, match="x must be 2-D"):
        backward(x=[1.0, 2.0])
