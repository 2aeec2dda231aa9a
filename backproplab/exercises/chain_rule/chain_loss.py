# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes where the chain ends: at the loss."""

from backproplab.exercises.chain_rule.chain_variations import chain
from backproplab.exercises.definition import Mistake

AT_THE_LOSS = (
    Mistake(
        "two_lost",
        chain(start=lambda f3, y: f3 - y),
        "The square brought down no 2, so every slope is half as large.",
        "What is the derivative of the square of f3 - y in f3?",
        right_under="the ½ convention, where the loss is half of the square",
    ),
    Mistake(
        "target_first",
        chain(start=lambda f3, y: 2 * (y - f3)),
        "The sign of every slope is flipped: the chain begins with y - f3.",
        "If f3 is above y and grows, does the loss grow or fall?",
    ),
    Mistake(
        "target_first_two_lost",
        chain(start=lambda f3, y: y - f3),
        "The chain begins with y - f3: the sign is flipped, and the 2 of the square is"
        " missing.",
        "What is the derivative of the square of f3 - y in f3, with its sign?",
    ),
    Mistake(
        "loss_sent_back",
        chain(start=lambda f3, y: (f3 - y) ** 2),
        "What was sent back is the loss itself, with the square still there. The chain"
        " begins with its slope in f3.",
        "What is the derivative of the square of f3 - y in f3?",
        also=(chain(start=lambda f3, y: 2 * (f3 - y) ** 2),),
    ),
    Mistake(
        "started_with_one",
        chain(start=lambda f3, y: 1),
        "These are the slopes of f3: the chain was begun with 1 at f3, and the loss is"
        " left out.",
        "Which step follows f3, and how steep is it in f3?",
    ),
    Mistake(
        "sign_of_residual_lost",
        chain(start=lambda f3, y: 2 * abs(f3 - y)),
        "The chain begins with the size of f3 - y, without its sign.",
        "If f3 is below y and grows, does the loss grow or fall?",
    ),
    Mistake(
        "brackets_missing",
        chain(start=lambda f3, y: 2 * f3 - y),
        "The 2 of the square multiplies f3 alone, and not y.",
        "Where do brackets have to stand in 2 times f3 - y?",
    ),
    Mistake(
        "target_forgotten",
        chain(start=lambda f3, y: 2 * f3),
        "The chain begins with 2 f3, as if the target were 0.",
        "What is squared in the loss?",
    ),
)
