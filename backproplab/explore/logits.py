"""Scores become probabilities, and a target makes a loss and an error of them."""

from collections.abc import Sequence

from backproplab.diagrams import svg
from backproplab.explore.controls import choice, slider
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.logit_numbers import AS_SET, SIZES, Scored, scored
from backproplab.explore.logit_picture import WIDTH, Layout, frame_parts, stage
from backproplab.explore.stage import Still
from backproplab.shapes import as_count

FURTHEST, STEP = 5.0, 0.5  # of a score
MOST_CLASSES = 4


def logits(z: Sequence[float] = (1, 2, -1), target: int = 0) -> Explorer:
    """Set the scores of a few classes: exp, softmax, the loss and its error follow.

    Each score can be set from -5 to 5 in steps of 0.5. Adding 1000 to all of them shows
    why the largest is subtracted before exp. Shapes: z (n_classes,), two to four.
    """
    scores = [float(score) for score in z]
    if not 2 <= len(scores) <= MOST_CLASSES:
        raise ValueError(f"z must have 2 to {MOST_CLASSES} scores, got {len(scores)}")
    if as_count("target", target, least=0) >= len(scores):
        raise ValueError(
            f"target must be a class from 0 to {len(scores) - 1}, got {target}"
        )
    names = [str(k) for k in range(len(scores))]
    shown = Logits(len(scores))
    return Explorer(
        shown.draw,
        *(
            slider(f"z{k}", f"z of class {k}", -FURTHEST, FURTHEST, STEP, score)
            for k, score in enumerate(scores)
        ),
        choice("target", "Target", names, names[target]),
        choice("size", "Scores", SIZES, AS_SET),
        title="Scores, probabilities and the loss",
        stages=shown.stage,
    )


class Logits:
    """Draws any scores of so many classes."""

    def __init__(self, n_classes: int) -> None:
        self.layout = Layout(n_classes)

    def draw(self, target: str, size: str, **scores: float) -> Frame:
        """Draw scores with what follows from them."""
        seen = scored([*scores.values()], int(target), size)
        return Frame(
            svg.picture(
                WIDTH, self.layout.height, frame_parts(self.layout, seen), styled=False
            ),
            sentence(seen),
            table(seen),
            stage=target,
        )

    def stage(self, target: str) -> Still:
        """Draw what all frames with one target share."""
        parts = stage(self.layout, int(target))
        return Still(svg.picture(WIDTH, self.layout.height, parts))


def sentence(seen: Scored) -> str:
    """Say what the scores become, what the error says, and what goes wrong in NumPy."""
    z, p = (", ".join(map(svg.number, row.tolist())) for row in (seen.z, seen.p))
    return (
        f"The scores {z} become the probabilities {p}. With class {seen.target} as the "
        f"target the loss is {svg.number(seen.loss)}{about_error(seen)}."
        f"{about_naive(seen)}"
    )


def about_error(seen: Scored) -> str:
    """Say what the error asks of the score of the target."""
    error = float(seen.error[seen.target])
    if abs(error) < 1e-9:
        return ", and every error is 0"
    return (
        f", and its error p − y is {svg.number(error)}: its score should grow, and the "
        "others shrink"
    )


def about_naive(seen: Scored) -> str:
    """Say what goes wrong without care, if anything does."""
    if not seen.trouble:
        return ""
    return (
        f" Without care, NumPy fails: {seen.trouble}; with the largest score "
        "subtracted first it does not."
    )


def table(seen: Scored) -> Table:
    """List the numbers of each class in full, their sums, and the loss."""
    columns = (seen.z, seen.exps, seen.p, seen.y, seen.error, seen.naive.p)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return (
        ("class", "z", "exp(z − largest)", "p", "y", "p − y", "p without care"),
        *((str(k), *written(row)) for k, row in enumerate(rows)),
        ("sum", "", *written(seen.sums), ""),
        ("loss", "", "", *written([seen.loss]), "", "", *written([seen.naive.loss])),
    )


def written(numbers: Sequence[float]) -> list[str]:
    """Write numbers in full."""
    return [svg.number(value, 12) for value in numbers]
