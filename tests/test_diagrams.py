"""Letters in diagrams never meet each other and never leave their panel."""

import re
from itertools import combinations, product
from math import isnan
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from backproplab import (
    CrossEntropy,
    LeakyReLU,
    MeanSquaredError,
    Sequential,
    SigmoidCrossEntropy,
    Softmax,
    SoftmaxCrossEntropy,
    Softplus,
    data,
    mlp,
    notation,
    one_hot,
)
from backproplab.diagrams.flow import flow_line
from backproplab.diagrams.flow_places import Arrow
from backproplab.diagrams.grids import Grid
from backproplab.diagrams.layout import Box, Point, node_positions, text_width, window
from backproplab.diagrams.network import Graph
from backproplab.diagrams.nodes import Back, Column, node_width
from backproplab.diagrams.shapes import shapes_line
from backproplab.diagrams.svg import (
    LABEL,
    LEAD,
    TITLE,
    VALUE,
    fitting_number,
    number,
    picture,
    shortened,
    text,
    wrapped,
)
from backproplab.diagrams.written import GLUE, Formula
from backproplab.explore.backward import BackwardStepper
from backproplab.explore.forward import ForwardStepper

SVG = "{http://www.w3.org/2000/svg}"
PANEL = Box(0, 0, 540, 470)
SIZES = [
    sizes
    for last in (1, 4, 8)
    for sizes in (
        [1, last],
        [2, 3, last],
        [8, last],
        [8, 8, last],
        [8, 1, 8, last],
        [8, 8, 8, last],
        [3, 5, 8, 2, 7, last],
        [64, 32, last],
    )
]


def text_boxes(svg):
    """Return where each text of a picture stands, by its class and its letters."""
    boxes = []

    def walk(element, kinds):
        kinds = kinds | set(element.get("class", "").split())
        if element.tag == SVG + "text":
            boxes.append(text_box(element, kinds))
        for child in element:
            walk(child, kinds)

    walk(ET.fromstring(svg), set())
    return boxes


def text_box(element, kinds):
    large = kinds & {"value", "say", "code"}
    size = VALUE if large else TITLE if "title" in kinds else LABEL
    size = LEAD if "lead" in kinds else size
    bold = bool(kinds & {"value", "strong", "title", "lead"})
    letters, mono = "".join(element.itertext()), "code" in kinds
    width = text_width(element.text or "", size, bold=bold, mono=mono) + sum(
        text_width(tail.text, size, bold="plain" not in tail.get("class"), mono=mono)
        + text_width(tail.tail or "", size, bold=bold, mono=mono)
        for tail in element
    )
    share = 0.5 if "mid" in kinds else 1 if "end" in kinds else 0
    left, base = float(element.get("x")) - share * width, float(element.get("y"))
    return letters, Box(left, base - 0.75 * size, left + width, base + 0.2 * size)


def wider(panel):
    """The panel and a little: coordinates are written to a tenth."""
    return Box(panel.left - 0.1, panel.top, panel.right + 0.1, panel.bottom)


def assert_readable(svg, *panels):
    placed = text_boxes(svg)
    assert placed
    for letters, box in placed:
        held = any(wider(panel).holds(box) for panel in panels)
        assert held, f"{letters!r} leaves its panel: {box}"
    for (one, box), (other, second) in combinations(placed, 2):
        assert not box.overlaps(second), f"{one!r} meets {other!r}"


def random_columns(sizes, rng):
    columns, before = [], None
    for place, size in enumerate(sizes):
        numbers = rng.normal(size=size).round(6) * 10.0 ** rng.integers(-6, 7, size)
        remarks = [f"z{place} {number(v)}" for v in numbers]
        weights = None if before is None else -rng.random((before, size)).round(6)
        columns.append(Column(f"a{place}", size, numbers, remarks, weights))
        before = size
    return columns


@pytest.mark.parametrize("sizes", SIZES, ids=lambda s: "-".join(map(str, s)))
@pytest.mark.parametrize("with_remarks", [False, True])
def test_no_label_of_a_network_meets_another_or_leaves_the_panel(sizes, with_remarks):
    columns = random_columns(sizes, np.random.default_rng(len(sizes)))
    for at in range(len(sizes)):
        shown = [
            c if with_remarks and i == at else c._replace(remarks=())
            for i, c in enumerate(columns)
        ]
        for unit in (0, sizes[at] - 1):
            graph = Graph(shown, PANEL, (at, unit), not with_remarks, -0.123456)
            assert_readable(picture(540, 470, [graph.svg()]), PANEL)


def with_errors(columns, first, rng, remarks):
    """Columns whose errors have come back as far as the first one."""
    return [
        c._replace(
            errors=rng.normal(size=c.size).round(6) * 10.0 ** rng.integers(-6, 7),
            error_name=f"dL_da{i}",
            remarks=c.remarks if remarks and i == first else (),
        )
        if i >= first
        else c._replace(remarks=())
        for i, c in enumerate(columns)
    ]


