"""The tape viewer shows what each += adds, on ready graphs and on a learner's nodes."""

import re
from itertools import product

import numpy as np
import pytest

from backproplab.data import mazur_net
from backproplab.diagrams.layout import Box
from backproplab.exercises.autodiff.var import Var
from backproplab.explore.tape import READY, tape

from ..test_graph_diagrams import assert_apart
from .drawn import texts


def last(explorer, **state):
    """The frame after the last step."""
    step = next(c for c in explorer.controls if c.get("name") == "step")
    end = step["high"] if step["kind"] == "slider" else len(step["labels"]) - 1
    return explorer.draw(step=end, **state)


def grads(frame):
    """What the cells of the table hold, by name."""
    return {row[1]: float(row[-1]) for row in frame.table[1:]}


def test_each_part_is_added_to_what_is_there():
    frame = last(tape("square"))
    assert grads(frame) == {"x": 12, "y": 3, "L": 1}
    assert (
        "x.grad += 2 * y.grad: 0 + 2 · 3 = 0 + 6 = 6;"
        " x.grad += 2 * y.grad: 6 + 2 · 3 = 6 + 6 = 12." in frame.sentence
    )
    assert {"+6 +6", "12", "6 + 2 · 3 = 6 + 6 = 12"} <= {*texts(frame.svg)}
    assert "+= adds to it" in frame.sentence


def test_a_second_call_adds_to_the_first_where_nothing_is_set_back():
    explorer = tape("square")
    frame = last(explorer, again=True)
    assert grads(frame) == {"x": 36, "y": 6, "L": 1}
    assert "x.grad should be 12, and is 36." in frame.sentence
    before = explorer.draw(step=0, again=True)
    assert grads(before) == {"x": 12, "y": 3, "L": 1}
    assert "nothing sets them to 0" in before.sentence


def test_entries_are_recorded_one_by_one():
    explorer = tape("square")
    tables = [explorer.draw(step=k).table for k in range(3)]
    assert [len(table) - 1 for table in tables] == [1, 2, 3]
    assert tables[2][2] == ("1", "y", "x·x", "4.0", "#0: 2.0, #0: 2.0", "0.0")
    assert "L.parents = (y, 3)" in explorer.draw(step=2).sentence


@pytest.mark.parametrize("name", [*READY, "staged"])
def test_the_tape_ends_with_the_slopes_of_the_graph(name):
    slopes = {"gates": {"x": -4, "y": -4, "z": 3}, "fork": {"x": 3, "y": 5}}
    slopes["staged"] = {"x": 2.0595697956, "y": 1.5922327515}
    a = 1 / (1 + np.exp(-1.5))
    slopes["neuron and loss"] = {"y": -a, "b": a * a * (1 - a), "w": a * a * (1 - a)}
    got = grads(last(tape(name)))
    for of, slope in slopes.get(name, {}).items():
        assert got[of] == pytest.approx(slope, abs=1e-10)


def test_it_opens_where_the_result_hands_on():
    explorer = tape()
    assert explorer.state == {"graph": "square", "step": 4, "again": False}
    assert "#2, L, hands on to its parents" in explorer.frame.sentence
    explorer.state = {"graph": "gates", "again": True}
    assert explorer.state == {"graph": "gates", "step": 4, "again": False}


def mazur():
    """The loss of Mazur's net out of Vars, and its first weight of each layer."""
    as_vars = np.vectorize(Var, otypes=[object])
    squash = np.vectorize(lambda z: z.sigmoid(), otypes=[object])
    example = mazur_net()
    W1, b1, W2, b2 = map(as_vars, example.network.params.values())
    out = squash(squash(as_vars(example.x[0]) @ W1 + b1) @ W2 + b2)
    error = out + as_vars(-example.y[0])
    return (error * error * Var(0.5)).sum(), W1[0, 0], W2[0, 0]


def test_a_graph_of_the_learners_own_nodes_has_the_numbers_of_backward():
    L, w1, w5 = mazur()
    explorer = tape(L, L=L, w1=w1, w5=w5)
    got = grads(last(explorer))
    assert got["w1"] == pytest.approx(0.0004385677, abs=1e-10)
    assert got["w5"] == pytest.approx(0.0821670406, abs=1e-10)
    step = explorer.controls[0]
    for k in range(len(step["labels"])):
        frame = explorer.draw(step=k)
        assert len(frame.svg.encode()) < 6_000
        assert "script" not in frame.svg + explorer.stage_of(frame)


