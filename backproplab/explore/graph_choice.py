"""One or more pictures of graphs in one explorer, each with steps of its own."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from backproplab.explore.controls import Control, choice
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame
from backproplab.explore.stage import Still


class GraphPicture(Protocol):
    """Draws one graph in any state of its controls; all pictures are of one size."""

    def controls(self) -> list[Control]:
        """Return the controls for this graph."""

    @property
    def draw(self) -> Callable[..., Frame]:
        """Draws the frame of a state."""

    def stage(self, start: int) -> Still:
        """Draw what frames share; the part of their stage's name after the colon."""


class GraphChoice:
    """Pictures of graphs by name; a learner chooses one where there are several."""

    def __init__(self, pictures: Mapping[str, GraphPicture]) -> None:
        self.pictures = pictures
        self.first = next(iter(pictures))

    def explorer(self, title: str) -> Explorer:
        """Return an explorer of these graphs."""
        controls = self.controls(self.first)
        explorer = Explorer(self.draw, *controls, title=title, stages=self.stage)
        if len(self.pictures) > 1:
            explorer.observe(lambda change: self.follow(explorer, change), "state")
        return explorer

    def draw(self, graph: str = "", **state: Any) -> Frame:
        """Draw a graph; without a name there is only one."""
        return self.pictures[graph or self.first].draw(**state)

    def stage(self, name: str) -> Still:
        """Draw what some frames of a graph share."""
        graph, _, start = name.rpartition(":")
        return self.pictures[graph].stage(int(start))

    def controls(self, graph: str) -> list[Control]:
        """Return the controls: which graph, if there are several, and its own."""
        own = self.pictures[graph].controls()
        if len(self.pictures) == 1:
            return own
        graphs = choice("graph", "Graph", [*self.pictures], graph)
        return [graphs | {"needs_kernel": True}, *own]  # each graph has other steps

    def follow(self, explorer: Explorer, change: Mapping[str, Any]) -> None:
        """Give an explorer the steps of the graph that has been chosen."""
        graph = change["new"]["graph"]
        if graph == change["old"].get("graph"):
            return
        controls = self.controls(graph)
        with explorer.hold_sync():  # the page gets all of it at once
            explorer.controls = controls
            explorer.state = {c["name"]: c["value"] for c in controls if "name" in c}
            explorer.redraw()
