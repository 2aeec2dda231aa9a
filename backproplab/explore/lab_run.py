"""Runs of training that can go on at any time, and never lose what they had."""

from collections.abc import Callable
from threading import RLock

import numpy as np

from backproplab.explore.lab_settings import Given, Setting
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.optimizers import SGD
from backproplab.shapes import Array
from backproplab.training import DivergenceError, train

BATCH = 10
MOST_RUNS = 24  # kept; the one not used for longest goes first


class Run:
    """One run of training: the network after each epoch, its loss and its errors.

    An epoch is seeded with its number, from 0, so the network after it depends on the
    setting alone, and a step back is exact. A run ends early when numbers stop being
    finite. The notebook's thread and the page's may both ask.
    """

    def __init__(self, given: Given, setting: Setting) -> None:
        self.loss, self.rate = given.loss, setting.rate
        network, self.x, self.y = given.start(setting)
        self.lock = RLock()
        self.ended = False
        self.losses: list[float] = []
        self.errors: list[list[float]] = []
        self.networks: list[Sequential] = []
        self.add(network, self.loss.value(network(self.x), self.y))

    @property
    def epochs(self) -> int:
        """Return how many epochs are done."""
        return len(self.networks) - 1

    @property
    def names(self) -> list[str]:
        """Return the code names of the errors, "dL_dz1", "dL_dz2", …"""
        network = self.networks[0]
        layers = zip(network.layers, network.names, strict=True)
        return [f"dL_d{name}" for layer, name in layers if layer.params]

    def has(self, epoch: int) -> bool:
        """Say whether no more training is needed to show an epoch."""
        return self.ended or epoch <= self.epochs

    def add(self, network: Sequential, loss: float) -> None:
        """Note the end of an epoch; the network comes last, because it is counted."""
        self.losses.append(loss)
        self.errors.append(error_sizes(network, self.loss, self.x, self.y))
        self.networks.append(network)

    def train_to(self, epoch: int) -> None:
        """Train until an epoch can be shown."""
        while not self.has(epoch):
            self.train_towards(epoch)

    def train_towards(self, epoch: int) -> None:
        """Train one epoch, if an epoch cannot be shown yet."""
        with self.lock:
            if self.has(epoch):
                return
            try:
                done = train(
                    self.networks[-1],
                    self.loss,
                    self.x,
                    self.y,
                    optimizer=SGD(self.rate),
                    epochs=1,
                    batch_size=BATCH,
                    seed=self.epochs,
                    progress=False,
                )
            except DivergenceError:
                self.ended = True
            else:
                if not done.interrupted:
                    self.add(done.network, done.losses[-1])


class Runs:
    """The runs of all settings that were looked at lately."""

    def __init__(self, begin: Callable[[Setting], Run]) -> None:
        self.begin = begin
        self.lock = RLock()
        self.kept: dict[Setting, Run] = {}

    def __getitem__(self, setting: Setting) -> Run:
        with self.lock:
            run = self.kept.pop(setting, None) or self.begin(setting)
            self.kept[setting] = run
            for oldest in [*self.kept][:-MOST_RUNS]:
                del self.kept[oldest]
            return run

    def have(self, setting: Setting, epoch: int) -> bool:
        """Say whether an epoch of a setting can be shown without any training."""
        run = self.kept.get(setting)
        return run is not None and run.has(epoch)


def error_sizes(network: Sequential, loss: Loss, x: Array, y: Array) -> list[float]:
    """Return the size of the error at each layer that learns: √Σ dL_dz², first to last.

    Shapes: x (N, n_in), y (N, n_out).
    """
    with np.errstate(over="ignore", invalid="ignore"):
        out, caches = network.forward(x)
        error, sizes = loss.gradient(out, y), []
        for layer, cache in reversed([*zip(network.layers, caches, strict=True)]):
            if layer.params:
                sizes.append(float(np.linalg.norm(error)))
            error, _ = layer.backward(error, cache)
    return sizes[::-1]
