"""Tracing: every number of one pass, forward and back, in order.

A layer returns what it computes and remembers nothing, so a trace needs no hooks: it
calls the layers one by one, as a network does, and keeps what they return.
"""

from collections.abc import Iterator
from html import escape
from textwrap import indent
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from backproplab.identities import IDENTITIES
from backproplab.layers import Layer, Sigmoid, Softmax
from backproplab.losses import Loss, SigmoidCrossEntropy, SoftmaxCrossEntropy
from backproplab.network import Sequential
from backproplab.notation import quantity, role_of, split_number
from backproplab.shapes import Array, as_floats

GIVEN = "given"

# What turns the scores of a loss on logits into the probabilities it predicts.
HEADS: dict[type, Layer] = {SigmoidCrossEntropy: Sigmoid(), SoftmaxCrossEntropy: Softmax()}


class Step(NamedTuple):
    """One named array of a pass: how it was computed, in words, and its value.

    `direction` is "given" (inputs, targets, parameters), "forward" or "backward".
    `formula` is a NumPy expression in the names of earlier steps, where the layer is one
    of this package's; for a layer of your own it names the call.
    """

    name: str
    formula: str
    words: str
    value: Array
    direction: str

    @property
    def shape(self) -> tuple[int, ...]:
        return self.value.shape


