# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes of a training step that lie in its gradients: those of notebook 05."""

from dataclasses import replace

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.two_layer_backward import TWO_LAYER_BACKWARD
from backproplab.exercises.hidden_layers.two_layer_steps import with_steps
from backproplab.exercises.weight_update.dicts import NAMES


def through_softmax(s):
    """Send the slope of a squared error back through the whole softmax."""
    dL_dp = (s.p - s.y) / len(s.x)
    return s.p * (dL_dp - (dL_dp * s.p).sum(axis=1, keepdims=True))


# A step has its own words for these, since they show in the parameters.
NAMED_AS_UPDATES = ("updated_weights_used", "bias_left_at_zero", "bias_not_summed")


def stepped(backward):
    """Build a training step from a backward pass, right or wrong."""

    def variation(x, y, params, learning_rate):
        steps = backward(x, y, *(params[name] for name in NAMES))
        new_params = {
            name: params[name] - learning_rate * steps[f"dL_d{name}"] for name in NAMES
        }
        return steps | new_params

    return variation


SQUARED_ERROR = Mistake(
    "squared_error",
    stepped(with_steps(dL_dz2=through_softmax)),
    "The error went through the slope of softmax, as if the loss were a squared error."
    " With cross-entropy, p - y is the gradient for z2 already.",
    "Which loss does the task name, and what is its gradient for z2?",
)

WRONG_GRADIENTS = (
    SQUARED_ERROR,
    *(
        replace(
            mistake,
            variation=stepped(mistake.variation),
            also=tuple(map(stepped, mistake.also)),
        )
        for mistake in TWO_LAYER_BACKWARD.mistakes
        if mistake.id not in NAMED_AS_UPDATES
    ),
)
