"""The outer-product builder adds up what each example gives, to the real gradient."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from backproplab import Dense, MeanSquaredError, ReLU, Sequential, Tanh, mlp, trace
from backproplab.data import integer_net, mazur_net
from backproplab.diagrams.layout import Box, text_width
from backproplab.diagrams.svg import LABEL
from backproplab.diagrams.written import GLUE
from backproplab.explore.outer_product import outer_product
from backproplab.explore.outer_tables import BATCH, LAYER, SUM

from .drawn import texts

TEXT = "{http://www.w3.org/2000/svg}text"


def rows_of(n, n_in, n_out, size=1.0):
    rng = np.random.default_rng(0)
    return size * rng.normal(size=(n, n_in)), size * rng.normal(size=(n, n_out))


@pytest.fixture(scope="module")
def integer():
    return outer_product()


@pytest.fixture(scope="module")
def large():
    return outer_product(*large_case())


def large_case():
    network = mlp([6, 7, 5], activation=Tanh(), seed=1)
    return network, MeanSquaredError(), *rows_of(12, 6, 5, 1e3)


def sums(frame):
    """The last column of the table: the sum so far, by entry."""
    return {line[0]: float(line[-1].replace("−", "-")) for line in frame.table[1:]}


def letters(explorer):
    """All texts of the present picture, those of its stage too."""
    return texts(explorer.svg())


def test_the_first_state_follows_a_weight_that_changes(integer):
    assert integer.frame.sentence == (
        "Row 0 of a1 times row 0 of dL_dz2 is the layer that row 0 adds: 4·1.4 = 5.6 "
        "to dL_dW2[1, 1]. 1 of 5 layers is in, and dL_dW2[1, 1] is 5.6 so far."
    )


@pytest.mark.parametrize("name", ["dL_dW1", "dL_dW2"])
def test_all_rows_add_up_to_the_gradient(integer, name):
    real = trace(*integer_net())[name]
    last = integer.draw(gradient=name, row=4)
    assert [*sums(last).values()] == pytest.approx(real.ravel().tolist())
    done = np.zeros(real.shape)
    for row in range(5):
        frame = integer.draw(gradient=name, row=row)
        products = [float(line[3].replace("−", "-")) for line in frame.table[1:]]
        done += np.reshape(products, real.shape)
        assert [*sums(frame).values()] == pytest.approx(done.ravel().tolist())


def test_the_table_multiplies_an_input_by_an_error(integer):
    frame = integer.draw(gradient="dL_dW2", row=3)
    assert frame.table[0][1:3] == ("a1[3, i]", "dL_dz2[3, j]")
    assert frame.table[-1] == ("[2, 1]", "1", "−0.2", "−0.2", "−0.2")


def test_the_same_number_is_written_by_index(integer):
    frame = integer.draw(gradient="dL_dW2", row=2, i=2, j=0)
    shown = texts(frame.svg)
    formula = "dL_dW2[2, 0] = Σₙ a1[n, 2]·dL_dz2[n, 0]"
    assert formula in " ".join(shown).replace(GLUE, " ")
    assert "= 0·0 + 0·(−0.4) + 4·1.8 + 1·0.8 + 0·(−0.2)" in shown
    assert "so far: 0 + 7.2 = 7.2" in shown


def test_a_row_of_zeros_adds_nothing():
    network = Sequential(Dense([[1.0]], [0.0]), ReLU(), Dense([[1.0]], [0.0]))
    dead = outer_product(network, MeanSquaredError(), [[-1.0], [2.0]], [[0.0], [1.0]])
    assert "is all zeros: this row adds nothing" in dead.draw(row=0).sentence
    assert "The only layer" not in dead.draw(row=1).sentence


def test_mazurs_gradients_come_from_one_row():
    frame = outer_product(*mazur_net()).draw(gradient="dL_dW2")
    w5, w7, w6, w8 = sums(frame).values()
    expected = [0.0821670406, 0.0826676278, -0.0226025405, -0.0227402422]
    assert [w5, w6, w7, w8] == pytest.approx(expected, abs=1e-10)
    assert "The only layer is in: dL_dW2 = a1.T @ dL_dz2" in frame.sentence


def test_a_large_net_shows_the_part_around_what_is_followed(large):
    large.state = {"gradient": "dL_dW1", "row": 11, "i": 5, "j": 6}
    shown = letters(large)
    assert {"[2]", "[5]", "[6]", "[8]", "[11]"} <= {*shown}
    assert "[7]" not in shown
    real = trace(*large_case())["dL_dW1"]
    assert sums(large.frame)["[5, 6]"] == pytest.approx(real[5, 6])


def test_many_rows_offer_the_first_and_the_last():
    x, y = rows_of(300, 2, 1)
    many = outer_product(Dense([[1.0], [2.0]], [0.0]), MeanSquaredError(), x, y)
    labels = many.controls[0]["labels"]
    assert (len(labels), labels[:2], labels[-1]) == (50, ["0", "1"], "299")
    frame = many.draw(row=49)
    assert "All 300 layers are in" in frame.sentence
    assert len(frame.svg.encode()) < 6_000


def cells_of(explorer):
    """Yield the boxes of all numbers in tables: short texts in the upper panels."""
    for element in ET.fromstring(explorer.svg()).iter(TEXT):
        x, y = float(element.get("x")), float(element.get("y"))
        words = "".join(element.itertext())
        if y < 270 and re.fullmatch(r"−?[\d.]+(e−?\d+)?", words):
            half = text_width(words, LABEL) / 2
            yield Box(x - half, y - 9, x + half, y + 1)


@pytest.mark.parametrize(
    "state",
    [
        {"gradient": "dL_dW2", "row": 0, "i": 0, "j": 0},
        {"gradient": "dL_dW2", "row": 7, "i": 6, "j": 4},
        {"gradient": "dL_dW1", "row": 11, "i": 5, "j": 6},
    ],
)
def test_numbers_keep_off_each_other_and_inside_their_panels(large, state):
    large.state = state
    boxes = {*cells_of(large)}
    assert len(boxes) > 40
    for box in boxes:
        assert any(panel.holds(box) for panel in (BATCH, LAYER, SUM))
    seen = [box for box in boxes if box.left > LAYER.left]
    assert not [pair for pair in combinations(seen, 2) if pair[0].overlaps(pair[1])]


def test_a_batch_of_four_and_three_columns_has_its_numbers_apart(large):
    large.state = {"gradient": "dL_dW2", "row": 3, "i": 2, "j": 2}
    rows = {}
    for box in {*cells_of(large)}:
        if box.left < LAYER.left:
            rows.setdefault(round(box.bottom), set()).add(box)
    assert len(rows) == 8
    for boxes in rows.values():
        places = {round((box.left + box.right) / 2) for box in boxes}
        assert len(places) == 7
        widest = [
            max(
                (b for b in boxes if round((b.left + b.right) / 2) == at),
                key=lambda b: b.width,
            )
            for at in sorted(places)
        ]
        assert all(a.right <= b.left for a, b in pairwise(widest))


def test_every_frame_is_small_and_always_the_same(integer):
    frames = [
        integer.draw(gradient=name, row=row, i=i, j=2)
        for name in ("dL_dW1", "dL_dW2")
        for row in range(5)
        for i in range(2)
    ]
    assert len({*frames}) == 20
    assert max(len(frame.svg.encode()) for frame in frames) < 4_000
    assert not any("script" in frame.svg for frame in frames)
    assert outer_product().draw(gradient="dL_dW1", j=2) == frames[0]


def test_bad_input_is_refused_at_the_call():
    x, y = rows_of(4, 2, 2)
    with pytest.raises(ValueError, match="no Dense layer"):
        outer_product(Sequential(Tanh()), MeanSquaredError(), x, y)
    with pytest.raises(ValueError, match="x must be 2-D"):
        outer_product(x=[1.0, 2.0])
