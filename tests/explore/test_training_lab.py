"""The training lab: its numbers, its pictures, and training while others work."""

import asyncio
import re
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from backproplab import (
    SGD,
    MeanSquaredError,
    Sequential,
    Sigmoid,
    SigmoidCrossEntropy,
    data,
    mlp,
    trace,
    train,
)
from backproplab.explore import training_lab
from backproplab.explore.lab_picture import APART, label_heights
from backproplab.explore.lab_region import CELLS, around, boundary, png, predicted
from backproplab.explore.lab_run import MOST_RUNS, Run, Runs
from backproplab.explore.lab_settings import MOST_EPOCHS, MOST_POINTS, Setting, given
from backproplab.explore.lab_stage import IN_ERRORS, IN_REGION

FIRST = {"data": "moons", "hidden": "8", "activation": "tanh", "rate": 0.3}
FEW = {"x": [[0, 0], [0, 1], [1, 0], [2, 2]], "y": [[0], [1], [1], [0]]}


@pytest.fixture(scope="module")
def lab():
    return training_lab()


def numbers(frame):
    """The table of a frame, by name."""
    table = frame["table"] if isinstance(frame, dict) else frame.table
    return dict(table[1:])


def test_the_loss_of_the_moons_falls(lab):
    losses = [numbers(lab.draw(epoch=e, **FIRST))["loss L"] for e in (0, 10, 100)]
    assert losses == ["0.689895", "0.301867", "0.0483738"]


def test_epochs_are_those_of_train():
    run = Run(given(None, None, None, None, seed=0), Setting(0.3, "moons", "4", "ReLU"))
    run.train_to(3)
    network, loss = run.networks[0], SigmoidCrossEntropy()
    for epoch in range(3):
        history = train(
            network,
            loss,
            run.x,
            run.y,
            optimizer=SGD(0.3),
            epochs=1,
            batch_size=10,
            seed=epoch,
        )
        network = history.network
    assert run.losses[3] == history.losses[-1]
    steps = trace(network, loss, run.x, run.y)
    assert run.names == ["dL_dz1", "dL_dz2"]
    assert run.errors[3] == [np.linalg.norm(steps[name]) for name in run.names]


def test_sentence_and_picture_say_what_the_table_says(lab):
    frame = lab.draw(epoch=60, **FIRST)
    rows = numbers(frame)
    wrong = int(rows["points on the wrong side"])
    assert f"after epoch 60: the loss is {float(rows['loss L']):.3g}" in frame.sentence
    assert f"{wrong} of 200 points lie on the wrong side" in frame.sentence
    assert f"dL_dz2 {float(rows['size of dL_dz2']):.3g}." in frame.sentence
    assert f"Loss L = {float(rows['loss L']):.3g}<" in frame.svg
    assert "Prediction p after epoch 60<" in frame.svg
    assert frame.svg.count("l10 10l-10 10l-10-10z") == 2 * wrong > 0  # halo and line


def test_a_step_back_is_exact():
    once, again = training_lab(**FEW), training_lab(**FEW)
    state = {"hidden": "2", "activation": "sigmoid", "rate": 3.0}
    forward = [once.draw(epoch=e, **state) for e in range(4)]
    assert forward == [again.draw(epoch=e, **state) for e in (3, 2, 1, 0)][::-1]


@pytest.mark.parametrize("epoch", [0, MOST_EPOCHS])
@pytest.mark.parametrize(
    ("points", "hidden", "activation", "rate"),
    [("XOR", "none", "tanh", 0.001), ("XOR", "16 + 16", "sigmoid", 30.0)],
)
def test_extreme_settings_are_drawn(lab, epoch, points, hidden, activation, rate):
    frame = lab.draw(
        epoch=epoch, data=points, hidden=hidden, activation=activation, rate=rate
    )
    assert len(frame.svg.encode()) <= 20_000
    for svg in (frame.svg, lab.stage_of(frame)):
        assert "<script" not in svg
        assert ET.fromstring(svg) is not None
    assert "nan" not in frame.svg


