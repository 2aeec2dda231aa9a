# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the losses that a training loop notes."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.training.loop_parts import correct, loop, loss_of, mean_loss


def after_each_step(x, y, params, learning_rate, epochs):
    """Note each loss after its step."""
    losses = []
    for _ in range(epochs):
        params, _ = correct(x, y, params, learning_rate, 1)
        losses.append(loss_of(x, y, params))
    return params, losses


def start_and_end(x, y, params, learning_rate, epochs):
    """Note the loss once more at the end."""
    end, losses = correct(x, y, params, learning_rate, epochs)
    return end, [*losses, loss_of(x, y, end)]


def with_losses(change):
    """Build a loop that hands back something else than the list of its losses."""

    def variation(x, y, params, learning_rate, epochs):
        end, losses = correct(x, y, params, learning_rate, epochs)
        return end, change(losses)

    return variation


LOSS_MISTAKES = (
    Mistake(
        "loss_after_step",
        after_each_step,
        "Each loss is noted after its step, so the loss of the start is missing.",
        "Which parameters does the first loss in the list belong to?",
        right_under="the convention that an epoch ends with noting its loss",
    ),
    Mistake(
        "loss_of_the_end_too",
        start_and_end,
        "There is one loss more than epochs: that of the end is noted as well.",
        "How many losses are noted when epochs is 1, and before which step?",
        right_under="the convention of train in the package, which notes start and end",
    ),
    Mistake(
        "last_loss_only",
        with_losses(lambda losses: losses[-1]),
        "Only the loss of the last epoch is handed back; the others are written over.",
        "What has to be there before the loop, so that every loss finds a place?",
        also=(
            with_losses(lambda losses: losses[-1:]),
            with_losses(lambda losses: [losses[-1]] * len(losses)),
        ),
    ),
    Mistake(
        "first_loss_only",
        with_losses(lambda losses: losses[:1]),
        "Only the loss of the first epoch is handed back.",
        "Where is the list filled: inside the loop, or outside?",
        also=(with_losses(lambda losses: losses[0]),),
    ),
    Mistake(
        "losses_added_up",
        with_losses(np.cumsum),
        "Each loss holds all losses before it as well: a running sum is noted.",
        "Which variable is carried on from epoch to epoch, and should it be?",
    ),
    Mistake(
        "mean_of_losses",
        with_losses(np.mean),
        "The mean of all losses is handed back, and not the list of them.",
        "How long should losses be after three epochs?",
        also=(with_losses(np.sum),),
    ),
    Mistake(
        "losses_in_reverse",
        with_losses(lambda losses: losses[::-1]),
        "The losses are in reverse order: the last epoch comes first.",
        "Is a new loss put behind the others, or in front?",
    ),
    Mistake(
        "loss_is_summed",
        loop(loss=lambda p, y: mean_loss(p, y) * len(y)),
        "The steps are right; the loss that is noted is a sum over the rows, N times"
        " the mean: 1/N is missing there.",
        "By what is the loss divided, and by what the gradient?",
        right_under="the sum convention for the loss",
    ),
    Mistake(
        "loss_per_entry",
        loop(loss=lambda p, y: mean_loss(p, y) / y.shape[1]),
        "The loss is a mean over all N·n_out entries; here it is the mean over the N"
        " rows, each of which has one right class.",
        "By what is the sum divided: by the rows, or by all entries?",
        right_under="the 1/(N·n_out) convention",
    ),
    Mistake(
        "loss_sign",
        loop(loss=lambda p, y: -mean_loss(p, y)),
        "The losses are negative: the minus in front of the logarithm is missing.",
        "Which sign does the logarithm of a number below 1 have?",
    ),
    Mistake(
        "squares_noted",
        loop(loss=lambda p, y: np.sum((p - y) ** 2) / (2 * len(y))),
        "The losses are mean squared errors; the steps belong to the cross-entropy.",
        "Which loss has the gradient (p - y)/N in the scores?",
        also=(
            loop(loss=lambda p, y: np.sum((p - y) ** 2) / len(y)),
            loop(loss=lambda p, y: np.mean((p - y) ** 2)),
        ),
    ),
    Mistake(
        "binary_loss_noted",
        loop(
            loss=lambda p, y: mean_loss(p, y) + mean_loss(1 - p, 1 - y),
        ),
        "The loss counts the wrong classes too, with log(1 - p): this is the binary"
        " cross-entropy, which belongs to a sigmoid at the output.",
        "Which entries of log p does a softmax with cross-entropy pick?",
        also=(
            loop(
                loss=lambda p, y: (
                    (mean_loss(p, y) + mean_loss(1 - p, 1 - y)) / y.shape[1]
                ),
            ),
        ),
    ),
    Mistake(
        "accuracy_noted",
        loop(loss=lambda p, y: np.mean(p.argmax(axis=1) == y.argmax(axis=1))),
        "What is noted is the share of rows that are right, not the loss.",
        "Which number do the slopes belong to?",
    ),
)
