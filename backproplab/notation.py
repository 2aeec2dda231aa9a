"""The glossary: every symbol, its name in code, its shape, its meaning and its look.

Pictures, tables, plots and README read this file; nothing else defines a symbol or a
color. The colors are those of Okabe and Ito (2008), which stay apart for readers who do
not see all hues; each role has a second mark as well, so hue is never needed.
"""

from typing import NamedTuple


class Role(NamedTuple):
    """How one kind of quantity looks: colors, and a second mark that needs no color."""

    word: str
    line: str  # for strokes, at least 3 : 1 on white and on JupyterLab's dark
    text: str  # for letters on white, at least 4.5 : 1
    fill: str  # for panels behind letters
    dash: str  # an SVG dash pattern; "" is a solid line
    mark: str  # a sign in front of numbers of this kind


ROLES = {
    "forward": Role("value", "#0072B2", "#005A8D", "#E8F1F7", "", ""),
    "gradient": Role("error", "#D55E00", "#A84300", "#FBEBDD", "6 5", "◀"),
    "parameter": Role("weight", "#222222", "#222222", "#F2F2F2", "", "W"),
    "loss": Role("loss", "#CC79A7", "#7A3E68", "#F8EBF2", "2 3", "L"),
    "update": Role("update", "#009E73", "#00694D", "#E3F3EE", "10 3", "→"),
}

# What is not part of the present step stays in its place, quietly.
QUIET_LINE, QUIET_TEXT = "#BDBDBD", "#6B6B6B"
HAIRLINE, GRID = "#D9D9D9", "#EEEEEE"
INK, PAPER = "#222222", "#FFFFFF"


class Quantity(NamedTuple):
    """One row of the glossary. `{l}` stands for the number of a layer."""

    symbol: str
    tex: str
    code: str
    shape: str
    meaning: str
    role: str


GLOSSARY = (
    Quantity("x", "x", "x", "(N, n_in)", "inputs; a row is an example", "forward"),
    Quantity("y", "y", "y", "(N, n_out)", "targets", "forward"),
    Quantity("ŷ", r"\hat{y}", "y_hat", "(N, n_out)", "predictions", "forward"),
    Quantity(
        "W⁽ˡ⁾", "W^{(l)}", "W{l}", "(n_in, n_out)", "weights of layer l", "parameter"
    ),
    Quantity("b⁽ˡ⁾", "b^{(l)}", "b{l}", "(n_out,)", "biases of layer l", "parameter"),
    Quantity(
        "z⁽ˡ⁾", "z^{(l)}", "z{l}", "(N, n_out)", "before the activation", "forward"
    ),
    Quantity(
        "a⁽ˡ⁾", "a^{(l)}", "a{l}", "(N, n_out)", "after the activation", "forward"
    ),
    Quantity("p", "p", "p", "(N, n_classes)", "probabilities", "forward"),
    Quantity("L", "L", "L", "()", "mean loss over the N rows", "loss"),
    Quantity(
        "∂L/∂W⁽ˡ⁾",
        r"\partial L / \partial W^{(l)}",
        "dL_dW{l}",
        "as W{l}",
        "how fast the loss grows with each weight",
        "gradient",
    ),
    Quantity(
        "∂L/∂b⁽ˡ⁾",
        r"\partial L / \partial b^{(l)}",
        "dL_db{l}",
        "as b{l}",
        "how fast the loss grows with each bias",
        "gradient",
    ),
    Quantity(
        "δ⁽ˡ⁾",
        r"\partial L / \partial z^{(l)}",
        "dL_dz{l}",
        "as z{l}",
        "the error at layer l",
        "gradient",
    ),
    Quantity(
        "∂L/∂a⁽ˡ⁾",
        r"\partial L / \partial a^{(l)}",
        "dL_da{l}",
        "as a{l}",
        "the error that arrives at the outputs of layer l",
        "gradient",
    ),
    Quantity(
        "∂a/∂z",
        r"\partial a / \partial z",
        "da_dz",
        "as z{l}",
        "local slope of an activation",
        "gradient",
    ),
    Quantity("η", r"\eta", "learning_rate", "()", "size of a step", "update"),
)


def split_number(name: str) -> tuple[str, str]:
    """Split a code name into letters and layer number: "dL_dW2" -> ("dL_dW", "2")."""
    letters = name.rstrip("0123456789")
    return letters, name[len(letters) :]


def quantity(name: str) -> Quantity:
    """Return the glossary row of a code name such as "z1" or "dL_dW2".

    Raises KeyError with the known names when the glossary has no such row.
    """
    letters, number = split_number(name)
    patterns = (letters + "{l}",) if number else (name, letters + "{l}")
    for row in GLOSSARY:
        if row.code in patterns:
            return row
    known = ", ".join(row.code for row in GLOSSARY)
    raise KeyError(f"{name!r} is not in the glossary; it has {known}")


def role_of(name: str) -> Role:
    """Return the look of a code name; any unknown `dL_d…` is a gradient."""
    try:
        return ROLES[quantity(name).role]
    except KeyError:
        return ROLES["gradient" if name.startswith("dL_d") else "forward"]
