"""Plots draw the numbers they are given, on the axes they are given."""

import subprocess
import sys

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure

from backproplab import (
    Dense,
    MeanSquaredError,
    ReLU,
    Sequential,
    Sigmoid,
    data,
    mlp,
    plots,
    show,
    trace,
)
from backproplab.training import History

PLANE = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0], [3.0, 1.0]])
CLASSES = np.array([[0], [1], [0], [1]])
RIGHT_OF_HALF = Sequential(Dense([[1.0], [0.0]], [-0.5]))  # x1 - 0.5


@pytest.fixture
def axes():
    return Figure().add_subplot()


def curves(axes):
    return [line.get_xydata() for line in axes.get_lines()]


def legend(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]


def two_epochs():
    """A line that is halved, then halved again: each network predicts half as much."""
    nets = [Sequential(Dense([[w, 0.0]], [0.0, w])) for w in (4.0, 2.0, 1.0)]
    return History(nets[-1], [3.0, 2.0, 1.0], nets)


def draw_each(ax):
    one = trace(*data.integer_net())
    yield plots.loss_curve([3.0, 2.0, 1.0], ax=ax)
    yield plots.prediction_curve(two_epochs(), [[2.0]], ax=ax)
    yield plots.decision_region(RIGHT_OF_HALF, PLANE, CLASSES, ax=ax)
    yield plots.loss_surface(lambda w: w @ w, [-1, 0, 1], [-1, 0, 1], ax=ax)
    yield plots.gradient_magnitudes(one, ax=ax)
    yield plots.u_curve([1e-6, 1e-3, 1], [1e-4, 1e-6, 1e-2], ax=ax)


def test_each_draws_on_the_axes_it_gets_and_changes_no_setting(axes):
    before = dict(mpl.rcParams)
    assert all(drawn is axes for drawn in draw_each(axes))
    alone = [*draw_each(None)]
    assert len({id(drawn.figure) for drawn in alone}) == len(alone)
    assert all(drawn.get_xlabel() and drawn.get_ylabel() for drawn in alone)
    assert dict(mpl.rcParams) == before


def test_a_plot_reaches_a_notebook_through_the_one_door():
    picture = show(plots.loss_curve([2, 1]).figure, alt="The loss falls from 2 to 1.")
    assert 'alt="The loss falls from 2 to 1."' in picture._repr_html_()


def test_no_pyplot():
    ask = "import sys, backproplab.plots; print('matplotlib.pyplot' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True)
    assert told.stdout.strip() == b"False"


def test_predictions_lie_over_their_epochs_one_output_at_a_time(axes):
    runs = {"one": two_epochs(), "other": two_epochs()}
    runs["other"].every = 10
    plots.prediction_curve(runs, [[3.0]], ax=axes)
    one, other = axes.get_lines()
    np.testing.assert_array_equal(one.get_xydata(), [[0, 12], [1, 6], [2, 3]])
    np.testing.assert_array_equal(other.get_xydata(), [[0, 12], [10, 6], [20, 3]])
    assert one.get_linestyle() != other.get_linestyle()
    assert legend(axes) == ["one", "other"]
    plots.prediction_curve(two_epochs(), [[3.0]], output=1, ax=axes)
    np.testing.assert_array_equal(axes.get_lines()[-1].get_ydata(), [4, 2, 1])


def test_losses_lie_over_their_epochs_each_run_with_its_dash(axes):
    plots.loss_curve({"slow": [3, 2], "fast": [3, 1, 0.5]}, log=True, ax=axes)
    slow, fast = axes.get_lines()
    np.testing.assert_array_equal(fast.get_xydata(), [[0, 3], [1, 1], [2, 0.5]])
    assert slow.get_linestyle() != fast.get_linestyle()
    assert axes.get_yscale() == "log"
    assert legend(axes) == ["slow", "fast"]


@pytest.mark.parametrize(("level", "boundary"), [(None, 0.5), (0.5, 1.0)])
def test_the_boundary_lies_where_the_score_crosses_its_level(axes, level, boundary):
    plots.decision_region(RIGHT_OF_HALF, PLANE, CLASSES, level=level, ax=axes)
    drawn = [c for c in axes.collections if isinstance(c, ContourSet) and not c.filled]
    lines = [path.vertices[:, 0] for c in drawn for path in c.get_paths()]
    assert len(lines) == 2  # each class has its own side of it
    for across in lines:
        np.testing.assert_allclose(across, boundary)


def test_a_last_sigmoid_means_probabilities():
    sure = Sequential(*RIGHT_OF_HALF.layers, Sigmoid())
    assert plots.threshold(sure, None) == 0.5
    assert plots.threshold(RIGHT_OF_HALF, None) == 0.0


