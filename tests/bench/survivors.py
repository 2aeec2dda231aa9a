"""Find wrong answers that a check lets pass: mutants of the references.

Run `python tests/bench/survivors.py [ID ...]`. Each reference is changed at one node
of its tree, in every way of tests/exercises/mutants.py. A mutant that passes its check
is printed, with a sign: "=" if it also agrees with the reference on many other inputs,
so that it may well be right; "!" if it does not, so that the check is blind.
"""

import ast
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from backproplab.exercises import check
from backproplab.exercises.case import Case
from backproplab.exercises.catalog import EXERCISES
from backproplab.exercises.definition import Exercise
from backproplab.exercises.judging import right_parts
from backproplab.exercises.running import fixtures, run
from backproplab.exercises.source import reference_text

sys.path.insert(0, str(Path(__file__).parents[1] / "exercises"))
from mutants import mutants

OTHER_SEEDS = range(100, 120)


def function_from(text: str, task: Exercise) -> Callable[..., Any]:
    """Return the function or class that a text defines."""
    names: dict[str, Any] = {"np": np}
    exec(text, names)
    function: Callable[..., Any] = names[task.id]
    return function


def passing(task: Exercise) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the mutants of a reference that pass its check."""
    inner = [name for name in task.steps if name not in task.results]
    texts = mutants(reference_text(task), [*task.parameters, *inner])
    for text in tqdm(texts, desc=task.id, leave=False):
        function = function_from(text, task)
        if check(function, exercise=task.id).passed:
            yield text, function


def agrees(task: Exercise, function: Callable[..., Any]) -> bool:
    """Say whether a function is right on the fixtures of many other seeds."""
    for seed in OTHER_SEEDS:
        for fixture in fixtures(task, seed):
            right = right_parts(task, deepcopy(fixture))
            outcome = run(function, task, deepcopy(fixture), fixture, seconds=5)
            if Case(task, fixture, outcome, right).fails:
                return False
    return True


def changed_lines(text: str, task: Exercise) -> str:
    """Return the lines of a mutant that differ from the reference."""
    original = ast.unparse(ast.parse(reference_text(task))).splitlines()
    return " / ".join(li.strip() for li in text.splitlines() if li not in original)


def main(ids: list[str]) -> None:
    """Print the mutants that pass, by exercise."""
    wanted = [t for t in EXERCISES.values() if not t.is_value]
    for task in wanted:
        if ids and task.id not in ids:
            continue
        print(f"{task.id}:", flush=True)
        for text, function in passing(task):
            sign = "=" if agrees(task, function) else "!"
            print(f"  {sign} {changed_lines(text, task)}", flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BACKPROPLAB_HOME"] = folder
        main(sys.argv[1:])
