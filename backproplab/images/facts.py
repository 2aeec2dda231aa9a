"""The numbers in the picture: one example of the integer net, forward and back."""

from dataclasses import dataclass

from backproplab.data import integer_net
from backproplab.optimizers import SGD
from backproplab.shapes import Array
from backproplab.tracing import Trace, trace

LEARNING_RATE = 0.02
# The weight that is followed through all steps, from the middle unit to the lower
# output: its row and column in W2.
UNIT, OUTPUT = FOLLOWED = (1, 1)


@dataclass(frozen=True)
class Facts:
    """One example alone, the same example in its batch, and what one update changes."""

    alone: Trace
    batch: Trace
    new: dict[str, Array]
    new_loss: float

    @property
    def loss(self) -> float:
        return float(self.alone["L"])

    def row(self, name: str) -> Array:
        """Return what the one example has under a name: "a1" -> its hidden values."""
        values: Array = self.alone[name][0]
        return values


def compute_facts() -> Facts:
    """Run the passes and the update whose numbers the picture shows."""
    network, loss, x, y = integer_net()
    alone = trace(network, loss, x[:1], y[:1])
    grads = {name: alone[f"dL_d{name}"] for name in network.params}
    new = SGD(LEARNING_RATE).step(network.params, grads)
    new_loss = loss.value(network.with_params(**new)(x[:1]), y[:1])
    return Facts(alone, trace(network, loss, x, y), new, new_loss)


def plain(number: float) -> str:
    """Write a number with at most four digits and a true minus: -0.25 -> "−0.25"."""
    return f"{number + 0:.4g}".replace("-", "−")  # + 0: no minus before a zero


def signed(number: float) -> str:
    """Write a number with its sign: 7 -> "+7"; 0 has none."""
    return ("+" if number > 0 else "") + plain(number)


def factor(number: float) -> str:
    """Write a number inside a formula: a negative one stands in brackets."""
    return plain(number) if number >= 0 else f"({plain(number)})"


def products(left: Array, right: Array) -> str:
    """Write a sum of products: "1 × (−1) + 2 × 2"."""
    pairs = zip(left, right, strict=True)
    return " + ".join(f"{factor(a)} × {factor(b)}" for a, b in pairs)
