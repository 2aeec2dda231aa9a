"""Files bring the same network back, or say why they do not."""

import io
import os
import pickle
from inspect import ismodule

import numpy as np
import pytest

from backproplab import (
    Dense,
    LeakyReLU,
    ReLU,
    Sequential,
    Sigmoid,
    Softmax,
    Softplus,
    Tanh,
    files,
    load,
    mlp,
    save,
)
from backproplab.layers import Activation

X = np.random.default_rng(0).normal(size=(5, 3))


class Halve(Activation):
    """A layer of a learner's own."""

    def forward(self, z):
        return np.asarray(z) / 2, None

    def backward(self, dL_da, cache):
        return np.asarray(dL_da) / 2, {}


def deep(*layers):
    rng = np.random.default_rng(1)
    return Sequential(Dense.random(3, 4, rng=rng), *layers, Dense.random(4, 2, rng=rng))


@pytest.mark.parametrize(
    "network",
    [
        mlp([3, 4, 2]),
        deep(Sigmoid(), LeakyReLU(0.3), Softplus(), Softmax(), ReLU()),
        Sequential(Tanh()),
    ],
    ids=str,
)
def test_save_and_load_bring_the_same_network_back(network, tmp_path):
    path = tmp_path / "network.npz"
    save(network, path)
    again = load(str(path))
    assert repr(again) == repr(network)
    np.testing.assert_array_equal(again(X), network(X))


def test_load_knows_your_own_layers_only_by_class(tmp_path):
    path = tmp_path / "network.npz"
    save(deep(Halve()), path)
    with pytest.raises(ValueError, match=r"network.npz: no layer 'Halve' is known"):
        load(path)
    np.testing.assert_array_equal(load(path, layers=[Halve])(X), deep(Halve())(X))


@pytest.mark.parametrize("name", ["Layer", "Activation", "save", "Any", "Sequential"])
def test_load_takes_nothing_but_layers_from_a_file(name, tmp_path):
    path = tmp_path / "network.npz"
    np.savez(path, layers=np.array(f'["{name}"]'))
    with pytest.raises(ValueError, match=f"no layer '{name}' is known"):
        load(path)


def test_load_runs_no_pickle(tmp_path):
    path = tmp_path / "network.npz"
    np.savez(path, layers=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="is not a network saved by backproplab"):
        load(path)


@pytest.mark.parametrize("name", ["no_suffix", "other.pkl", "a b ü.npz"])
def test_a_path_is_used_as_it_is(name, tmp_path):
    save(mlp([3, 2]), tmp_path / name)
    assert os.listdir(tmp_path) == [name]
    np.testing.assert_array_equal(load(tmp_path / name)(X), mlp([3, 2])(X))


def test_every_public_layer_can_be_loaded():
    import backproplab

    public = {name: getattr(backproplab, name) for name in backproplab.__all__}
    kinds = {name: thing for name, thing in public.items() if not ismodule(thing)}
    layers = {name for name, thing in kinds.items() if hasattr(thing, "backward")}
    built_in = {kind.__name__ for kind in files.BUILT_IN}
    assert built_in == layers - {"Layer", "Sequential"}


def written(**arrays):
    """Return the bytes of an npz file."""
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def good():
    """Return the bytes of a file that save wrote."""
    layers = {"0.W": np.eye(2), "0.b": np.zeros(2)}
    return written(layers='["Dense"]', **layers)


def npy():
    file = io.BytesIO()
    np.save(file, np.ones(3))
    return file.getvalue()


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"text",
        good()[:300],
        good()[:-30],
        good().replace(b"NUMPY", b"BUMPY"),
        pickle.dumps({"a": 1}),
        npy(),
        written(W=1),
        written(layers="no json"),
        written(layers="[]"),
        written(layers="5"),
        written(layers='[["Dense"]]'),
        written(layers='["Dense"]'),
        written(**{"layers": '["Dense"]', "0.W": np.eye(2), "0.b": np.zeros(3)}),
        written(**{"layers": '["Tanh"]', "0.leak": 0.1}),
        written(**{"layers": '["Tanh"]', "1.leak": 0.1}),
        written(**{"layers": '["Tanh"]', "x.leak": 0.1}),
    ],
    ids=lambda contents: f"{len(contents)} bytes",
)
def test_a_file_that_is_no_network_is_refused(contents, tmp_path):
    path = tmp_path / "network.npz"
    path.write_bytes(good())
    assert load(path).names == ["z1"]
    path.write_bytes(contents)
    with pytest.raises(ValueError, match="is not a network saved by backproplab") as no:
        load(path)
    assert str(path) in str(no.value)


def test_a_folder_is_no_file(tmp_path):
    for use in (load, lambda path: save(mlp([3, 2]), path)):
        with pytest.raises(IsADirectoryError, match="is a folder: add the name"):
            use(tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_file_that_is_missing_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.npz")


@pytest.mark.parametrize("value", ["hi", None, print, [1, "a"], [None]], ids=repr)
def test_save_names_what_a_file_cannot_hold(value, tmp_path):
    path = tmp_path / "network.npz"
    save(mlp([3, 2]), path)
    odd = Halve()
    odd.extra = value
    with pytest.raises(ValueError, match=r"cannot save Halve\.extra: .* numbers"):
        save(Sequential(odd), path)
    assert load(path).names == ["z1"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "network.npz"
    save(mlp([3, 2]), path)

    def full(file, **arrays):
        file.write(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="disk full"):
        save(mlp([3, 2], seed=1), path)
    assert os.listdir(tmp_path) == [path.name]
    np.testing.assert_array_equal(load(path)(X), mlp([3, 2])(X))


def test_one_layer_is_saved_as_a_network_of_one(tmp_path):
    path = tmp_path / "layer.npz"
    save(LeakyReLU(0.3), path)
    assert repr(load(path).layers) == "(LeakyReLU(leak=0.3),)"
