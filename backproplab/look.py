"""How axes look in every picture, whatever the reader's own matplotlib settings are."""

from backproplab.notation import GRID, QUIET_LINE, QUIET_TEXT

# Settings of matplotlib, for `matplotlib.style.context(["default", AXES])`.
AXES = {
    "font.size": 12,
    "axes.facecolor": "none",
    "text.color": QUIET_TEXT,
    "axes.labelcolor": QUIET_TEXT,
    "axes.edgecolor": QUIET_LINE,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": GRID,
    "xtick.color": QUIET_LINE,
    "ytick.color": QUIET_LINE,
    "xtick.labelcolor": QUIET_TEXT,
    "ytick.labelcolor": QUIET_TEXT,
}
