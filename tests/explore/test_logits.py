"""Scores, probabilities, loss and error are the package's, at any size of score."""

import re
from itertools import product

import numpy as np
import pytest

from backproplab.diagrams.layout import Box, text_width
from backproplab.explore import logits
from backproplab.explore.logit_numbers import SIZES, scored

AS_SET, ADDED, TIMES = SIZES
FIRST = {"z0": 1.0, "z1": 2.0, "z2": -1.0, "target": "0", "size": AS_SET}
ENDS = [-5.0, -0.5, 5.0]


@pytest.fixture(scope="module")
def three():
    return logits()


def column(frame, name):
    """One column of the table, without sum and loss."""
    place = frame.table[0].index(name)
    return [float(row[place].replace("−", "-")) for row in frame.table[1:-2]]


def texts(svg):
    """Each text of a picture with the room that it takes."""
    pattern = r'<text x="([\d.-]+)" y="([\d.-]+)"(?: class="([^"]*)")?>(.*?)</text>'
    for x, y, kind, inside in re.findall(pattern, svg):
        content = re.sub("<[^>]*>", "", inside)
        small = not re.search("value|say|code|lead", kind)
        bold = bool(re.search("value|strong", kind))
        wide = text_width(content, 12 if small else 14, bold=bold, mono="code" in kind)
        left = float(x) - wide * ("end" in kind) - wide / 2 * ("mid" in kind)
        yield content, Box(left, float(y) - 10, left + wide, float(y) + 3)


def test_the_first_state_has_its_numbers(three):
    assert three.state == FIRST
    frame = three.frame
    p = np.exp([1, 2, -1]) / np.exp([1, 2, -1]).sum()
    assert column(frame, "exp(z − largest)") == pytest.approx(np.exp([-1, 0, -3]))
    assert column(frame, "p") == pytest.approx(p)
    assert column(frame, "y") == [1, 0, 0]
    assert column(frame, "p − y") == pytest.approx(p - [1, 0, 0])
    assert frame.table[-2][2:6] == ("1.41766650954", "1", "1", "0")
    assert float(frame.table[-1][3]) == pytest.approx(-np.log(p[0]))
    assert frame.sentence == (
        "The scores 1, 2, −1 become the probabilities 0.2595, 0.7054, 0.03512. With "
        "class 0 as the target the loss is 1.349, and its error p − y is −0.7405: its "
        "score should grow, and the others shrink."
    )
    for written in ("0.2595", "−0.7405", "+0.7054", "1.349", "exp(−3) = "):
        assert f">{written}<" in frame.svg


def test_adding_1000_changes_nothing_but_plain_numpy(three):
    before, after = (three.draw(**FIRST | {"size": size}) for size in (AS_SET, ADDED))
    assert column(after, "z") == [1001, 1002, 999]
    for name in ("exp(z − largest)", "p", "y", "p − y"):
        assert column(after, name) == column(before, name)
    assert np.isnan(column(after, "p without care")).all()
    assert after.table[-1][3] == before.table[-1][3]
    assert "exp(1002) is inf, and inf / inf is nan" in after.sentence
    assert "✗ p = nan, nan, nan and L = nan" in after.svg
    assert "✗" not in before.svg


@pytest.mark.parametrize(
    ("scores", "loss", "trouble"),
    [
        ((-5, 5, -5), 2000, r"exp\(1000\) is inf, and inf / inf is nan"),
        ((-5, -5, -5), np.log(3), r"exp\(−1000\) is 0, and 0 / 0 is nan"),
        ((-2, 2, 0), 800, r"p\[0\] is 0, and −log 0 is inf"),
        ((1, 2, -1), 200, "^$"),
    ],
)
def test_large_scores_are_safe_with_care(scores, loss, trouble):
    seen = scored(scores, 0, TIMES)
    assert seen.loss == pytest.approx(loss)
    assert np.isfinite([*seen.p, *seen.error]).all()
    assert re.search(trouble, seen.trouble)


@pytest.mark.parametrize("size", SIZES)
def test_the_exps_add_up_to_the_probabilities_and_the_loss(size):
    for scores in product(ENDS, repeat=3):
        seen = scored(scores, 1, size)
        np.testing.assert_allclose(seen.exps / seen.exps.sum(), seen.p, atol=1e-300)
        assert np.log(seen.exps.sum()) - seen.shifted[1] == pytest.approx(seen.loss)
        np.testing.assert_allclose(seen.p - seen.y, seen.error, atol=1e-15)
        assert seen.sums[1:] == (1, 1, 0)


@pytest.mark.parametrize("size", SIZES)
def test_every_state_fits(three, size):
    for a, b, c, target in product(ENDS, ENDS, ENDS, "02"):
        frame = three.draw(z0=a, z1=b, z2=c, target=target, size=size)
        words = list(texts(three.stage_named(target).svg + frame.svg))
        assert all(box.left > 0 and box.right <= 1000 for _, box in words)
        clashes = [
            (one, other)
            for i, (one, first) in enumerate(words)
            for other, second in words[i + 1 :]
            if first.overlaps(second)
        ]
        assert not clashes
        assert len(frame.svg.encode()) < 6000
        assert frame.stage == target


def test_the_same_state_is_the_same_picture(three):
    assert three.draw(**FIRST) == three.draw(**FIRST)
    assert "<script" not in three.svg()


@pytest.mark.parametrize("z", [(1, 2), (0.5, -5, 5, 0)])
def test_scores_of_ones_own(z):
    explorer = logits(z, target=1)
    assert column(explorer.frame, "z") == list(z)
    assert column(explorer.frame, "y")[1] == 1
    last = len(z) - 1
    explorer.state = {"target": str(last), f"z{last}": -2.5, "size": ADDED}
    assert column(explorer.frame, "z")[last] == 997.5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"z": [1]}, "2 to 4 scores, got 1"),
        ({"z": range(5)}, "2 to 4 scores, got 5"),
        ({"z": [1, 7]}, "z1 must be a number from -5 to 5 in steps of 0.5, got 7.0"),
        ({"z": [0.2, 1]}, "z0 must be"),
        ({"target": 3}, "target must be a class from 0 to 2, got 3"),
        ({"target": -1}, "target must be a whole number"),
    ],
)
def test_what_cannot_be_set_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        logits(**arguments)
