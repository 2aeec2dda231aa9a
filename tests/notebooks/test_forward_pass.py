"""Notebook 01: its worked rows are what the reference solutions give."""

import re
from pathlib import Path

import numpy as np
import pytest

from backproplab.exercises.catalog import EXERCISES

SOURCE = Path(__file__).parents[2] / "notebooks" / "source" / "01_forward_pass.py"
PROSE = re.sub(r"\s*\n# ?", " ", SOURCE.read_text("utf-8"))


def solve(exercise, *arguments):
    """Return what the reference solution gives."""
    return EXERCISES[exercise].reference(*map(np.asarray, arguments))


@pytest.mark.parametrize(
    ("exercise", "arguments", "answer", "words"),
    [
        ("one_neuron", ([1, 2], [-1, 2], 1), (4, 4), "`z = 4` and `a = 4`"),
        ("dense_forward", ([[1, 2]], [[1], [1]], [1]), [[4]], "gives `[[4]]`"),
        ("sigmoid_forward", ([-1, 0, 2],), [0.27, 0.5, 0.88], "`[0.27, 0.5, 0.88]`"),
        ("relu_forward", ([-1, 0, 2],), [0, 0, 2], "`[0, 0, 2]`"),
        (
            "two_layer_forward",
            ([[1, 2]], [[1], [1]], [-3], [[4]], [1]),
            [[3]],
            "`W1 = [[1], [1]]`, `b1 = [-3]`, `W2 = [[4]]`, `b2 = [1]` gives "
            "`z1 = [[0]]`, `a1 = [[0.5]]`, `z2 = [[3]]`",
        ),
    ],
)
def test_worked_rows_are_right(exercise, arguments, answer, words):
    np.testing.assert_allclose(solve(exercise, *arguments), answer, atol=0.005)
    assert words in PROSE


def test_the_steps_of_the_worked_row_of_two_layers_are_right():
    z1 = solve("dense_forward", [[1, 2]], [[1], [1]], [-3])
    assert z1 == 0
    assert solve("sigmoid_forward", z1) == 0.5
