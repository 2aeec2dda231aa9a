# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 00: measure a slope by a small step."""

from backproplab.data import integer_net
from backproplab.exercises.definition import Exercise, Fixture, Mistake


def loss_at(w):
    """Return the loss of the integer net when W1[0, 0] is w."""
    network, loss, x, y = integer_net()
    W1 = network.params["W1"].copy()
    W1[0, 0] = w
    return loss.value(network.with_params(W1=W1)(x), y)


def measure_slope():
    """Measure the slope of the loss at W1[0, 0] = -1 by a small step.

    Shapes: slope ().
    """
    dw = 0.0001
    slope = (loss_at(-1 + dw) - loss_at(-1)) / dw
    return slope


def wrong_slope(id, values, say, ask):
    """Build a mistake from the wrong numbers that it leads to."""
    ways = [lambda value=value: value for value in values]
    return Mistake(id, ways[0], say, ask, also=tuple(ways[1:]))


def change(dw):
    """Return the change of the loss for a step dw from the weight -1."""
    return loss_at(-1 + dw) - loss_at(-1)


# Steps that learners take; with 1 and -1 the change and the quotient are alike.
SMALL_STEPS = [
    sign * size
    for size in (0.001, 0.5, 0.1, 0.01, 1e-4, 1e-5, 1e-6)
    for sign in (1, -1)
]

MEASURE_SLOPE = Exercise(
    reference=measure_slope,
    notebook="00",
    title="measure a slope",
    see="Derive: the slope as ΔL/Δw",
    results=("slope",),
    fixtures=lambda rng: [Fixture("the integer net", ())],
    is_value=True,
    rtol=0.002,
    asks={
        "slope": "How much does the loss change when the weight moves from -1 to"
        " -0.999, and what is divided by what?"
    },
    hints=(
        "How much does the loss change when the weight moves from -1 to -0.999?",
        "Take the loss after the step minus the loss before, then divide by the step.",
        "`(loss_at(-1 + dw) - loss_at(-1)) / dw`, with a dw of 0.001 or less.",
    ),
    mistakes=(
        wrong_slope(
            "sign_flipped",
            [2.6],
            "The size is right, the sign is not: here the loss falls as the weight"
            " grows.",
            "Which loss comes first, the one after the step or the one before?",
        ),
        wrong_slope(
            "at_old_weight",
            [5.0],
            "This is the slope at W1[0, 0] = 1, the worked row.",
            "At which weight do both losses have to be taken?",
        ),
        wrong_slope(
            "step_of_one",
            [change(1), -change(-1)],
            "A step of 1 is too large: the curve bends on the way.",
            "What happens to the quotient when the step becomes 0.01, then 0.001?",
        ),
        wrong_slope(
            "step_of_a_tenth",
            [change(0.1) / 0.1, change(-0.1) / -0.1],
            "A step of 0.1 is still too large: the curve bends on the way.",
            "What happens to the quotient when the step becomes 0.001?",
        ),
        wrong_slope(
            "step_of_a_hundredth",
            [change(0.01) / 0.01, change(-0.01) / -0.01],
            "Close: a step of 0.01 is still too large to get all digits right.",
            "What happens to the quotient when the step becomes 0.001?",
        ),
        wrong_slope(
            "not_divided",
            [change(step) for step in SMALL_STEPS],
            "This is the change of the loss for one small step, not for each unit.",
            "The slope is a change per what?",
        ),
        wrong_slope(
            "loss_itself",
            [loss_at(-1)],
            "This is the loss there. The slope says how fast it changes.",
            "Which two losses do you have to compare?",
        ),
        wrong_slope(
            "turned_over",
            [-1 / 2.6],
            "The quotient is upside down: this is Δw / ΔL.",
            "The change of the loss for each unit of the weight: what is divided by"
            " what?",
        ),
        wrong_slope(
            "per_weight",
            [loss_at(-1) / -1],
            "This is the loss divided by the weight; nothing has moved.",
            "Which two losses do you have to compare?",
        ),
    ),
)
