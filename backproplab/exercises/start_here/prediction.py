# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 00: make a check pass, then make it fail on purpose."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def prediction_error(prediction, target):
    """Say how much too large each prediction is: prediction - target.

    Shapes: prediction, target (N, n_out); returns error (N, n_out).
    """
    return prediction - target


def pairs_to_compare(rng):
    """Return predictions with their targets."""
    return [
        Fixture("a batch of four", (rng.normal(size=(4, 3)), rng.normal(size=(4, 3)))),
        Fixture("whole numbers", (np.array([[3, 5]]), np.array([[1, 5]]))),
        Fixture("one example", (rng.normal(size=(1, 2)), rng.normal(size=(1, 2)))),
        Fixture("views", (rng.normal(size=(3, 4)).T, rng.normal(size=(4, 6))[:, ::2])),
    ]


PREDICTION_ERROR = Exercise(
    reference=prediction_error,
    notebook="00",
    title="make a check pass",
    see="Code: four exercises",
    results=("error",),
    fixtures=pairs_to_compare,
    hints=(
        "If the prediction is 5 and the target is 3, how much too large is it?",
        "One subtraction of two arrays does it for all entries; the prediction is"
        " first.",
        "Take the target away from the prediction, and put `return` in front.",
    ),
    mistakes=(
        Mistake(
            "sign_flipped",
            lambda prediction, target: target - prediction,
            "Every sign is flipped: this says how much too small each prediction is.",
            "Which of the two comes first, when too large should be positive?",
            right_under="the convention target - prediction, which some books use",
        ),
        Mistake(
            "squared",
            lambda prediction, target: (prediction - target) ** 2,
            "The differences are squared. That is a loss; it has lost the signs.",
            "What is left if you do not square?",
        ),
        Mistake(
            "half_squared",
            lambda prediction, target: (prediction - target) ** 2 / 2,
            "This is half the squared difference, which is a loss and not its slope.",
            "What is the derivative of ½ (prediction - target)² in the prediction?",
        ),
        Mistake(
            "absolute",
            lambda prediction, target: abs(prediction - target),
            "The sizes are right, the signs are gone: too small looks like too large.",
            "What takes the signs away?",
        ),
        Mistake(
            "divided_by_n",
            lambda prediction, target: (prediction - target) / len(target),
            "It is divided by the number of examples.",
            "Does one example's error depend on how many others there are?",
            right_under="the gradient of a mean loss, which notebook 02 needs",
        ),
        Mistake(
            "added",
            lambda prediction, target: prediction + target,
            "The two are added.",
            "What should come out where the prediction equals its target?",
        ),
        Mistake(
            "multiplied",
            lambda prediction, target: prediction * target,
            "The two are multiplied.",
            "What should come out where the prediction equals its target?",
        ),
        Mistake(
            "divided",
            lambda prediction, target: prediction / target,
            "The two are divided, which gives a ratio.",
            "What should come out where the prediction equals its target?",
        ),
        Mistake(
            "relative",
            lambda prediction, target: (prediction - target) / target,
            "It is measured relative to the target.",
            "Which operation turns 2 too large into another number than 2?",
        ),
        Mistake(
            "summed",
            lambda prediction, target: (prediction - target).sum(),
            "All errors are added up to one number, in which they cancel each other.",
            "Which call takes the axes away?",
        ),
        Mistake(
            "averaged",
            lambda prediction, target: (prediction - target).mean(),
            "All errors are averaged to one number, in which they cancel each other.",
            "Which call takes the axes away?",
        ),
    ),
)
