"""The widget without a page: states, frames, what is stored, what is refused."""

import json
import subprocess
import sys
from base64 import b64decode
from re import search

import numpy as np
import pytest

from backproplab.explore.controls import (
    choice,
    grid,
    play,
    slider,
    stepper,
    toggle,
)
from backproplab.explore.explorer import FEW, MOST_STAGES, Explorer
from backproplab.explore.frame import Frame
from backproplab.explore.stage import Stage

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><g/></svg>'


def draw(w=0.0, step=0, head=None, dark=False):
    return Frame(
        SVG, f"w {w}, step {step}, head {head}, dark {dark}", (("w",), (str(w),))
    )


@pytest.fixture
def explorer():
    return Explorer(
        draw,
        slider("w", "Weight", -1, 1, 0.1, 0.3),
        stepper("step", "Step", ["x", "z1", "a1"]),
        choice("head", "Head", ["linear", "softmax"]),
        toggle("dark", "Dark"),
        play("step"),
    )


def asked(explorer, *states):
    """Return what the kernel answers when the page asks for states."""
    sent = []
    explorer.send = sent.append
    explorer._handle_custom_msg({"ask": list(states)}, [])
    return sent[0]["frames"]


def test_a_state_set_from_python_is_drawn(explorer):
    explorer.state = {"w": 0.1, "step": 2, "head": "softmax", "dark": True}
    assert explorer.frame == draw(0.1, 2, "softmax", True)
    assert repr(explorer) == "Explorer: w 0.1, step 2, head softmax, dark True"


def test_a_partial_state_leaves_the_rest_as_it_is(explorer):
    explorer.state = {"step": 1}
    assert explorer.state == {"w": 0.3, "step": 1, "head": None, "dark": False}


def test_numbers_of_numpy_become_plain_values_on_the_grid(explorer):
    explorer.state = {"w": np.float64(0.1) + np.float64(0.2), "step": np.int64(1)}
    assert json.dumps(explorer.state["w"]) == "0.3"
    assert type(explorer.state["step"]) is int


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"v": 1}, "no control 'v'"),
        ({"w": 1.1}, "w must be a number from -1 to 1 in steps of 0.1, got 1.1"),
        ({"w": 0.25}, "w must be a number"),
        ({"w": float("nan")}, "w must be a number"),
        ({"w": "0.1"}, "w must be a number"),
        ({"w": True}, "w must be a number"),
        ({"step": 3}, "step must be a whole number from 0 to 2, got 3"),
        ({"step": -1}, "step must be"),
        ({"step": 1.0}, "step must be"),
        ({"head": "tanh"}, "head must be one of"),
        ({"dark": 1}, "dark must be True or False, got 1"),
    ],
)
def test_a_bad_state_is_refused_by_name(explorer, bad, says):
    before = explorer.state, explorer.frame
    with pytest.raises(ValueError, match=says):
        explorer.state = bad
    assert (explorer.state, explorer.frame) == before


def test_two_states_with_equal_frames_have_different_keys():
    same = Explorer(lambda w: Frame(SVG, "same"), slider("w", "Weight", 0, 1, 0.5, 0))
    first = same.shown["key"]
    same.state = {"w": 0.5}
    assert same.shown["key"] != first


def test_few_frames_are_all_brought_along_of_many_the_nearest(explorer):
    few = Explorer(lambda step: draw(step=step), stepper("step", "Step", "abc", 1))
    assert [frame["sentence"][7:13] for frame in few.frames.values()] == [
        "step 0",
        "step 1",
        "step 2",
    ]
    drawn = [frame["sentence"] for frame in explorer.frames.values()]
    assert "w 0.2, step 0, head None, dark False" in drawn
    assert "w 0.4, step 0, head None, dark False" in drawn
    assert "w 0.3, step 1, head None, dark False" in drawn
    assert "w 0.3, step 0, head linear, dark False" in drawn
    assert "w 0.4, step 1, head None, dark False" not in drawn
    assert len(drawn) <= FEW


