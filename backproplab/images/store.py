"""The pictures as files: written the same twice, and known to be current or not."""

import re
from hashlib import sha256
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
from backproplab.images.trace_sheet import trace_sheet

NAME = "backpropagation.png"
STEPPER = "forward_stepper.svg"
SHEET, FILLED_SHEET = "trace_sheet.pdf", "trace_sheet_filled.pdf"
NAMES = (NAME, STEPPER, SHEET, FILLED_SHEET)

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


def draw_sheet(name: str) -> bytes:
    """Draw a trace sheet as a PDF that says which words are on it, and has no date."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["pdf.compression"] = 0  # libraries compress differently
        figure, file = trace_sheet(filled=name == FILLED_SHEET), BytesIO()
        words = " | ".join(text.get_text() for text in figure.findobj(Text))
        metadata = {
            "Title": "Trace sheet of the integer net",
            "Keywords": digest(words),
            "Creator": SOFTWARE,
            "Producer": None,
            "CreationDate": None,
        }
        figure.savefig(file, format="pdf", metadata=metadata)
    return file.getvalue()


def digest(words: str) -> str:
    """Return a short name that only these words have."""
    return sha256(words.encode()).hexdigest()


def write(folder: Path) -> list[Path]:
    """Write the pictures into a folder, made if need be, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / NAME: draw_png(), folder / STEPPER: draw_stepper()}
    files |= {folder / name: draw_sheet(name) for name in (SHEET, FILLED_SHEET)}
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
    if path.suffix == ".pdf":
        return is_same_sheet(path.read_bytes(), draw_sheet(path.name))
    stored, fresh = path.read_bytes(), draw_png()
    with Image.open(BytesIO(stored)) as old, Image.open(BytesIO(fresh)) as new:
        if old.info.get("Software") == SOFTWARE:
            return stored == fresh
        same_words = old.info.get("Description") == new.info["Description"]
        return same_words and old.size == new.size and difference(old, new) <= BOUND


def is_same_sheet(stored: bytes, fresh: bytes) -> bool:
    """Say whether two sheets are equal or, drawn by other versions, say the same."""
    if SOFTWARE.encode() in stored:
        return stored == fresh
    keywords = re.compile(rb"/Keywords \((\w+)\)")
    old, new = keywords.search(stored), keywords.search(fresh)
    return bool(old and new and old[1] == new[1])


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average, square by square, of 255."""
    squares = (image.convert("RGBA").reduce(SQUARE) for image in (one, other))
    a, b = (np.asarray(image, dtype=float) for image in squares)
    return float(np.abs(a - b).mean())
