"""Wrong answers to the exercises of notebook 02, and what has to be said about each.

Most of them are after public threads: a loss that is a sum, np.mean over all entries,
a softmax along the wrong axis, a log of 0, a one-hot row used as an index.
"""

import math

import numpy as np
import pytest

from backproplab.exercises import check


def said(answer, exercise):
    """The mistake and all that a failed check says, without the closing advice."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed"
    return feedback.mistake, "\n".join(feedback.says)


def by_row(function):
    """A function of tables from a function of one row."""
    return lambda *tables: np.array(
        [function(*rows) for rows in zip(*tables, strict=True)]
    )


def stopped(function, *, keep):
    """The sum over rows by a loop that keeps only what `keep` says."""

    def loop(y_hat, y):
        total = 0.0
        for n in keep(len(y)):
            total = total + function(y_hat[n], y[n])
        return total / len(y)

    return loop


def half_square(a, b):
    return np.sum((a - b) ** 2) / 2


def row_softmax(row):
    powers = np.exp(row - row.max())
    return powers / powers.sum()


def math_softmax(row):
    powers = [math.exp(v) for v in row]
    return np.array(powers) / sum(powers)


def stable(z, axis=1):
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def like_targets(function):
    """A result in an array with the type of the last argument."""

    def wrong(*arguments):
        right = function(*arguments)
        stored = np.zeros_like(arguments[-1], shape=np.shape(right))
        for place in np.ndindex(*stored.shape):
            stored[place] = right[place]
        return stored

    return wrong


def shifted_in_place(z):
    z -= z.max(axis=1)[:, None]
    return stable(z)


def differences_in_place(y_hat, y):
    y_hat -= y
    return np.sum(y_hat**2) / len(y) / 2


def clipped_in_place(p, y):
    p.clip(1e-15, 1 - 1e-15, out=p)
    return -np.sum(y * np.log(p)) / len(y)


def indexed(p, y):
    return -np.log(p[np.arange(len(p)), y.astype(int)]).mean()


def filled(function, *, rows):
    """A table by a loop over some of its rows; the others stay 0."""

    def loop(*tables):
        result = np.zeros(tables[0].shape)
        for n in rows(len(result)):
            result[n] = function(*(table[n] for table in tables))
        return result

    return loop


NAMED = {
    "mse_loss": [
        (lambda a, y: np.sum((a - y) ** 2), "plain_sum"),
        (lambda a, y: 0.5 * np.linalg.norm(a - y) ** 2, "sum_instead_of_mean"),
        (lambda a, y: np.square(a - y).mean(), "mean_over_all_entries"),
        (lambda a, y: np.mean(0.5 * (a - y) ** 2), "mean_over_outputs_too"),
        (lambda a, y: np.mean(np.sum((a - y) ** 2, axis=1)), "half_missing"),
        (lambda a, y: np.sum((a - y) ** 2) / 2 * len(y), "multiplied_by_n"),
        (lambda a, y: np.sum((a - y) ** 2) / (2 * y.shape[1]), "divided_by_outputs"),
        (lambda a, y: np.sum((a - y) ** 2) / 64, "fixed_batch_size"),
        (lambda a, y: np.mean(a - y), "square_missing"),
        (lambda a, y: np.sqrt(np.mean((a - y) ** 2)), "rooted"),
        (lambda a, y: np.mean(np.abs(a - y)), "absolute_error"),
        (lambda a, y: (a - y).T @ (a - y) / (2 * len(y)), "product_is_a_table"),
        (lambda a, y: np.mean((a - y) ** 2, axis=0), "loss_for_each_output"),
        (lambda a, y: sum((a - y) ** 2) / len(y), "loss_for_each_output"),
        (lambda a, y: np.sum((a.squeeze() - y) ** 2) / (2 * len(y)), "every_pair"),
        (stopped(half_square, keep=lambda n: range(1)), "first_row_only"),
        (stopped(half_square, keep=lambda n: range(n - 1)), "row_left_out"),
        (lambda a, y: np.sum((a - y) ** 2) // (2 * len(y)), "rounded"),
        (differences_in_place, "changes_input"),
    ],
    "mse_gradient": [
        (lambda a, y: 2 * (a - y) / len(a), "factor_two"),
        (lambda a, y: a - y, "one_over_n_missing"),
        (lambda a, y: 2 * (a - y) / a.size, "slope_of_mean_over_all_entries"),
        (lambda a, y: (a - y) / np.size(y), "divided_by_outputs_too"),
        (lambda a, y: (y - a) / len(y), "sign_flipped"),
        (lambda y, a: (a - y) / len(a), "sign_flipped"),
        (lambda a, y: a - y / len(y), "brackets_missing"),
        (lambda a, y: 2 * (a - y) / 32, "fixed_batch_size"),
        (like_targets(lambda a, y: (a - y) / len(y)), "integer_truncation"),
        (lambda a, y: np.mean(a - y, axis=0), "averaged_over_rows"),
        (lambda a, y: (a - y) * a * (1 - a), "activation_slope_included"),
        (lambda a, y: np.sign(a - y) / len(y), "sign_only"),
        (lambda a, y: a.T @ (a - y) / len(y), "product_of_tables"),
        (lambda a, y: (-y + a) / len(y), "bytes_wrap_round"),
    ],
    "softmax": [
        (lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True), "no_max_shift"),
        (by_row(lambda r: np.exp(r) / sum(np.exp(r))), "no_max_shift"),
        (lambda z: stable(z, axis=0), "wrong_axis"),
        (lambda z: np.exp(z) / sum(np.exp(z)), "wrong_axis"),
        (lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(), "whole_table"),
        (lambda z: np.exp(z) / np.exp(z).sum(axis=1), "keepdims_missing"),
        (lambda z: stable(z - z.max(axis=1)), "keepdims_missing_in_max"),
        (lambda z: (e := np.exp(z - z.max())) / e.sum(1)[:, None], "global_max_shift"),
        (shifted_in_place, "changes_input"),
        (like_targets(stable), "integer_truncation"),
        (lambda z: stable(stable(z)), "softmax_applied_twice"),
        (lambda z: np.exp(z) / z.sum(axis=1, keepdims=True), "exp_missing_below"),
        (lambda z: stable(np.minimum(z, 500)), "logits_clipped"),
        (lambda z: row_softmax(z[0]), "one_row_only"),
        (lambda z: stable(z / z.shape[1]), "logits_scaled"),
    ],
    "cross_entropy_loss": [
        (lambda p, y: np.log(p[y == 1]).mean(), "sign_missing"),
        (lambda p, y: -np.log(p[y == 1]).sum(), "sum_instead_of_mean"),
        (lambda p, y: -np.mean(y * np.log(p + 1e-12)), "mean_over_classes_too"),
        (lambda p, y: -np.mean(y * np.log(p)), "mean_over_classes_too"),
        (lambda p, y: -np.sum(y * np.log(p)) / len(p), "zero_times_log_zero"),
        (lambda p, y: -np.log(stable(p)[y == 1]).mean(), "softmax_applied_twice"),
        (indexed, "one_hot_used_as_index"),
        (lambda p, y: -np.log(p[range(len(p)), y]).mean(), "one_hot_used_as_index"),
        (lambda p, y: -np.log(p.clip(0.01, 0.99)[y == 1]).mean(), "clip_too_coarse"),
        (lambda p, y: -np.log(p[y == 1] + 0.01).mean(), "epsilon_too_large"),
        (lambda p, y: -np.log2(p[y == 1]).mean(), "log_base"),
        (lambda p, y: -np.sum(p * np.log(y + 1e-9)) / len(p), "arguments_swapped"),
        (lambda p, y: -np.sum(p * np.log(y)) / len(p), "zeros_in_the_log"),
        (lambda p, y: -np.log(p.max(axis=1)).mean(), "winner_instead_of_truth"),
        (lambda p, y: -np.log(np.mean(p[y == 1])), "mean_before_log"),
        (lambda p, y: -np.log((p * y).sum(axis=1)), "loss_for_each_row"),
        (lambda p, y: np.mean((p - y) ** 2), "squared_error_instead"),
        (lambda p, y: np.nan_to_num(-np.sum(y * np.log(p)) / len(p)), "nan_hidden"),
        (clipped_in_place, "changes_input"),
    ],
    "broadcast_trap": [
        (((3, 1), 2, 2), "rows_meet_rows"),
        (((3,), 8, 2), "rows_meet_rows"),
        (((3, 3), 2, 2), "diagonal_only"),
        (((3, 3), 2, 8), "losses_swapped"),
        (((3, 3), 16, 4), "half_missing"),
        (((3, 3), 48 / 9, 4), "divided_by_nine"),
    ],
    "convert_loss": [
        ((12, 4, 12), "ours_without_half"),
        ((30, 4, 12), "ours_without_mean"),
        ((4, 6, 12), "ours_and_pytorch_swapped"),
        ((6, 12, 4), "pytorch_and_no_half_swapped"),
        ((6, 2, 12), "pytorch_with_half"),
        ((6, 4, 3), "half_taken_twice"),
    ],
}


@pytest.mark.parametrize(
    ("exercise", "answer", "mistake"),
    [
        pytest.param(id, answer, mistake, id=f"{id}-{mistake}-{number}")
        for id, rows in NAMED.items()
        for number, (answer, mistake) in enumerate(rows)
    ],
)
def test_mistake_is_named(exercise, answer, mistake):
    assert said(answer, exercise)[0] == mistake


@pytest.mark.parametrize(
    ("exercise", "answer", "words"),
    [
        ("mse_loss", lambda a, y: np.mean((a - y) ** 2), "PyTorch and scikit-learn"),
        ("mse_loss", lambda a, y: np.mean((a - y) ** 2), "N·n_out"),
        ("mse_loss", lambda a, y: print(np.mean(a - y)), "gives back None"),
        ("mse_loss", lambda a, y: -np.mean(y * np.log(a)), "L is nan"),
        ("mse_loss", lambda a, y: np.sum((a - y) ^ 2), "a power with `**`"),
        ("cross_entropy_loss", lambda p, y: -np.log(p[y]).mean(), "one for each row"),
        ("softmax", lambda z: z / z.sum(axis=2), "They are counted from 0."),
        ("mse_gradient", lambda a, y: (a - y).ravel() / len(y), "flattens"),
        ("mse_gradient", lambda a, y: np.maximum(a - y, 0) / len(y), "cuts it off"),
        (
            "mse_gradient",
            filled(lambda a, b: (a - b) / 5, rows=lambda n: range(n - 1)),
            "Does a loop leave that row out?",
        ),
        ("softmax", filled(row_softmax, rows=lambda n: range(1)), "inside the loop"),
        ("softmax", lambda z: stable(z) / len(z), "this is 1/N"),
        ("softmax", lambda z: stable(z).round(3), "rounded"),
        ("softmax", lambda z: stable(z).astype(np.float16), "off by only"),
        ("softmax", by_row(math_softmax), "OverflowError"),
        ("cross_entropy_loss", lambda p, y: -np.sum(y * np.log(p)) / len(p), "is nan"),
        ("broadcast_trap", ("error", 8, 2), "NumPy raises no error here"),
        ("broadcast_trap", (9, 8, 2), "a tuple of whole numbers"),
        ("broadcast_trap", ((3, 2), 8, 2), "shape is (3, 2)"),
        ("broadcast_trap", ((3, 3), 9, 2), "all their squares divided by?"),
        ("convert_loss", (6, 5, 12), "How many entries does the table"),
    ],
)
def test_words_lead_to_the_cause(exercise, answer, words):
    assert words in said(answer, exercise)[1]


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [("broadcast_trap", (..., 8, 2)), ("convert_loss", (6, 4, ...))],
)
def test_part_of_an_answer_is_still_open(exercise, answer):
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "not attempted"
    assert "Still open" in feedback.message