class Trace:
    """The steps of one pass in order; `trace["dL_dW2"]` is the value of that name.

    `str(trace)` and its HTML form show every number, of arrays up to 1,000 entries.
    """

    def __init__(self, steps: list[Step]) -> None:
        self.steps = tuple(steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def names(self) -> list[str]:
        return [step.name for step in self.steps]

    def step(self, name: str) -> Step:
        """Return the step of that name; KeyError lists the names there are."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(f"no step {name!r}; there are {', '.join(self.names)}")

    def __getitem__(self, name: str) -> Array:
        return self.step(name).value

    def __str__(self) -> str:
        blocks = []
        for direction in (GIVEN, "forward", "backward"):
            steps = [step for step in self.steps if step.direction == direction]
            blocks += [direction, *(as_text(step) for step in steps)]
        return "\n".join(blocks)

    def __repr__(self) -> str:
        return f"Trace({len(self)} steps: {', '.join(self.names)})"

    def _repr_html_(self) -> str:
        titles = "".join(
            f'<th scope="col" style="text-align:left">{title}</th>'
            for title in ("name", "formula", "shape", "values")
        )
        rows = "".join(as_row(step) for step in self.steps)
        return (
            f"<table><caption>{len(self)} steps, {GIVEN}, forward and backward</caption>"
            f"<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
        )


def trace(network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> Trace:
    """Run one forward and one backward pass and keep every array of it.

    Shapes: x (N, n_in), y (N, n_out). A single layer is traced as a network of one.
    """
    net = network if isinstance(network, Sequential) else Sequential(network)
    x, y = as_floats("x", x), as_floats("y", y)
    given = [Step("x", GIVEN, "The inputs; a row is an example.", x, GIVEN)]
    given.append(Step("y", GIVEN, "The targets.", y, GIVEN))
    for name, w in net.params.items():
        given.append(Step(name, GIVEN, meaning(name), w, GIVEN))
    forward, caches = forward_steps(net, x)
    at_loss = loss_steps(loss, forward[-1], y)
    return Trace([*given, *forward, *at_loss, *backward_steps(net, at_loss[-1], caches)])


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
    source, out = "x", x
    for layer, number, name in zip(net.layers, net.numbers, net.names, strict=True):
        out, cache = layer.forward(out)
        caches.append(cache)
        called = local_names(layer, number, source, name)
        call = f"{type(layer).__name__}.forward({source})"
        steps.append(Step(name, *rule(layer, layer.symbol, called, call), out, "forward"))
        source = name
    return steps, caches


def loss_steps(loss: Loss, last: Step, y: Array) -> list[Step]:
    """Return the prediction, the loss, and the error at the last layer's output."""
    predicted = prediction(loss, last)
    error = f"dL_d{last.name}"
    called = {"p": predicted.name, "z": last.name}
    called |= {f"dL_d{name}": error for name in ("y_hat", "p", "z")}
    kind = type(loss).__name__
    value = rule(loss, "L", called, f"{kind}.value({last.name}, y)")
    slope = [r.name for r in IDENTITIES.get(kind, ())][1:] or [""]
    gradient = rule(loss, slope[0], called, f"{kind}.gradient({last.name}, y)")
    return [
        predicted,
        Step("L", *value, np.array(loss.value(last.value, y)), "forward"),
        Step(error, *gradient, loss.gradient(last.value, y), "backward"),
    ]


def prediction(loss: Loss, last: Step) -> Step:
    """Return what is predicted: the last output, or probabilities made of its scores."""
    head = HEADS.get(type(loss))
    if head is None:
        words = "The prediction is what the last layer puts out."
        return Step("y_hat", last.name, words, last.value, "forward")
    p, _ = head.forward(last.value)
    return Step("p", *rule(head, head.symbol, {"z": last.name}, ""), p, "forward")


def backward_steps(net: Sequential, error: Step, caches: list[Any]) -> list[Step]:
    """Return, from the last layer to the first, its gradients and the error before it."""
    steps: list[Step] = []
    sources = ["x", *net.names[:-1]]
    parts = zip(net.layers, net.numbers, net.names, sources, caches, strict=True)
    for layer, number, name, source, cache in reversed([*parts]):
        dL_dsource, grads = layer.backward(error.value, cache)
        called = local_names(layer, number, source, name)
        call = f"{type(layer).__name__}.backward({error.name}, cache)"
        for w, g in grads.items():
            described = rule(layer, f"dL_d{w}", called, call)
            steps.append(Step(f"dL_d{w}{number}", *described, g, "backward"))
        described = rule(layer, f"dL_d{input_symbol(layer)}", called, call)
        error = Step(f"dL_d{source}", *described, dL_dsource, "backward")
        steps.append(error)
    return steps


def input_symbol(layer: Layer) -> str:
    """Return what the identities call a layer's input."""
    return "x" if layer.params else "z"


def local_names(layer: Layer, number: int, source: str, name: str) -> dict[str, str]:
    """Map the names in a layer's identities to those in this network."""
    called = {input_symbol(layer): source, layer.symbol: name}
    called |= {w: f"{w}{number}" for w in layer.params}
    called |= {f"dL_d{old}": f"dL_d{new}" for old, new in called.items()}
    return called | {"leak": repr(getattr(layer, "leak", None))}


def rule(
    owner: Layer | Loss, name: str, called: dict[str, str], call: str
) -> tuple[str, str]:
    """Return formula and words of an identity, in the names of this network.

    A layer or loss of a learner's own has no identities here: then the call is named.
    """
    kind = type(owner).__name__
    for identity in IDENTITIES.get(kind, ()):
        if identity.name == name:
            return identity.renamed(called).numpy, identity.words
    return call, f"Computed by {kind}."


def as_text(step: Step) -> str:
    """Write one step: a line with name, formula and shape, then its numbers."""
    head = f"  {step.name:8} = {step.formula}  # {step.shape}"
    return head + "\n" + indent(values(step), " " * 6)


def as_row(step: Step) -> str:
    """Write one step as a table row, marked like everything of its kind."""
    role = role_of(step.name)
    line = "dashed" if role.dash else "solid"
    cells = (
        f'<th scope="row" style="text-align:left;border-left:4px {line} {role.line}">'
        f"{escape(step.name)}</th>",
        f"<td style=\"text-align:left\"><code>{escape(step.formula)}</code></td>",
        f"<td>{escape(str(step.shape))}</td>",
        f'<td style="text-align:left"><pre>{escape(values(step))}</pre></td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def values(step: Step) -> str:
    """Write the numbers of one step, to ten digits after the point."""
    tidy = step.value + 0.0  # turns -0 into 0
    return np.array2string(tidy, precision=10, suppress_small=True)
