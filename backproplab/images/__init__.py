"""The picture of the whole: `images/backpropagation.png`, computed and drawn.

`picture()` draws it, `picture(lit="hidden")` with one part lit and the rest quiet.
`python -m backproplab.images` writes the file; with `--check` it says whether the file
is what the package would draw now.
"""

from matplotlib.figure import Figure

from backproplab.images.bands import (
    draw_backward,
    draw_footer,
    draw_forward,
    draw_title,
    draw_update,
)
from backproplab.images.net import draw_net
from backproplab.images.sheet import PARTS, Sheet

ALT_TEXT = (
    "Backpropagation in one picture, on a network of 2 inputs, 3 hidden units and "
    "2 outputs. Forward, along solid blue arrows, the inputs 1 and 2 become the "
    "predictions 1 and 11; the targets are 1 and 4, so the loss is 24.5. Backward, "
    "along dashed orange arrows, the error +7 of the lower output returns through the "
    "same weights, becomes errors of +7, +14 and 0 in the hidden layer, and leaves a "
    "gradient at every weight. At last each weight steps against its gradient: "
    "+2 − 0.02 × 28 = +1.44."
)

__all__ = ["ALT_TEXT", "PARTS", "picture"]


def picture(lit: str | None = None) -> Figure:
    """Draw the picture of the whole, or one part of it lit and the rest in grey.

    The parts are "forward", "loss", "output", "hidden" and "update"; "backward" is
    "output" and "hidden" together. Raises ValueError for any other name.
    """
    if lit is not None and lit not in PARTS:
        raise ValueError(
            f"no part {lit!r} in the picture; there are {', '.join(PARTS)}"
        )
    sheet = Sheet(lit)
    draw_title(sheet)
    draw_forward(sheet)
    draw_backward(sheet)
    draw_net(sheet)
    draw_update(sheet)
    draw_footer(sheet)
    return sheet.canvas.figure
