"""Eight short programs that train badly or wrongly, each with one bug.

Each is after a bug of a public project. Read one with `source(1)`, and let it learn
with `run(1)`. At a learning rate of 0.1 and the same rows, a right program comes to a
loss of 0.18 and reads 95 % of the digits that were held out.
"""

import inspect
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import numpy as np

from backproplab.data import digits
from backproplab.exercises.note import Note
from backproplab.shapes import Array, Params

# Where each bug was met: owner/repository#thread.
SOURCES = {
    "1": "nfmcclure/tensorflow_cookbook#86",
    "2": "dominhhai/dominhhai.github.io#19",
    "3": "nu-radio/NuRadioMC#1061",
    "4": "udacity/sdc-issue-reports#1326",
    "5": "tensorflow/swift-apis#42",
    "6": "exacity/deeplearningbook-chinese#127",
    "7": "joelgrus/data-science-from-scratch#31",
    "8": "karpathy/nn-zero-to-hero#52",
}
ROWS, BATCH = 600, 20


class Run(NamedTuple):
    """What a program did: a loss for each epoch, its parameters, its success.

    `accuracy` is the share of held-out digits that it reads rightly.
    """

    losses: list[float]
    params: Params
    accuracy: float

    def __str__(self) -> str:
        first, last = self.losses[0], self.losses[-1]
        return (
            f"loss {first:.3f} in the first epoch, {last:.3f} in the last;"
            f" {self.accuracy:.0%} of the held-out digits are right"
        )


def program(number: int | str) -> ModuleType:
    """Return a program: a module with `start`, `deal` and `step`.

    Raises ValueError where there is none of this number.
    """
    if str(number) not in SOURCES:
        raise ValueError(f"there is no program {number!r}; they go from 1 to 8")
    return import_module(f"{__name__}.program_{number}")


def source(number: int | str) -> Note:
    """Show the text of a program."""
    text = inspect.getsource(program(number))
    said = f"Program {number}, after a bug in {SOURCES[str(number)]}"
    return Note(said, text.partition("\n")[2])


def run(
    number: int | str, *, epochs: int = 20, learning_rate: float = 0.1, seed: int = 0
) -> Run:
    """Let a program learn from 600 digits, and try it on 360 others."""
    chosen, split, rng = program(number), digits(), np.random.default_rng(seed)
    x, y = split.x_train[:ROWS], split.y_train[:ROWS]
    params, losses = chosen.start(rng), []
    with np.errstate(all="ignore"):  # a loss that is not finite is a result here
        for _ in range(epochs):
            parts = []
            for some_x, some_y in chosen.deal(x, y, BATCH, rng):
                params, loss = chosen.step(some_x, some_y, params, learning_rate)
                parts.append(loss)
            losses.append(float(np.mean(parts)))
    return Run(losses, params, accuracy(params, split.x_test, split.y_test))


def accuracy(params: Params, x: Array, y: Array) -> float:
    """Return the share of rows whose largest score is that of their class."""
    a1 = np.maximum(x @ params["W1"] + params["b1"], 0)
    scores = a1 @ params["W2"] + params["b2"]
    return float((scores.argmax(axis=1) == y.argmax(axis=1)).mean())
