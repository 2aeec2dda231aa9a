"""Explain an error in a learner's function: their line, and what to look for."""

import re
import traceback
from itertools import dropwhile
from pathlib import Path
from typing import Any

import numpy as np

from backproplab.exercises.advice import advice
from backproplab.exercises.case import Case
from backproplab.shapes import named

LONGEST = 100  # letters of a learner's line that are shown
PACKAGE = Path(__file__).resolve().parents[1]


def error_words(case: Case) -> list[str]:
    """Say which error came in which line of the learner's, and with which shapes."""
    assert case.outcome.error is not None
    text = first_line(case.outcome.error)
    return [error_line(case), given_shapes(case), advice(case, text)]


def error_line(case: Case) -> str:
    """Write the error and the line of the learner's where it came."""
    error = case.outcome.error
    assert error is not None
    return f"{type(error).__name__}{learner_line(error)}: {plain(first_line(error))}"


def plain(text: str) -> str:
    """Say in plain words which lengths do not fit in a matrix product."""
    sizes = re.search(r"core dimension.*size (\d+) is different from (\d+)", text)
    if not sizes:
        return text
    right, left = sizes.groups()
    return f"the axes that meet in `@` have the lengths {left} and {right}."


def learner_line(error: BaseException) -> str:
    """Return the last line of the traceback that is in the learner's own cell."""
    frames = [*dropwhile(is_ours, traceback.extract_tb(error.__traceback__))]
    own = [frame for frame in frames if frame.filename == frames[0].filename]
    if not own:
        return ""
    source = own[-1].line or ""
    cut = source if len(source) <= LONGEST else source[:LONGEST] + "…"
    text = f", `{cut}`" if cut else ""
    return f" in line {own[-1].lineno}{text}"


def is_ours(frame: traceback.FrameSummary) -> bool:
    """Say whether a line of a traceback is in the package, which called the learner."""
    return Path(frame.filename).is_relative_to(PACKAGE)


def first_line(error: BaseException) -> str:
    """Return the beginning of an error's own message."""
    try:
        text = str(error).strip()
    except Exception:  # a learner's error class may fail to print
        text = ""
    return text.partition("\n")[0][:200] or "no message"


def given_shapes(case: Case) -> str:
    """List the arguments with their shapes and axis names."""
    said = []
    given = zip(case.exercise.arguments, case.fixture.arguments, strict=True)
    for name, value in given:
        axes = case.exercise.axes.get(name)
        if isinstance(value, dict):
            said.append(f"{name} with {', '.join(map(entry_shape, value.items()))}")
        elif axes is not None:
            said.append(f"{name}{shape_given(value, axes)}")
    return f"It was called with {', '.join(said)}." if said else ""


def shape_given(value: Any, axes: tuple[str, ...]) -> str:
    """Write a shape with the names of its axes, where it has as many."""
    if not axes:
        return ""
    shape = np.shape(value)
    return f" {shape} {named(axes)}" if len(axes) == len(shape) else f" {shape}"


def entry_shape(entry: tuple[str, Any]) -> str:
    """Write one entry of a dict with its shape: W1 (3, 4)."""
    return f"{entry[0]} {np.shape(entry[1])}"
