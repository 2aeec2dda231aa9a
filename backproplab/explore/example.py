"""What an explorer shows when nothing is given to it."""

from numpy.typing import ArrayLike

from backproplab.data import integer_net
from backproplab.layers import Layer
from backproplab.losses import Loss
from backproplab.shapes import Array, as_floats


def example_with(
    network: Layer | None, loss: Loss | None, x: ArrayLike | None, y: ArrayLike | None
) -> tuple[Layer, Loss, Array, Array]:
    """Return the integer net, its loss and rows; what is given takes their place."""
    example = integer_net()
    return (
        example.network if network is None else network,
        example.loss if loss is None else loss,
        example.x if x is None else as_floats("x", x),
        example.y if y is None else as_floats("y", y),
    )
