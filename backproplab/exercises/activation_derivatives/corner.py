# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""At the corner of ReLU several answers are right, and a few are wrong."""

import numpy as np

from backproplab.exercises.activation_derivatives.chain import times
from backproplab.exercises.definition import Mistake

ROUNDING = 1e-6  # what a share in single precision may be off by


def with_corner_settled(answer, dL_da, z):
    """Call an answer; at z = 0, turn any share of dL_da into the 0 of the reference."""
    corner, error = z == 0, dL_da.copy()
    return settled(answer(dL_da, z), corner, error)


def settled(given, corner, error):
    """Put 0 at the corner where any share of the error stands there.

    A nan stays, and so does what is no array of the right shape, to be spoken of.
    """
    if isinstance(given, dict) and "dL_dz" in given:
        return given | {"dL_dz": settled(given["dL_dz"], corner, error)}
    if isinstance(given, str):
        return "dL_dz is text, not numbers. Is it written in quotes?"
    if isinstance(given, tuple):
        return tuple(settled(part, corner, error) for part in given)
    try:
        dL_dz = np.array(given)
        over = np.maximum(error, 0) + ROUNDING < dL_dz
        under = dL_dz < np.minimum(error, 0) - ROUNDING
    except Exception:  # an answer may be anything
        return given
    fits = dL_dz.shape[-2:] == error.shape and dL_dz.size == error.size
    fair = corner & ~over & ~under & ~np.isnan(dL_dz) if fits else False
    return np.where(fair, 0, dL_dz) if fits else given


def with_value_at_corner(value):
    """Build a backward pass whose slope is this at the corner."""
    return times(lambda z: np.where(z > 0, 1.0, np.where(z < 0, 0.0, value)))


AT_CORNER = (
    Mistake(
        "nan_at_zero",
        with_value_at_corner(np.nan),
        "Right except at z = 0, where it is no number. Any slope from 0 to 1 may be"
        " chosen at the corner, but a nan or inf spoils every parameter behind it.",
        "Which number do you want to have there?",
        also=(
            lambda dL_da, z: dL_da * np.maximum(z, 0) / z,
            lambda dL_da, z: dL_da * (z / abs(z) + 1) / 2,
            with_value_at_corner(np.inf),
            lambda dL_da, z: np.where(z == 0, np.inf, dL_da * (z > 0)),
        ),
    ),
    Mistake(
        "slope_out_of_range_at_corner",
        with_value_at_corner(2.0),
        "Right except at z = 0, where the slope is neither 0 nor 1 nor between them.",
        "How steep is ReLU just left of the corner, and how steep just right of it?",
        also=(with_value_at_corner(-1.0), with_value_at_corner(-0.5)),
    ),
    Mistake(
        "upstream_forgotten_at_corner",
        lambda dL_da, z: np.where(z == 0, 0.5, dL_da * (z > 0)),
        "Right except at z = 0: there the slope alone is returned, and the error"
        " dL_da is not in it.",
        "What is every slope multiplied by, also the one at the corner?",
        also=(lambda dL_da, z: np.where(z == 0, 1.0, dL_da * (z > 0)),),
    ),
)
