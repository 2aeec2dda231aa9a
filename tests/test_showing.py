"""The one door for pictures: words are asked for, and what is stored stays the same."""

import re
from base64 import b64decode

import pytest
from matplotlib.figure import Figure

from backproplab.showing import show

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'


@pytest.fixture
def figure():
    made = Figure(figsize=(2, 1))
    made.add_subplot().plot([0, 1])
    return made


def stored(picture):
    found = re.search(r'src="data:([^;]+);base64,([^"]+)"', picture._repr_html_())
    assert found
    return found[1], b64decode(found[2])


def test_a_figure_is_shown_as_png_at_its_own_size(figure):
    picture = show(figure, alt="A line.")
    kind, data = stored(picture)
    assert kind == "image/png"
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == 2 * 150
    assert 'width="200"' in picture._repr_html_()


def test_an_svg_is_shown_as_it_is():
    assert stored(show(SVG, alt="Empty.")) == ("image/svg+xml", SVG.encode())


def test_words_stand_in_for_the_picture_and_are_escaped():
    picture = show(SVG, alt='a < b & "c"')
    assert 'alt="a &lt; b &amp; &quot;c&quot;"' in picture._repr_html_()
    assert repr(picture) == 'a < b & "c"'


def test_the_same_figure_gives_the_same_bytes(figure):
    assert stored(show(figure, alt="A line.")) == stored(show(figure, alt="A line."))


@pytest.mark.parametrize("alt", ["", "  \n", None, 3])
def test_a_picture_without_words_is_refused(figure, alt):
    with pytest.raises(ValueError, match="in words"):
        show(figure, alt=alt)


def test_a_picture_is_asked_for_its_words(figure):
    with pytest.raises(TypeError, match="alt"):
        show(figure)


def test_other_things_are_refused():
    with pytest.raises(TypeError, match="got list"):
        show([1, 2], alt="Numbers.")
    with pytest.raises(ValueError, match="not an SVG"):
        show("<p>", alt="A paragraph.")
