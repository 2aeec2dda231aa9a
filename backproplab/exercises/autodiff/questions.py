"""The question of notebook 11: what a second call adds."""

from backproplab.exercises.definition import Choice, Question

BACKWARD_TWICE = Question(
    "backward_twice",
    "11",
    "predict: backward twice",
    "A tape never sets a grad back to 0; backward only sets that of the result to 1."
    " x = 2, y = x · x, L = 3 · y. After the first call of backward, y.grad is 3 and"
    " x.grad is 12. What is x.grad after a second call?",
    (
        Choice(
            "36",
            "y.grad grew to 6, and all of it is handed on: 12 + 4 · 6. A tape has to"
            " set every grad to 0 first, also those in between.",
            right=True,
        ),
        Choice(
            "24",
            "This would be so if only x kept what it had, as in PyTorch. Which grad"
            " does y hand on in the second call: 3, or what has added up in it?",
        ),
        Choice(
            "12",
            "This would be so if all grads were set to 0 first. Which line does that in"
            " this tape?",
        ),
        Choice(
            "144",
            "Parts that meet in a node are added. What is added to the 12 in the second"
            " call?",
        ),
        Choice(
            "0",
            "Nothing takes a grad away here. What does the second call add to the 12?",
        ),
    ),
)

QUESTIONS = (BACKWARD_TWICE,)
