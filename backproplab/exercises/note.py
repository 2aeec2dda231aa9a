"""A short text for a learner, perhaps with code."""

from dataclasses import dataclass

from backproplab.exercises.page import coded, pre
from backproplab.notation import INK, PAPER


@dataclass(frozen=True, repr=False)
class Note:
    """What `hint`, `solution` and `reset` answer; shown when it ends a cell."""

    text: str
    code: str = ""

    def __str__(self) -> str:
        return f"{self.text}\n\n{self.code}" if self.code else self.text

    __repr__ = __str__

    def _repr_html_(self) -> str:
        code = pre(self.code) if self.code else ""
        style = f"color:{INK};background:{PAPER};padding:4px 12px"
        return f'<div style="{style}"><p>{coded(self.text)}</p>{code}</div>'
