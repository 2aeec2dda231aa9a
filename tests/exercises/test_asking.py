"""Questions: a click gives a reply, and a right one is kept."""

from collections import Counter

import pytest

from backproplab.exercises import ask, record
from backproplab.exercises.asking import shuffled
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


def test_the_right_choice_is_not_known_by_its_place():
    places = Counter()
    for question in QUESTIONS.values():
        shown = shuffled(question)
        assert sorted(shown) == sorted(choice.text for choice in question.choices)
        assert shown == shuffled(question)
        (right,) = (choice.text for choice in question.choices if choice.right)
        places[shown.index(right)] += 1
    assert max(places.values()) < 0.4 * len(QUESTIONS)


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
