"""The descent explorer: which rates arrive, and which direction decides."""

import re
from itertools import product
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from backproplab.diagrams.layout import Box, text_width
from backproplab.explore import descent
from backproplab.explore.descent_directions import course
from backproplab.explore.descent_ruler import RULER
from backproplab.explore.descent_surface import surface, usual
from backproplab.explore.export import MOST_STATES
from backproplab.explore.states import n_states
from backproplab.optimizers import SGD, Momentum

SURFACES = usual()


@pytest.fixture(scope="module")
def shown():
    return descent()


def at(explorer, **state):
    return explorer.draw(**(explorer.state | state))


def walked(bowl, optimizer, steps=300):
    """The losses of a longer descent, with steps of an optimizer."""
    w, losses = bowl.start, []
    for _ in range(steps):
        losses.append(bowl.loss(w))
        w = optimizer.step({"W": w}, {"W": bowl.gradient(w)})["W"]
    return np.array(losses)


@pytest.mark.parametrize(
    ("name", "curvatures", "longest"),
    [
        ("parabola", [4], 0.5),
        ("bowl", [4], 0.5),
        ("ravine", [25, 1], 0.08),
    ],
)
def test_curvatures_and_longest_stable_rates(name, curvatures, longest):
    bowl = SURFACES[name]
    assert [way.k for way in bowl.directions] == pytest.approx(curvatures)
    assert bowl.longest == pytest.approx(longest)
    for share, arrives in ((0.999, True), (1.001, False)):
        losses = walked(bowl, SGD(share * longest))
        assert (losses[-1] < losses[150]) == arrives
    one = walked(bowl, SGD(longest / 2), 3)
    assert one[1] == pytest.approx(0 if name != "ravine" else 8 * 0.96**2)


@pytest.mark.parametrize("mu", [0.5, 0.9])
@pytest.mark.parametrize("name", [*SURFACES])
def test_momentum_makes_the_longest_rate_longer(name, mu):
    bowl = SURFACES[name]
    longest = bowl.directions[0].longest(mu)
    assert longest == pytest.approx((1 + mu) * bowl.longest)
    for share, arrives in ((0.99, True), (1.01, False)):
        losses = walked(bowl, Momentum(share * longest, momentum=mu))
        assert (losses[-1] < losses[150]) == arrives
        assert (course(bowl.directions, share * longest, mu).factor < 1) == arrives


def test_the_factor_is_that_of_the_steps():
    for name, mu, rate in product(SURFACES, (0.0, 0.5), (0.02, 0.05, 0.1)):
        bowl = SURFACES[name]
        losses = walked(bowl, Momentum(rate, momentum=mu), 260)
        each = (losses[250] / losses[50]) ** (1 / 400)
        assert course(bowl.directions, rate, mu).factor == pytest.approx(each, rel=0.02)


def test_the_first_state_zigzags_down_the_ravine(shown):
    assert shown.state["surface"] == "ravine"
    assert shown.state["rate"] == 0.063
    assert shown.frame.sentence == (
        "Ravine, rate 0.063, after 10 steps: loss 2.18, from 20.5. It zigzags and "
        "converges: along w₂ it zigzags, between 1/k = 0.04 and 2/k = 0.08; along w₁ "
        "it goes straight, below 1/k = 1. What decides is w₁: each step leaves 0.937 "
        "of the way."
    )
    assert "w₁ = −2.09, w₂ = 0.00395" in shown.frame.svg
    step, w1, w2, slope1, slope2, loss = (
        float(cell.replace("−", "-")) for cell in shown.frame.table[-1]
    )
    assert step == 10
    assert [w1, w2] == pytest.approx([-4 * 0.937**10, 0.575**10], rel=1e-5)
    assert [slope1, slope2] == pytest.approx([w1, 25 * w2], rel=1e-5)
    assert loss == pytest.approx((w1**2 + 25 * w2**2) / 2, rel=1e-5)


@pytest.mark.parametrize(
    ("state", "verdict", "said"),
    [
        ({"rate": 0.04}, "converges", "along w₂ one step leads to the lowest point"),
        ({"rate": 0.08}, "keeps swinging", "along w₂ it keeps swinging, for the rate"),
        (
            {"rate": 0.1},
            "diverges",
            "each step makes the way 1.5 times",
        ),
        (
            {"rate": 0.1, "momentum": True},
            "swings and converges",
            "What decides is w₂ and w₁ alike: each step leaves 0.707 of the way",
        ),
        ({"rate": 0.125, "momentum": True}, "diverges", "above 2(1+μ)/k = 0.12"),
        ({"surface": "bowl", "rate": 0.25}, "converges", "the rate is 1/k."),
        ({"surface": "parabola", "rate": 0.5}, "keeps swinging", "leaves all of"),
        ({"surface": "parabola", "rate": 0.004}, "converges", "below 1/k = 0.25"),
    ],
)
def test_verdicts(shown, state, verdict, said):
    frame = at(shown, **state)
    assert f"It {verdict}: " in frame.sentence
    assert f"Rate {state['rate']:g} {verdict}<" in frame.svg
    assert said in frame.sentence


