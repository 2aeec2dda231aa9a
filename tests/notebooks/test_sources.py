"""The house rules that every notebook source keeps."""

import re
from itertools import pairwise
from pathlib import Path

import jupytext
import pytest

import backproplab
from backproplab import explore
from backproplab.exercises import exercise_ids

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "notebooks" / "source").glob("*.py"))
GALLERY = ROOT / "notebooks" / "source" / "gallery.py"
LESSONS = [source for source in SOURCES if source != GALLERY]

FENCE = r"```.*?```"
MATH = r"\$\$.*?\$\$|\$[^$\n]+\$"
LINK = r"\]\([^)]*\)"
IMAGE = r"!\[([^]]*)\]\([^)]*\)|<img\b[^>]*>"
EMOJI = "[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
BOXES = "[\u2500-\u259f]"
PICTURES_PAST_SHOW = r"\b(plt|pyplot|IPython|display|Image|SVG|HTML)\b"


def cells_of(source, kind):
    """Return the cells of one kind of a source."""
    return cells(source.read_text("utf-8"), kind)


def cells(text, kind):
    """Return the cells of one kind, text or code, in order."""
    notebook = jupytext.reads(text, fmt="py:percent")
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def without(text, *patterns, by=" "):
    """Return a text without what the patterns find."""
    return re.sub("|".join(patterns), by, text, flags=re.DOTALL)


def long_texts(text):
    """Find text cells over 120 words; a formula counts as one."""
    for cell in cells(text, "markdown"):
        words = without(without(cell.source, MATH, by="formula"), LINK, IMAGE).split()
        if sum(any(map(str.isalnum, word)) for word in words) > 120:
            yield words[:8]


def long_code(text):
    """Find code cells over 15 lines, or with a line over 88 characters."""
    for cell in cells(text, "code"):
        lines = cell.source.splitlines()
        if len(lines) > 15 or any(len(line) > 88 for line in lines):
            yield lines[0]


def headings(text):
    """Return the level of every heading, in order."""
    texts = [without(cell.source, FENCE) for cell in cells(text, "markdown")]
    return [len(mark) for mark in re.findall(r"^(#+) ", "\n".join(texts), re.MULTILINE)]


def broken_outline(text):
    """Find a missing or second title, and headings that skip a level."""
    levels = headings(text)
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"one title, at the top, not {levels}"
    yield from (pair for pair in pairwise(levels) if pair[1] > pair[0] + 1)


def loud_prose(text):
    """Find exclamation marks outside code, formulas and the mark of an image."""
    prose = "\n".join(cell.source for cell in cells(text, "markdown"))
    prose = without(prose, FENCE, r"`[^`]*`", MATH, IMAGE)
    yield from re.findall(r".{0,30}!", prose)


def art(text):
    """Find emoji and pictures built from characters."""
    yield from re.findall(f"{EMOJI}|{BOXES}", text)


def pictures_without_alt(text):
    """Find images in text cells that say nothing to who cannot see them."""
    for cell in cells(text, "markdown"):
        for image in re.finditer(IMAGE, cell.source):
            if not (image[1] or re.search(r"\balt=(['\"])\s*\w", image[0])):
                yield image[0]


def pictures_past_show(text):
    """Find figures that reach the page past `show`, so without an alt text."""
    for cell in cells(text, "code"):
        yield from re.findall(PICTURES_PAST_SHOW, cell.source)


def skipped_cells(text):
    """Find tags that keep a cell from being run or compared."""
    for cell in cells(text, "code"):
        tags = cell.metadata.get("tags", [])
        yield from (tag for tag in tags if tag.startswith(("nbval", "raises")))


def wrong_exercises(text):
    """Find exercises that are unknown, hold code, or have no check right below."""
    code = cells(text, "code")
    for cell, below in pairwise([*code, None]):
        exercise = cell.metadata.get("exercise")
        known = exercise in exercise_ids() and not cell.source
        if exercise and not (known and below and below.source.startswith("check(")):
            yield exercise


RULES = [
    long_texts,
    long_code,
    broken_outline,
    loud_prose,
    art,
    pictures_without_alt,
    pictures_past_show,
    skipped_cells,
    wrong_exercises,
]
BREAKS = {
    long_texts: "# %% [markdown]\n# " + "word " * 121,
    long_code: "# %%\n" + "x = 1\n" * 16,
    broken_outline: "# %% [markdown]\n# # Title\n# ### Too deep",
    loud_prose: "# %% [markdown]\n# Well done!",
    art: "# %% [markdown]\n# \u2705",
    pictures_without_alt: "# %% [markdown]\n# ![](net.png)",
    pictures_past_show: "# %%\nplt.show()",
    skipped_cells: '# %% tags=["nbval-skip"]\nx = 1',
    wrong_exercises: '# %% exercise="no_such_exercise"\n\n# %%\ncheck(f)',
}
KEEPS = """
# %% [markdown]
# # Title
# In `x != y` and $n!$ a mark is no shout; ![a net](net.png) has its words.
#
# ```python
# # no heading
# ```
# ## Next
# %%
x = 1
"""


def test_there_are_sources():
    assert SOURCES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_source_keeps_the_rule(source, rule):
    assert list(rule(source.read_text("utf-8"))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_what_breaks_it(rule):
    assert list(rule(BREAKS[rule])) != []
    assert list(rule(KEEPS)) == []


def test_sources_are_numbered_without_a_gap():
    numbers = [int(source.stem.partition("_")[0]) for source in LESSONS]
    assert numbers == list(range(len(LESSONS)))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda source: source.stem)
def test_a_lesson_has_exercises(lesson):
    assert any("exercise" in cell.metadata for cell in cells_of(lesson, "code"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_what_a_learner_is_told_to_call_is_imported(lesson):
    prose = "\n".join(cell.source for cell in cells_of(lesson, "markdown"))
    told = {*re.findall(r"`(\w+)[(.?]", prose)} & {*dir(backproplab)}
    told |= {"check", "hint", "solution"}  # which the replies tell to call
    imports = re.findall(r"from backproplab import (.+)", lesson.read_text("utf-8"))
    assert told <= {*re.findall(r"\w+", " ".join(imports))}


def test_the_gallery_shows_every_explorer_once():
    shown = [cell.source for cell in cells_of(GALLERY, "code")][1:]
    assert sorted(shown) == sorted(
        f"explore.{name}()" for name in explore.__all__ if name.islower()
    )


def test_the_gallery_says_of_each_what_where_and_what_to_ask():
    _, *texts = (cell.source for cell in cells_of(GALLERY, "markdown"))
    for text in texts:
        assert re.search(
            r"^## .+\*\*Shows\*\* .+\*\*Notebook \d\d\.\*\*.+\*\*Ask:\*\* .+\?",
            text,
            re.DOTALL,
        )
