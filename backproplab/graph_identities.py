"""Identities of graphs: the chain rule, three gates backward, and paths that meet.

All work entry by entry. L is the result of the graph; what arrives at a gate is the
slope of L in what the gate made, s or out.
"""

from backproplab.derivations import Identity
from backproplab.identities import ROWS


def slope_in_x(words: str, index: str, numpy: str) -> Identity:
    """Return an identity for the slope of L in the input x of a gate."""
    return Identity("dL_dx", "n, j", ROWS, words, index, numpy)


CHAIN_RULE = slope_in_x(
    "What arrives from above, times the local slope.",
    "dL_ds[n, j] * ds_dx[n, j]",
    "dL_ds * ds_dx",
)
ADD_GATE = slope_in_x(
    "An add gate hands what arrives to each input, as it is.",
    "dL_dout[n, j] * 1",
    "dL_dout * 1",
)
MULTIPLY_GATE = slope_in_x(
    "A multiply gate swaps: what arrives, times the other input.",
    "dL_dout[n, j] * y[n, j]",
    "dL_dout * y",
)
MAX_GATE = slope_in_x(
    "A max gate picks: what arrives goes to the larger input.",
    "dL_dout[n, j] * (x[n, j] >= y[n, j])",
    "dL_dout * (x >= y)",
)
PATHS_MEET = slope_in_x(
    "Each path brings a part of its own, and the parts add up.",
    "dL_du[n, j] * du_dx[n, j] + dL_dv[n, j] * dv_dx[n, j]",
    "dL_du * du_dx + dL_dv * dv_dx",
)