def test_a_path_that_leaves_the_picture_is_said_and_shown_at_its_edge(shown):
    for name, rate, since in (("ravine", 0.1, 3), ("parabola", 1.0, 1)):
        frame = at(shown, surface=name, rate=rate, steps=4.0)
        assert f"outside the picture since step {since}:" in frame.sentence
        assert "step 4 is outside<" in frame.svg
    assert "outside" not in at(shown, steps=30.0).sentence


def test_every_extreme_draws_small_frames(shown):
    rates = (0.004, 0.063, 0.25, 1.0)
    seen = set()
    for name, rate, steps, momentum in product(
        SURFACES, rates, (0.0, 1.0, 30.0), (False, True)
    ):
        frame = at(shown, surface=name, rate=rate, steps=steps, momentum=momentum)
        assert ET.fromstring(frame.svg) is not None
        assert len(frame.svg.encode()) < 6000
        assert not re.search("nan|inf|script", frame.svg)
        assert len(frame.table) == steps + 2
        places = [abs(float(n)) for n in re.findall(r"[ML](-?[\d.]+)", frame.svg)]
        assert max(places) < 200_000
        seen.add(frame.svg)
    assert len(seen) == 3 * 4 * 3 * 2
    assert at(shown) == at(descent())


def letters(words):
    """The texts of some SVG, with the room they take."""
    pattern = r'<text x="([\d.-]+)" y="([\d.-]+)"(?: class="([^"]*)")?>([^<]*)<'
    for x, y, kind, content in re.findall(pattern, words):
        wide = text_width(content, 12, bold="strong" in kind)
        left = float(x) - wide / 2 * ("mid" in kind)
        yield Box(left, float(y) - 9, left + wide, float(y) + 2), content


@pytest.mark.parametrize("momentum", [False, True])
@pytest.mark.parametrize("name", [*SURFACES])
def test_no_words_of_the_ruler_overlap(shown, name, momentum):
    stage = shown.stage_named(f"{name}, momentum" if momentum else name).svg
    still = [(b, w) for b, w in letters(stage) if b.top > RULER.top and "k =" in w]
    grid = next(c for c in shown.controls if c["name"] == "rate")
    for rate in grid["values"][::3]:
        frame = at(shown, surface=name, rate=rate, momentum=momentum)
        moving = [each for each in letters(frame.svg) if each[0].top > RULER.top + 30]
        boxes = [box for box, _ in still + moving]
        clashes = [(a, b) for a, b in product(boxes, boxes) if a < b and a.overlaps(b)]
        assert clashes == []
        assert all(RULER.holds(box) for box in boxes)


def test_rows_of_your_own(shown):
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=(20, 2)), np.array([[2.0], [-1.0]])
    own = descent(x, x @ w, start=[5, 5], momentum=0.9)
    bowl = surface(x, x @ w)
    np.testing.assert_allclose(bowl.minimum, [2, -1])
    np.testing.assert_allclose(bowl.curvature, x.T @ x / 20)
    assert [c["name"] for c in own.settable] == ["rate", "momentum", "steps"]
    assert "along steep it" not in own.frame.sentence
    assert "along the steep way" in own.frame.sentence
    assert own.frame.table[1][1:3] == ("5", "5")
    assert "Momentum 0.9" in str(own.controls)
    single = descent([[3.0]])
    assert "along w it zigzags" in single.frame.sentence


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"x": [[1, 2, 3]]}, "room for 1 or 2 weights"),
        ({"x": [[1, 2], [2, 4]]}, "no single lowest point"),
        ({"x": [[0.0]]}, "no single lowest point"),
        ({"x": [[float("nan")]]}, r"x\[0, 0\] is nan"),
        ({"x": [[1e200]]}, "too large"),
        ({"x": [1, 2]}, "x must be 2-D"),
        ({"x": [[1]], "y": [1]}, r"y has shape \(1,\), and should have \(1, 1\)"),
        ({"x": [[1]], "start": [1, 2]}, "start has shape"),
        ({"x": [[1]], "start": [0]}, "lowest point already"),
        ({"start": [0]}, "give x as well"),
        ({"momentum": 1}, "momentum must be"),
    ],
)
def test_bad_input_is_named(given, message):
    with pytest.raises(ValueError, match=message):
        descent(**given)


def test_a_page_can_hold_all_frames(shown):
    assert n_states(shown.settable) <= MOST_STATES
