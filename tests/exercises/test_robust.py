"""Whatever a learner's function does, the check answers, and says what it was."""

import cProfile
import pstats
import sys
import threading
import time

import numpy as np
import pytest

from backproplab.exercises import check, errors, verdict
from backproplab.exercises.case import SHOWN_SEED
from backproplab.exercises.catalog import EXERCISES
from backproplab.exercises.judging import cases
from backproplab.exercises.saying import known
from backproplab.exercises.stopping import Endless, can_stop, time_limit

ON_POSIX = sys.platform != "win32"
W1, W2 = np.ones((3, 4)), np.ones((4, 2))
calls = []


def refused(function, exercise="dense_forward"):
    """The feedback of a check that must fail."""
    feedback = check(function, exercise=exercise)
    assert feedback.status == "failed"
    return feedback


def no_return(x, W, b):
    z = x @ W + b  # noqa: F841


def partly_written(x, W, b):
    z = x @ W  # noqa: F841
    return ...


def not_implemented(x, W, b):
    raise NotImplementedError


def misspelled(x, W, b):
    z = x @ w  # noqa: F821
    return z + b


def calls_itself(x, W, b):
    return calls_itself(x, W, b)


def leaves(x, W, b):
    sys.exit("done")


def spoils_input(x, W, b):
    z = x @ W + b
    x[...] = 0
    return z


def spoils_and_errs(x, W, b):
    x[0, 0] = 7
    return x @ W + b


def counts_calls(x, W, b):
    calls.append(x)
    return x @ W + len(calls) * b


def draws(x, W, b):
    return x @ W + b + np.random.default_rng().normal()


def edits_globals(x, W, b):
    global calls
    calls = []
    np.random.seed(0)  # noqa: NPY002
    return x @ W + b


def pasted(x, W, b):
    return np.arange(20.0).reshape(5, 4)


def reads_the_notebook(x, W, b):
    return x @ W1 + b


def prints_a_lot(x, W, b):
    for _ in range(100):
        print("x" * 1000)
    return x @ W + b


@pytest.mark.parametrize("blank", [None, ..., partly_written, not_implemented])
def test_unfinished_is_not_attempted(blank):
    assert check(blank, exercise="dense_forward").status == "not attempted"


def test_unwritten_name_is_not_attempted():
    assert check(None).status == "not attempted"
    assert check(...).status == "not attempted"


def test_missing_return_is_named():
    assert refused(no_return).mistake == "missing_return"


def test_value_in_place_of_function_is_named():
    feedback = refused(np.ones(3))
    assert feedback.mistake == "no_function"
    assert "check(dense_forward)" in feedback.message


def test_value_without_exercise_is_told_how():
    with pytest.raises(ValueError, match="exercise="):
        check(np.ones(3))


def test_unknown_exercise_gets_a_suggestion():
    with pytest.raises(ValueError, match="did you mean dense_forward"):
        check(3, exercise="dense_foward")


def test_error_shows_the_line_of_the_learner():
    message = refused(misspelled).message
    assert "`z = x @ w  # noqa: F821`: name 'w' is not defined" in message
    assert "x (5, 3) (N, n_in), W (3, 4) (n_in, n_out), b (4,) (n_out,)" in message
    assert "running.py" not in message


def test_long_line_of_the_learner_is_cut(monkeypatch):
    monkeypatch.setattr(errors, "LONGEST", 7)
    assert "`z = x @…`: name" in refused(misspelled).message


@pytest.mark.parametrize(
    ("function", "word"), [(calls_itself, "call itself"), (leaves, "with return")]
)
def test_error_comes_with_advice(function, word):
    assert word in refused(function).message


def test_wrong_number_of_arguments_is_told():
    feedback = refused(lambda x, W: x @ W)
    assert feedback.mistake == "argument_count"
    assert "2 arguments (x, W); it should take 3 arguments (x, W, b)" in str(feedback)


def test_wrong_order_of_arguments_is_told():
    assert refused(lambda W, x, b: x @ W + b).mistake == "argument_order"


def test_changed_input_is_told():
    feedback = refused(spoils_input)
    assert feedback.mistake == "changed_input"
    assert "changed x" in feedback.message


