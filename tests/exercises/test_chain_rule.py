"""Answers to the exercises of notebook 03, and what has to be said about each."""

import numpy as np
import pytest

from backproplab.exercises import ask, check
from backproplab.exercises.catalog import EXERCISES, QUESTIONS
from backproplab.exercises.chain_rule.add_gate import add_backward
from backproplab.exercises.chain_rule.by_hand import gates_by_hand
from backproplab.exercises.chain_rule.chain import chain_backward
from backproplab.exercises.chain_rule.fork import fork_backward
from backproplab.exercises.chain_rule.max_gate import max_backward, with_ties_settled
from backproplab.exercises.chain_rule.multiply_gate import multiply_backward
from backproplab.exercises.running import fixtures
from backproplab.explore.graph_presets import recording
from backproplab.gradcheck import numerical_gradient


def said(answer, exercise, mistake):
    """All that a failed check says, once the mistake has been named."""
    feedback = check(answer, exercise=exercise)
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    return "\n".join(feedback.says)


# --- the references against known numbers, and against small steps ---


def test_gates_of_the_lesson():
    assert gates_by_hand(-2, 5, -4) == (3, -12, -4, 3, -4, -4)
    dout_ds, dout_dz = multiply_backward(1, 3, -4)
    assert (*add_backward(dout_ds, -2, 5), dout_dz) == (-4, -4, 3)


def test_worked_rows_of_the_lesson():
    given = [np.array([[n]]) for n in (2.0, 3.0, -4.0)]
    rows = {add_backward: (2, 2), multiply_backward: (-8, 6), max_backward: (2, 0)}
    for gate, row in rows.items():
        assert tuple(slope.item() for slope in gate(*given)) == row
    assert fork_backward(1, 2) == (8, 5)


def test_staged_gate_of_the_lesson():
    def squash(v):
        return 1 / (1 + np.exp(-v))

    def slope(v):
        return squash(v) * (1 - squash(v))

    x, y = 3.0, -4.0
    top, bottom = x + squash(y), squash(x) + (x + y) ** 2
    dout_dtop, dout_dturned = multiply_backward(1.0, top, 1 / bottom)
    dout_dx_top, dout_dsquashed_y = add_backward(dout_dtop, x, squash(y))
    dout_dbottom = -dout_dturned / bottom**2
    dout_dsquashed_x, dout_dsquare = add_backward(dout_dbottom, squash(x), 1.0)
    dout_dsum = dout_dsquare * 2 * (x + y)
    dout_dx = dout_dx_top + dout_dsquashed_x * slope(x) + dout_dsum
    dout_dy = dout_dsquashed_y * slope(y) + dout_dsum
    assert top / bottom == pytest.approx(1.5456448841, abs=5.1e-11)
    assert dout_dx == pytest.approx(2.0595697956, abs=5.1e-11)
    assert dout_dy == pytest.approx(1.5922327515, abs=5.1e-11)


def test_sigmoid_neuron_of_the_lesson():
    w, x = np.array([2.0, -3.0]), np.array([-1.0, -2.0])
    a = 1 / (1 + np.exp(-(w @ x - 3)))
    da_dw, da_dx = multiply_backward(np.full(2, a * (1 - a)), w, x)
    assert a == pytest.approx(0.7310585786, abs=5.1e-11)
    np.testing.assert_allclose(da_dx, [0.3932, -0.5898], atol=5.1e-5)
    np.testing.assert_allclose(da_dw, [-0.1966, -0.3932], atol=5.1e-5)


def test_chain_of_the_table():
    _, given, *_ = fixtures(EXERCISES["chain_backward"], 0)
    dL_dbeta, dL_domega = chain_backward(*given.arguments)
    betas, omegas = [2.2809, -17.0605, -1.6831, 0.7445], [5.2461, -16.0793, -8.5302]
    np.testing.assert_allclose(dL_dbeta, betas, atol=5.1e-5)
    np.testing.assert_allclose(dL_domega, [*omegas, 0.4895], atol=5.1e-5)


