"""Output heads send back the error that their layer and loss compute, and learn so."""

import re
from itertools import pairwise, product
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from backproplab import (
    BinaryCrossEntropy,
    Dense,
    MeanSquaredError,
    ReLU,
    Sigmoid,
    SoftmaxCrossEntropy,
    Tanh,
)
from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.svg import LABEL, VALUE
from backproplab.explore.export import MOST_STATES
from backproplab.explore.head_numbers import USUAL, At
from backproplab.explore.head_picture import HEIGHT, is_same
from backproplab.explore.heads import Heads, heads
from backproplab.explore.states import n_states
from backproplab.layers import Activation

NAMES = [head.name for head in USUAL]
LINEAR, SIGMOID, SOFTMAX, SQUARES = range(4)


@pytest.fixture(scope="module")
def usual():
    return heads()


def at(explorer, z, target="0", steps=0.0):
    return explorer.draw(z=z, target=target, steps=steps)


def column(frame, head):
    """The numbers of one head by their names; of several, the first."""
    rows = {row[0]: row[1 + head].split(",")[0] for row in frame.table[1:]}
    return {name: float(value.replace("−", "-")) for name, value in rows.items()}


def test_the_first_state_is_a_slow_start(usual):
    assert usual.frame.sentence == (
        "At z = 4, target 0, dL/dz is: Linear + squares 4 = ŷ − y; Sigmoid + "
        "cross-entropy 0.982 = ŷ − y; Softmax + cross-entropy 0.982 = p₁ − y; "
        "Sigmoid + squares 0.01735, 56.6 times smaller than ŷ − y."
    )
    assert "56.6 times smaller" in usual.frame.svg
    assert {"0.82", "0.98"} <= {*re.findall(r">([\d.]+)<", usual.stages["0"])}
    assert {"0.02", "0.18"} <= {*re.findall(r">([\d.]+)<", usual.stage_named("1").svg)}


@pytest.mark.parametrize(("z", "y"), [*product((-6.0, -0.5, 0.0, 4.0), (0, 1))])
def test_three_heads_send_back_prediction_minus_target(usual, z, y):
    frame = at(usual, z, str(y))
    for head in (LINEAR, SIGMOID, SOFTMAX):
        shown = column(frame, head)
        assert shown["dL/dz"] == pytest.approx(shown["ŷ now"] - y)
        assert shown["ŷ − y"] == pytest.approx(shown["dL/dz"])
    shown = column(frame, SQUARES)
    p = shown["ŷ now"]
    assert p == pytest.approx(1 / (1 + np.exp(-z)))
    assert shown["dL/dz"] == pytest.approx((p - y) * p * (1 - p))


@pytest.mark.parametrize("head", USUAL)
@pytest.mark.parametrize("y", [0, 1])
def test_the_error_is_the_product_of_the_slopes_and_that_of_the_curve(head, y):
    for z in (-3.0, 0.2, 4.0):
        here = head.at(z, y)
        assert here.loss_slope @ here.own_slope == pytest.approx(here.error)
        loss = [head.at(z + h, y).loss for h in (1e-5, -1e-5)]
        assert (loss[0] - loss[1]) / 2e-5 == pytest.approx(here.error, rel=1e-6)


@pytest.mark.parametrize(
    ("z", "before", "squares", "entropy"),
    [(1.5, 0.8176, 0.0940, 0.0116), (4.0, 0.9820, 0.2028, 0.0120)],
)
def test_squares_start_slowly_where_the_sigmoid_is_flat(
    usual, z, before, squares, entropy
):
    frame = at(usual, z, "0", 300.0)
    for head, end in ((SIGMOID, entropy), (SOFTMAX, entropy), (SQUARES, squares)):
        shown = column(frame, head)
        assert shown["ŷ at the start"] == pytest.approx(before, abs=5e-5)
        assert shown["ŷ now"] == pytest.approx(end, abs=5e-5)
    assert f"{NAMES[SQUARES]}, ŷ {before:.4g} → " in frame.sentence


def test_learning_goes_step_by_step(usual):
    steps = np.arange(0, 310, 10.0)
    for head in (SIGMOID, SQUARES):
        shown = [column(at(usual, 4.0, "0", s), head)["ŷ now"] for s in steps]
        assert all(a > b for a, b in pairwise(shown))
    z = column(at(usual, 4.0, "0", 10.0), LINEAR)["z now"]
    assert z == pytest.approx(4 * 0.7**10)


