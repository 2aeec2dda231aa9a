"""Identities of output layers on the way to prediction - target.

Each is a gradient of `identities` in another form, in which it can be seen what
cancels, or what does not.
"""

from backproplab.derivations import Identity
from backproplab.identities import CLASSES, ROWS

# Binary cross-entropy: its two fractions put together.
SLOPE_AS_ONE_FRACTION = Identity(
    "dL_dp",
    "n, k",
    ROWS,
    "Prediction minus target, over N times the slope of the sigmoid.",
    "(p[n, k] - y[n, k]) / (N * p[n, k] * (1 - p[n, k]))",
    "(p - y) / (N * p * (1 - p))",
)
# Softmax with cross-entropy, differentiated as the log of a sum.
SLOPE_OF_LOG_SUM_EXP = Identity(
    "dL_dz",
    "n, k",
    CLASSES,
    "The score's share of the summed exponentials, less 1 for the true class.",
    "(exp(z[n, k]) / sum(exp(z[n, j]) for j in range(n_classes)) - y[n, k]) / N",
    "(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True) - y) / N",
)
# A sigmoid under squares: nothing cancels.
SIGMOID_UNDER_SQUARES = Identity(
    "dL_dz",
    "n, k",
    ROWS,
    "Prediction minus target, times the slope of the sigmoid, which stays.",
    "(y_hat[n, k] - y[n, k]) * y_hat[n, k] * (1 - y_hat[n, k]) / N",
    "(y_hat - y) * y_hat * (1 - y_hat) / N",
)
