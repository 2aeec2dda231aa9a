"""Wrong answers of notebook 04 that learners have published, and others of their kind.

Each is written as its author wrote it, in the signature of the exercise.
"""

import numpy as np
import pytest

from backproplab.exercises import check


def squash(z):
    return 1 / (1 + np.exp(-z))


def shares(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def failed(function, exercise):
    """The mistake that is named, and all that is said."""
    feedback = check(function, exercise=exercise)
    assert feedback.status == "failed", feedback
    return feedback.mistake, feedback.message


# --- softmax with cross-entropy ---


def one_hot_taken_off(z, y):
    p = shares(z)
    p[range(len(z)), y.argmax(axis=1)] -= 1
    return p


def whole_columns(z, y):
    p = shares(z)
    p[:, y.argmax(axis=1)] -= 1
    return p / len(z)


def one_jacobian(z, y):
    p = shares(z)[0].reshape(-1, 1)
    return np.diagflat(p) - p @ p.T


def jacobian_times_error(z, y):
    p, rows = shares(z), []
    for share, target in zip(p, y, strict=True):
        rows.append((np.diag(share) - np.outer(share, share)) @ (share - target))
    return np.array(rows) / len(z)


def global_maximum(z, y):
    powers = np.exp(z - np.max(z))
    return (powers / powers.sum(axis=1, keepdims=True) - y) / len(z)


def no_keepdims(z, y):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    p = powers / np.sum(powers, axis=1)
    return (p - y) / len(z)


def over_the_batch(z, y):
    p = np.exp(z) / np.sum(np.exp(z), axis=0)
    return (p - y) / z.shape[0]


def last_row(z, y):
    p = shares(z)
    for n in range(len(z)):
        dL_dz = (p[n] - y[n]) / len(z)
    return dL_dz


def wrong_probabilities_and_no_mean(z, y):
    p = np.exp(z) / np.sum(np.exp(z))
    return p - y


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (lambda z, y: shares(z) - y, "one_over_n_missing", "1/N is missing"),
        (one_hot_taken_off, "one_over_n_missing", "mean over the N rows"),
        (
            lambda z, y: -y / shares(z) / len(z),
            "stopped_at_probabilities",
            "through the softmax",
        ),
        (lambda z, y: (z - y) / len(z), "logits_not_probabilities", "the logits"),
        (one_jacobian, "jacobian_returned", "the shape of z"),
        (jacobian_times_error, "through_softmax_twice", "squared loss"),
        (lambda z, y: 2 * (shares(z) - y) / len(z), "factor_two", "exactly twice"),
        (lambda z, y: (shares(z) - y) / y.size, "mean_over_outputs_too", "N·n_out"),
        (
            lambda z, y: 2 * (shares(z) - y) / y.size,
            "squared_error_mean",
            "squared error",
        ),
        (lambda z, y: (y - shares(z)) / len(z), "sign_flipped", "target - prediction"),
        (lambda z, y: (shares(z) - y) / 32, "fixed_batch_size", "typed in"),
        (lambda z, y: shares(z) - y / len(z), "brackets_missing", "Only the target"),
        (lambda z, y: shares(z) * y - y, "true_class_only", "true class"),
        (
            lambda z, y: (shares(z) - y) * shares(z) * (1 - shares(z)) / len(z),
            "slope_kept",
            "p (1 - p)",
        ),
        (whole_columns, "one_taken_from_columns", "whole columns"),
        (over_the_batch, "softmax_over_columns", "ran over the batch"),
        (global_maximum, "one_shift_for_all_rows", "One maximum over the whole batch"),
        (no_keepdims, "sums_meet_columns", "keeps the summed axis"),
        (
            lambda z, y: (shares(shares(z)) - y) / len(z),
            "softmax_twice",
            "softmax twice",
        ),
        (last_row, "one_example_only", "Only one row"),
        (
            wrong_probabilities_and_no_mean,
            "softmax_over_everything",
            "All of p adds up to 1",
        ),
    ],
)
def test_softmax_head(function, mistake, words):
    named, said = failed(function, "softmax_cross_entropy_gradient")
    assert named == mistake, said
    assert words in said


# --- sigmoid with cross-entropy ---


def written_as_the_loss(z, y):
    p = squash(z)
    return (-(y / p) + (1 - y) / (1 - p)) / len(z)


def sent_through_the_sigmoid(z, y):
    p = squash(z)
    return (p - y) / (p * (1 - p)) * (p * (1 - p)) / len(z)