def test_classes_have_their_own_marks_whatever_form_they_come_in(axes):
    for y in (CLASSES, CLASSES.ravel(), np.eye(2)[CLASSES.ravel()]):
        drawn = plots.decision_region(RIGHT_OF_HALF, PLANE, y)
        zero, one = (c for c in drawn.collections if len(c.get_offsets()) == 2)
        np.testing.assert_array_equal(zero.get_offsets(), PLANE[[0, 2]])
        np.testing.assert_array_equal(one.get_offsets(), PLANE[[1, 3]])
        assert len(zero.get_paths()[0]) != len(one.get_paths()[0])  # dot and triangle


def test_a_network_that_says_one_thing_everywhere_has_no_boundary():
    always = Sequential(Dense([[0.0], [0.0]], [1.0]))
    drawn = plots.decision_region(always, PLANE, CLASSES)
    assert legend(drawn) == ["class 0", "class 1"]


def test_the_largest_of_several_scores_wins():
    outputs = np.array([[1.0, 3.0, 2.0], [5.0, 4.0, 0.0]])
    np.testing.assert_array_equal(
        plots.margins(outputs, 0.0), [[-2, 1, -1], [1, -1, -5]]
    )


def test_the_path_of_a_descent_is_drawn_as_it_is(axes):
    path = [[1.0, 0.5], [0.5, 0.25], [0.25, 0.125]]
    plots.loss_surface(lambda w: w @ w, [-1, 0, 1], [-1, 0, 1], path=path, ax=axes)
    np.testing.assert_array_equal(curves(axes), [path])
    assert [text.get_text() for text in axes.texts][-1] == "start"


def test_a_surface_is_as_high_as_its_loss(axes):
    plots.loss_surface(lambda w: 10 * w[0] + w[1], [0, 1], [0, 1, 2], ax=axes)
    heights = plots.levels(np.array([0.0, 12.0]))
    levels = axes.collections[0].levels
    np.testing.assert_allclose(levels, heights)
    assert 0 < levels.min() < levels.max() < 12


def test_sizes_of_gradients_are_those_of_the_pass(axes):
    one = trace(*data.integer_net())
    plots.gradient_magnitudes(one, of="dL_dW", ax=axes)
    sizes = [np.linalg.norm(one["dL_dW1"]), np.linalg.norm(one["dL_dW2"])]
    np.testing.assert_allclose(curves(axes)[0], np.column_stack([[1, 2], sizes]))
    assert axes.get_yscale() == "log"


def test_a_gradient_of_zero_is_written(axes):
    dead = Sequential(Dense([[1.0]], [-9.0]), ReLU(), Dense([[1.0]], [0.0]))
    one = trace(dead, MeanSquaredError(), [[1.0]], [[1.0]])
    plots.gradient_magnitudes(one, ax=axes)
    assert [text.get_text() for text in axes.texts] == ["exactly 0"]
    np.testing.assert_array_equal(curves(axes)[0], [[2, 1.0]])


def test_ten_layers_are_in_their_order(axes):
    deep = trace(mlp([2] * 12), MeanSquaredError(), PLANE, PLANE)
    plots.gradient_magnitudes({"tanh": deep, "again": deep}, ax=axes)
    np.testing.assert_array_equal(curves(axes)[0][:, 0], range(1, 12))
    assert legend(axes) == ["tanh", "again"]


def test_the_best_step_is_no_lucky_one(axes):
    h = 10.0 ** np.arange(-7, 0)
    errors = [1e-3, 1e-12, 1e-3, 1e-5, 1e-6, 1e-5, 1e-2]
    plots.u_curve(h, {"central": errors, "forward": errors[::-1]}, ax=axes)
    assert legend(axes)[0] == "central (best h = 1e-03)"
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (lambda: plots.loss_curve([]), "losses"),
        (lambda: plots.loss_curve({}), "from 1 to 5 curves fit, got 0"),
        (lambda: plots.loss_curve([1, 0], log=True), "losses above 0, got 0"),
        (
            lambda: plots.decision_region(RIGHT_OF_HALF, PLANE, [[1]]),
            "x has 4 rows, and y 1",
        ),
        (
            lambda: plots.decision_region(RIGHT_OF_HALF, PLANE[:, :1], CLASSES),
            r"x must have 2 columns, got shape \(4, 1\)",
        ),
        (
            lambda: plots.decision_region(RIGHT_OF_HALF, PLANE, CLASSES * 0.5),
            "y must hold classes",
        ),
        (
            lambda: plots.decision_region(RIGHT_OF_HALF, PLANE, CLASSES * 7),
            "up to 5 classes can be told apart: 8",
        ),
        (
            lambda: plots.gradient_magnitudes(trace(*data.integer_net()), of="dz"),
            "no gradient 'dz'; there are",
        ),
        (
            lambda: plots.u_curve([1, 2], [1, 2, 3]),
            r"errors has shape \(3,\), and steps \(2,\)",
        ),
    ],
)
def test_bad_input_is_refused_by_name(draw, says):
    with pytest.raises(ValueError, match=says):
        draw()
