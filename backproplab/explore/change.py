"""What a nudge of one number does to the loss: as its slope predicts, and really."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, inf, log10

from backproplab.explore.shown_pass import Place
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.network import Sequential
from backproplab.shapes import Array


@dataclass(frozen=True)
class Change:
    """The loss after one number is nudged, against what its slope predicts.

    `gap_at_half` is the gap that half the nudge leaves.
    """

    slope: float
    nudge: float
    real: float
    gap_at_half: float

    @property
    def predicted(self) -> float:
        return self.slope * self.nudge

    @property
    def gap(self) -> float:
        return abs(self.real - self.predicted)

    @property
    def scale(self) -> float:
        """How large the changes are that have to be told apart; 1 if not known."""
        largest = max(abs(self.predicted), abs(self.real))
        return largest if 0 < largest < inf else 1

    @property
    def power(self) -> int:
        """The power of ten of the changes: -2 for 0.05."""
        return floor(log10(self.scale) + 1e-9)

    @property
    def digits(self) -> int:
        """How many digits after the point tell these changes apart."""
        return min(12, max(4, 4 - self.power))


class Nudges:
    """The loss of one pass with any single number of it nudged.

    `arrays` are those of the pass by their names, "y" among them. Everything before the
    nudged number stays as it is, so only the layers behind it are run again.
    """

    def __init__(
        self, network: Sequential, loss: Loss, arrays: Mapping[str, Array]
    ) -> None:
        self.layers, self.loss, self.arrays = network.layers, loss, arrays
        self.sources = ["x", *network.names[:-1]]
        self.after = {name: i for i, name in enumerate(["x", *network.names])}
        self.owners = {
            f"{w}{number}": (i, w)
            for i, number in enumerate(network.numbers)
            for w in network.layers[i].params
        }

    def change(self, name: str, place: Place, nudge: float, slope: float) -> Change:
        """Nudge one entry of an array, and compare with what its slope predicts."""
        real, half = (
            self.loss_with(name, place, each) - float(self.arrays["L"])
            for each in (nudge, nudge / 2)
        )
        return Change(slope, nudge, real, abs(half - slope * nudge / 2))

    def loss_with(self, name: str, place: Place, nudge: float) -> float:
        """Return the loss with a nudge at one entry of a parameter or of a value."""
        moved = self.arrays[name].copy()
        moved[place] += nudge
        if name not in self.owners:
            return self.loss_from(self.after[name], moved)
        i, own_name = self.owners[name]
        layer = self.layers[i].with_params(**{own_name: moved})
        out = output(layer, self.arrays[self.sources[i]])
        return self.loss_from(i + 1, out)

    def loss_from(self, start: int, out: Array) -> float:
        """Return the loss, from what comes into a layer."""
        for layer in self.layers[start:]:
            out = output(layer, out)
        return float(self.loss.value(out, self.arrays["y"]))


def output(layer: Layer, value: Array) -> Array:
    """Return what a layer puts out."""
    out, _ = layer.forward(value)
    return out


def is_quartered(change: Change) -> bool:
    """Say whether half the nudge leaves about a quarter of the gap."""
    return 3.5 < change.gap / max(change.gap_at_half, 1e-300) < 4.5


def is_straight(change: Change) -> bool:
    """Say whether there is no gap, to the digits that are shown."""
    return round(change.gap, change.digits) == 0
