# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong at both ends and in the names of many layers' gradients."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.hidden_layers.deep_steps import (
    on_rows,
    output,
    with_results,
    with_steps,
)


def as_types_of_params(grads, N, params):
    """Write the gradients into arrays of the types of the parameters."""
    return {name: g.astype(params[name[4:]].dtype) for name, g in grads.items()}


GRADIENTS = (
    Mistake(
        "n_forgotten",
        with_steps(error=lambda s, n: s.p - s.y),
        "The 1/N is missing, and without it gradients are N times too large: the loss"
        " here is the mean over the batch.",
        "By what is the sum of all losses divided to get the mean?",
        right_under="the convention of a loss that is summed over the batch",
    ),
    Mistake(
        "averaged_over_classes",
        with_steps(error=lambda s, n: (s.p - s.y) / s.y.size),
        "It is divided by N·n_out, the number of all entries. The loss is a mean over"
        " the N rows; within a row, classes add up.",
        "How many losses are averaged: one for each row, or one for each entry?",
        right_under="the convention of a mean over all entries",
    ),
    Mistake(
        "divided_by_n_twice",
        with_results(lambda grads, N, params: {k: g / N for k, g in grads.items()}),
        "1/N came in twice: in the first error, and again in gradients, which come out"
        " N times too small.",
        "In which one line should the mean of the loss come in?",
        also=(with_steps(dL_dW=lambda s, n: s.a[n - 1].T @ s.d / len(s.x)),),
    ),
    Mistake(
        "doubled",
        with_steps(error=lambda s, n: 2 * (s.p - s.y) / len(s.x)),
        "All gradients are twice too large: a 2 from a square has come in, or the"
        " error was counted twice.",
        "Is anything squared in the cross-entropy?",
    ),
    Mistake(
        "sign_flipped",
        with_steps(error=lambda s, n: (s.y - s.p) / len(s.x)),
        "All signs are turned round: this is target - prediction, or the gradient"
        " with the minus of the update step.",
        "Which of p and y comes first, if a positive gradient says: too large?",
    ),
    Mistake(
        "output_derivative_again",
        with_steps(error=lambda s, n: (s.p - s.y) * s.p * (1 - s.p) / len(s.x)),
        "There is a slope p (1 - p) too much at the output. With softmax and"
        " cross-entropy the difference of prediction and target is already the whole"
        " gradient for the scores.",
        "What cancels when the slope of the log meets the slope of softmax?",
        also=(
            with_steps(
                error=lambda s, n: (s.p - s.y) * s.a[n] * (1 - s.a[n]) / len(s.x)
            ),
        ),
    ),
    Mistake(
        "own_output_as_input",
        with_steps(dL_dW=lambda s, n: s.a[n].T @ s.d),
        "Each weight gradient was made with the output of its own layer: the list of"
        " activations is read one place too far.",
        "What did the layer get as its input, and where does that stand in the list?",
        also=(with_steps(dL_dW=lambda s, n: output(s, n).T @ s.d),),
    ),
    Mistake(
        "input_of_another_layer",
        with_steps(dL_dW=lambda s, n: s.a[max(n - 2, 0)].T @ s.d),
        "The weight gradients were made with the input of another layer: the list of"
        " activations is read too early.",
        "What did the layer get as its input, and where does that stand in the list?",
        also=(with_steps(dL_dW=lambda s, n: s.x.T @ s.d),),
    ),
    Mistake(
        "z_as_input",
        with_steps(dL_dW=lambda s, n: s.z[n - 1].T @ s.d),
        "The weight gradients were made with z of the layer below, which is not bent"
        " yet.",
        "What did the layer get as its input?",
    ),
    Mistake(
        "gradients_transposed",
        with_steps(dL_dW=lambda s, n: s.d.T @ s.a[n - 1]),
        "The weight gradients are turned round, as their transposes: each has the shape"
        " of its W here.",
        "Which of error and input has to come first in the product?",
        right_under="the (n_out, n_in) convention, as in PyTorch and with columns",
    ),
    Mistake(
        "bias_before_slope",
        with_steps(dL_db=lambda s, n: getattr(s, "dL_da", s.d).sum(axis=0)),
        "The bias gradients were summed from dL_da, before the slope of the"
        " activation.",
        "Which error did dL_dW use?",
    ),
    Mistake(
        "bias_averaged",
        with_steps(dL_db=lambda s, n: s.d.mean(axis=0)),
        "The bias gradients are means over the batch. The 1/N is already inside the"
        " error, so the examples are summed.",
        "How often is it divided by N on the way to the bias?",
    ),
    Mistake(
        "bias_summed_over_all",
        with_steps(dL_db=lambda s, n: s.d.sum()),
        "A bias gradient is one single number: the sum has no axis, so all neurons"
        " are blamed alike.",
        "Over which axis do the examples lie?",
    ),
    Mistake(
        "bias_summed_over_neurons",
        with_steps(dL_db=lambda s, n: s.d.sum(axis=1)),
        "The bias gradients were summed over the neurons, so they have one entry for"
        " each example. They need one for each neuron.",
        "Over which axis do the examples lie?",
    ),
    Mistake(
        "bias_not_summed",
        with_steps(dL_db=lambda s, n: s.d),
        "The bias gradients still have a row for each example. A bias serves them all,"
        " so their errors add up.",
        "What shape does b have, and which axis is too many?",
    ),
    Mistake(
        "last_example_only",
        on_rows(slice(-1, None)),
        "Only one example is left in the gradients: inside a loop, each replaced the"
        " one before it (= where += is needed), or the loop was left too early.",
        "In your loop over the examples: are gradients added up, or overwritten?",
        also=(
            on_rows(slice(-1, None), share=0),
            on_rows(slice(0, 1)),
            on_rows(slice(0, 1), share=0),
        ),
    ),
    Mistake(
        "integer_truncation",
        with_results(as_types_of_params),
        "The gradients were written into arrays of integers, so they were cut to whole"
        " numbers.",
        "Which type does np.zeros_like(W) have when W holds whole numbers?",
    ),
)
