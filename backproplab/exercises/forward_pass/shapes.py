# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 01: predict six shapes of a network 64-16-10."""

import numpy as np

from backproplab.clues.axes import axes_in
from backproplab.exercises.definition import Exercise, Fixture, Mistake

NAMED = {
    "W1": "(n_in, n_hidden)",
    "b1": "(n_hidden,)",
    "z1": "(N, n_hidden)",
    "a1": "(N, n_hidden)",
    "W2": "(n_hidden, n_out)",
    "z2": "(N, n_out)",
}


def predict_shapes():
    """Predict the shapes when 32 rows of 64 numbers go through a network 64-16-10."""
    shapes = {
        "W1": (64, 16),
        "b1": (16,),
        "z1": (32, 16),
        "a1": (32, 16),
        "W2": (16, 10),
        "z2": (32, 10),
    }
    return shapes


def in_words(name, got, right):
    """Compare two shapes; None if they are equal."""
    if isinstance(got, int | np.integer):
        return f"{name}: a shape is a tuple. With one axis it is written ({got},)."
    if isinstance(got, str):
        return f"{name} is text. How is it written without quotes?"
    shape = numbers_in(got)
    if shape is None:
        return (
            f"{name} is not a tuple of whole numbers; it is one {type(got).__name__}."
            " How is a shape written?"
        )
    if shape == right:
        return None
    if len(shape) != len(right):
        axes = axes_in(shape)
        return f"{name}: {shape} has {axes}. How many has {NAMED[name]}?"
    return f"{name}: {shape} does not fit {NAMED[name]}. Which size is which?"


def numbers_in(got):
    """Return a tuple, list or array of whole numbers as a tuple; None for others."""
    if not isinstance(got, tuple | list | np.ndarray) or np.ndim(got) != 1:
        return None
    whole = all(isinstance(size, int | np.integer) for size in got)
    return tuple(int(size) for size in got) if whole else None


def with_shapes(**changed):
    """Build a variation in which some shapes are wrong."""
    return lambda: predict_shapes() | changed


def turned(shape):
    """Turn a shape round; one axis becomes a column."""
    return shape[::-1] if len(shape) == 2 else (*shape, 1)


SHAPES = Exercise(
    reference=predict_shapes,
    notebook="01",
    title="predict six shapes",
    see="Derive, stage 3: a batch",
    results=tuple(NAMED),
    fixtures=lambda rng: [Fixture("the network 64-16-10", ())],
    returns_dict=True,
    is_value=True,
    in_words=in_words,
    hints=(
        "Which axis is the batch, and which arrays have one row for each example?",
        "x @ W: (N, n_in) meets (n_in, n_out); the shared axis goes, the outer ones"
        " stay.",
        "Parameters have no batch axis. W1 has 64 rows and 16 columns, and z1 has 32"
        " rows.",
    ),
    mistakes=(
        Mistake(
            "columns_are_examples",
            lambda: {name: turned(shape) for name, shape in predict_shapes().items()},
            "Here an example is a row, so each of these shapes is turned round.",
            "With x of shape (32, 64), which shape of W1 lets x @ W1 work?",
            right_under="the column-vector convention",
        ),
        Mistake(
            "weights_turned_round",
            with_shapes(W1=(16, 64), W2=(10, 16)),
            "These weights are (n_out, n_in); this notebook writes (n_in, n_out).",
            "In x @ W1, which axis of W1 meets the 64 of x?",
            right_under="the convention of PyTorch",
        ),
        Mistake(
            "w2_turned_round",
            with_shapes(W2=(10, 16)),
            "W1 fits, W2 is turned round.",
            "In a1 @ W2, which axis of W2 meets the 16 of a1?",
        ),
        Mistake(
            "weights_hold_the_batch",
            with_shapes(W1=(32, 16)),
            "W1 does not know how many examples there are.",
            "Would the weights change shape if the batch had 100 rows?",
        ),
        Mistake(
            "w2_holds_the_batch",
            with_shapes(W2=(32, 10)),
            "W2 does not know how many examples there are.",
            "In a1 @ W2, which axis of a1 meets the rows of W2?",
        ),
        Mistake(
            "bias_for_each_row",
            with_shapes(b1=(32, 16)),
            "A bias belongs to a neuron, and is the same for every example.",
            "How many neurons does the layer have?",
        ),
        Mistake(
            "bias_of_inputs",
            with_shapes(b1=(64,)),
            "This is one bias for each input.",
            "Does a bias belong to an input or to a neuron?",
        ),
        Mistake(
            "bias_as_row",
            with_shapes(b1=(1, 16)),
            "As a row (1, n) it would add up the same way; here b1 has one axis.",
            "How is the shape of an array with one axis of 16 written?",
            right_under="the convention of biases as rows",
        ),
        Mistake(
            "bias_as_column",
            with_shapes(b1=(16, 1)),
            "A column (n, 1) belongs to the convention where examples are columns.",
            "Which shape can be added to every row of z1?",
            right_under="the column-vector convention",
        ),
        Mistake(
            "batch_forgotten",
            with_shapes(z1=(16,), a1=(16,), z2=(10,)),
            "This is z1 for one example; a batch has 32 of them.",
            "Which axis comes first when a row is an example?",
        ),
        Mistake(
            "z1_like_input",
            with_shapes(z1=(32, 64), a1=(32, 64)),
            "z1 has one column for each neuron, not for each input.",
            "Which axis does x @ W1 sum away?",
        ),
        Mistake(
            "z1_turned_round",
            with_shapes(z1=(16, 32), a1=(16, 32)),
            "z1 is turned round: here an example is a row.",
            "Which axis of x stays first in x @ W1?",
        ),
        Mistake(
            "activation_changes_shape",
            with_shapes(a1=(32, 10)),
            "An activation works on each number by itself.",
            "Can it change a shape?",
        ),
        Mistake(
            "z2_like_hidden",
            with_shapes(z2=(32, 16)),
            "z2 has one column for each output.",
            "Which axis does a1 @ W2 sum away?",
        ),
    ),
)
