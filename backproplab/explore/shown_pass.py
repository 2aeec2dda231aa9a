"""What a stepper shows at each step of a pass, as data: no drawing is done here."""

from functools import cached_property

import numpy as np

from backproplab.diagrams.flow_places import Arrow, Sent
from backproplab.diagrams.nodes import Back, Column, node_width
from backproplab.diagrams.svg import number
from backproplab.explore.made import Made, Returned, made_steps, returned_steps
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.shapes import Array
from backproplab.tracing import trace

Place = tuple[int, ...]


class ShownPass:
    """The steps of one network on one batch, and what is shown at each.

    The steps forward come first; with `back`, those of the backward pass follow.
    """

    def __init__(
        self, network: Layer, loss: Loss, x: Array, y: Array, *, back: bool = False
    ) -> None:
        self.trace = trace(network, loss, x, y)
        self.arrays = {step.name: step.value for step in self.trace}
        net = network if isinstance(network, Sequential) else Sequential(network)
        self.network, self.loss = net, loss
        self.made = [*made_steps(net, loss, self.trace)]
        self.back = [*returned_steps(net, self.trace, self.made)] if back else []
        self.steps: list[Made | Returned] = [*self.made, *self.back]
        self.names = [shown.step.name for shown in self.steps]

    @property
    def widest(self) -> int:
        """The number of units of the widest array."""
        return max(made.step.shape[-1] for made in self.made[:-1])

    @property
    def most_sources(self) -> int:
        """The number of units that the weights of one unit come from, at most."""
        tables = [m.weights for m in self.made if m.weights is not None and self.back]
        return max(map(len, tables), default=1)

    @cached_property
    def node_width(self) -> float:
        """The width of a node in which every number of this pass can be read."""
        values = [made.step.value.ravel()[:500] for made in self.made]
        errors = [
            b.step.value.ravel()[:500] for b in self.back if not b.is_of_parameter
        ]
        return node_width(
            np.unique(np.concatenate(values)).tolist(),
            np.unique(np.concatenate([[], *errors])).tolist(),
        )

    def place(self, k: int, row: int, unit: int, source: int) -> Place:
        """Return which entry is worked out at step k: the last, where there are fewer.

        A weight is found by the unit that it comes from and the one that it leads to.
        """
        shown = self.steps[k]
        of_parameter = isinstance(shown, Returned) and shown.is_of_parameter
        axes = len(shown.step.shape)
        wanted = (*[0] * axes, source if of_parameter else row, unit)[-axes:]
        sizes = shown.step.shape
        return tuple(min(i, n - 1) for i, n in zip(wanted, sizes, strict=False))

    def arrows(self) -> list[Arrow]:
        """Return every array of the pass as an arrow out of what made it."""
        sent = {
            back.of: Sent(back.step.name, back.step.shape, len(self.made) + i)
            for i, back in enumerate(self.back)
        }
        last = self.network.names[-1]
        return [
            Arrow(
                made.step.name,
                made.step.shape,
                made.maker,
                [f"{name} {w.shape}" for name, w in made.takes.items()],
                sent.get(last if made is self.made[-2] else made.step.name),
                [sent[name] for name in made.takes if name in sent],
            )
            for made in self.made
        ]

    def columns(self, k: int, row: int) -> list[Column]:
        """Return the columns of nodes as they stand after step k.

        A node shows the newest of its numbers, and the newest error below it; what
        these were made of stands beside it only at the step that makes it.
        """
        columns: list[Column] = []
        for i, made in enumerate(self.made[:-1]):
            known = made.step.value[row] if i <= k else None
            new = Column(made.step.name, made.step.shape[-1], known, (), made.weights)
            if made.opens_column:
                columns.append(new)
            elif known is not None:
                remarks = self.remarks(made, row) if i == k else ()
                columns[-1] = new._replace(remarks=remarks, weights=columns[-1].weights)
        for i, back in enumerate(self.back[: max(0, k + 1 - len(self.made))]):
            is_now = i == k - len(self.made)
            columns[back.column] = self.returned(
                columns[back.column], back, row, is_now
            )
        return columns

    def remarks(self, made: Made, row: int) -> list[str]:
        """Say at each node what its number was made of, or what it should be."""
        name = "y" if made is self.made[-2] else made.source
        return [f"{name} {number(v)}" for v in self.arrays[name][row]]

    def returned(
        self, column: Column, back: Returned, row: int, is_now: bool
    ) -> Column:
        """Return a column after a step back, with remarks at the present one."""
        if not back.is_of_parameter:
            errors, name = back.step.value[row], back.step.name
            column = column._replace(errors=errors, error_name=name)
        return column._replace(remarks=self.made_of(back, row) if is_now else ())

    def made_of(self, back: Returned, row: int) -> list[str]:
        """Say at each node what a step back made of its number or its error."""
        if back.slope is not None:
            return [f"slope {number(v)}" for v in back.slope[row]]
        if back.via is self.made[-1]:
            return self.remarks(self.made[-2], row)
        if back.is_of_parameter and not back.is_at_wires and back.step.value.ndim == 1:
            return [f"{back.of} ◀ {number(v, 3)}" for v in back.step.value]
        return []

    def back_at(self, k: int, place: Place) -> Back | None:
        """Return the way by which the error of step k comes, None if it is forward."""
        shown = self.steps[k]
        if isinstance(shown, Made):
            return None
        gradients = shown.step.value if shown.is_at_wires else None
        source = place[-2] if shown.is_at_wires else 0
        return Back(shown.via is self.made[-1], gradients, source)

    def loss_at(self, k: int) -> float | None:
        """Return the loss, if it is computed at step k."""
        known = k >= len(self.made) - 1
        return float(self.made[-1].step.value) if known else None

    def wires_lit(self, k: int) -> bool:
        """Say whether the numbers of wires are part of step k."""
        shown = self.steps[k]
        if isinstance(shown, Made):
            return shown.opens_column and k > 0
        return shown.is_at_wires or shown.comes_by_wires
