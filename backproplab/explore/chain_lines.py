"""Formulas that the graph stepper writes: with names, then with numbers."""

from typing import NamedTuple

from backproplab.diagrams.written import GLUE


class Line(NamedTuple):
    """A formula: with names, an aside, then with numbers, then its result.

    `total` and `sum` are about what it is added to, where it is.
    """

    names: str
    aside: str = ""
    worked: str = ""
    result: str = ""
    total: str = ""
    sum: str = ""

    @property
    def rows(self) -> int:
        """How many lines of a picture it takes."""
        return 1 + bool(self.worked) + bool(self.total)

    def __str__(self) -> str:
        aside = f" ({self.aside})" if self.aside else ""
        worked = f" {self.worked}{self.result}" if self.worked else ""
        total = f", {self.total}{self.sum}" if self.total else ""
        return (self.names + aside + worked + total).replace(GLUE, " ")


def is_number(rule: str) -> bool:
    """Say whether a slope is written as a plain number."""
    return rule.lstrip("−").replace(".", "").isdigit()


def is_loose(rule: str) -> bool:
    """Say whether a slope must be put in parentheses before it is multiplied."""
    depth = 0
    for letter in rule:
        depth += (letter == "(") - (letter == ")")
        if letter == GLUE and not depth:
            return True
    return False
