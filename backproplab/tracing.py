"""Tracing: every number of one pass, forward and back, in order.

A layer returns what it computes and remembers nothing, so a trace needs no hooks: it
calls the layers one by one, as a network does, and keeps what they return.
"""

from collections.abc import Iterator
from html import escape
from textwrap import indent
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from backproplab.derivations import Derivation
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.notation import role_of
from backproplab.shapes import Array, as_floats, as_table
from backproplab.steps import (
    GIVEN,
    Step,
    backward_steps,
    forward_steps,
    given_steps,
    loss_steps,
)
from backproplab.worked import derive

# NumPy's own habits, with two more digits.
PRINTED: dict[str, Any] = {
    "precision": 10,
    "threshold": 1000,
    "edgeitems": 3,
    "linewidth": 75,
    "floatmode": "maxprec",
    "sign": "-",
    "nanstr": "nan",
    "infstr": "inf",
    "legacy": False,
}


class Trace:
    """The steps of one pass in order; `trace["dL_dW2"]` is the value of that name.

    `str(trace)` and its HTML form show every number, of arrays up to 1,000 entries.
    The formulas say N for the number of rows, `len(trace["x"])`.
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

    def derive(self, name: str, *place: int, digits: int = 4) -> Derivation:
        """Return how a value came about, with one entry worked out in numbers.

        Raises ValueError when the step is given, or was made by a layer of your own.
        """
        step = self.step(name)
        if step.identity is None:
            raise ValueError(f"{name} has no derivation here: it is {step.formula}")
        letters = step.identity.entry.replace(",", " ").split()
        if len(place) != len(letters) or not all(
            -n <= i < n for i, n in zip(place, step.shape, strict=True)
        ):
            raise ValueError(
                f"{name} has shape {step.shape}; there is no entry {place}"
            )
        values = {known.name: known.value for known in self} | {"N": len(self["x"])}
        derivation = derive(step.identity, *place, digits=digits, **values)
        return derivation._replace(value=float(step.value[place]))

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
            f"<table><caption>{len(self)} steps, {GIVEN}, forward and backward"
            "</caption>"
            f"<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
        )


def trace(network: Layer, loss: Loss, x: ArrayLike, y: ArrayLike) -> Trace:
    """Run one forward and one backward pass and keep every array of it.

    Shapes: x (N, n_in), y (N, n_out). A single layer is traced as a network of one.
    """
    net = network if isinstance(network, Sequential) else Sequential(network)
    x, y = as_table("x", x, ("N", "n_in")), as_floats("y", y)
    forward, caches = forward_steps(net, x)
    at_loss = loss_steps(loss, forward[-1], y)
    backward = backward_steps(net, at_loss[-1], caches)
    return Trace([*given_steps(net, x, y), *forward, *at_loss, *backward])


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
        f'<td style="text-align:left"><code>{escape(step.formula)}</code></td>',
        f"<td>{escape(str(step.shape))}</td>",
        f'<td style="text-align:left"><pre>{escape(values(step))}</pre></td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def values(step: Step) -> str:
    """Write the numbers of one step, to ten digits after the point.

    Where that would leave little of a small one, all are written like 1.5e-12. What
    `np.set_printoptions` said elsewhere does not matter.
    """
    tidy = step.value + 0.0  # turns -0 into 0
    plain = not np.any((tidy != 0) & (np.abs(tidy) < 1e-6))
    with np.printoptions(**PRINTED, suppress=plain):
        return np.array2string(tidy)