@pytest.mark.parametrize("sizes", SIZES, ids=lambda s: "-".join(map(str, s)))
def test_no_error_of_a_network_meets_another_label_or_leaves_the_panel(sizes):
    rng = np.random.default_rng(len(sizes))
    columns = random_columns(sizes, rng)
    for at, unit in [(c, u) for c, n in enumerate(sizes) for u in (0, n - 1)]:
        last, first = at == len(sizes) - 1, at == 0
        source = 0 if first else sizes[at - 1] - 1
        gradients = None if first else rng.normal(size=columns[at].weights.shape)
        ways = [Back(from_loss=True)] * last + [Back()] * (not last)
        ways += [Back(gradients=gradients, source=source)] * (not first)
        for back, remarks in product(ways, (False, True)):
            shown = with_errors(columns, at, rng, remarks)
            lit = not back.from_loss and not remarks
            graph = Graph(shown, PANEL, (at, unit), lit, 0.1, 72, back, errors=True)
            assert_readable(picture(540, 470, [graph.svg()]), PANEL)


def steppers():
    """Steppers of networks small and large, with short and with long formulas."""
    rng = np.random.default_rng(8)
    x, y = rng.normal(size=(6, 8)).round(6), one_hot([0, 3, 1, 1, 2, 0], 4)
    soft = Sequential(*mlp([8, 4], activation=LeakyReLU()).layers, Softmax())
    one = MeanSquaredError()
    examples = [
        data.integer_net(),
        data.mazur_net(),
        (mlp([1, 1]), one, x[:1, :1], y[:1, :1]),
        (mlp([2, 3, 3, 1], activation=LeakyReLU()), one, x[:, :2], y[:, :1]),
        (mlp([8, 8, 8, 4]), SoftmaxCrossEntropy(), 1e3 * x, y),
        (mlp([8, 16, 8, 8, 8, 4], activation=Softplus()), SigmoidCrossEntropy(), x, y),
        (soft, CrossEntropy(), x, y),
    ]
    kinds = BackwardStepper, ForwardStepper
    return [kind(*example) for kind, example in product(kinds, examples)]


@pytest.mark.parametrize("stepper", steppers(), ids=lambda s: type(s).__name__)
def test_no_label_of_a_stepper_meets_another_or_leaves_the_picture(stepper):
    height, *panels = stepper.places
    for step, name in enumerate(stepper.shown.names):
        still = stepper.stage(name).svg
        for unit in (0, stepper.shown.widest - 1):
            frame = stepper.draw(step, stepper.n_rows - 1, unit)
            svg = picture(1000, height, [still, frame.svg])
            assert_readable(svg, *panels)


@pytest.mark.parametrize("sizes", SIZES, ids=lambda s: "-".join(map(str, s)))
def test_nodes_do_not_touch_and_numbers_fit_into_them(sizes):
    columns = random_columns(sizes, np.random.default_rng(2))
    width = node_width([v for c in columns for v in c.numbers])
    graph = Graph(columns, PANEL, (0, 0), width=width)
    half, tall = width / 2, graph.height / 2
    pills = [
        Box(p.x - half, p.y - tall, p.x + half, p.y + tall) for _, _, p in graph.nodes
    ]
    assert all(map(PANEL.holds, pills))
    assert not any(a.overlaps(b) for a, b in combinations(pills, 2))
    for _, _, written in graph.numbers():
        assert text_width(written, VALUE, bold=True) <= width


def test_only_wires_into_the_lit_node_carry_weights():
    columns = random_columns([8, 8, 8, 4], np.random.default_rng(3))
    svg = picture(540, 470, [Graph(columns, PANEL, (2, 5), True).svg()])
    mark = notation.ROLES["parameter"].mark
    weights = [t for t, _ in text_boxes(svg) if t.startswith(f"{mark} ")]
    expected = columns[2].weights[:, 5]
    assert len(weights) == 8
    written = [float(t[2:].replace("−", "-")) for t in weights]
    np.testing.assert_allclose(written, expected, rtol=0.1)


def test_a_wide_column_shows_eight_nodes_and_counts_the_others():
    columns = [Column("a0", 64, np.arange(64.0)), Column("z1", 3)]
    svg = picture(540, 470, [Graph(columns, PANEL, (0, 40)).svg()])
    letters = [t for t, _ in text_boxes(svg)]
    assert "a0, 56 more" in letters
    assert "[40]" in letters
    assert sum(t.startswith("[") for t in letters) == 8 + 3


@pytest.mark.parametrize(("n", "n_in", "n_out"), [(1, 1, 1), (5, 2, 3), (200, 64, 32)])
def test_shapes_fit_beside_each_other(n, n_in, n_out):
    rng, panel = np.random.default_rng(5), Box(0, 0, 417, 132)
    items = [
        Grid("x", rng.normal(size=(n, n_in)), ("N", "n_in"), n - 1, None, "n_in"),
        "@",
        Grid("W1", rng.normal(size=(n_in, n_out)), ("n_in", "n_out"), None, 0, "n_in"),
        "+",
        Grid("b1", rng.normal(size=n_out), ("n_out",), None, 0),
        "→",
        Grid("z1", rng.normal(size=(n, n_out)), ("N", "n_out"), n - 1, 0),
    ]
    svg = picture(417, 132, [shapes_line(items, panel)])
    assert_readable(svg, panel)
    letters = [t for t, _ in text_boxes(svg)]
    assert f"W1 ({n_in}, {n_out})" in letters
    assert "n_in, n_out" in letters


