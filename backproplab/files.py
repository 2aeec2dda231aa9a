"""Files: a network is written to an npz file, and read from it again."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from backproplab.layers import (
    Dense,
    Layer,
    LeakyReLU,
    ReLU,
    Sigmoid,
    Softmax,
    Softplus,
    Tanh,
)
from backproplab.network import Sequential

BUILT_IN = (Dense, Sigmoid, Tanh, ReLU, LeakyReLU, Softplus, Softmax)


def save(network: Sequential, path: str | os.PathLike[str]) -> None:
    """Write a network to a file: the names of its layers and their numbers.

    A layer is rebuilt from its attributes, so they must be the arguments of its class.
    Raises ValueError for an attribute that is no number or array of numbers. A file
    that was there stays whole until the new one is complete.
    """
    path = as_file(path)
    layers = Sequential(network).layers
    attributes = {
        f"{i}.{name}": as_stored(layer, name, value)
        for i, layer in enumerate(layers)
        for name, value in vars(layer).items()
    }
    kinds = json.dumps([type(layer).__name__ for layer in layers])
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:  # np.savez itself would add .npz to the name
            np.savez(file, layers=np.array(kinds), **attributes)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def as_stored(layer: Layer, name: str, value: object) -> Any:
    """Return the value of an attribute if a file can hold it without running code."""
    if np.asarray(value).dtype.kind not in "biuf":
        kind = type(layer).__name__
        raise ValueError(f"cannot save {kind}.{name}: {value!r} is not made of numbers")
    return value


def load(path: str | os.PathLike[str], *, layers: Iterable[type] = ()) -> Sequential:
    """Read a network that `save` wrote; `layers` names the classes of your own.

    No code from the file is run. Raises ValueError for a file that is damaged or holds
    something else, and for a layer that is not known.
    """
    path = as_file(path)
    known = {kind.__name__: kind for kind in (*BUILT_IN, *layers)}
    with path.open("rb") as file:
        try:
            stored = dict(np.load(file, allow_pickle=False))
            kinds = json.loads(str(stored["layers"]))
            unknown = [kind for kind in kinds if kind not in known]
            network = None if unknown else rebuilt([known[k] for k in kinds], stored)
        except Exception as error:  # whatever a foreign file makes the readers say
            raise ValueError(
                f"{path} is not a network saved by backproplab, or it is damaged"
            ) from error
    if network is None:
        raise ValueError(f"{path}: no layer {unknown[0]!r} is known; pass its class")
    return network


def rebuilt(kinds: list[type], stored: dict[str, Any]) -> Sequential:
    """Build the layers of these classes from the attributes that were stored."""
    own: list[dict[str, Any]] = [{} for _ in kinds]
    for key, value in stored.items():
        i, dot, name = key.partition(".")
        if dot:
            own[int(i)][name] = value if value.ndim else value[()]
    return Sequential(*(kind(**own[i]) for i, kind in enumerate(kinds)))


def as_file(path: str | os.PathLike[str]) -> Path:
    """Return the path, which may be anything but a folder."""
    path = Path(path)
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder: add the name of a file")
    return path
