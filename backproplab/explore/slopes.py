"""The slope explorer: how much of an error an activation lets through, at each z."""

from backproplab.diagrams import svg
from backproplab.explore.controls import choice, slider
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table, quantities
from backproplab.explore.slope_curve import FURTHEST, HEIGHT, WIDTH, Curve, Place
from backproplab.explore.slope_picture import (
    LARGEST,
    card_stage,
    gate,
    marks,
    meter,
    percent,
)
from backproplab.explore.stage import Still
from backproplab.layers import Layer, LeakyReLU, ReLU, Sigmoid, Softplus, Tanh

Z_STEP, ERROR_STEP = 0.25, 0.5  # few enough for a page with all frames
FIRST_Z, FIRST_ERROR = 4.5, 1.0
USUAL = (Sigmoid(), Tanh(), ReLU(), LeakyReLU(0.1), Softplus())


def slopes(*activations: Layer) -> Explorer:
    """Move z along activations of your own, or along the usual ones.

    The slope at z decides how much of the error dL_da that arrives goes on as dL_dz.
    Shaded is where an activation is saturated: its slope is below 5 % of its maximum.
    Raises ValueError for a layer that does more than bend each number by itself.
    """
    curves = [Curve(layer) for layer in activations or USUAL]
    names = [curve.name for curve in curves]
    named = dict(zip(names, curves, strict=True))
    return Explorer(
        lambda activation, z, dL_da: frame(named[activation], z, dL_da),
        choice("activation", "Activation", names, names[0]),
        slider("z", "z", -FURTHEST, FURTHEST, Z_STEP, FIRST_Z),
        slider("dL_da", "Error dL_da in", -LARGEST, LARGEST, ERROR_STEP, FIRST_ERROR),
        title="An activation and its slope: how much of the error gets through",
        stages=lambda name: stage(named[name]),
    )


def frame(curve: Curve, z: float, dL_da: float) -> Frame:
    """Show one place of one activation as picture, sentence and table."""
    place = curve.place(z, dL_da)
    parts = (*marks(curve, place), *gate(place), *meter(place))
    drawn = svg.picture(WIDTH, HEIGHT, parts, styled=False)
    return Frame(drawn, sentence(place), table(place), curve.name)


def stage(curve: Curve) -> Still:
    """Draw what all places of one activation share: the axes and the card."""
    axes = (stage.svg for stage in curve.axes)
    return Still(svg.picture(WIDTH, HEIGHT, (*axes, *card_stage(curve.maker))))


def sentence(place: Place) -> str:
    """Say how steep the activation is here, and what becomes of the error."""
    z, a, slope = map(svg.number, (place.z, place.a, place.slope))
    steep = (
        f"{percent(place.share)} of its maximum {svg.number(place.steepest)}"
        f"{': saturated' if place.is_saturated else ''}"
    )
    here = f"{place.name} at z = {z}: a is {a} and the slope {slope}, {steep}."
    return f"{here} {about_error(place)}{about_corner(place)}"


def about_error(place: Place) -> str:
    """Say which error comes in, and which goes on."""
    arriving, slope = svg.number(place.arriving), svg.number(place.slope)
    goes_on = svg.number(place.going_on)
    return f"dL_dz = dL_da · slope = {arriving} · {slope} = {goes_on}."


def about_corner(place: Place) -> str:
    """Say that the slope at a corner is a choice; nothing elsewhere."""
    if not place.is_corner:
        return ""
    left, right = (svg.number(round(side, 4)) for side in place.sides)
    return (
        f" There is a corner: the slope is {left} on the left and {right} on the "
        f"right, and backward takes {svg.number(place.slope)}, which is a choice."
    )


def table(place: Place) -> Table:
    """List the numbers of a place in full."""
    rows = {
        "z": place.z,
        f"a = {place.name}(z)": place.a,
        "slope da_dz": place.slope,
        "maximum of the slope in the picture": place.steepest,
        "slope in % of it": 100 * place.share,
        "dL_da, the error that arrives": place.arriving,
        "dL_dz = dL_da · da_dz, the error that goes on": place.going_on,
    }
    return quantities(rows)
