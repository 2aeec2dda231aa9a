# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of references that learners meet without type hints.
"""Known mistakes in loops over examples, inputs and outputs."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.weight_mistakes import WEIGHT_MISTAKES, rows


def scaled(factor):
    """Build a variation that is wrong by a factor."""
    return lambda dL_dz, x: x.T @ dL_dz * factor(*dL_dz.shape)


def loops(N=None, turned=False, pick=lambda i, j: (i, j), buffer=np.zeros):
    """Build loops that end early, or pick other indices for x and for dL_dz."""

    def variation(dL_dz, x):
        n_in, n_out = x.shape[1], dL_dz.shape[1]
        dL_dW = buffer((n_in, n_out))
        for n in range(N(dL_dz, x) if N else len(x)):
            for i in range(n_in):
                for j in range(n_out):
                    a, b = pick(i, j)
                    value = x[i, n] if turned else x[n, a]
                    dL_dW[i, j] += value * dL_dz[n, b]
        return dL_dW

    return variation


def whole_numbers_of(x):
    """Return a maker of tables of the type of x."""
    return lambda shape: np.zeros(shape, dtype=x.dtype)


def whole_numbers(shape):
    """Make a table of integers."""
    return np.zeros(shape, dtype=int)


def truncated(dL_dz, x):
    """Add up in a table of the type of x."""
    return loops(buffer=whole_numbers_of(x))(dL_dz, x)


def truncated_at_the_end(dL_dz, x):
    """Put the result into a table of the type of x."""
    return (x.T @ dL_dz).astype(x.dtype)


def per_example(multiply):
    """Build a variation that adds a product of two rows for each example."""

    def variation(dL_dz, x):
        dL_dW = np.zeros((x.shape[1], dL_dz.shape[1]))
        for n in range(len(x)):
            dL_dW += multiply(x[n], dL_dz[n])
        return dL_dW

    return variation


def partly_filled(*entry):
    """Build a variation that returns before its table is full."""

    def variation(dL_dz, x):
        dL_dW = np.zeros((x.shape[1], dL_dz.shape[1]))
        dL_dW[entry] = np.outer(x[0], dL_dz[0])[entry]
        return dL_dW

    return variation


MISTAKES = (
    *WEIGHT_MISTAKES,
    Mistake(
        "divided_by_n_again",
        scaled(lambda N, n_out: 1 / N),
        "dL_dz already contains the 1/N of the mean loss, so dividing by N again"
        " makes dL_dW N times too small.",
        "Is the 1/N of the mean still missing when the examples are added up?",
        right_under="the convention where dL_dz holds no 1/N",
    ),
    Mistake(
        "multiplied_by_n",
        scaled(lambda N, n_out: N),
        "It is N times too large: the 1/N inside dL_dz was taken out again.",
        "Is the loss of this course a sum over the batch or a mean?",
        right_under="the convention of a loss that is a sum over the batch",
    ),
    Mistake(
        "factor_two",
        scaled(lambda N, n_out: 2),
        "It is exactly twice the right value: a 2 is too much, or each example was"
        " added twice.",
        "Where does a 2 stand that dL_dz has already settled, or which loop runs"
        " twice?",
    ),
    Mistake(
        "sign_flipped",
        scaled(lambda N, n_out: -1),
        "The sign is flipped. The minus of gradient descent belongs to the update;"
        " the gradient itself points uphill.",
        "Is something taken away where it should be added?",
    ),
    Mistake(
        "wrong_axis_counts_examples",
        loops(N=lambda dL_dz, x: x.shape[1]),
        "The loop over the examples runs as often as there are inputs or outputs,"
        " and misses some examples.",
        "Which axis of x counts the examples?",
        also=(
            loops(N=lambda dL_dz, x: dL_dz.shape[1]),
            rows(slice(0, 3)),
        ),
    ),
    Mistake(
        "indices_of_x_swapped",
        loops(turned=True),
        "x is read as x[i, n]: its first axis counts the examples, not the inputs.",
        "Which index of x says which example it is?",
    ),
    Mistake(
        "i_and_j_swapped",
        loops(pick=lambda i, j: (j, i)),
        "i and j are exchanged: x is read with the index of the outputs, and dL_dz"
        " with that of the inputs.",
        "Which index counts the columns of x, and which the columns of dL_dz?",
    ),
    Mistake(
        "one_index_for_both",
        loops(pick=lambda i, j: (i, i)),
        "x and dL_dz are read with the same index. One counts the inputs, the other the"
        " outputs.",
        "Which of i and j counts the columns of x, and which those of dL_dz?",
        also=(loops(pick=lambda i, j: (j, j)),),
    ),
    Mistake(
        "sum_not_reset",
        lambda dL_dz, x: np.cumsum(x.T @ dL_dz).reshape(x.shape[1], -1),
        "Each entry holds the sums of the entries before it as well: the running sum"
        " never starts again.",
        "At which point of the loops does the sum of a new weight have to begin at 0?",
    ),
    Mistake(
        "no_outer_product",
        per_example(np.multiply),
        "In each example the two rows meet entry by entry, or in one single sum."
        " Every input has to meet every error: a table of products.",
        "For one example, how many products has a table (n_in, n_out), and which"
        " function of NumPy makes it from two rows?",
        also=(per_example(np.dot), per_example(lambda a, d: a.sum() * d)),
    ),
    Mistake(
        "integer_truncation",
        truncated,
        "The sums were kept in a table of integers, so every number was cut to a"
        " whole one.",
        "Which type does your table get when x holds whole numbers?",
        also=(truncated_at_the_end, loops(buffer=whole_numbers)),
    ),
    Mistake(
        "returned_too_early",
        partly_filled(0),
        "Only a part of the table is filled: the loops stopped early.",
        "How far is `return` indented, and which loop does it end?",
        also=(partly_filled(0, 0), partly_filled(slice(None), 0)),
    ),
)
