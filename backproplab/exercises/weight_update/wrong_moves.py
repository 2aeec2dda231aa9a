# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes of a step with momentum in what is made of the velocity."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.weight_update.rolling import in_place, rolling

WRONG_MOVES = (
    Mistake(
        "old_velocity_used",
        rolling(move=lambda w, g, old, new, rate, mu: w - rate * old),
        "The parameters moved with the old velocity, so this gradient only counts one"
        " step later.",
        "Which of the two lines has to run first, and which velocity is read then?",
    ),
    Mistake(
        "velocity_not_used",
        rolling(move=lambda w, g, old, new, rate, mu: w - rate * g),
        "The velocity is right, but the parameters moved by the gradient alone.",
        "What stands behind η in the second formula?",
    ),
    Mistake(
        "nesterov",
        rolling(move=lambda w, g, old, new, rate, mu: w - rate * (g + mu * new)),
        "The velocity is right; the move looks one step ahead.",
        "What stands behind η in the second formula?",
        right_under="Nesterov's momentum, as in PyTorch with nesterov=True",
    ),
    Mistake(
        "rate_on_the_gradient_only",
        rolling(move=lambda w, g, old, new, rate, mu: w - rate * g - mu * old),
        "The old velocity moved the parameters without the learning rate.",
        "Which sum is multiplied by η: a part of the new velocity, or all of it?",
    ),
    Mistake(
        "momentum_again_in_the_move",
        rolling(move=lambda w, g, old, new, rate, mu: w - rate * mu * new),
        "The velocity is right; in the move, momentum makes it smaller once more.",
        "In which of the two formulas does μ stand?",
    ),
    Mistake(
        "gradient_again_in_the_move",
        rolling(move=lambda w, g, old, new, rate, mu: w - rate * (new + g)),
        "The velocity is right; in the move, the gradient is subtracted once more.",
        "What stands behind η in the second formula?",
    ),
    Mistake(
        "gradient_ascent",
        rolling(move=lambda w, g, old, new, rate, mu: w + rate * new),
        "The velocity was added, so the step goes up the slope.",
        "The velocity is a sum of gradients: where do they point?",
    ),
    Mistake(
        "learning_rate_forgotten",
        rolling(move=lambda w, g, old, new, rate, mu: w - new),
        "The whole velocity was subtracted: the learning rate is not in it.",
        "What says how far to go?",
    ),
    Mistake(
        "only_the_change",
        rolling(move=lambda w, g, old, new, rate, mu: -rate * new),
        "The new parameters are the step alone; the old ones, from which it starts,"
        " are not in it.",
        "From where does the step start?",
    ),
    Mistake(
        "results_swapped",
        rolling(result=lambda moved, new, params, old: (new, moved)),
        "The two dicts came back in the other order.",
        "Which one does the task name first?",
    ),
    Mistake(
        "old_velocity_returned",
        rolling(result=lambda moved, new, params, old: (moved, old)),
        "The velocity that is returned is the old one, so the next step starts without"
        " this gradient.",
        "Which dict should the next step get as its velocity?",
    ),
    Mistake(
        "old_params_returned",
        rolling(result=lambda moved, new, params, old: (params, new)),
        "The velocity is right, but the parameters came back as they were.",
        "Which line computes new parameters, and are they what is returned?",
    ),
    Mistake(
        "biases_forgotten",
        rolling(
            result=lambda moved, new, params, old: (
                moved | {n: w for n, w in params.items() if n[0] == "b"},
                new,
            )
        ),
        "The weights moved, the biases did not.",
        "Which parameters have a velocity?",
        also=(
            rolling(
                result=lambda moved, new, params, old: (
                    moved | {n: w for n, w in params.items() if n[0] == "b"},
                    new | {n: v for n, v in old.items() if n[0] == "b"},
                )
            ),
        ),
    ),
    Mistake(
        "changes_its_arguments",
        in_place(of_params=False, of_velocity=True),
        "The numbers are right, but arrays of the caller were written over, as `*=` and"
        " `+=` do. Here a step leaves its arguments as they are.",
        "Which line writes into an array that came in, and how could it make a new"
        " one?",
        right_under="the in-place convention, as in PyTorch's optimizers",
        also=(
            in_place(of_params=True, of_velocity=False),
            in_place(of_params=True, of_velocity=True),
        ),
    ),
    Mistake(
        "changes_and_returns_nothing",
        in_place(of_params=True, of_velocity=True, returned=False),
        "The arrays of the caller were changed in place, and nothing is returned.",
        "Into which two dicts can the new arrays go, and which line hands them back?",
        right_under="the in-place convention, as in PyTorch's optimizers",
    ),
)
