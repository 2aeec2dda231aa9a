"""The graph stepper goes forward and back through any small graph, gate by gate."""

import json
import re
from math import cos, exp, log, sin, tanh

import pytest

from backproplab.diagrams.layout import Box
from backproplab.explore.chain import READY, chain
from backproplab.explore.graph_expression import recorded
from backproplab.explore.graph_presets import PRESETS, recording

from ..test_graph_diagrams import assert_apart
from .drawn import texts

GATES = {"x": -2, "y": 5, "z": -4}


def slopes(expression, **numbers):
    """The value of a graph, and its slope in each number."""
    made = recording(expression, numbers)
    *_, (_, grads) = made.way_back()
    names = [entry.name for entry in made.entries]
    return made.result.value, dict(zip(names, grads, strict=True))


def frames(explorer):
    """The frames of all steps."""
    step = next(c for c in explorer.controls if c.get("name") == "step")
    return [explorer.draw(step=k) for k in range(len(step["labels"]))]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("gates", -12, {"x": -4, "y": -4, "z": 3}),
        (
            "sigmoid neuron",
            0.7310585786,
            {"x0": 0.3932, "x1": -0.5898, "w0": -0.1966, "w1": -0.3932, "w2": 0.1966},
        ),
        ("staged", 1.5456448841, {"x": 2.0595697956, "y": 1.5922327515}),
        (
            "eight steps",
            0.1385805664,
            {"b3": 0.7445, "b2": -1.6831, "b1": -17.0605, "b0": 2.2809}
            | {"w3": 0.4895, "w2": -8.5302, "w1": -16.0793, "w0": 5.2461},
        ),
    ],
)
def test_ready_graphs_have_their_numbers(name, value, expected):
    got, grads = slopes(name)
    assert got == pytest.approx(value, abs=1e-10)
    for of, slope in expected.items():
        digits = 10 if name == "staged" else 4
        assert round(grads[of], digits) == slope


@pytest.mark.parametrize(
    ("expression", "f"),
    [
        ("x * y + x / y - y ** 3", lambda x, y: x * y + x / y - y**3),
        ("exp(x) * log(y) + sin(x * y)", lambda x, y: exp(x) * log(y) + sin(x * y)),
        ("cos(x) ** 2 + tanh(-y) * x", lambda x, y: cos(x) ** 2 + tanh(-y) * x),
        ("sigmoid(x - y) * max(x, y)", lambda x, y: max(x, y) / (1 + exp(y - x))),
        ("relu(y) ** x + softplus(x)", lambda x, y: y**x + log(1 + exp(x))),
        ("s = x * y + x; L = s * s * x", lambda x, y: (x * y + x) ** 2 * x),
    ],
)
@pytest.mark.parametrize(("x", "y"), [(0.7, 1.3), (-1.1, 0.4)])
def test_slopes_are_those_that_a_nudge_measures(expression, f, x, y):
    value, grads = slopes(expression, x=x, y=y)
    h = 1e-6
    assert value == pytest.approx(f(x, y))
    assert grads["x"] == pytest.approx((f(x + h, y) - f(x - h, y)) / 2 / h, rel=1e-6)
    assert grads["y"] == pytest.approx((f(x, y + h) - f(x, y - h)) / 2 / h, rel=1e-6)


def test_it_opens_at_the_first_gate_back():
    explorer = chain("(x + y) * z", **GATES)
    assert explorer.controls[0]["labels"] == [
        *("inputs", "u1", "out", "dout_dout", "◀ out", "◀ u1")
    ]
    assert explorer.frame.sentence == (
        "Step 5 of 6: back through out = u1·z. A multiply gate swaps: the slope for one"
        " input is the other input. dout_du1 = z · dout_dout = −4 · 1 = −4;"
        " dout_dz = u1 · dout_dout = 3 · 1 = 3."
    )


def test_picture_sentence_and_table_hold_the_same_numbers():
    frame = frames(chain("(x + y) * z", **GATES))[-1]
    assert frame.table[0] == (
        *("to", "local slope", "× upstream", "adds", "sum so far"),
    )
    assert frame.table[-2:] == (
        ("dout_dx", "1.0", "-4.0", "-4.0", "-4.0"),
        ("dout_dy", "1.0", "-4.0", "-4.0", "-4.0"),
    )
    assert "dout_dx = 1 · dout_du1 = 1 · (−4) = −4" in frame.sentence
    shown = texts(frame.svg)
    for part in ("−12", "◀ 3", "◀ −4", "× 1", "◀ 1 · (−4) = −4", "x = −2", "slope 1"):
        assert part in shown


