# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes in several results of a dense layer at once."""

from itertools import permutations

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.with_results import (
    inputs,
    right,
    with_results,
)


def in_order(order):
    """Build a variation that returns the right results in another order."""
    return lambda *given: tuple(right(*given)[place] for place in order)


def as_columns(share):
    """Build the layer of a course in which an example is a column."""
    return lambda dL_dz, x, W: (
        dL_dz @ x.T / share(x),
        dL_dz.sum(axis=1, keepdims=True) / share(x),
        W.T @ dL_dz,
    )


def after_step(rate, changing=False):
    """Build a variation in which W takes its step before it sends the error back."""

    def variation(dL_dz, x, W):
        step = rate * (x.T @ dL_dz)
        if changing:
            W -= step
            return right(dL_dz, x, W)
        return *right(dL_dz, x, W)[:2], dL_dz @ (W - step).T

    return variation


RATES = (0.1, 0.01, 1)
ORDERS = [*permutations(range(3))]  # the first one is right
CS231N = ORDERS.index((2, 0, 1))

MISTAKES = (
    Mistake(
        "results_reordered",
        in_order(ORDERS[CS231N]),
        "All three gradients are there, but in another order than dL_dW, dL_db, dL_dx.",
        "In which order does the docstring list what comes back?",
        right_under="another order of the results, such as dx, dW, db in CS231n",
        also=tuple(in_order(o) for o in ORDERS[1:] if o != ORDERS[CS231N]),
    ),
    Mistake(
        "columns_are_examples",
        as_columns(len),
        "Here an example is a row. This runs only where all sizes are equal, and sums"
        " over the wrong axis there.",
        "Which axis of x and of dL_dz counts the examples, and so has to be summed over"
        " in dL_dW?",
        right_under="the column-vector convention, where an example is a column",
        also=(
            as_columns(lambda x: 1),
            as_columns(lambda x: x.shape[1]),
            lambda dL_dz, x, W: (dL_dz @ x.T, dL_dz.sum(axis=1), W.T @ dL_dz),
        ),
    ),
    Mistake(
        "step_taken",
        with_results(dL_dW=lambda dL_dz, x, W: W - x.T @ dL_dz),
        "This is W after a step, W - dL_dW, and not the gradient.",
        "Does this task ask for the slopes, or for new weights?",
        also=tuple(
            with_results(dL_dW=lambda dL_dz, x, W, rate=rate: W - rate * x.T @ dL_dz)
            for rate in RATES[:2]
        ),
    ),
    Mistake(
        "updated_weights_used",
        after_step(0.1),
        "W was changed before it sent the error back, so dL_dx belongs to weights that"
        " the forward pass never saw. All gradients come first, then the update.",
        "With which W were the outputs computed that this error belongs to?",
        also=(
            *(after_step(rate) for rate in RATES[1:]),
            *(after_step(rate, changing=True) for rate in RATES),
        ),
    ),
    Mistake(
        "error_cut_off",
        lambda dL_dz, x, W: right(np.maximum(dL_dz, 0), x, W),
        "Errors were set to 0 before they were used, as a ReLU would do it. A dense"
        " layer bends nothing: negative errors are to pass as well.",
        "Which layer has a mask, and is it this one?",
        also=(
            lambda dL_dz, x, W: right(dL_dz * (dL_dz > 0), x, W),
            lambda dL_dz, x, W: right(dL_dz * (x @ W > 0), x, W),
            with_results(dL_dx=lambda *given: np.maximum(inputs(*given), 0)),
        ),
    ),
    Mistake(
        "output_in_place_of_input",
        with_results(dL_dW=lambda dL_dz, x, W: (x @ W).T @ dL_dz),
        "dL_dW is made from the layer's output x W; the weights multiply its input.",
        "In z = x W + b, what multiplies W[i, j]?",
    ),
    Mistake(
        "reshaped_instead_of_transposed",
        with_results(dL_dx=lambda dL_dz, x, W: dL_dz @ W.reshape(W.shape[::-1])),
        "reshape keeps the order of the numbers and only breaks the rows elsewhere;"
        " a transpose makes rows of the columns.",
        "Where should W[0, 1] stand after it was turned round?",
        also=(
            with_results(dL_dW=lambda dL_dz, x, W: x.reshape(x.shape[::-1]) @ dL_dz),
        ),
    ),
    Mistake(
        "one_result_only",
        lambda dL_dz, x, W: x.T @ dL_dz,
        "Only one array came back. Three are asked for: dL_dW, dL_db and dL_dx.",
        "How does one `return` hand back three results?",
        also=(inputs,),
    ),
    Mistake(
        "dw_is_w",
        with_results(dL_dW=lambda dL_dz, x, W: W),
        "W itself came back as its gradient.",
        "In z = x W, what multiplies W[i, j], and so says how much it counts?",
    ),
)
