"""Run a learner's function: note everything that happens, let nothing out."""

import io
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from types import CodeType, FrameType
from typing import Any

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.stopping import time_limit

KEPT_OUTPUT = 1000  # characters of what a learner prints


@dataclass
class Outcome:
    """What one call did: its answer or its error, and what it left behind."""

    answer: Any = None
    error: BaseException | None = None
    changed: tuple[str, ...] = ()
    printed: str = ""
    warned: tuple[str, ...] = ()
    locals: dict[str, Any] = field(default_factory=dict)


class Tape(io.StringIO):
    """Keeps the beginning of what is printed, however much it is."""

    def write(self, text: str) -> int:
        super().write(text[: max(0, KEPT_OUTPUT - self.tell())])
        return len(text)


def fixtures(exercise: Exercise, seed: int) -> list[Fixture]:
    """Make fresh fixtures: whoever gets them may spoil them."""
    return exercise.fixtures(np.random.default_rng(seed))


def run(
    function: Callable[..., Any],
    exercise: Exercise,
    fixture: Fixture,
    untouched: Fixture,
    *,
    seconds: float | None = None,
) -> Outcome:
    """Call a function on a fixture, and compare its inputs with an untouched twin."""
    tape, answer, error = Tape(), None, None
    inner = {*exercise.steps} - {*exercise.results}
    by_name = inner and exercise.use is None  # facts hold all steps that there are
    with watched(function if by_name else None) as seen, quiet(tape) as warned:
        try:
            with time_limit(seconds):
                answer = kept(exercise.called(function)(*fixture.arguments))
        except BaseException as raised:  # SystemExit and a pressed Interrupt as well
            error = raised
    changed = tuple(
        name
        for name, now, before in zip(
            exercise.arguments, fixture.arguments, untouched.arguments, strict=True
        )
        if not unchanged(now, before)
    )
    words = tuple(dict.fromkeys(str(w.message) for w in warned))
    return Outcome(answer, error, changed, tape.getvalue(), words, seen)


def kept(answer: Any) -> Any:
    """Copy the arrays of an answer: the next call may write into the same ones."""
    if isinstance(answer, np.ndarray):
        return answer.copy()
    if type(answer) in (tuple, list):
        return type(answer)(map(kept, answer))
    if type(answer) is dict:
        return {key: kept(value) for key, value in answer.items()}
    return answer


@contextmanager
def quiet(tape: Tape) -> Iterator[list[warnings.WarningMessage]]:
    """Keep what is printed and warned, instead of showing it."""
    with (
        redirect_stdout(tape),
        warnings.catch_warnings(record=True) as warned,
        np.errstate(all="warn", under="ignore"),
    ):
        warnings.simplefilter("always")
        yield warned


@contextmanager
def watched(function: Callable[..., Any] | None) -> Iterator[dict[str, Any]]:
    """Note the local variables of a function when it returns.

    This makes every call slower, so nothing is noted of None. Where a profiler is at
    work already (%prun), it stays, and nothing is noted either.
    """
    code: CodeType | None = getattr(function, "__code__", None)
    seen: dict[str, Any] = {}
    if code is None or sys.getprofile() is not None:
        yield seen
        return

    def look(frame: FrameType, event: str, _argument: object) -> None:
        if event == "return" and frame.f_code is code:
            seen.update(frame.f_locals)

    sys.setprofile(look)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def unchanged(now: Any, before: Any) -> bool:
    """Say whether an argument is still what it was."""
    if isinstance(before, dict):
        same = isinstance(now, dict) and now.keys() == before.keys()
        return same and all(unchanged(now[key], before[key]) for key in before)
    if isinstance(before, list | tuple):
        same = isinstance(now, list | tuple) and len(now) == len(before)
        return same and all(map(unchanged, now, before))
    if not isinstance(before, np.ndarray | float | int):
        return True  # texts cannot change; a generator or a function may
    return same_entries(np.asarray(now), np.asarray(before))


def same_entries(a: Any, b: Any) -> bool:
    """Compare two arrays; by their bytes first, which is much faster."""
    if a.shape != b.shape:
        return False
    alike = a.dtype == b.dtype and a.tobytes() == b.tobytes()
    return alike or np.array_equal(a, b, equal_nan=True)
