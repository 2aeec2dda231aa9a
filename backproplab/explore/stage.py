"""Stages: what does not move is drawn once; moving parts are drawn on top as SVG."""

import re
from collections.abc import Callable
from io import StringIO
from typing import NamedTuple, cast

import numpy as np
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.transforms import Transform
from numpy.typing import ArrayLike

from backproplab.diagrams.layout import Box, Point
from backproplab.look import AXES
from backproplab.notation import HAIRLINE, PAPER
from backproplab.shapes import Array

POINTS = 72  # matplotlib's SVG has 72 units to the inch
FONT = "system-ui,Segoe UI,Roboto,Arial,sans-serif"

# The same bytes at every run, and no background of its own.
LOOK = AXES | {
    "svg.fonttype": "none",
    "svg.hashsalt": "backproplab",
    "figure.facecolor": "none",
    "path.simplify_threshold": 0.2,
}
SILENT = dict.fromkeys(("Date", "Creator", "Format", "Type"))
SPARE = (
    (r"^.*?(?=<svg)", ""),  # the XML head
    (r' (?:width|height)="[\d.]+pt"', ""),  # as large as what is drawn on top
    (r"<metadata>.*?</metadata>", ""),
    (r"<style[^>]*>.*?</style>", ""),  # it would style the whole page
    (r' id="(?:figure|axes|patch|line2d|text|matplotlib\.axis|[xy]tick)_\d+"', ""),
    (r"font-family: [^;\"]*;? ?", ""),
    (r' transform="rotate\(-0 [^"]*"', ""),
    (r"\s*\n\s*", " "),
    (r"> <", "><"),
)


class Still(NamedTuple):
    """The quiet parts of a diagram: one SVG picture, with the styles for all above."""

    svg: str


class Stage(NamedTuple):
    """A picture of axes, and the way from data to places on it."""

    svg: str
    transform: Transform
    height: float

    def places(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Return where data points lie in the SVG. Shapes: x, y (n,), result (n, 2)."""
        points: Array = self.transform.transform(np.column_stack([x, y]))
        return points * [1, -1] + [0, self.height]  # SVG counts from the top

    def place(self, x: float, y: float) -> Point:
        """Return where one data point lies in the SVG."""
        return Point(*map(float, self.places([x], [y])[0]))


def make_stage(
    draw: Callable[[Axes], object], size: tuple[float, float], box: Box
) -> Stage:
    """Draw axes into a box of a picture of this size; `draw` fills them.

    No pyplot, and no setting outlives the call; equal input gives equal bytes.
    """
    width, height = size
    with style.context(["default", LOOK]):
        figure = Figure(figsize=(width / POINTS, height / POINTS), dpi=POINTS)
        canvas = FigureCanvasSVG(figure)
        place = (box.left, height - box.bottom, box.width, box.height)
        axes = figure.add_axes(tuple(np.divide(place, (width, height) * 2)))
        draw(axes)
        out = StringIO()
        canvas.print_figure(out, format="svg", metadata=SILENT)
    transform = cast(Transform, axes.transData.frozen())  # lets go of the figure
    return Stage(trimmed(out.getvalue()), transform, height)


def trimmed(svg: str) -> str:
    """Take out of matplotlib's SVG what a picture inside a page has no use for."""
    for pattern, instead in SPARE:
        svg = re.sub(pattern, instead, svg, flags=re.DOTALL)
    svg = re.sub(r'="[^"]*"', to_tenths, svg)
    return svg.replace("<svg", f'<svg font-family="{FONT}" stroke-linejoin="round"', 1)


def to_tenths(attribute: re.Match[str]) -> str:
    """Cut the coordinates in an attribute after a tenth, finer than a screen."""
    return re.sub(r"(\d\.\d)\d+", r"\1", attribute[0])


def on_panel(*layers: str) -> str:
    """Put SVG pictures of one size on top of each other, on a light panel."""
    box = re.search(r'viewBox="[^"]*? ([\d.]+) ([\d.]+)"', layers[-1])
    if box is None:
        raise ValueError("an SVG needs a viewBox, which says how large it is")
    width, height = box.groups()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" '
        f'rx="8" fill="{PAPER}" stroke="{HAIRLINE}"/>{"".join(layers)}</svg>'
    )
