"""Tests that follow from the definitions of the exercises, whatever they are."""

import re
import time

import numpy as np
import pytest

from backproplab.exercises import check, exercise_ids, solution_source, stub_source
from backproplab.exercises.catalog import EXERCISES, QUESTIONS
from backproplab.exercises.running import fixtures

from .unusual import FUNCTIONS, VALUES

FUNCTION_IDS = [id for id, task in EXERCISES.items() if not task.is_value]
VALUE_IDS = [id for id, task in EXERCISES.items() if task.is_value]
WAYS = [
    pytest.param(task, mistake, way, id=f"{task.id}-{mistake.id}-{number}")
    for task in EXERCISES.values()
    for mistake in task.mistakes
    for number, way in enumerate(mistake.variations)
]


def answer(task, function):
    """A function as it is, or the value that it gives."""
    return function(*fixtures(task, 0)[0].arguments) if task.is_value else function


def defined(source, around=None):
    """The names that a cell defines."""
    names = dict(around or {"np": np})
    exec(source, names)
    return names


def answer_in(task, names):
    """What a learner would check after running a cell."""
    if not task.is_value:
        return names[task.id]
    if task.returns_dict:
        return names["shapes"]
    values = tuple(names[name] for name in task.results)
    return values if len(values) > 1 else values[0]


@pytest.mark.parametrize("id", exercise_ids())
def test_stub_is_not_attempted(id):
    names = defined(stub_source(id))
    feedback = check(answer_in(EXERCISES[id], names), exercise=id)
    assert feedback.status == "not attempted"
    assert feedback.mistake is None
    assert not feedback.passed


@pytest.mark.parametrize("id", exercise_ids())
def test_solution_cell_passes(id):
    from backproplab.exercises.start_here.slope import loss_at

    names = defined(solution_source(id), {"np": np, "loss_at": loss_at})
    feedback = check(answer_in(EXERCISES[id], names), exercise=id)
    assert feedback.passed, feedback
    if EXERCISES[id].is_value:
        assert feedback.message == ""
    else:
        assert re.fullmatch(
            "Right on .+, and again with other numbers.", feedback.message
        )


@pytest.mark.parametrize("id", exercise_ids())
def test_stub_holds_no_solution(id):
    body = solution_source(id).splitlines()[-1].strip()
    assert body not in stub_source(id) or body == "}"


@pytest.mark.parametrize(("task", "mistake", "way"), WAYS)
def test_known_mistake_is_named(task, mistake, way):
    feedback = check(answer(task, way), exercise=task.id)
    assert feedback.status == "failed"
    assert feedback.mistake == mistake.id, feedback
    assert mistake.say in feedback.message
    assert mistake.ask in feedback.message
    assert mistake.right_under in feedback.message


@pytest.mark.parametrize(
    ("id", "function"), [(id, f) for id, fs in FUNCTIONS.items() for f in fs]
)
def test_unusual_function_passes(id, function):
    feedback = check(function, exercise=id)
    assert feedback.passed, feedback


@pytest.mark.parametrize(
    ("id", "value"), [(id, v) for id, vs in VALUES.items() for v in vs]
)
def test_unusual_value_passes(id, value):
    feedback = check(value, exercise=id)
    assert feedback.passed, feedback


def test_every_exercise_has_unusual_answers():
    assert [*FUNCTIONS] == FUNCTION_IDS
    assert [*VALUES] == VALUE_IDS


@pytest.mark.parametrize("task", EXERCISES.values(), ids=EXERCISES.keys())
def test_definition_is_complete(task):
    assert len(task.mistakes) >= 8
    assert len({mistake.id for mistake in task.mistakes}) == len(task.mistakes)
    assert all(m.ask.rstrip().endswith(("?", ".")) for m in task.mistakes)
    assert len(set(task.hints)) == 3
    for name in () if task.in_words else (*task.steps, *task.arguments):
        assert task.is_value or name in task.axes, f"no shape is given for {name}"


@pytest.mark.parametrize("id", FUNCTION_IDS)
def test_fixtures_can_tell_the_axes_apart(id):
    sizes = [fixtures(EXERCISES[id], seed)[0].arguments for seed in (0, 1)]
    for arguments in sizes:
        lengths = [n for argument in arguments for n in argument.shape]
        distinct = {
            axis
            for name in EXERCISES[id].arguments
            for axis in EXERCISES[id].axes[name]
        }
        assert len({*lengths}) == len(distinct)
        assert min(lengths) > 1
    assert not np.array_equal(sizes[0][0], sizes[1][0])


@pytest.mark.parametrize("id", FUNCTION_IDS)
def test_fixtures_hold_the_hard_cases(id):
    arguments = [a for fixture in fixtures(EXERCISES[id], 0) for a in fixture.arguments]
    assert any(a.dtype.kind == "i" for a in arguments)
    assert any(not a.flags.c_contiguous for a in arguments)
    assert any(len(a) == 1 for a in arguments)


@pytest.mark.parametrize("task", EXERCISES.values(), ids=EXERCISES.keys())
def test_failed_check_answers_at_once(task):
    taken = []
    for mistake in task.mistakes:
        wrong = answer(task, mistake.variation)
        start = time.perf_counter()
        check(wrong, exercise=task.id)
        taken.append(time.perf_counter() - start)
    assert np.median(taken) < 0.05


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_question_has_one_right_answer_and_replies(question):
    assert sum(choice.right for choice in question.choices) == 1
    replies = {choice.reply for choice in question.choices}
    assert len(replies) == len(question.choices) >= 4
    assert all(c.right or "?" in c.reply for c in question.choices)
