"""Questions: a click gives a reply, and a right one is kept."""

import pytest

from backproplab.exercises import ask, record
from backproplab.exercises.catalog import QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_each_choice_has_its_reply(question):
    explorer = ask(question.id)
    assert explorer.state == {"answer": None}
    assert explorer.frame.sentence == "Choose an answer."
    for choice in question.choices:
        explorer.state = {"answer": choice.text}
        assert choice.reply in explorer.frame.sentence
        verdict = "Right." if choice.right else "Not yet."
        assert verdict in explorer.frame.sentence[:12]
    assert record.entry(question.id)["status"] == "passed"
    assert record.entry(question.id)["tries"] == len(question.choices)


def test_question_can_be_read_without_a_page():
    question = QUESTIONS["recall_slope"]
    assert question.prompt in ask(question.id).still()


def test_drawing_ahead_is_no_answer():
    explorer = ask("recall_slope")
    for choice in QUESTIONS["recall_slope"].choices:
        explorer.draw(answer=choice.text)
    assert record.entries() == {}


def test_wrong_choice_is_kept_as_failed():
    explorer = ask("recall_slope")
    wrong = next(c for c in QUESTIONS["recall_slope"].choices if not c.right)
    explorer.state = {"answer": wrong.text}
    assert record.entry("recall_slope")["status"] == "failed"


def test_unknown_question_gets_a_suggestion():
    with pytest.raises(ValueError, match="did you mean recall_slope"):
        ask("recal_slope")
