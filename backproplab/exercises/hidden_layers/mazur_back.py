# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong in Mazur's table on the way back, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.mazur_steps import with_rows


def after_step(rate):
    """Send the error back through w5 … w8 as they are after the update."""
    return with_rows(
        dE_dout_h=lambda s: (s.U - rate * s.dE_dw5_to_w8.reshape(2, 2)).T @ s.delta_o
    )


BACK = (
    Mistake(
        "sign_of_delta",
        with_rows(delta_o=lambda s: (s.t - s.out_o) * s.out_o * (1 - s.out_o)),
        "The sign of delta_o is turned round: this is target - out.",
        "o1 gives too much. Should its error say so with a plus or a minus?",
        right_under="the convention that keeps the minus for the update",
    ),
    Mistake(
        "output_slope_forgotten",
        with_rows(delta_o=lambda s: s.out_o - s.t),
        "This is the difference alone, dE/dout. On the way to net_o the slope of the"
        " logistic unit is still to come; only with cross-entropy does it cancel.",
        "How much does out_o change when net_o grows a little?",
        right_under="the convention of cross-entropy as the loss",
    ),
    Mistake(
        "output_slope_at_net",
        with_rows(delta_o=lambda s: (s.out_o - s.t) * s.net_o * (1 - s.net_o)),
        "net (1 - net) is no slope: the formula wants the out of the logistic unit.",
        "Which of net and out lies between 0 and 1?",
    ),
    Mistake(
        "error_in_place_of_difference",
        with_rows(delta_o=lambda s: s.E_o * s.out_o * (1 - s.out_o)),
        "delta_o was made with E_o, the error itself, and not with its slope.",
        "What is the derivative of ½ (t - out)² in out?",
    ),
    Mistake(
        "hidden_output_forgotten",
        with_rows(dE_dw5_to_w8=lambda s: np.repeat(s.delta_o, 2)),
        "These are the deltas alone: the gradient of a weight has a second factor.",
        "What came in over w5 on the way forward?",
    ),
    Mistake(
        "w6_and_w7_gradients_swapped",
        with_rows(dE_dw5_to_w8=lambda s: np.outer(s.out_h, s.delta_o).ravel()),
        "The gradients of w6 and w7 have changed places: here they stand as in W2, row"
        " by row of hidden neurons.",
        "Between which two neurons does w6 lie?",
    ),
    Mistake(
        "net_h_in_gradient",
        with_rows(dE_dw5_to_w8=lambda s: np.outer(s.delta_o, s.net_h).ravel()),
        "The gradients of w5 … w8 were made with net_h.",
        "What came in over w5 on the way forward: net_h1 or out_h1?",
    ),
    Mistake(
        "transpose_forgotten",
        with_rows(dE_dout_h=lambda s: s.U @ s.delta_o),
        "w6 and w7 have changed places on the way back: these are the weights into o1"
        " and o2, and not those that leave h1 and h2. The table fits either way,"
        " because there are as many outputs as hidden neurons.",
        "Over which two weights does h1 send its value to o1 and o2?",
    ),
    Mistake(
        "first_output_only",
        with_rows(dE_dout_h=lambda s: s.U[0] * s.delta_o[0]),
        "Only o1 sends its error back. h1 feeds both outputs, so both come back to it.",
        "Which second path leads from h1 to E?",
        also=(with_rows(dE_dout_h=lambda s: s.U[1] * s.delta_o[1]),),
    ),
    Mistake(
        "updated_weights_used",
        after_step(0.5),
        "w5 … w8 were updated before the error went back over them. That is the slip"
        " behind the error 0.291027924 that is often printed for this net.",
        "Which weights made these outputs: the old or the new ones?",
        also=(after_step(1), after_step(0.1)),
    ),
    Mistake(
        "weights_forgotten_on_the_way_back",
        with_rows(dE_dout_h=lambda s: np.full(2, s.delta_o.sum())),
        "The deltas were added up without the weights that they come back over.",
        "By what does the error of o1 get multiplied on its way to h1?",
    ),
    Mistake(
        "hidden_slope_forgotten",
        with_rows(delta_h=lambda s: s.dE_dout_h),
        "delta_h is dE_dout_h unchanged: the slope of the hidden units is missing.",
        "How much does out_h change when net_h grows a little?",
    ),
    Mistake(
        "slope_of_outputs_in_hidden",
        with_rows(delta_h=lambda s: s.dE_dout_h * s.out_o * (1 - s.out_o)),
        "delta_h was made with the slopes of the outputs.",
        "At whose bend is the error when it has come back to h1?",
    ),
    Mistake(
        "hidden_slope_at_net",
        with_rows(delta_h=lambda s: s.dE_dout_h * s.net_h * (1 - s.net_h)),
        "net (1 - net) is no slope: the formula wants the out of the logistic unit.",
        "What is the slope of a logistic unit, in terms of its out?",
    ),
    Mistake(
        "input_forgotten",
        with_rows(dE_dw1_to_w4=lambda s: np.repeat(s.delta_h, 2)),
        "These are the deltas alone: the gradient of a weight has a second factor.",
        "What came in over w1 on the way forward?",
    ),
    Mistake(
        "w2_and_w3_gradients_swapped",
        with_rows(dE_dw1_to_w4=lambda s: np.outer(s.i, s.delta_h).ravel()),
        "The gradients of w2 and w3 have changed places.",
        "Between which two neurons does w2 lie?",
    ),
    Mistake(
        "out_h_in_first_layer",
        with_rows(dE_dw1_to_w4=lambda s: np.outer(s.delta_h, s.out_h).ravel()),
        "The gradients of w1 … w4 were made with out_h, which these weights lead to.",
        "What came in over w1 on the way forward?",
    ),
    Mistake(
        "new_weights_instead",
        with_rows(
            dE_dw5_to_w8=lambda s: (
                s.U.ravel() - 0.5 * np.outer(s.delta_o, s.out_h).ravel()
            )
        ),
        "These are the weights after the update. Asked are their gradients.",
        "What was subtracted from w5, before it was multiplied by the rate?",
    ),
)
