# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What learners get wrong on the way back through softplus."""

import numpy as np

from backproplab.exercises.definition import Mistake


def sigmoid(z):
    """Squash without overflow."""
    return (1 + np.tanh(z / 2)) / 2


def softplus(z):
    """Go forward without overflow."""
    return np.logaddexp(0, z)


def in_place(dL_da, z):
    """Multiply into the array that came in, as its type allows."""
    dL_da *= sigmoid(z).astype(dL_da.dtype)
    return dL_da


def in_integers(dL_da, z):
    """Write the result into an array of the type of z."""
    dL_dz = np.zeros_like(z)
    dL_dz[...] = dL_da * sigmoid(z)
    return dL_dz


SOFTPLUS_MISTAKES = (
    Mistake(
        "inner_slope_forgotten",
        lambda dL_da, z: dL_da * sigmoid(-z),
        "The slope is 1 / (1 + exp(z)), which falls where it should rise: the slope"
        " of the inside is missing, or the sign in the exponent is turned round.",
        "The logarithm has something inside that depends on z too: what is its slope?",
    ),
    Mistake(
        "outer_slope_forgotten",
        lambda dL_da, z: dL_da * np.exp(z),
        "The slope is exp(z), which is that of the inside alone; it grows without end.",
        "What does the logarithm around it contribute to the slope?",
    ),
    Mistake(
        "value_instead_of_slope",
        lambda dL_da, z: dL_da * softplus(z),
        "The error was multiplied by softplus itself, not by its slope.",
        "What does the chain rule multiply by: a, or how fast a changes with z?",
    ),
    Mistake(
        "slope_at_output",
        lambda dL_da, z: dL_da * sigmoid(softplus(z)),
        "The slope was taken at the output a; it belongs at the input z.",
        "At which array does the sigmoid have to be evaluated?",
    ),
    Mistake(
        "slope_at_gradient",
        lambda dL_da, z: dL_da * sigmoid(dL_da),
        "The slope was taken at the incoming gradient dL_da. It is a property of"
        " the forward pass, and belongs at z.",
        "Which array went into softplus on the way forward?",
    ),
    Mistake(
        "sigmoids_slope",
        lambda dL_da, z: dL_da * sigmoid(z) * sigmoid(-z),
        "This is the slope of the sigmoid, σ(1 - σ): one derivative too many.",
        "Is softplus the sigmoid, or the function whose slope is the sigmoid?",
    ),
    Mistake(
        "relu_mask",
        lambda dL_da, z: dL_da * (z > 0),
        "The slope is 0 or 1: this is ReLU, whose corner softplus rounds off.",
        "What is the slope of softplus at z = 0?",
        also=(lambda dL_da, z: dL_da * (z >= 0),),
    ),
    Mistake(
        "gradient_masked",
        lambda dL_da, z: np.maximum(dL_da, 0) * sigmoid(z),
        "Negative errors were set to 0. The forward pass decides how much comes"
        " through, not the sign of the gradient.",
        "What should become of a negative dL_da?",
    ),
    Mistake(
        "tanh_slope",
        lambda dL_da, z: dL_da * (1 - np.tanh(z) ** 2),
        "The slope is 1 - tanh²: it belongs to tanh.",
        "How large should the slope of softplus be for a large z?",
    ),
    Mistake(
        "slope_alone",
        lambda dL_da, z: sigmoid(z),
        "This is the local slope alone; the error that came in, dL_da, is not in it.",
        "The chain rule has two factors. Which one is missing?",
    ),
    Mistake(
        "passed_through",
        lambda dL_da, z: dL_da * 1,
        "The error came back as it was: a slope of 1 everywhere.",
        "What does the chain rule multiply dL_da by?",
    ),
    Mistake(
        "divided",
        lambda dL_da, z: dL_da / sigmoid(z),
        "The error was divided by the slope.",
        "Going backward multiplies by local slopes. Does it ever undo them?",
    ),
    Mistake(
        "added",
        lambda dL_da, z: dL_da + sigmoid(z),
        "The error and the slope were added.",
        "How does the chain rule join the slope from above and the local one?",
    ),
    Mistake(
        "sign_flipped",
        lambda dL_da, z: -dL_da * sigmoid(z),
        "The size is right, the sign is not: softplus rises everywhere, so its"
        " slope is never negative.",
        "Where does the minus come from?",
    ),
    Mistake(
        "averaged",
        lambda dL_da, z: dL_da * sigmoid(z) / len(z),
        "It was divided by N once more. The 1/N of the loss is already inside dL_da.",
        "Does softplus know how many examples there are?",
    ),
    Mistake(
        "summed_over_batch",
        lambda dL_da, z: (dL_da * sigmoid(z)).sum(axis=0),
        "The product was summed over the batch. That belongs to gradients of"
        " parameters; softplus has none.",
        "Which shape should dL_dz have, if each z has an error of its own?",
    ),
    Mistake(
        "overflow_gives_nan",
        lambda dL_da, z: dL_da * np.exp(z) / (1 + np.exp(z)),
        "Right for ordinary z, but exp(800) is infinite, and inf / inf is nan.",
        "How can the slope be written so that exp only meets numbers below 0?",
        also=(lambda dL_da, z: dL_da * (np.exp(z) / (1 + np.exp(z))),),
    ),
    Mistake(
        "zero_where_exp_overflows",
        lambda dL_da, z: dL_da * np.nan_to_num(np.exp(z) / (1 + np.exp(z))),
        "Right for ordinary z, but where exp(z) is infinite nothing comes through:"
        " the nan there was replaced by 0.",
        "How large is the slope of softplus for a z of 800?",
    ),
    Mistake(
        "formula_of_the_output",
        lambda dL_da, z: dL_da * (1 - np.exp(-z)),
        "The slope 1 - exp(-a) is right for the output a; here z was put into it.",
        "Which of a and z does this function get?",
    ),
    Mistake(
        "clipped_too_early",
        lambda dL_da, z: dL_da * sigmoid(np.clip(z, -10, 10)),
        "Right for ordinary z; far away the slope stops short of 0 and 1.",
        "How far out does z have to be before the slope is 0 to all digits?",
    ),
    Mistake(
        "changes_input",
        in_place,
        "The values were written into dL_da itself, the array of the caller.",
        "How can the result go into a new array?",
    ),
    Mistake(
        "integer_truncation",
        in_integers,
        "The result was written into an array of integers, so its digits were cut off.",
        "Which type does np.zeros_like(z) have when z holds whole numbers?",
    ),
)
