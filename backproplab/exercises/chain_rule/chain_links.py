# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Known mistakes in how the links of the chain are joined."""

from backproplab.exercises.chain_rule.chain_variations import (
    at_link,
    chain,
    straight_from_the_loss,
    with_roles_swapped,
)
from backproplab.exercises.definition import Mistake

ON_THE_WAY = (
    Mistake(
        "weights_forgotten",
        chain(link=lambda up, w, slope: up * slope),
        "Going back from one f to the one before, omega was left out.",
        "How steep is f3 in h3?",
    ),
    *(
        Mistake(
            f"omega{k + 1}_forgotten",
            at_link(k, lambda up, w, slope: up * slope),
            f"Going back from f{k + 1} to f{k}, omega[{k + 1}] was left out.",
            f"How steep is f{k + 1} in h{k + 1}?",
        )
        for k in (2, 1, 0)
    ),
    Mistake(
        "slopes_forgotten",
        chain(link=lambda up, w, slope: up * w),
        "Going back from one f to the one before, only omega was multiplied; the slopes"
        " of sin, exp and cos are missing.",
        "Which two steps lie between f2 and f3?",
    ),
    Mistake(
        "upstream_forgotten",
        chain(link=lambda up, w, slope: w * slope),
        "Each link has only its own local slopes; what arrives from the links after it"
        " is not in them.",
        "What does the chain rule do with the local slope and the gradient from above?",
    ),
    Mistake(
        "links_left_out",
        chain(link=lambda up, w, slope: up),
        "dL_df0 to dL_df3 are all the same: no link back was multiplied in.",
        "Which two steps lie between f2 and f3, and how steep is each?",
    ),
    Mistake(
        "straight_from_the_loss",
        straight_from_the_loss,
        "Each link back begins with dL_df3, as if nothing lay between. A chain goes on"
        " from the link before.",
        "From which slope do you get dL_df1: from dL_df3 or from dL_df2?",
    ),
    Mistake(
        "links_added",
        chain(link=lambda up, w, slope: up + w * slope),
        "The links of the chain were added. Along one path slopes multiply.",
        "If h3 moves twice as fast as f2, and f3 three times as fast as h3: how fast"
        " does f3 move?",
        also=(
            chain(link=lambda up, w, slope: up * (w + slope)),
            chain(link=lambda up, w, slope: up + w + slope),
            *(at_link(k, lambda up, w, slope: up + w * slope) for k in range(3)),
            *(at_link(k, lambda up, w, slope: up * (w + slope)) for k in range(3)),
        ),
    ),
    Mistake(
        "weight_of_wrong_index",
        chain(shifts=(-1, -1, -1)),
        "Going back, a link met the omega of another step, such as omega[2] between f3"
        " and f2.",
        "Which omega multiplies h3 on the way forward, and which one h2 and h1?",
        also=(
            chain(shifts=(0, 0, -1)),
            chain(shifts=(0, -1, 0)),
            chain(shifts=(-1, 0, 0)),
            chain(shifts=(0, 1, 0)),
            chain(shifts=(1, 0, 0)),
        ),
    ),
    Mistake(
        "beta_and_omega_swapped",
        with_roles_swapped,
        "beta and omega have changed places: beta was multiplied, and omega was added.",
        "In f0 = beta[0] + omega[0] * x, which of the two meets x?",
    ),
)