def test_a_long_tape_has_a_slider_and_moves_along():
    x = Var(2.0)
    L = x
    for _ in range(40):
        L = L + Var(1.0)
    explorer = tape(L, x=x)
    assert explorer.controls[0]["kind"] == "slider"
    assert explorer.controls[0]["low"] == 1
    assert "step 43 of 82" in explorer.frame.sentence
    assert explorer.state["step"] == 43
    frame = last(explorer)
    assert grads(frame)["x"] == 1
    assert explorer.frame.stage != frame.stage
    assert "x" in texts(explorer.stage_of(frame))


def test_made_by_is_told_as_far_as_the_slopes_tell():
    x, y = Var(2.0), Var(3.0)
    rows = last(tape((x * y + x).sigmoid(), x=x, y=y)).table[1:]
    assert [row[2] for row in rows] == ["", "", "x·y", "v2 + x", "f(v3)"]


def test_names_that_meet_those_of_entries_or_steps_are_kept_apart():
    x, y = Var(2.0), Var(3.0)
    rows = last(tape(x * y + x, v2=x, x=y)).table[1:]
    assert [row[1] for row in rows] == ["v2", "x", "#2", "v3"]
    labels = tape("inputs = x + 1; L = 2 * inputs", x=1).controls[0]["labels"]
    assert labels[:3] == ["inputs", "inputs′", "L"]


def test_many_parents_are_counted_where_they_do_not_fit():
    many = [Var(float(i)) for i in range(9)]
    frame = last(tape(Var(36.0, [(each, 1.0) for each in many])))
    assert "and 5 more lines, in the table of numbers" in texts(frame.svg)
    assert len(frame.table) == 11


@pytest.mark.parametrize("name", [*READY, "staged", "eight steps"])
def test_frames_are_small_and_of_one_size(name):
    explorer = tape(name)
    drawn = [
        explorer.draw(step=k, again=again)
        for k in range(len(explorer.controls[0]["labels"]))
        for again in (False, True)
    ]
    assert len({re.search(r'viewBox="([^"]*)"', frame.svg)[1] for frame in drawn}) == 1
    assert max(len(frame.svg.encode()) for frame in drawn) < 6_000
    assert len({frame.sentence for frame in drawn}) > len(drawn) / 2


def test_no_letters_meet_or_leave_the_picture():
    long = [Var(-98765.4321 / 7**i) for i in range(5)]
    named = {f"a_name_as_long_as_{i}": each for i, each in enumerate(long)}
    node = sum(long[1:], long[0]) * Var(-1.2345e-7) * long[0]
    for explorer in (tape("eight steps"), tape("staged"), tape(node, **named)):
        for k, again in product(range(len(explorer.controls[0]["labels"])), (0, 1)):
            frame = explorer.draw(step=k, again=bool(again))
            if frame.svg.count('fill="#FFFFFF"'):  # what covers rows to come
                continue
            svg = f"<svg>{explorer.stage_of(frame)}{frame.svg}</svg>"
            height = float(re.search(r'viewBox="0 0 1000 ([\d.]+)"', frame.svg)[1])
            assert_apart(svg, Box(10, 5, 990, height - 5))


def circle():
    first = Var(1.0)
    second = first + first
    first.parents = ((second, 1.0),)
    return second


@pytest.mark.parametrize(
    ("source", "names", "error", "message"),
    [
        (3, {}, TypeError, "takes an expression, or a node .* got int"),
        (Var(1.0), {}, ValueError, "made of no other"),
        (Var(1.0, [Var(2.0)]), {}, ValueError, "must be pairs"),
        (Var(1.0, None), {}, ValueError, "must be pairs .* got None"),
        (Var(1.0, [(2.0, Var(1.0))]), {}, TypeError, "got float"),
        (
            Var(np.nan, [(Var(1.0), 1.0)]),
            {},
            ValueError,
            "value of v1 must be a finite",
        ),
        (Var(1.0, [(Var(1.0), "1")]), {}, ValueError, "slope of v1 must be a finite"),
        (circle(), {}, ValueError, "leads back to itself"),
        (Var(1.0) + Var(2.0), {"x": Var(1.0)}, ValueError, "x does not lead to"),
        ("x * y", {"x": 1}, ValueError, "no number for y"),
    ],
)
def test_what_is_wrong_is_named_at_the_call(source, names, error, message):
    with pytest.raises(error, match=message):
        tape(source, **names)


def test_a_tape_that_is_too_long_is_refused():
    node = Var(1.0)
    for _ in range(1500):  # deeper than Python's own stack
        node = node + node
    with pytest.raises(ValueError, match="1501 entries; 200 can be shown"):
        tape(node)
