"""How a status looks: a sign, a word, and an edge that needs no color."""

from typing import NamedTuple

from backproplab.notation import HAIRLINE, INK, PAPER, QUIET_LINE, QUIET_TEXT, ROLES


class Look(NamedTuple):
    """A sign in front of the word, the edge at the left, and the color of the word."""

    mark: str
    edge: str
    text: str


LOOKS = {
    "passed": Look("✓", f"solid {ROLES['update'].line}", ROLES["update"].text),
    "failed": Look("✗", f"dashed {ROLES['gradient'].line}", ROLES["gradient"].text),
    "not attempted": Look("·", f"dotted {QUIET_LINE}", QUIET_TEXT),
}


def card(status: str, inner: str, *, role: str = "", width: str = "") -> str:
    """Write a light panel with the edge of a status; it reads in both themes."""
    look = LOOKS[status]
    style = (
        f"color:{INK};background:{PAPER};border:1px solid {HAIRLINE};"
        f"border-left:6px {look.edge};border-radius:8px;padding:4px 12px;{width}"
    )
    named = f' role="{role}"' if role else ""
    return f'<div{named} style="{style}">{inner}</div>'
