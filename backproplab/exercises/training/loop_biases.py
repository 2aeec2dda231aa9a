# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the gradients of the biases in a training loop."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.training.loop_parts import loop, right_delta, slopes


def with_biases(combine, names=("b1", "b2")):
    """Build a loop that combines the errors to bias gradients in another way."""

    def grads(x, y, a1, p, params):
        dL_dz2 = right_delta(p, y)
        errors = {"b1": dL_dz2 @ params["W2"].T * a1 * (1 - a1), "b2": dL_dz2}
        wrong = {name: combine(errors[name]) for name in names}
        return slopes(x, y, a1, p, params) | wrong

    return loop(grads=grads)


BIAS_MISTAKES = (
    Mistake(
        "biases_not_summed",
        with_biases(lambda dz: dz),
        "The gradient of a bias still has a row for each example, and the subtraction"
        " stretches b to that shape. It has to be summed over the batch.",
        "What shape does b have, and which axis must go?",
        also=(with_biases(lambda dz: dz, ("b1",)), with_biases(lambda dz: dz, ("b2",))),
    ),
    Mistake(
        "biases_summed_to_one_number",
        with_biases(np.sum),
        "The gradient of a bias is one number for the whole layer: the neurons were"
        " summed, or averaged, as well. Each neuron has a bias of its own: axis=0.",
        "Over which axis should the errors be summed?",
        also=(
            with_biases(np.sum, ("b1",)),
            with_biases(np.sum, ("b2",)),
            with_biases(np.mean),
        ),
    ),
    Mistake(
        "biases_averaged",
        with_biases(lambda dz: dz.mean(axis=0)),
        "The gradients of the biases are averaged over the batch; 1/N is already inside"
        " the errors, so they have to be summed.",
        "How many times should 1/N stand in the whole chain?",
        also=(
            with_biases(lambda dz: dz.mean(axis=0), ("b1",)),
            with_biases(lambda dz: dz.mean(axis=0), ("b2",)),
        ),
    ),
    Mistake(
        "biases_summed_over_neurons",
        with_biases(lambda dz: dz.sum(axis=1)),
        "The gradient of a bias has one number for each example: the neurons were"
        " summed, and not the batch.",
        "Which axis of the errors holds the examples, and which the neurons?",
        also=(
            with_biases(lambda dz: dz.sum(axis=1), ("b1",)),
            with_biases(lambda dz: dz.sum(axis=1), ("b2",)),
        ),
    ),
    Mistake(
        "biases_from_one_row",
        with_biases(lambda dz: dz[0]),
        "The gradient of a bias comes from one example alone. Every example has a share"
        " in it.",
        "Over which axis should the errors be summed?",
        also=(with_biases(lambda dz: dz[-1]),),
    ),
)
