"""What an exercise is: one reference, from which stub, solution and checks follow."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

Function = Callable[..., Any]


class Fixture(NamedTuple):
    """Arguments to call a solution with, and what is special about them."""

    name: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Mistake:
    """A known mistake: what it computes, the sentence to say, one question to ask.

    `right_under` names the convention under which the same answer would be right;
    `also` holds further ways to make the same mistake, with other numbers or errors.
    """

    id: str
    variation: Function
    say: str
    ask: str
    right_under: str = ""
    also: tuple[Function, ...] = ()

    @property
    def variations(self) -> tuple[Function, ...]:
        return (self.variation, *self.also)


@dataclass(frozen=True, eq=False)
class Exercise:
    """One exercise, all of it.

    `reference` is a readable solution: its name is the id of the exercise, its
    docstring gives the shapes, and its local variables are the right steps on the way.
    `results` names what it returns; `steps` names all that is worth judging, in the
    order of computing. An `is_value` exercise is answered by numbers, not by a
    function: its fixture holds what is given, and `asks` the question that leads to
    each of them. `in_words` compares answers that are not arrays.

    An answer that is not simply called, such as a class or a network, is put to `use`:
    `use(answer, *arguments)` returns a dict of facts, which are judged as results, or
    the words for an answer that has no such facts. `expected(*arguments)` gives the
    right ones where it would take long to ask the reference.
    """

    reference: Function
    notebook: str
    title: str
    see: str
    results: tuple[str, ...]
    fixtures: Callable[[np.random.Generator], list[Fixture]]
    hints: tuple[str, str, str]
    mistakes: tuple[Mistake, ...]
    steps: tuple[str, ...] = ()
    returns_dict: bool = False
    is_value: bool = False
    rtol: float = 1e-6
    asks: Mapping[str, str] = field(default_factory=dict)
    in_words: Callable[[str, Any, Any], str | None] | None = None
    use: Function | None = None
    expected: Function | None = None
    axes: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "axes", shapes_in(self.reference.__doc__ or ""))
        object.__setattr__(self, "steps", self.steps or self.results)

    @property
    def id(self) -> str:
        return self.reference.__name__

    @cached_property
    def parameters(self) -> list[str]:
        """Return what an answer must take; what has a default may be left out."""
        return required(self.reference)

    @cached_property
    def arguments(self) -> list[str]:
        """Return the names of what a fixture holds."""
        return required(self.use)[1:] if self.use else self.parameters

    @property
    def call(self) -> str:
        """Write what a learner checks: dense_forward(x, W, b)."""
        return f"{self.id}({', '.join(self.parameters)})"

    def called(self, answer: Function) -> Function:
        """Return what is called with the arguments of a fixture."""
        use = self.use
        if use is None:
            return answer
        if self.is_value:
            return lambda *arguments: use(answer(*arguments), *arguments)
        return lambda *arguments: use(answer, *arguments)

    def n_rows(self, arguments: tuple[Any, ...]) -> int | None:
        """Return N, the length of the first axis with that name."""
        for name, value in zip(self.arguments, arguments, strict=True):
            if self.axes.get(name, ())[:1] == ("N",):
                return len(value)
        return None

    def sizes(self, arrays: Mapping[str, Any]) -> dict[str, int]:
        """Return the lengths of all axes that the docstring names."""
        return {
            axis: length
            for name, array in arrays.items()
            for axis, length in zip(
                self.axes.get(name, ()), np.shape(array), strict=False
            )
            if not axis.isdigit()
        }


def required(function: Function) -> list[str]:
    """Return the names of the parameters that have no default."""
    parameters = inspect.signature(function).parameters.values()
    return [p.name for p in parameters if p.default is p.empty]


class Choice(NamedTuple):
    """One answer to a question, and the reply to whoever chooses it."""

    text: str
    reply: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """A question that is answered with a click."""

    id: str
    notebook: str
    title: str
    prompt: str
    choices: tuple[Choice, ...]


def shapes_in(docstring: str) -> dict[str, tuple[str, ...]]:
    """Read the shapes from a docstring: "x (N, n_in), z and a (N, n_out)".

    Each name gets the names of its axes: {"x": ("N", "n_in"), …}.
    """
    lines = docstring.partition("Shapes:")[2].partition("\n\n")[0]
    found = re.findall(r"(\w+(?:(?:,| and)\s+\w+)*)\s+\(([^()]*)\)", lines)
    return {
        name: tuple(re.findall(r"[\w·]+", axes))
        for names, axes in found
        for name in re.split(r",\s+|\s+and\s+", names)
    }
