"""`ask`: a question that is answered with a click."""

from random import Random
from typing import TYPE_CHECKING, Any

from backproplab.exercises import record
from backproplab.exercises.catalog import find_question
from backproplab.exercises.definition import Choice, Question

if TYPE_CHECKING:
    from backproplab.explore import Explorer

UNANSWERED = "Choose an answer."


def ask(question_id: str) -> "Explorer":
    """Show a question with its choices; each wrong one has a reply of its own.

    A right answer is kept as progress.
    """
    from backproplab.explore import Explorer, controls
    from backproplab.explore.frame import Frame

    question = find_question(question_id)
    texts = shuffled(question)

    def draw(answer: str | None) -> Frame:
        return Frame("", reply(question, answer))

    radio = controls.choice("answer", "Your answer", texts, None, radio=True)
    explorer = Explorer(draw, radio, title=question.prompt)
    explorer.observe(lambda change: keep_answer(question, change["new"]), names="state")
    return explorer


def shuffled(question: Question) -> list[str]:
    """Return the texts of the choices, in an order that gives nothing away.

    It is drawn from the question's id, so it is the same each time.
    """
    texts = [choice.text for choice in question.choices]
    Random(question.id).shuffle(texts)
    return texts


def chosen(question: Question, answer: str | None) -> Choice | None:
    """Return the choice with this text."""
    return next((c for c in question.choices if c.text == answer), None)


def reply(question: Question, answer: str | None) -> str:
    """Return what to say to an answer, beginning with a mark and right or not yet."""
    choice = chosen(question, answer)
    if choice is None:
        return UNANSWERED
    return f"{'✓ Right.' if choice.right else '✗ Not yet.'} {choice.reply}"


def keep_answer(question: Question, state: dict[str, Any]) -> None:
    """Keep an answer as progress; drawing a frame ahead of time does not count."""
    choice = chosen(question, state.get("answer"))
    if choice is not None:
        record.note_status(question.id, "passed" if choice.right else "failed")