def test_nearest_frames_come_first():
    far = Explorer(lambda w: draw(w=w), slider("w", "Weight", 0, 1, 0.01, 0.5))
    drawn = [frame["sentence"].split(",")[0] for frame in far.frames.values()]
    assert drawn[:4] == ["w 0.51", "w 0.49", "w 0.52", "w 0.48"]
    assert len(drawn) == FEW


def test_the_page_gets_the_frames_it_asks_for_and_none_is_shown(explorer):
    shown = explorer.shown
    frames = asked(explorer, {"w": 1, "step": 2, "head": None, "dark": True})
    assert [*frames] == ["1:20,2,-1,1"]
    assert frames["1:20,2,-1,1"]["sentence"] == draw(1.0, 2, None, True).sentence
    assert explorer.shown is shown


def test_an_error_in_draw_is_said_in_the_widget():
    ratio = Explorer(
        lambda w: Frame(SVG, f"{1 / (w - 1):g}"), slider("w", "Weight", 0, 1, 0.5, 0)
    )
    ratio.state = {"w": 1.0}
    assert "could not be drawn. ZeroDivisionError" in ratio.frame.sentence
    assert ratio.shown["failed"]
    ratio.state = {"w": 0.5}
    assert ratio.frame.sentence == "-2"
    assert not ratio.shown["failed"]


def test_an_error_at_the_first_frame_reaches_the_caller():
    with pytest.raises(TypeError, match="draw must return a Frame, got NoneType"):
        Explorer(lambda w: None, toggle("w", "W"))


def test_redraw_makes_the_old_frames_unusable():
    world = {"says": "old"}
    one = Explorer(lambda w: Frame(SVG, world["says"]), toggle("w", "W"))
    old = one.shown["key"], *one.frames
    world["says"] = "new"
    one.redraw()
    assert one.frame.sentence == "new"
    assert not {one.shown["key"], *one.frames} & {*old}


def test_a_stage_is_drawn_when_first_named_and_the_oldest_are_let_go():
    drawn = []

    def stage(name):
        drawn.append(name)
        return Stage(SVG.replace("<g/>", f"<g>{name}</g>"), None, 40)

    n = 2 * MOST_STAGES
    many = Explorer(
        lambda at: Frame(SVG, f"at {at}", stage=f"s{at}"),
        stepper("at", "At", [str(i) for i in range(n)]),
        stages=stage,
    )
    assert drawn == ["s0", "s1", "s2", "s3"]
    for at in range(n):
        many.state = {"at": at}
    assert len(drawn) == n
    assert [*many.stages] == [f"s{i}" for i in range(n - MOST_STAGES, n)]
    many.state = {"at": 0}
    assert "s0" in many.stages


def test_the_still_has_stage_frame_panel_and_words():
    stages = {"axes": Stage(SVG.replace("<g/>", "<g>stage</g>"), None, 40)}
    one = Explorer(
        lambda w: Frame(SVG, '1 < 2 & "so"', stage="axes"),
        toggle("w", "W"),
        stages=stages,
    )
    data, _metadata = one._repr_mimebundle_()
    assert 'alt="1 &lt; 2 &amp; &quot;so&quot;"' in data["text/html"]
    found = search('base64,([^"]*)', data["text/html"])
    assert found
    picture = b64decode(found[1]).decode()
    assert picture.index("#FFFFFF") < picture.index("stage") < picture.rindex("<g/>")
    assert data["text/plain"] == repr(one)
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_question_has_no_picture_and_nothing_chosen():
    replies = {None: "Choose an answer.", "yes": "Right.", "no": "Look again."}
    question = Explorer(
        lambda answer: Frame("", replies[answer]),
        choice("answer", "Does it fit?", ["yes", "no"], radio=True),
        title="A question",
    )
    assert question.frame.sentence == "Choose an answer."
    assert len(question.frames) == 2
    assert "<img" not in question.still()
    assert "Choose an answer." in question.still()
    seen = []
    question.observe(lambda change: seen.append(change["new"]), "state")
    question.set_state({"state": {"answer": "yes"}})  # as the page does it
    assert seen == [{"answer": "yes"}]
    assert question.frame.sentence == "Right."


