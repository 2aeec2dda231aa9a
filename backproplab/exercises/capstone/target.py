# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 12: train a network of three layers to a target."""

from functools import cache
from typing import NamedTuple

import numpy as np

from backproplab.activations import ReLU
from backproplab.data import digits
from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.losses import SoftmaxCrossEntropy
from backproplab.network import mlp
from backproplab.optimizers import SGD
from backproplab.training import train

TARGET = "95 % or more"
LEVELS = ((0.95, TARGET), (0.8, "80 to 95 %"), (0.2, "20 to 80 %"), (0, "below 20 %"))


class Facts(NamedTuple):
    """What is judged of a network; a known mistake needs no network to have it."""

    dense_layers: int
    accuracy: str


def train_to_target():
    """Train a network of three dense layers: at least 95 % of the held-out digits."""
    split = digits()
    history = train(
        mlp([64, 32, 16, 10], activation=ReLU()),
        SoftmaxCrossEntropy(),
        split.x_train,
        split.y_train,
        optimizer=SGD(0.3),
        epochs=40,
        batch_size=32,
    )
    network = history.network
    return network


def facts(network):
    """Return how many dense layers a network has, and how well it reads digits.

    A history stands for its network. Of a function of one's own only the success can be
    asked.
    """
    if isinstance(network, Facts):
        return network._asdict()
    network = getattr(network, "network", network)
    if not callable(network):
        kind = type(network).__name__
        return f"This is one {kind}, not a network. Which name holds the trained one?"
    x, y = held_out()
    try:
        scores = np.asarray(network(x.copy()), dtype=float)
    except Exception as error:
        said = str(error).rstrip(".")
        return f"The network does not take a batch of digits: {said}. Which sizes fit?"
    if scores.shape != y.shape:
        said = f"For x {x.shape} it gives shape {scores.shape}; it should be {y.shape}."
        return f"{said} How many classes are there?"
    if not np.isfinite(scores).all():
        return "Its scores are not all finite: did the training diverge, and why?"
    accuracy = (scores.argmax(axis=1) == y.argmax(axis=1)).mean()
    level = next(words for least, words in LEVELS if accuracy >= least)
    return Facts(dense_layers(network), level)._asdict()


@cache
def held_out():
    """Return the digits to judge by."""
    return digits().x_test, digits().y_test


def dense_layers(network):
    """Count the layers with weights; of a function they are taken as three."""
    layers = getattr(network, "layers", None)
    if layers is None:
        return 3
    return sum("W" in getattr(layer, "params", {}) for layer in layers)


def in_words(name, got, right):
    """Compare one fact; None if it is right."""
    if got == right:
        return None
    if name == "dense_layers":
        return f"The network has {got} dense layers. How many does the task ask for?"
    return f"It reads {got} of the held-out digits. What is in the way of the target?"


TRAIN_TO_TARGET = Exercise(
    reference=train_to_target,
    notebook="12",
    title="train to a target",
    see="Code: train to a target",
    results=("dense_layers", "accuracy"),
    fixtures=lambda rng: [Fixture("360 digits that were held out", ())],
    is_value=True,
    use=facts,
    expected=lambda: Facts(3, TARGET)._asdict(),
    in_words=in_words,
    hints=(
        "Which sizes come first and last, and which loss takes ten classes?",
        "mlp makes the network, train gives a history, and history.network is what was"
        " learned. Judge on x_test, never on x_train.",
        "mlp([64, 32, 16, 10], activation=ReLU()) with SoftmaxCrossEntropy, batches of"
        " 32, SGD with a rate of a few tenths, some tens of epochs.",
    ),
    mistakes=(
        Mistake(
            "two_layers",
            lambda: Facts(2, TARGET),
            "Only one of the layers is hidden; here two of them are.",
            "How many sizes does mlp take for that many dense layers?",
        ),
        Mistake(
            "one_layer",
            lambda: Facts(1, TARGET),
            "Nothing is hidden and nothing bends: a line between any two classes.",
            "How many sizes does mlp take for two hidden layers?",
        ),
        Mistake(
            "four_layers",
            lambda: Facts(4, TARGET),
            "There is one hidden layer too many.",
            "How many sizes does mlp take for two hidden layers?",
        ),
        Mistake(
            "not_trained",
            lambda: Facts(3, "below 20 %"),
            "With ten classes that is close to guessing. `train` leaves its network as"
            " it was and returns a history; or the loss has never fallen.",
            "Is this the network from before the training, or history.network?",
        ),
        Mistake(
            "stopped_early",
            lambda: Facts(3, "20 to 80 %"),
            "It has learned something, and is far from done.",
            "Was the loss still falling when it stopped, or is the learning rate off?",
        ),
        Mistake(
            "nearly",
            lambda: Facts(3, "80 to 95 %"),
            "It is close to the target, and not there yet.",
            "What would more epochs do to the loss of the held-out digits?",
        ),
    ),
)
