"""What a check answers: text first, and the same as a page."""

from dataclasses import dataclass, field
from typing import Any

from backproplab.exercises.page import feedback_html


@dataclass(frozen=True, repr=False)
class Feedback:
    """The answer of a check.

    `status` is "passed", "failed" or "not attempted"; `mistake` is the id of the known
    mistake, or None; `message` says the same to a person.
    """

    exercise: str
    status: str
    mistake: str | None = None
    says: tuple[str, ...] = ()
    advice: str = ""
    read_again: tuple[str, str] | None = None  # a heading, and its address
    hints: tuple[str, ...] = ()
    reference: str = ""
    printed: str = ""
    arrays: tuple[str, Any, Any] | None = field(default=None, compare=False)

    @property
    def passed(self) -> bool:
        return self.status == "passed"

    @property
    def message(self) -> str:
        return "\n".join((*self.says, self.advice) if self.advice else self.says)

    @property
    def headline(self) -> str:
        """Return "Failed: dense_forward, bias forgotten"."""
        named = f", {self.mistake.replace('_', ' ')}" if self.mistake else ""
        return f"{self.status.capitalize()}: {self.exercise}{named}"

    def __str__(self) -> str:
        printed = (
            f"Your function printed:\n{self.printed.rstrip()}" if self.printed else ""
        )
        return "\n".join(filter(None, (self.headline, self.message, printed)))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return feedback_html(self)
