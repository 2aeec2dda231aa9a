# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of references that learners meet without type hints.
"""Known mistakes in dL_dW, whether it is found by loops or by a matrix product."""

import numpy as np

from backproplab.exercises.definition import Mistake


def outer_products(dL_dz, x):
    """Return what each example adds to dL_dW, still apart: (N, n_in, n_out)."""
    return x[:, :, None] * dL_dz[:, None, :]


def rows(part):
    """Build a variation that takes a part of the examples."""
    return lambda dL_dz, x: x[part].T @ dL_dz[part]


WEIGHT_MISTAKES = (
    Mistake(
        "dw_transposed",
        lambda dL_dz, x: dL_dz.T @ x,
        "This is the transpose of dL_dW. It has to have the shape of W, (n_in,"
        " n_out): a row for each input, a column for each output.",
        "Which of the two factors brings the axis of the inputs, and where should"
        " that axis stand?",
        right_under="the (n_out, n_in) convention, as in PyTorch",
        also=(lambda dL_dz, x: dL_dz.T @ x / len(x),),
    ),
    Mistake(
        "transpose_of_x_forgotten",
        lambda dL_dz, x: x @ dL_dz,
        "x was not turned round. The product has to sum over the examples, so the"
        " axis N of x must meet the axis N of dL_dz.",
        "Which axis is shared by x and dL_dz, and in which place does a product sum"
        " it away?",
        also=(
            lambda dL_dz, x: dL_dz @ x,
            lambda dL_dz, x: x @ dL_dz.T,
            lambda dL_dz, x: dL_dz @ x.T,
        ),
    ),
    Mistake(
        "elementwise_product",
        lambda dL_dz, x: x * dL_dz,
        "The product is entry by entry, so nothing is summed over the batch: dL_dW"
        " needs the matrix product.",
        "Which sign does NumPy have for a product that sums over the shared axis?",
        also=(
            lambda dL_dz, x: x.T * dL_dz,
            lambda dL_dz, x: x * dL_dz.T,
            lambda dL_dz, x: x.T * dL_dz.T,
        ),
    ),
    Mistake(
        "examples_not_summed",
        outer_products,
        "Each example still has a table of its own, (N, n_in, n_out). All examples"
        " use the same W, so what they add belongs together.",
        "Which axis has to go, and by a sum or by a mean?",
    ),
    Mistake(
        "outer_of_the_batch",
        lambda dL_dz, x: np.outer(x, dL_dz),
        "np.outer lays each array in one long row first, so every number of the batch"
        " met every other.",
        "Which two rows belong together, and how many tables does the batch give?",
        also=(lambda dL_dz, x: np.outer(dL_dz, x),),
    ),
    Mistake(
        "last_example_only",
        lambda dL_dz, x: np.outer(x[-1], dL_dz[-1]),
        "Only the last example counts: each one replaced what the earlier ones had"
        " left in dL_dW.",
        "In your loop over the examples: is a term added, or does it overwrite?",
        also=(
            lambda dL_dz, x: np.outer(x[-1], dL_dz[-1]) / len(x),
            lambda dL_dz, x: np.outer(dL_dz[-1], x[-1]),
        ),
    ),
    Mistake(
        "first_example_only",
        lambda dL_dz, x: np.outer(x[0], dL_dz[0]),
        "Only the first example counts.",
        "Does `return` stand inside the loop, or does an index take one row?",
    ),
    Mistake(
        "first_example_left_out",
        rows(slice(1, None)),
        "The first example is left out.",
        "With which index do the examples begin?",
    ),
    Mistake(
        "last_example_left_out",
        rows(slice(0, -1)),
        "The last example is left out.",
        "range(N) already ends at N - 1: where does your loop end?",
    ),
    Mistake(
        "one_row_for_all",
        lambda dL_dz, x: np.outer(x[0], dL_dz.sum(0)),
        "One row of x, or of dL_dz, is used for all examples.",
        "Which index has to move along with the loop over the examples, in both"
        " arrays?",
        also=(
            lambda dL_dz, x: np.outer(x[-1], dL_dz.sum(0)),
            lambda dL_dz, x: np.outer(x.sum(0), dL_dz[0]),
            lambda dL_dz, x: np.outer(x.sum(0), dL_dz[-1]),
        ),
    ),
    Mistake(
        "sums_multiplied",
        lambda dL_dz, x: np.outer(x.sum(0), dL_dz.sum(0)),
        "The sum of the inputs multiplies the sum of the errors, so each input also"
        " meets the errors of other examples.",
        "Which comes first: multiplying within one example, or adding up the batch?",
        also=(
            lambda dL_dz, x: np.outer(x.mean(0), dL_dz.sum(0)),
            lambda dL_dz, x: np.outer(x.mean(0), dL_dz.mean(0)),
            lambda dL_dz, x: np.outer(x.sum(0), dL_dz.mean(0)),
        ),
    ),
    Mistake(
        "input_left_out",
        lambda dL_dz, x: np.ones(x.shape).T @ dL_dz,
        "The inputs are not in dL_dW: it holds sums of errors alone. A weight moves"
        " z by as much as its input is large.",
        "In z = x W + b, what is W[i, j] multiplied by?",
        also=(
            lambda dL_dz, x: dL_dz,
            lambda dL_dz, x: dL_dz.sum(axis=0),
        ),
    ),
    Mistake(
        "error_left_out",
        lambda dL_dz, x: x.T @ np.ones(dL_dz.shape),
        "The errors are not in dL_dW: it holds sums of inputs alone. That is how z"
        " changes with W, not yet how the loss does.",
        "By what has the local slope to be multiplied on the way back?",
        also=(lambda dL_dz, x: x.T, lambda dL_dz, x: x),
    ),
    Mistake(
        "added_instead_of_multiplied",
        lambda dL_dz, x: (x[:, :, None] + dL_dz[:, None, :]).sum(axis=0),
        "Input and error are added; along a chain, slopes are multiplied.",
        "What does the chain rule do with the slope that arrives and the local one?",
    ),
    Mistake(
        "divided_by_width",
        lambda dL_dz, x: x.T @ dL_dz / dL_dz.shape[1],
        "It is divided by the number of inputs or of neurons. Each weight belongs to"
        " one input and one neuron, and shares nothing with the others.",
        "Which mean is in the loss, and has it not been taken care of in dL_dz?",
        also=(lambda dL_dz, x: x.T @ dL_dz / x.shape[1],),
    ),
)