def test_slopes_are_not_shown_before_they_arrive():
    steps = frames(chain("(x + y) * z", **GATES))
    assert all("◀" not in "".join(texts(frame.svg)) for frame in steps[:3])
    assert "−12" not in texts(steps[1].svg)
    assert "−12" in texts(steps[2].svg)
    assert "◀ 1" in texts(steps[3].svg)
    assert [row[0] for row in steps[1].table] == ["name", "x", "y", "z", "u1"]


def test_where_wires_meet_parts_add_up():
    steps = frames(chain("fork"))
    assert "dL_dy = s · dL_dL (part 1 of 2) = 2 · 1 = 2" in steps[-2].sentence
    assert "◀ 2+…" in texts(steps[-2].svg)
    assert (
        "dL_dy += 1 · dL_ds (part 2 of 2) = 1 · 3 = 3, together 2 + 3 = 5"
        in steps[-1].sentence
    )
    assert steps[-1].table[-1] == ("dL_dy", "1.0", "3.0", "3.0", "5.0")
    assert "At y parts meet: they add up." in steps[-1].sentence
    assert "◀ 2 + 3 = 5" in texts(steps[-1].svg)


def test_both_wires_from_one_number_count():
    frame = frames(chain("x * x", x=3))[-1]
    assert frame.table[-1] == ("dout_dx", "3.0", "1.0", "3.0", "6.0")
    assert "together 3 + 3 = 6" in frame.sentence


def test_another_graph_brings_its_own_steps():
    explorer = chain()
    assert explorer.state == {"graph": "gates", "step": 4}
    explorer.state = {"graph": "eight steps"}
    labels = explorer.controls[1]["labels"]
    assert len(labels) == 18
    assert explorer.state["step"] == labels.index("dL_dL") + 1
    assert "back through L = (f3 − y)²" in explorer.frame.sentence
    explorer.state = {"step": 17}
    explorer.state = {"graph": "gates"}
    assert explorer.state == {"graph": "gates", "step": 4}


def test_an_exported_page_keeps_to_one_graph(tmp_path):
    page = chain().export(tmp_path / "page.html").read_text(encoding="utf-8")
    data = re.search(r'id="explorers">(.*?)</script>', page)
    assert data is not None
    (packed,) = json.loads(data[1].replace("\\u003c", "<"))
    assert [c.get("name") for c in packed["controls"]] == ["step", None]
    assert len(packed["frames"]) == 6


LONG = "a * b + c * d + e * f - sigmoid(a / (b + c)) * tanh(d * (e + f)) ** 2"
CHAIN_OF_12 = "cos(" * 12 + "x" + ")" * 12


@pytest.mark.parametrize(
    ("expression", "numbers"),
    [
        *((name, {}) for name in PRESETS),
        (LONG, {name: 1234.567 / 7**i for i, name in enumerate("abcdef")}),
        (CHAIN_OF_12, {"x": -1.23456789e-6}),
        ("p = a * b * c * d; q = p * p * p * a; L = q / 7", dict.fromkeys("abcd", 1.5)),
    ],
)
def test_frames_are_small_of_one_size_and_without_scripts(expression, numbers):
    explorer = chain(expression, **numbers)
    drawn = frames(explorer)
    sizes = {re.search(r'viewBox="([^"]*)"', frame.svg)[1] for frame in drawn}
    assert len(sizes) == 1
    for frame in drawn:
        assert len(frame.svg.encode()) < 6_000
        assert "script" not in frame.svg + explorer.stage_of(frame)
        assert frame.sentence.count("NaN") == 0
    assert frames(chain(expression, **numbers)) == drawn


