"""Tests that follow from the definitions of the exercises, whatever they are."""

import ast
import re
import sys

import numpy as np
import pytest

from backproplab.exercises import check, exercise_ids, solution_source, stub_source
from backproplab.exercises.catalog import EXERCISES, QUESTIONS
from backproplab.exercises.running import fixtures
from backproplab.exercises.source import reference_text

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


def written_before(task):
    """The functions that a learner has written earlier in the same notebook."""
    same = [e for e in EXERCISES.values() if e.notebook == task.notebook]
    return {e.id: e.reference for e in same[: same.index(task)] if not e.is_value}


def answer_in(task, names):
    """What a learner would check after running a cell."""
    if not task.is_value:
        return names[task.id]
    if task.returns_dict or task.use:
        returned = ast.parse(reference_text(task)).body[0].body[-1].value
        return names[returned.id]
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
    task = EXERCISES[id]
    module = sys.modules[task.reference.__module__]
    around = vars(module) if task.is_value else {"np": np} | written_before(task)
    names = defined(solution_source(id), around)
    feedback = check(answer_in(task, names), exercise=id)
    assert feedback.passed, feedback
    if task.is_value:
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
    assert len(task.mistakes) >= (4 if task.is_value else 8)
    assert len({mistake.id for mistake in task.mistakes}) == len(task.mistakes)
    assert all(m.ask.rstrip().endswith(("?", ".")) for m in task.mistakes)
    assert len(set(task.hints)) == 3
    if not (task.in_words or task.is_value or task.use):
        arrays = arrays_in(task, fixtures(task, 0)[0])
        missing = {*task.steps, *arrays} - {*task.axes} - {*params_in(task)}
        assert not missing, f"no shape is given for {missing}"


def arrays_in(task, fixture):
    """The arrays that a fixture holds, by the name of their argument."""
    named = zip(task.arguments, fixture.arguments, strict=True)
    return {name: value for name, value in named if isinstance(value, np.ndarray)}


def params_in(task):
    """The names in the dicts of parameters that the fixtures hold."""
    given = (a for fixture in fixtures(task, 0) for a in fixture.arguments)
    return [name for a in given if isinstance(a, dict) for name in a]


@pytest.mark.parametrize("id", FUNCTION_IDS)
def test_fixtures_can_tell_the_axes_apart(id):
    task = EXERCISES[id]
    both = [arrays_in(task, fixtures(task, seed)[0]) for seed in (0, 1)]
    for arrays in both:
        lengths = {n for array in arrays.values() for n in array.shape}
        distinct = {axis for name in arrays for axis in task.axes[name]}
        assert len(lengths) == len(distinct)
        assert min(lengths, default=2) > 1
    for name in both[0]:
        assert not np.array_equal(both[0][name], both[1][name])


@pytest.mark.parametrize("id", FUNCTION_IDS)
def test_fixtures_hold_the_hard_cases(id):
    task = EXERCISES[id]
    each = [arrays_in(task, fixture) for fixture in fixtures(task, 0)]
    arrays = [array for held in each for array in held.values()]
    if arrays:
        assert any(a.dtype.kind in "iu" for a in arrays)
        assert any(not a.flags.c_contiguous for a in arrays)
    if any(task.axes.get(name, ())[:1] == ("N",) for name in task.arguments):
        assert any(len(a) == 1 for a in arrays)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_question_has_one_right_answer_and_replies(question):
    assert sum(choice.right for choice in question.choices) == 1
    replies = {choice.reply for choice in question.choices}
    assert len(replies) == len(question.choices) >= 4
    assert all(c.right or "?" in c.reply for c in question.choices)
