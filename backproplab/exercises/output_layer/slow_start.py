# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: how steep two losses are where a sigmoid is saturated."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def slow_start(a, x, y):
    """Find the slope at w of one sigmoid neuron with outputs a, for two losses.

    Shapes: dL_dw_squares and dL_dw_cross_entropy (n,).
    """
    a = np.array(a)
    dL_dw_squares = (a - y) * a * (1 - a) * x
    dL_dw_cross_entropy = (a - y) * x
    return dL_dw_squares, dL_dw_cross_entropy


def changed(squares=None, entropy=None):
    """Build a variation from functions of the outputs; the target is 0 and x is 1."""

    def variation(a, x, y):
        right = slow_start(a, x, y)
        outputs = np.array(a)
        return (
            squares(outputs) if squares else right[0],
            entropy(outputs) if entropy else right[1],
        )

    return variation


def slope(a):
    """Return the slope of the sigmoid where it gives a."""
    return a * (1 - a)


def sigmoid(z):
    """Return the sigmoid of a number."""
    return 1 / (1 + np.exp(-z))


SLOW_START = Exercise(
    reference=slow_start,
    notebook="04",
    title="a slow start",
    see="Derive: squares keep the slope of the sigmoid",
    results=("dL_dw_squares", "dL_dw_cross_entropy"),
    fixtures=lambda rng: [Fixture("one neuron", ([0.8176, 0.982], 1, 0))],
    is_value=True,
    rtol=5e-3,
    asks={
        "dL_dw_squares": "Which three numbers are multiplied on the way from ½(a - y)²"
        " back to w?",
        "dL_dw_cross_entropy": "Which factor has gone, when cross-entropy meets the"
        " sigmoid?",
    },
    hints=(
        "How far is each output from its target, and how steep is the sigmoid there?",
        "The slope of the sigmoid is a (1 - a). With squares it multiplies the error;"
        " with cross-entropy it cancels.",
        "For 0.9820 the error is 0.9820 and the slope 0.9820 · 0.0180. With squares"
        " multiply both; with cross-entropy one of them is left.",
    ),
    mistakes=(
        Mistake(
            "slope_forgotten",
            changed(squares=lambda a: a),
            "With squares the slope of the sigmoid is missing: nothing cancels it.",
            "What does the chain rule multiply on the way from a back to z?",
        ),
        Mistake(
            "slope_kept",
            changed(entropy=lambda a: a * slope(a)),
            "With cross-entropy the slope of the sigmoid still multiplies the error.",
            "What stands in the denominator of the slope of cross-entropy at a?",
        ),
        Mistake(
            "losses_swapped",
            changed(lambda a: a, lambda a: a * slope(a)),
            "The numbers are right, but each stands at the other loss.",
            "With which of the two losses does a (1 - a) cancel?",
        ),
        Mistake(
            "sign_flipped",
            changed(lambda a: -a * slope(a), lambda a: -a),
            "The signs are flipped: this is target - output.",
            "The output is too large: does the loss grow or fall with w?",
            also=(changed(squares=lambda a: -a * slope(a)),),
        ),
        Mistake(
            "half_forgotten",
            changed(squares=lambda a: 2 * a * slope(a)),
            "With squares the slope is twice too large: the loss has a ½ in front.",
            "What does the ½ do to the 2 of the square's slope?",
            right_under="the convention without the ½",
            also=(changed(lambda a: 2 * a * slope(a), lambda a: 2 * a),),
        ),
        Mistake(
            "loss_instead",
            changed(lambda a: a**2 / 2, lambda a: -np.log(1 - a)),
            "These are the losses. How steep they are was asked for.",
            "Is it the height of the curve that decides a step, or its slope?",
            also=(
                changed(squares=lambda a: a**2 / 2),
                changed(entropy=lambda a: -np.log(1 - a)),
            ),
        ),
        Mistake(
            "slope_alone",
            changed(squares=slope),
            "This is the slope of the sigmoid; the error a - y is not in it.",
            "Which part of the product says how wrong the output is?",
            also=(changed(entropy=slope), changed(slope, slope)),
        ),
        Mistake(
            "stopped_at_output",
            changed(entropy=lambda a: 1 / (1 - a)),
            "This is the slope of cross-entropy at the output a. One more step back"
            " gives the slope at z, and so at w.",
            "By what is it multiplied on the way from a to z?",
        ),
        Mistake(
            "half_of_the_slope",
            changed(squares=lambda a: a * a),
            "A factor is missing: a (1 - a) has two, and the error is a third.",
            "How often does a occur in error times slope, when the target is 0?",
            also=(changed(squares=lambda a: 1 - a),),
        ),
        Mistake(
            "sigmoid_again",
            changed(squares=lambda a: a * slope(sigmoid(a))),
            "The slope was taken at the sigmoid of the output. The output a has been"
            " through the sigmoid already.",
            "Is 0.8176 a score z or an output a?",
        ),
        Mistake(
            "rate_multiplied",
            changed(lambda a: 0.15 * a * slope(a), lambda a: 0.15 * a),
            "The learning rate is in it: this is the size of a step.",
            "Was the step asked for, or the slope?",
        ),
    ),
)
