"""The text of notebook 04 says what the package computes, and what the checker says."""

import re
from pathlib import Path

import numpy as np
import pytest

from backproplab import Sigmoid, data, trace
from backproplab.exercises.catalog import EXERCISES

SOURCE = Path(__file__).parents[2] / "notebooks/source/04_output_layer.py"
TEXT = re.sub(r"\s+", " ", SOURCE.read_text("utf-8").replace("\n#", " "))
WORKED = [
    (
        "sigmoid_cross_entropy_gradient",
        {"z": [[0], [0]], "y": [[1], [0]]},
        ["[[-0.25], [0.25]]"],
    ),
    (
        "softmax_cross_entropy_gradient",
        {"z": [[0, 0]], "y": [[0, 1]]},
        ["[[0.5, -0.5]]"],
    ),
    ("weight_gradient_by_loop", {"x": [[2, 3]], "dL_dz": [[10]]}, ["[[20], [30]]"]),
    (
        "dense_backward",
        {"dL_dz": [[10]], "x": [[2, 3]], "W": [[1], [-1]]},
        ["[[20], [30]]", "[10]", "[[10, -10]]"],
    ),
]


def result(id, **given):
    """What the reference of an exercise returns, always as several results."""
    arrays = {name: np.array(value) for name, value in given.items()}
    returned = EXERCISES[id].reference(**arrays)
    return returned if isinstance(returned, tuple) else (returned,)


@pytest.mark.parametrize(("id", "given", "written"), WORKED)
def test_worked_row_of_a_function(id, given, written):
    for name, value in given.items():
        assert f"`{name} = {value}`" in TEXT
    for got, right in zip(result(id, **given), written, strict=True):
        assert f"`{right}`" in TEXT
        np.testing.assert_allclose(got, np.array(eval(right)), rtol=1e-12)


def test_worked_rows_by_hand():
    assert "the scores (−2, 8) with the target (0, 6) give (−0.4, 0.4)" in TEXT
    linear, *_ = result("three_heads", z=[-2, 8], y=[0, 6], N=5)
    np.testing.assert_allclose(linear, [-0.4, 0.4])
    assert "at the output 0.5 it is 0.125 with squares, and 0.5 with cross" in TEXT
    np.testing.assert_allclose(
        result("slow_start", a=[0.5], x=1, y=0), [[0.125], [0.5]]
    )
    assert np.exp(1.0986) == pytest.approx(3, abs=1e-4)


def test_predictions_of_a_sigmoid_at_the_two_starts():
    assert "$z = 4$" in TEXT
    assert "move it to 1.5" in TEXT
    assert "the predictions of a sigmoid are 0.98 and 0.82 at these two" in TEXT
    at_starts, _ = Sigmoid().forward(np.array([4, 1.5]))
    np.testing.assert_allclose(at_starts, [0.98, 0.82], atol=0.005)


def test_row_that_leaves_four_weights_alone():
    assert "Row 4 leaves four weights alone" in TEXT
    steps = trace(*data.integer_net())
    assert np.sum(np.outer(steps["a1"][4], steps["dL_dz2"][4]) == 0) == 4


def test_notebook_and_checker_say_the_same_about_one_over_n():
    again = next(m for m in EXERCISES["dense_backward"].mistakes if "again" in m.id)
    plain = TEXT.replace("`", "")
    assert again.say.removesuffix(".") in plain
    assert again.right_under.removeprefix("the convention where ") in plain
