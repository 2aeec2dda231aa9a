# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong on the paper sheet of the integer net."""

from types import SimpleNamespace

import numpy as np

from backproplab.exercises.definition import Mistake

# Every step of the sheet; `s` holds what is given and the steps before.
RIGHT = {
    "z1": lambda s: s.x @ s.W1 + s.b1,
    "a1": lambda s: np.maximum(s.z1, 0),
    "y_hat": lambda s: s.a1 @ s.W2 + s.b2,
    "dL_dz2": lambda s: (s.y_hat - s.y) / len(s.x),
    "dL_dW2": lambda s: s.a1.T @ s.dL_dz2,
    "dL_db2": lambda s: s.dL_dz2.sum(axis=0),
    "dL_da1": lambda s: s.dL_dz2 @ s.W2.T,
    "dL_dz1": lambda s: s.dL_da1 * (s.z1 > 0),
    "dL_dW1": lambda s: s.x.T @ s.dL_dz1,
    "dL_db1": lambda s: s.dL_dz1.sum(axis=0),
}
GRADIENTS = ("dL_dz2", "dL_dW2", "dL_db2", "dL_dz1", "dL_dW1", "dL_db1")


def with_steps(**changed):
    """Build a sheet from variations of its steps."""

    def sheet(*given):
        names = ("x", "y", "W1", "b1", "W2", "b2")
        s = SimpleNamespace(**dict(zip(names, map(np.array, given), strict=True)))
        for name, step in (RIGHT | changed).items():
            setattr(s, name, step(s))
        return {name: getattr(s, name) for name in GRADIENTS}

    return sheet


