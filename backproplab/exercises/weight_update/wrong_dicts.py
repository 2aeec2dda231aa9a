# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes of one step downhill in which parameters move, and where they are kept."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.weight_update.dicts import (
    cut_to_integers,
    each,
    in_place,
    in_the_same_dict,
    shallow_copy,
    step,
    with_biases,
)


def in_place_without_return(params, grads, rate):
    """Write into the arrays, and hand nothing back."""
    in_place(params, grads, rate)


def by_position(order):
    """Build a step that pairs parameters and gradients by their places."""
    return lambda params, grads, rate: {
        name: params[name] - rate * g
        for name, g in zip(order(params), grads.values(), strict=True)
    }


def typed_in(params, grads, rate):
    """Move the parameters of two layers, whatever there is."""
    new_params = dict(params)
    for name in ("W1", "b1", "W2", "b2"):
        if name in params:
            new_params[name] = params[name] - rate * grads[name]
    return new_params


def first_of(new_params):
    """Return only the first entry of a dict."""
    return dict([*new_params.items()][:1])


WRONG_DICTS = (
    Mistake(
        "biases_forgotten",
        with_biases(step, lambda w, g, rate: w),
        "The weights moved, the biases did not.",
        "Which parameters have a gradient?",
    ),
    Mistake(
        "weights_forgotten",
        with_biases(lambda w, g, rate: w, step),
        "The biases moved, the weights did not.",
        "Which parameters have a gradient?",
    ),
    Mistake(
        "paired_by_position",
        by_position(list),
        "Parameters and gradients were paired by their places in the dicts, and not by"
        " name. That can only work while both dicts have one order.",
        "How is the gradient found that belongs to the name of a parameter?",
        also=(by_position(sorted),),
    ),
    Mistake(
        "names_typed_in",
        typed_in,
        "Right for two layers, but the names of the parameters are typed in: the"
        " third layer never moves.",
        "How can a loop find the names that are in params?",
        also=(
            lambda params, grads, rate: {
                name: step(params[name], grads[name], rate)
                for name in ("W1", "b1", "W2", "b2")
            },
        ),
    ),
    Mistake(
        "return_inside_the_loop",
        lambda params, grads, rate: first_of(each(step)(params, grads, rate)),
        "Only one of the parameters is in the dict.",
        "Does `return` stand inside the loop, or is a new dict made in every round?",
        also=(
            lambda params, grads, rate: dict(
                [*each(step)(params, grads, rate).items()][-1:]
            ),
        ),
    ),
    Mistake(
        "changes_the_parameters",
        in_place,
        "The numbers are right, but the old parameters are gone: the arrays in"
        " params were written over, as `-=` does, and a copy of the dict alone"
        " does not help, because it holds the same arrays.",
        "Which sign makes a new array: `w -= …`, or `w = w - …`?",
        right_under="the in-place convention, as in PyTorch's optimizers",
        also=(shallow_copy, in_the_same_dict),
    ),
    Mistake(
        "changes_and_returns_nothing",
        in_place_without_return,
        "The arrays in params were changed in place, and nothing is returned. Here"
        " a step leaves the old parameters alone and returns new ones.",
        "Into which dict can the new arrays go, and which line hands it back?",
        right_under="the in-place convention, as in PyTorch's optimizers",
    ),
    Mistake(
        "integer_truncation",
        cut_to_integers,
        "The new values, or the steps, were stored as integers and so cut to whole"
        " numbers. Parameters have to be floats.",
        "Which type does np.empty_like(w) or w.copy() have when w holds whole numbers?",
        also=(
            each(lambda w, g, rate: w - (rate * g).astype(int)),
            each(lambda w, g, rate: (w - rate * g).astype(int)),
            each(lambda w, g, rate: w.astype(int) - rate * g),
        ),
    ),
)
