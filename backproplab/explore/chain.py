"""The graph stepper: the chain rule on a graph of numbers, gate by gate."""

from collections.abc import Mapping, Sequence
from typing import Any

from backproplab.explore.chain_picture import ChainPicture, heights
from backproplab.explore.controls import Control, choice, play, stepper
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame
from backproplab.explore.graph_presets import recording
from backproplab.explore.stage import Still

READY = ("gates", "sigmoid neuron", "staged", "eight steps")
TITLE = "The chain rule on a graph: local slope times what arrives"


def chain(expression: str = "", **numbers: float) -> Explorer:
    """Step forward and back through a graph of numbers of your own.

    Give an expression and a number for each of its names, as in
    `chain("(x + y) * z", x=-2, y=5, z=-4)`, or lines such as "s = x + y; L = s * z".
    Known are + - * / **, exp, log, sin, cos, tanh, sigmoid, softplus, relu and max.
    With no expression there is a choice of ready graphs.

    Raises ValueError, and names the part, for what is not understood, for a name
    without a number, and where there is no value or no slope.
    """
    shown = ChainStepper([expression] if expression else READY, numbers)
    explorer = Explorer(shown.draw, *shown.controls(), title=TITLE, stages=shown.stage)
    if len(shown.pictures) > 1:
        explorer.observe(lambda change: shown.follow(explorer, change), "state")
    return explorer


class ChainStepper:
    """Draws any step of one or more graphs, all in pictures of one size."""

    def __init__(self, names: Sequence[str], numbers: Mapping[str, float]) -> None:
        recordings = {name: recording(name, numbers) for name in names}
        room = heights(recordings.values())
        self.pictures = {
            name: ChainPicture(recorded, room, name)
            for name, recorded in recordings.items()
        }

    def draw(self, step: int, graph: str = "") -> Frame:
        """Draw one step of a graph."""
        return self.picture(graph).draw(step)

    def picture(self, graph: str) -> ChainPicture:
        """Return the picture of a graph; without a name there is only one."""
        return self.pictures[graph or next(iter(self.pictures))]

    def stage(self, name: str) -> Still:
        """Draw what some frames of a graph share."""
        graph, _, start = name.rpartition(":")
        return self.picture(graph).stage(int(start))

    def controls(self, graph: str = "") -> list[Control]:
        """Return the controls: which graph, if there are several, and which step."""
        steps = self.picture(graph).steps
        listed = [
            stepper("step", "Step", steps.labels, steps.first_back),
            play("step", seconds=1.6),
        ]
        if len(self.pictures) == 1:
            return listed
        names = [*self.pictures]
        return [choice("graph", "Graph", names, graph or names[0]), *listed]

    def follow(self, explorer: Explorer, change: Mapping[str, Any]) -> None:
        """Give an explorer the steps of the graph that has been chosen."""
        graph = change["new"]["graph"]
        if graph == change["old"].get("graph"):
            return
        controls = self.controls(graph)
        with explorer.hold_sync():
            explorer.controls = controls
            explorer.state = {c["name"]: c["value"] for c in controls if "name" in c}
            explorer.redraw()