def slope_of_the_error(z, y):
    error = squash(z) - y
    return error * (1 - error) / len(z)


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (lambda z, y: squash(z) - y, "one_over_n_missing", "sum over the batch"),
        (
            lambda z, y: (squash(z) - y) * squash(z) * (1 - squash(z)) / len(z),
            "slope_kept",
            "squared loss",
        ),
        (written_as_the_loss, "stopped_at_probability", "through the sigmoid"),
        (sent_through_the_sigmoid, "zero_over_zero", "nan"),
        (slope_of_the_error, "slope_at_error", "1 - e"),
        (
            lambda z, y: (squash(z) - y) * z * (1 - z) / len(z),
            "slope_at_score",
            "z (1 - z)",
        ),
        (lambda z, y: (squash(z) - y).mean(), "everything_added_up", "single number"),
        (lambda z, y: (squash(z) - y) / z.size, "mean_over_outputs_too", "N·n_out"),
        (lambda z, y: (y - squash(z)) / len(z), "sign_flipped", "target - prediction"),
        (
            lambda z, y: (np.exp(z) / (np.exp(z) + 1) - y) / len(z),
            "overflow_gives_nan",
            "inf / inf",
        ),
        (lambda z, y: (np.round(squash(z)) - y) / len(z), "decided_instead", "0 and 1"),
        (lambda z, y: (shares(z) - y) / len(z), "softmax_instead", "softmax"),
        (lambda z, y: (np.tanh(z) - y) / len(z), "another_bend", "tanh"),
        (lambda z, y: y * (squash(z) - 1) / len(z), "second_term_forgotten", "is 0"),
        (lambda z, y: (z - y) / len(z), "logits_not_probabilities", "logits"),
    ],
)
def test_sigmoid_head(function, mistake, words):
    named, said = failed(function, "sigmoid_cross_entropy_gradient")
    assert named == mistake, said
    assert words in said


# --- the gradient of the weights by loop ---


def loop(term, table=None, examples=None):
    """Three loops around a line that is given as a function."""

    def weight_gradient_by_loop(dL_dz, x):
        n_in, n_out = x.shape[1], dL_dz.shape[1]
        dL_dW = table(dL_dz, x) if table else np.zeros((n_in, n_out))
        for n in examples(dL_dz, x) if examples else range(len(x)):
            for i in range(n_in):
                for j in range(n_out):
                    term(dL_dW, dL_dz, x, n, i, j)
        return dL_dW

    return weight_gradient_by_loop


def right_term(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] += x[n, i] * dL_dz[n, j]


def overwriting(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] = x[n, i] * dL_dz[n, j]


def taking_away(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] -= x[n, i] * dL_dz[n, j]


def adding(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] += x[n, i] + dL_dz[n, j]


def other_way_round(dL_dW, dL_dz, x, n, i, j):
    dL_dW[j, i] += x[n, i] * dL_dz[n, j]


def x_turned(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] += x[i, n] * dL_dz[n, j]


def crossed(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] += x[n, j] * dL_dz[n, i]


def first_row_stuck(dL_dW, dL_dz, x, n, i, j):
    dL_dW[i, j] += x[0, i] * dL_dz[n, j]


def reset_inside(dL_dz, x):
    for n in range(len(x)):
        dL_dW = np.zeros((x.shape[1], dL_dz.shape[1]))
        dL_dW += np.outer(x[n], dL_dz[n])
    return dL_dW


def returned_inside(dL_dz, x):
    dL_dW = np.zeros((x.shape[1], dL_dz.shape[1]))
    for n in range(len(x)):
        for i in range(x.shape[1]):
            for j in range(dL_dz.shape[1]):
                dL_dW[i, j] += x[n, i] * dL_dz[n, j]
            return dL_dW
    return None


def no_outer(dL_dz, x):
    dL_dW = np.zeros((x.shape[1], dL_dz.shape[1]))
    for a, d in zip(x, dL_dz, strict=True):
        dL_dW += a * d
    return dL_dW


def table_of_integers(dL_dz, x):
    return np.zeros((x.shape[1], dL_dz.shape[1]), dtype=x.dtype)


def turned_table(dL_dz, x):
    return np.zeros((dL_dz.shape[1], x.shape[1]))


