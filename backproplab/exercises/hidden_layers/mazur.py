# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 05: Mazur's network by hand, forward and backward."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.hidden_layers.mazur_back import BACK
from backproplab.exercises.hidden_layers.mazur_forward import FORWARD


def mazur_by_hand(i, t, w1_to_w4, b1, w5_to_w8, b2):
    """Fill in the table of Mazur's network, row by row; four digits are enough.

    Shapes: net_h, out_h, dE_dout_h and delta_h (n_hidden,), net_o, out_o, E_o and
    delta_o (n_out,), E (), dE_dw5_to_w8 and dE_dw1_to_w4 (n_weights,).
    """
    W1, W2 = np.reshape(w1_to_w4, (2, 2)), np.reshape(w5_to_w8, (2, 2))
    table = {"net_h": W1 @ i + b1}  # w1, w2 lead to h1; w3, w4 lead to h2
    table["out_h"] = 1 / (1 + np.exp(-table["net_h"]))
    table["net_o"] = W2 @ table["out_h"] + b2
    table["out_o"] = 1 / (1 + np.exp(-table["net_o"]))
    table["E_o"] = (t - table["out_o"]) ** 2 / 2
    table["E"] = table["E_o"].sum()
    slope_o = table["out_o"] * (1 - table["out_o"])
    table["delta_o"] = (table["out_o"] - t) * slope_o
    table["dE_dw5_to_w8"] = np.outer(table["delta_o"], table["out_h"]).ravel()
    table["dE_dout_h"] = W2.T @ table["delta_o"]
    slope_h = table["out_h"] * (1 - table["out_h"])
    table["delta_h"] = table["dE_dout_h"] * slope_h
    table["dE_dw1_to_w4"] = np.outer(table["delta_h"], i).ravel()
    return table


MAZUR = Exercise(
    reference=mazur_by_hand,
    notebook="05",
    title="Mazur's network by hand",
    see="Derive: one number at a time",
    results=(
        "net_h",
        "out_h",
        "net_o",
        "out_o",
        "E_o",
        "E",
        "delta_o",
        "dE_dw5_to_w8",
        "dE_dout_h",
        "delta_h",
        "dE_dw1_to_w4",
    ),
    fixtures=lambda rng: [
        Fixture(
            "Mazur's network",
            (
                [0.05, 0.10],
                [0.01, 0.99],
                [0.15, 0.20, 0.25, 0.30],
                0.35,
                [0.40, 0.45, 0.50, 0.55],
                0.60,
            ),
        )
    ],
    returns_dict=True,
    is_value=True,
    rtol=1e-3,
    asks={
        "net_h": "Which two weights lead into h1, which input does each one meet, and"
        " what is added?",
        "out_h": "What does the logistic function, 1 / (1 + exp(-net)), make of each"
        " net?",
        "net_o": "Which two weights lead into o1, and what do they multiply?",
        "out_o": "What does the logistic function make of each net?",
        "E_o": "What is half of the squared difference at each output?",
        "E": "How do the errors of both outputs become one number?",
        "delta_o": "Which two factors lead from E back to net_o: the difference, and"
        " which slope?",
        "dE_dw5_to_w8": "From which hidden neuron to which output does each weight"
        " lead, and which two numbers meet there?",
        "dE_dout_h": "Over which two weights does h1 reach the outputs, and which delta"
        " comes back over each?",
        "delta_h": "Which slope lies between out_h and net_h?",
        "dE_dw1_to_w4": "From which input to which hidden neuron does each weight lead,"
        " and which two numbers meet there?",
    },
    hints=(
        "For each weight: from where does it lead, and to where? Its gradient is made"
        " of one number at each end.",
        "Backward: delta_o first, then the gradients of w5 … w8, then the error at h1"
        " and h2 (two paths each), then delta_h, then the gradients of w1 … w4.",
        "h1 sends its value over w5 to o1 and over w7 to o2: its error is the sum of"
        " both products. The slope of a logistic unit is out times (1 - out).",
    ),
    mistakes=(*FORWARD, *BACK),
)
