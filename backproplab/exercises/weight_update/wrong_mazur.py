# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Wrong numbers for Mazur's step, and what leads to them."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.weight_update.mazur_parts import (
    EVERY,
    both,
    error,
    exchanged,
    late_delta,
    moved_by,
    rounded,
    scaled,
    trap,
    with_biases,
    with_error,
    with_old,
    with_parts,
    with_rate,
)

OF_OUTPUTS = ("w5", "w6", "w7", "w8", "E")  # w1 to w4 hardly move

WRONG_MAZUR = (
    Mistake(
        "updated_weights_used_in_backward",
        with_parts(delta_h=late_delta),
        "w5 to w8 were changed first, and then the error was sent back through them."
        " The well-known post prints the E that this gives.",
        "Which w5 to w8 made the prediction: the old ones or the new ones?",
        also=(with_error(lambda s: trap(s.rate)),),
    ),
    Mistake(
        "gradient_ascent",
        with_rate(-1),
        "The gradient was added, so the weights went up the slope.",
        "Which sign leads downhill, if the gradient says where E grows?",
        also=(
            with_parts(new_W1=lambda s: s.W1 + s.rate * s.dE_dW1),
            with_parts(new_W2=lambda s: s.W2 + s.rate * s.dE_dW2),
        ),
    ),
    Mistake(
        "learning_rate_forgotten",
        with_rate(2),
        "The whole gradient was subtracted: the rate of 0.5 is not in it.",
        "What is the gradient multiplied by before it is subtracted?",
    ),
    Mistake(
        "learning_rate_twice",
        with_rate(0.5),
        "Only a quarter of the gradient was subtracted: the rate is in it twice.",
        "How many times is the gradient halved?",
    ),
    Mistake(
        "only_the_change",
        moved_by(lambda change, rate: change),
        "These are the changes of the weights, not the new weights.",
        "From where does each step start?",
        also=(
            moved_by(lambda change, rate: -change),
            moved_by(lambda change, rate: -change / rate),
        ),
    ),
    Mistake(
        "nothing_moved",
        with_rate(0),
        "A weight is as it was before the step.",
        "What is subtracted from each of them?",
        also=tuple(with_old(name) for name in EVERY if name != "E"),
    ),
    Mistake(
        "read_row_by_row",
        exchanged(("w6", "w7"), ("w2", "w3")),
        "Two weights have changed places: Mazur counts the weights into one neuron"
        " first, so they lie in a column of the table, not in a row.",
        "Which two weights lead into output 1?",
        also=(exchanged(("w6", "w7")), exchanged(("w2", "w3"))),
    ),
    Mistake(
        "w2_not_transposed",
        with_parts(delta_h=lambda s: (s.delta_o @ s.W2) * s.out_h * (1 - s.out_h)),
        "The error went back through w5 and w6 to the first hidden neuron. The two"
        " weights that leave it are others; the table is square, so both ways fit.",
        "Which two weights lead out of hidden neuron 1?",
    ),
    Mistake(
        "one_output_only",
        with_parts(
            delta_h=lambda s: s.delta_o * np.diag(s.W2) * s.out_h * (1 - s.out_h)
        ),
        "Each hidden neuron got the error of one output alone.",
        "Along how many weights does h1 change E?",
    ),
    Mistake(
        "hidden_slope_forgotten",
        with_parts(delta_h=lambda s: s.delta_o @ s.W2.T),
        "w5 to w8 are right. For w1 to w4 the slope of the hidden neuron is missing.",
        "Which local slope lies between net h1 and out h1?",
    ),
    Mistake(
        "output_slope_forgotten",
        with_parts(delta_o=lambda s: s.out_o - s.y),
        "The slope of the output neurons is missing: δ is prediction - target alone.",
        "What lies between net o1 and out o1?",
        right_under="cross-entropy as the loss",
    ),
    Mistake(
        "input_for_layer_2",
        with_parts(dE_dW2=lambda s: s.x.T @ s.delta_o),
        "The gradients of w5 to w8 were made with the inputs i1 and i2.",
        "What goes into output 1 along w5?",
    ),
    Mistake(
        "outputs_for_layer_1",
        with_parts(dE_dW1=lambda s: s.out_h.T @ s.delta_h),
        "w5 to w8 are right. The gradients of w1 to w4 were made with out h1 and out"
        " h2.",
        "What goes into hidden neuron 1 along w1?",
    ),
    Mistake(
        "sign_lost",
        with_parts(delta_o=lambda s: abs(s.out_o - s.y) * s.out_o * (1 - s.out_o)),
        "Output 2 is too small, so its δ is negative; here a sign is lost.",
        "Is out o2 above or below its target, and which sign has its error?",
        also=(with_parts(dE_dW2=lambda s: abs(s.out_h.T @ s.delta_o)),),
    ),
    Mistake(
        "inputs_swapped",
        with_parts(dE_dW1=lambda s: s.x[:, ::-1].T @ s.delta_h),
        "w5 to w8 are right. In the gradients of w1 to w4 the two inputs have changed"
        " places.",
        "Which input does w1 carry, and how large is it?",
    ),
    Mistake(
        "half_forgotten",
        scaled(2),
        "Everything is as if E had no ½: gradients and E are twice as large.",
        "What stands in front of the square in E?",
        right_under="the convention without the ½",
    ),
    Mistake(
        "averaged_over_outputs",
        scaled(0.5),
        "Everything is as if E were a mean over both outputs: half as large.",
        "Is E the sum of both errors, or their mean?",
        right_under="the convention of a mean over all entries",
    ),
    Mistake(
        "error_before_the_step",
        with_error(lambda s: error(s, s.W1, s.W2)),
        "The weights are right; E is that of the old weights.",
        "Which forward pass does E belong to?",
    ),
    Mistake(
        "error_of_half_the_step",
        with_error(lambda s: error(s, s.W1, s.new_W2)),
        "The weights are right; E was computed with one layer old and one new.",
        "Which weights does the new forward pass use?",
        also=(with_error(lambda s: error(s, s.new_W1, s.W2)),),
    ),
    Mistake(
        "error_in_another_form",
        with_error(lambda s: 2 * error(s, s.new_W1, s.new_W2)),
        "The weights are right; E has lost its ½, is a mean, or holds one output only.",
        "How is E put together from both outputs?",
        also=(
            with_error(lambda s: error(s, s.new_W1, s.new_W2) / 2),
            with_error(lambda s: both(s, s.new_W1, s.new_W2)[0]),
            with_error(lambda s: both(s, s.new_W1, s.new_W2)[1]),
        ),
    ),
    Mistake(
        "biases_trained_too",
        with_error(with_biases(shared=False)),
        "The weights are right; for E the biases have moved as well. Mazur leaves them"
        " as they are.",
        "Which b1 and b2 does the new forward pass use?",
        also=(with_error(with_biases(shared=True)),),
    ),
    Mistake(
        "rounded_too_early",
        rounded(6),
        "Right as far as it goes, but nine digits are asked: what tells this E from"
        " that of a program with a well-known bug is the seventh.",
        "How many digits does your calculator keep, and how many did you write down?",
        also=(
            *map(rounded, (2, 3, 4, 5)),
            *(rounded(digits, name) for name in EVERY for digits in (4, 5, 6)),
            *(rounded(digits, name) for name in OF_OUTPUTS for digits in (2, 3)),
        ),
    ),
)
