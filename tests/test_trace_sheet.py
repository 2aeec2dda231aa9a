"""The trace sheet: the right numbers in their places, nothing overlaps, same bytes."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

from backproplab import data, trace
from backproplab.diagrams.layout import Box
from backproplab.images import store
from backproplab.images.facts import plain
from backproplab.images.trace_sheet import HEIGHT, WIDTH, tables, trace_sheet

from .printed import texts_with_boxes

ROOT = Path(__file__).parents[1]
STORED = ROOT / "images"
GIVEN = {"x", "y", "W1", "b1", "W2", "b2"}
WORKED_OUT = {"z1", "a1", "z2", "L", "dL_dz2", "dL_da1", "dL_dz1"} | {
    f"dL_d{name}" for name in ("W1", "b1", "W2", "b2")
}
PAPER = Box(0, 0, WIDTH, HEIGHT)
EACH = pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
FILE = pytest.mark.parametrize("name", [store.SHEET, store.FILLED_SHEET])


@cache
def words(filled):
    """Every text of a sheet with the box that it takes."""
    return texts_with_boxes(trace_sheet(filled=filled), WIDTH)


def in_rows(table, filled):
    """What stands in the cells of a table."""
    n_rows, n_columns = np.atleast_2d(table.step.value).shape
    rows = [[""] * n_columns for _ in range(n_rows)]
    for text, box in words(filled):
        if table.box.holds(box):
            down = ((box.top + box.bottom) / 2 - table.box.top) / table.box.height
            across = ((box.left + box.right) / 2 - table.box.left) / table.box.width
            rows[int(down * n_rows)][int(across * n_columns)] += text
    return rows


def test_every_table_of_the_pass_has_its_place_once():
    names = [table.step.name for table in tables(trace(*data.integer_net()))]
    assert sorted(names) == sorted(GIVEN | WORKED_OUT)


@EACH
def test_each_cell_holds_its_own_number_or_room_for_it(filled):
    for table in tables(trace(*data.integer_net())):
        empty = not filled and table.step.name in WORKED_OUT
        numbers = np.atleast_2d(table.step.value)
        right = [["" if empty else plain(n) for n in row] for row in numbers]
        assert in_rows(table, filled) == right, table.step.name


def test_the_numbers_are_short_enough_for_paper():
    steps = trace(*data.integer_net())
    for name in WORKED_OUT:
        tenths = steps[name] * 10
        np.testing.assert_allclose(tenths, np.round(tenths), atol=1e-9)


@EACH
def test_no_words_overlap_or_leave_the_paper(filled):
    for text, box in words(filled):
        assert PAPER.holds(box), text
    for (one, box), (other, its_box) in combinations(words(filled), 2):
        assert not box.overlaps(its_box), f"{one!r} and {other!r} overlap"


@FILE
def test_the_stored_sheet_is_current(name):
    assert store.is_current(STORED / name), "run: python -m backproplab.images"


@FILE
def test_drawn_twice_it_has_the_same_bytes_one_page_and_no_date(name):
    first = store.draw_sheet(name)
    with mpl.rc_context({"font.size": 30, "pdf.fonttype": 42}):
        assert store.draw_sheet(name) == first
    assert b"Date" not in first
    assert len(re.findall(rb"/Type /Page\b", first)) == 1
    width, height = (float(n) for n in media_box(first)[2:])
    assert (width, height) == pytest.approx((595, 842), abs=1)  # A4 in points
    assert len(first) < 100_000


def media_box(pdf):
    """The corners of the page, in points."""
    return re.search(rb"/MediaBox \[([^]]*)\]", pdf)[1].split()


def test_other_software_may_draw_other_lines_but_no_other_words(tmp_path):
    path = tmp_path / store.SHEET
    current = store.draw_sheet(store.SHEET)
    path.write_bytes(current + b"%")
    assert not store.is_current(path)
    by_other = current.replace(store.SOFTWARE.encode(), b"other") + b"%"
    path.write_bytes(by_other)
    assert store.is_current(path)
    path.write_bytes(by_other.replace(b"/Keywords (", b"/Keywords (0"))
    assert not store.is_current(path)


def test_the_notebook_links_both_sheets():
    source = ROOT / "notebooks" / "source" / "05_hidden_layers.py"
    text = source.read_text(encoding="utf-8")
    for name in (store.SHEET, store.FILLED_SHEET):
        assert f"](../images/{name})" in text
