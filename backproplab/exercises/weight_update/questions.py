"""The question of notebook 08: what is behind 0.291027924?"""

from backproplab.exercises.definition import Choice, Question

UPDATE_ORDER_BUG = Question(
    "update_order_bug",
    "08",
    "the bug behind 0.291027924",
    "After one step on Mazur's network this program has a loss of 0.291027924; the"
    " right one is 0.291027774. The choices are its lines, in their order; out_h and"
    " out_o come from the forward pass. Which line has to move to the end?",
    (
        Choice(
            "delta_o = (out_o - y) * out_o * (1 - out_o)",
            "Everything else is made from this error, so it has to come first. Which"
            " line changes something that a later line still needs?",
        ),
        Choice(
            "W2 = W2 - 0.5 * out_h.T @ delta_o",
            "The next line sends the error back through W2 and means the old one, which"
            " made the prediction. All gradients first, then all updates. The bug shows"
            " in the seventh digit only, and nothing crashes.",
            right=True,
        ),
        Choice(
            "delta_h = delta_o @ W2.T * out_h * (1 - out_h)",
            "Tempting: this is where the wrong number comes in. But the formula is"
            " right, and W1 needs its result. What happened to W2 just before?",
        ),
        Choice(
            "W1 = W1 - 0.5 * x.T @ delta_h",
            "It stands at the end already, and nothing after it reads W1. Which other"
            " line changes weights?",
        ),
        Choice(
            "none: the last digits are rounding",
            "Float64 keeps about 16 digits, and both numbers differ in the seventh."
            " Which line uses a number that has just changed?",
        ),
    ),
)

QUESTIONS = (UPDATE_ORDER_BUG,)
