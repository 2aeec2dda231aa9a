"""A loss and its tangent: what the slope at one prediction is, and what it says."""

from functools import lru_cache

from backproplab.diagrams import svg
from backproplab.explore.controls import choice, slider
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table, quantities
from backproplab.explore.loss_cases import (
    N_TARGETS,
    SCORES,
    TARGETS,
    Case,
    LossFunction,
    Span,
    own_case,
    usual_cases,
)
from backproplab.explore.loss_curve import HEIGHT, WIDTH, Example
from backproplab.explore.loss_picture import (
    Curves,
    Row,
    at_prediction,
    card,
    card_stage,
    curves,
)
from backproplab.explore.stage import Still
from backproplab.losses import Loss

TITLE = "A loss of one example, and its slope"
FIRST_SCORE = -2.0


def loss_tangent(
    loss: Loss | LossFunction | None = None,
    gradient: LossFunction | None = None,
    *,
    predictions: Span = SCORES,
    targets: Span = TARGETS,
) -> Explorer:
    """Move one prediction along the usual losses, or along one of your own.

    Give a loss, or two functions of (y_hat, y): its value and its gradient; both get
    arrays of shape (1, 1). The line on the curve has the slope that the gradient says,
    so a wrong gradient is seen. Raises TypeError for what is no loss, and ValueError
    when it fails for these predictions.
    """
    if loss is None:
        return usual()
    shown = LossTangent([own_case(loss, gradient, predictions, targets)])
    scores = shown.cases[0].curve.scores.tolist()
    step, first = round(scores[1] - scores[0], 12), scores[len(scores) // 4]
    return Explorer(
        lambda y_hat, target: shown.draw(shown.cases[0].name, y_hat, target),
        slider("y_hat", "Prediction y_hat", scores[0], scores[-1], step, first),
        target_slider(targets),
        title=TITLE,
        stages=shown.stage,
    )


def usual() -> Explorer:
    """Move a score along half the square, and cross-entropy seen from p and from z."""
    shown = LossTangent(usual_cases())
    names = [case.name for case in shown.cases]
    return Explorer(
        shown.draw,
        choice("loss", "Loss", names, names[0]),
        slider("z", "Score z", *SCORES, 0.1, FIRST_SCORE),
        target_slider(TARGETS),
        title=TITLE,
        stages=shown.stage,
    )


def target_slider(targets: Span) -> dict[str, object]:
    """Return the slider for the target; it starts at the high end."""
    low, high = targets
    step = (high - low) / (N_TARGETS - 1)
    return slider("target", "Target y", low, high, step, high)


class LossTangent:
    """Draws any position on a few losses."""

    def __init__(self, cases: list[Case]) -> None:
        self.cases = cases
        self.named = {case.name: case for case in cases}
        self.curves = lru_cache(self.curves_of)

    def draw(self, loss: str, z: float, target: float) -> Frame:
        """Draw one example: the loss at its score z, with the tangent there."""
        case = self.named[loss]
        seen = case.curve.at(z, target)
        rows = all_rows(case, seen)
        drawn = self.curves(loss, target)
        marks = at_prediction(case.curve, seen, drawn.loss) if seen.is_finite else ()
        parts = (drawn.svg, *marks, *card(rows))
        return Frame(
            svg.picture(WIDTH, HEIGHT, parts, styled=False),
            sentence(case, seen),
            table(rows),
            stage=loss,
        )

    def curves_of(self, loss: str, target: float) -> Curves:
        """Draw what all examples with one target share."""
        return curves(self.named[loss].curve, target)

    def stage(self, name: str) -> Still:
        """Draw the axes of a loss, and what of the card never moves."""
        case = self.named[name]
        axes = (stage.svg for stage in case.curve.axes)
        words = card_stage(case.name, case.formula, case.slope_formula)
        return Still(svg.picture(WIDTH, HEIGHT, (*axes, *words)))


def all_rows(case: Case, seen: Example) -> list[Row]:
    """Return the numbers of one example, from the score to the slope."""
    measured = Row(
        "soft" if seen.is_tangent else "strong",
        f"{case.curve.slope_name} as measured",
        seen.measured,
    )
    target = Row("forward", "target y", seen.target)
    loss = Row("loss", "loss L", seen.loss)
    made = Row("forward", case.made, seen.prediction)
    if not case.views:
        slope = Row("gradient", f"slope {case.curve.slope_name}", seen.slope)
        return [made, target, loss, slope, measured]
    z = Row("forward", "score z", seen.score)
    return [z, made, target, loss, *chain(case, seen), measured]


def chain(case: Case, seen: Example) -> list[Row]:
    """Return how the slope along p becomes that along z; the one drawn is lit."""
    from_p, from_z = (v.slope(v.sees(seen.score), seen.target) for v in case.views)
    lit, quiet = "gradient", "soft"
    if case.curve.is_inside:
        lit, quiet = quiet, lit
    return [
        Row(lit, "slope dL_dp", from_p),
        Row("soft", "× dp_dz = p (1 − p)", case.curve.bend(seen.score)),
        Row(quiet, "= dL_dz = p − y", from_z),
    ]


def sentence(case: Case, seen: Example) -> str:
    """Say how large the loss is, and what the slope says about the prediction."""
    name = case.curve.prediction_name
    said = (
        f"The prediction {name} = {svg.number(seen.prediction)} and the target "
        f"{svg.number(seen.target)} give the loss {svg.number(seen.loss)}."
    )
    return f"{said} {about_slope(case, seen)}{about_views(case, seen)}"


def about_slope(case: Case, seen: Example) -> str:
    """Say which way the loss falls."""
    name, slope = case.curve.slope_name, svg.number(seen.slope)
    if not seen.is_finite:
        return f"There is no slope to follow here: {name} is {slope}."
    if not seen.is_tangent:
        return (
            f"The gradient says that the slope {name} is {slope}, but measured it is "
            f"{svg.number(seen.measured)}: the line does not fit the curve."
        )
    if abs(seen.slope) < 1e-9:
        return f"The slope {name} is 0: no small move lowers the loss."
    way = "larger" if seen.slope < 0 else "smaller"
    return (
        f"The slope {name} is {slope}: a {way} {case.curve.variable} lowers the loss."
    )


def about_views(case: Case, seen: Example) -> str:
    """Say what the slope of the same loss is along its other variable."""
    if not case.views:
        return ""
    first, bend, last = (svg.number(row.value) for row in chain(case, seen))
    if case.curve.is_inside:
        return f" The same loss along p has the slope dL_dp = {first}."
    return f" Times dp_dz = {bend} it is dL_dz = p − y = {last}, for the same loss."


def table(rows: list[Row]) -> Table:
    """List the numbers of one example in full."""
    return quantities({row.name: row.value for row in rows})
