# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes in where dL_dz = dL_da * da_dz is written, for any slope."""

import numpy as np

from backproplab.exercises.definition import Mistake


def in_place(slope):
    """Build a backward pass that writes into dL_da."""

    def backward(dL_da, z):
        dL_da *= slope(z)
        return dL_da

    return backward


def on_the_spot(slope):
    """Build a backward pass that turns z into its slope, where it lies."""

    def backward(dL_da, z):
        z[...] = slope(z)
        return dL_da * z

    return backward


def like_z(slope):
    """Build a backward pass whose result has the type of z."""

    def backward(dL_da, z):
        dL_dz = np.zeros_like(z)
        dL_dz[...] = dL_da * slope(z)
        return dL_dz

    return backward


# Each variation is a function of the slope.
IN_MEMORY = (
    Mistake(
        "writes_into_error",
        in_place,
        "The numbers are computed inside dL_da, and this array belongs to the"
        " caller. Here a function leaves its arguments as they are.",
        "How can the product go into a new array?",
        right_under="the in-place convention, as in scikit-learn's own network",
    ),
    Mistake(
        "writes_into_z",
        on_the_spot,
        "The slope was written into z itself, and whoever needs z again finds"
        " another array.",
        "How can the slope get an array of its own?",
    ),
)


def cut_to_integers(slope, *also):
    """Return the mistake of a result that has the type of z."""
    return Mistake(
        "integer_truncation",
        like_z(slope),
        "Something was stored in an array of integers, so it was cut to whole numbers.",
        "Which type does np.zeros_like(z) have when z holds whole numbers?",
        also=also,
    )
