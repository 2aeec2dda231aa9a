"""The error of a hidden layer in one line: back through the weights, then the slope.

Each joins two gradients of `identities`: dL_da1 and dL_dz1, in a net of two layers.
"""

from backproplab.derivations import Identity

HIDDEN, SHAPES = "(N, n_hidden)", {"W2": "(n_hidden, n_out)", "z1": "(N, n_hidden)"}
BACK = "sum(dL_dz2[n, j] * W2[i, j] for j in range(n_out))"

ERROR_BEHIND_RELU = Identity(
    "dL_dz1",
    "n, i",
    HIDDEN,
    "The errors of the next layer come back through the weights; where z was positive,"
    " they pass.",
    f"{BACK} * (z1[n, i] > 0)",
    "(dL_dz2 @ W2.T) * (z1 > 0)",
    SHAPES,
)
ERROR_BEHIND_SIGMOID = Identity(
    "dL_dz1",
    "n, i",
    HIDDEN,
    "The errors of the next layer come back through the weights, and meet the slope of"
    " the sigmoid.",
    f"{BACK} * a1[n, i] * (1 - a1[n, i])",
    "(dL_dz2 @ W2.T) * a1 * (1 - a1)",
    SHAPES | {"a1": HIDDEN},
)
