"""What a gradient check found, in numbers and in words."""

from typing import NamedTuple

import numpy as np

from backproplab.notation import quantity, split_number
from backproplab.probe import Point
from backproplab.shapes import Array


class Corner(NamedTuple):
    """An entry where the loss has a corner: two slopes, and the one backward chose."""

    entry: tuple[int, ...]
    left: float
    right: float
    chosen: float


class Comparison(NamedTuple):
    """One array: what backward says about it, its measured slopes, the largest error.

    The error is relative to the largest measured slope; inf for a wrong shape.
    """

    name: str
    analytic: Array | None
    measured: Array
    error: float
    corners: tuple[Corner, ...]
    point: Point

    @property
    def gradient_name(self) -> str:
        return self.name if self.name == "direction" else f"dL_d{self.name}"

    def in_words(self) -> str:
        """Say how the gradient misses the measured slope."""
        from backproplab.diagnosis import diagnose  # only a wrong gradient needs it

        name = self.gradient_name
        if self.analytic is None:
            return f"backward returned no {name}"
        said = diagnose(
            name,
            self.analytic,
            self.measured,
            axes=axes_of(self.name),
            N=self.point.rows,
            sizes=self.more_sizes(),
            known=self.point.at_hand,
            truth="the measured slope",
        )
        return said or f"{name} misses the measured slope by {self.error:.1e}"

    def more_sizes(self) -> dict[str, int]:
        """Return the number of outputs, if it is no axis of this array by name."""
        outputs = np.shape(self.point.y_hat)[-1]
        own = dict(zip(axes_of(self.name) or (), self.measured.shape, strict=False))
        return {} if own.get("n_out") == outputs else {"the number of outputs": outputs}


class GradientReport:
    """The outcome of a gradient check; `print(report)` reads like a lab report.

    `errors` has the largest error of each array. `passed` is true when all of them are
    within the tolerance and nothing else was wrong; NaN is never within.
    """

    def __init__(
        self,
        comparisons: tuple[Comparison, ...],
        tolerance: float,
        problems: tuple[str, ...],
        notes: tuple[str, ...],
    ) -> None:
        self.comparisons = comparisons
        self.tolerance = tolerance
        self.problems = problems
        self.notes = notes

    @property
    def errors(self) -> dict[str, float]:
        return {found.name: found.error for found in self.comparisons}

    @property
    def undecidable(self) -> dict[str, tuple[Corner, ...]]:
        """Return the corners by name of their array, where there are any."""
        return {f.name: f.corners for f in self.comparisons if f.corners}

    @property
    def passed(self) -> bool:
        within = [error <= self.tolerance for error in self.errors.values()]
        return all(within) and not self.problems

    def __str__(self) -> str:
        verdict = "passed" if self.passed else "FAILED"
        head = f"gradient check {verdict}, tolerance {self.tolerance:.0e}"
        lines = [self._line(found) for found in self.comparisons]
        lines += [f"  wrong: {problem}" for problem in self.problems]
        lines += [f"  note: {note}" for note in self.notes]
        return "\n".join([head, *lines])

    def _line(self, found: Comparison) -> str:
        fine = found.error <= self.tolerance
        shape = str(found.measured.shape)
        line = f"  {found.gradient_name:8} {shape:10} error {found.error:.1e}  "
        line += "agrees" if fine else f"wrong: {found.in_words()}"
        for corner in found.corners:
            line += (
                f"\n    undecidable at {list(corner.entry)}: a corner, with slope "
                f"{corner.left:.4g} on its left and {corner.right:.4g} on its right; "
                f"backward says {corner.chosen:.4g}"
            )
        return line

    def __repr__(self) -> str:
        errors = [np.inf, *self.errors.values()][bool(self.errors) :]
        worst = max(errors, key=lambda e: np.inf if np.isnan(e) else e)
        return f"GradientReport(passed={self.passed}, largest error {worst:.1e})"


def axes_of(name: str) -> tuple[str, ...] | None:
    """Return the axis names of an array from the glossary, or None if it has none."""
    try:
        shape = quantity(split_number(name)[0]).shape
    except KeyError:
        return None
    return tuple(axis for axis in shape.strip("()").replace(",", " ").split())
