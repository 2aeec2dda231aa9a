# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong with the steps of a training loop.

Sources: python-neural-network by jorgenkg (issue 2), data-science-from-scratch by
joelgrus (issue 31) and basic_neural_network by kim-marcel (issue 7) on the order of
updates; pytorch issue 1871 on the sign; simple-neural-network by mattm (issue 10) on
biases; CAME by yangluo7 (issue 2) on steps in place; DeepLearningTutorials by lisa-lab
(pull request 19) on the number of epochs.
"""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.training.loop_parts import correct, loop
from backproplab.exercises.training.loop_ways import (
    forward_of_the_start,
    fresh_forward_between,
    from_the_start_each_time,
    in_place,
    into_the_given_dict,
    never_moved,
    new_w2_for_hidden,
    only,
    row_by_row,
    shrinking,
    slopes_added_up,
    slopes_of_the_start,
    with_params,
    with_rate,
)

STEP_MISTAKES = (
    Mistake(
        "gradient_ascent",
        with_rate(lambda rate, N: -rate),
        "The loss climbs: each step goes uphill, along the gradient. Either the step"
        " adds it, or the error is target - prediction.",
        "Which two signs are there on the way, and should each be a minus?",
    ),
    Mistake(
        "w2_updated_first",
        new_w2_for_hidden,
        "The hidden layer got its error through the already updated W2: W1 and b1 are"
        " off. All gradients belong to the same, old parameters.",
        "In which order are gradients computed and parameters changed?",
        also=(fresh_forward_between,),
    ),
    Mistake(
        "params_changed_in_place",
        in_place,
        "The numbers are right, but the arrays in params were written into, so the"
        " caller's start is lost.",
        "Does `-=` make a new array, or does it write into the old one?",
        also=(into_the_given_dict,),
    ),
    Mistake(
        "params_not_carried_on",
        from_the_start_each_time,
        "Every epoch starts again from the parameters that were given, so only one"
        " step is ever made.",
        "With which parameters does the second epoch begin?",
        also=(never_moved,),
    ),
    Mistake(
        "start_returned",
        with_params(lambda start, end: start),
        "The losses fall as they should, but the parameters of the start are returned.",
        "Which variable holds the new parameters when the loop ends?",
    ),
    Mistake(
        "slopes_of_the_start",
        slopes_of_the_start,
        "All steps use the gradient, or the forward pass, of the first epoch.",
        "Which lines have to stand inside the loop?",
        also=(forward_of_the_start,),
    ),
    Mistake(
        "slopes_added_up",
        slopes_added_up,
        "The gradients of all epochs so far are added up, so each step repeats the ones"
        " before.",
        "With which value should the gradients begin in each epoch?",
    ),
    Mistake(
        "one_epoch_short",
        loop(count=lambda epochs: epochs - 1),
        "The loop runs one time less than asked.",
        "How often does range(1, n) run?",
    ),
    Mistake(
        "one_epoch_more",
        loop(count=lambda epochs: epochs + 1),
        "The loop runs one time more than asked.",
        "How often does range(n + 1) run?",
    ),
    Mistake(
        "one_epoch_only",
        loop(count=lambda epochs: 1),
        "Only one epoch is run.",
        "Does `return` stand inside the loop?",
    ),
    Mistake(
        "row_by_row",
        row_by_row,
        "Each row makes a step of its own, so an epoch has N steps. Here all rows share"
        " one step.",
        "Over what does the inner loop run, and is it needed?",
        right_under="the convention of stochastic descent, one step for each row",
    ),
    Mistake(
        "biases_never_updated",
        only("W1", "W2"),
        "The weights moved, the biases stayed as they were.",
        "Which four parameters take part in the step?",
    ),
    Mistake(
        "first_layer_never_updated",
        only("W2", "b2"),
        "Only the second layer is trained; W1 and b1 stay as they were.",
        "Which four parameters take part in the step?",
    ),
    Mistake(
        "second_layer_never_updated",
        only("W1", "b1"),
        "Only the first layer is trained; W2 and b2 stay as they were.",
        "Which four parameters take part in the step?",
    ),
    Mistake(
        "rate_forgotten",
        with_rate(lambda rate, N: 1),
        "The whole gradient is subtracted: the learning rate is not used.",
        "What multiplies the gradient in a step?",
    ),
    Mistake(
        "rate_fixed",
        with_rate(lambda rate, N: 0.1),
        "The learning rate is typed in, and not the one that is given.",
        "Which argument should the step read?",
        also=tuple(
            with_rate(lambda rate, N, fixed=fixed: fixed) for fixed in (0.5, 0.01)
        ),
    ),
    Mistake(
        "rate_shrinks",
        shrinking(lambda epoch: 1 + epoch),
        "The first step is right, and each later one is shorter: the learning rate"
        " shrinks from epoch to epoch. Here it stays as it is given.",
        "What is the learning rate divided or multiplied by inside the loop?",
        also=(
            shrinking(lambda epoch: 2**epoch),
            shrinking(lambda epoch: 1 / 0.9**epoch),
        ),
    ),
    Mistake(
        "results_swapped",
        lambda *given: correct(*given)[::-1],
        "Both results are there, but in the other order: the losses came first.",
        "Which one does the task name first?",
    ),
)
