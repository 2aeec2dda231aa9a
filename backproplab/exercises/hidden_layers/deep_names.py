# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the numbers of the layers, from public threads."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.deep_steps import (
    RIGHT,
    backward,
    forward,
    with_results,
)
from backproplab.exercises.hidden_layers.two_layer_steps import all_steps


def without(place):
    """Leave out the gradients of one layer: the first of the dict is the last layer."""

    def change(grads, N, params):
        layer = [*grads][place][-1]
        return {name: grad for name, grad in grads.items() if name[-1] != layer}

    return with_results(change)


def begun_too_low(x, y, params):
    """Begin one layer too low, with the error of the output."""
    s = forward(x, y, params, RIGHT)
    s.depth -= 1
    return backward(s, RIGHT)


def two_layers_only(x, y, params):
    """Go back through the first two layers, whatever params holds."""
    names = ("W1", "b1", "W2", "b2")
    steps = all_steps(x, y, *(params[name] for name in names))
    return {f"dL_d{name}": steps[f"dL_d{name}"] for name in names}


def counted_from_the_end(grads, N, params):
    """Give the last layer the number 1."""
    depth = len(grads) // 2
    return {name[:-1] + str(depth + 1 - int(name[-1])): g for name, g in grads.items()}


def counted_from_zero(grads, N, params):
    """Give the first layer the number 0."""
    return {name[:-1] + str(int(name[-1]) - 1): grad for name, grad in grads.items()}


NAMES = (
    Mistake(
        "last_layer_left_out",
        without(0),
        "The gradients of the last layer are missing.",
        "With which number should the loop begin when it counts down?",
        also=(begun_too_low,),
    ),
    Mistake(
        "two_layers_only",
        two_layers_only,
        "This is the pass of two layers, with W1 and W2 written out. The task asks for"
        " as many layers as params holds.",
        "How many layers does params hold, and which lines are the same for each?",
    ),
    Mistake(
        "first_layer_left_out",
        without(-1),
        "The gradients of the first layer are missing.",
        "range(n, 1, -1) ends at 2: at which number should the loop end?",
    ),
    Mistake(
        "counted_from_the_end",
        with_results(counted_from_the_end),
        "The layers are counted from the end: the gradients of the last layer have the"
        " names of the first.",
        "Which layer is number 1 in params?",
    ),
    Mistake(
        "counted_from_zero",
        with_results(counted_from_zero),
        "The names of the gradients begin at 0; those of the parameters begin at 1.",
        "Which gradient belongs to W1?",
    ),
)
