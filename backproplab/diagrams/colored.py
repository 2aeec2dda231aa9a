"""Formulas in pictures: each entry in the color of its quantity."""

import re
from collections.abc import Container

from backproplab.diagrams.svg import role_name

# An array with its indices, such as a1[0, 2]; not what stands over or under a line of
# division, dz2[0, 1]/da1[0, 2].
ENTRY = re.compile(r"(?<![\w/])([A-Za-z]\w*)\[[^\]]*\](?!/)")


def colored(svg: str, names: Container[str]) -> str:
    """Color the entries of these arrays in the texts of an SVG."""

    def color(entry: re.Match[str]) -> str:
        if entry[1] not in names:
            return entry[0]
        return f'<tspan class="{role_name(entry[1])}">{entry[0]}</tspan>'

    return ENTRY.sub(color, svg)
