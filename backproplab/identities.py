"""The identities of this package's layers and losses, as data.

The order in each tuple is: the value, then its gradients.
"""

from backproplab.derivations import Identity

ROWS, CLASSES = "(N, n_out)", "(N, n_classes)"
BOTH = "for n in range(N) for k in range({})"

DENSE = (
    Identity(
        "z",
        "n, j",
        ROWS,
        "Every input of the row times its weight, added up, plus the bias.",
        "sum(x[n, i] * W[i, j] for i in range(n_in)) + b[j]",
        "x @ W + b",
    ),
    Identity(
        "dL_dW",
        "i, j",
        "(n_in, n_out)",
        "What came in times the error that went out, added up over the examples.",
        "sum(x[n, i] * dL_dz[n, j] for n in range(N))",
        "x.T @ dL_dz",
    ),
    Identity(
        "dL_db",
        "j",
        "(n_out,)",
        "The bias reaches every row alike, so the errors of all rows add up.",
        "sum(dL_dz[n, j] for n in range(N))",
        "dL_dz.sum(axis=0)",
    ),
    Identity(
        "dL_dx",
        "n, i",
        "(N, n_in)",
        "Each error goes back through the weight that it came by, and they add up.",
        "sum(dL_dz[n, j] * W[i, j] for j in range(n_out))",
        "dL_dz @ W.T",
    ),
)


def bend(
    words: str, value: tuple[str, str], slope_words: str, slope: tuple[str, str]
) -> tuple[Identity, Identity]:
    """Return the identities of an activation: its value, and the error behind it."""
    return (
        Identity("a", "n, j", ROWS, words, *value),
        Identity("dL_dz", "n, j", ROWS, slope_words, *slope),
    )


SIGMOID_RULES = bend(
    "Any number is squashed into 0 to 1.",
    ("1 / (1 + exp(-z[n, j]))", "1 / (1 + np.exp(-z))"),
    "The error times the slope of the sigmoid, which is its value times one minus it.",
    ("dL_da[n, j] * a[n, j] * (1 - a[n, j])", "dL_da * a * (1 - a)"),
)
TANH_RULES = bend(
    "Any number is squashed into -1 to 1.",
    ("tanh(z[n, j])", "np.tanh(z)"),
    "The error times the slope of tanh, which is one minus its square.",
    ("dL_da[n, j] * (1 - a[n, j] ** 2)", "dL_da * (1 - a**2)"),
)
RELU_RULES = bend(
    "Positive numbers pass; the others become 0.",
    ("max(0, z[n, j])", "np.maximum(0, z)"),
    "The error passes where z was positive, and stops elsewhere.",
    ("dL_da[n, j] * (z[n, j] > 0)", "dL_da * (z > 0)"),
)
LEAKY_RULES = bend(
    "Positive numbers pass; of the others a little leaks through.",
    (
        "z[n, j] * (z[n, j] > 0) + leak * z[n, j] * (z[n, j] <= 0)",
        "z * (z > 0) + leak * z * (z <= 0)",
    ),
    "The error passes where z was positive; elsewhere a little of it leaks through.",
    (
        "dL_da[n, j] * ((z[n, j] > 0) + leak * (z[n, j] <= 0))",
        "dL_da * ((z > 0) + leak * (z <= 0))",
    ),
)
SOFTPLUS_RULES = bend(
    "A ReLU with a round corner.",
    ("log(1 + exp(z[n, j]))", "np.log(1 + np.exp(z))"),
    "The error times the slope of softplus, which is the sigmoid.",
    ("dL_da[n, j] * (1 / (1 + exp(-z[n, j])))", "dL_da * (1 / (1 + np.exp(-z)))"),
)
SOFTMAX_RULES = (
    Identity(
        "p",
        "n, k",
        CLASSES,
        "Each score's exponential as a share of its row's: the shares sum to 1.",
        "exp(z[n, k]) / sum(exp(z[n, j]) for j in range(n_classes))",
        "np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)",
    ),
    Identity(
        "dL_dz",
        "n, k",
        CLASSES,
        "Each error less the row's average error, times the class's probability.",
        "p[n, k] * (dL_dp[n, k] "
        "- sum(dL_dp[n, j] * p[n, j] for j in range(n_classes)))",
        "p * (dL_dp - (dL_dp * p).sum(axis=1, keepdims=True))",
    ),
)


