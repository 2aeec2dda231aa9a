# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 09: learn five points by heart."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.training.networks import (
    differs,
    is_flat,
    mean_loss,
    outputs,
    says_one,
)
from backproplab.losses import SigmoidCrossEntropy
from backproplab.network import mlp
from backproplab.optimizers import Adam
from backproplab.training import train

SMALL = 0.01


def overfit_five(x, y):
    """Train a network until its mean cross-entropy on five points is below 0.01."""
    start = mlp([2, 8, 1], seed=0)
    optimizer = Adam(0.1)
    history = train(start, SigmoidCrossEntropy(), x, y, optimizer=optimizer, epochs=400)
    network = history.network
    return network


def five_points():
    """Return five points of two classes that no line separates."""
    x = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.5, 0.5]]
    return x, [[0.0], [0.0], [1.0], [0.0], [1.0]]


def facts(answer, x, y):
    """Run a network on the five points, and note where it is right, and how surely."""
    x, y = np.array(x), np.array(y)
    scores = outputs(answer, x, 1)
    if isinstance(scores, str):
        return scores
    right = (says_one(scores, y) == (y > 0.5)).ravel()
    known = right.all()
    return {
        "differs": float(known or differs(scores)),
        "bent": float(known or not is_flat(scores, x)),
        "points": right.astype(float),
        "small_loss": float(mean_loss(scores, y) < SMALL),
    }


SENTENCES = {
    "differs": "All five points get the same output.",
    "bent": "The outputs lie on a plane over the points.",
    "small_loss": f"All five are right, but the loss is not below {SMALL:g}.",
}


def in_words(name, got, right):
    """Say how one fact misses, or return None."""
    if np.array_equal(got, right):
        return None
    points = zip(five_points()[0], np.atleast_1d(got), strict=False)
    wrong = ", ".join(f"({a:g}, {b:g})" for (a, b), is_right in points if not is_right)
    return SENTENCES.get(name, f"It is wrong for {wrong}.")


def saying(*bits, size=12.0):
    """Build a network that says these bits for the five points."""
    scores = size * (np.array(bits)[:, np.newaxis] - 0.5)
    return lambda x, y: lambda x: scores


OVERFIT_FIVE = Exercise(
    reference=overfit_five,
    notebook="09",
    title="five points by heart",
    see="Code: overfit five points first",
    results=("differs", "bent", "points", "small_loss"),
    fixtures=lambda rng: [Fixture("five points", five_points())],
    is_value=True,
    use=facts,
    expected=lambda x, y: {
        "differs": 1.0,
        "bent": 1.0,
        "points": np.ones(5),
        "small_loss": 1.0,
    },
    in_words=in_words,
    asks={
        "differs": "Do the hidden neurons start from different weights?",
        "bent": "Which layer of the network bends?",
        "points": "Was the network trained on these five points, each with its own"
        " target?",
        "small_loss": "How does the loss go on after more epochs?",
    },
    hints=(
        "If a network cannot even learn five points by heart, where would you look for"
        " the mistake?",
        "Take more hidden neurons than seem needed, all five points as one batch, and"
        " as many epochs as it takes.",
        "mlp([2, 8, 1]) with SigmoidCrossEntropy and Adam(0.1) is there after some"
        " hundred epochs; give history.network.",
    ),
    mistakes=(
        Mistake(
            "no_network",
            lambda x, y: 0.003,
            "The check needs the trained network itself, since it measures the loss; a"
            " loss that was measured before is not enough.",
            "What does train hand back, and what is its part called?",
        ),
        Mistake(
            "diverged",
            lambda x, y: lambda x: np.full((5, 1), np.nan),
            "The network gives nan or infinity: its steps were too long.",
            "What would a learning rate ten times lower do?",
        ),
        Mistake(
            "stopped_early",
            saying(0, 0, 1, 0, 1, size=4.0),
            "All five points are on the right side, but the network is not sure of"
            " them: the loss is still above 0.01.",
            "Is the loss still falling, and what would more epochs do?",
        ),
        Mistake(
            "same_for_all",
            saying(0, 0, 0, 0, 0),
            "All five points get the same output, so the inputs have no say: the"
            " weights start alike, or all hidden neurons are dead.",
            "With which weights did the training start?",
            also=(saying(1, 1, 1, 1, 1), saying(0.5, 0.5, 0.5, 0.5, 0.5)),
        ),
        Mistake(
            "no_hidden_layer",
            lambda x, y: lambda x: x @ np.array([[3.0], [-3.0]]) - 1,
            "This network is a plane: either no layer is hidden, or none bends. No"
            " plane separates these points.",
            "What has to stand between two dense layers?",
        ),
        Mistake(
            "middle_missed",
            saying(0, 0, 1, 0, 0),
            "The four corners are right, the point in the middle is not.",
            "Is the loss still falling, and are there neurons enough?",
        ),
        Mistake(
            "corner_missed",
            saying(0, 0, 1, 1, 1),
            "The corner (1, 1) is taken for class 1, like its neighbors.",
            "Is the loss still falling, and are there neurons enough?",
            also=(saying(1, 0, 1, 0, 1), saying(0, 0, 0, 0, 1)),
        ),
        Mistake(
            "classes_swapped",
            saying(1, 1, 0, 1, 0),
            "All five are wrong: the network says 0 for 1 and 1 for 0.",
            "Are the targets turned round, or was the gradient added?",
        ),
    ),
)
