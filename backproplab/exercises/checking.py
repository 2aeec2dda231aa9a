"""`check`, `hint`, `solution` and `reset`: what a learner calls."""

from collections.abc import Callable
from typing import Any

from backproplab.exercises import record
from backproplab.exercises.case import Case, is_blank
from backproplab.exercises.catalog import find_exercise, paragraph_link
from backproplab.exercises.definition import Exercise
from backproplab.exercises.feedback import Feedback
from backproplab.exercises.note import Note
from backproplab.exercises.saying import Verdict
from backproplab.exercises.source import solution_text, stub_text
from backproplab.exercises.verdict import judge

Name = str | Callable[..., Any]


def check(answer: Any, exercise: str | None = None) -> Feedback:
    """Check an answer, and name the mistake if there is one.

    A function is checked by its own name, `check(dense_forward)`; a number or a tuple
    needs the name of its exercise, `check(slope, exercise="measure_slope")`.

    A loop that never ends is stopped after 5 seconds on Linux and macOS. Elsewhere the
    kernel's Interrupt button stops it, and the check says the same.
    """
    if exercise is None and is_blank(answer):
        return Feedback("this cell", "not attempted", advice=UNWRITTEN)
    if exercise is None and not callable(answer):
        raise ValueError(
            "check(function) needs the function itself, without a call; for a value,"
            " say "
            'which exercise it answers: check(value, exercise="…")'
        )
    task = find_exercise(exercise if exercise is not None else answer)
    verdict = judge(task, answer)
    record.note_status(task.id, verdict.status, verdict.mistake)
    return feedback(task, verdict)


UNWRITTEN = "Replace the three dots, run that cell, then check again."


def feedback(task: Exercise, verdict: Verdict) -> Feedback:
    """Put a verdict into the form that a learner sees."""
    return Feedback(
        exercise=task.id,
        status=verdict.status,
        mistake=verdict.mistake,
        says=verdict.says,
        advice=advice(task, verdict.status),
        read_again=(task.see, paragraph_link(task)),
        hints=task.hints if verdict.status != "not attempted" else (),
        reference=solution_text(task) if verdict.status == "passed" else "",
        printed=verdict.printed,
        arrays=arrays(verdict.case) if verdict.case else None,
    )


def advice(task: Exercise, status: str) -> str:
    """Say what to do next."""
    if status == "passed":
        return ""
    if status == "not attempted":
        return UNWRITTEN
    call = f'"{task.id}"' if task.is_value else task.id
    return f"To read again: notebook {task.notebook}, “{task.see}”. Stuck? hint({call})"


def arrays(case: Case) -> tuple[str, Any, Any] | None:
    """Return the first wrong step and its right value; a value task keeps it back."""
    broken = case.outcome.error or isinstance(case.parts, str)
    if broken or not case.first_wrong or case.exercise.is_value:
        return None
    got, right = case.arrays(case.first_wrong)
    return None if got is None else (case.first_wrong, got, right.copy())


def hint(name: Name) -> Note:
    """Give the next hint of an exercise: a question, a pointer, nearly the line."""
    task = find_exercise(name)
    number = min(record.note_hint(task.id) + 1, len(task.hints))
    more = f' After it comes solution("{task.id}").' * (number == len(task.hints))
    return Note(f"Hint {number} of {len(task.hints)}: {task.hints[number - 1]}{more}")


def solution(name: Name, *, anyway: bool = False) -> Note:
    """Show a reference solution, after an attempt or with `anyway=True`."""
    task = find_exercise(name)
    if record.entry(task.id)["tries"] == 0 and not anyway:
        return Note(
            f"You have not tried {task.id} yet: one attempt with check teaches more"
            " than"
            f' reading. hint("{task.id}") is a gentler start; to read all the same:'
            f' solution("{task.id}", anyway=True).'
        )
    return Note(
        f"A solution of {task.id}; yours may look different.", solution_text(task)
    )


def reset(id: str) -> Note:
    """Forget the progress of an exercise, and show its empty cell to paste."""
    task = find_exercise(id)
    record.forget(task.id)
    said = f"{task.id} starts again. Your cell is as you left it; the empty one was:"
    return Note(said, stub_text(task))


def stub_source(id: str) -> str:
    """Return the text of the learner's code cell."""
    return stub_text(find_exercise(id))


def solution_source(id: str) -> str:
    """Return the text of the code cell in the solution notebook."""
    return solution_text(find_exercise(id))
