# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 09: a network that knows "one or the other, but not both"."""

import numpy as np

from backproplab.data import xor
from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.training.networks import (
    differs,
    is_flat,
    outputs,
    says_one,
)
from backproplab.losses import SigmoidCrossEntropy
from backproplab.network import mlp
from backproplab.optimizers import SGD
from backproplab.training import train


def train_xor():
    """Train a network that gets all four rows of XOR right."""
    x, y = xor()
    start = mlp([2, 4, 1], seed=1)
    optimizer = SGD(1.0)
    history = train(start, SigmoidCrossEntropy(), x, y, optimizer=optimizer, epochs=500)
    network = history.network
    return network


def facts(answer):
    """Run a network on the four rows, and note where it is right."""
    x, y = xor()
    scores = outputs(answer, x, 1)
    if isinstance(scores, str):
        return scores
    right = (says_one(scores, y) == (y > 0.5)).ravel()
    solved = right.all()
    return {
        "differs": float(solved or differs(scores)),
        "bent": float(solved or not is_flat(scores, x)),
        "decided": float(solved or (np.abs(scores.ravel()[~right]) > 0.4).all()),
        "rows": right.astype(float),
    }


SENTENCES = {
    "differs": "All four rows get the same output.",
    "bent": "The outputs lie on a plane over the inputs.",
    "decided": "A row that is wrong has a probability of about 1/2.",
}


def in_words(name, got, right):
    """Say how one fact misses, or return None."""
    if np.array_equal(got, right):
        return None
    rows = zip(xor()[0].astype(int).tolist(), np.atleast_1d(got), strict=False)
    wrong = ", ".join(str(tuple(row)) for row, is_right in rows if not is_right)
    return SENTENCES.get(name, f"It is wrong for {wrong}.")


def saying(*bits, size=8.0):
    """Build a network that says these bits for the four rows."""
    scores = size * (np.array(bits)[:, np.newaxis] - 0.5)
    return lambda: lambda x: scores


TRAIN_XOR = Exercise(
    reference=train_xor,
    notebook="09",
    title="train XOR",
    see="Code: train XOR",
    results=("differs", "bent", "decided", "rows"),
    fixtures=lambda rng: [Fixture("the four rows of XOR", ())],
    is_value=True,
    use=facts,
    expected=lambda: {"differs": 1.0, "bent": 1.0, "decided": 1.0, "rows": np.ones(4)},
    in_words=in_words,
    asks={
        "differs": "Do the hidden neurons start from different weights?",
        "bent": "Which layer of the network bends?",
        "decided": "Has the loss stopped falling, and what would another seed do?",
        "rows": "Is the loss still falling, and what does it say about these rows?",
    },
    hints=(
        "How many layers does a network need so that a line can bend?",
        "Take one hidden layer of three or four neurons, and train with"
        " SigmoidCrossEntropy on all four rows; if the loss stops at 0.35, take another"
        " seed.",
        "mlp([2, 4, 1], seed=1), SGD(1.0) and a few hundred epochs are enough; what is"
        " checked is history.network.",
    ),
    mistakes=(
        Mistake(
            "no_network",
            lambda: np.array([[0.1], [0.9], [0.9], [0.1]]),
            "The check needs the trained network itself, since it runs it on the four"
            " rows; numbers that came out of it are not enough.",
            "What does train hand back, and what is its part called?",
        ),
        Mistake(
            "diverged",
            lambda: lambda x: np.full((4, 1), np.nan),
            "The network gives nan or infinity: its steps were too long.",
            "What would a learning rate ten times lower do?",
        ),
        Mistake(
            "same_for_all",
            saying(0.5, 0.5, 0.5, 0.5),
            "All four rows get the same output, so the inputs have no say. A network"
            " without a bend ends there, and one whose weights all start alike, or"
            " whose neurons are dead.",
            "Is there a hidden layer that bends, and do its neurons start unlike?",
            also=(saying(1, 1, 1, 1), saying(0, 0, 0, 0)),
        ),
        Mistake(
            "no_hidden_layer",
            lambda: lambda x: 2 * x @ np.array([[1.0], [1.0]]) - 1.5,
            "This network is a plane: either no layer is hidden, or none bends. No"
            " plane separates the rows of XOR.",
            "What has to stand between two dense layers?",
            also=(
                lambda: lambda x: 1 / (1 + np.exp(1 - x @ np.array([[1.0], [2.0]]))),
                lambda: lambda x: x @ np.array([[1e-2], [-1e-2]]),
            ),
        ),
        Mistake(
            "stuck_start",
            lambda: lambda x: np.array([[-9.0], [0.01], [9.0], [0.02]]),
            "It is stuck: a row that is wrong has a probability of about 1/2, and the"
            " network has settled with that. Or it has hardly been trained.",
            "Does the loss still fall? If not, what would another start do?",
            also=(
                lambda: lambda x: np.array([[0.02], [-0.01], [9.0], [-9.0]]),
                lambda: lambda x: np.array([[-9.0], [9.0], [-0.01], [0.02]]),
                lambda: lambda x: np.array([[0.2], [0.15], [0.25], [0.3]]),
            ),
        ),
        Mistake(
            "learned_or",
            saying(0, 1, 1, 1),
            "This network says what OR says: 1 for (1, 1) as well.",
            "What is the target of the last row, and is the loss still falling?",
        ),
        Mistake(
            "learned_and",
            saying(0, 0, 0, 1),
            "This network says what AND says: 1 only where both inputs are 1.",
            "What are the targets of the four rows?",
        ),
        Mistake(
            "learned_nand",
            saying(1, 1, 1, 0),
            "This network says what NOT AND says: 1 for (0, 0) as well.",
            "What is the target of the first row, and is the loss still falling?",
        ),
        Mistake(
            "learned_equal",
            saying(1, 0, 0, 1),
            "All four are wrong: this network says whether both inputs are equal, which"
            " is the opposite of XOR.",
            "Are the targets turned round, or was the gradient added?",
        ),
    ),
)
