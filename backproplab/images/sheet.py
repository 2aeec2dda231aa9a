"""What all parts of the picture share: paper, numbers, places, and what is lit."""

from backproplab.diagrams.layout import Box, Point, node_positions
from backproplab.images.canvas import Canvas
from backproplab.images.facts import compute_facts
from backproplab.notation import (
    HAIRLINE,
    INK,
    PAPER,
    QUIET_LINE,
    QUIET_TEXT,
    ROLES,
    Role,
)

PARTS = ("forward", "loss", "backward", "output", "hidden", "update")
MADE_OF = {"backward": ("output", "hidden")}  # a part that is several others

WIDTH, HEIGHT = 880, 834
LEFT, RIGHT = 32, WIDTH - 32
NET = Box(62, 204, 690, 476)
MIDDLE = (NET.top + NET.bottom) / 2
LOSS = Box(756, MIDDLE - 98, RIGHT, MIDDLE + 98)
LOSS_X = (LOSS.left + LOSS.right) / 2

SMALL, USUAL, HEADING, LARGE = 11, 12, 15, 18  # sizes of letters


class Sheet:
    """A canvas with the numbers, the places of the nodes, and which part is lit."""

    def __init__(self, lit: str | None) -> None:
        self.lit = PARTS if lit is None else MADE_OF.get(lit, (lit,))
        self.facts = compute_facts()
        self.canvas = Canvas(WIDTH, HEIGHT)
        sizes = [len(self.facts.row(name)) for name in ("x", "a1", "y_hat")]
        self.columns = node_positions(sizes, NET)
        panel = Box(1, 1, WIDTH - 1, HEIGHT - 1)
        self.canvas.box(panel, fill=PAPER, edge=HAIRLINE, radius=14)

    def look(self, role: str, *parts: str) -> Role:
        """Return the look of a role in these parts: grey when none of them is lit."""
        loud = ROLES[role]
        if not {*parts}.isdisjoint(self.lit):
            return loud
        return loud._replace(line=QUIET_LINE, text=QUIET_TEXT, fill=PAPER)

    def ink(self, part: str) -> str:
        """Return the color of plain words in a part."""
        return INK if part in self.lit else QUIET_TEXT

    def note(self, at: Point, words: str) -> None:
        """Write a small quiet caption, readable where a wire passes."""
        self.canvas.text(at, words, QUIET_TEXT, size=SMALL, align="center", halo=PAPER)
