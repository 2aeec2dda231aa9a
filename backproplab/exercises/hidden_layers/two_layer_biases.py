# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the gradients of the biases, from public threads."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_steps import with_steps


def biases(change):
    """Return the pairs of bias gradients that are changed: both, the second, one."""
    second = {"dL_db2": lambda s: change(s.dL_dz2)}
    first = {"dL_db1": lambda s: change(s.dL_dz1)}
    return with_steps(**second, **first), with_steps(**second), with_steps(**first)


def bias_mistake(id, change, say, ask, **more):
    """Build a mistake that learners make in both layers, or in one of them."""
    both, *single = biases(change)
    return Mistake(id, both, say, ask, also=tuple(single), **more)


BIASES = (
    bias_mistake(
        "bias_averaged",
        lambda error: error.mean(axis=0),
        "A bias gradient is the mean over the batch. The 1/N is already inside the"
        " error, so the examples are summed.",
        "How often is it divided by N on the way to the bias?",
    ),
    bias_mistake(
        "bias_summed_over_all",
        np.sum,
        "A bias gradient is one single number: the sum has no axis, so all neurons"
        " are blamed alike.",
        "Over which axis do the examples lie?",
    ),
    bias_mistake(
        "bias_summed_over_neurons",
        lambda error: error.sum(axis=1),
        "A bias gradient was summed over the neurons, so it has one entry for each"
        " example. It needs one for each neuron.",
        "Over which axis do the examples lie?",
    ),
    bias_mistake(
        "bias_not_summed",
        lambda error: error,
        "A bias gradient still has a row for each example. A bias serves them all, so"
        " their errors add up.",
        "What shape does b have, and which axis is too many?",
    ),
    bias_mistake(
        "bias_left_at_zero",
        lambda error: 0 * error[0],
        "A bias gradient is 0 everywhere, so that bias will never learn.",
        "What happens to z if a bias grows a little, and so to the loss?",
    ),
    bias_mistake(
        "bias_of_one_example",
        lambda error: error[0],
        "A bias gradient is the error of one single example. A bias serves them all, so"
        " their errors add up.",
        "Over which axis do the examples lie?",
    ),
)
