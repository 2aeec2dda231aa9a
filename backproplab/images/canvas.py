"""A sheet to draw on, in pixels from the upper left corner, as SVG counts them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Polygon
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from backproplab.diagrams.layout import Box, Point
from backproplab.images.curves import arrow_head, rounded_box, rounded_line, toward

PIXELS_PER_INCH = 100
POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH
DENSITY = 2  # drawn at twice the size it is shown at, for sharp screens
HALF_CAPITAL = 0.365  # of the size: from the base line to the middle of a capital

# The files, not the name: a system may have another font of that name.
FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
REGULAR, BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"


class Canvas:
    """A figure without axes, and the few marks that the picture is made of."""

    def __init__(self, width: float, height: float) -> None:
        size = width / PIXELS_PER_INCH, height / PIXELS_PER_INCH
        dpi = DENSITY * PIXELS_PER_INCH
        self.figure = Figure(figsize=size, dpi=dpi, facecolor="none")
        FigureCanvasAgg(self.figure)
        upright = Affine2D().scale(1, -1).translate(0, height)
        inches = upright.scale(1 / PIXELS_PER_INCH)
        self.transform = inches + self.figure.dpi_scale_trans
        self.count = 0

    def text(
        self,
        at: Point,
        words: str,
        color: str,
        *,
        size: float,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        halo: str = "",
    ) -> float:
        """Write words with their capitals centered on the height of `at`.

        A halo of that color keeps them readable where a wire passes. Returns where the
        words end.
        """
        font = FontProperties(
            fname=BOLD if bold else REGULAR, size=size * POINTS_PER_PIXEL
        )
        text = Text(at.x, at.y + HALF_CAPITAL * size, words, color=color)
        text.set(fontproperties=font, horizontalalignment=align)
        if halo:
            text.set_path_effects([withStroke(linewidth=3, foreground=halo)])
        self._add(text)
        return float(text.get_window_extent().x1) / DENSITY

    def box(
        self,
        box: Box,
        *,
        fill: str,
        edge: str,
        radius: float = 6,
        width: float = 1,
    ) -> None:
        """Draw a box with round corners; a large radius makes a pill, or a circle."""
        outline = rounded_box(box, min(radius, box.width / 2, box.height / 2))
        patch = PathPatch(outline, facecolor=fill, edgecolor=edge)
        patch.set_linewidth(width * POINTS_PER_PIXEL)
        self._add(patch)

    def line(
        self,
        points: Sequence[Point],
        color: str,
        *,
        width: float,
        dash: str = "",
        head: float = 0,
        corner: float = 0,
    ) -> None:
        """Draw a line through points; a head of some pixels makes its end an arrow."""
        *others, before, end = points
        if head:
            self._add(Polygon(arrow_head(before, end, head), facecolor=color))
            end = toward(end, before, head * 0.8)
        outline = rounded_line([*others, before, end], corner)
        patch = PathPatch(outline, fill=False, edgecolor=color, capstyle="butt")
        patch.set_linewidth(width * POINTS_PER_PIXEL)
        if dash:
            patch.set_linestyle((0, [float(part) / width for part in dash.split()]))
        self._add(patch)

    def _add(self, artist: Artist) -> None:
        """Put a mark on top of all that is drawn."""
        self.count += 1
        artist.set(zorder=self.count, transform=self.transform)
        self.figure.add_artist(artist)
