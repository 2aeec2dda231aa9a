"""The report builder shows what is in a report, and the line that adds the rest."""

import re
from xml.etree import ElementTree as ET

import pytest

from backproplab import Report, data, explore, gradient_check, trace
from backproplab.diagrams.layout import text_width
from backproplab.explore.report_picture import CARD, HEIGHT, WIDTH
from backproplab.gradient_report import GradientReport
from backproplab.training import History

NET = data.integer_net()
LONG = Report(
    "A title that is much too long for the sheet, " * 3,
    author="An author with very many names, " * 3,
    explanation="\n\n".join(["word " * 60] * 9),
    curves={
        name: History(NET.network, [9.0, 0.001], [NET.network])
        for name in ("one", "two", "three", "four", "five")
    },
    checks=GradientReport((), 1e-6, ("NaN",), ()),
    numbers={f"number {i}": i for i in range(40)},
)


@pytest.fixture(scope="module")
def usual():
    return explore.report()


def test_the_first_part_shown_is_one_that_is_missing(usual):
    assert usual.frame.sentence == (
        "4 of 5 parts are there; missing: author, explanation. Explanation: missing, "
        'and explanation="""…""" adds it.'
    )
    assert "It is missing. This argument adds it:" in usual.frame.svg
    assert explore.report(Report("T", trace=trace(*NET))).state == {"part": 0}


def test_each_part_says_what_is_in_it(usual):
    said = [usual.draw(part=part).sentence.partition(". ")[2] for part in range(1, 5)]
    assert said == [
        "Numbers: 2 numbers: learning rate, loss at the end.",
        "Training: loss from 16.5 to 1.788 in 30 epochs.",
        "Checks: gradient check passed, tolerance 1e-06.",
        "One pass in numbers: 19 arrays, from x to dL_dx.",
    ]
    assert "loss at the end = 1.78" in usual.draw(part=1).svg
    assert len(usual.frame.table) == 7


def test_the_curves_are_drawn_where_the_part_is_about_them(usual):
    stages = [usual.stage_named(str(part)).svg for part in range(5)]
    assert ["epoch" in stage for stage in stages] == [False, False, True, False, False]
    assert all("· Explanation" in stage for stage in stages)


def test_a_failure_is_marked():
    frame = explore.report(LONG).draw(part=3)
    assert "✗ Checks" in frame.svg
    assert "FAILED" in frame.sentence


@pytest.mark.parametrize("part", range(5))
@pytest.mark.parametrize("page", [None, LONG, Report("Empty")])
def test_everything_fits(page, part):
    shown = explore.report(page)
    frame = shown.draw(part=part)
    assert len(frame.svg.encode()) < 4000
    assert "script" not in frame.svg
    for drawn in (frame.svg, shown.stage_named(frame.stage).svg):
        assert ET.fromstring(drawn) is not None
    for x, y, words in re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)', frame.svg
    ):
        assert float(x) + text_width(words, 14) < CARD.right < WIDTH
        assert float(y) < CARD.bottom < HEIGHT


def test_it_is_the_same_at_every_run(usual):
    assert explore.report().frame == usual.frame


def test_anything_else_is_refused():
    with pytest.raises(TypeError, match="page must be a Report, got GradientReport"):
        explore.report(gradient_check(*NET))