def test_the_picture_shows_the_numbers_of_the_table(usual):
    frame = at(usual, 1.5, "1")
    texts = [e.text for e in ET.fromstring(frame.svg).iter() if e.text]
    assert {"0.8176", "0.2014", "−0.1824", "−1.223", "0.1491"} <= {*texts}
    assert texts.count("dL/dz = ŷ − y") == 2
    assert "dL/dz = p₁ − y" in texts


@pytest.mark.parametrize("target", ["0", "1"])
@pytest.mark.parametrize("z", [-6.0, -4.0, 0.0, 1.5, 6.0])
@pytest.mark.parametrize("steps", [0.0, 20.0, 300.0])
def test_nothing_overlaps_or_leaves_its_panel(usual, z, target, steps):
    frame = at(usual, z, target, steps)
    assert len(frame.svg.encode()) < 6_000
    assert "script" not in frame.svg
    pictures = frame.svg, usual.stage_named(target).svg
    boxes = [box for svg in pictures for box in texts_of(svg)]
    assert len(boxes) > 60
    panels = [panel.box for panel in usual.draw.__self__.panels]
    for box in boxes:
        assert any(panel.holds(box) for panel in panels)
    lines = sorted(boxes, key=lambda box: (box.bottom, box.left))
    for a, b in pairwise(lines):
        assert not a.overlaps(b)


def texts_of(svg):
    """Yield the room of the letters in the rows of numbers and below them."""
    pattern = r'<text x="([\d.]+)" y="([\d.]+)"(?: class="([^"]*)")?>([^<]+)</text>'
    for x, y, kind, words in re.findall(pattern, svg):
        if float(y) < 230 or float(y) > HEIGHT:
            continue
        bold = "value" in kind or "strong" in kind
        size = VALUE if "value" in kind or "say" in kind else LABEL
        width = text_width(words, size, bold=bold)
        left = float(x) - (width if "end" in kind else 0)
        yield Box(left, float(y) - 10, left + width, float(y) + 3)


def test_heads_of_ones_own_are_shown():
    class Doubled(Activation):
        def forward(self, z):
            return 2 * z, z

        def backward(self, dL_da, z):
            return 2 * dL_da, {}

    own = heads((Tanh(), MeanSquaredError()), (Doubled(), MeanSquaredError()))
    assert own.frame.table[0] == (
        "quantity",
        *NAMES[:2],
        "Tanh + MeanSquaredError",
        "Doubled + MeanSquaredError",
    )
    assert "Doubled + MeanSquaredError 16, 2 times larger than ŷ − y" in (
        own.frame.sentence
    )
    assert column(at(own, 6.0, "1", 300.0), 3)["z now"] == pytest.approx(0.5)


def test_equal_up_to_rounding_is_equal():
    numbers = np.ones(1)
    assert is_same(At(0.0, numbers, 1.0, numbers, numbers, 0.1 + 0.2, 0.3))
    assert not is_same(At(0.0, numbers, 1.0, numbers, numbers, 0.3001, 0.3))


def test_the_same_state_is_the_same_frame(usual):
    assert Heads(USUAL).draw(1.5, "1", 50.0) == at(usual, 1.5, "1", 50.0)


def test_bad_input_is_refused_at_the_call():
    squares = MeanSquaredError()
    with pytest.raises(TypeError, match="pair"):
        heads(Sigmoid())
    with pytest.raises(TypeError, match="write Sigmoid"):
        heads((Sigmoid, squares))
    with pytest.raises(ValueError, match=r"ReLU \+ BinaryCrossEntropy: p\[0, 0\] is 6"):
        heads((ReLU(), BinaryCrossEntropy()))
    with pytest.raises(
        ValueError, match=r"Dense \+ SoftmaxCrossEntropy: shapes differ"
    ):
        heads((Dense([[1.0, 2.0]], [0.0, 0.0]), SoftmaxCrossEntropy()))
    with pytest.raises(ValueError, match="up to 4 pairs, got 5"):
        heads(*[(Sigmoid(), squares)] * 5)


def test_a_page_can_hold_all_frames(usual):
    assert n_states(usual.settable) <= MOST_STATES
