"""Values and gradients agree with PyTorch's and scikit-learn's, to ten digits.

What these two say is stored in peers.json, so the comparison needs neither of them.
Where both are installed they are also asked live. make_peers.py explains how.
"""

import json
import runpy
from pathlib import Path

import numpy as np
import pytest

import backproplab as bl

HERE = Path(__file__).parent
STORED = json.loads((HERE / "peers.json").read_text(encoding="utf-8"))
GIVEN = {name: np.array(value) for name, value in STORED["inputs"].items()}
ONE_HOT = bl.one_hot(GIVEN["labels"], 3)
KINDS = ["layers", "losses", "networks", "optimizers"]
LOSSES = {
    "MeanSquaredError": (bl.MeanSquaredError(), "x", GIVEN["targets"]),
    "BinaryCrossEntropy": (bl.BinaryCrossEntropy(), "p", GIVEN["yes_or_no"]),
    "CrossEntropy": (bl.CrossEntropy(), "p", ONE_HOT),
    "SigmoidCrossEntropy": (bl.SigmoidCrossEntropy(), "x", GIVEN["yes_or_no"]),
    "SoftmaxCrossEntropy": (bl.SoftmaxCrossEntropy(), "x", ONE_HOT),
}
BENDS = {"logistic": bl.Sigmoid(), "tanh": bl.Tanh(), "relu": bl.ReLU()}


def prefixed(grads):
    return {f"dL_d{name}": g for name, g in grads.items()}


def layers():
    ours = {}
    kinds = (bl.Sigmoid, bl.Tanh, bl.ReLU, bl.Softplus, bl.Softmax)
    activations = [kind() for kind in kinds]
    for layer in (*activations, bl.LeakyReLU(0.1), bl.Dense(GIVEN["W"], GIVEN["b"])):
        out, cache = layer.forward(GIVEN["x"])
        dL_dx, grads = layer.backward(GIVEN[f"error{out.shape[1]}"], cache)
        ours[type(layer).__name__] = {"out": out, "dL_dx": dL_dx} | prefixed(grads)
    return ours


def losses():
    return {
        name: {
            "value": loss.value(GIVEN[argument], y),
            "gradient": loss.gradient(GIVEN[argument], y),
        }
        for name, (loss, argument, y) in LOSSES.items()
    }


def networks():
    ours = {}
    for name in STORED["networks"]:
        _, bend, loss_name = name.split()
        loss, _, y = LOSSES[loss_name]
        dense = [bl.Dense(GIVEN[f"W{n}"], GIVEN[f"b{n}"]) for n in (1, 2, 3)]
        bends = [BENDS[bend]] * 2
        network = bl.Sequential(dense[0], bends[0], dense[1], bends[1], dense[2])
        y_hat, caches = network.forward(GIVEN["x"])
        _, grads = network.backward(loss.gradient(y_hat, y), caches)
        ours[name] = {"value": loss.value(y_hat, y)} | prefixed(grads)
    return ours


def optimizers():
    ours = {}
    momentum, adam = bl.Momentum(0.1, momentum=0.8), bl.Adam(0.1, beta1=0.8, beta2=0.99)
    for optimizer in (bl.SGD(0.1), momentum, adam):
        path, params = [], {"w": np.ones((2, 3))}
        for gradient in GIVEN["steps"]:
            params = optimizer.step(params, {"w": gradient})
            path.append(params["w"])
        ours[type(optimizer).__name__] = {"path": path}
    return ours


def agree(ours, theirs):
    """Assert that both have the same cases and, to ten digits, the same numbers."""
    assert ours.keys() == theirs.keys()
    for case, quantities in ours.items():
        assert quantities.keys() == theirs[case].keys()
        for name, value in quantities.items():
            np.testing.assert_allclose(
                value,
                theirs[case][name],
                rtol=1e-10,
                atol=1e-14,  # where large terms cancel, round-off is all that is left
                err_msg=f"{case}: {name}",
            )


@pytest.fixture(
    params=["stored", pytest.param("live", marks=pytest.mark.needs("peers"))],
    scope="module",
)
def peers(request):
    """What the peers say: as stored, and as they say it now."""
    if request.param == "stored":
        return STORED
    return runpy.run_path(str(HERE / "make_peers.py"))["compute"](STORED["inputs"])


@pytest.mark.parametrize("kind", KINDS)
def test_this_package_agrees(kind, peers):
    agree(globals()[kind](), peers[kind])


def test_no_public_layer_loss_or_optimizer_is_left_out():
    public = {name: getattr(bl, name) for name in bl.__all__}
    for kind, method in (("layers", "with_params"), ("losses", "gradient")):
        offered = {name for name, thing in public.items() if hasattr(thing, method)}
        assert offered - {"Layer", "Loss", "Sequential"} == STORED[kind].keys()
    steps = {name for name, thing in public.items() if hasattr(thing, "step")}
    assert steps - {"Trace"} == STORED["optimizers"].keys()


def test_the_stored_results_would_show_a_difference():
    for kind in KINDS:
        for case, quantities in STORED[kind].items():
            for name, value in quantities.items():
                assert np.isfinite(value).all(), f"{case}: {name}"
                assert np.abs(value).max() > 1e-3, f"{case}: {name}"
