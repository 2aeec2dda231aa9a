"""The depth explorer: what becomes of an error on its way back through many layers."""

from collections.abc import Mapping
from functools import cache

from backproplab.diagrams import svg
from backproplab.explore.controls import choice, grid
from backproplab.explore.depth_pass import DEPTHS, N_UNITS, SPREADS, Sizes, sizes
from backproplab.explore.depth_picture import (
    HEIGHT,
    RANGES,
    WIDTH,
    axes_stage,
    card,
    card_stage,
    curves,
    stage_name,
)
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.slope_curve import Curve
from backproplab.explore.stage import Stage, Still
from backproplab.layers import Layer, ReLU, Sigmoid, Tanh

USUAL = (Sigmoid(), Tanh(), ReLU())
FIRST_DEPTH = 10


def depth(*activations: Layer) -> Explorer:
    """Stack up to 50 equal layers, with activations of your own or the usual ones.

    Each layer has 32 units. The sizes of dL_dz and dL_dW stand on a log axis, as shares
    of those at the last layer. Raises ValueError for a layer that does more than bend
    each number by itself.
    """
    bends = [Curve(each) for each in activations or USUAL]
    named = {bend.name: bend for bend in bends}
    axes = {name: axes_stage(name) for name in RANGES}

    @cache
    def passed(activation: str, spread: str, n_layers: int) -> Mapping[str, Sizes]:
        return sizes(named[activation].layer, SPREADS[spread], n_layers)

    def draw(activation: str, spread: str, n_layers: float) -> Frame:
        both = passed(activation, spread, int(n_layers))
        return frame(named[activation], spread, both, axes)

    return Explorer(
        draw,
        choice("activation", "Activation", [*named], next(iter(named))),
        choice("spread", "Spread of the weights", [*SPREADS], "1/√n"),
        grid("n_layers", "Layers", DEPTHS, FIRST_DEPTH),
        title="What becomes of an error on its way back through many layers",
        stages=lambda name: Still(
            svg.picture(WIDTH, HEIGHT, (axes[name].svg, *card_stage()))
        ),
    )


def frame(
    bend: Curve, spread: str, both: Mapping[str, Sizes], axes: Mapping[str, Stage]
) -> Frame:
    """Show one stack of layers as picture, sentence and table."""
    error, weights = both["dL_dz"], both["dL_dW"]
    name = stage_name(error.depth)
    drawn = curves(error, weights, axes[name])
    parts = (*drawn, *card(error, weights, bend.steepest))
    picture = svg.picture(WIDTH, HEIGHT, parts, styled=False)
    said = sentence(bend.name, spread, error, weights)
    return Frame(picture, said, table(error, weights), name)


def sentence(name: str, spread: str, error: Sizes, weights: Sizes) -> str:
    """Say how large the error is that reaches the first layer."""
    n = error.depth
    wide = f"{spread} = {svg.number(SPREADS[spread])}"
    share, factor, dW = (
        svg.number(value, 3) for value in (error.ratio, error.per_layer, weights.ratio)
    )
    return (
        f"{n} layers of {N_UNITS} units, {name}, weights spread by {wide}: dL_dz at "
        f"layer 1 is {share} of that at layer {n}, which is times {factor} at each "
        f"layer back. The error {error.fate}. For dL_dW the share is {dW}."
    )


def table(error: Sizes, weights: Sizes) -> Table:
    """List the sizes at each layer in full."""
    rows = zip(
        error.sizes, error.relative, weights.sizes, weights.relative, strict=True
    )
    heads = ("layer", "size of dL_dz", "share of the last")
    return (
        (*heads, "size of dL_dW", "share of the last"),
        *(
            (str(layer), *(svg.number(value, 6) for value in row))
            for layer, row in enumerate(rows, 1)
        ),
    )
