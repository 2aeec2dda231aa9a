"""The exercises of notebook 12: two new layers, eight bugs, a network of one's own."""

import numpy as np
import pytest

from backproplab import data
from backproplab.activations import ReLU, Softplus
from backproplab.exercises import check
from backproplab.exercises.capstone import bugs
from backproplab.exercises.capstone.eight_bugs import REPLIES, eight_bugs
from backproplab.exercises.capstone.target import train_to_target
from backproplab.layers import Dense
from backproplab.network import Sequential, mlp

# What a right program comes to with the defaults of `run`.
RIGHT_LOSS, RIGHT_ACCURACY = 0.176, 0.95


@pytest.fixture(scope="module")
def runs():
    return {number: bugs.run(number) for number in bugs.SOURCES}


def used_and_measured(number):
    """By parameter: the gradient that a step used, and the measured slope of its loss.

    The measured one is that of ten entries; the others are left out of both.
    """
    program, split = bugs.program(number), data.digits()
    params = program.start(np.random.default_rng(1))
    x, y, rate = split.x_train[:6], split.y_train[:6], 1e-3
    after, _ = program.step(x, y, params, rate)
    for name, value in params.items():
        places = np.random.default_rng(2).integers(value.size, size=10)
        slopes = [slope(program, x, y, params, name, place) for place in places]
        used = (value - after[name]) / rate
        yield name, used.ravel()[places], np.array(slopes)


def slope(program, x, y, params, name, place, h=1e-5):
    """Measure one slope of a program's loss."""
    ends = []
    for nudge in (h, -h):
        moved = params[name].copy()
        moved.flat[place] += nudge
        _, loss = program.step(x, y, params | {name: moved}, 0.0)
        ends.append(loss)
    return (ends[0] - ends[1]) / (2 * h)


def wrong_arrays(number):
    """The parameters whose used gradient is not the measured slope."""
    return {
        name
        for name, used, measured in used_and_measured(number)
        if not np.allclose(used, measured, rtol=1e-4, atol=1e-8)
    }


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("1", {"W1", "b1", "W2", "b2"}),
        ("2", {"W1", "b1"}),
        ("3", {"W1", "b1", "W2", "b2"}),
        ("4", set()),
        ("5", {"W1", "b1", "W2", "b2"}),
        ("6", {"W1", "b1"}),
        ("7", {"W1", "b1"}),
        ("8", {"W1", "b1", "W2", "b2"}),
    ],
)
def test_a_gradient_check_sees_all_bugs_but_one(number, wrong):
    found = wrong_arrays(number)
    assert found <= wrong
    assert bool(found) == bool(wrong)


def test_factor_of_program_5_is_the_number_of_rows():
    for _, used, measured in used_and_measured("5"):
        assert np.allclose(used, 6 * measured, rtol=1e-4, atol=1e-7)


def test_program_3_does_not_move(runs):
    start = bugs.program("3").start(np.random.default_rng(0))
    assert all(np.array_equal(start[name], runs["3"].params[name]) for name in start)


def test_program_1_stays_above_its_floor(runs):
    floor = np.log(1 + 9 / np.e)  # softmax of one 1 and nine 0, at the 1
    assert all(loss > floor for loss in runs["1"].losses)
    assert runs["1"].losses[-1] > 1.9


@pytest.mark.parametrize("number", ["4", "5", "6"])
def test_programs_that_learn_nothing_come_to_log_10(runs, number):
    assert runs[number].losses[-1] == pytest.approx(np.log(10), abs=0.05)
    assert runs[number].accuracy < 0.2


@pytest.mark.parametrize("number", ["1", "3", "4", "5", "6", "8"])
def test_programs_that_train_badly(runs, number):
    assert runs[number].losses[-1] > 1
    assert runs[number].accuracy < 0.7


@pytest.mark.parametrize("number", ["2", "7"])
def test_programs_that_look_as_if_they_learned(runs, number):
    assert RIGHT_LOSS - 0.01 < runs[number].losses[-1] < 0.4
    assert 0.9 < runs[number].accuracy < RIGHT_ACCURACY


def test_program_7_breaks_where_a_right_one_still_learns():
    assert not bugs.run("7", learning_rate=0.2).losses[-1] < 2


def test_programs_show_their_text_and_where_they_come_from():
    note = bugs.source(7)
    assert "W2 = W2 - learning_rate" in note.code
    assert "joelgrus/data-science-from-scratch#31" in note.text
    assert "mypy" not in note.code
    assert str(bugs.run("3", epochs=1)).startswith("loss 2.35")
    with pytest.raises(ValueError, match="from 1 to 8"):
        bugs.run(9)


@pytest.mark.parametrize("word", REPLIES)
@pytest.mark.parametrize("number", eight_bugs())
def test_each_wrong_word_gets_its_reply(number, word):
    answer = eight_bugs() | {number: word}
    feedback = check(answer, exercise="eight_bugs")
    if word == eight_bugs()[number]:
        assert feedback.passed
    else:
        assert not feedback.passed
        named = feedback.mistake is not None
        assert named or f"{number} is not {word!r}. {REPLIES[word]}" in feedback.message
        assert eight_bugs()[number] not in feedback.message


def test_a_word_that_is_none_of_them_is_said():
    feedback = check(eight_bugs() | {"2": "transposed"}, exercise="eight_bugs")
    assert "Did you mean 'transpose'?" in feedback.message
    missing = {name: word for name, word in eight_bugs().items() if name != "6"}
    assert "The dict has no '6'" in check(missing, exercise="eight_bugs").message


