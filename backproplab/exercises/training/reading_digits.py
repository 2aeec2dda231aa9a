# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 09: read handwritten digits that were held out."""

from functools import cache

import numpy as np

from backproplab.data import digits
from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.training.networks import outputs
from backproplab.losses import SoftmaxCrossEntropy, one_hot
from backproplab.network import mlp
from backproplab.optimizers import Adam
from backproplab.training import train

ENOUGH, LEARNED, GUESSING = 0.95, 0.99, 0.2


def digits_95():
    """Train a network that reads at least 95 % of the held-out digits."""
    x, y, _, _ = digits()
    start, loss, optimizer = mlp([64, 32, 10]), SoftmaxCrossEntropy(), Adam(0.01)
    history = train(start, loss, x, y, optimizer=optimizer, epochs=15, batch_size=64)
    network = history.network
    return network


@cache
def split_once():
    """Return the digits, read from their file once."""
    return digits()


def facts(answer):
    """Run a network on the digits, and note how far it has come."""
    split = split_once()
    held_out, learned = (read(answer, x) for x in (split.x_test, split.x_train))
    if isinstance(held_out, str):
        return held_out
    y, y_learned = split.y_test.argmax(axis=1), split.y_train.argmax(axis=1)
    share = (held_out == y).mean()
    enough = share >= ENOUGH
    by_heart = not isinstance(learned, str) and (learned == y_learned).mean() >= LEARNED
    seen = {
        "several_classes": len({*held_out}) > 1,
        "classes_in_place": renamed(held_out, y) < 0.8 or share > 0.5,
        "more_than_guessing": share > GUESSING,
        "not_by_heart": not by_heart,
        "reads_enough": enough,
    }
    return {name: float(enough or fact) for name, fact in seen.items()}


def read(answer, x):
    """Return the digit that a network reads in each row, or what is wrong with it."""
    labels = getattr(answer, "network", answer)
    scores = outputs(answer, x, 10)
    if isinstance(scores, str) and callable(labels):
        return as_labels(labels, x, scores)
    return scores if isinstance(scores, str) else scores.argmax(axis=1)


def as_labels(network, x, words):
    """Return what a function gives if it is one whole number for each row."""
    try:
        labels = np.asarray(network(x.copy()))
    except Exception:
        return words
    fits = labels.shape == (len(x),) and np.isin(labels, np.arange(10)).all()
    return labels.astype(int) if fits else words


def renamed(said, y):
    """Return the share that is right if each answer may stand for another class."""
    counts = one_hot(said, 10).T @ one_hot(y, 10)
    return counts.max(axis=1).sum() / len(y)


SENTENCES = {
    "several_classes": "It reads the same digit in every picture.",
    "classes_in_place": "It tells the digits apart, but calls them by other names.",
    "more_than_guessing": "It reads about as many of them as guessing would.",
    "not_by_heart": "It knows the training digits by heart, and fewer of the others.",
    "reads_enough": "It reads fewer than 95 % of the held-out digits.",
}


def in_words(name, got, right):
    """Say how one fact misses, or return None."""
    return None if got == right else SENTENCES[name]


def reading(change_test, change_train=lambda digits: digits):
    """Build a reader that knows the answers, and changes them."""
    split = split_once()
    right = {len(y): y.argmax(axis=1) for y in (split.y_test, split.y_train)}

    def network(x):
        change = change_test if len(x) == len(split.y_test) else change_train
        return one_hot(change(right[len(x)].copy()), 10)

    return lambda: network


def spoiled(share):
    """Build a change that makes a share of the digits wrong."""

    def change(digits):
        wrong = np.arange(len(digits)) % 100 < 100 * share
        return np.where(wrong, (digits + 1 + np.arange(len(digits)) % 9) % 10, digits)

    return change


DIGITS_95 = Exercise(
    reference=digits_95,
    notebook="09",
    title="read digits",
    see="Code: real digits",
    results=tuple(SENTENCES),
    fixtures=lambda rng: [Fixture("360 digits that were held out", ())],
    is_value=True,
    use=facts,
    expected=lambda: dict.fromkeys(SENTENCES, 1.0),
    in_words=in_words,
    asks={
        "several_classes": "Does the loss fall at all?",
        "classes_in_place": "Which column of y stands for which digit?",
        "more_than_guessing": "Was this network trained, and are x and y in step?",
        "not_by_heart": "What helps a network that has learned too much by heart?",
        "reads_enough": "Is the loss still falling, and how large is the hidden layer?",
    },
    hints=(
        "How many inputs does a picture of 8 by 8 give, and how many classes?",
        "One hidden layer of some 30 neurons, SoftmaxCrossEntropy, batches of 32; look"
        " at the loss before you change anything.",
        "mlp([64, 32, 10]), Adam(0.01), batch_size=64 and 15 epochs take a few"
        " seconds; give history.network.",
    ),
    mistakes=(
        Mistake(
            "no_network",
            lambda: 0.97,
            "The check needs the trained network itself, since it reads the held-out"
            " digits with it; a share or a list of answers is not enough.",
            "What does train hand back, and what is its part called?",
        ),
        Mistake(
            "diverged",
            lambda: lambda x: np.full((len(x), 10), np.nan),
            "The network gives nan or infinity: its steps were too long.",
            "What would a learning rate ten times lower do?",
        ),
        Mistake(
            "one_digit_always",
            reading(lambda digits: 0 * digits, lambda digits: 0 * digits),
            "It reads the same digit in every picture: the inputs have no say. The"
            " training was cut off at the start, or all hidden neurons are dead.",
            "What do the pre-activations of the hidden layer look like?",
        ),
        Mistake(
            "classes_renamed",
            reading(lambda digits: (digits + 1) % 10, lambda digits: (digits + 1) % 10),
            "It tells the digits apart very well, but calls them by other names: the"
            " columns are in another order than in y.",
            "Which column of y stands for the digit 0?",
            also=(reading(lambda digits: 9 - digits, lambda digits: 9 - digits),),
        ),
        Mistake(
            "not_trained",
            reading(spoiled(0.9), spoiled(0.9)),
            "It reads about as many digits as guessing would. Either this is the"
            " network from before the training, or x was shuffled without y.",
            "Is this history.network, and does each row still have its own target?",
        ),
        Mistake(
            "learned_by_heart",
            reading(spoiled(0.08)),
            "It knows the training digits by heart, and reads fewer than 95 % of those"
            " it has never seen.",
            "What would fewer epochs, more rows or a smaller network do?",
        ),
        Mistake(
            "stopped_early",
            reading(spoiled(0.15), spoiled(0.15)),
            "It has learned a good part, but reads fewer than 95 % of the held-out"
            " digits, and not all of the training digits either.",
            "Was the loss still falling when the training ended?",
            also=(reading(spoiled(0.5), spoiled(0.5)),),
        ),
    ),
)
