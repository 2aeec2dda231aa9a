"""The tape viewer: a graph of numbers as the list that backward walks through."""

from typing import Any

from backproplab.explore.explorer import Explorer
from backproplab.explore.graph_choice import GraphChoice
from backproplab.explore.graph_presets import recording
from backproplab.explore.tape_nodes import recording_of
from backproplab.explore.tape_picture import TapePicture, room_for

READY = ("square", "fork", "gates", "neuron and loss")
TITLE = "The tape: every number, how it was made, and what comes back to it"


def tape(source: Any = "", /, **names: Any) -> Explorer:
    """Step through the tape of a graph: recorded forward, walked back from its end.

    Give an expression and its numbers, as `chain` takes them, or the name of a ready
    graph. Or give a node of your own, one with a value and with parents as pairs
    (parent, local slope), such as a Var of notebook 11: `tape(L, x=x, w=w)` names two
    of the nodes that lead to L. With nothing given there is a choice of ready graphs.

    Raises ValueError or TypeError, and names the part, for what is not understood.
    """
    if isinstance(source, str):
        ready = [source] if source else READY
        recordings = {name: recording(name, names) for name in ready}
    else:
        recordings = {"node": recording_of(source, names)}
    room = room_for(recordings.values())
    return GraphChoice(
        {name: TapePicture(each, room, name) for name, each in recordings.items()}
    ).explorer(TITLE)
