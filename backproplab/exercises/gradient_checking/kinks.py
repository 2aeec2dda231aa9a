# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 07: where backward and the measured slope differ at a corner."""

import re

import numpy as np

from backproplab.data import kink_twin
from backproplab.exercises.definition import Exercise, Fixture, Mistake

PLACES = [
    f"{name}{[int(i) for i in entry]}"
    for name, w in kink_twin().network.params.items()
    for entry in np.ndindex(w.shape)
]


def kink_twin_entries():
    """List the parameters of the kink twin at which both slopes differ."""
    entries = ["W1[0, 0]", "W1[1, 0]", "b1[0]"]
    return entries


def listed(entries):
    """Write the parameters of a list in our order; or words for what is no list."""
    if isinstance(entries, np.ndarray):
        entries = entries.tolist()
    if isinstance(entries, str | dict):
        entries = [entries] if isinstance(entries, str) else named_places(entries)
    if not isinstance(entries, list | tuple | set | frozenset):
        return (
            f"entries is one {type(entries).__name__}. How is a list of places written,"
            ' as ["W2[0, 1]"]?'
        )
    found = [place(entry) for entry in entries]
    for entry, name in zip(entries, found, strict=True):
        if name not in PLACES and not name.startswith("x"):
            return f"{entry!r} is no entry of W1, b1, W2 or b2. Which one is meant?"
    return {"entries": ", ".join(n for n in PLACES if n in found) or "no parameter"}


def named_places(entries):
    """Write a dict {"W1": [(0, 0)]} as a list of places."""
    return [
        (name, getattr(where, "entry", where))  # a Corner of a report has one
        for name, places in entries.items()
        for where in places
    ]


def place(entry):
    """Write one place in our way: W1[0][0] and ("W1", (0, 0)) as W1[0, 0]."""
    text = str(entry)
    name = re.search(r"\b(?:dL_d)?([Wb][12]|x)", text)
    rest = text[name.end() :] if name else ""
    numbers = ", ".join(re.findall(r"\d+", re.sub(r"np\.int\d+", "", rest)))
    return f"{name[1]}[{numbers}]" if name else text


def in_words(name, got, right):
    """Say what is wrong with the list, and do not name what is missing in it."""
    more = [place for place in PLACES if place in got and place not in right]
    if more:
        return (
            f"{more[0]} is in the list, but backward and the measured slope agree"
            " there. Does a nudge of it move a pre-activation that is exactly 0?"
        )
    if got != right:
        return (
            "At least one entry is missing. Which pre-activation is exactly 0, and"
            " which parameters move it?"
        )
    return None


def wrong(id, lists, say, ask):
    """Build a mistake from the wrong lists that it leads to."""
    ways = [lambda places=places: places for places in lists]
    return Mistake(id, ways[0], say, ask, also=tuple(ways[1:]))


FIRST = kink_twin_entries()
ALL_OF_W1 = [name for name in PLACES if name.startswith("W1")]
ALL_OF_B1 = [name for name in PLACES if name.startswith("b1")]

KINK_TWIN_ENTRIES = Exercise(
    reference=kink_twin_entries,
    notebook="07",
    title="the kink twin",
    see="Derive: corners have no slope",
    results=("entries",),
    fixtures=lambda rng: [Fixture("the kink twin", ())],
    is_value=True,
    use=listed,
    in_words=in_words,
    hints=(
        "At which example and which hidden neuron is z1 exactly 0?",
        "A nudge of a parameter moves that z1 to either side of the corner. Which"
        " parameters reach it?",
        "Compare numerical_gradient with backward for W1, b1, W2 and b2, and list every"
        " entry with a gap above 1e-6. They belong to one hidden neuron.",
    ),
    mistakes=(
        wrong(
            "bias_left_out",
            [FIRST[:2]],
            "The weights are all there, but something else is added into the same z1.",
            "What besides x W1 goes into z1?",
        ),
        wrong(
            "only_the_bias",
            [FIRST[2:]],
            "The bias is right, but it is not alone: it moves z1 together with others.",
            "What besides b1 goes into z1?",
        ),
        wrong(
            "one_weight_missing",
            [FIRST[::2], FIRST[1:], FIRST[:1], FIRST[1:2]],
            "One weight is there, but each input of that neuron has its own.",
            "How many weights lead into one hidden neuron?",
        ),
        wrong(
            "row_for_column",
            [
                ["W1[0, 0]", "W1[0, 1]", "b1[0]"],
                ["W1[0, 0]", "W1[0, 1]", "W1[0, 2]", "b1[0]"],
                ["W1[0, 0]", "W1[0, 1]", "W1[0, 2]"],
                ["W1[0, 0]", "W1[0, 1]"],
            ],
            "This is a row of W1: the weights that leave one input. Those that lead"
            " into one neuron are a column.",
            "Which index of W1 counts the hidden neurons?",
        ),
        wrong(
            "whole_layer",
            [ALL_OF_W1 + ALL_OF_B1, ALL_OF_W1, [*ALL_OF_W1, "b1[0]"]],
            "This is the whole first layer; only one of its neurons is at the corner.",
            "In which column of z1 is there a 0?",
        ),
        wrong(
            "second_layer_as_well",
            [
                [*FIRST, "W2[0, 0]", "W2[0, 1]"],
                [*FIRST, "W2[0, 0]", "W2[0, 1]", "b2[0]", "b2[1]"],
                ["W2[0, 0]", "W2[0, 1]"],
                PLACES,
            ],
            "The weights behind the corner do not move z1, so nothing crosses the"
            " corner there.",
            "Which parameters does z1 depend on?",
        ),
        wrong(
            "another_neuron",
            [
                ["W1[0, 1]", "W1[1, 1]", "b1[1]"],
                ["W1[0, 2]", "W1[1, 2]", "b1[2]"],
            ],
            "These parameters lead into a neuron whose z1 is nowhere 0.",
            "Which bias was changed from the integer net to its kink twin?",
        ),
        wrong(
            "nothing_found",
            [[]],
            "The list is empty; yet three entries differ by 0.2.",
            "How large is the gap between both slopes, entry by entry?",
        ),
    ),
)