def test_lit_cells_show_their_numbers():
    table = np.array([[1.0, 2], [3, 4]])
    svg = shapes_line([Grid("x", table, ("N", "n_in"), row=1)], Box(0, 0, 300, 140))
    letters = [t for t, _ in text_boxes(picture(1, 1, [svg]))]
    assert letters[:2] == ["3", "4"]
    assert "1" not in letters


def test_lit_entries_are_given_in_full():
    grid = Grid("z1", np.array([[0.1, 1 / 3]]), ("N", "n_out"), 0, 1)
    assert grid.lit_entries(9) == [("[0, 1]", "0.3333333333333333")]
    assert (
        Grid("b1", np.array([2.0, 3]), ("n_out",), None, 1).lit_entries(9)[0][0]
        == "[1]"
    )
    assert Grid("L", np.array(16.5), ()).lit_entries(9) == [("", "16.5")]


@pytest.mark.parametrize("lit", range(9))
def test_shapes_stand_on_every_arrow_of_the_pass(lit):
    panel = Box(0, 0, 967, 61)
    arrows = [Arrow("x", (200, 64))]
    arrows += [
        Arrow(
            f"z{i}", (200, 32), "MySigmoidCrossEntropyLayerOfGreatLength", ["W (9, 9)"]
        )
        for i in range(8)
    ]
    svg = picture(967, 61, [flow_line(arrows, panel, lit=lit)])
    shown = window(9, lit, 6)
    letters = [t for t, _ in text_boxes(svg)]
    assert letters.count("(200, 32)") + letters.count("(200, 64)") == len(shown)
    for content, box in text_boxes(svg):
        assert panel.holds(box), content


def test_all_colors_come_from_the_glossary():
    columns = random_columns([3, 2], np.random.default_rng(6))
    svg = picture(540, 470, [Graph(columns, PANEL, (1, 0), True, 1.0).svg()])
    known = {c for role in notation.ROLES.values() for c in role if c.startswith("#")}
    known |= {notation.QUIET_LINE, notation.QUIET_TEXT, notation.HAIRLINE}
    known |= {notation.INK, notation.PAPER}
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", svg))
    assert used
    assert used <= known


def test_names_of_learners_are_escaped():
    svg = picture(10, 10, [text(0, 0, '<b>&"', tail=("<i>", "soft"))])
    assert text_boxes(svg)[0][0] == '<b>&"<i>'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-0.0, "0"),
        (-1, "−1"),
        (2.80004, "2.8"),
        (0.1234567, "0.1235"),
        (-1.5e-7, "−1.5e−7"),
        (3e12, "3e12"),
        (0.00096414, "9.641e−4"),
        (np.inf, "inf"),
    ],
)
def test_numbers_have_a_true_minus_and_four_digits_at_most(value, written):
    assert number(value) == written


def test_nan_is_written_and_not_hidden():
    assert isnan(float(number(np.nan)))


def test_numbers_lose_digits_before_they_lose_room():
    assert fitting_number(-0.123456, 60) == "−0.1235"
    assert fitting_number(-0.123456, 37) == "−0.12"


def test_long_names_are_cut_and_long_lines_broken():
    assert shortened("Convolution", 40).endswith("…")
    assert text_width(shortened("Convolution", 40), LABEL) <= 40
    lines = wrapped("one two three four five six seven", 100)
    assert " ".join(lines) == "one two three four five six seven"
    assert all(text_width(line, VALUE) <= 100 for line in lines)


def test_columns_share_one_distance_and_stand_between_the_edges():
    places = node_positions([2, 3, 1], Box(0, 0, 200, 100), gap=40)
    assert places[0] == [Point(0, 30), Point(0, 70)]
    assert places[1] == [Point(100, 10), Point(100, 50), Point(100, 90)]
    assert places[2] == [Point(200, 50)]


def test_formulas_are_written_with_indices_and_with_numbers():
    arrays = {"x": np.array([[1.0, 2]]), "W": np.array([[1.0], [-1]]), "b": np.ones(1)}
    formula = Formula(
        "sum(x[n, i] * W[i, j] for i in range(2)) + b[j]", arrays, {"n": 0, "j": 0}, 1
    )
    assert formula.with_indices().replace(GLUE, " ") == "Σᵢ x[0, i]·W[i, 0] + b[0]"
    assert formula.with_numbers().replace(GLUE, " ") == "1·1 + 2·(−1) + 1"


def test_long_sums_keep_their_first_and_last_terms():
    formula = Formula("sum(x[n] for n in range(N))", {"x": np.arange(9.0)}, {}, 9)
    assert formula.with_numbers(most=3).replace(GLUE, " ") == "0 + 1 + … + 8"
