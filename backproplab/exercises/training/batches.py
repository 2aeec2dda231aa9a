# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 09: deal rows out into mini-batches."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.training.batch_cuts import CUT_MISTAKES
from backproplab.exercises.training.batch_orders import ORDER_MISTAKES
from backproplab.exercises.training.dealing import FLAGS, facts, right_facts


def mini_batches(x, y, batch_size, rng):
    """Deal all rows out at random: each is in one batch, together with its target.

    A batch has batch_size rows, the last one what is left over. The order is drawn
    from rng, a NumPy Generator; x and y stay as they are.
    Shapes: x (N, n_in), y (N, n_out); returns a list of pairs of arrays.
    """
    order = rng.permutation(len(x))
    batches = []
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        batches.append((x[rows], y[rows]))
    return batches


def decks(rng):
    """Return rows to deal out, with batch sizes that fit and that do not."""

    def draw(N, batch_size, n_in=3, n_out=2):
        x, y = rng.normal(size=(N, n_in)), rng.normal(size=(N, n_out))
        return x, y, batch_size, int(rng.integers(1000))

    whole = draw(19, 5)
    numbers = np.arange(19 * 3).reshape(19, 3) - rng.integers(10)
    view = draw(16, 4)
    return [
        Fixture("18 rows in batches of 4", draw(18, 4)),
        Fixture("12 rows in batches of 3", draw(12, 3)),
        Fixture("one row", draw(1, 4)),
        Fixture("5 rows in batches of 8", draw(5, 8)),
        Fixture("batches of one", draw(7, 1)),
        Fixture("whole numbers", (numbers, np.eye(19, dtype=int), *whole[2:])),
        Fixture("a view", (rng.normal(size=(3, 16)).T, *view[1:])),
    ]


SENTENCES = {
    "from_x": "Not every row in the batches is a row of x.",
    "repeated_batches": "Two batches hold the same rows.",
    "each_row_once": "Some rows are dealt more than once, or never.",
    "own_targets": "Not every row comes with its own target.",
    "x_mixed": "The rows of x come in the order in which they were given.",
    "y_mixed": "The targets come in the order in which they were given.",
    "order_inside_mixed": "Inside a batch, the rows follow each other as in x.",
    "batches_mixed": "Each batch holds rows that are neighbors in x.",
    "windows_apart": "Each batch begins with the second row of the one before.",
    "dealt_anew": "Called a second time, with the same rng, the order is the same.",
    "rng_used": "Nothing was drawn from rng.",
    "others_left_alone": "The generator that all code shares was used or reseeded.",
}


def in_words(name, got, right):
    """Say how one fact misses, or return None."""
    if got.shape == right.shape and (got == right).all():
        return None
    if name in SENTENCES:
        return SENTENCES[name]
    what = "rows" if name == "sizes" else "targets"
    sizes = (", ".join(f"{size:g}" for size in fact) for fact in (got, right))
    return "The batches have {} {}; they should have {}.".format(
        *(next(sizes) or "no", what, next(sizes))
    )


BATCHES = Exercise(
    reference=mini_batches,
    notebook="09",
    title="mini-batches",
    see="Code: mini-batches",
    results=("sizes", "sizes_of_y", *FLAGS),
    fixtures=decks,
    use=facts,
    expected=right_facts,
    in_words=in_words,
    asks={
        "sizes": "Where does each batch begin, and where does it end?",
        "sizes_of_y": "Which rows of y belong to the rows of x in a batch?",
        "from_x": "Is anything but whole rows of x put into a batch?",
        "repeated_batches": "What changes from one batch to the next?",
        "each_row_once": "How is it made sure that each row is dealt once?",
        "own_targets": "Are x and y indexed by the same numbers?",
        "x_mixed": "Where is the order of the rows drawn?",
        "y_mixed": "Where is the order of the rows drawn?",
        "order_inside_mixed": "What is put in another order: rows, or whole batches?",
        "batches_mixed": "What is put in another order: all rows, or those of a batch?",
        "windows_apart": "How far does the start move from one batch to the next?",
        "dealt_anew": "Where does the chance come from, and does it start afresh?",
        "rng_used": "Which argument should the order be drawn from?",
        "others_left_alone": "Which argument should the order be drawn from?",
    },
    hints=(
        "How can x and y be put into another order so that each row keeps its target?",
        "Draw one order of the row numbers, then cut it into pieces; index x and y with"
        " the same piece.",
        "order = rng.permutation(len(x)); the pieces start at range(0, len(x),"
        " batch_size), and a slice that reaches over the end is simply shorter.",
    ),
    mistakes=(*CUT_MISTAKES, *ORDER_MISTAKES),
)
