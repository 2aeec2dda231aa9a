# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in Mazur's table on the way to E."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.mazur_steps import with_rows

FORWARD = (
    Mistake(
        "bias_forgotten",
        with_rows(net_h=lambda s: s.V @ s.i),
        "This is net_h without the bias.",
        "What is added to the two products?",
    ),
    Mistake(
        "bias_forgotten_at_output",
        with_rows(net_o=lambda s: s.U @ s.out_h),
        "This is net_o without the bias.",
        "What is added to the two products?",
    ),
    Mistake(
        "w2_and_w3_swapped",
        with_rows(net_h=lambda s: s.V.T @ s.i + s.b1),
        "w2 and w3 have changed places. In this net the weights are counted by the"
        " neuron that they lead to: w1 and w2 lead into h1.",
        "Which input does w2 start from, and where does it lead?",
    ),
    Mistake(
        "w6_and_w7_swapped",
        with_rows(net_o=lambda s: s.U.T @ s.out_h + s.b2),
        "w6 and w7 have changed places. In this net the weights are counted by the"
        " neuron that they lead to: w5 and w6 lead into o1.",
        "Which hidden neuron does w6 start from, and where does it lead?",
    ),
    Mistake(
        "b1_at_output",
        with_rows(net_o=lambda s: s.U @ s.out_h + s.b1),
        "The outputs got b1, the bias of the hidden neurons.",
        "Which bias belongs to o1 and o2?",
    ),
    Mistake(
        "net_sent_on",
        with_rows(net_o=lambda s: s.U @ s.net_h + s.b2),
        "net_h went on to the outputs; what a neuron sends is its out.",
        "What do h1 and h2 send to the outputs: net or out?",
    ),
    Mistake(
        "inputs_sent_on",
        with_rows(net_o=lambda s: s.U @ s.i + s.b2),
        "The inputs i1 and i2 were used again; the outputs read the hidden neurons.",
        "What do w5 and w6 multiply?",
    ),
    Mistake(
        "half_forgotten",
        with_rows(E_o=lambda s: (s.t - s.out_o) ** 2),
        "The ½ is missing in the error at each output.",
        "What stands before the square in E = ½ Σ (t - out)²?",
        right_under="the convention of a sum of squares without the ½",
    ),
    Mistake(
        "not_squared",
        with_rows(E_o=lambda s: s.out_o - s.t),
        "This is the difference at each output; the error squares it and takes half.",
        "Can this error be negative?",
        also=(
            with_rows(E_o=lambda s: s.t - s.out_o),
            with_rows(E_o=lambda s: abs(s.t - s.out_o)),
            with_rows(E_o=lambda s: abs(s.t - s.out_o) / 2),
        ),
    ),
    Mistake(
        "averaged_over_outputs",
        with_rows(E=lambda s: np.mean(s.E_o)),
        "E is the mean over the outputs; in this net it is their sum.",
        "How many outputs does the one example have, and do their errors add up?",
        right_under="the convention of a mean over all entries, as in PyTorch",
    ),
)