def test_references_agree_with_small_steps():
    x, y, beta, omega = fixtures(EXERCISES["chain_backward"], 3)[0].arguments

    def loss(params):
        f = params[0] + params[4] * x
        for k, bend in enumerate((np.sin, np.exp, np.cos), 1):
            f = params[k] + params[4 + k] * bend(f)
        return (f - y) ** 2

    measured = numerical_gradient(loss, np.array([*beta, *omega]))
    found = np.concatenate(chain_backward(x, y, beta, omega))
    np.testing.assert_allclose(found, measured, rtol=1e-6, atol=1e-8)
    v = np.array([1.5, -0.7])
    measured = numerical_gradient(lambda v: (v[0] + v[1]) * v[0] * v[1], v)
    np.testing.assert_allclose(fork_backward(*v), measured, rtol=1e-8)
    assert max_backward(2.0, 3.0, 1.0) == (2.0, 0.0)


def right_answer(question_id):
    """The text of the right choice of a question."""
    return next(c.text for c in QUESTIONS[question_id].choices if c.right)


@pytest.mark.parametrize(
    ("question_id", "function", "at"),
    [
        ("route_the_gradient", lambda v: max(v[0], 1) * -3 + v[0], 4.0),
        ("recall_square_slope", lambda v: (v[0] - 2) ** 2, 5.0),
        ("quiz_square", lambda v: 2 * v[0] * v[0], 3.0),
    ],
)
def test_slopes_of_the_questions_are_measured(question_id, function, at):
    slope = numerical_gradient(function, np.array([at])).item()
    assert slope == pytest.approx(float(right_answer(question_id)))


def test_gates_of_the_questions_are_run():
    gates = add_backward, multiply_backward, max_backward
    received = [gate(6, 2, 5)[0] for gate in gates]
    assert right_answer("quiz_three_gates") == "{:g}, {:g}, {:g}".format(*received)
    *_, dout_dx, _ = gates_by_hand(-2, 5, -4)
    assert right_answer("predict_two_gates") == f"it falls by {-dout_dx / 10:g}"


def test_the_staged_example_reads_x_as_often_as_the_question_says():
    staged = recording("staged", {})
    times = dict(zip([e.name for e in staged.entries], staged.readers, strict=True))
    assert right_answer("predict_paths") == f"{times['x']}"
    assert times["y"] == 2


def test_the_question_on_routing_shows_its_graph():
    explorer = ask("route_the_gradient")
    assert "out = m · z + x" in str(explorer.title) + str(explorer.frame)


# --- gates: wrong answers of other people's ---


def overwriting(dL_dout, x, y):
    x = dL_dout * y
    y = dL_dout * x
    return x, y


def row_by_row(dL_dout, x, y):
    for g, a, b in zip(dL_dout, x, y, strict=True):
        return g * b, g * a


def unswapped_loop(dL_dout, x, y):
    dL_dx, dL_dy = np.zeros(x.shape), np.zeros(y.shape)
    for place in np.ndindex(x.shape):
        dL_dx[place] = dL_dout[place] * x[place]
        dL_dy[place] = dL_dout[place] * y[place]
    return dL_dx, dL_dy


