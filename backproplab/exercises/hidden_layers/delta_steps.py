# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Build wrong variations of the error at a hidden layer."""

from backproplab.layers import Sigmoid, Softmax


def sigmoid(z):
    """Bend with the layer of the package."""
    return Sigmoid().forward(z)[0]


def softmax(z):
    """Return the shares of each row."""
    return Softmax().forward(z)[0]


def sigmoid_slope(z):
    """Return the slope of the sigmoid at z."""
    return sigmoid(z) * (1 - sigmoid(z))


def with_steps(back=None, slope=sigmoid_slope, last=None, bend=sigmoid):
    """Build a variation of the hidden error from variations of its steps."""

    def variation(dL_dz2, W2, z1):
        steps = {"a1": bend(z1), "da1_dz1": slope(z1)}
        steps["dL_da1"] = back(dL_dz2, W2) if back else dL_dz2 @ W2.T
        error = steps["dL_da1"] * steps["da1_dz1"]
        steps["dL_dz1"] = last(error) if last else error
        return steps

    return variation


def with_slope_of_error(slope):
    """Build a variation whose slope is taken where the error is."""
    return lambda dL_dz2, W2, z1: slope(dL_dz2 @ W2.T)


def with_both(join):
    """Build a variation that joins the error at a1 and the slope in another way."""

    def variation(dL_dz2, W2, z1):
        return join(dL_dz2 @ W2.T, sigmoid(z1))

    return variation
