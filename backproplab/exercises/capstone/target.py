# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 12: train a network of three layers to a target."""

from functools import cache

import numpy as np

from backproplab.activations import ReLU
from backproplab.data import digits
from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.layers import Dense
from backproplab.losses import SoftmaxCrossEntropy
from backproplab.network import Sequential, mlp
from backproplab.optimizers import SGD
from backproplab.training import train

TARGET = "95 % or more"
LEVELS = ((0.95, TARGET), (0.8, "80 to 95 %"), (0.2, "20 to 80 %"), (0, "below 20 %"))


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
    network = getattr(network, "network", network)
    if not callable(network):
        kind = type(network).__name__
        return f"This is one {kind}, not a network. Which name holds the trained one?"
    x, y = held_out()
    try:
        scores = np.asarray(network(x.copy()), dtype=float)
    except Exception as error:
        return f"The network does not take a batch of digits: {error} Which sizes fit?"
    if scores.shape != y.shape:
        said = f"For x {x.shape} it gives shape {scores.shape}; it should be {y.shape}."
        return f"{said} How many classes are there?"
    if not np.isfinite(scores).all():
        return "Its scores are not all finite: did the training diverge, and why?"
    accuracy = (scores.argmax(axis=1) == y.argmax(axis=1)).mean()
    level = next(words for least, words in LEVELS if accuracy >= least)
    return {"dense_layers": dense_layers(network), "accuracy": level}


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
    return (
        f"The network reads {got} of the held-out digits. Does the loss still fall, or"
        " does it need other settings?"
    )


@cache
def by_means(share):
    """Build three layers that compare with the mean digit, for a share of the classes.

    Nothing is trained, so it is there at once, and reads about nine of ten.
    """
    split = digits()
    known = int(10 * share)
    rows = [split.x_train[split.y_train[:, k] == 1] for k in range(known)]
    means = np.array([some.mean(axis=0) for some in rows])
    W, b = np.zeros((64, 10)), np.full(10, -99.0)
    W[:, :known], b[:known] = means.T, -(means**2).sum(axis=1) / 2
    same = Dense(np.eye(64), np.zeros(64))
    return Sequential(same, ReLU(), same, ReLU(), Dense(W, b))


TRAIN_TO_TARGET = Exercise(
    reference=train_to_target,
    notebook="12",
    title="train to a target",
    see="Code: train to a target",
    results=("dense_layers", "accuracy"),
    fixtures=lambda rng: [Fixture("360 digits that were held out", ())],
    is_value=True,
    use=facts,
    expected=lambda: {"dense_layers": 3, "accuracy": TARGET},
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
            lambda: mlp([64, 32, 10], activation=ReLU()),
            "This network has two dense layers, one of them hidden. The task asks for"
            " three.",
            "How many sizes does mlp take for three dense layers?",
        ),
        Mistake(
            "one_layer",
            lambda: mlp([64, 10]),
            "This network has one dense layer, so nothing is hidden and nothing bends.",
            "How many sizes does mlp take for three dense layers?",
        ),
        Mistake(
            "four_layers",
            lambda: mlp([64, 32, 16, 16, 10], activation=ReLU()),
            "This network has four dense layers. The task asks for three.",
            "How many sizes does mlp take for three dense layers?",
        ),
        Mistake(
            "not_trained",
            lambda: mlp([64, 32, 16, 10], activation=ReLU()),
            "About one digit in ten is right, which is guessing. `train` leaves its"
            " network as it was and returns a history; or the loss never fell.",
            "Is this the network from before the training, or history.network?",
            also=(lambda: by_means(0.1),),
        ),
        Mistake(
            "stopped_early",
            lambda: by_means(0.5),
            "It has learned something, and is far from done.",
            "Was the loss still falling when it stopped, or is the learning rate off?",
        ),
        Mistake(
            "nearly",
            lambda: by_means(1),
            "It is close to the target, and not there yet.",
            "What would more epochs do to the loss of the held-out digits?",
        ),
    ),
)
