"""Steps: one named array of a pass after the other, each with how it was computed.

The layers are called one by one, as a network calls them, and what they return is kept.
"""

from typing import Any, NamedTuple

import numpy as np

from backproplab.derivations import Identity
from backproplab.identities import IDENTITIES
from backproplab.layers import Layer, Sigmoid, Softmax
from backproplab.losses import Loss, SigmoidCrossEntropy, SoftmaxCrossEntropy
from backproplab.network import Sequential
from backproplab.notation import quantity, split_number
from backproplab.shapes import Array

GIVEN = "given"

# What turns the scores of a loss on logits into the probabilities it predicts.
HEADS: dict[type, Layer] = {
    SigmoidCrossEntropy: Sigmoid(),
    SoftmaxCrossEntropy: Softmax(),
}


class Step(NamedTuple):
    """One named array of a pass: how it was computed, in words, and its value.

    `direction` is "given" (inputs, targets, parameters), "forward" or "backward".
    `formula` is a NumPy expression in the names of earlier steps, where the layer is
    one of this package's; for a layer of your own it names the call. `identity` has the
    same thing in all its forms, in the names of this network.
    """

    name: str
    formula: str
    words: str
    value: Array
    direction: str
    identity: Identity | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        return self.value.shape


def given_steps(net: Sequential, x: Array, y: Array) -> list[Step]:
    """Return the arrays that a pass starts from: inputs, targets and parameters."""
    inputs = Step("x", GIVEN, "The inputs; a row is an example.", x, GIVEN)
    targets = Step("y", GIVEN, "The targets.", y, GIVEN)
    params = [Step(n, GIVEN, meaning(n), w, GIVEN) for n, w in net.params.items()]
    return [inputs, targets, *params]


def meaning(name: str) -> str:
    """Say what a parameter is: "W2" -> "The weights of layer 2."."""
    letters, number = split_number(name)
    try:
        return f"The {quantity(letters).meaning.replace('layer l', f'layer {number}')}."
    except KeyError:
        return f"The parameter {letters} of layer {number}."


def forward_steps(net: Sequential, x: Array) -> tuple[list[Step], list[Any]]:
    """Return one step for each layer's output, and what each layer kept."""
    steps, caches = [], []
    source, value = "x", x
    for layer, number, name in zip(net.layers, net.numbers, net.names, strict=True):
        out, cache = layer.forward(value)
        caches.append(cache)
        called = local_names(layer, number, source, name) | lengths(value, out)
        identity = identity_of(layer, layer.symbol, called)
        call = f"{type(layer).__name__}.forward({source})"
        steps.append(computed(name, identity, call, out, "forward"))
        source, value = name, out
    return steps, caches


def loss_steps(loss: Loss, last: Step, y: Array) -> list[Step]:
    """Return the prediction, the loss, and the error at the last layer's output."""
    predicted = prediction(loss, last)
    error = f"dL_d{last.name}"
    called = {"p": predicted.name, "z": last.name} | lengths(last.value, last.value)
    called |= {f"dL_d{name}": error for name in ("y_hat", "p", "z")}
    kind = type(loss).__name__
    value = identity_of(loss, "L", called)
    slopes = [rule.name for rule in IDENTITIES.get(kind, ())][1:]
    slope = identity_of(loss, slopes[0], called) if slopes else None
    L, gradient = np.array(loss.value(last.value, y)), loss.gradient(last.value, y)
    return [
        predicted,
        computed("L", value, f"{kind}.value({last.name}, y)", L, "forward"),
        computed(
            error, slope, f"{kind}.gradient({last.name}, y)", gradient, "backward"
        ),
    ]


def prediction(loss: Loss, last: Step) -> Step:
    """Return what is predicted: the last output, or probabilities made of it."""
    head = HEADS.get(type(loss))
    if head is None:
        words = "The prediction is what the last layer puts out."
        return Step("y_hat", last.name, words, last.value, "forward")
    p, _ = head.forward(last.value)
    called = {"z": last.name, head.symbol: "p"} | lengths(last.value, p)
    return computed("p", identity_of(head, head.symbol, called), "", p, "forward")


def backward_steps(net: Sequential, error: Step, caches: list[Any]) -> list[Step]:
    """Return each layer's gradients and the error before it, the last layer first."""
    steps: list[Step] = []
    sources = ["x", *net.names[:-1]]
    parts = zip(net.layers, net.numbers, net.names, sources, caches, strict=True)
    for layer, number, name, source, cache in reversed([*parts]):
        dL_dsource, grads = layer.backward(error.value, cache)
        called = local_names(layer, number, source, name)
        called |= lengths(dL_dsource, error.value)
        call = f"{type(layer).__name__}.backward({error.name}, cache)"
        for w, g in grads.items():
            identity = identity_of(layer, f"dL_d{w}", called)
            steps.append(computed(f"dL_d{w}{number}", identity, call, g, "backward"))
        identity = identity_of(layer, f"dL_d{input_symbol(layer)}", called)
        error = computed(f"dL_d{source}", identity, call, dL_dsource, "backward")
        steps.append(error)
    return steps


def computed(
    name: str, identity: Identity | None, call: str, value: Array, direction: str
) -> Step:
    """Return a step, told by its identity, or by the call that made it."""
    if identity is None:
        return Step(name, call, f"Computed by {call}.", value, direction)
    return Step(name, identity.numpy, identity.words, value, direction, identity)


def identity_of(
    owner: Layer | Loss, name: str, called: dict[str, str]
) -> Identity | None:
    """Return an identity in the names of this network; a layer of your own has none."""
    for identity in IDENTITIES.get(type(owner).__name__, ()):
        if identity.name == name:
            return identity.renamed(called)
    return None


def input_symbol(layer: Layer) -> str:
    """Return what the identities call a layer's input."""
    return "x" if layer.params else "z"


def local_names(layer: Layer, number: int, source: str, name: str) -> dict[str, str]:
    """Map the names in a layer's identities to those in this network."""
    called = {input_symbol(layer): source, layer.symbol: name}
    called |= {w: f"{w}{number}" for w in layer.params}
    called |= {f"dL_d{old}": f"dL_d{new}" for old, new in called.items()}
    return called | {"leak": repr(getattr(layer, "leak", None))}


def lengths(value: Array, out: Array) -> dict[str, str]:
    """Map the axis names in the sums of an identity to their lengths."""
    n_in, n_out = value.shape[-1], out.shape[-1]
    return {"n_in": str(n_in), "n_out": str(n_out), "n_classes": str(n_out)}
