"""A weight gradient as a sum over the examples: one outer product for each row."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from backproplab.diagrams.layout import window
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.shapes import Array
from backproplab.steps import Step
from backproplab.tracing import Trace, trace

MOST_ROWS, MOST_IN, MOST_OUT = 8, 4, 3  # that are drawn, around those that are lit


class Added(NamedTuple):
    """The sum after one more row: its layer, and what there was before."""

    row: int
    i: int
    j: int
    x: Array  # (n_in,), of this row
    error: Array  # (n_out,), of this row
    layer: Array  # (n_in, n_out), their outer product
    before: Array
    after: Array

    @property
    def entry(self) -> tuple[int, int]:
        return self.i, self.j


class View(NamedTuple):
    """Which rows, inputs and outputs are drawn."""

    rows: range
    inputs: range
    outputs: range


class OuterSum:
    """The gradient of one weight matrix, built up row by row.

    Shapes: x (N, n_in), error (N, n_out), total (n_in, n_out).
    """

    def __init__(self, step: Step, layer: Layer, told: Trace) -> None:
        assert step.identity is not None
        self.name, self.layer, self.identity = step.name, layer, step.identity
        self.x_name, self.error_name = step.identity.numpy.split(".T @ ")
        self.x, self.error = told[self.x_name], told[self.error_name]
        self.total = step.value
        self.n_rows = len(self.x)

    def added(self, row: int, i: int, j: int) -> Added:
        """Return what row adds; an index that this matrix lacks is its last."""
        n_in, n_out = self.total.shape
        before = self.sum_of(0, row) if row else np.zeros_like(self.total)
        return Added(
            row,
            min(i, n_in - 1),
            min(j, n_out - 1),
            self.x[row],
            self.error[row],
            self.sum_of(row, row + 1),
            before,
            self.sum_of(0, row + 1),
        )

    def entry(self, added: Added) -> str:
        """Return the code name of the followed entry, "dL_dW2[0, 1]"."""
        return f"{self.name}{[*added.entry]}"

    def sum_of(self, start: int, end: int) -> Array:
        """Return what backward gives for some of the rows alone."""
        _, grads = self.layer.backward(self.error[start:end], self.x[start:end])
        return grads["W"]

    def view(self, added: Added) -> View:
        """Return what is drawn: a page of rows, and the entries around the lit one."""
        n_in, n_out = self.total.shape
        return self.view_from(
            added.row - added.row % MOST_ROWS,
            window(n_in, added.i, MOST_IN).start,
            window(n_out, added.j, MOST_OUT).start,
        )

    def view_from(self, row: int, i: int, j: int) -> View:
        """Return what is drawn from a row, an input and an output on."""
        n_in, n_out = self.total.shape
        return View(
            range(row, min(row + MOST_ROWS, self.n_rows)),
            range(i, min(i + MOST_IN, n_in)),
            range(j, min(j + MOST_OUT, n_out)),
        )

    def telling_entry(self) -> tuple[int, int]:
        """Return the entry that the most rows add something to."""
        terms = (self.x != 0).T.astype(int) @ (self.error != 0)
        i, j = np.unravel_index(terms.argmax(), terms.shape)
        return int(i), int(j)


def outer_sums(network: Layer, loss: Loss, x: Array, y: Array) -> Iterator[OuterSum]:
    """Yield the gradient of each weight matrix, the first layer first."""
    told = trace(network, loss, x, y)
    net = network if isinstance(network, Sequential) else Sequential(network)
    for layer, number in zip(net.layers, net.numbers, strict=True):
        name = f"dL_dW{number}"
        if "W" in layer.params and is_outer(told.step(name)):
            yield OuterSum(told.step(name), layer, told)


def is_outer(step: Step) -> bool:
    """Say whether a gradient is made as x.T @ dL_dz; a layer of your own has none."""
    return step.identity is not None and ".T @ " in step.identity.numpy
