# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 05: the integer net, backward, on a sheet of paper."""

import numpy as np

from backproplab.data import integer_net
from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.hidden_layers.paper_mistakes import MISTAKES


def paper_sheet(x, y, W1, b1, W2, b2):
    """Work out the backward pass of the integer net by hand.

    Shapes: dL_dz2 (N, n_out), dL_dW2 (n_hidden, n_out), dL_db2 (n_out,),
    dL_dz1 (N, n_hidden), dL_dW1 (n_in, n_hidden), dL_db1 (n_hidden,).
    """
    z1 = np.array(x) @ W1 + b1
    a1 = np.maximum(z1, 0)
    dL_dz2 = (a1 @ W2 + b2 - y) / len(x)
    dL_dz1 = dL_dz2 @ np.transpose(W2) * (z1 > 0)
    sheet = {
        "dL_dz2": dL_dz2,
        "dL_dW2": a1.T @ dL_dz2,
        "dL_db2": dL_dz2.sum(axis=0),
        "dL_dz1": dL_dz1,
        "dL_dW1": np.transpose(x) @ dL_dz1,
        "dL_db1": dL_dz1.sum(axis=0),
    }
    return sheet


def on_paper(rng):
    """Return the integer net as lists of whole numbers."""
    network, _, x, y = integer_net()
    arrays = x, y, *network.params.values()
    return [Fixture("the integer net", tuple(a.astype(int).tolist() for a in arrays))]


PAPER_SHEET = Exercise(
    reference=paper_sheet,
    notebook="05",
    title="the integer net on the paper sheet",
    see="Derive: the hidden layer in matrices",
    results=("dL_dz2", "dL_dW2", "dL_db2", "dL_dz1", "dL_dW1", "dL_db1"),
    fixtures=on_paper,
    returns_dict=True,
    is_value=True,
    asks={
        "dL_dz2": "What is prediction - target in each row, and by what is it divided?",
        "dL_dW2": "Which column of a1 meets which column of dL_dz2 in each entry?",
        "dL_db2": "What does each column of dL_dz2 add up to?",
        "dL_dz1": "Which errors come back over W2, and where was z1 positive?",
        "dL_dW1": "Which column of x meets which column of dL_dz1 in each entry?",
        "dL_db1": "What does each column of dL_dz1 add up to?",
    },
    hints=(
        "Which rows of a1 and of x do you need from the forward pass, and where was a"
        " hidden neuron silent?",
        "dL_dz2 is (prediction - target)/N. A weight gradient has one entry for each"
        " pair of columns: multiply them row by row and add up.",
        "One entry of dL_dz1: the row of dL_dz2 times the row of W2 that belongs to the"
        " neuron, added up; and 0 where z1 was negative.",
    ),
    mistakes=MISTAKES,
)
