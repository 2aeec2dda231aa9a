# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes of one step downhill in what is computed for each parameter."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.weight_update.dicts import each

WRONG_STEPS = (
    Mistake(
        "gradient_ascent",
        each(lambda w, g, rate: w + rate * g),
        "The step goes up the slope: the gradient was added, and the loss grows.",
        "The gradient says where the loss grows. Which sign leads the other way?",
    ),
    Mistake(
        "learning_rate_forgotten",
        each(lambda w, g, rate: w - g),
        "The whole gradient was subtracted: the learning rate is not in it.",
        "What says how far to go down the slope?",
    ),
    Mistake(
        "learning_rate_twice",
        each(lambda w, g, rate: w - rate * rate * g),
        "The learning rate is in it twice, so the step is far too short.",
        "How many times does the rate stand in w - η ∂L/∂w?",
    ),
    Mistake(
        "divided_by_learning_rate",
        each(lambda w, g, rate: w - np.float64(1) / rate * g),
        "The gradient was divided by the learning rate: a smaller rate makes a"
        " larger step.",
        "What should a rate of 0 do?",
    ),
    Mistake(
        "only_the_change",
        each(lambda w, g, rate: -rate * g),
        "This is the step alone, not the place where it leads: the old parameters"
        " are not in it.",
        "From where does the step start?",
        also=(each(lambda w, g, rate: rate * g),),
    ),
    Mistake(
        "gradients_returned",
        each(lambda w, g, rate: g),
        "What is returned are the gradients.",
        "What is asked for: slopes, or new parameters?",
    ),
    Mistake(
        "nothing_moved",
        each(lambda w, g, rate: w),
        "The parameters came back as they were.",
        "Which line computes the new value, and is it the one that is returned?",
    ),
    Mistake(
        "subtracted_in_the_other_order",
        each(lambda w, g, rate: rate * g - w),
        "The old parameter was taken away from the step: every sign is turned round.",
        "Which comes first: the old parameter or the step?",
    ),
    Mistake(
        "rate_around_the_bracket",
        each(lambda w, g, rate: rate * (w - g)),
        "The rate multiplies the parameter as well, so a rate of 0 would set it to 0.",
        "Which of the two should the rate make smaller?",
    ),
    Mistake(
        "parameter_multiplied",
        each(lambda w, g, rate: w * (1 - rate * g)),
        "The step was multiplied by the parameter itself, so a parameter of 0 can never"
        " move.",
        "Does the step w - η ∂L/∂w depend on how large w is?",
    ),
    Mistake(
        "parameter_shrunk",
        each(lambda w, g, rate: w * (1 - rate) - rate * g),
        "The rate made the old parameter smaller as well, so it shrinks even where its"
        " gradient is 0.",
        "What should become of a parameter whose gradient is 0?",
        also=(
            each(lambda w, g, rate: w - rate * w),
            each(lambda w, g, rate: (1 - rate) * w + rate * g),
        ),
    ),
    Mistake(
        "sign_of_the_gradient",
        each(lambda w, g, rate: w - rate * np.sign(g)),
        "Only the sign of the gradient was used: every entry moved by the same amount.",
        "Should a steep slope move a parameter further than a flat one?",
        right_under="sign descent, another optimizer",
    ),
    Mistake(
        "gradient_of_length_one",
        each(lambda w, g, rate: w - rate * g / np.linalg.norm(g)),
        "The gradient was divided by its length, so only its direction counts.",
        "Should a steep slope move a parameter further than a flat one?",
        right_under="normalized descent, another optimizer",
    ),
    Mistake(
        "averaged_again",
        each(lambda w, g, rate: w - rate * g / len(g)),
        "The gradient was divided by the length of the array. It is an average"
        " over the examples already, and that length is the number of inputs.",
        "Where did the 1/N come into the gradient?",
    ),
    Mistake(
        "entries_added_up",
        each(lambda w, g, rate: w - rate * g.sum()),
        "All entries of a parameter moved by the same amount: their gradients were"
        " added up or averaged to one number, or one for each column.",
        "What shape does the gradient of W1 have, and what shape should the step have?",
        also=(
            each(lambda w, g, rate: w - rate * g.mean()),
            each(lambda w, g, rate: w - rate * g.sum(axis=0)),
            each(lambda w, g, rate: w - rate * g.mean(axis=0)),
        ),
    ),
    Mistake(
        "dicts_swapped",
        each(lambda w, g, rate: g - rate * w),
        "Parameters and gradients have changed places.",
        "Which of the two should move, and which says where to?",
        also=(each(lambda w, g, rate: rate * w - g),),
    ),
    Mistake(
        "signs_of_the_gradient_lost",
        each(lambda w, g, rate: w - rate * abs(g)),
        "The signs of the gradient are lost, so every parameter can only shrink.",
        "Which way should a parameter go where its slope is negative?",
        also=(each(lambda w, g, rate: w - rate * g**2),),
    ),
)
