"""The question of notebook 12 about the eight programs."""

from backproplab.exercises.definition import Choice, Question

HIDDEN_BUG = Question(
    "hidden_bug",
    "12",
    "which bug stays hidden?",
    "You have named all eight bugs. One of them no gradient check can ever see. In"
    " which program is it?",
    (
        Choice(
            "4",
            "Its gradients are those of its loss, to the last digit. The labels came"
            " off the rows before the step, and a gradient check asks only whether the"
            " slope is right, not whether the question makes sense.",
            right=True,
        ),
        Choice(
            "3",
            "Its gradient is 0 everywhere. What does a measured slope say there?",
        ),
        Choice(
            "5",
            "Its gradient is N times the measured slope. Is a wrong factor hidden from"
            " a check?",
        ),
        Choice(
            "7",
            "It looks healthy while it trains, and that is why it was published. But"
            " compare what a step did to W1 with the measured slope: do they agree?",
        ),
        Choice(
            "8",
            "For a batch of one row it would be right. Does a check have to use one"
            " row?",
        ),
    ),
)

QUESTIONS = (HIDDEN_BUG,)
