"""Networks: layers in a row, with the same interface as one layer."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from numbers import Integral
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from backproplab.layers import Activation, Dense, Layer, Params, Tanh
from backproplab.shapes import Array, as_count, as_table, same_shape


class Sequential:
    """Layers one after the other; forward from first to last, backward from the end.

    Parameters are named by layer, "W1", "b1", "W2", …: a layer that has parameters
    starts a new number, and an activation belongs to the layer before it.
    Shapes: x (N, n_in) of the first layer, y_hat (N, n_out) of the last.
    Raises TypeError for what is no layer, ValueError for layers that do not fit.
    """

    symbol = "y_hat"

    def __init__(self, *layers: Layer) -> None:
        if not layers:
            raise ValueError("a network needs at least one layer")
        self.layers: tuple[Layer, ...] = tuple(flattened(layers))
        has_params = [bool(layer.params) for layer in self.layers]
        self.numbers = [sum(has_params[: i + 1]) for i in range(len(has_params))]
        expect_fitting(self.layers)
        expect_different(self.named_params())

    @property
    def names(self) -> list[str]:
        """Return the code name of each layer's output: "z1", "a1", "z2", …"""
        names: list[str] = []
        for layer, number in zip(self.layers, self.numbers, strict=True):
            name = f"{layer.symbol}{number}"
            repeats = sum(known.split("_")[0] == name for known in names)
            names.append(f"{name}_{repeats + 1}" if repeats else name)
        return names

    def named_params(self) -> list[tuple[str, Array]]:
        """Return each parameter with its name in this network."""
        return [
            (f"{name}{number}", w)
            for layer, number in zip(self.layers, self.numbers, strict=True)
            for name, w in layer.params.items()
        ]

    @property
    def params(self) -> Params:
        return dict(self.named_params())

    def with_params(self, **changed: Array) -> Self:
        now = self.params
        for name, w in changed.items():
            if name not in now:
                raise ValueError(f"no parameter {name!r}; there are {[*now]}")
            same_shape(f"the new {name}", w, "the old one", now[name])
        new = []
        for layer, number in zip(self.layers, self.numbers, strict=True):
            own = {n: changed.get(f"{n}{number}", w) for n, w in layer.params.items()}
            new.append(layer.with_params(**own) if own else layer)
        return type(self)(*new)

    def __call__(self, x: ArrayLike) -> Array:
        """Return the predictions y_hat for the rows of x."""
        y_hat, _ = self.forward(x)
        return y_hat

    def forward(self, x: ArrayLike) -> tuple[Array, list[Any]]:
        caches = []
        out: Any = as_table("x", x, ("N", "n_in"))
        for layer in self.layers:
            out, cache = layer.forward(out)
            caches.append(cache)
        return out, caches

    def backward(self, dL_dy_hat: ArrayLike, caches: list[Any]) -> tuple[Array, Params]:
        grads: Params = {}
        error: Any = dL_dy_hat
        backwards = zip(self.layers, self.numbers, caches, strict=True)
        for layer, number, cache in reversed([*backwards]):
            error, own = layer.backward(error, cache)
            grads = {f"{name}{number}": g for name, g in own.items()} | grads
        return error, grads

    def __repr__(self) -> str:
        tables = [layer.W for layer in self.layers if isinstance(layer, Dense)]
        sizes = [str(n) for W in tables for n in W.shape[:1]]
        sizes += [str(n) for W in tables[-1:] for n in W.shape[1:]]
        kinds = ", ".join(type(layer).__name__ for layer in self.layers)
        return f"Sequential({kinds}{'; sizes ' if sizes else ''}{'-'.join(sizes)})"


def flattened(layers: Iterable[Layer]) -> Iterable[Layer]:
    """Yield the layers, with the layers of an inner network in its place."""
    for layer in layers:
        if isinstance(layer, Sequential):
            yield from layer.layers
        else:
            yield as_layer(layer)


def as_layer(layer: Layer) -> Layer:
    """Return layer if it is one; a class is not, until it is called."""
    if isinstance(layer, type):
        name = layer.__name__
        raise TypeError(f"{name} is a class, not a layer: write {name}()")
    for part in ("params", "forward", "backward"):
        if not hasattr(layer, part):
            raise TypeError(f"{layer!r} is no layer: it has no {part}")
    return layer


def expect_fitting(layers: Iterable[Layer]) -> None:
    """Refuse a Dense layer that takes another number of inputs than it will get."""
    before: Dense | None = None
    for layer in layers:
        if isinstance(layer, Dense):
            if before and before.W.shape[1] != len(layer.W):
                raise ValueError(
                    f"{before!r} puts out {before.W.shape[1]} numbers for each row, "
                    f"but {layer!r} after it takes {len(layer.W)}"
                )
            before = layer
        elif not isinstance(layer, Activation):
            before = None  # a layer of your own may change the number of columns


def expect_different(named_params: Iterable[tuple[str, Array]]) -> None:
    """Refuse two parameters of one name, as "W1" of layer 1 and "W" of layer 11."""
    names: set[str] = set()
    for name, _ in named_params:
        if name in names:
            raise ValueError(f"two parameters would be called {name!r}: rename one")
        names.add(name)


def mlp(
    sizes: Sequence[int], *, activation: Layer | None = None, seed: int = 0
) -> Sequential:
    """Build Dense layers of these sizes, with an activation between them.

    The last layer is bare. The weights have a spread of 1/√n_in and come from
    `default_rng(seed)`, first layer first; biases are 0. The activation is Tanh()
    unless another is given.
    """
    rng = np.random.default_rng(as_count("seed", seed, least=0))
    bend = Tanh() if activation is None else as_layer(activation)
    layers: list[Layer] = []
    for n_in, n_out in pairwise(as_sizes(sizes)):
        layers += [Dense.random(n_in, n_out, rng=rng), bend]
    return Sequential(*layers[:-1])


def as_sizes(sizes: Sequence[int]) -> list[int]:
    """Return sizes as a list if it holds two or more whole numbers, at least 1."""
    numbers = [*sizes] if isinstance(sizes, Iterable) else []
    are_whole = all(isinstance(n, Integral) and n is not True for n in numbers)
    if len(numbers) < 2 or not are_whole or min(numbers) < 1:
        raise ValueError(f"sizes must be two or more whole numbers ≥ 1, got {sizes!r}")
    return numbers