def one_branch(dL_dout, x, y):
    if np.sum(x) > np.sum(y):
        return dL_dout, 0
    return 0, dL_dout


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (lambda dL_dout, x, y: (1, 1), "only_slopes_of_one", "dL_dout from above"),
        (lambda g, x, y: (g, np.sum(g, axis=0)), "summed", "shape of its input"),
        (lambda g, x, y: 0.5 * np.array([g, g]), "split_in_half", "Half of the"),
        (lambda g, x, y: (g.dot(x.T), g.dot(y.T)), "matrix_product", "entry by entry"),
        (
            lambda g, x, y: (np.where(x > y, g, 0), np.where(x > y, 0, g)),
            "max_rule",
            "",
        ),
        (lambda g, x, y: g, "one_result", "two inputs"),
        (lambda g, x, y: (x + g, y + g), "gradient_added_to_inputs", "passed on"),
        (lambda g, x, y: {"dL_dx": g, "dL_dy": -g}, "minus_for_y", "rule for x - y"),
    ],
)
def test_add_gate(function, mistake, words):
    assert words in said(function, "add_backward", mistake)


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (unswapped_loop, "factors_not_swapped", "swaps its inputs"),
        (lambda dL_dout, x, y: (y, x), "upstream_forgotten", "dL_dout from above"),
        (lambda g, x, y: (g * y, x), "upstream_forgotten_for_one", "local slope"),
        (overwriting, "input_overwritten", "that new x went into dL_dy"),
        (row_by_row, "first_row_only", "Only the first row"),
        (lambda g, x, y: (np.dot(g.T, y), np.dot(g.T, x)), "matrix_product", "entry"),
        (lambda g, x, y: (g / y, g / x), "divided_instead", "does not undo"),
        (lambda g, x, y: (np.mean(g * y), np.mean(g * x)), "summed", "averaged"),
        (lambda g, x, y: (g + y, g + x), "slope_added", "The chain rule multiplies"),
    ],
)
def test_multiply_gate(function, mistake, words):
    assert words in said(function, "multiply_backward", mistake)


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (
            lambda g, x, y: (g * (x == np.maximum(x, y)), g * (y == np.maximum(x, y))),
            "ties_counted_twice",
            "counted twice",
        ),
        (lambda g, x, y: (g * (x > y), g * (y > x)), "ties_lost", "was lost"),
        (lambda g, x, y: (x > y, y >= x), "upstream_forgotten", "local slopes"),
        (lambda g, x, y: (g * (x < y), g * (x >= y)), "smaller_one_gets_it", "smaller"),
        (one_branch, "one_decision_for_all", "whole table"),
        (lambda g, x, y: (g * (x > 0), g * (y > 0)), "compared_with_zero", "ReLU"),
        (
            lambda g, x, y: (g * np.sign(x - y), g * np.sign(y - x)),
            "loser_gets_minus",
            "opposite",
        ),
        (
            lambda g, x, y: (np.where(x > y, x, 0) * g, np.where(x > y, 0, y) * g),
            "multiplied_by_inputs",
            "1 or 0",
        ),
    ],
)
def test_max_gate(function, mistake, words):
    assert words in said(function, "max_backward", mistake)


def test_max_with_if_leads_to_where():
    def with_if(dL_dout, x, y):
        if x > y:
            return dL_dout, 0
        return 0, dL_dout

    assert "`where`, which go entry by entry" in said(with_if, "max_backward", "error")


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 1])
def test_any_split_of_a_tie_passes(share):
    def split(dL_dout, x, y):
        part = np.where(x == y, share, x > y)
        return dL_dout * part, dL_dout * (1 - part)

    assert check(split, exercise="max_backward").passed
    assert check(lambda *given: np.float32(split(*given)), "max_backward").passed


def test_ties_are_settled_without_touching_what_the_learner_returned():
    g, x = np.array([[2.0, 4.0]]), np.array([[1.0, 5.0]])
    halves = (g / 2, g / 2)
    settled = with_ties_settled(lambda *_: halves, g, x, x)
    np.testing.assert_array_equal(settled["dL_dx"], g)
    np.testing.assert_array_equal(halves[0], g / 2)
    assert with_ties_settled(lambda *_: "text", g, x, x) == "text"
    assert with_ties_settled(lambda *_: None, g, x, x) is None


def test_a_tie_is_shown_by_its_sum_since_any_split_is_right():
    def a_third_each(g, x, y):
        return [np.where(x == y, g / 3, g * wins) for wins in (x > y, y > x)]

    assert "(dL_dx + dL_dy)[" in said(a_third_each, "max_backward", None)


@pytest.mark.parametrize("exercise", ["add_backward", "multiply_backward"])
def test_what_no_gate_needs_is_not_called_ignored(exercise):
    def averaged_over_all(dL_dout, x, y):
        parts = EXERCISES[exercise].reference(dL_dout, x, y)
        return tuple(part / part.size for part in parts)

    message = said(averaged_over_all, exercise, None)
    assert "stayed the same" not in message
    assert "1/(N·n_out)" in message