def test_region_is_darker_where_p_is_larger():
    levels = np.arange(16, dtype=np.uint8).reshape(1, 16).repeat(3, axis=0)[:, 1:]
    image = Image.open(BytesIO(png(levels))).convert("RGBA")
    assert image.size == (15, 3)
    rows = np.asarray(image)
    assert np.all(np.diff(rows[:, :, 3].astype(int)) > 0)
    assert len(np.unique(rows[:, :, :3].reshape(-1, 3), axis=0)) == 1


def test_boundary_lies_where_p_is_half():
    x, _ = data.moons()
    network, loss = mlp((2, 4, 1)), SigmoidCrossEntropy()
    plane = around(x)
    p = predicted(network, loss, plane.cells()).reshape(CELLS, CELLS)
    drawn = re.findall(r"([\d.]+) ([\d.]+)", boundary(p, IN_REGION))
    places = np.array(drawn, dtype=float)
    part = (places - IN_REGION[:2]) / (IN_REGION.width, IN_REGION.height)
    at = np.array([plane.left, plane.high]) + part * (
        plane.right - plane.left,
        plane.low - plane.high,
    )
    assert len(at) > 10
    np.testing.assert_allclose(predicted(network, loss, at), 0.5, atol=2e-3)


def test_labels_at_the_ends_of_lines_keep_apart():
    for ends in ([300.0] * 6, [434.0] * 3, [284.0, 284.0], [300.0, 310.0, 430.0]):
        heights = sorted(label_heights(ends, IN_ERRORS))
        assert all(b - a >= APART - 1e-9 for a, b in pairwise(heights))
        assert heights[-1] <= IN_ERRORS.bottom + 4