@pytest.mark.parametrize(
    ("expression", "numbers"),
    [
        *((name, {}) for name in READY),
        (LONG, {name: 1234.567 / 7**i for i, name in enumerate("abcdef")}),
        (
            "sixteen_letters_ = softplus(a_long_name_here / another_long_one + c) ** 3;"
            " L = sixteen_letters_ * a_long_name_here - another_long_one * 1e-9",
            {"a_long_name_here": 98765.4321, "another_long_one": 0.1234567, "c": 3},
        ),
    ],
)
def test_no_letters_meet_or_leave_the_picture(expression, numbers):
    explorer = chain(expression, **numbers)
    for frame in frames(explorer)[::-2]:
        svg = f"<svg>{explorer.stage_of(frame)}{frame.svg}</svg>"
        height = float(re.search(r'viewBox="0 0 1000 ([\d.]+)"', frame.svg)[1])
        assert_apart(svg, Box(10, 5, 990, height - 5))


def test_a_long_graph_moves_along_under_its_window():
    explorer = chain(CHAIN_OF_12, x=1)
    named = [frame.stage.rpartition(":")[2] for frame in frames(explorer)]
    assert named[0] == "0"
    assert len({*named}) > 1
    assert named[-1] == "0"


@pytest.mark.parametrize(
    ("expression", "numbers", "message"),
    [
        ("(x + y", {}, "never closed"),
        ("x + y", {"x": 1}, "no number for y: add y=…"),
        ("x * y", {"x": 1, "y": 2, "z": 3}, r"z is not read; what is read is \['x'"),
        ("1 + foo(x)", {"x": 1}, r"'foo\(x\)' is not understood"),
        ("x + (y if x else 2)", {"x": 1, "y": 1}, "'y if x else 2' is not understood"),
        ("x + x.real", {"x": 1}, "'x.real' is not understood"),
        ("x + True", {"x": 1}, "'True' is not understood"),
        ("max(x)", {"x": 1}, r"'max\(x\)' is not understood"),
        ("__import__('os')", {}, "__import__.*is not understood"),
        ("log(x) * 2", {"x": -1}, r"no value: log\(x\) at x = -1"),
        ("x / y", {"x": 1, "y": 0}, "no value: x / y at x = 1, y = 0"),
        ("x ** y", {"x": -2, "y": 2}, "no slope in y"),
        ("exp(x)", {"x": 1000}, r"no value: exp\(x\)"),
        ("x", {"x": 1}, "out = x has no operation on a name"),
        ("a = x + 1; b = x + 2", {"x": 1}, "a is made, but nothing reads it"),
        ("x = x + 1", {"x": 1}, "x must get its value once"),
        ("a = b + x; b = 2 * x; L = a * b", {"x": 1}, "b must get its value once"),
        ("import os", {}, "a line must be `name = expression`"),
        ("L = a*b*c*d*e", dict.fromkeys("abcde", 1), "make it in several lines"),
        ("x + y", {"x": "1", "y": 2}, "x must be a finite number, got '1'"),
        ("gates", {"q": 3}, "q is not read"),
        ("   ", {}, "an expression is needed"),
    ],
)
def test_what_is_wrong_is_named_at_the_call(expression, numbers, message):
    with pytest.raises(ValueError, match=message):
        chain(expression, **numbers)


def test_an_expression_is_text():
    with pytest.raises(TypeError, match="must be text, got int"):
        chain(5)


def test_names_of_steps_avoid_those_of_the_learner():
    made = recorded("(u1 + out) * 2", {"u1": 1, "out": 2})
    assert [entry.name for entry in made.entries] == ["u1", "out", "u2", "out_"]


def test_numbers_that_are_given_replace_those_of_a_ready_graph():
    value, grads = slopes("gates", z=10)
    assert value == 30
    assert grads["x"] == 10
    assert {*READY} <= {*PRESETS}


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("L = x * y", "×"),
        ("L = x + 1", "+1"),
        ("L = 3 * x", "3×"),
        ("L = x ** 2", "²"),
        ("L = (x - y) ** 2", "−²"),
        ("L = 2 * 3 * x", "××"),
        ("L = sigmoid(x)", "σ"),
        ("L = exp(x + y) * x", "f"),
    ],
)
def test_a_gate_shows_its_operations(line, sign):
    numbers = {"x": 1.5, "y": 2} if "y" in line else {"x": 1.5}
    assert recorded(line, numbers).result.sign == sign
