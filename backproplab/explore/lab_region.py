"""What a network predicts all over the plane: a small picture, and its boundary."""

import struct
import zlib
from base64 import b64encode
from typing import NamedTuple, cast

import numpy as np
from contourpy import contour_generator

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Box
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.notation import INK, PAPER, ROLES
from backproplab.shapes import Array
from backproplab.steps import HEADS

CELLS = 61  # along each side
LEVELS = 16  # of p, 4 bits each; ½ lies between two of them
STRONGEST = 0.55  # how opaque p = 1 is: points under it must show
MARGIN = 0.14  # around the points, as a part of their extent
SHADE = ROLES["forward"].line
PALETTE = 3  # PNG's number for pixels that are numbers of colors


class Plane(NamedTuple):
    """The part of the plane that is shown."""

    left: float
    right: float
    low: float
    high: float

    def cells(self) -> Array:
        """Return the middles of all cells, from the top left one, as rows (N, 2)."""
        across = middles(self.left, self.right)
        down = middles(self.low, self.high)[::-1]
        return np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)


def around(x: Array) -> Plane:
    """Return the part of the plane that has all points, with a margin. x (N, 2)."""
    low, high = x.min(axis=0), x.max(axis=0)
    extent = np.where(high > low, high - low, 1)
    low, high = low - MARGIN * extent, high + MARGIN * extent
    return Plane(*map(float, (low[0], high[0], low[1], high[1])))


def middles(low: float, high: float) -> Array:
    """Return the middles of equal cells between two numbers."""
    return low + (np.arange(CELLS) + 0.5) * (high - low) / CELLS


def predicted(network: Layer, loss: Loss, x: Array) -> Array:
    """Return the p of y = 1 for each row: what the loss takes the output for.

    Shapes: x (N, 2), result (N,).
    """
    with np.errstate(over="ignore", invalid="ignore"):
        out, _ = network.forward(x)
        head = HEADS.get(type(loss))
        p = head.forward(out)[0] if head else out
    known: Array = np.nan_to_num(p[:, 0], nan=0.5)
    return known


def region(p: Array, box: Box) -> list[str]:
    """Draw p over the plane, darker where it is larger, and the line where it is ½.

    Shapes: p (CELLS², ), from the top left cell.
    """
    table = p.reshape(CELLS, CELLS)
    levels = np.clip(table * LEVELS, 0, LEVELS - 1).astype(np.uint8)
    data = b64encode(png(levels)).decode()
    place = (
        f'x="{svg.short(box.left)}" y="{svg.short(box.top)}" '
        f'width="{svg.short(box.width)}" height="{svg.short(box.height)}"'
    )
    image = (
        f'<image {place} preserveAspectRatio="none" '
        f'href="data:image/png;base64,{data}"/>'
    )
    line = boundary(table, box)
    return [
        image,
        svg.path(line, svg.stroke(PAPER, 5)),
        svg.path(line, svg.stroke(INK, 2)),
    ]


def boundary(p: Array, box: Box) -> str:
    """Return the path of the line where p is ½. Shapes: p (CELLS, CELLS)."""
    cell = np.array([box.width, box.height]) / CELLS
    corner = np.array([box.left, box.top])
    lines = cast(list[Array], contour_generator(z=p).lines(0.5))
    return "".join(drawn_through(corner + (line + 0.5) * cell) for line in lines)


def drawn_through(points: Array) -> str:
    """Return the path through some points. Shapes: points (n, 2)."""
    return "M" + " ".join(map(svg.short, points.ravel().tolist()))


def png(levels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    """Return a PNG of one color, more opaque at higher levels.

    Shapes: levels (height, width) of 0 … 15.
    Source: W3C, "Portable Network Graphics" (2003), sections 10 and 11.
    """
    height, width = levels.shape
    even = np.pad(levels, ((0, 0), (0, width % 2)))
    rows = even[:, ::2] << 4 | even[:, 1::2]  # two pixels to the byte
    unfiltered = np.pad(rows, ((0, 0), (1, 0))).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 4, PALETTE, 0, 0, 0)
    opacity = np.linspace(0, 255 * STRONGEST, LEVELS).astype(np.uint8)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        part(kind, content)
        for kind, content in (
            (b"IHDR", header),
            (b"PLTE", bytes.fromhex(SHADE[1:]) * LEVELS),
            (b"tRNS", opacity.tobytes()),
            (b"IDAT", zlib.compress(unfiltered, 9)),
            (b"IEND", b""),
        )
    )


def part(kind: bytes, content: bytes) -> bytes:
    """Return one part of a PNG: its length, its kind, what is in it, a checksum."""
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
