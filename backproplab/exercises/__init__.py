"""Exercises, and a checker that names the mistake."""

from backproplab.exercises.asking import ask
from backproplab.exercises.carrying import Progress
from backproplab.exercises.catalog import exercise_ids
from backproplab.exercises.checking import (
    check,
    hint,
    reset,
    solution,
    solution_source,
    stub_source,
)
from backproplab.exercises.feedback import Feedback

progress = Progress()

__all__ = [
    "Feedback",
    "ask",
    "check",
    "exercise_ids",
    "hint",
    "progress",
    "reset",
    "solution",
    "solution_source",
    "stub_source",
]