def test_changed_input_is_told_beside_wrong_numbers():
    assert "writes into x" in refused(spoils_and_errs).message


@pytest.mark.parametrize("function", [counts_calls, draws])
def test_state_between_calls_is_told(function):
    assert refused(function).mistake == "state_kept"


def test_globals_and_seeds_do_not_matter():
    assert check(edits_globals, exercise="dense_forward").passed


def test_pasted_numbers_are_told():
    assert refused(pasted).mistake == "fixed_numbers"


def test_answers_to_the_shown_numbers_alone_do_not_pass():
    from backproplab.exercises.running import fixtures

    shown = [f.arguments[0].tobytes() for f in fixtures(EXERCISES["dense_forward"], 0)]

    def knows_them(x, W, b):
        return x @ W + b + (x.tobytes() not in shown) * x[:, :1] ** 2

    assert refused(knows_them).mistake == "fixed_numbers"


def test_other_numbers_that_are_hardly_off_are_no_sign_of_fixed_ones():
    from backproplab.exercises.running import fixtures

    shown = [f.arguments[0].tobytes() for f in fixtures(EXERCISES["dense_forward"], 0)]

    def rounds_the_others(x, W, b):
        return (x @ W + b) * (1 + 3e-6 * (x.tobytes() not in shown))

    feedback = refused(rounds_the_others)
    assert feedback.mistake is None
    assert "Are numbers rounded" in feedback.message


def test_unused_argument_is_told_with_what_is_read_instead():
    feedback = refused(reads_the_notebook)
    assert feedback.mistake == "argument_ignored"
    said = "stayed the same when W was changed. It reads W1 from the notebook."
    assert said in feedback.message


def test_an_error_is_told_with_what_is_read_from_the_notebook():
    feedback = refused(lambda x, W, b: x @ W2 + b)
    assert feedback.mistake == "error"
    assert "It reads W2 from the notebook." in feedback.message
    assert "from the notebook" not in refused(misspelled).message


def test_a_missing_part_of_where_is_asked_for():
    message = refused(lambda z: np.where(z > 0, z), "relu_forward").message
    assert "what to take elsewhere" in message


def test_shorter_floats_are_told_by_their_name():
    feedback = check(lambda z: np.float16(np.tanh(z / 2) / 2 + 0.5), "sigmoid_forward")
    assert "It is kept in float16" in feedback.message


def test_prints_are_kept_to_a_size(capsys):
    feedback = check(prints_a_lot, exercise="dense_forward")
    assert feedback.passed
    assert feedback.printed == ("x" * 1000)
    assert "Your function printed" in str(feedback)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "answer", ["text", object(), {}, [[1], [2, 3]], np.sin, 3.5, (1, 2, 3), 1j, b"b"]
)
def test_any_object_is_refused_in_words(answer):
    feedback = refused(lambda x, W, b: answer)
    assert feedback.says
    assert feedback._repr_html_()


def test_hostile_object_is_refused_in_words():
    class Hostile:
        def __array__(self, *_args, **_kwargs):
            raise RuntimeError("no")

        def __repr__(self):
            raise RuntimeError("no")

    feedback = refused(lambda x, W, b: Hostile())
    assert "cannot be read as an array" in feedback.message


def test_axis_that_is_lost_is_told():
    message = refused(lambda x, W, b: np.squeeze(x @ W + b)).message
    assert "z has shape (2,), it should have (1, 2) (N, n_out)" in message
    assert "It is right on all but one example." in message


def test_check_twice_gives_the_same_answer():
    first, second = (refused(lambda x, W, b: x @ W) for _ in range(2))
    assert first == second
    assert str(first) == str(second)
    assert first._repr_html_() == second._repr_html_()


def test_warning_of_a_right_answer_is_passed_on():
    feedback = check(lambda z: 1 / (1 + np.exp(-z)), exercise="sigmoid_forward")
    assert feedback.passed
    assert "On far numbers (±800): exp of a large number" in feedback.message
    assert "the result is still right. A form that" in feedback.message


