"""What an explorer shows for one setting of its controls."""

from collections.abc import Mapping
from typing import NamedTuple

from backproplab.diagrams.svg import number

Table = tuple[tuple[str, ...], ...]


class Frame(NamedTuple):
    """One picture, and the same thing in words and in numbers.

    `svg` is drawn over the stage of that name (axes that never move), if there is one;
    `table` has its column titles in the first row.
    """

    svg: str
    sentence: str
    table: Table = ()
    stage: str = ""


def quantities(rows: Mapping[str, float], digits: int = 12) -> Table:
    """List numbers by their names in full, for the table of a frame."""
    written = ((name, number(value, digits)) for name, value in rows.items())
    return (("quantity", "value"), *written)
