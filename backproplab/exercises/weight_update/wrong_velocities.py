# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mistakes of a step with momentum in the new velocity."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.weight_update.rolling import rolling

WRONG_VELOCITIES = (
    Mistake(
        "rate_inside_the_velocity",
        rolling(
            lambda v, g, rate, mu: mu * v - rate * g,
            lambda w, g, old, new, rate, mu: w + new,
        ),
        "The learning rate is inside the velocity, which is then in units of the"
        " parameter. Here the velocity is in units of the gradient, and the rate comes"
        " in with the move.",
        "In which of the two lines does η stand in the task?",
        right_under="the convention of Keras and of Sutskever and others (2013)",
        also=(
            rolling(
                lambda v, g, rate, mu: mu * v + rate * g,
                lambda w, g, old, new, rate, mu: w - new,
            ),
        ),
    ),
    Mistake(
        "gradient_weighted_too",
        rolling(lambda v, g, rate, mu: mu * v + (1 - mu) * g),
        "The gradient was multiplied by 1 - momentum, so the velocity is a running"
        " mean of gradients. Here it is their fading sum.",
        "What stands in front of ∂L/∂w in the task?",
        right_under="the running-mean convention, as in the first moment of Adam",
    ),
    Mistake(
        "momentum_on_the_gradient",
        rolling(lambda v, g, rate, mu: v + mu * g),
        "The gradient was made smaller by momentum, and not the old velocity.",
        "Which of the two should fade with time?",
        also=(rolling(lambda v, g, rate, mu: (1 - mu) * v + mu * g),),
    ),
    Mistake(
        "momentum_subtracted",
        rolling(lambda v, g, rate, mu: g - mu * v),
        "The old velocity was subtracted: each step turns against the one before.",
        "Which sign does μ v have in the task?",
    ),
    Mistake(
        "momentum_on_both",
        rolling(lambda v, g, rate, mu: mu * (v + g)),
        "Both the old velocity and the gradient were made smaller by momentum.",
        "To which of the two does μ belong in μ v + ∂L/∂w?",
    ),
    Mistake(
        "momentum_forgotten",
        rolling(lambda v, g, rate, mu: v + g),
        "The old velocity came in at full size, so it can only grow: momentum is not"
        " in it.",
        "What should make the old velocity fade?",
    ),
    Mistake(
        "old_velocity_forgotten",
        rolling(lambda v, g, rate, mu: g),
        "The new velocity is the gradient alone: this is a plain step downhill.",
        "What is left of the step before?",
    ),
    Mistake(
        "gradient_forgotten",
        rolling(lambda v, g, rate, mu: mu * v),
        "The gradient is not in the new velocity; it only fades.",
        "What should drive the velocity?",
    ),
    Mistake(
        "velocity_downhill",
        rolling(
            lambda v, g, rate, mu: mu * v - g,
            lambda w, g, old, new, rate, mu: w + rate * new,
        ),
        "The velocity points downhill and is added. Here it is a sum of gradients, so"
        " it points uphill and is subtracted.",
        "Which signs do ∂L/∂w and η v have in the task?",
        right_under="the convention in which the velocity points downhill",
    ),
    Mistake(
        "gradient_subtracted",
        rolling(lambda v, g, rate, mu: mu * v - g),
        "The gradient was subtracted from the velocity, and the velocity from the"
        " parameters: two minus signs, so the gradient drives it uphill.",
        "How many minus signs stand in the two formulas together?",
    ),
    Mistake(
        "rate_in_both",
        rolling(lambda v, g, rate, mu: mu * v + rate * g),
        "The learning rate is in the velocity and in the move.",
        "In which of the two lines does η stand in the task?",
    ),
    Mistake(
        "rate_and_momentum_swapped",
        rolling(
            lambda v, g, rate, mu: rate * v + g,
            lambda w, g, old, new, rate, mu: w - mu * new,
        ),
        "Learning rate and momentum have changed places.",
        "Which of the two makes the old velocity fade?",
    ),
)