SUBMISSIONS = [
    # shapes and sums
    (
        "layer_scale_backward",
        lambda g, x, k: (g * k, np.multiply(g, x)),
        "scale_not_summed",
        "not summed over the batch",
    ),
    (
        "layer_scale_backward",
        lambda g, x, k: (g * k, np.einsum("nj,nj->j", g, x) / x.shape[0]),
        "scale_averaged",
        "divided by N twice",
    ),
    (
        "layer_scale_backward",
        lambda g, x, k: (g * k, np.einsum("nj,nj->n", g, x)),
        "summed_over_features",
        "axis 1",
    ),
    (
        "layer_scale_backward",
        lambda g, x, k: (g * k, np.sum(g * x)),
        "summed_over_all",
        "both axes",
    ),
    (
        "layer_scale_backward",
        lambda g, x, k: (g * k, g.sum(0)),
        "like_a_bias",
        "something that is added",
    ),
    (
        "layer_scale_backward",
        lambda g, x, k: (g @ np.diag(k), x.T.dot(g)),
        "matrix_product",
        "dense layer",
    ),
    # slopes
    (
        "softplus_backward",
        lambda g, z: g * np.log1p(np.exp(-np.abs(z))) + g * np.maximum(z, 0),
        "value_instead_of_slope",
        "not by its slope",
    ),
    (
        "softplus_backward",
        lambda g, z: np.where(z > 0, g, 0.0),
        "relu_mask",
        "ReLU",
    ),
    (
        "softplus_backward",
        lambda g, z: g / (1 + np.exp(np.clip(z, -700, 700))),
        "inner_slope_forgotten",
        "slope of the inside",
    ),
    (
        "softplus_backward",
        lambda g, z: g * np.exp(-np.logaddexp(0, -g)),
        "slope_at_gradient",
        "incoming gradient",
    ),
    (
        "softplus_backward",
        lambda g, z: g * (1 + np.tanh(z / 2)) * (1 - np.tanh(z / 2)) / 4,
        "sigmoids_slope",
        "one derivative too many",
    ),
]


@pytest.mark.parametrize(("id", "function", "mistake", "words"), SUBMISSIONS)
def test_submission_is_named_in_words(id, function, mistake, words):
    feedback = check(function, exercise=id)
    assert feedback.mistake == mistake, feedback
    assert words in feedback.message


def test_softplus_backward_is_that_of_the_package():
    assert check(lambda g, z: Softplus().backward(g, z)[0], "softplus_backward").passed


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (0.97, "This is one float, not a network"),
        (mlp([64, 32, 16, 2]), "gives shape (360, 2); it should be (360, 10)"),
        (mlp([2, 32, 16, 10]), "does not take a batch of digits"),
        (
            Sequential(Dense(np.full((64, 10), np.nan), np.zeros(10))),
            "not all finite",
        ),
        (lambda x: x[:5], "gives shape (5, 64)"),
    ],
)
def test_what_is_no_network_for_digits_is_said(answer, words):
    feedback = check(answer, exercise="train_to_target")
    assert feedback.status == "failed"
    assert words in feedback.message
    assert "?" in feedback.message


def by_means(known):
    """Three layers that compare with the mean digit of some classes; none is trained.

    With all ten classes it reads about nine of ten digits.
    """
    split = data.digits()
    rows = [split.x_train[split.y_train[:, k] == 1] for k in range(known)]
    means = np.array([some.mean(axis=0) for some in rows])
    W, b = np.zeros((64, 10)), np.full(10, -99.0)
    W[:, :known], b[:known] = means.T, -(means**2).sum(axis=1) / 2
    same = Dense(np.eye(64), np.zeros(64))
    return Sequential(same, ReLU(), same, ReLU(), Dense(W, b))


@pytest.mark.parametrize(
    ("network", "mistake", "words"),
    [
        (mlp([64, 7, 10], activation=ReLU()), "two_layers", "dense_layers is 2"),
        (mlp([64, 10]), "one_layer", "dense_layers is 1"),
        (mlp([64, 7, 7, 7, 10]), "four_layers", "dense_layers is 4"),
        (mlp([64, 7, 7, 7, 7, 10]), None, "5 dense layers"),
        (mlp([64, 7, 7, 10], seed=3), "not_trained", "below 20 %"),
        (by_means(1), "not_trained", "below 20 %"),
        (by_means(5), "stopped_early", "20 to 80 %"),
        (by_means(10), "nearly", "80 to 95 %"),
        (lambda x: by_means(5)(x), "stopped_early", "20 to 80 %"),
    ],
)
def test_a_network_is_judged_by_its_layers_then_by_its_success(network, mistake, words):
    feedback = check(network, exercise="train_to_target")
    assert feedback.mistake == mistake
    assert words in feedback.message


def test_the_reference_reaches_the_target_with_room():
    split = data.digits()
    network = train_to_target()
    right = network(split.x_test).argmax(axis=1) == split.y_test.argmax(axis=1)
    assert right.mean() > 0.96


def test_judging_a_network_changes_nothing():
    seen = []

    def spoil(x):
        seen.append(x.copy())
        x[:] = 0
        return np.zeros((len(x), 10))

    for _ in range(2):
        check(spoil, exercise="train_to_target")
    assert all(np.array_equal(seen[0], x) for x in seen)
    assert seen[0].any()
