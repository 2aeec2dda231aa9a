"""A graph of numbers, drawn: what never moves, the lit gate, the numbers known so far.

Values stand above the wires, the slopes of the result below them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backproplab.diagrams.graph import PILL, TALL, NumberGraph
from backproplab.diagrams.layered import apart
from backproplab.diagrams.layout import Point, text_width
from backproplab.diagrams.svg import (
    LABEL,
    MINUS,
    VALUE,
    fitting_number,
    group,
    head_along,
    number,
    path,
    rectangle,
    short,
    shortened,
    stroke,
    texts,
)
from backproplab.notation import HAIRLINE, INK, PAPER, QUIET_LINE, ROLES

FORWARD, BACK = ROLES["forward"], ROLES["gradient"]
LEAST_LABEL = 42  # room for a slope on a wire; with less none is written
LARGE = 76  # room in which numbers are written large

Entry = tuple[float, float, str]


class Arrived(NamedTuple):
    """What of the result's slope has come to a node, and whether more will come.

    `parts` are what it was added up from, where that is to be seen.
    """

    so_far: float
    complete: bool = True
    parts: Sequence[float] = ()


def quiet(graph: NumberGraph) -> str:
    """Draw wires, nodes, signs and names: what stays as it is at all steps."""
    every = range(len(graph.nodes))
    made = [i for i in every if graph.nodes[i].parents]
    given = [i for i in every if not graph.nodes[i].parents]
    wires = "".join([*map(graph.wires, made), *map(graph.own_wire, every)])
    pills = (rectangle(graph.frame(i), corner=TALL / 2) for i in made)
    boxes = (rectangle(graph.frame(i), corner=4) for i in given)
    return "".join(
        (
            path(wires, stroke(QUIET_LINE, 1.5)),
            group((fork(graph, i) for i in graph.forks), f'fill="{QUIET_LINE}"'),
            group(pills, f'fill="{PAPER}" stroke="{INK}"'),
            group(boxes, f'fill="{ROLES["parameter"].fill}" stroke="{HAIRLINE}"'),
            texts((letters(graph, i) for i in every), "strong mid"),
            texts((name_below(graph, i) for i in made), "soft mid"),
        )
    )


def letters(graph: NumberGraph, node: int) -> Entry:
    """Return what stands in a node: the sign of a gate, the name of an input."""
    x, y = graph.place(node)
    inside = graph.nodes[node].sign or graph.nodes[node].name
    return x, y + LABEL / 3, shortened(inside, PILL - 4, bold=True)


def name_below(graph: NumberGraph, node: int) -> Entry:
    """Return the name of a made number, to stand below its gate."""
    x, y = graph.place(node)
    return x, y + TALL / 2 + 14, shortened(graph.nodes[node].name, PILL + 4)


def fork(graph: NumberGraph, node: int) -> str:
    """Draw the dot where a wire forks."""
    x, y = graph.place(node)
    return f'<circle cx="{short(x + graph.stub)}" cy="{short(y)}" r="3.5"/>'


def lit(graph: NumberGraph, node: int, slopes: Sequence[float] = ()) -> str:
    """Light a node and its wires: forward, or backward with its local slopes."""
    role = BACK if slopes else FORWARD
    own = graph.own_wire(node)
    d = graph.wires(node) + own + heads(graph, node, back=bool(slopes))
    look = f'fill="{role.fill if graph.nodes[node].parents else "none"}" '
    ring = rectangle(
        graph.frame(node),
        corner=TALL / 2 if graph.nodes[node].parents else 4,
        look=look + stroke(role.line, 3),
    )
    return "".join(
        (
            path(d, stroke(role.line, 2.5, role.dash)),
            ring,
            texts([letters(graph, node)], "strong mid"),
            texts(slopes_on_wires(graph, node, slopes), "gradient strong mid halo"),
        )
    )


def begun(graph: NumberGraph, node: int) -> str:
    """Light the wire out of the result: there the way back begins."""
    tip = Point(graph.place(node).x + PILL / 2, graph.place(node).y)
    d = graph.own_wire(node) + head_along(tip._replace(x=tip.x + 9), tip)
    return path(d, stroke(BACK.line, 2.5, BACK.dash))


def heads(graph: NumberGraph, node: int, *, back: bool) -> str:
    """Return the arrow heads of the lit wires: where a number arrives."""
    x, y = graph.place(node)
    wires = range(len(graph.nodes[node].parents))
    tips = [next(graph.way(node, k)) for k in wires]
    side = 6 if back else -6
    return "".join(
        f"M{short(tip.x + side)} {short(tip.y - 5)}L{short(tip.x)} {short(tip.y)}"
        f"L{short(tip.x + side)} {short(tip.y + 5)}"
        for tip in (tips if back else [Point(x + graph.stub, y)])
    )


def slopes_on_wires(
    graph: NumberGraph, node: int, slopes: Sequence[float]
) -> Iterator[Entry]:
    """Yield the local slope at the middle of each lit wire, where there is room."""
    room = graph.pitch - graph.stub - PILL / 2 - 16
    if room < LEAST_LABEL:
        return
    ends = [[*graph.way(node, k)][-2:] for k in range(len(slopes))]
    middles = [((a.x + b.x) / 2, (a.y + b.y) / 2) for a, b in ends]
    order = sorted(range(len(slopes)), key=lambda k: (middles[k][1], k))
    items = [(k, 0) for k in order]
    wanted = [middles[k][1] for k in order]
    heights = apart(items, wanted, dict.fromkeys(items, LABEL + 5.0))
    for (k, _), y in heights.items():
        written = fitting_number(slopes[k], room, bold=True, mark="× ")
        yield middles[k][0], y + LABEL / 3, written


def numbers(
    graph: NumberGraph,
    values: Sequence[float | None],
    slopes: Sequence[Arrived | None],
    shown: range,
) -> str:
    """Write what is known: values above the wires, slopes below them."""
    kind = "value" if graph.room >= LARGE else "strong"
    visible = [i for i, column in enumerate(graph.columns) if column in shown]
    above = [
        (*beside(graph, i, -6), number_on(graph, value, "", 0))
        for i in visible
        if (value := values[i]) is not None
    ]
    below = [
        (*beside(graph, i, 17), slope_on(graph, slope))
        for i in visible
        if (slope := slopes[i]) is not None
    ]
    return texts(above, f"{kind} forward") + texts(below, f"{kind} gradient")


def beside(graph: NumberGraph, node: int, down: float) -> Point:
    """Return where a number begins on the wire of a node."""
    x, y = graph.place(node)
    return Point(x + PILL // 2 + 4, y + down)


def slope_on(graph: NumberGraph, slope: Arrived) -> str:
    """Write a slope, with dots when another part is still to come."""
    large = graph.room >= LARGE
    mark = f"{BACK.mark} " if large else ""
    if not slope.complete:
        written = number_on(graph, slope.so_far, mark, 24) + "+…"
        return written if fits(graph, written) else "+…"
    if len(slope.parts) > 1:
        added = " + ".join(map(number, slope.parts)).replace(f"+ {MINUS}", f"{MINUS} ")
        written = f"{mark}{added} = {number(slope.so_far)}"
        if fits(graph, written):
            return written
    return number_on(graph, slope.so_far, mark, 0)


def fits(graph: NumberGraph, written: str) -> bool:
    """Say whether a text fits above or below a wire."""
    size = VALUE if graph.room >= LARGE else LABEL
    return text_width(written, size, bold=True) < graph.room


def number_on(graph: NumberGraph, value: float, mark: str, taken: float) -> str:
    """Write a number with as many digits as its wire has room for."""
    size = VALUE if graph.room >= LARGE else LABEL
    room = graph.room - 6 - taken
    return fitting_number(value, room, size=size, bold=True, mark=mark)
