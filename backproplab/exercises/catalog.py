"""All exercises and questions, by id and by notebook."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any
from urllib.parse import quote

from backproplab.exercises import (
    activation_derivatives,
    autodiff,
    capstone,
    chain_rule,
    forward_pass,
    gradient_checking,
    hidden_layers,
    losses,
    output_layer,
    start_here,
    training,
    vanishing_and_exploding,
    weight_update,
)
from backproplab.exercises.definition import Exercise, Question

NOTEBOOKS = {
    "00": start_here,
    "01": forward_pass,
    "02": losses,
    "03": chain_rule,
    "04": output_layer,
    "05": hidden_layers,
    "06": activation_derivatives,
    "07": gradient_checking,
    "08": weight_update,
    "09": training,
    "10": vanishing_and_exploding,
    "11": autodiff,
    "12": capstone,
}
EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise
    for notebook in NOTEBOOKS.values()
    for exercise in notebook.EXERCISES
}
QUESTIONS: dict[str, Question] = {
    question.id: question
    for notebook in NOTEBOOKS.values()
    for question in notebook.QUESTIONS
}


def exercise_ids(notebook: str | None = None) -> list[str]:
    """Return the ids of the exercises, of one notebook ("01") or of all, in order."""
    wanted = (e for e in EXERCISES.values() if notebook in (None, e.notebook))
    return [exercise.id for exercise in wanted]


def find_exercise(name: str | Callable[..., Any]) -> Exercise:
    """Return the exercise with this id, or whose function this is.

    Raises ValueError that names what is alike.
    """
    id = name if isinstance(name, str) else getattr(name, "__name__", "")
    if id not in EXERCISES:
        raise ValueError(f"there is no exercise {id!r}{alike(id, EXERCISES)}")
    return EXERCISES[id]


def paragraph_link(exercise: Exercise) -> str:
    """Return the address of the paragraph to read again, as JupyterLab names it."""
    module = NOTEBOOKS[exercise.notebook].__name__.rpartition(".")[2]
    return f"{exercise.notebook}_{module}.ipynb#{quote(exercise.see.replace(' ', '-'))}"


def find_question(id: str) -> Question:
    """Return the question with this id; ValueError names what is alike."""
    if id not in QUESTIONS:
        raise ValueError(f"there is no question {id!r}{alike(id, QUESTIONS)}")
    return QUESTIONS[id]


def alike(id: str, known: dict[str, Any]) -> str:
    """Write "; did you mean …?", or all that there are."""
    near = get_close_matches(id, known, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else f"; known: {[*known]}"