TERMS = [
    (loop(overwriting), "last_example_only", "replaced"),
    (loop(taking_away), "sign_flipped", "sign"),
    (loop(adding), "added_instead_of_multiplied", "multiplied"),
    (loop(other_way_round, table=turned_table), "dw_transposed", "transpose"),
    (loop(x_turned), "indices_of_x_swapped", "x[i, n]"),
    (loop(crossed), "i_and_j_swapped", "exchanged"),
    (loop(first_row_stuck), "one_row_for_all", "One row"),
    (loop(right_term, table=table_of_integers), "integer_truncation", "whole"),
    (
        loop(right_term, examples=lambda dL_dz, x: range(1, len(x))),
        "first_example_left_out",
        "first example",
    ),
    (
        loop(right_term, examples=lambda dL_dz, x: range(len(x) - 1)),
        "last_example_left_out",
        "last example",
    ),
    (
        loop(right_term, examples=lambda dL_dz, x: range(x.shape[1])),
        "wrong_axis_counts_examples",
        "misses some examples",
    ),
    (lambda dL_dz, x: x.T @ dL_dz / len(x), "divided_by_n_again", "1/N"),
    (
        lambda dL_dz, x: [np.outer(*row) for row in zip(x, dL_dz, strict=True)],
        "examples_not_summed",
        "(N, n_in, n_out)",
    ),
    (reset_inside, "last_example_only", "replaced"),
    (returned_inside, "returned_too_early", "stopped early"),
    (no_outer, "no_outer_product", "table of products"),
]


@pytest.mark.parametrize(("function", "mistake", "words"), TERMS)
def test_loop(function, mistake, words):
    named, said = failed(function, "weight_gradient_by_loop")
    assert named == mistake, said
    assert words in said


def test_column_that_a_loop_leaves_out_is_pointed_at():
    def one_column_short(dL_dz, x):
        dL_dW = x.T @ dL_dz
        dL_dW[:, -1] = 0
        return dL_dW

    _, said = failed(one_column_short, "weight_gradient_by_loop")
    assert "column 3 of dL_dW is 0" in said


# --- dense_backward ---


def dense(dW=None, db=None, dx=None):
    """The three gradients, one or more of them by a line of its own."""

    def dense_backward(dL_dz, x, W):
        return (
            dW(dL_dz, x, W) if dW else x.T @ dL_dz,
            db(dL_dz) if db else dL_dz.sum(axis=0),
            dx(dL_dz, x, W) if dx else dL_dz @ W.T,
        )

    return dense_backward


def columns(dL_dz, x, W):
    m = x.shape[1]
    dL_db = np.sum(dL_dz, axis=1, keepdims=True) / m
    return np.dot(dL_dz, x.T) / m, dL_db, np.dot(W.T, dL_dz)


def in_place(dL_dz, x, W):
    dL_dz /= len(x)
    return x.T @ dL_dz, dL_dz.sum(axis=0), dL_dz @ W.T


def stepped_before(dL_dz, x, W):
    dL_dW, dL_db = x.T @ dL_dz, dL_dz.sum(axis=0)
    W -= 0.1 * dL_dW
    return dL_dW, dL_db, dL_dz @ W.T


def overwritten(dL_dz, x, W):
    for a, d in zip(x, dL_dz, strict=True):
        dL_dW, dL_db = np.outer(a, d), d
    return dL_dW, dL_db, dL_dz @ W.T


LAYERS = [
    (dense(dW=lambda d, x, W: d.T @ x), "dw_transposed", "transpose"),
    (dense(dW=lambda d, x, W: x * d), "elementwise_product", "matrix product"),
    (dense(dW=lambda d, x, W: x @ d), "transpose_of_x_forgotten", "not turned round"),
    (
        dense(dW=lambda d, x, W: x.T @ d / len(x), db=lambda d: d.sum(0) / len(d)),
        "divided_by_n_again",
        "already contains the 1/N",
    ),
    (
        dense(dW=lambda d, x, W: x.T @ d / len(x), db=lambda d: d.mean(axis=0)),
        "divided_by_n_again",
        "deeplearning.ai",
    ),
    (in_place, "error_divided_by_n", "already contains the 1/N"),
    (dense(db=np.sum), "db_summed_to_scalar", "without an axis"),
    (dense(db=lambda d: d), "db_not_summed", "the sum over the N rows"),
    (dense(db=lambda d: 0 * d[0]), "db_left_at_zero", "never learn"),
    (dense(db=lambda d: d.mean(axis=0)), "db_mean", "1/N"),
    (dense(db=lambda d: d.sum(axis=1)), "db_over_wrong_axis", "axis 1"),
    (dense(db=lambda d: d[0]), "db_one_example", "single example"),
    (dense(db=lambda d: d.sum(axis=0)[:, None]), "db_as_column", "column-vector"),
    (
        dense(dx=lambda d, x, W: d @ np.linalg.pinv(W)),
        "inverse_instead_of_transpose",
        "inverse",
    ),
    (
        dense(dx=lambda d, x, W: d.sum(1, keepdims=True) * W.sum(1)),
        "dx_sums_multiplied",
        "times the weight between",
    ),
    (dense(dx=lambda d, x, W: d @ W), "w_not_transposed", "transposed"),
    (dense(dx=lambda d, x, W: W @ d.T), "dx_transposed", "column-vector"),
    (dense(dx=lambda d, x, W: d @ (x.T @ d).T), "dx_from_dw", "dL_dW in the place"),
    (dense(dx=lambda d, x, W: d[:, :1] @ W[:, :1].T), "dx_one_output_only", "every"),
    (dense(dx=lambda d, x, W: d @ W.T * (x > 0)), "slope_multiplied", "bends nothing"),
    (dense(dx=lambda d, x, W: np.zeros_like(x)), "dx_left_at_zero", "zero everywhere"),
    (
        dense(dx=lambda d, x, W: d @ (W - 0.01 * x.T @ d).T),
        "updated_weights_used",
        "All gradients come first",
    ),
    (stepped_before, "updated_weights_used", "then the update"),
    (lambda d, x, W: (d @ W.T, x.T @ d, d.sum(0)), "results_reordered", "CS231n"),
    (columns, "columns_are_examples", "column-vector convention"),
    (overwritten, "last_example_only", "replaced"),
    (lambda d, x, W: x.T @ d, "one_result_only", "Three are asked for"),
    (
        dense(dW=lambda d, x, W: d.T @ x, db=np.sum, dx=lambda d, x, W: 0 * x),
        "dw_transposed",
        "transpose",
    ),
]


