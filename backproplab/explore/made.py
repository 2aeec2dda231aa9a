"""Which layer, or loss, made each array of a pass, and out of what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.shapes import Array
from backproplab.steps import HEADS, Step
from backproplab.tracing import Trace


@dataclass(frozen=True)
class Made:
    """One step of the forward pass, what made it, and from which earlier array.

    `takes` are the arrays that come in from the side. `weights` (n_in, n_out) are those
    of wires; a step that mixes units opens a new column of nodes, and `column` is the
    number of the one that its array stands in.
    """

    step: Step
    maker: str = ""
    source: str = ""
    takes: Mapping[str, Array] = field(default_factory=dict)
    weights: Array | None = None
    opens_column: bool = False
    column: int = 0


@dataclass(frozen=True)
class Returned:
    """One step of the backward pass: a gradient, of which array, and by which way.

    It is made of the error `source`, which comes back through what made `via`. `column`
    is where the nodes or the ends of the wires are that it belongs to. `slope` is that
    of an activation, entry by entry.
    """

    step: Step
    of: str
    source: str
    via: Made
    column: int
    slope: Array | None = None

    @property
    def is_of_parameter(self) -> bool:
        """Say whether this is the gradient of a parameter, not an error of nodes."""
        return self.of in self.via.takes

    @property
    def is_at_wires(self) -> bool:
        """Say whether this is the gradient of the weights of wires."""
        return self.is_of_parameter and self.via.weights is self.via.takes[self.of]

    @property
    def comes_by_wires(self) -> bool:
        """Say whether it is an error that came back along wires."""
        return self.via.opens_column and not self.is_of_parameter


def made_steps(network: Sequential, loss: Loss, trace: Trace) -> Iterator[Made]:
    """Yield the inputs, what each layer made, the prediction, and the loss."""
    predicted, value = [step for step in trace if step.direction == "forward"][-2:]
    head = HEADS.get(type(loss))
    head_name = type(head).__name__ if head else ""
    column = -1
    for made in (
        Made(trace.step("x"), opens_column=True),
        *made_by_layers(network, trace),
        Made(predicted, head_name, network.names[-1]),
        Made(value, type(loss).__name__, predicted.name, {"y": trace["y"]}),
    ):
        column += made.opens_column
        yield replace(made, column=column)


def made_by_layers(network: Sequential, trace: Trace) -> Iterator[Made]:
    """Yield what each layer made; one that has a table W gives its wires weights."""
    source, numbered = "x", zip(network.numbers, network.names, strict=True)
    for layer, (count, name) in zip(network.layers, numbered, strict=True):
        step = trace.step(name)
        shape = trace[source].shape[-1], step.shape[-1]
        takes = {f"{w}{count}": value for w, value in layer.params.items()}
        W = takes.get(f"W{count}")
        is_table = W is not None and W.shape == shape
        yield Made(
            step,
            type(layer).__name__,
            source,
            takes,
            W if is_table else None,
            is_table or shape[0] != shape[1],
        )
        source = name


def returned_steps(
    network: Sequential, trace: Trace, made: list[Made]
) -> Iterator[Returned]:
    """Yield what comes back: the error at the outputs, then layer by layer.

    The error at the inputs is left out: nothing is learned from it.
    """
    by_name = {each.step.name: each for each in made}
    last, loss = network.names[-1], made[-1]
    error = f"dL_d{last}"
    yield Returned(trace.step(error), last, loss.source, loss, by_name[last].column)
    for layer, name in reversed([*zip(network.layers, network.names, strict=True)]):
        via, error = by_name[name], f"dL_d{name}"
        for w in via.takes:
            if f"dL_d{w}" in trace.names:
                yield Returned(trace.step(f"dL_d{w}"), w, error, via, via.column)
        if via.source != "x":
            step, column = trace.step(f"dL_d{via.source}"), by_name[via.source].column
            slope = slope_of(layer, step, trace[via.source])
            yield Returned(step, via.source, error, via, column, slope)


def slope_of(layer: Layer, step: Step, z: Array) -> Array | None:
    """Return the slope of an activation at every entry, None for other layers."""
    by_entry = step.identity is not None and "sum(" not in step.identity.index
    if layer.params or not by_entry:
        return None
    out, cache = layer.forward(z)
    slope, _ = layer.backward(np.ones_like(out), cache)
    return slope
