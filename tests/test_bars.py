"""Bars are as long as their numbers, and never meet them."""

import re

import pytest

from backproplab.diagrams.bars import Bars
from backproplab.diagrams.layout import Box, text_width
from backproplab.notation import ROLES

UNSIGNED = Bars(Box(100, 0, 200, 80), 2, 0, 1, 66)
SIGNED = Bars(Box(100, 0, 300, 80), 2, -1, 1, 78)


def test_a_bar_is_as_long_as_its_number():
    assert UNSIGNED.bar(0, 0.25) == Box(100, 10, 125, 30)
    assert UNSIGNED.bar(1, 1) == Box(100, 50, 200, 70)
    assert SIGNED.bar(0, -0.5) == Box(150, 10, 200, 30)
    assert SIGNED.bar(0, 0.5) == Box(200, 10, 250, 30)


def test_a_number_beyond_the_scale_ends_with_it():
    assert UNSIGNED.bar(0, 7) == UNSIGNED.bar(0, 1)
    assert SIGNED.bar(0, -7) == SIGNED.bar(0, -1)


def test_zero_has_no_bar():
    drawn = SIGNED.drawn([0.0, -0.5], ROLES["gradient"])
    assert drawn.count("<rect") == 1
    assert 'stroke-dasharray="6 5"' in drawn


def test_kinds_differ_without_color():
    solid = UNSIGNED.drawn([0.5, 1], ROLES["forward"])
    hollow = UNSIGNED.drawn([0.5, 1], ROLES["forward"], hollow=True)
    assert "stroke" not in solid
    assert 'fill="#FFFFFF"' in hollow
    assert "dasharray" not in hollow


@pytest.mark.parametrize("bars", [UNSIGNED, SIGNED])
@pytest.mark.parametrize("value", [0.0, 1e-261, 0.03512, 0.7054, 1.0, -0.9999, -1e-9])
def test_a_number_stands_clear_of_its_bar(bars, value):
    if value < 0 and not bars.has_signs:
        value = -value
    written = bars.number(0, value, "forward")
    x, kind, content = re.search(
        r'x="([\d.]+)".*class="(.*?)">(.*?)<', written
    ).groups()
    wide = text_width(content, 14, bold=True)
    left = float(x) - wide * ("end" in kind)
    number = Box(left, 10, left + wide, 30)
    assert not number.overlaps(bars.bar(0, value))
    if bars.has_signs and value > 0:
        assert content.startswith("+")
