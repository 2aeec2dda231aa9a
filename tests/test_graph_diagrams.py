"""Graphs of numbers, gates and tapes can be read, whatever their shape and numbers."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from backproplab import notation
from backproplab.diagrams.gate import Gate, Wire, gate
from backproplab.diagrams.graph import PILL, GraphNode, NumberGraph
from backproplab.diagrams.graph_marks import Arrived, lit, numbers, quiet
from backproplab.diagrams.layered import crossings, least_crossed, linked
from backproplab.diagrams.layout import Box
from backproplab.diagrams.svg import picture
from backproplab.diagrams.tape import Tape, TapeRow
from backproplab.diagrams.tape_marks import grads, handed_on, values
from backproplab.diagrams.tape_marks import lit as lit_row

from .test_diagrams import SVG, text_box

EXTREME = [-123456.789, 1.234567e-7, 0.1234567, -0.0001234, 98765.4321, -7, 0]
BOX = Box(16, 10, 984, 660)

GRAPHS = {
    "one gate": [(), (), (0, 1)],
    "square": [(), (0, 0), (1,)],
    "chain of 12": [(), *((i,) for i in range(12))],
    "12 gates that read x as well": [(), (0, 0), *((i, 0) for i in range(1, 12))],
    "four inputs each": [*[()] * 8, (0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 0, 7)],
    "sum of products": [
        *[()] * 8,
        *((i, i + 1) for i in (0, 2, 4, 6)),
        (8, 9),
        (12, 10),
        (13, 11),
    ],
    "forks": [(), (), (0, 1), (2, 0), (2, 1), (3, 4, 2), (5, 3, 0), (6, 1)],
    "crossed": [*[()] * 4, (0, 3), (1, 2), (0, 2), (1, 3), (4, 5), (6, 7), (8, 9)],
}


def nodes_of(parents):
    return [
        GraphNode(f"long_name_{i}", "softplus" if above else "", above)
        for i, above in enumerate(parents)
    ]


def placed_texts(svg):
    """All texts with their boxes, where a reader sees them; the same one once."""
    found = {}

    def walk(element, kinds, right, down):
        kinds = kinds | set(element.get("class", "").split())
        if element.tag == SVG + "text":
            letters, box = text_box(element, kinds)
            box = Box(*(round(v + d, 3) for v, d in zip(box, (right, down) * 2)))  # noqa: B905
            found[letters, box] = kinds
        if element.tag == SVG + "svg" and element.get("x"):
            x, y = map(float, element.get("viewBox").split()[:2])
            right += float(element.get("x")) - x
            down += float(element.get("y")) - y
        for child in element:
            walk(child, kinds, right, down)

    walk(ET.fromstring(svg), set(), 0, 0)
    return found


def assert_apart(svg, panel=None):
    placed = placed_texts(svg)
    assert placed
    for letters, box in placed:
        assert panel is None or panel.holds(box), f"{letters!r} leaves {panel}: {box}"
    for (one, box), (other, second) in combinations(placed, 2):
        assert not box.overlaps(second), f"{one!r} meets {other!r}"


def drawn(graph, node, back):
    n = len(graph.nodes)
    some = [EXTREME[i % len(EXTREME)] for i in range(n)]
    arrived = [Arrived(value, i % 2 == 0) for i, value in enumerate(some)]
    shown = range(max(graph.columns) + 1)
    slopes = some[: len(graph.nodes[node].parents)] if back else ()
    parts = [quiet(graph), lit(graph, node, slopes)]
    return [*parts, numbers(graph, some, arrived, shown)], shown


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("back", [False, True])
def test_no_letters_of_a_graph_meet(name, back):
    graph = NumberGraph(nodes_of(GRAPHS[name]), BOX)
    for node in range(len(graph.nodes)):
        parts, _ = drawn(graph, node, back)
        assert_apart(picture(1000, 700, parts))


@pytest.mark.parametrize("name", GRAPHS)
def test_every_number_of_the_lit_gate_lies_in_the_window(name):
    graph = NumberGraph(nodes_of(GRAPHS[name]), BOX)
    for node in range(len(graph.nodes)):
        shown = graph.shown(node)
        assert graph.columns[node] in shown
        values = [1.5 if i == node else None for i in range(len(graph.nodes))]
        only = numbers(graph, values, [None] * len(values), shown)
        svg = picture(1000, 700, [graph.windowed([only], shown)])
        ((_, box),) = placed_texts(svg)
        assert BOX.holds(box)


@pytest.mark.parametrize("name", GRAPHS)
def test_wires_pass_nodes_and_letters_at_a_distance(name):
    graph = NumberGraph(nodes_of(GRAPHS[name]), BOX)
    parts, _ = drawn(graph, 0, back=False)
    letters = [box for _, box in placed_texts(picture(1000, 700, parts))]
    frames = [graph.frame(i) for i in range(len(graph.nodes))]
    for node, above in enumerate(GRAPHS[name]):
        for wire in range(len(above)):
            way = [*graph.way(node, wire)]
            for start, end in zip(way[1::2], way[2::2], strict=False):  # straight parts
                run = Box(start.x, start.y - 1, end.x, end.y + 1)
                assert not any(map(run.overlaps, letters))
                assert not any(map(run.overlaps, frames))
            for start, end in zip(way[::2], way[1::2], strict=True):  # where it bends
                assert end.x - start.x == graph.pitch - graph.stub - PILL / 2


@pytest.mark.parametrize("name", GRAPHS)
def test_parents_stand_left_of_their_children_and_nodes_do_not_touch(name):
    graph = NumberGraph(nodes_of(GRAPHS[name]), BOX)
    for node, above in enumerate(GRAPHS[name]):
        assert all(graph.columns[parent] < graph.columns[node] for parent in above)
    frames = [graph.frame(i) for i in range(len(graph.nodes))]
    assert not any(a.overlaps(b) for a, b in combinations(frames, 2))


@pytest.mark.parametrize("name", ["sum of products", "chain of 12", "one gate"])
def test_wires_that_need_not_cross_do_not(name):
    graph = NumberGraph(nodes_of(GRAPHS[name]), BOX)
    links = linked(GRAPHS[name], graph.columns)
    order = least_crossed(links, max(graph.columns) + 1)
    assert crossings(order, links) == 0


def test_what_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="n reads 5 numbers; 4 can be drawn"):
        NumberGraph([*nodes_of([()] * 5), GraphNode("n", "+", range(5))], BOX)
    with pytest.raises(ValueError, match="37 numbers; 36 can be drawn"):
        NumberGraph(nodes_of([(), *((i,) for i in range(36))]), BOX)
    many = [*[()] * 16, *((2 * i, 2 * i + 1) for i in range(8)), (16, 17, 18, 19)]
    with pytest.raises(ValueError, match="too many numbers beside each other"):
        NumberGraph(nodes_of([*many, (20, 21, 22, 23), (24, 25)]), BOX)


def test_a_wire_that_waits_for_more_says_so():
    graph = NumberGraph(nodes_of(GRAPHS["square"]), BOX)
    arrived = [Arrived(6.0, complete=False), None, None]
    shown = range(3)
    written = numbers(graph, [None] * 3, arrived, shown)
    assert "◀ 6+…" in written


@pytest.mark.parametrize("count", range(5))
@pytest.mark.parametrize("upstream", [None, 1.0, -0.000123456])
def test_no_letters_of_a_gate_meet(count, upstream):
    wires = [Wire(f"long_name_{i}", EXTREME[i], EXTREME[-i]) for i in range(count)]
    shown = Gate("softplus", wires, "long_name", -123456.789, upstream)
    box = Box(16.5, 40, 474.5, 40 + 46 * max(3, count))
    assert_apart(picture(500, 300, [gate(shown, box)]), Box(10, 30, 484.5, 240))


def rows_of(parents):
    return [
        TapeRow(f"long_name_{i}", "a line of code that is too long to be shown", pairs)
        for i, pairs in enumerate(
            [(p, EXTREME[p % 7]) for p in above] for above in parents
        )
    ]


@pytest.mark.parametrize("n", [2, 9, 30])
def test_no_letters_of_a_tape_meet(n):
    parents = [(), *(tuple({0, i // 2, i - 1, i}) for i in range(n - 1))]
    tape = Tape(rows_of(parents), 16, 60, 968)
    numbers = [EXTREME[i % 7] for i in range(n)]
    panel = Box(10, 50, 990, 60 + tape.height + 6)
    for row in range(1, n, 3):
        shown = tape.shown(row)
        assert row in shown
        near = [parent for parent in parents[row] if parent in shown]
        marks = [
            tape.quiet(shown),
            lit_row(tape, row, notation.ROLES["gradient"]),
            handed_on(tape, row, {parent: [-123456.789, 0.1] for parent in near}),
            values(tape, numbers, shown),
            grads(tape, numbers, shown, [row]),
        ]
        svg = picture(1000, 600, [tape.header(), tape.windowed(marks, shown)])
        assert_apart(svg, panel)


def test_all_colors_come_from_the_glossary():
    graph = NumberGraph(nodes_of(GRAPHS["forks"]), BOX)
    tape = Tape(rows_of(GRAPHS["forks"]), 16, 60, 968)
    parts, _ = drawn(graph, 5, back=True)
    svg = picture(
        1000, 700, [*parts, tape.quiet(range(8)), handed_on(tape, 2, {0: [1]})]
    )
    known = {c for role in notation.ROLES.values() for c in role if c.startswith("#")}
    known |= {notation.QUIET_LINE, notation.QUIET_TEXT, notation.HAIRLINE}
    known |= {notation.INK, notation.PAPER}
    assert {*re.findall(r"#[0-9A-Fa-f]{6}", svg)} <= known
