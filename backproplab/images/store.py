"""The pictures as files: written the same twice, and known to be current or not."""

from io import BytesIO
from pathlib import Path
from sysconfig import get_platform

import matplotlib as mpl
import numpy as np
import PIL
from matplotlib.ft2font import __freetype_version__
from matplotlib.text import Text
from PIL import Image

from backproplab import explore
from backproplab.images import picture

NAME = "backpropagation.png"
STEPPER = "forward_stepper.svg"

# Versions of matplotlib and FreeType shape letters a little otherwise, which nearly
# evens out in squares of this many pixels. There, 3.8.4 and 3.11.2 are 0.5 of 255 apart
# on average; the picture and the same one with a part lit are 2.6 or more apart.
SQUARE, BOUND = 16, 1.0

SMALLER = {"compress_level": 9}
SOFTWARE = (
    f"Matplotlib {mpl.__version__}, FreeType {__freetype_version__}, "
    f"Pillow {PIL.__version__}, {get_platform()}"
)


def draw_png() -> bytes:
    """Draw the picture as a PNG file that holds its words and what drew it, no date."""
    with mpl.rc_context():
        mpl.rcdefaults()  # not what a reader has set up for other plots
        figure, file = picture(), BytesIO()
        words = " | ".join(text.get_text() for text in figure.findobj(Text))
        metadata = {"Software": SOFTWARE, "Description": words}
        figure.savefig(file, format="png", metadata=metadata, pil_kwargs=SMALLER)
    return file.getvalue()


def draw_stepper() -> bytes:
    """Draw the forward stepper of the integer net at z1 as an SVG file."""
    stepper = explore.forward()
    stepper.state = {**stepper.state, "step": 1}
    return stepper.svg().encode()


def write(folder: Path) -> list[Path]:
    """Write the pictures into a folder, made if need be, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / NAME: draw_png(), folder / STEPPER: draw_stepper()}
    for path, content in files.items():
        path.write_bytes(content)
    return [*files]


def is_current(path: Path) -> bool:
    """Say whether a stored picture is what would be drawn now.

    Drawn by the same software, it has the same bytes. Drawn by other versions, it has
    the same words and the same size, and looks the same but for the edges of letters.
    """
    if not path.exists():
        return False
    if path.name == STEPPER:
        return path.read_bytes() == draw_stepper()
    stored, fresh = path.read_bytes(), draw_png()
    with Image.open(BytesIO(stored)) as old, Image.open(BytesIO(fresh)) as new:
        if old.info.get("Software") == SOFTWARE:
            return stored == fresh
        same_words = old.info.get("Description") == new.info["Description"]
        return same_words and old.size == new.size and difference(old, new) <= BOUND


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average, square by square, of 255."""
    squares = (image.convert("RGBA").reduce(SQUARE) for image in (one, other))
    a, b = (np.asarray(image, dtype=float) for image in squares)
    return float(np.abs(a - b).mean())
