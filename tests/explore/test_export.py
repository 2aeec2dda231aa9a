"""A page with all frames: what is in it, and what is refused."""

import json
import re

import pytest

from backproplab import explore
from backproplab.explore import Explorer, Frame
from backproplab.explore.controls import play, slider, stepper
from backproplab.explore.export import MOST_STATES, export

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">{}</svg>'


def made(n=3):
    """A small explorer: two controls, one of them played."""

    def draw(w, step):
        return Frame(SVG.format(f"<text>{w} {step}</text>"), f"w {w}, step {step}")

    labels = [str(k) for k in range(n)]
    return Explorer(
        draw, slider("w", "W", 0, 1, 0.5, 0.5), stepper("step", "S", labels), play("w")
    )


def packed(path):
    """What the page knows about its explorers."""
    data = re.search(
        r'<script type="application/json"[^>]*>(.*)</script>', path.read_text("utf-8")
    )
    return json.loads(data[1])


def test_page_holds_every_frame(tmp_path):
    (explorer,) = packed(made().export(tmp_path / "page.html"))
    assert len(explorer["frames"]) == 9
    assert explorer["frames"]["0:2,1"]["sentence"] == "w 1.0, step 1"
    assert explorer["shown"]["sentence"] == "w 0.5, step 0"


def test_held_control_stays_as_it_is_and_is_not_played(tmp_path):
    (explorer,) = packed(made().export(tmp_path / "page.html", hold=("w",)))
    assert [c["name"] for c in explorer["controls"]] == ["step"]
    assert {frame["sentence"] for frame in explorer["frames"].values()} == {
        f"w 0.5, step {k}" for k in range(3)
    }


def test_page_holds_the_stages_that_its_frames_name(tmp_path):
    forward, nudge = packed(
        export(tmp_path / "page.html", explore.forward(), explore.nudge())
    )
    for explorer in (forward, nudge):
        named = {frame["stage"] for frame in explorer["frames"].values()}
        assert {*explorer["stages"]} == named
    assert len(nudge["stages"]) == 17


def test_page_asks_for_nothing_outside(tmp_path):
    page = made().export(tmp_path / "page.html").read_text("utf-8")
    outside = re.findall(r'(?:src|href)="(?!data:)[^"]*"|url\(|import ', page)
    assert outside == []
    assert {*re.findall(r"https?://[^\"'\\ ]+", page)} <= {"http://www.w3.org/2000/svg"}


def test_sentences_cannot_end_the_script(tmp_path):
    hostile = Explorer(
        lambda step: Frame(SVG.format(""), "</script><b>"),
        stepper("step", "S", ["0", "1"]),
        title="</title><b>",
    )
    path = hostile.export(tmp_path / "page.html")
    assert packed(path)[0]["shown"]["sentence"] == "</script><b>"
    assert "</title><b>" not in path.read_text("utf-8")


def test_too_many_states_name_what_to_hold(tmp_path):
    with pytest.raises(ValueError, match=r"6003 states .* hold=\('step',\)"):
        made(MOST_STATES // 2 - 499).export(tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()
