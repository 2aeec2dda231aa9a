"""Compute with PyTorch and scikit-learn what test_peers.py compares this package with.

Run `python tests/peers/make_peers.py` where both are installed (the extra `peers`); it
writes peers.json beside it: inputs, results, and the versions they come from.

Conventions that differ, and what is done about it here:
- PyTorch's MSELoss is a mean over all entries, without our half: its sum is divided
  by 2N.
- PyTorch's binary losses are means over all entries: their sums are divided by N.
- PyTorch's Softplus is linear above a threshold of 20: the threshold is moved away.
- PyTorch has no cross-entropy on probabilities: the logarithm goes into nll_loss.
- PyTorch's Linear keeps W as (n_out, n_in): x @ W + b is used instead.
- scikit-learn's squared error is also divided by n_out, yet its gradient is not: the
  value is multiplied by n_out.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
import torch
from sklearn.neural_network import MLPClassifier, MLPRegressor
from torch.nn import functional

STORED = Path(__file__).with_name("peers.json")


def draw() -> dict:
    """Draw the inputs, with a corner of ReLU and far numbers among them."""
    rng = np.random.default_rng(2024)
    x = rng.normal(scale=2, size=(5, 3))
    x[0, 0], x[1] = 0, [-30, 25, 1]
    given = {
        "x": x,
        "W": rng.normal(size=(3, 4)),
        "b": rng.normal(size=4),
        "error3": rng.normal(size=(5, 3)),
        "error4": rng.normal(size=(5, 4)),
        "targets": rng.normal(size=(5, 3)),
        "labels": np.array([2, 0, 1, 1, 2]),
        "yes_or_no": rng.integers(2, size=(5, 3)),
        "p": rng.dirichlet([1, 1, 1], size=5),
    }
    for number, (n_in, n_out) in enumerate([(3, 6), (6, 4), (4, 3)], start=1):
        given[f"W{number}"] = rng.normal(scale=n_in**-0.5, size=(n_in, n_out))
        given[f"b{number}"] = rng.normal(size=n_out)
    given["steps"] = rng.normal(size=(6, 2, 3))
    return {name: value.tolist() for name, value in given.items()}


def tensor(value, *, learn=True):
    """Return a float64 tensor that collects its gradient."""
    return torch.tensor(value, dtype=torch.float64, requires_grad=learn)


def numbers(**tensors) -> dict:
    """Return tensors and arrays as lists."""
    return {name: np.asarray(t.detach()).tolist() for name, t in tensors.items()}


def layers(given: dict) -> dict:
    """Return the output of every layer and what it sends back, by PyTorch."""
    activations = {
        "Sigmoid": torch.sigmoid,
        "Tanh": torch.tanh,
        "ReLU": torch.relu,
        "LeakyReLU": lambda z: functional.leaky_relu(z, 0.1),
        "Softplus": lambda z: functional.softplus(z, threshold=1e9),
        "Softmax": lambda z: torch.softmax(z, dim=1),
    }
    results = {}
    for name, activation in activations.items():
        z = tensor(given["x"])
        out = activation(z)
        out.backward(tensor(given["error3"], learn=False))
        results[name] = numbers(out=out, dL_dx=z.grad)
    x, W, b = (tensor(given[name]) for name in ("x", "W", "b"))
    out = x @ W + b
    out.backward(tensor(given["error4"], learn=False))
    results["Dense"] = numbers(out=out, dL_dx=x.grad, dL_dW=W.grad, dL_db=b.grad)
    return results


def losses(given: dict) -> dict:
    """Return the value and the gradient of every loss, by PyTorch."""
    N = len(given["x"])
    targets = tensor(given["targets"], learn=False)
    yes_or_no = tensor(given["yes_or_no"], learn=False)
    labels = torch.tensor(given["labels"])
    rules = {
        "MeanSquaredError": (
            "x",
            lambda v: functional.mse_loss(v, targets, reduction="sum") / (2 * N),
        ),
        "BinaryCrossEntropy": (
            "p",
            lambda v: (
                functional.binary_cross_entropy(v, yes_or_no, reduction="sum") / N
            ),
        ),
        "CrossEntropy": ("p", lambda v: functional.nll_loss(torch.log(v), labels)),
        "SigmoidCrossEntropy": (
            "x",
            lambda v: (
                functional.binary_cross_entropy_with_logits(
                    v, yes_or_no, reduction="sum"
                )
                / N
            ),
        ),
        "SoftmaxCrossEntropy": ("x", lambda v: functional.cross_entropy(v, labels)),
    }
    results = {}
    for name, (argument, rule) in rules.items():
        y_hat = tensor(given[argument])
        value = rule(y_hat)
        value.backward()
        results[name] = numbers(value=value, gradient=y_hat.grad)
    return results


def networks(given: dict) -> dict:
    """Return loss and gradients of the net 3-6-4-3, by scikit-learn and PyTorch."""
    x = np.array(given["x"])
    sizes = {"n_layers_": 4, "alpha": 0}
    params = {
        "coefs_": [np.array(given[f"W{n}"]) for n in (1, 2, 3)],
        "intercepts_": [np.array(given[f"b{n}"]) for n in (1, 2, 3)],
    }
    heads = {
        "MeanSquaredError": (MLPRegressor, "identity", np.array(given["targets"])),
        "SigmoidCrossEntropy": (
            MLPClassifier,
            "logistic",
            np.array(given["yes_or_no"]),
        ),
        "SoftmaxCrossEntropy": (MLPClassifier, "softmax", np.eye(3)[given["labels"]]),
    }
    results = {"torch tanh SoftmaxCrossEntropy": network_by_torch(given)}
    for activation in ("logistic", "tanh", "relu"):
        for loss, (estimator, head, y) in heads.items():
            peer = estimator(activation=activation)
            vars(peer).update(sizes | params | {"out_activation_": head})
            value, coefs, intercepts = peer._backprop(
                x, y, None, [x, None, None, None], [None] * 3, [None] * 3, [None] * 3
            )
            value *= 3 if loss == "MeanSquaredError" else 1
            grads = {f"dL_dW{n}": g.tolist() for n, g in enumerate(coefs, start=1)}
            grads |= {
                f"dL_db{n}": g.tolist() for n, g in enumerate(intercepts, start=1)
            }
            results[f"sklearn {activation} {loss}"] = {"value": float(value)} | grads
    return results


def network_by_torch(given: dict) -> dict:
    """Return loss and gradients of the net with tanh and softmax, by PyTorch."""
    params = {f"{p}{n}": tensor(given[f"{p}{n}"]) for n in (1, 2, 3) for p in "Wb"}
    out = tensor(given["x"])
    for n in (1, 2, 3):
        out = out @ params[f"W{n}"] + params[f"b{n}"]
        out = torch.tanh(out) if n < 3 else out
    value = functional.cross_entropy(out, torch.tensor(given["labels"]))
    value.backward()
    return numbers(value=value, **{f"dL_d{n}": w.grad for n, w in params.items()})


def optimizers(given: dict) -> dict:
    """Return where PyTorch's optimizers have moved w after each of six gradients."""
    makers = {
        "SGD": lambda params: torch.optim.SGD(params, lr=0.1),
        "Momentum": lambda params: torch.optim.SGD(params, lr=0.1, momentum=0.8),
        "Adam": lambda params: torch.optim.Adam(params, lr=0.1, betas=(0.8, 0.99)),
    }
    results = {}
    for name, maker in makers.items():
        w = torch.nn.Parameter(torch.ones((2, 3), dtype=torch.float64))
        optimizer, path = maker([w]), []
        for gradient in given["steps"]:
            w.grad = tensor(gradient, learn=False)
            optimizer.step()
            path.append(w.detach().tolist())
        results[name] = {"path": path}
    return results


def compute(given: dict) -> dict:
    """Return the results of all peers for these inputs."""
    makers = (layers, losses, networks, optimizers)
    return {maker.__name__: maker(given) for maker in makers}


if __name__ == "__main__":
    inputs = draw()
    versions = {
        "torch": torch.__version__,
        "scikit-learn": sklearn.__version__,
        "numpy": np.__version__,
    }
    parts = {"versions": versions, "inputs": inputs} | compute(inputs)
    rows = (f"{json.dumps(name)}: {json.dumps(part)}" for name, part in parts.items())
    STORED.write_text(
        "{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8", newline="\n"
    )
