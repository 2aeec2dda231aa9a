# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 08: how long a step may be."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def stable_rate(k, w, learning_rate):
    """Take one step from w on L = ½ k w², and find two rates for that bowl.

    jump_rate leads into the minimum in one step, from any w. largest_rate is the edge:
    with any larger one w moves away from the minimum, step by step.

    Shapes: w_after, jump_rate and largest_rate ().
    """
    w_after = w - learning_rate * k * w
    jump_rate = 1 / k
    largest_rate = 2 / k
    return w_after, jump_rate, largest_rate


def stable(w_after=None, jump=None, largest=None):
    """Build an answer in which some of the three numbers are wrong."""

    def variation(k, w, rate):
        right = stable_rate(k, w, rate)
        return (
            w_after(k, w, rate) if w_after else right[0],
            jump(k, w) if jump else right[1],
            largest(k, w) if largest else right[2],
        )

    return variation


STABLE = Exercise(
    reference=stable_rate,
    notebook="08",
    title="the largest stable rate",
    see="Derive: the stable rate from the curvature",
    results=("w_after", "jump_rate", "largest_rate"),
    fixtures=lambda rng: [Fixture("a bowl of its own", (8.0, 5.0, 0.05))],
    is_value=True,
    rtol=0.005,
    asks={
        "w_after": "What is the slope at w = 5, and where does a step of rate 0.05"
        " lead?",
        "jump_rate": "By which factor does w shrink in one step, and when is it 0?",
        "largest_rate": "By which factor does w change in one step, and how far from 0"
        " may that factor be, on either side?",
    },
    hints=(
        "One step makes w - η k w. Which factor in front of w is that?",
        "The factor is 1 - η k. One step lands in the minimum when it is 0; w stops"
        " growing when it is not beyond 1 or -1.",
        "Set 1 - η k to 0 for jump_rate and to -1 for largest_rate, and solve for η.",
    ),
    mistakes=(
        Mistake(
            "jump_rate_as_the_limit",
            stable(largest=lambda k, w: 1 / k),
            "At this rate one step lands in the minimum. A longer one goes beyond it,"
            " and may still come closer.",
            "Where does a step with a little more than that lead, and is it closer?",
        ),
        Mistake(
            "half_forgotten",
            stable(
                lambda k, w, r: w - 2 * r * k * w,
                lambda k, w: 0.5 / k,
                lambda k, w: 1 / k,
            ),
            "The slope was taken as 2 k w: the ½ in front is not in it.",
            "What is the derivative of ½ k w²?",
            also=(
                stable(lambda k, w, r: w - 2 * r * k * w),
                stable(jump=lambda k, w: 0.5 / k, largest=lambda k, w: 1 / k),
                stable(jump=lambda k, w: 0.5 / k),
            ),
        ),
        Mistake(
            "half_twice",
            stable(
                lambda k, w, r: w - r * k * w / 2,
                lambda k, w: 2 / k,
                lambda k, w: 4 / k,
            ),
            "The slope was taken as ½ k w: the ½ stayed, and the 2 of the square was"
            " lost.",
            "What is the derivative of ½ k w²?",
            also=(
                stable(lambda k, w, r: w - r * k * w / 2),
                stable(largest=lambda k, w: 4 / k),
            ),
        ),
        Mistake(
            "rates_swapped",
            stable(jump=lambda k, w: 2 / k, largest=lambda k, w: 1 / k),
            "The two rates have changed places.",
            "Which is longer: the step into the minimum, or the longest stable one?",
        ),
        Mistake(
            "limit_as_jump_rate",
            stable(jump=lambda k, w: 2 / k),
            "At this rate w jumps to -w, as high on the other side.",
            "For which rate is w - η k w equal to 0?",
        ),
        Mistake(
            "wrong_way",
            stable(lambda k, w, r: w + r * k * w),
            "The step went up the slope, away from the minimum at 0.",
            "Which sign leads downhill?",
        ),
        Mistake(
            "only_the_change",
            stable(lambda k, w, r: -r * k * w),
            "This is how far w moves, not where it is afterwards.",
            "From where does the step start?",
            also=(stable(lambda k, w, r: r * k * w), stable(lambda k, w, r: k * w)),
        ),
        Mistake(
            "slope_without_w",
            stable(lambda k, w, r: w - r * k),
            "k was taken as the slope. It is the curvature; the slope grows with w.",
            "What is the derivative of ½ k w², and what is it at w = 5?",
        ),
        Mistake(
            "loss_instead_of_slope",
            stable(lambda k, w, r: w - r * k * w * w / 2),
            "The loss itself was subtracted, not its slope.",
            "What is the derivative of ½ k w²?",
        ),
        Mistake(
            "turned_over",
            stable(jump=lambda k, w: k, largest=lambda k, w: k / 2),
            "The rate grows with the curvature here. A steeper bowl needs shorter"
            " steps.",
            "What must η k be, and so what is η?",
            also=(
                stable(largest=lambda k, w: k / 2),
                stable(largest=lambda k, w: 2 * k),
                stable(jump=lambda k, w: k),
            ),
        ),
        Mistake(
            "curvature_forgotten",
            stable(jump=lambda k, w: 1, largest=lambda k, w: 2),
            "This would be right for k = 1: the curvature of this bowl is not in it.",
            "In a bowl eight times as steep, must the rate be larger or smaller?",
            also=(
                stable(lambda k, w, r: w - r * w, lambda k, w: 1, lambda k, w: 2),
                stable(lambda k, w, r: w - r * w),
                stable(jump=lambda k, w: 1),
                stable(largest=lambda k, w: 2),
                stable(largest=lambda k, w: 1),
            ),
        ),
        Mistake(
            "depends_on_w",
            stable(largest=lambda k, w: 2 / (w * k)),
            "The rate was made to depend on where w is. Every step multiplies w by the"
            " same factor, near the minimum or far from it.",
            "Which letters are in the factor 1 - η k?",
            also=(stable(jump=lambda k, w: 1 / (w * k)),),
        ),
    ),
)
