"""Which layer, or loss, made each array of a forward pass, and out of what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.shapes import Array
from backproplab.steps import HEADS, Step
from backproplab.tracing import Trace


@dataclass(frozen=True)
class Made:
    """One step of the forward pass, what made it, and from which earlier array.

    `takes` are the arrays that come in from the side. `weights` (n_in, n_out) are those
    of wires; a step that mixes units opens a new column of nodes.
    """

    step: Step
    maker: str = ""
    source: str = ""
    takes: Mapping[str, Array] = field(default_factory=dict)
    weights: Array | None = None
    opens_column: bool = False


def made_steps(network: Sequential, loss: Loss, trace: Trace) -> Iterator[Made]:
    """Yield the inputs, what each layer made, the prediction, and the loss."""
    predicted, value = [step for step in trace if step.direction == "forward"][-2:]
    head = HEADS.get(type(loss))
    head_name = type(head).__name__ if head else ""
    yield Made(trace.step("x"), opens_column=True)
    yield from made_by_layers(network, trace)
    yield Made(predicted, head_name, network.names[-1])
    yield Made(value, type(loss).__name__, predicted.name, {"y": trace["y"]})


def made_by_layers(network: Sequential, trace: Trace) -> Iterator[Made]:
    """Yield what each layer made; one that has a table W gives its wires weights."""
    source, numbered = "x", zip(network.numbers, network.names, strict=True)
    for layer, (count, name) in zip(network.layers, numbered, strict=True):
        step = trace.step(name)
        shape = trace[source].shape[-1], step.shape[-1]
        W = layer.params.get("W", np.empty(0))
        yield Made(
            step,
            type(layer).__name__,
            source,
            {f"{w}{count}": value for w, value in layer.params.items()},
            W if W.shape == shape else None,
            W.shape == shape or shape[0] != shape[1],
        )
        source = name
