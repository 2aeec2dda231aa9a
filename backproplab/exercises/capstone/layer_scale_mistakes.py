# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What learners get wrong on the way back through layer scale."""

import numpy as np

from backproplab.exercises.capstone.layer_scale_ways import (
    in_integers,
    in_place,
    with_parts,
)
from backproplab.exercises.definition import Mistake

SCALE_MISTAKES = (
    Mistake(
        "scale_not_summed",
        with_parts(dscale=lambda d, x, s: d * x),
        "dL_dscale has one row for each example: it was not summed over the batch.",
        "Each factor is used in every row. What happens where paths meet?",
    ),
    Mistake(
        "scale_averaged",
        with_parts(dscale=lambda d, x, s: (d * x).mean(axis=0)),
        "dL_dscale is the mean over the batch; the 1/N is already inside dL_dout,"
        " so it is divided by N twice.",
        "Where does the 1/N of the loss come in: here, or before?",
    ),
    Mistake(
        "summed_over_features",
        with_parts(dscale=lambda d, x, s: (d * x).sum(axis=1)),
        "dL_dscale was summed over the features, axis 1, so it has one number for"
        " each example.",
        "Which axis counts the examples?",
        also=(with_parts(dscale=lambda d, x, s: (d * x).sum(axis=1, keepdims=True)),),
    ),
    Mistake(
        "summed_over_all",
        with_parts(dscale=lambda d, x, s: (d * x).sum()),
        "dL_dscale is one single number: it was summed over both axes.",
        "How many factors does the layer have, and so how many slopes?",
    ),
    Mistake(
        "like_a_bias",
        with_parts(dscale=lambda d, x, s: d.sum(axis=0)),
        "dL_dscale is the sum of dL_dout, which is the gradient of something that"
        " is added. The factors multiply.",
        "When scale[i] grows by 1, by how much does out[n, i] grow?",
    ),
    Mistake(
        "error_forgotten",
        with_parts(dscale=lambda d, x, s: x.sum(axis=0)),
        "dL_dscale is the sum of x: the error dL_dout is not in it.",
        "The chain rule has two factors. Which one is missing?",
    ),
    Mistake(
        "output_for_input",
        with_parts(dscale=lambda d, x, s: (d * x * s).sum(axis=0)),
        "dL_dscale was made with the output x * scale in the place of the input x.",
        "The slope of x * scale in scale: is there a scale left in it?",
    ),
    Mistake(
        "scale_for_input",
        with_parts(dscale=lambda d, x, s: (d * s).sum(axis=0)),
        "dL_dscale is dL_dx, summed: the error met scale, not x.",
        "A product sends to each factor the error times what?",
    ),
    Mistake(
        "one_example",
        with_parts(dscale=lambda d, x, s: d[-1] * x[-1]),
        "dL_dscale comes from one example alone, as when a loop says = where it"
        " has to say +=.",
        "Which examples use the factor, and how do their errors come together?",
        also=(with_parts(dscale=lambda d, x, s: d[0] * x[0]),),
    ),
    Mistake(
        "matrix_product",
        with_parts(dscale=lambda d, x, s: x.T @ d),
        "A matrix product is for a dense layer, where every input meets every output."
        " Here feature i meets factor i alone.",
        "Which sign multiplies entry by entry?",
        also=(
            with_parts(lambda d, x, s: d @ s, lambda d, x, s: x.T @ d),
            with_parts(lambda d, x, s: d @ s),
        ),
    ),
    Mistake(
        "scale_undone",
        with_parts(dscale=lambda d, x, s: (d * x / s).sum(axis=0)),
        "dL_dscale was divided by scale. x is the input as it came; scale is not in"
        " it yet.",
        "The slope of x * scale in scale: is there a scale left in it?",
    ),
    Mistake(
        "sums_multiplied",
        with_parts(dscale=lambda d, x, s: d.sum(axis=0) * x.sum(axis=0)),
        "The sum of the errors was multiplied by the sum of the inputs. Each error has"
        " to meet the input of its own example.",
        "Which comes first: the product, or the sum over the batch?",
    ),
    Mistake(
        "dx_not_scaled",
        with_parts(dx=lambda d, x, s: d * 1),
        "dL_dx is dL_dout as it came: the factors are not in it.",
        "When x[n, i] grows by 1, by how much does out[n, i] grow?",
    ),
    Mistake(
        "one_factor_for_all",
        with_parts(dx=lambda d, x, s: d * s.mean()),
        "dL_dx was made with one number for all features.",
        "Which factor did feature i meet on its way forward?",
        also=(
            with_parts(dx=lambda d, x, s: d * s.sum()),
            with_parts(dx=lambda d, x, s: d * s[0]),
        ),
    ),
    Mistake(
        "dx_divided",
        with_parts(dx=lambda d, x, s: d / s),
        "dL_dx was divided by scale, as if the layer were undone.",
        "Going backward multiplies by local slopes. What is the slope of"
        " x * scale in x?",
    ),
    Mistake(
        "dx_without_error",
        with_parts(dx=lambda d, x, s: np.ones_like(d) * s),
        "dL_dx is scale alone in every row: the error dL_dout is not in it.",
        "The chain rule has two factors. Which one is missing?",
    ),
    Mistake(
        "partners_swapped",
        with_parts(
            dx=lambda d, x, s: d * x, dscale=lambda d, x, s: (d * s).sum(axis=0)
        ),
        "Each gradient was made with its own factor; a product sends the other one.",
        "The slope of x * scale in x: is it x or scale?",
    ),
    Mistake(
        "dx_by_input",
        with_parts(dx=lambda d, x, s: d * x),
        "dL_dx is the error times x; a product sends the error times the other factor.",
        "The slope of x * scale in x: is it x or scale?",
    ),
    Mistake(
        "dx_averaged",
        with_parts(dx=lambda d, x, s: d * s / len(d)),
        "dL_dx was divided by N once more. The 1/N is already inside dL_dout.",
        "Does this layer know how many examples there are?",
    ),
    Mistake(
        "both_averaged",
        with_parts(
            dx=lambda d, x, s: d * s / len(d),
            dscale=lambda d, x, s: (d * x).mean(axis=0),
        ),
        "Both gradients were divided by N once more. The 1/N is already inside"
        " dL_dout.",
        "Does this layer know how many examples there are?",
    ),
    Mistake(
        "dx_summed",
        with_parts(dx=lambda d, x, s: (d * s).sum(axis=0)),
        "dL_dx was summed over the batch. Each row of x is used once, so nothing"
        " meets there.",
        "Which shape should dL_dx have?",
    ),
    Mistake(
        "sign_flipped",
        lambda d, x, s: (-d * s, -(d * x).sum(axis=0)),
        "Both gradients have the wrong sign. The minus of the update comes later.",
        "Where does the minus come from?",
    ),
    Mistake(
        "order_of_results",
        lambda d, x, s: ((d * x).sum(axis=0), d * s),
        "The two results came in the wrong order.",
        "Which one does the exercise ask for first?",
    ),
    Mistake(
        "changes_input",
        in_place,
        "dL_dout was overwritten by dL_dx, and then read again for dL_dscale.",
        "How can dL_dx go into a new array?",
    ),
    Mistake(
        "integer_truncation",
        in_integers,
        "dL_dx was written into an array of integers, so its digits were cut off.",
        "Which type does np.zeros_like(x) have when x holds whole numbers?",
    ),
)