def test_points_and_network_can_be_your_own():
    own = training_lab(Sequential(mlp((2, 3, 1)), Sigmoid()), **FEW)
    assert [c["name"] for c in own.settable] == ["rate", "epoch"]
    assert own.frame.sentence.startswith("Your points, your network, rate 0.3, after")
    assert " of 4 points" in own.frame.sentence
    squares = training_lab(mlp((2, 1)), MeanSquaredError(), **FEW)
    assert squares.frame.stage == "own"
    deep = training_lab(mlp((2, *[3] * 9, 1)), **FEW)
    assert deep.frame.svg.count(">dL_dz") == 6
    assert "dL_dz1 " in deep.frame.sentence


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"y": None}, "both x and y"),
        ({"x": [[0, 0, 0]] * 4}, r"x must be \(N, 2\) .* got \(4, 3\)"),
        ({"y": [[0], [1], [1]]}, r"got \(4, 2\) and \(3, 1\)"),
        ({"y": [[0], [1], [1], [2]]}, "y must be 0 or 1 in each row, got 2"),
        ({"x": [[0, 0], [0, 1], [1, 0], [2, np.nan]]}, r"x\[3, 1\] is nan"),
        (
            {"x": np.ones((MOST_POINTS + 1, 2)), "y": np.ones((MOST_POINTS + 1, 1))},
            "at most 1000 points, got 1001",
        ),
        ({"network": mlp((3, 1))}, "takes? 3|3 inputs|n_in"),
        ({"network": mlp((2, 2))}, "2 inputs and 1 output"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(changed, says):
    with pytest.raises(ValueError, match=says):
        training_lab(**FEW | changed)


def test_numbers_that_become_infinite_are_said_in_words():
    huge = training_lab(x=np.array(FEW["x"]) * 1e160, y=FEW["y"])
    huge.state = {"activation": "ReLU", "rate": 30.0}
    assert "In epoch 1 numbers became infinite" in huge.frame.sentence
    assert "after epoch 0, the last with finite numbers" in huge.frame.svg
    assert not huge.shown["failed"]


def test_dead_units_and_a_loss_that_grows_are_named(lab):
    long = lab.draw(epoch=10, **FIRST | {"activation": "ReLU", "rate": 30.0})
    assert "The loss is far above its start: the steps are too long." in long.sentence
    dead = lab.draw(epoch=10, **FIRST | {"activation": "ReLU", "rate": 10.0})
    assert "dL_dz1 is 0: no error arrives there" in dead.sentence
    assert ">dL_dz1 ↓<" in dead.svg


def test_nothing_is_trained_to_draw_ahead():
    one = training_lab(**FEW)
    epochs = [numbers(frame)["epoch"] for frame in one.frames.values()]
    assert {*map(int, epochs)} == {*range(28, 60)}
    sent = []
    one.send = sent.append
    nearby = [one.state | change for change in ({"epoch": 61}, {"epoch": 59})]
    one._handle_custom_msg({"ask": nearby}, [])
    assert [numbers(f)["epoch"] for f in sent[0]["frames"].values()] == ["59"]


def test_runs_that_were_not_looked_at_for_long_are_dropped():
    runs = Runs(lambda setting: Run(given(None, None, **FEW, seed=0), setting))
    settings = [
        Setting(rate, "", "2", "tanh") for rate in np.arange(1, MOST_RUNS + 2.0)
    ]
    for setting in settings:
        _ = runs[setting]
    assert not runs.have(settings[0], 0)
    assert all(runs.have(setting, 0) for setting in settings[1:])


def in_a_notebook(act):
    """Run `act(lab)` as a cell does, beside an event loop, in a page with one view."""

    async def cell():
        lab = training_lab(**FEW)
        lab._handle_custom_msg({"views": 1}, [])
        return await act(lab)

    return asyncio.run(cell())


def trained(lab):
    """How many epochs of the present run are done."""
    epochs = range(MOST_EPOCHS + 1)
    return sum(lab.at_hand(**lab.state | {"epoch": epoch}) for epoch in epochs) - 1


async def until(says, seconds=20):
    """Wait until something is so, while the loop works."""
    async with asyncio.timeout(seconds):
        while not says():
            await asyncio.sleep(0.005)


def test_a_page_sees_how_far_it_is_and_then_the_frame():
    async def act(lab):
        sentences = []
        lab.observe(lambda change: sentences.append(change["new"]["sentence"]), "shown")
        lab.state = {"epoch": 90.0}
        assert lab.shown["unfinished"]
        assert "epoch 60, training on to 90<" in lab.frame.svg
        await until(lambda: not lab.shown["unfinished"])
        assert sentences[0].endswith("training on to epoch 90.")
        return lab.frame

    frame = in_a_notebook(act)
    assert frame == training_lab(**FEW).draw(
        epoch=90, rate=0.3, **{"hidden": "8", "activation": "tanh"}
    )


def test_another_rate_while_it_trains_is_another_run():
    async def act(lab):
        lab.state = {"epoch": 300.0}
        await asyncio.sleep(0.02)
        lab.state = {"rate": 1.0, "epoch": 20.0}
        await until(lambda: not lab.shown["unfinished"])
        assert "rate 1, after epoch 20:" in lab.frame.sentence

    in_a_notebook(act)


@pytest.mark.parametrize(
    "end",
    [
        lambda lab: lab.close(),
        lambda lab: lab._handle_custom_msg({"views": 0}, []),
    ],
)
def test_training_stops_when_nobody_looks(end):
    async def act(lab):
        lab.state = {"epoch": 300.0}
        await asyncio.sleep(0.02)
        end(lab)
        await asyncio.sleep(0.05)
        far = trained(lab)
        await asyncio.sleep(0.05)
        assert trained(lab) == far < MOST_EPOCHS
        assert lab.shown["unfinished"]

    in_a_notebook(act)


def test_without_a_view_python_gets_the_frame_itself():
    async def act(lab):
        lab._handle_custom_msg({"views": 0}, [])
        lab.state = {"epoch": 70.0}
        assert "after epoch 70:" in lab.frame.sentence

    in_a_notebook(act)
