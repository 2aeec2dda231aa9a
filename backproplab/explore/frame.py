"""What an explorer shows for one setting of its controls."""

from typing import NamedTuple


class Frame(NamedTuple):
    """One picture, and the same thing in words and in numbers.

    `svg` is drawn over the stage of that name (axes that never move), if there is one;
    `table` has its column titles in the first row.
    """

    svg: str
    sentence: str
    table: tuple[tuple[str, ...], ...] = ()
    stage: str = ""
