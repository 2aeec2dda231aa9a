"""Axes drawn once: the same bytes, the right places, nothing left behind."""

import re

import matplotlib as mpl
import numpy as np
import pytest

from backproplab.diagrams.layout import Box
from backproplab.explore.stage import make_stage, on_panel

SIZE, AXES = (300, 200), Box(50, 20, 280, 160)


def parabola(axes):
    w = np.linspace(-1, 1, 41)
    axes.plot(w, w**2, color="#7A3E68")
    axes.set(xlim=(-1, 1), ylim=(0, 2), xlabel="w")


def test_corners_of_the_axes_are_where_they_were_asked_for():
    stage = make_stage(parabola, SIZE, AXES)
    assert stage.place(-1, 0) == pytest.approx((50, 160))
    assert stage.place(1, 2) == pytest.approx((280, 20))
    np.testing.assert_allclose(stage.places([0, 0], [0, 1]), [[165, 160], [165, 90]])


def test_matplotlib_draws_the_curve_where_the_transform_says():
    stage = make_stage(parabola, SIZE, AXES)
    curve = re.search(r'd="M ([\d.]+) ([\d.]+) [^"]*"[^>]*stroke: #7a3e68', stage.svg)
    assert curve
    start = float(curve[1]), float(curve[2])
    assert start == pytest.approx(stage.place(-1, 1), abs=0.11)


def test_a_log_axis_is_followed():
    def draw(axes):
        axes.set(xscale="log", xlim=(1, 100), ylim=(0, 1))

    assert make_stage(draw, SIZE, AXES).place(10, 0).x == pytest.approx(165)


def test_equal_input_gives_equal_bytes_whatever_the_settings():
    before = make_stage(parabola, SIZE, AXES).svg
    with mpl.rc_context({"axes.facecolor": "red", "font.size": 30, "savefig.dpi": 33}):
        assert make_stage(parabola, SIZE, AXES).svg == before


def test_no_setting_is_left_changed():
    before = dict(mpl.rcParams)
    make_stage(parabola, SIZE, AXES)
    assert dict(mpl.rcParams) == before


def test_the_svg_is_small_and_styles_nothing_but_itself():
    svg = make_stage(parabola, SIZE, AXES).svg
    assert svg.startswith("<svg")
    assert "<style" not in svg
    assert "<?xml" not in svg
    assert len(svg.encode()) < 12_000


def test_labels_of_ticks_keep_all_their_digits():
    def draw(axes):
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_xticks([0.125])

    assert ">0.125<" in make_stage(draw, SIZE, AXES).svg


def test_a_panel_is_as_large_as_its_picture():
    svg = on_panel('<svg viewBox="0 0 12 7.5"></svg>')
    assert 'width="12" height="7.5" viewBox="0 0 12 7.5"' in svg
    with pytest.raises(ValueError, match="viewBox"):
        on_panel("<svg></svg>")
