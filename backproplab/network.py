"""Networks: layers in a row, with the same interface as one layer."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from os import PathLike
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from backproplab import layers as layers_module
from backproplab.layers import Dense, Layer, Params, Tanh
from backproplab.shapes import Array


class Sequential:
    """Layers one after the other; forward from first to last, backward from the end.

    Parameters are named by layer, "W1", "b1", "W2", …: a layer that has parameters
    starts a new number, and an activation belongs to the layer before it.
    Shapes: x (N, n_in) of the first layer, y_hat (N, n_out) of the last.
    """

    symbol = "y_hat"

    def __init__(self, *layers: Layer) -> None:
        if not layers:
            raise ValueError("a network needs at least one layer")
        self.layers: tuple[Layer, ...] = tuple(flattened(layers))
        has_params = [bool(layer.params) for layer in self.layers]
        self.numbers = [sum(has_params[: i + 1]) for i in range(len(has_params))]

    @property
    def names(self) -> list[str]:
        """Return the code name of each layer's output: "z1", "a1", "z2", …"""
        names: list[str] = []
        for layer, number in zip(self.layers, self.numbers, strict=True):
            name = f"{layer.symbol}{number}"
            repeats = sum(known.split("_")[0] == name for known in names)
            names.append(f"{name}_{repeats + 1}" if repeats else name)
        return names

    @property
    def params(self) -> Params:
        return {
            f"{name}{number}": w
            for layer, number in zip(self.layers, self.numbers, strict=True)
            for name, w in layer.params.items()
        }

    def with_params(self, **changed: Array) -> Self:
        unknown = sorted(changed.keys() - self.params.keys())
        if unknown:
            raise ValueError(f"no parameter {unknown[0]!r}; there are {[*self.params]}")
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
        out: Any = x
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
        sizes = [str(W.shape[0]) for W in tables] + [
            str(W.shape[1]) for W in tables[-1:]
        ]
        kinds = ", ".join(type(layer).__name__ for layer in self.layers)
        return f"Sequential({kinds}; sizes {'-'.join(sizes)})"


def flattened(layers: Iterable[Layer]) -> Iterable[Layer]:
    """Yield the layers, with the layers of an inner network in its place."""
    for layer in layers:
        if isinstance(layer, Sequential):
            yield from layer.layers
        else:
            yield layer


def mlp(
    sizes: Sequence[int], *, activation: Layer | None = None, seed: int = 0
) -> Sequential:
    """Build Dense layers of these sizes, with an activation between them.

    The last layer is bare. The weights have a spread of 1/√n_in and come from
    `default_rng(seed)`, first layer first; biases are 0. The activation is Tanh()
    unless another is given.
    """
    if len(sizes) < 2 or any(n != int(n) or n < 1 for n in sizes):
        raise ValueError(f"sizes must be two or more whole numbers ≥ 1, got {[*sizes]}")
    rng = np.random.default_rng(seed)
    bend = Tanh() if activation is None else activation
    layers: list[Layer] = []
    for n_in, n_out in pairwise(sizes):
        layers += [Dense.random(n_in, n_out, rng=rng), bend]
    return Sequential(*layers[:-1])


def save(network: Sequential, path: str | PathLike[str]) -> None:
    """Write a network to an npz file: the names of its layers and their numbers.

    A layer is rebuilt from its attributes, so they must be the arguments of its class.
    """
    import json  # only here and in load: importing the package stays light

    attributes = {
        f"{i}.{name}": value
        for i, layer in enumerate(network.layers)
        for name, value in vars(layer).items()
    }
    kinds = json.dumps([type(layer).__name__ for layer in network.layers])
    np.savez(path, layers=np.array(kinds), **attributes)


def load(path: str | PathLike[str], *, layers: Iterable[type] = ()) -> Sequential:
    """Read a network that `save` wrote; `layers` names the classes of your own.

    No code from the file is run. Raises ValueError for a layer that is not known.
    """
    import json

    known = vars(layers_module) | {kind.__name__: kind for kind in layers}
    with np.load(path, allow_pickle=False) as file:
        built = []
        for i, name in enumerate(json.loads(str(file["layers"]))):
            if name == "Layer" or not hasattr(known.get(name), "backward"):
                raise ValueError(f"{path}: no layer {name!r} is known; pass its class")
            own = {k.split(".")[1]: file[k] for k in file if k.startswith(f"{i}.")}
            built.append(
                known[name](**{k: v if v.ndim else v[()] for k, v in own.items()})
            )
    return Sequential(*built)
