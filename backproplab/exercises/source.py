"""The code cells of an exercise: stub and solution, both cut from the reference."""

import ast
import inspect
import textwrap

import numpy as np

from backproplab.exercises.definition import Exercise

NOT_YET = "..."


def solution_text(exercise: Exercise) -> str:
    """Return the solution cell: the reference itself, or the lines that give values."""
    text = reference_text(exercise)
    return value_text(exercise, text) if exercise.is_value else text


def stub_text(exercise: Exercise) -> str:
    """Return the learner's cell: signature, docstring and `...`, or `name = ...`."""
    text = reference_text(exercise)
    if exercise.is_value:
        return "\n".join(given_lines(exercise) + blank_lines(exercise, text))
    return blanked(text)


def blanked(text: str) -> str:
    """Put `...` in place of the body of a function, or of each method of a class."""
    lines = text.splitlines()
    top = ast.parse(text).body[0]
    inside = top.body if isinstance(top, ast.ClassDef) else [top]
    for function in reversed([n for n in inside if isinstance(n, ast.FunctionDef)]):
        first = function.body[0]
        documented = ast.get_docstring(function) is not None
        kept = (first.end_lineno or first.lineno) if documented else first.lineno - 1
        lines[kept : function.end_lineno] = [" " * first.col_offset + NOT_YET]
    return "\n".join(lines)


def reference_text(exercise: Exercise) -> str:
    """Return the source of the reference function."""
    return textwrap.dedent(inspect.getsource(exercise.reference)).rstrip()


def parsed(text: str) -> ast.FunctionDef:
    """Return the one function that the text defines."""
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    return function


def value_text(exercise: Exercise, text: str) -> str:
    """Return the lines between the docstring and the return."""
    body = parsed(text).body
    lines = text.splitlines()[body[0].end_lineno : body[-1].lineno - 1]
    return "\n".join([*given_lines(exercise), textwrap.dedent("\n".join(lines))])


def blank_lines(exercise: Exercise, text: str) -> list[str]:
    """Write `name = ...` for each result, or a dict with all of them."""
    returned = ast.unparse(parsed(text).body[-1]).removeprefix("return ")
    if exercise.use:
        return [f"{returned} = {NOT_YET}"]
    if not exercise.returns_dict:
        return [f"{name} = {NOT_YET}" for name in exercise.results]
    keys = [f'    "{name}": {NOT_YET},' for name in exercise.results]
    return [f"{returned} = {{", *keys, "}"]


def given_lines(exercise: Exercise) -> list[str]:
    """Write what is given as assignments: "L_before = 16.5"."""
    given = first_arguments(exercise)
    pairs = zip(exercise.arguments, given, strict=True)
    return [f"{name} = {value!r}" for name, value in pairs]


def first_arguments(exercise: Exercise) -> tuple[object, ...]:
    """Return the arguments of the first fixture."""
    return exercise.fixtures(np.random.default_rng(0))[0].arguments
