"""`interact` with a new matplotlib figure for each move, to compare with.

The figure is built from the moving parts of an explorer's picture: a text for each
text, a line for each line, a patch for each shape, on axes. So it shows no more, and
the numbers and what never moves come for free.
"""

import re
from xml.etree.ElementTree import Element, fromstring

import matplotlib.pyplot as plt
import numpy as np
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets import IntSlider, interactive
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

SIZE = (1000 / 72, 600 / 72)  # inches
NUMBER = r"-?\d+(?:\.\d+)?"


class Shell(InteractiveShell):
    """What runs the cells of a notebook, without a notebook."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Start no window."""


class Publisher(CapturingDisplayPublisher):
    """What takes the outputs of a cell, without a page."""

    def clear_output(self, wait: bool = False) -> None:
        """Forget them, and print nothing."""
        self.outputs.clear()


class Interact:
    """A slider whose every move draws `content`, an SVG picture, as a new figure."""

    def __init__(self) -> None:
        self.shell = Shell.instance()
        self.shell.display_pub = Publisher()
        self.shell.run_line_magic("matplotlib", "inline")
        self.content = '<svg xmlns="http://www.w3.org/2000/svg"/>'
        self.widget = interactive(lambda place: self.draw(), place=IntSlider())

    def update(self) -> None:
        """Draw as a move of the slider does, and make sure that a picture came out."""
        self.shell.display_pub.outputs.clear()
        self.widget.update()
        if not any(
            "image/png" in out["data"] for out in self.shell.display_pub.outputs
        ):
            raise RuntimeError("interact showed no figure")

    def draw(self) -> None:
        """Draw a new figure and show it."""
        axes = plt.figure(figsize=SIZE).add_subplot()
        for element in fromstring(self.content).iter():
            add(axes, element)
        axes.set(xlim=(0, 1000), ylim=(600, 0))
        plt.show()


def add(axes: Axes, element: Element) -> None:
    """Add one element of an SVG picture to axes, with no care for its look."""
    number = {key: float(value) for key, value in element.items() if is_number(value)}
    match element.tag.rpartition("}")[2]:
        case "text":
            words = "".join(element.itertext()).replace("$", "")
            axes.text(number.get("x", 0), number.get("y", 0), words, size=9)
        case "line":
            axes.plot([number["x1"], number["x2"]], [number["y1"], number["y2"]])
        case "path" | "polyline" | "polygon":
            drawn = element.get("d") or element.get("points") or ""
            numbers = [float(each) for each in re.findall(NUMBER, drawn)]
            points = np.reshape(numbers[: len(numbers) // 2 * 2], (-1, 2))
            axes.plot(points[:, 0], points[:, 1])
        case "circle":
            axes.add_patch(Circle((number["cx"], number["cy"]), number["r"]))
        case "rect":
            size = (number.get("width", 0), number.get("height", 0))
            axes.add_patch(Rectangle((number.get("x", 0), number.get("y", 0)), *size))
        case "image":
            axes.imshow(np.zeros((60, 60)), extent=(0, 500, 500, 0))


def is_number(text: str) -> bool:
    """Say whether an attribute is a plain number."""
    return re.fullmatch(NUMBER, text) is not None
