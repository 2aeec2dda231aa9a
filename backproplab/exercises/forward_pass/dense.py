# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 01: a dense layer for a whole batch."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.layers import Sigmoid


def dense_forward(x, W, b):
    """Mix the features of each row: z = x W + b.

    Shapes: x (N, n_in), W (n_in, n_out), b (n_out,); returns z (N, n_out).
    """
    z = x @ W + b
    return z


def layers_to_run(rng):
    """Return batches and layers of many sizes."""

    def draw(N, n_in, n_out):
        sizes = ((N, n_in), (n_in, n_out), (n_out,))
        return tuple(rng.normal(size=size) for size in sizes)

    x, W, b = draw(5, 3, 4)
    whole = np.array([[1, 2, 3], [4, 5, 6]])
    wide = rng.normal(size=(3, 4))
    return [
        Fixture("a batch of five", (x, W, b)),
        Fixture("equal sizes", draw(3, 3, 3)),
        Fixture("one example", draw(1, 3, 2)),
        Fixture("whole numbers", (whole, wide[:, :2].copy(), np.array([0.5, -1.5]))),
        Fixture("zeros", (np.zeros((2, 3)), wide, rng.normal(size=4))),
        Fixture("views", (rng.normal(size=(3, 5)).T, wide[:, ::2], rng.normal(size=2))),
    ]


def integer_buffer(x, W, b):
    """Write the result into an array of the type of x."""
    z = np.zeros((len(x), W.shape[1]), dtype=x.dtype)
    z[...] = x @ W + b
    return z


def indices_swapped(x, W, b):
    """Mix with loops that read W[j, i]."""
    n_in, n_out = W.shape
    turned = [[W[j, i] for j in range(n_out)] for i in range(n_in)]
    return x @ np.array(turned) + b


DENSE = Exercise(
    reference=dense_forward,
    notebook="01",
    title="a dense layer",
    see="Derive, stage 3: a batch",
    results=("z",),
    fixtures=layers_to_run,
    hints=(
        "For one row and one neuron: which numbers are multiplied, and what is added"
        " up?",
        "A matrix product sums over the shared axis n_in. The bias is added to each"
        " row.",
        "In NumPy the matrix product is written `@`; x comes first. Then add b.",
    ),
    mistakes=(
        Mistake(
            "bias_forgotten",
            lambda x, W, b: x @ W,
            "The product is right, but the bias is not in it: each row is off by b.",
            "What does every neuron add after summing its inputs?",
        ),
        Mistake(
            "bias_subtracted",
            lambda x, W, b: x @ W - b,
            "The bias is taken away: each row is off by 2b.",
            "Which sign does b have in z = x W + b?",
        ),
        Mistake(
            "bias_inside_product",
            lambda x, W, b: x @ (W + b),
            "The bias was added to the weights, so the inputs multiply it as well.",
            "Which comes first: the product x W, or adding b?",
        ),
        Mistake(
            "bias_of_wrong_index",
            lambda x, W, b: x @ W + b[len(W) - 1],
            "The bias is chosen by another index than that of the neuron.",
            "b has one entry for each column of z: which index counts the columns?",
            also=(
                lambda x, W, b: x @ W + b[0],
                lambda x, W, b: x @ W + np.array([[b[n]] for n in range(len(x))]),
                lambda x, W, b: x @ W + sum(b[i] for i in range(len(W))),
            ),
        ),
        Mistake(
            "bias_multiplied",
            lambda x, W, b: x @ W * b,
            "The bias multiplies the product.",
            "A neuron with only zeros as inputs: what should it give?",
        ),
        Mistake(
            "bias_summed",
            lambda x, W, b: x @ W + b.sum(),
            "All neurons got the sum of all biases.",
            "Which bias belongs to which column of z?",
        ),
        Mistake(
            "bias_added_for_each_input",
            lambda x, W, b: x @ W + len(W) * b,
            "The bias is added n_in times: once for each input, inside the sum.",
            "How many times should one neuron add its bias?",
        ),
        Mistake(
            "elementwise_product",
            lambda x, W, b: x * W + b,
            "The product is entry by entry, so nothing is summed over the inputs.",
            "Which sign does NumPy have for a product that sums over the shared axis?",
        ),
        Mistake(
            "order_swapped",
            lambda x, W, b: W @ x + b,
            "This is W x; the two factors are in the other order, and each row of z"
            " mixes different examples.",
            "Read the shapes from left to right: which order lets n_in meet n_in?",
        ),
        Mistake(
            "w_transposed",
            lambda x, W, b: x @ W.T + b,
            "W is used as if its rows were neurons; here its shape is (n_in, n_out).",
            "In which axis of W do the inputs lie, and which axis of x should meet it?",
            right_under="the (n_out, n_in) convention, as in PyTorch",
            also=(indices_swapped,),
        ),
        Mistake(
            "columns_are_examples",
            lambda x, W, b: W.T @ x.T + b[:, None],
            "Here an example is a row: z has shape (N, n_out), and this is its"
            " transpose.",
            "Which order of x and W gives rows, with no transpose at all?",
            right_under="the column-vector convention, where an example is a column",
        ),
        Mistake(
            "integer_truncation",
            integer_buffer,
            "The result was written into an array of integers, so it was cut to whole"
            " numbers.",
            "Which type does your array get when x holds whole numbers?",
        ),
        Mistake(
            "last_input_only",
            lambda x, W, b: x[:, -1:] * W[-1] + b,
            "Only the last input counts: each term of the sum replaced the one before.",
            "In your loop over the inputs: is a term added, or does it overwrite?",
        ),
        Mistake(
            "first_input_left_out",
            lambda x, W, b: x[:, 1:] @ W[1:] + b,
            "The first input is left out of the sum.",
            "With which index do the inputs begin?",
        ),
        Mistake(
            "last_input_left_out",
            lambda x, W, b: x[:, :-1] @ W[:-1] + b,
            "The last input is left out of the sum.",
            "range(n) ends at n - 1: with which index do the inputs end?",
        ),
        Mistake(
            "first_example_only",
            lambda x, W, b: x[:1] @ W + b,
            "Only the first example went through the layer.",
            "Does `return` stand inside a loop, or does an index take one row of x?",
        ),
        Mistake(
            "mean_over_inputs",
            lambda x, W, b: x @ W / len(W) + b,
            "The products are averaged over the inputs; a neuron sums them.",
            "Where is it divided by n_in?",
        ),
        Mistake(
            "sigmoid_included",
            lambda x, W, b: Sigmoid().forward(x @ W + b)[0],
            "z is right inside, but a sigmoid was put on it. This layer only mixes.",
            "Which function of this notebook does the bending?",
        ),
        Mistake(
            "relu_included",
            lambda x, W, b: np.maximum(x @ W + b, 0),
            "Negative values are cut off: a ReLU was put on z. This layer only mixes.",
            "Which function of this notebook does the bending?",
        ),
    ),
)
