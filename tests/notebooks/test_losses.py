"""Notebook 02: what its prose says about numbers and conventions is what code does."""

import re
from pathlib import Path

import numpy as np
import pytest

from backproplab import explore
from backproplab.exercises.catalog import EXERCISES

SOURCE = Path(__file__).parents[2] / "notebooks" / "source" / "02_losses.py"
PROSE = re.sub(r"\s*\n# ?", " ", SOURCE.read_text("utf-8")).replace("−", "-")
TABLE = re.findall(r"\| ([^|]+) \| (1[^|]*) \| ([12N][^|]*) \|", PROSE)

NAMED = [mistake for mistake in EXERCISES["mse_loss"].mistakes if mistake.right_under]


def number(text, N, n_out):
    """Read "1/(2N·n_out)"."""
    product = text.replace("·", "*").replace("2N", "2*N")
    return eval(product, {"N": N, "n_out": n_out})


@pytest.mark.parametrize("mistake", NAMED, ids=lambda mistake: mistake.id)
def test_the_checker_names_conventions_in_the_words_of_the_notebook(mistake):
    assert mistake.right_under in PROSE.replace("`", "")


@pytest.mark.parametrize(("name", "factor", "slope"), TABLE, ids=lambda text: text[:30])
def test_each_convention_has_its_factor_and_slope(name, factor, slope):
    y_hat, y = np.random.default_rng(0).normal(size=(2, 4, 3))
    times = (
        2
        * number(factor, 4, 3)
        * (y_hat - y)
        / EXERCISES["mse_gradient"].reference(y_hat, y)
    )
    np.testing.assert_allclose(times, number(slope, 4, 3))


def test_the_table_of_conventions_is_read_whole():
    assert len(TABLE) == 6


@pytest.mark.parametrize(
    ("exercise", "arguments", "answer"),
    [
        ("mse_loss", ([[3, 5]], [[1, 6]]), 2.5),
        ("mse_gradient", ([[3], [5]], [[1], [5]]), [[1], [0]]),
        ("softmax", ([[1, 2, -1]],), [[0.26, 0.71, 0.04]]),
        ("cross_entropy_loss", ([[0.5, 0.25, 0.25]], [[0, 1, 0]]), 1.386),
        ("convert_loss", (165, 5, 2), (16.5, 16.5, 33)),
    ],
)
def test_worked_rows_are_right(exercise, arguments, answer):
    got = EXERCISES[exercise].reference(*map(np.asarray, arguments))
    np.testing.assert_allclose(got, answer, atol=0.005)
    for digits in np.ravel(answer):
        assert f"{digits:g}" in PROSE


def test_a_float_holds_powers_of_scores_up_to_709():
    assert 709 < np.log(np.finfo(float).max) < 710


def test_the_learners_loss_and_slope_can_be_seen():
    loss, slope = (EXERCISES[id].reference for id in ("mse_loss", "mse_gradient"))
    assert "does not fit" not in explore.loss_tangent(loss, slope).frame.sentence
    wrong = explore.loss_tangent(loss, lambda y_hat, y: 2 * slope(y_hat, y))
    assert "does not fit" in wrong.frame.sentence
