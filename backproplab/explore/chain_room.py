"""How much room a graph and the formulas of its gates need in a picture."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backproplab.diagrams.graph import GraphNode, NumberGraph
from backproplab.diagrams.panel import LINE
from backproplab.explore.chain_lines import Line
from backproplab.explore.chain_words import ChainWords
from backproplab.explore.graph_recording import Recording
from backproplab.explore.graph_steps import GraphSteps

HALF = 490  # the width of the panel of one gate
BETWEEN = 9  # between two formulas
LEAST_GRAPH, LEAST_GATE, LEAST_ROW = 180, 178, 46


def nodes_of(recording: Recording) -> list[GraphNode]:
    """Return the entries of a recording as nodes of a picture."""
    return [
        GraphNode(entry.name, entry.sign, [parent.place for parent in entry.parents])
        for entry in recording.entries
    ]


class Heights(NamedTuple):
    """How much room a graph needs, and what is written about one gate of it."""

    graph: float
    gate: float


def heights(recordings: Iterable[Recording]) -> Heights:
    """Return heights in which each of these graphs has enough room."""
    listed = [*recordings]
    return Heights(max(map(graph_height, listed)), max(map(gate_height, listed)))


def gate_height(recording: Recording) -> float:
    """Return the height that the formulas of a graph's gates need."""
    words = ChainWords(GraphSteps(recording), HALF)
    steps = range(len(words.steps.steps))
    wires = max(len(entry.parents) for entry in recording.entries)
    formulas = max(room_of(words.lines(step)) for step in steps)
    return max(LEAST_GATE, 58 + LEAST_ROW * wires, 42 + formulas)


def room_of(lines: Sequence[Line]) -> float:
    """Return the height that formulas take."""
    return sum(LINE * line.rows + BETWEEN for line in lines)


def graph_height(recording: Recording) -> float:
    """Return the height that the graph of a recording needs."""
    return max(LEAST_GRAPH, NumberGraph.tallest(nodes_of(recording)))