MISTAKES = (
    Mistake(
        "n_forgotten",
        with_steps(dL_dz2=lambda s: s.y_hat - s.y),
        "This is prediction - target, not yet divided by N.",
        "The loss is a mean: over how many rows?",
        right_under="the convention of a loss that is summed over the batch",
    ),
    Mistake(
        "averaged_over_entries",
        with_steps(dL_dz2=lambda s: (s.y_hat - s.y) / s.y.size),
        "It is divided by N·n_out, the number of all entries.",
        "How many losses are averaged: one for each row, or one for each entry?",
        right_under="the convention of a mean over all entries",
    ),
    Mistake(
        "doubled",
        with_steps(dL_dz2=lambda s: 2 * (s.y_hat - s.y) / len(s.x)),
        "Everything is twice too large: the loss has a ½, which takes the 2 of the"
        " square away.",
        "What is the derivative of ½ (ŷ - y)²?",
        right_under="the convention of squares without the ½",
    ),
    Mistake(
        "sign_flipped",
        with_steps(dL_dz2=lambda s: (s.y - s.y_hat) / len(s.x)),
        "The signs are turned round: this is target - prediction.",
        "Which comes first, if a positive error says: too large?",
    ),
    Mistake(
        "b2_forgotten",
        with_steps(y_hat=lambda s: s.a1 @ s.W2),
        "The prediction lacks the bias b2.",
        "What does the output layer add after its product?",
    ),
    Mistake(
        "b1_forgotten",
        with_steps(z1=lambda s: s.x @ s.W1),
        "The hidden layer lacks the bias b1.",
        "What does the first layer add after its product?",
    ),
    Mistake(
        "relu_forgotten",
        with_steps(a1=lambda s: s.z1),
        "The negative numbers of z1 went on to the outputs: ReLU cuts them off.",
        "What does the output layer read: z1 or a1?",
    ),
    Mistake(
        "z1_for_layer_2",
        with_steps(dL_dW2=lambda s: s.z1.T @ s.dL_dz2),
        "dL_dW2 was made with z1, in which the negative numbers still stand.",
        "What was multiplied by W2 in the forward pass?",
    ),
    Mistake(
        "mask_for_layer_2",
        with_steps(dL_dW2=lambda s: (s.z1 > 0).T @ s.dL_dz2),
        "dL_dW2 was made with the mask of ReLU, with ones in place of a1.",
        "What was multiplied by W2 in the forward pass?",
    ),
    Mistake(
        "bias_averaged",
        with_steps(
            dL_db2=lambda s: s.dL_dz2.mean(axis=0),
            dL_db1=lambda s: s.dL_dz1.mean(axis=0),
        ),
        "The bias gradient is the mean of its column. The 1/N is already inside.",
        "How often is it divided by N on the way to the bias?",
        also=(with_steps(dL_db1=lambda s: s.dL_dz1.mean(axis=0)),),
    ),
    Mistake(
        "mask_forgotten",
        with_steps(dL_dz1=lambda s: s.dL_da1),
        "This is dL_da1: the mask of ReLU is not in it. A neuron that was silent on an"
        " example gets no error from it.",
        "At which entries was z1 negative?",
    ),
    Mistake(
        "mask_of_the_gradient",
        with_steps(dL_dz1=lambda s: np.maximum(s.dL_da1, 0)),
        "The negative errors were cut off. The mask looks at z1, not at the error that"
        " comes back.",
        "Which sign decides what passes: that of the value, or that of its error?",
    ),
    Mistake(
        "mask_turned_round",
        with_steps(dL_dz1=lambda s: s.dL_da1 * (s.z1 < 0)),
        "The error passes where z1 was negative, and is stopped where it was positive.",
        "Where did the value pass on its way forward?",
    ),
    Mistake(
        "a1_in_place_of_mask",
        with_steps(dL_dz1=lambda s: s.dL_da1 * s.a1),
        "The error was multiplied by a1. The slope of ReLU is 1 or 0.",
        "How much does a1 change when a positive z1 grows a little?",
    ),
    Mistake(
        "one_output_only",
        with_steps(dL_da1=lambda s: s.dL_dz2[:, :1] @ s.W2[:, :1].T),
        "Only one output sends its error back. Each hidden neuron feeds both.",
        "Which two products are added in each entry of dL_da1?",
        also=(with_steps(dL_da1=lambda s: s.dL_dz2[:, 1:] @ s.W2[:, 1:].T),),
    ),
    Mistake(
        "updated_weights_used",
        with_steps(dL_da1=lambda s: s.dL_dz2 @ (s.W2 - 0.02 * s.dL_dW2).T),
        "W2 was changed before the error was sent back through it.",
        "Which weights made these predictions: the old or the new ones?",
        also=(with_steps(dL_da1=lambda s: s.dL_dz2 @ (s.W2 - 0.1 * s.dL_dW2).T),),
    ),
    Mistake(
        "divided_by_n_again",
        with_steps(dL_dz1=lambda s: s.dL_da1 * (s.z1 > 0) / len(s.x)),
        "The hidden error is divided by N again: dL_dz2 already has the 1/N.",
        "Where did 1/N come in for the first time?",
    ),
    Mistake(
        "weights_before_mask",
        with_steps(dL_dW1=lambda s: s.x.T @ s.dL_da1),
        "dL_dW1 was made from dL_da1, before the mask.",
        "Which error is the one at z1?",
    ),
    Mistake(
        "bias_before_mask",
        with_steps(dL_db1=lambda s: s.dL_da1.sum(axis=0)),
        "dL_db1 was summed from dL_da1, before the mask.",
        "Which error did dL_dW1 use?",
    ),
    Mistake(
        "gradients_transposed",
        with_steps(
            dL_dW2=lambda s: s.dL_dz2.T @ s.a1, dL_dW1=lambda s: s.dL_dz1.T @ s.x
        ),
        "A weight gradient is turned round: here it has the shape of its W.",
        "What shape does W2 have, and so dL_dW2?",
        right_under="the (n_out, n_in) convention, as in PyTorch and with columns",
        also=(with_steps(dL_dW1=lambda s: s.dL_dz1.T @ s.x),),
    ),
)