def loss(
    words: str, value: tuple[str, str], slope_words: str, slope: tuple[str, str, str]
) -> tuple[Identity, Identity]:
    """Return the two identities of a loss: its value, and its slope in the output."""
    variable, index, numpy = slope
    shape = ROWS if "n_out" in value[0] else CLASSES
    return (
        Identity("L", "", "()", words, *value),
        Identity(f"dL_d{variable}", "n, k", shape, slope_words, index, numpy),
    )


ERROR = "Prediction minus target, shared out over the N examples."
MSE_RULES = loss(
    "Half the squared distance from the target, on average over the examples.",
    (
        f"sum((y_hat[n, k] - y[n, k]) ** 2 {BOTH.format('n_out')}) / (2 * N)",
        "((y_hat - y) ** 2).sum() / (2 * N)",
    ),
    ERROR,
    ("y_hat", "(y_hat[n, k] - y[n, k]) / N", "(y_hat - y) / N"),
)
BCE_RULES = loss(
    "The surprise at yes or no, on average over the examples.",
    (
        "-sum(y[n, k] * log(p[n, k]) + (1 - y[n, k]) * log(1 - p[n, k]) "
        f"{BOTH.format('n_out')}) / N",
        "-(y * np.log(p) + (1 - y) * np.log(1 - p)).sum() / N",
    ),
    "Negative for a yes, positive for a no; the less likely it was, the larger.",
    (
        "p",
        "((1 - y[n, k]) / (1 - p[n, k]) - y[n, k] / p[n, k]) / N",
        "((1 - y) / (1 - p) - y / p) / N",
    ),
)
CE_VALUE = (
    f"-sum(y[n, k] * log(p[n, k]) {BOTH.format('n_classes')}) / N",
    "-(y * np.log(p)).sum() / N",
)
CE_RULES = loss(
    "The surprise at the true class, on average over the examples.",
    CE_VALUE,
    "Only the true class is pulled, the harder the less likely it was.",
    ("p", "-y[n, k] / (N * p[n, k])", "-y / (N * p)"),
)
PREDICTION_MINUS_TARGET = ("z", "(p[n, k] - y[n, k]) / N", "(p - y) / N")
# In these two, p stands for the probabilities that the scores z turn into.
SIGMOID_CE_RULES = loss(
    "The surprise at yes or no, from scores, on average over the examples.",
    (
        f"sum(log(1 + exp(z[n, k])) - y[n, k] * z[n, k] {BOTH.format('n_out')}) / N",
        "(np.log(1 + np.exp(z)) - y * z).sum() / N",
    ),
    ERROR,
    PREDICTION_MINUS_TARGET,
)
SOFTMAX_CE_RULES = loss(
    "The surprise at the true class, from scores, on average over the examples.",
    CE_VALUE,
    ERROR,
    PREDICTION_MINUS_TARGET,
)
LOG_SUM_EXP = Identity(
    "L",
    "",
    "()",
    "The log of the summed exponentials, less the true class's score, on average.",
    "sum(log(sum(exp(z[n, j]) for j in range(n_classes))) "
    "- sum(y[n, k] * z[n, k] for k in range(n_classes)) for n in range(N)) / N",
    "(np.log(np.exp(z).sum(axis=1)) - (y * z).sum(axis=1)).sum() / N",
)

IDENTITIES: dict[str, tuple[Identity, ...]] = {
    "Dense": DENSE,
    "Sigmoid": SIGMOID_RULES,
    "Tanh": TANH_RULES,
    "ReLU": RELU_RULES,
    "LeakyReLU": LEAKY_RULES,
    "Softplus": SOFTPLUS_RULES,
    "Softmax": SOFTMAX_RULES,
    "MeanSquaredError": MSE_RULES,
    "BinaryCrossEntropy": BCE_RULES,
    "CrossEntropy": CE_RULES,
    "SigmoidCrossEntropy": SIGMOID_CE_RULES,
    "SoftmaxCrossEntropy": SOFTMAX_CE_RULES,
}