@pytest.mark.parametrize(("function", "mistake", "words"), LAYERS)
def test_dense_layer(function, mistake, words):
    named, said = failed(function, "dense_backward")
    assert named == mistake, said
    assert words in said


def test_sum_that_grows_from_call_to_call_is_noticed():
    kept = {}

    def accumulating(dL_dz, x, W):
        kept["dL_dW"] = kept.get("dL_dW", 0) + x.T @ dL_dz
        return kept["dL_dW"], dL_dz.sum(axis=0), dL_dz @ W.T

    assert failed(accumulating, "dense_backward")[0] == "state_kept"


def test_sum_that_grows_inside_one_array_is_noticed():
    dL_db = np.zeros(4)

    def adding_in_place(dL_dz, x, W):
        if dL_dz.shape[1] != 4:
            return x.T @ dL_dz, dL_dz.sum(axis=0), dL_dz @ W.T
        np.add(dL_db, dL_dz.sum(axis=0), out=dL_db)
        return x.T @ dL_dz, dL_db, dL_dz @ W.T

    assert failed(adding_in_place, "dense_backward")[0] == "state_kept"


def test_right_gradients_do_not_excuse_a_changed_input():
    def shifted(dL_dz, x, W):
        three = x.T @ dL_dz, dL_dz.sum(axis=0), dL_dz @ W.T
        x -= x.mean(axis=0).astype(x.dtype)
        return three

    named, said = failed(shifted, "dense_backward")
    assert named == "changed_input"
    assert "changed x" in said


# --- values ---


@pytest.mark.parametrize(
    ("heads", "mistake"),
    [
        (([-1, 1.0986], [-0.5, 0.75], [-0.75, 0.75], None), "one_over_n_missing"),
        (([-0.2, 0.2197], [-0.025, 0.0281], None, None), "slope_kept"),
        (([-0.2, 0.2197], None, [-0.1, 0.15], None), "sigmoid_in_place_of_softmax"),
        (([0.2, -0.2197], [0.1, -0.15], [0.15, -0.15], None), "sign_flipped"),
    ],
)
def test_first_wrong_head_is_named(heads, mistake):
    right = ([-0.2, 0.21972], [-0.1, 0.15], [-0.15, 0.15], [-0.025, 0.028125])
    answer = tuple(r if h is None else h for h, r in zip(heads, right, strict=True))
    feedback = check(answer, exercise="three_heads")
    assert feedback.status == "failed"
    assert feedback.mistake == mistake


@pytest.mark.parametrize(
    ("squares", "entropy", "mistake"),
    [
        ([0.8176, 0.982], [0.8176, 0.982], "slope_forgotten"),
        ([0.1219, 0.0174], [0.1219, 0.0174], "slope_kept"),
        ([0.8176, 0.982], [0.1219, 0.0174], "losses_swapped"),
        ([0.1491, 0.0177], [0.8176, 0.982], "slope_alone"),
    ],
)
def test_slope_at_a_saturated_output(squares, entropy, mistake):
    feedback = check((squares, entropy), exercise="slow_start")
    assert feedback.mistake == mistake
