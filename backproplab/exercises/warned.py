"""Say in plain words what a right answer was warned of on its way."""

from collections.abc import Iterable
from textwrap import shorten

from backproplab.exercises.case import Case

STILL_RIGHT = "The result is still right."
EXP_OVERFLOWS = (
    "exp of a large number, as exp(800), overflows on the way; the result is still "
    "right. A form that only meets exp of numbers below 0 stays quiet."
)


def notes(judged: Iterable[Case]) -> list[str]:
    """Return one note for each kind of warning, with the fixture where it came."""
    said: dict[str, str] = {}
    for case in judged:
        for warning in case.outcome.warned:
            said.setdefault(note(warning), case.fixture.name)
    return [f"On {fixture}: {words}" for words, fixture in said.items()]


def note(warning: str) -> str:
    """Explain one warning."""
    if "overflow encountered in exp" in warning:
        return EXP_OVERFLOWS
    if "overflow" in warning:
        return f"a number gets too large on the way. {STILL_RIGHT}"
    if "divide by zero" in warning:
        return f"something is divided by 0 on the way. {STILL_RIGHT}"
    if "invalid value" in warning:
        return f"there is a nan on the way. {STILL_RIGHT}"
    return f"a warning came, “{shorten(warning, 90)}”. {STILL_RIGHT}"