def test_what_is_stored_is_the_same_at_every_run(explorer):
    again = Explorer(draw, *explorer.controls)
    names = ("title", "controls", "state", "version", "shown", "frames", "stages")
    assert explorer.get_state(names) == again.get_state(names)


def test_a_grid_goes_along_its_own_numbers_and_no_others():
    rates = grid("rate", "Rate", [0.1, 0.25, 1, 4], 0.25)
    knob = Explorer(lambda rate: draw(w=rate), rates)
    drawn = [frame["sentence"].split(",")[0] for frame in knob.frames.values()]
    assert drawn == ["w 0.1", "w 0.25", "w 1.0", "w 4.0"]
    knob.state = {"rate": np.float64(0.5) * 2}
    assert knob.shown["key"] == "1:2"
    with pytest.raises(ValueError, match=r"rate must be one of \[0.1, .*\], got 0.5"):
        knob.state = {"rate": 0.5}


@pytest.fixture
def slow():
    """An explorer of which only what stands in `done` is at hand."""
    done = {0.0}
    made = Explorer(
        lambda w: draw(w),
        slider("w", "Weight", 0, 3, 1, 0),
        at_hand=lambda w: w in done,
        meanwhile=lambda w: Frame(SVG, f"on the way to {w}"),
    )
    return made, done


def test_only_what_is_at_hand_is_drawn_ahead(slow):
    slow, done = slow
    assert [*slow.frames] == ["1:0"]
    assert asked(slow, {"w": 1}, {"w": 2}) == {}
    done.add(2.0)
    assert [*asked(slow, {"w": 1}, {"w": 2})] == ["1:2"]


def test_a_page_sees_what_there_is_until_the_frame_is_at_hand(slow):
    slow, done = slow
    slow._handle_custom_msg({"views": 1}, [])
    slow.state = {"w": 1}
    assert slow.frame.sentence == "on the way to 1.0"
    assert slow.shown["unfinished"]
    done.add(1.0)
    slow.refresh()
    assert slow.frame == draw(1.0)
    assert not slow.shown["unfinished"]


def test_with_nothing_to_show_meanwhile_a_page_gets_the_frame():
    slow = Explorer(
        lambda w: draw(w), slider("w", "Weight", 0, 3, 1, 0), at_hand=lambda w: False
    )
    slow._handle_custom_msg({"views": 1}, [])
    slow.state = {"w": 1}
    assert slow.frame == draw(1.0)
    assert not slow.shown["unfinished"]


def test_what_no_page_shows_is_drawn_at_once(slow):
    slow, _ = slow
    slow.state = {"w": 1}
    assert slow.frame == draw(1.0)
    slow._handle_custom_msg({"views": 1}, [])
    slow._handle_custom_msg({"views": 0}, [])
    slow.state = {"w": 2}
    assert slow.frame == draw(2.0)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: slider("w", "W", 1, 0, 0.1, 0), "low < high"),
        (lambda: slider("w", "W", 0, 1, 0, 0), "0 < step"),
        (lambda: slider("w", "W", 0, 1, 0.1, 2), "from 0 to 1"),
        (lambda: grid("w", "W", [1, 1], 1), "w: need two or more numbers that grow"),
        (lambda: grid("w", "W", [1], 1), "two or more"),
        (lambda: grid("w", "W", [1, 2], 3), "w must be one of"),
        (lambda: slider("w 1", "W", 0, 1, 0.1, 0), "identifier"),
        (lambda: toggle("w", " "), "w: a control needs a label"),
        (lambda: stepper("w", "W", []), "one or more"),
        (lambda: choice("w", "W", ["a", "a"]), "different"),
        (lambda: choice("w", "W", ["a"], "b"), "one of"),
        (lambda: Explorer(draw, toggle("w", "W"), toggle("w", "V")), "differ"),
        (lambda: Explorer(draw, toggle("w", "W"), play("v")), "nothing to play"),
    ],
)
def test_a_bad_control_is_refused(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_explorers_load_without_pyplot():
    ask = "import sys, backproplab.explore; print('matplotlib.pyplot' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
