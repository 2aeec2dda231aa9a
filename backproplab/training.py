"""Training: step after step downhill, with everything kept that you may want to see."""

import math
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from backproplab.layers import Params
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.optimizers import Optimizer
from backproplab.shapes import Array, as_count, as_floats

# What a history keeps of the networks on its way.
MOST_NETWORKS = 1000
MOST_BYTES = 256 * 2**20


@dataclass(repr=False)
class History:
    """What a training run left: losses and networks, from the start to the end.

    `losses[e]` is the loss over all rows after e epochs, so `losses[0]` is the start.
    `networks[i]` is the network after i · `every` epochs; `network` is the last one.
    `every` is 1 unless the run is long: at most 1,000 networks, or 256 MB, are kept.
    `interrupted` tells that the run was stopped by hand.
    """

    network: Sequential
    losses: list[float]
    networks: list[Sequential]
    every: int = 1
    interrupted: bool = False

    @property
    def epochs(self) -> int:
        """Return how many epochs were finished."""
        return len(self.losses) - 1

    def add(self, network: Sequential, loss: float) -> None:
        """Note the end of an epoch."""
        self.network = network
        self.losses.append(loss)
        if self.epochs % self.every == 0:
            self.networks.append(network)

    def __repr__(self) -> str:
        stopped = ", interrupted" if self.interrupted else ""
        start, end = self.losses[0], self.losses[-1]
        return f"History({self.epochs} epochs{stopped}, loss {start:.4g} to {end:.4g})"

    def _repr_html_(self) -> str:
        shown = sorted({self.epochs * quarter // 4 for quarter in range(5)})
        epochs = "".join(f'<th scope="col">{epoch}</th>' for epoch in shown)
        losses = "".join(f"<td>{self.losses[epoch]:.4g}</td>" for epoch in shown)
        return (
            f"<table><caption>{'Interrupted' if self.interrupted else 'Trained'}: "
            f'{self.epochs} epochs</caption><tr><th scope="row">epoch</th>{epochs}</tr>'
            f'<tr><th scope="row">loss</th>{losses}</tr></table>'
        )


class DivergenceError(ValueError):
    """The loss is not finite any more: after which `step`, and the `history` before."""

    def __init__(self, loss: float, step: int, history: History) -> None:
        super().__init__(
            f"the loss or a slope is not finite after step {step}, in epoch "
            f"{history.epochs + 1}: the loss is {loss:g}. Steps that are too long do "
            "this: try a learning rate ten times lower, or inputs scaled to about 1. "
            "The epochs before are kept in this error's .history"
        )
        self.loss = loss
        self.step = step
        self.history = history

    def __reduce__(self) -> tuple[type, tuple[float, int, History]]:
        return type(self), (self.loss, self.step, self.history)  # so that it pickles


def train(
    network: Sequential,
    loss: Loss,
    x: ArrayLike,
    y: ArrayLike,
    *,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
    progress: bool | None = None,
) -> History:
    """Go through all rows again and again, with one step of the optimizer per batch.

    An epoch visits every row once, in batches drawn with `default_rng(seed)`; without a
    `batch_size` all rows are one batch. `network` itself stays as it is. The optimizer
    remembers: pass the same one to go on, a new one to start afresh. A progress bar
    appears after a second, or as `progress` says: at once, or never.

    Shapes: x (N, n_in), y (N, n_out).
    Raises DivergenceError, which carries the history, when the loss is not finite.
    An interrupt (Ctrl-C, the stop button) ends the run with a warning, and the history
    so far is returned.
    """
    x, y, epochs = as_finite("x", x), as_finite("y", y), as_count("epochs", epochs)
    history = begin(network, loss, x, y, epochs)
    rng = np.random.default_rng(as_count("seed", seed, least=0))
    step = 0
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # reported, not warned of
            for _ in counted(epochs, progress):
                for some_x, some_y in batches(x, y, batch_size, rng):
                    value, grads = slopes(network, loss, some_x, some_y)
                    expect_finite(history, step, value, grads)
                    params = optimizer.step(network.params, grads)
                    network = network.with_params(**params)
                    step += 1
                value = loss.value(network(x), y)
                expect_finite(history, step, value, {})
                history.add(network, value)
    except KeyboardInterrupt:
        history.interrupted = True
        warnings.warn(f"interrupted; what there is: {history}", stacklevel=2)
    return history


def begin(network: Sequential, loss: Loss, x: Array, y: Array, epochs: int) -> History:
    """Return the history before the first step; at most so many networks will be kept.

    Raises ValueError when the loss is not even finite there.
    """
    value = loss.value(network(x), y)
    if not math.isfinite(value):
        raise ValueError(
            f"the loss is {value} before the first step: look for NaN in the "
            "parameters, and for huge numbers there and in x and y"
        )
    size = sum(w.nbytes for w in network.params.values())
    most = max(1, min(MOST_NETWORKS, MOST_BYTES // max(1, size)))
    return History(network, [value], [network], every=math.ceil(epochs / most))


def batches(
    x: Array, y: Array, batch_size: int | None, rng: np.random.Generator
) -> Iterator[tuple[Array, Array]]:
    """Deal the rows out: each is in one batch, and x and y stay together.

    The last batch has what is left over. Without a batch size all rows are one batch,
    in the given order: it changes nothing there.
    """
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} rows, y has {len(y)}; they must be equal")
    if batch_size is None:
        yield x, y
        return
    size = as_count("batch_size", batch_size)
    order = rng.permutation(len(x))  # one for both: labels must not come off
    for start in range(0, len(x), size):
        rows = order[start : start + size]
        yield x[rows], y[rows]


def slopes(network: Sequential, loss: Loss, x: Array, y: Array) -> tuple[float, Params]:
    """Return the loss and its gradient in every parameter."""
    y_hat, caches = network.forward(x)
    _, grads = network.backward(loss.gradient(y_hat, y), caches)
    return loss.value(y_hat, y), grads


def expect_finite(history: History, step: int, loss: float, grads: Params) -> None:
    """Raise DivergenceError for NaN or infinity in the loss or in a gradient."""
    if not (math.isfinite(loss) and all(np.isfinite(g).all() for g in grads.values())):
        raise DivergenceError(loss, step, history)


def counted(epochs: int, progress: bool | None) -> Iterable[int]:
    """Count the epochs with a progress bar, after a second unless `progress` says."""
    if progress is False:
        return range(epochs)
    from tqdm.auto import tqdm  # slow, and rarely needed

    bar: Iterable[int] = tqdm(
        range(epochs), desc="train", unit="epoch", delay=0 if progress else 1
    )
    return bar


def as_finite(name: str, value: ArrayLike) -> Array:
    """Return value as a float64 array in which no entry is NaN or infinite."""
    array = as_floats(name, value)
    if not np.isfinite(array).all():
        place = [int(i) for i in np.argwhere(~np.isfinite(array))[0]]
        raise ValueError(f"{name}{place} is {array[*place]}; training needs numbers")
    return array
