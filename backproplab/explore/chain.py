"""The graph stepper: the chain rule on a graph of numbers, gate by gate."""

from backproplab.explore.chain_picture import ChainPicture
from backproplab.explore.chain_room import heights
from backproplab.explore.explorer import Explorer
from backproplab.explore.graph_choice import GraphChoice
from backproplab.explore.graph_presets import recording

READY = ("gates", "fork", "sigmoid neuron", "staged", "eight steps")
TITLE = "The chain rule on a graph: local slope times what arrives"


def chain(expression: str = "", **numbers: float) -> Explorer:
    """Step forward and back through a graph of numbers of your own.

    Give an expression and a number for each of its names, as in
    `chain("(x + y) * z", x=-2, y=5, z=-4)`, or lines such as "s = x + y; L = s * z".
    Known are + - * / **, exp, log, sin, cos, tanh, sigmoid, softplus, relu and max.
    The name of a ready graph, such as "staged", does as well; with nothing given there
    is a choice of them.

    Raises ValueError, and names the part, for what is not understood, for a name
    without a number, and where there is no value or no slope.
    """
    names = [expression] if expression else READY
    recordings = {name: recording(name, numbers) for name in names}
    room = heights(recordings.values())
    return GraphChoice(
        {name: ChainPicture(each, room, name) for name, each in recordings.items()}
    ).explorer(TITLE)
