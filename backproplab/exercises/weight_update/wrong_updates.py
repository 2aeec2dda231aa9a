# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes of a training step in what becomes of the gradients."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.weight_update.dicts import (
    NAMES,
    cut_to_integers,
    each,
    in_place,
    in_the_same_dict,
    shallow_copy,
    step,
    with_biases,
)
from backproplab.exercises.weight_update.stepping import (
    HIDDEN,
    OUTPUT,
    forward_again,
    only,
    row_by_row,
    several,
    unsummed,
    updated,
    uphill,
    with_new,
    without_return,
)

WRONG_UPDATES = (
    Mistake(
        "updated_weights_used_in_backward",
        with_new(*OUTPUT),
        "W2 was changed before the error was sent back through it, so layer 2 comes"
        " out right and layer 1 a little wrong. All gradients belong to one network,"
        " the one that made the prediction.",
        "Which W2 took part in the prediction whose error is sent back?",
    ),
    Mistake(
        "forward_again_between",
        forward_again(OUTPUT, HIDDEN),
        "One layer was updated, then the network ran again for the other one. Both"
        " layers should move from the same place.",
        "How many forward passes does one step need?",
        also=(forward_again(HIDDEN, OUTPUT),),
    ),
    Mistake(
        "gradient_ascent",
        updated(each(lambda w, g, rate: w + rate * g)),
        "This step goes up the slope, so the loss grows: the gradient was added, or it"
        " was made from target - prediction.",
        "Which sign leads downhill, if the gradient says where the loss grows?",
        also=(
            updated(uphill("W1", "b1")),
            updated(uphill("W2", "b2")),
            updated(uphill("b1", "b2")),
            updated(uphill("W1", "W2")),
        ),
    ),
    Mistake(
        "learning_rate_forgotten",
        updated(each(lambda w, g, rate: w - g)),
        "A whole gradient was subtracted: the learning rate is not in it.",
        "What says how far to go down the slope?",
        also=(
            updated(with_biases(step, lambda w, g, rate: w - g)),
            updated(with_biases(lambda w, g, rate: w - g, step)),
        ),
    ),
    Mistake(
        "learning_rate_twice",
        updated(each(lambda w, g, rate: w - rate * rate * g)),
        "The learning rate is in it twice.",
        "Is it in the gradients already when they are subtracted?",
    ),
    Mistake(
        "biases_never_updated",
        only("W1", "W2"),
        "The weights moved, but a bias did not: it came back as it was.",
        "Which four parameters have a gradient?",
        also=(only("W1", "W2", "b2"), only("W1", "b1", "W2")),
    ),
    Mistake(
        "weights_never_updated",
        only("b1", "b2"),
        "The biases moved, but the weights did not.",
        "Which four parameters have a gradient?",
    ),
    Mistake(
        "one_layer_never_updated",
        only(*OUTPUT),
        "Only one of the two layers moved; the other one came back as it was.",
        "Which four parameters have a gradient?",
        also=(only(*HIDDEN),),
    ),
    Mistake(
        "nothing_moved",
        only(),
        "The parameters came back as they were.",
        "Which line computes the new values, and are they what is returned?",
    ),
    Mistake(
        "bias_grows_a_batch_axis",
        unsummed(1, 2),
        "A new bias has one row for each example: its gradient was not summed over the"
        " batch, and NumPy stretched the bias to fit instead of complaining.",
        "Over which axis of the error do the examples lie, and what becomes of it?",
        also=(unsummed(1), unsummed(2)),
    ),
    Mistake(
        "gradients_returned",
        updated(lambda params, grads, rate: grads),
        "These are the gradients; no step has been taken with them.",
        "What is asked for: slopes, or new parameters?",
        also=(
            updated(lambda params, grads, rate: {f"dL_d{n}": grads[n] for n in NAMES}),
        ),
    ),
    Mistake(
        "only_the_change",
        updated(each(lambda w, g, rate: -rate * g)),
        "This is the step alone; the old parameters, from which it starts, are not in"
        " it.",
        "From where does the step start?",
        also=(updated(each(lambda w, g, rate: rate * g)),),
    ),
    Mistake(
        "one_example_at_a_time",
        row_by_row,
        "Each example took a step of its own, and the next one met parameters that had"
        " moved. Here the whole batch takes one step.",
        "Where does the update stand: inside the loop over the examples, or after it?",
        right_under="the convention of a batch of one, where examples come one by one",
    ),
    Mistake(
        "more_than_one_step",
        several(2),
        "More than one step was taken.",
        "Which line runs a second time?",
        also=tuple(map(several, (3, 5, 10))),
    ),
    Mistake(
        "new_values_truncated",
        updated(cut_to_integers),
        "The new values were stored in an array of integers and cut to whole numbers.",
        "Which type does np.zeros_like(w) have when w holds whole numbers?",
    ),
    Mistake(
        "changes_the_parameters",
        updated(in_place),
        "The numbers are right, but the old parameters are gone: the arrays in"
        " params were written over, as `-=` does, and a copy of the dict alone does"
        " not help, because it holds the same arrays.",
        "Which sign makes a new array: `w -= …`, or `w = w - …`?",
        right_under="the in-place convention, as in PyTorch's optimizers",
        also=(updated(shallow_copy), updated(in_the_same_dict)),
    ),
    Mistake(
        "changes_and_returns_nothing",
        updated(without_return(in_place)),
        "The arrays in params were changed in place, and nothing is returned.",
        "Into which dict can the new arrays go, and which line hands it back?",
        right_under="the in-place convention, as in PyTorch's optimizers",
        also=(updated(without_return(in_the_same_dict)),),
    ),
)
