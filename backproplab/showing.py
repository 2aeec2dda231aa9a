"""The one door through which a picture reaches a notebook, with words for it."""

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PIXELS, DOTS = 100, 150  # to the inch: a little finer than the page, for fine screens


class Picture:
    """A picture with words in its place, for those who cannot see it."""

    def __init__(self, data: str, alt: str, width: str = "") -> None:
        self.data = data
        self.alt = alt
        self.width = width

    def _repr_html_(self) -> str:
        width = f' width="{self.width}"' if self.width else ""
        return f'<img alt="{escape(self.alt)}" src="{self.data}"{width}>'

    def __repr__(self) -> str:
        return self.alt


def show(figure: "Figure | str", *, alt: str) -> Picture:
    """Return a matplotlib figure, or the text of an SVG, as an image with alt text.

    Raises ValueError when alt says nothing, TypeError for another kind of figure.
    """
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError("alt must say in words what the picture shows")
    if isinstance(figure, str):
        return Picture(svg_data(figure), alt)
    if not hasattr(figure, "savefig"):
        kind = type(figure).__name__
        raise TypeError(
            f"show takes a matplotlib Figure or the text of an SVG, got {kind}"
        )
    return Picture(png_data(figure), alt, f"{figure.get_figwidth() * PIXELS:.0f}")


def svg_data(svg: str) -> str:
    """Return the text of an SVG as an address that holds the picture itself."""
    if "<svg" not in svg:
        raise ValueError("the text is not an SVG: it has no <svg")
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def png_data(figure: "Figure") -> str:
    """Return a figure as an address that holds the picture itself."""
    out = BytesIO()
    nameless = {"Software": None}  # equal bytes with every version of matplotlib
    smallest = {"compress_level": 9}
    figure.savefig(out, format="png", dpi=DOTS, metadata=nameless, pil_kwargs=smallest)
    return f"data:image/png;base64,{b64encode(out.getvalue()).decode()}"
