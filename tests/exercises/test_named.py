"""Answers that a first reader gave, and what has to be said about each."""

import math
import re

import numpy as np
import pytest

from backproplab.exercises import check
from backproplab.exercises.catalog import EXERCISES
from backproplab.exercises.forward_pass.shapes import predict_shapes
from backproplab.exercises.start_here.slope import loss_at


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def said(answer, exercise):
    """All that a failed check says, without the advice that follows each failure."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed"
    return "\n".join(feedback.says)


# --- values: what is wrong, but not the right number ---


@pytest.mark.parametrize(
    ("slope", "words"),
    [
        (5, "the worked row"),
        (7, "slope is 7: its sign is not right. How much does the loss change"),
        (-7.5, "slope is -7.5: that is not right."),
        (-2.62, "close, but not close enough"),
        (-3, "rounded too much. What are its first two digits?"),
        (-2, "rounded too much"),
        (0, "slope is 0: that is not right."),
        (math.nan, "slope is nan"),
        ("-2.6", "slope is text"),
        ([-2.6, 1.0], "one single number"),
        (loss_at, "without its brackets"),
    ],
)
def test_slope_is_judged_without_telling_it(slope, words):
    message = said(slope, "measure_slope")
    assert words in message
    assert "-2.6" not in message.replace("-2.62", "")
    assert "integers" not in message


@pytest.mark.parametrize("step", [0.5, 0.1, 0.01, 0.001, 1e-4, 1e-6, -0.001])
def test_change_that_is_not_divided_is_named(step):
    feedback = check(loss_at(-1 + step) - loss_at(-1), exercise="measure_slope")
    assert feedback.mistake == "not_divided"


@pytest.mark.parametrize("task", [t for t in EXERCISES.values() if t.is_value])
def test_failed_value_never_shows_the_right_one(task):
    arguments = task.fixtures(np.random.default_rng(0))[0].arguments
    for mistake in task.mistakes:
        feedback = check(mistake.variation(*arguments), exercise=task.id)
        assert feedback.arrays is None
        assert "should be" not in feedback.message
        assert "right z" not in feedback._repr_html_()


@pytest.mark.parametrize("slope", [-1.4000000000000004, -14.1, 1 / 3])
def test_number_of_a_value_is_written_short(slope):
    assert not re.search(r"\d{6}", said(slope, "measure_slope"))


def test_swapped_results_are_named():
    assert check((0, -4), exercise="one_neuron").mistake == "results_swapped"


# --- dense layer ---


def loops(inputs=range, rows=range, columns=range, row=False, entry=False):
    """A dense layer by loops, with ends that may be wrong, or an early return."""

    def dense_forward(x, W, b):
        z = np.zeros((len(x), len(b)))
        for n in rows(len(x)):
            for j in columns(len(b)):
                z[n, j] = b[j] + sum(x[n, i] * W[i, j] for i in inputs(len(W)))
                if entry:
                    return z
            if row:
                return z
        return z

    return dense_forward


def without_first(n):
    return range(1, n)


def without_last(n):
    return range(n - 1)


def by_row(x, W, b):
    return np.array([x[n] @ W + b[n] for n in range(len(x))])


def left_over_index(x, W, b):
    z = np.zeros((len(x), len(b)))
    for n in range(len(x)):
        for j in range(len(b)):
            for i in range(len(W)):
                z[n, j] += x[n, i] * W[i, j]
            z[n, j] += b[i]
    return z


def turned_indices(x, W, b):
    z = np.zeros((len(x), len(b))) + b
    for n in range(len(x)):
        for j in range(len(b)):
            z[n, j] += sum(x[n, i] * W[j, i] for i in range(len(W)))
    return z


def first_row_of_a_list(x, W, b):
    rows = []
    for row in x:
        rows.append(row @ W + b)
        return rows


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (lambda x, W, b: x @ (W + b), "bias_inside_product"),
        (loops(inputs=without_first), "first_input_left_out"),
        (loops(inputs=without_last), "last_input_left_out"),
        (by_row, "bias_of_wrong_index"),
        (left_over_index, "bias_of_wrong_index"),
        (turned_indices, "w_transposed"),
    ],
)
def test_slip_in_a_dense_layer_is_named(function, mistake):
    feedback = check(function, exercise="dense_forward")
    assert feedback.mistake == mistake
    assert "e-1" not in feedback.message


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (loops(row=True), "only in one place: the first row of z. The rest is 0. Does"),
        (loops(entry=True), "only in one place: z[0, 0]. The rest is 0. Does `return`"),
        (loops(rows=without_last), "row 4 of z is 0; the rest is right."),
        (loops(columns=without_first), "column 0 of z is 0; the rest is right."),
        (first_row_of_a_list, "Does `return` stand inside a loop"),
        (lambda x, W, b: (x @ W + b)[:-1], "the axis N has length 4 instead of 5"),
        (lambda x, W, b: b, "z is equal to b"),
        (lambda x, W, b: np.zeros((len(x), len(b))), "0 everywhere"),
    ],
)
def test_unfilled_table_is_described(function, words):
    assert words in said(function, "dense_forward")


def test_index_beyond_its_axis_asks_for_the_order():
    def beyond(x, W, b):
        return x @ W + b + W[len(W), 0]

    assert "order of the axes, as in W[i, j]" in said(beyond, "dense_forward")


# --- sigmoid, ReLU, errors ---


def uses_e(z):
    return 1 / (1 + e ** (-z))  # noqa: F821


def uses_exp(z):
    return 1 / (1 + exp(-z))  # noqa: F821


def uses_unimported_module(z):
    return cmath.exp(z)  # noqa: F821


def uses_other_function(z):
    return squashed(z)  # noqa: F821


def uses_capital(z):
    return np.maximum(Z, 0)  # noqa: F821


def uses_rows(z):
    return np.exp(z) / N  # noqa: F821


def uses_too_early(z):
    a = a + z  # noqa: F821
    return a


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda z: 1 / (1 + math.exp(-z)), "`np.exp` takes every entry"),
        (lambda z: np.sigmoid(z), "belong to what stands before the dot?"),
        (lambda z: 1 / (1 + np.exp(-z) if z > 0 else 1), "`maximum` and `where`"),
        (lambda z: 1 / (1 + np.exp()), "How many arguments"),
        (lambda z: [[1 / (1 + math.exp(-v)) for v in row] for row in z], "exp(710)"),
        (uses_e, "`np.e`"),
        (uses_exp, "`np.exp`"),
        (uses_unimported_module, "`cmath` is a module: where is it imported?"),
        (uses_other_function, "Where is `squashed` defined"),
        (uses_capital, "Is it spelled as in the argument list? `Z` and `z`"),
        (uses_rows, "`N` is the length of an axis: of which argument"),
        (uses_too_early, "Which line gives `a` its first value"),
    ],
)
def test_error_gets_its_own_question(function, words):
    message = said(function, "sigmoid_forward")
    assert words in message
    if "argument list" not in words:
        assert "argument list" not in message


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda z: np.max(0, z), "`max` reduces one"),
        (lambda z: max(0, z), "`maximum` and `where`"),
        (lambda z: np.maximum(z), "How many arguments does the function"),
        (lambda z: np.max(z, 0), "the largest entry of each column"),
        (lambda z: np.max(z, 2), "`max` reduces one array"),
    ],
)
def test_max_and_maximum_are_told_apart(function, words):
    assert words in said(function, "relu_forward")


def test_an_array_as_a_condition_is_no_broken_broadcast():
    def shifted(z):
        powers = np.exp(z - max(z))
        return powers / powers.sum(axis=1, keepdims=True)

    feedback = check(shifted, exercise="softmax")
    assert feedback.mistake == "error"
    assert "`maximum` and `where`" in feedback.message


def test_missing_brackets_get_one_sentence():
    feedback = check(lambda z: 1 / 1 + np.exp(-z), exercise="sigmoid_forward")
    assert feedback.mistake == "brackets_missing"
    assert len(feedback.says) == 3
    assert feedback.message.count("?") == 2  # its question, and "Stuck?"


# --- shapes ---


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"z1": (10,)}, "has 1 axis."),
        ({"W1": "(64, 16)"}, "W1 is text. How is it written without quotes?"),
        ({"W1": ("64", "16")}, "not a tuple of whole numbers"),
        ({"W1": np.zeros((64, 16))}, "one ndarray. How is a shape written?"),
        ({"W2": (32, 10)}, "W2 does not know how many examples"),
        ({"W1": {64, 16}}, "one set"),
    ],
)
def test_shape_is_judged_in_words(changed, words):
    assert words in said(predict_shapes() | changed, "predict_shapes")


# --- two layers ---


def steps(x, W1, b1, W2, b2):
    z1 = x @ W1 + b1
    a1 = sigmoid(z1)
    return {"z1": z1, "a1": a1, "z2": a1 @ W2 + b2}


def returning(form, change=lambda steps: steps):
    """A forward pass whose return has another form."""
    return lambda x, W1, b1, W2, b2: form(**change(steps(x, W1, b1, W2, b2)))


FORMS = [
    lambda z1, a1, z2: (z1, a1, z2),
    lambda z1, a1, z2: (z2, z1, a1),
    lambda z1, a1, z2: (a1, z1, z2),
    lambda z1, a1, z2: [z2, a1, z1],
    lambda z1, a1, z2: (z2, (z1, a1)),
    lambda z1, a1, z2: ((z1, a1), z2),
    lambda z1, a1, z2: (z2, [a1, z1]),
    lambda z1, a1, z2: (z2, a1),
    lambda z1, a1, z2: (a1, z2),
    lambda z1, a1, z2: (z2,),
    lambda z1, a1, z2: (a1, (z1, z2)),
    lambda z1, a1, z2: (z2, z1, a1, z1),
]


@pytest.mark.parametrize("form", FORMS)
def test_steps_may_be_returned_in_any_order(form):
    assert check(returning(form), exercise="two_layer_forward").passed


@pytest.mark.parametrize("form", FORMS)
def test_wrong_step_is_found_in_any_order(form):
    wrong = returning(form, lambda steps: steps | {"z2": steps["z2"] + 1})
    assert "z2 is too large by 1 everywhere" in said(wrong, "two_layer_forward")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (lambda z1, a1, z2: (z1, a1), "It returns z1 and a1, but not z2."),
        (lambda z1, a1, z2: (z1,) * 7, "It returns 7 arrays. Return z2 alone, or"),
        (lambda z1, a1, z2: a1, "What is returned as z2 is a1"),
        (lambda z1, a1, z2: z2.argmax(axis=1), "the axis n_out is gone"),
    ],
)
def test_other_results_are_told(form, words):
    message = said(returning(form), "two_layer_forward")
    assert words in message
    assert "stayed the same" not in message


def test_discrete_answer_is_not_called_independent():
    def signs(x, W1, b1, W2, b2):
        return steps(x, W1, b1, W2, b2)["z2"] > 0

    assert "stayed the same" not in said(signs, "two_layer_forward")


@pytest.mark.parametrize(
    ("second", "mistake"),
    [
        (lambda a1, W1, b1, W2, b2: a1 @ W2 + b1, "b1_in_both_layers"),
        (lambda a1, W1, b1, W2, b2: a1 @ W1 + b2, "w1_in_both_layers"),
        (lambda a1, W1, b1, W2, b2: a1 @ W1 + b1, "first_layer_twice"),
    ],
)
def test_parameters_of_the_other_layer_are_named(second, mistake):
    def function(x, W1, b1, W2, b2):
        return second(sigmoid(x @ W1 + b1), W1, b1, W2, b2)

    feedback = check(function, exercise="two_layer_forward")
    assert feedback.mistake == mistake
    assert "ValueError in line" in feedback.message


def test_sizes_that_do_not_fit_ask_for_the_layer():
    def mixed(x, W1, b1, W2, b2):
        return sigmoid(x @ W1 + b2) * 2 @ W2 + b1

    message = said(mixed, "two_layer_forward")
    assert "W1 (3, 4) (n_in, n_hidden)" in message
    assert "Which layer is that line for" in message


def test_own_name_for_a_step_is_no_mistake():
    def two(x, W1, b1, W2, b2):
        z1 = sigmoid(x @ W1 + b1)
        return z1 @ W2 + 3 * b2**2

    assert "z1" not in said(two, "two_layer_forward")


# --- what a second reader wrote, by exercise ---


def slope_on_the_weights(dL_dz2, W2, z1):
    a1 = sigmoid(z1)
    return dL_dz2 @ (W2.T * a1 * (1 - a1))


def slope_by_matrix_product(x, y, W1, b1, W2, b2):
    a1 = sigmoid(x @ W1 + b1)
    exp = np.exp(a1 @ W2 + b2)
    dL_dz2 = (exp / exp.sum(axis=1, keepdims=True) - y) / len(x)
    dL_dz1 = dL_dz2 @ W2.T @ (a1 * (1 - a1))
    return {
        "dL_dW1": x.T @ dL_dz1,
        "dL_db1": dL_dz1.sum(axis=0),
        "dL_dW2": a1.T @ dL_dz2,
        "dL_db2": dL_dz2.sum(axis=0),
    }


def two_names_for_w(f, w, h=1e-5):
    gradient = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        up = w
        up[place] += h
        down = w
        down[place] -= h
        gradient[place] = (f(up) - f(down)) / (2 * h)
    return gradient


def first_met_last(node):
    order = [node]
    for each in order:
        order += [p for p in dict(each.parents) if p not in order]
    return order[::-1]


def start_moves_by_one(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    pieces = [order[n : n + batch_size] for n in range(len(x) // batch_size + 1)]
    return [(x[rows], y[rows]) for rows in pieces]


def minus_on_the_product(x, W1, b1, W2, b2):
    return 1 / (1 + np.exp(-x @ W1 + b1)) @ W2 + b2


def shift_outside_exp(z):
    exp = np.exp(z) - np.max(z, axis=1, keepdims=True)
    return exp / exp.sum(axis=1, keepdims=True)


SECOND_READER = {
    "relu_forward": (lambda z: z[z > 0], "negatives_left_out"),
    "two_layer_forward": (minus_on_the_product, "minus_on_the_product_alone"),
    "mse_loss": (lambda p, y: 1 // 2 * np.sum((p - y) ** 2) / len(y), "always_zero"),
    "softmax": (shift_outside_exp, "shift_outside_exp"),
    "broadcast_trap": (((3, 3), 2.667, 2.0), "divided_by_nine"),
    "gates_by_hand": ((-6, -24, 4, 1, 4, 4), "one_for_z"),
    "hidden_delta": (slope_on_the_weights, "slope_on_the_weights"),
    "two_layer_backward": (slope_by_matrix_product, "matrix_product_with_slope"),
    "sigmoid_backward": (
        lambda dL_da, z: dL_da * np.exp(-z) / (1 + np.exp(-z) ** 2),
        "sigmoid_without_brackets",
    ),
    "relu_backward": (lambda dL_da, z: dL_da[z > 0], "blocked_left_out"),
    "numerical_gradient": (two_names_for_w, "nudged_a_copy"),
    "choose_step": ((1e-8, 1e-5), "step_itself"),
    "stable_rate": ((4.75, 1, 2), "curvature_forgotten"),
    "sum_or_mean": ((0.03, 0.12), "divided_by_outputs"),
    "mini_batches": (start_moves_by_one, "windows_overlap"),
    "topological_order": (first_met_last, "order_of_meeting_reversed"),
    "fork_twice": ((1, 10, 21, 30), "product_hands_on"),
    "layer_scale_backward": (
        lambda dL_dout, x, scale: (
            dL_dout * scale,
            dL_dout.sum(axis=0) * x.sum(axis=0),
        ),
        "sums_multiplied",
    ),
}


@pytest.mark.parametrize("id", SECOND_READER)
def test_answer_of_a_second_reader_is_named(id):
    answer, mistake = SECOND_READER[id]
    assert check(answer, exercise=id).mistake == mistake


def test_rounded_answer_is_named_but_not_what_the_right_one_rounds_to():
    assert check(((3, 3), 2.67, 2.0), exercise="broadcast_trap").mistake
    assert check(((3, 3), 2.7, 2.0), exercise="broadcast_trap").mistake is None
    table = dict.fromkeys(("w5", "w6", "w7", "w8", "w1", "w2", "w3", "w4"))
    rounded = check(table | {"E": 0.29103}, exercise="mazur_step")
    assert rounded.mistake == "rounded_too_early"


def test_value_is_not_said_to_be_returned():
    assert "The task asks for 2 results (z, a), not one int." in said(-4, "one_neuron")


def test_pair_without_its_attribute_asks_for_its_parts():
    def walk(node):
        return [*(each for pair in node.parents for each in walk(pair)), node]

    assert "how is a pair taken apart?" in said(walk, "topological_order")


def test_axes_are_named_only_where_there_are_as_many():
    def by_rows(f, w, h=1e-5):
        nudges = h * np.eye(len(w))
        return np.array([(f(w + n) - f(w - n)) / (2 * h) for n in nudges])

    assert "w (2, 3).\n" in said(by_rows, "numerical_gradient")


def grads_in_a_dict(node):
    grads, stack = {node: 1.0}, [node]
    while stack:
        child = stack.pop()
        for parent, slope in child.parents:
            grads[parent] = grads.get(parent, 0.0) + grads[child] * slope
            stack.append(parent)
    return grads


def pairs_of_rows(x, y, batch_size, rng):
    pairs = list(zip(x, y, strict=True))
    rng.shuffle(pairs)
    return [pairs[n : n + batch_size] for n in range(0, len(pairs), batch_size)]


@pytest.mark.parametrize(
    ("answer", "exercise", "words"),
    [
        (grads_in_a_dict, "backward", "A dict is returned, and no grad was set."),
        (pairs_of_rows, "mini_batches", "A batch is a list of pairs here"),
        (
            lambda params, grads, rate: {f"dL_d{name}": g for name, g in grads.items()},
            "sgd_step",
            "The dict has no 'W1'; it has dL_dW1, dL_db1, dL_dW2, dL_db2."
            " Is 'dL_dW1' meant for it?",
        ),
    ],
)
def test_other_form_of_an_answer_is_described(answer, exercise, words):
    assert words in said(answer, exercise)
