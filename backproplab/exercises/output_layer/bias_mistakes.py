# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes in dL_db."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.with_results import with_results


def with_biases(function):
    """Build a variation with another dL_db, found from dL_dz alone."""
    return with_results(dL_db=lambda dL_dz, x, W: function(dL_dz))


BIAS_MISTAKES = (
    Mistake(
        "db_summed_to_scalar",
        with_biases(np.sum),
        "dL_db is one single number: a sum without an axis adds up everything, and all"
        " biases would move together. There is one bias for each output.",
        "Over which axis of dL_dz should be summed, and which one should stay?",
        also=(
            with_biases(np.mean),
            with_biases(lambda dL_dz: np.full(dL_dz.shape[1], dL_dz.sum())),
            with_biases(lambda dL_dz: np.full(dL_dz.shape[1], dL_dz.mean())),
            with_biases(lambda dL_dz: np.full(dL_dz.shape[1], dL_dz.sum(1).mean())),
        ),
    ),
    Mistake(
        "db_not_summed",
        with_biases(lambda dL_dz: dL_dz),
        "dL_db is still (N, n_out). The bias was added to all N rows, so what it did to"
        " the loss is the sum over the N rows.",
        "In how many examples does one bias have a say?",
        also=(with_biases(lambda dL_dz: dL_dz / len(dL_dz)),),
    ),
    Mistake(
        "db_over_wrong_axis",
        with_biases(lambda dL_dz: dL_dz.sum(axis=1)),
        "dL_db is summed over the outputs, axis 1: it has one number for each example"
        " and not for each bias.",
        "Which axis counts the examples, and which the outputs?",
        also=(
            with_biases(lambda dL_dz: dL_dz.mean(axis=1)),
            with_biases(lambda dL_dz: dL_dz.sum(axis=1, keepdims=True)),
            with_biases(lambda dL_dz: dL_dz.mean(axis=1, keepdims=True)),
        ),
    ),
    Mistake(
        "db_mean",
        with_biases(lambda dL_dz: dL_dz.mean(axis=0)),
        "dL_db is the mean over the batch, or was divided by N. dL_dz already contains"
        " the 1/N, so it is N times too small.",
        "dL_dW sums over the examples: why should dL_db do something else?",
        right_under="the convention where dL_dz holds no 1/N",
    ),
    Mistake(
        "db_left_at_zero",
        with_biases(lambda dL_dz: np.zeros(dL_dz.shape[1])),
        "dL_db is zero everywhere, so the biases would never learn.",
        "In z = x W + b, by how much does z change when b grows by a little?",
        also=(with_biases(lambda dL_dz: 0),),
    ),
    Mistake(
        "db_ones",
        with_biases(lambda dL_dz: np.ones(dL_dz.shape[1])),
        "dL_db is 1, or N, everywhere: that is how z changes with b, not yet how the"
        " loss does.",
        "By what has the local slope to be multiplied on the way back?",
        also=(
            with_biases(lambda dL_dz: 1),
            with_biases(lambda dL_dz: np.full(dL_dz.shape[1], len(dL_dz))),
        ),
    ),
    Mistake(
        "db_one_example",
        with_biases(lambda dL_dz: dL_dz[0]),
        "dL_db is that of a single example.",
        "Is the batch added up, or does an index, a loop or a `return` leave one row?",
        also=(
            with_biases(lambda dL_dz: dL_dz[-1]),
            with_biases(lambda dL_dz: dL_dz[:1]),
            with_biases(lambda dL_dz: dL_dz[-1] / len(dL_dz)),
        ),
    ),
    Mistake(
        "db_from_dw",
        with_results(dL_db=lambda dL_dz, x, W: (x.T @ dL_dz).sum(axis=0)),
        "dL_db is the sum of dL_dW over the inputs, so the inputs are in it. No input"
        " multiplies the bias.",
        "In z = x W + b, what is b multiplied by?",
        also=(
            with_results(dL_db=lambda dL_dz, x, W: (x.T @ dL_dz).mean(axis=0)),
            with_results(dL_db=lambda dL_dz, x, W: (x.T @ dL_dz)[0]),
        ),
    ),
    Mistake(
        "db_as_column",
        with_biases(lambda dL_dz: dL_dz.sum(axis=0)[:, None]),
        "The numbers of dL_db are right, but it is a column (n_out, 1). Added to z, it"
        " would meet the rows and not the columns.",
        "What shape does b have, if it is added to every row of x W?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "db_absolute",
        with_biases(lambda dL_dz: np.abs(dL_dz).sum(axis=0)),
        "dL_db adds up the sizes of the errors; their signs are lost.",
        "Should an error that is too large and one that is too small cancel?",
    ),
)
