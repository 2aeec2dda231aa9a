"""Notebook 02: what its prose says about numbers and conventions is what code does."""

import re
from pathlib import Path

import numpy as np
import pytest

from backproplab import Sigmoid, Softmax, SoftmaxCrossEntropy, explore
from backproplab.exercises.catalog import EXERCISES, QUESTIONS

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


def right_answer(id):
    """Read the numbers of the right answer to a question."""
    (text,) = (choice.text for choice in QUESTIONS[id].choices if choice.right)
    return [float(number) for number in re.findall(r"-?[\d.]+", text)]


def test_a_larger_miss_has_the_loss_and_the_slope_of_the_right_answer():
    loss, slope = (EXERCISES[id].reference for id in ("mse_loss", "mse_gradient"))
    one, three, target = np.array([[1.0]]), np.array([[3.0]]), np.array([[0.0]])
    times = [np.sum(f(three, target) / f(one, target)) for f in (loss, slope)]
    assert times == right_answer("predict_larger_miss")


def test_the_sigmoid_has_the_values_of_the_replies():
    values, _ = Sigmoid().forward(np.array([0.0, 0.5, 1.0]))
    assert values.round(2).tolist() == [0.5, 0.62, 0.73]


def test_1000_more_for_each_score_leaves_the_probabilities_of_the_question():
    for scores in ([[1, 2, -1]], [[1001, 1002, 999]]):
        p, _ = Softmax().forward(np.array(scores, dtype=float))
        assert all(
            f"{value:.4f}" in QUESTIONS["predict_shift"].prompt for value in p[0]
        )


def test_the_other_convention_has_the_factor_of_the_right_answer():
    y_hat, y = np.random.default_rng(0).normal(size=(2, 5, 4))
    theirs = 2 * (y_hat - y) / y.size
    above, below = right_answer("quiz_convention")
    ours = EXERCISES["mse_gradient"].reference(y_hat, y)
    np.testing.assert_allclose(theirs, above / below * ours)


def test_the_slope_in_the_scores_is_the_right_answer():
    z = np.log([[0.1, 0.7, 0.2]])
    slope = SoftmaxCrossEntropy().gradient(z, [[1, 0, 0]])
    np.testing.assert_allclose(slope[0], right_answer("quiz_error"))
