# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 11: the slopes that were found by hand, now from the tape."""

import numpy as np

from backproplab.data import mazur_net
from backproplab.exercises.autodiff.back import backward
from backproplab.exercises.autodiff.var import Var
from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.layers import Sigmoid


def same_as_by_hand():
    """Let the tape find the slopes of Mazur's loss in all eight weights.

    Shapes: dL_dW1 (n_in, n_hidden), dL_dW2 (n_hidden, n_out).
    """
    network, _, x, y = mazur_net()
    as_vars = np.vectorize(Var, otypes=[object])
    bend = np.vectorize(lambda z: z.sigmoid(), otypes=[object])
    W1, b1, W2, b2 = (as_vars(w) for w in network.params.values())
    error = bend(bend(as_vars(x) @ W1 + b1) @ W2 + b2) + as_vars(-y)
    L = (error * error * Var(0.5)).sum()
    backward(L)
    dL_dW1, dL_dW2 = ([[w.grad for w in row] for row in W] for W in (W1, W2))
    return dL_dW1, dL_dW2


def by_hand(
    output=lambda a2, y: (a2 - y) * a2 * (1 - a2),
    back=lambda dL_dz2, W2: dL_dz2 @ W2.T,
    slope=lambda a1: a1 * (1 - a1),
    give=lambda dL_dW1, dL_dW2: (dL_dW1, dL_dW2),
):
    """Build the slopes by hand, with other rules for some steps."""

    def variation():
        network, _, x, y = mazur_net()
        W1, b1, W2, b2 = network.params.values()
        a1 = Sigmoid().forward(x @ W1 + b1)[0]
        a2 = Sigmoid().forward(a1 @ W2 + b2)[0]
        dL_dz2 = output(a2, y)
        return give(x.T @ (back(dL_dz2, W2) * slope(a1)), a1.T @ dL_dz2)

    return variation


def moved(name, slopes, rate):
    """Return a weight table after a step."""
    return mazur_net().network.params[name] - rate * slopes


def through_new_weights(dL_dz2, W2):
    """Send the error back through weights that were updated already."""
    network, _, x, _ = mazur_net()
    a1 = Sigmoid().forward(x @ network.params["W1"] + network.params["b1"])[0]
    return dL_dz2 @ (W2 - 0.5 * a1.T @ dL_dz2).T


SAME_AS_BY_HAND = Exercise(
    reference=same_as_by_hand,
    notebook="11",
    title="the same as by hand",
    see="Compare: the same numbers as by hand",
    results=("dL_dW1", "dL_dW2"),
    fixtures=lambda rng: [Fixture("Mazur's net", ())],
    is_value=True,
    asks={
        "dL_dW1": "Which ways lead from a weight of the first layer to the loss?",
        "dL_dW2": "Which loss stands at the end of the tape, and from which node did"
        " backward start?",
    },
    hints=(
        "Which numbers have to be Vars, so that their slopes can be read afterwards?",
        "Make a Var of each weight, run the forward pass with + and * and sigmoid up to"
        " the loss, call backward on the loss, then read .grad.",
        "The error of an output is out + Var(-target); the loss adds up error * error *"
        " Var(0.5). dL_dW1[i][j] is the grad of the weight from input i to neuron j.",
    ),
    mistakes=(
        Mistake(
            "twice_as_large",
            by_hand(give=lambda dL_dW1, dL_dW2: (2 * dL_dW1, 2 * dL_dW2)),
            "Each slope is twice the right one: the ½ of the loss is"
            " missing, or backward ran twice and added up.",
            "Which factor stands in front of the squares, and which grads were 0"
            " before?",
        ),
        Mistake(
            "tables_transposed",
            by_hand(give=lambda dL_dW1, dL_dW2: (dL_dW1.T, dL_dW2.T)),
            "Both tables are turned round, as a list of w1 to w8 in their own order"
            " gives them: here a row belongs to an input.",
            "Which of w1 and w2 belong to the same input, and which to the same"
            " neuron?",
            right_under="the (n_out, n_in) convention",
            also=(
                by_hand(give=lambda dL_dW1, dL_dW2: (dL_dW1.T, dL_dW2)),
                by_hand(give=lambda dL_dW1, dL_dW2: (dL_dW1, dL_dW2.T)),
            ),
        ),
        Mistake(
            "one_way_only",
            by_hand(back=lambda dL_dz2, W2: dL_dz2[:, -1:] @ W2[:, -1:].T),
            "The second layer is right. Each hidden neuron feeds both outputs, and only"
            " one of them sent its part back: a fork was counted once.",
            "In backward, is a part added to the grad, or does it replace it?",
            also=(by_hand(back=lambda dL_dz2, W2: dL_dz2[:, :1] @ W2[:, :1].T),),
        ),
        Mistake(
            "tables_swapped",
            by_hand(give=lambda dL_dW1, dL_dW2: (dL_dW2, dL_dW1)),
            "Both tables are there, but in the other order.",
            "Which of the two belongs to the weights that the inputs meet?",
        ),
        Mistake(
            "new_weights_given",
            by_hand(
                give=lambda g1, g2: (moved("W1", g1, 0.5), moved("W2", g2, 0.5)),
            ),
            "These are the weights after a step; what is wanted are the slopes.",
            "Which attribute of a Var holds its slope?",
            also=(
                by_hand(give=lambda g1, g2: (moved("W1", g1, 0), moved("W2", g2, 0))),
            ),
        ),
        Mistake(
            "times_rate",
            by_hand(give=lambda dL_dW1, dL_dW2: (0.5 * dL_dW1, 0.5 * dL_dW2)),
            "Each slope is half the right one: the learning rate is in it,"
            " or a second ½.",
            "How often does the factor ½ occur on the way from the error to the loss?",
        ),
        Mistake(
            "sign_flipped",
            by_hand(give=lambda dL_dW1, dL_dW2: (-dL_dW1, -dL_dW2)),
            "All signs are turned round.",
            "From which node did backward start, and with which grad?",
        ),
        Mistake(
            "output_slope_forgotten",
            by_hand(output=lambda a2, y: a2 - y),
            "The slope of the sigmoid at the output is missing: the error is to be"
            " multiplied by out(1 - out).",
            "Which local slope does the tape keep at the outputs?",
        ),
        Mistake(
            "hidden_slope_forgotten",
            by_hand(slope=lambda a1: 1),
            "The second layer is right; in the first, the slope of the sigmoid is"
            " missing.",
            "Which local slope does the tape keep in the hidden layer?",
        ),
        Mistake(
            "w2_updated_first",
            by_hand(back=through_new_weights),
            "The second layer is right; the first got its error through weights that"
            " were updated already.",
            "When may a value be changed: before backward, or after?",
        ),
        Mistake(
            "no_grads_yet",
            by_hand(give=lambda dL_dW1, dL_dW2: (0 * dL_dW1, 0 * dL_dW2)),
            "All slopes are 0: backward has not been called, or these are other Vars"
            " than those from which the loss was made.",
            "Which Vars went into the forward pass, and whose grads are read?",
        ),
        Mistake(
            "digits_cut",
            by_hand(give=lambda g1, g2: (np.round(g1, 4), np.round(g2, 4))),
            "The numbers are cut to a few digits.",
            "How can they be taken from the tape, and not from the screen?",
            also=tuple(
                by_hand(give=lambda g1, g2, d=d: (np.round(g1, d), np.round(g2, d)))
                for d in (3, 5, 6)
            ),
        ),
    ),
)
