"""The step explorer shows the errors of real differences, and which digits cancel."""

import re

import numpy as np
import pytest

from backproplab import data
from backproplab.explore.step_errors import STEPS, digits, example, n_common
from backproplab.explore.step_size import step_size


@pytest.fixture(scope="module")
def sigma():
    return step_size()


@pytest.fixture(scope="module")
def mazur():
    return step_size(*data.mazur_net())


def at(explorer, h, along="σ at 1"):
    return explorer.draw(along=along, h=h)


def errors(frame):
    """Return the errors of the central and of the forward difference."""
    return [float(row[1].replace("−", "-")) for row in frame.table[-2:]]


@pytest.mark.parametrize(
    ("h", "forward", "central"),
    [
        (1e-1, 2e-2, 3e-4),
        (1e-3, 2e-4, 3e-8),
        (1e-5, 2e-6, 9e-12),
        (1e-7, 3e-8, 2e-9),
        (1e-9, 8e-8, 8e-8),
        (1e-12, 4e-5, 4e-5),
    ],
)
def test_errors_are_those_of_the_curriculum(sigma, h, forward, central):
    shown = [f"{error:.0e}" for error in errors(at(sigma, h))]
    assert shown == [f"{central:.0e}", f"{forward:.0e}"]


def test_best_steps_are_about_1e_5_and_1e_8():
    along = example()["σ at 1"]
    assert along.best("central") == 1e-5
    assert along.best("forward") == 3e-8


@pytest.mark.parametrize(
    ("h", "says"),
    [
        (1e-9, "Round-off rules: the first 9 digits are alike and cancel"),
        (1e-5, "About the best step for the central difference"),
        (0.1, "The curve bends within the step."),
    ],
)
def test_it_says_what_rules_the_error(sigma, h, says):
    frame = at(sigma, h)
    assert says in frame.sentence
    assert says.split(":")[0].split(" for")[0] in re.sub("<[^>]*>", " ", frame.svg)


def test_digits_that_cancel_are_those_that_both_begin_with(sigma):
    frame = at(sigma, 1e-9)
    ahead, behind = (dict(frame.table)[f"f(w {sign} h)"] for sign in "+−")
    alike = ahead[: n_common(ahead, behind)]
    assert (alike, behind.startswith(alike)) == ("0.731058578", True)
    assert f">{alike}<tspan" in frame.svg
    assert ahead == digits(1 / (1 + np.exp(-1 - 1e-9)))


def test_own_network_has_all_its_weights(mazur):
    names = mazur.controls[0]["options"]
    assert (names[0], len(names)) == ("W1[0, 0]", 12)
    frame = at(mazur, 1e-5, "W2[0, 0]")
    assert dict(frame.table)["slope from backward"].startswith("0.082167")
    assert max(errors(frame)) < 1e-4


def test_a_slope_of_zero_has_an_error_that_is_not_relative():
    flat = data.integer_net()
    explorer = step_size(flat.network, flat.loss, flat.x, flat.network(flat.x))
    assert "the error is" in explorer.frame.sentence
    assert np.all(np.isfinite(errors(explorer.frame)))


@pytest.mark.parametrize("h", STEPS)
def test_each_picture_is_small_and_stays_inside_its_axes(mazur, h):
    frame = at(mazur, h, "W1[0, 0]")
    assert len(frame.svg) < 6000
    x, y = zip(
        *re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', frame.svg), strict=True
    )
    assert all(86 <= float(place) <= 566 for place in x)
    assert all(44 <= float(place) <= 342 for place in y)
    widest = max(len(row[1]) for row in frame.table[2:8])
    assert widest <= 23  # letters, which is what the card has room for


def test_it_is_the_same_at_every_run(sigma):
    assert step_size().frame == at(sigma, 1e-9)