def test_mistakes_with_the_same_numbers_are_named_together():
    mistakes = EXERCISES["dense_forward"].mistakes[:2]
    wrong = cases(EXERCISES["dense_forward"], mistakes[0].variation, SHOWN_SEED)
    verdict = known([*mistakes], wrong)
    assert verdict.mistake == "bias_forgotten or bias_subtracted"
    assert verdict.says[0].startswith("It is one of these")
    for mistake in mistakes:
        assert mistake.say in verdict.says


def test_first_wrong_step_is_named_alone():
    def three_steps(x, W1, b1, W2, b2):
        z1 = x @ W1 + 3 * b1**3
        a1 = np.tanh(z1)
        return a1 @ W2

    message = refused(three_steps, "two_layer_forward").message
    assert "The first wrong step is z1." in message
    assert "a1" not in message.replace("hint", "")


def test_mistake_in_a_step_is_named_whatever_follows():
    def two_mistakes(x, W1, b1, W2, b2):
        z1 = x @ W1
        a1 = np.tanh(z1)
        return z1, a1, a1 @ W2

    assert "b1_forgotten" in refused(two_mistakes, "two_layer_forward").mistake


def test_function_that_lacks_an_earlier_one_is_told():
    def unfinished(z): ...

    def uses_it(x, W1, b1, W2, b2):
        return unfinished(x @ W1 + b1) @ W2 + b2

    message = refused(uses_it, "two_layer_forward").message
    assert "does a function you call still lack its return" in message


def forever(x, W, b):
    while True:
        pass


if ON_POSIX:

    def test_endless_loop_is_stopped(monkeypatch):
        monkeypatch.setattr(verdict, "SECONDS", 0.3)
        start = time.monotonic()
        feedback = refused(forever)
        assert time.monotonic() - start < 2
        assert feedback.mistake == "endless_loop"
        assert check(lambda x, W, b: x @ W + b, exercise="dense_forward").passed

    def test_time_limit_puts_the_old_alarm_back():
        import signal

        before = signal.getsignal(signal.SIGALRM)
        with pytest.raises(Endless), time_limit(0.05):
            forever(0, 0, 0)
        assert signal.getsignal(signal.SIGALRM) is before
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_other_threads_check_without_a_limit():
    answers = []

    def work():
        right = check(lambda x, W, b: x @ W + b, exercise="dense_forward")
        answers.append((can_stop(), right.passed))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert answers == [(False, True)]


def test_pressing_interrupt_stops_the_check():
    def interrupted(x, W, b):
        raise KeyboardInterrupt

    assert refused(interrupted).mistake == "endless_loop"


def test_open_parts_of_a_value_are_listed():
    feedback = check((-4, ...), exercise="one_neuron")
    assert feedback.status == "not attempted"
    assert "Still open: a." in feedback.message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"z": -3}, "no 'a'"),
        ((-3, 0, 1), "2 results (z, a), not 3"),
        (-3, "2 results (z, a), not one int"),
        ("ab", "not one str"),
    ],
)
def test_value_of_another_form_is_told(answer, words):
    feedback = check(answer, exercise="one_neuron")
    assert feedback.status == "failed"
    assert words in feedback.message


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"b1": 16}, "written (16,)"),
        ({"z1": (32, 16, 1)}, "3 axes"),
        ({"z1": (5, 16)}, "does not fit (N, n_hidden)"),
        ({"W2": 1.5}, "tuple of whole numbers"),
    ],
)
def test_unknown_shape_is_told_by_axis_names(changed, words):
    from backproplab.exercises.forward_pass.shapes import predict_shapes

    feedback = check(predict_shapes() | changed, exercise="predict_shapes")
    assert feedback.mistake is None
    assert words in feedback.message


def test_one_array_is_not_taken_for_several_results():
    alone = check(lambda d, x, scale: d * scale + 7, exercise="layer_scale_backward")
    assert "2 results (dL_dx, dL_dscale), not one ndarray" in alone.message
    stacked = check(
        lambda dL_dout, x, y: np.array([dL_dout * y, dL_dout * x]),
        exercise="multiply_backward",
    )
    assert stacked.passed


def test_check_works_under_a_profiler():
    profile = cProfile.Profile()
    feedback = profile.runcall(check, lambda x, W, b: x @ W + b, "dense_forward")
    assert feedback.passed
    assert pstats.Stats(profile).total_calls > 100
