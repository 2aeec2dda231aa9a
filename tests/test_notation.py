"""The glossary is complete, legible, and the only place for symbols and colors."""

import re
from pathlib import Path

import pytest

import backproplab
from backproplab import data, trace
from backproplab.notation import (
    GLOSSARY,
    HAIRLINE,
    INK,
    PAPER,
    QUIET_LINE,
    QUIET_TEXT,
    ROLES,
    quantity,
    role_of,
)

PACKAGE = Path(backproplab.__file__).parent


def luminance(color: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2 defines it."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ROLES)
def test_text_and_lines_can_be_read(name):
    role = ROLES[name]
    for ground in (PAPER, role.fill):
        assert contrast(role.text, ground) >= 4.5
    assert contrast(role.line, PAPER) >= 3.0


def test_quiet_things_can_be_read():
    assert contrast(QUIET_TEXT, PAPER) >= 4.5
    assert contrast(INK, PAPER) >= 4.5
    assert contrast(QUIET_LINE, PAPER) > contrast(HAIRLINE, PAPER) > 1


def test_no_two_roles_share_their_second_mark():
    marks = [(role.dash, role.mark) for role in ROLES.values()]
    assert len(set(marks)) == len(marks)
    assert len({role.line for role in ROLES.values()}) == len(ROLES)


def test_every_name_of_a_trace_is_in_the_glossary():
    for step in trace(*data.integer_net()):
        if step.name != "dL_dx":
            assert quantity(step.name).role in ROLES


def test_numbers_are_layers():
    assert quantity("dL_dW12").code == "dL_dW{l}"
    assert quantity("y_hat").symbol == "ŷ"
    with pytest.raises(KeyError, match="not in the glossary"):
        quantity("delta1")
    assert role_of("dL_dgain2") == ROLES["gradient"]
    assert role_of("s2") == ROLES["forward"]


def test_symbols_and_codes_are_unique():
    assert len({row.code for row in GLOSSARY}) == len(GLOSSARY)
    assert len({row.symbol for row in GLOSSARY}) == len(GLOSSARY)


def test_no_other_module_defines_a_color():
    for path in PACKAGE.rglob("*.py"):
        if path.name != "notation.py":
            found = re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
            assert not found, f"{path.name} has its own color {found[0]}"