# --- the fork ---


def same_array_twice(x, y):
    p = x * y
    dout_dx = p
    dout_dy = p
    dout_dx += (x + y) * y
    dout_dy += (x + y) * x
    return dout_dx, dout_dy


def overwritten_by_last_path(x, y):
    s, p = x + y, x * y
    grads = {}
    for upstream, slopes in ((p, (1, 1)), (s, (y, x))):
        grads["dout_dx"] = upstream * slopes[0]
        grads["dout_dy"] = upstream * slopes[1]
    return grads


def running_sum(x, y):
    total = x * y + (x + y) * y
    dout_dx = total
    total = total + x * y + (x + y) * x
    return dout_dx, total


@pytest.mark.parametrize(
    ("function", "mistake", "words"),
    [
        (overwritten_by_last_path, "only_product_path", "`+=` was meant"),
        (lambda x, y: (x * y, x * y), "only_sum_path", "path through the product"),
        (same_array_twice, "one_array_for_both", "makes no copy"),
        (running_sum, "sum_not_started_anew", "what belongs to x as well"),
        (lambda x, y: (1 + y, 1 + x), "last_gate_forgotten", "local slopes were 1"),
        (lambda x, y: (2 * x * y + y, 2 * x * y + x), "power_or_factor_lost", "x²y"),
        (
            lambda x, y: (x * (x + 2 * y), y * (2 * x + y)),
            "factors_not_swapped",
            "other order",
        ),
        (
            lambda x, y: ((x + y) * x * y, (x + y) * x * y),
            "forward_value",
            "value of the forward pass",
        ),
    ],
)
def test_fork(function, mistake, words):
    assert words in said(function, "fork_backward", mistake)


def test_first_wrong_step_of_a_fork_is_named():
    def minus_at_the_sum(x, y):
        s = x - y
        p = x * y
        return p + s * y, p + s * x

    assert "The first wrong step is s." in said(minus_at_the_sum, "fork_backward", None)


# --- the chain ---

PARTS = {
    "r": "2 * (f3 - y)",
    "q": "r * omega[3] * -np.sin(f2)",
    "p": "q * omega[2] * np.exp(f1)",
    "o": "p * omega[1] * np.cos(f0)",
    "db": "[o, p, q, r]",
    "dw": "[o * x, p * h1, q * h2, r * h3]",
    "back": "(np.array(db), np.array(dw))",
}


def chain_with(**changed):
    """A learner's chain, in which some lines are other ones."""

    def chain(x, y, beta, omega):
        names = {"np": np, "x": x, "y": y, "beta": beta, "omega": omega}
        lines = {
            "f0": "beta[0] + omega[0] * x",
            "h1": "np.sin(f0)",
            "f1": "beta[1] + omega[1] * h1",
            "h2": "np.exp(f1)",
            "f2": "beta[2] + omega[2] * h2",
            "h3": "np.cos(f2)",
            "f3": "beta[3] + omega[3] * h3",
        }
        for name, line in (lines | PARTS | changed).items():
            names[name] = eval(line, names)
        return names["back"]

    return chain


def test_chain_of_a_learner_passes_when_nothing_is_changed():
    assert check(chain_with(), exercise="chain_backward").passed


