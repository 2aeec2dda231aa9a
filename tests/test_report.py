"""A report is one page: what is there, what is missing, and nothing from outside."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from backproplab import SGD, Report, check, data, gradient_check, trace, train
from backproplab.exercises.board import Board
from backproplab.gradient_report import GradientReport

NET = data.integer_net()
KNOWN = {
    "one_neuron": {"status": "passed", "tries": 1, "hints": 0},
    "softmax": {"status": "failed", "tries": 2, "hints": 0, "mistake": "no_shift"},
}
VOID = {"meta", "img", "br", "wbr"}


def trained(rate=0.02):
    return train(*NET, optimizer=SGD(rate), epochs=5, progress=False)


@pytest.fixture(scope="module")
def whole():
    return Report(
        "Digits & <layers>",
        author="Ada <L>",
        checks=[gradient_check(*NET), Board(KNOWN)],
        curves={"slow": trained(0.005), "fast": trained()},
        trace=trace(*NET),
        numbers={"accuracy": np.float32(0.9625), "rows": 1437000, "change": -3.2e-7},
        explanation="First `W1 < 0`.\nStill <b>.\n\n  \nSecond.",
    )


class Outline(HTMLParser):
    """Reads a page: its tags in order, and whether each is closed in its turn."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.headings = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_whole_report_misses_nothing(whole):
    assert whole.missing == []
    assert repr(whole) == "Report('Digits & <layers>', missing: nothing)"
    assert str(whole).splitlines()[:3] == [
        "Digits & <layers>",
        "by Ada <L>",
        "✓ Explanation: 7 words in 2 paragraphs",
    ]


def test_the_page_is_sound(whole):
    page = whole.html()
    outline = Outline(page)
    assert outline.open == []
    assert ("html", {"lang": "en"}) in outline.tags
    steps = np.diff(outline.headings)
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert steps.max() == 1
    images = [attrs for tag, attrs in outline.tags if tag == "img"]
    assert [image["alt"] for image in images] == [
        "Loss after each epoch. slow: loss from 16.5 to 9.777 in 5 epochs. fast: loss "
        "from 16.5 to 4.296 in 5 epochs."
    ]
    links = [attrs["href"] for tag, attrs in outline.tags if tag == "a"]
    ids = [f"#{attrs['id']}" for _, attrs in outline.tags if "id" in attrs]
    assert links == ids
    assert len(ids) == 5


def test_nothing_comes_from_outside_and_nothing_runs(whole):
    page = whole.html()
    assert not re.search(r'<script|<link|url\(|@import|\son\w+="', page)
    assert re.findall(r'src="(?!data:image/png;base64)', page) == []
    assert "http" not in page


def test_equal_parts_give_equal_pages(whole, tmp_path):
    again = Report("T", curves=trained(), checks=Board(KNOWN)).html()
    assert Report("T", curves=trained(), checks=[Board(KNOWN)]).html() == again
    path = whole.save(tmp_path / "page.html")
    assert path.read_text(encoding="utf-8") == whole.html()
    assert [*tmp_path.iterdir()] == [path]
    assert whole.save(str(path)) == path


def test_texts_of_a_learner_are_escaped(whole):
    page = whole.html()
    assert "<title>Digits &amp; &lt;layers&gt;</title>" in page
    assert "by Ada &lt;L&gt;" in page
    assert "<p>First <code>W1 &lt; 0</code>. Still &lt;b&gt;.</p><p>Second.</p>" in page


def test_the_page_holds_the_numbers(whole):
    page = whole.html()
    for name, value in (
        ("accuracy", "0.9625"),
        ("rows", "1437000"),
        ("change", "−3.2e−7"),
    ):
        assert f'<th scope="row">{name}</th><td>{value}</td>' in page
    assert "<caption>19 steps, given, forward and backward</caption>" in page
    assert "dL_dW1   (2, 3)     error" in page
    assert f"1 of {len(Board(KNOWN).rows)} exercises passed." in page
    assert "<li>✓ passed: one neuron by hand</li>" in page
    assert "<li>✗ failed: " in page


def test_an_empty_report_says_what_is_missing_and_what_adds_it():
    page = Report("Nothing yet")
    names = ["author", "explanation", "numbers", "curves", "checks", "trace"]
    assert page.missing == names
    assert page.html().count("missing. <code>") == 5
    assert "Author missing" in page.html()
    assert "<li>· Training: missing. <code>curves=history</code></li>" in page.html()
    assert "<img" not in page.html()
    for empty in ({"checks": []}, {"numbers": {}}, {"curves": {}}, {"author": " "}):
        assert Report("Nothing yet", **empty).html() == page.html()


def test_a_failed_gradient_check_is_not_hidden():
    failed = GradientReport((), 1e-6, ("the gradient is NaN",), ())
    page = Report("T", checks=[Board(KNOWN), failed])
    assert f"exercises passed; {str(failed).splitlines()[0]}" in str(page)
    assert "✗ Checks" in str(page)
    assert "wrong: the gradient is NaN" in page.html()


def test_curves_that_fall_far_are_drawn_on_a_log_axis():
    from backproplab.report_parts import draw_curves
    from backproplab.training import History

    far = History(NET.network, [100.0, 1.0, 0.01], [NET.network])
    assert draw_curves({"": far}).get_yscale() == "log"
    assert draw_curves({"": trained()}).get_yscale() == "linear"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"title": 3}, "title must be a text, got 3"),
        ({"author": None}, "author must be a text"),
        ({"checks": check}, "checks must be what progress"),
        ({"checks": [trained()]}, "checks must be .* got History"),
        ({"curves": [1, 2]}, r"curves must be a History.* got \[1, 2\]"),
        ({"curves": {"a": 3}}, "by name, got 'a': 3"),
        ({"trace": "z1"}, "trace must be what trace"),
        ({"numbers": [1]}, "numbers must be a dictionary"),
        ({"numbers": {"accuracy": "96 %"}}, r"numbers\['accuracy'\] must be a number"),
        ({"numbers": {"done": True}}, "must be a number, got True"),
        ({"explanation": ["a"]}, "explanation must be a text"),
    ],
)
def test_what_is_of_another_kind_is_named(given, message):
    with pytest.raises(TypeError, match=message):
        Report(**({"title": "T"} | given))


def test_what_says_nothing_or_is_too_much_is_refused():
    with pytest.raises(ValueError, match="title says nothing"):
        Report(" ")
    with pytest.raises(ValueError, match="up to 5 curves fit, got 6"):
        Report("T", curves=dict.fromkeys("abcdef", trained()))
