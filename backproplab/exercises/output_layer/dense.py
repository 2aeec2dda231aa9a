# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 04: back through a dense layer, all three gradients."""

from backproplab.exercises.definition import Exercise
from backproplab.exercises.output_layer import dense_mistakes, input_mistakes
from backproplab.exercises.output_layer.bias_mistakes import BIAS_MISTAKES
from backproplab.exercises.output_layer.factor_mistakes import FACTOR_MISTAKES
from backproplab.exercises.output_layer.layers_to_send_back import layers_to_send_back
from backproplab.exercises.output_layer.sharing import rebuilt
from backproplab.exercises.output_layer.weight_mistakes import WEIGHT_MISTAKES
from backproplab.exercises.output_layer.with_results import with_weights


def dense_backward(dL_dz, x, W):
    """Send an error back through a dense layer z = x W + b, to W, to b and to x.

    dL_dz comes from a mean loss, so it holds the 1/N already.

    Shapes: dL_dz (N, n_out), x (N, n_in), W (n_in, n_out);
    returns dL_dW (n_in, n_out), dL_db (n_out,), dL_dx (N, n_in).
    """
    dL_dW = x.T @ dL_dz
    dL_db = dL_dz.sum(axis=0)
    dL_dx = dL_dz @ W.T
    return dL_dW, dL_db, dL_dx


DENSE_BACKWARD = Exercise(
    reference=dense_backward,
    notebook="04",
    title="back through a dense layer",
    see="Derive: the whole layer, and why the transpose",
    results=("dL_dW", "dL_db", "dL_dx"),
    fixtures=layers_to_send_back,
    hints=(
        "For each of the three: which entries of z does one number touch, in how many"
        " examples, and over what is to be summed?",
        "dL_dW sums over the examples, dL_db as well, dL_dx over the outputs. Each"
        " gradient has the shape of its namesake.",
        "Two matrix products with `@`: in one x is turned round, in the other W is. In"
        " between, add up the rows of dL_dz.",
    ),
    mistakes=(
        *rebuilt(WEIGHT_MISTAKES, with_weights),
        *BIAS_MISTAKES,
        *input_mistakes.MISTAKES,
        *FACTOR_MISTAKES,
        *dense_mistakes.MISTAKES,
    ),
)
