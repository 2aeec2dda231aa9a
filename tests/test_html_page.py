"""Every page is written in one way, and needs nothing from outside."""

import re

from backproplab.html_page import page_style, whole_page


def test_a_page_is_whole():
    page = whole_page("A & <b>", "<p>inner</p>", "p{}\n", "<script>1</script>\n")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert page.count("A &amp; &lt;b&gt;") == 2
    inner, after = page.index("<p>inner</p>"), page.index("<script>1</script>")
    assert page.index("<main>") < inner < page.index("</main>") < after
    assert page.index("p{}") < page.index("</style>")


def test_the_style_is_light_and_dark_and_asks_for_nothing():
    style = page_style()
    assert "prefers-color-scheme: dark" in style
    assert not re.search(r"url\(|@import", style)
    names = {*re.findall(r"var\((--[\w-]+)", style)}
    assert names <= {*re.findall(r"(--[\w-]+):", style)}