@pytest.mark.parametrize(
    ("changed", "mistake", "words"),
    [
        ({"r": "f3 - y"}, "two_lost", "½ convention"),
        ({"r": "2 * (y - f3)"}, "target_first", "sign of every slope"),
        ({"r": "2 * abs(f3 - y)"}, "sign_of_residual_lost", "without its sign"),
        ({"r": "1"}, "started_with_one", "the loss is left out"),
        ({"q": "r * omega[3] * np.sin(f2)"}, "minus_of_cosine_lost", "minus"),
        ({"q": "r * omega[3] * -np.sin(h3)"}, "slope_of_cosine_at_output", "at h3"),
        ({"q": "r * -np.sin(f2)"}, "omega3_forgotten", "omega[3] was left out"),
        ({"q": "r * omega[2] * -np.sin(f2)"}, "weight_of_wrong_index", "another step"),
        ({"p": "q * omega[2] * np.exp(h2)"}, "slope_of_exp_at_output", "twice"),
        ({"p": "q * omega[2]"}, "slope_of_exp_forgotten", "slope is missing"),
        ({"p": "q * np.exp(f1)"}, "omega2_forgotten", "omega[2]"),
        ({"o": "p * omega[1] * np.sin(f0)"}, "sine_not_differentiated", "sine"),
        ({"o": "p * omega[1] * np.cos(h1)"}, "slope_of_sine_at_output", "at h1"),
        ({"db": "[1, 1, 1, 1]"}, "slope_of_one_for_betas", "local slope"),
        ({"dw": "[o, p, q, r]"}, "input_forgotten_in_omega", "is missing"),
        ({"dw": "[o * x, p * x, q * x, r * x]"}, "x_for_every_omega", "omega[0]"),
        ({"dw": "[o * x, p * f0, q * f1, r * f2]"}, "input_before_the_bend", "bend"),
        ({"back": "(db[::-1], dw[::-1])"}, "order_reversed", "way back"),
        ({"back": "(dw, db)"}, "results_swapped", "other order"),
        (
            {"back": "(beta - np.array(db), omega - np.array(dw))"},
            "update_returned",
            "",
        ),
    ],
)
def test_chain(changed, mistake, words):
    message = said(chain_with(**changed), "chain_backward", mistake)
    assert words in message


def test_first_wrong_step_of_a_chain_is_the_only_one_named():
    def two_mistakes(x, y, beta, omega):
        f0 = beta[0] + omega[0] * x
        h1 = np.sin(f0)
        f1 = beta[1] + omega[1] * h1
        h2 = np.exp(f1)
        f2 = beta[2] + omega[2] * h2
        h3 = np.cos(f2)
        dL_df3 = 2 * (beta[3] + omega[3] * h3 - y)
        dL_df2 = dL_df3 * omega[3] * np.sin(f2)
        dL_df1 = dL_df2 * omega[2]
        dL_df0 = dL_df1 * omega[1] * np.cos(f0)
        dL_dbeta = np.array([dL_df0, dL_df1, dL_df2, dL_df3])
        return dL_dbeta, dL_dbeta * np.array([x, h1, h2, h3])

    message = said(two_mistakes, "chain_backward", "minus_of_cosine_lost")
    assert "dL_df2 is" in message


def test_chain_with_wrong_angle_shows_the_step():
    def degrees(x, y, beta, omega):
        f0 = beta[0] + omega[0] * x
        h1 = np.sin(np.radians(f0))
        return beta * h1 * y, omega * h1

    assert "The first wrong step is h1." in said(degrees, "chain_backward", None)


# --- by hand ---


@pytest.mark.parametrize(
    ("answer", "mistake", "words"),
    [
        ((-6, -24, -6, 4, -6, -6), "factors_not_swapped", "its own value"),
        ((-6, -24, 4, -6, 1, 1), "upstream_forgotten", "local slope 1"),
        ((-6, -24, 4, -6, 2, 2), "sum_splits", "half"),
        ((-6, -24, 4, -6, 12, -36), "sum_multiplies_by_inputs", "its own value"),
        ((-6, -33, 4, -6, 4, 4), "product_first", "the sum comes first"),
        ((-6, -24, 4, -27, 4, 4), "s_split_open", "were multiplied"),
        ((3, -12, -4, 3, -4, -4), "worked_row", "x = -2"),
        ((-6, -24, 4, -6, 4, -4), "minus_for_y", "rule for x - y"),
        ((-6, -24, 4, -6, 7, 4), None, "dout_dx is 7: that is not right"),
        ((-6, 24, 4, -6, 4, 4), "sign_of_product", "minus times plus"),
    ],
)
def test_gates_by_hand(answer, mistake, words):
    assert words in said(answer, "gates_by_hand", mistake)
