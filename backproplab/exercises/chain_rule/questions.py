"""The question of notebook 03: predict the routing."""

from backproplab.exercises.definition import Choice, Question

ROUTE_THE_GRADIENT = Question(
    "route_the_gradient",
    "03",
    "predict the routing",
    "m = max(x, y), and out = m · z + x. Forward, x is 4, y is 1 and z is -3. How large"
    " is the slope of out in x?",
    (
        Choice(
            "-2",
            "Through the max gate, which x has won, comes z = -3; straight from the add"
            " gate comes 1. Where paths meet, they add up.",
            right=True,
        ),
        Choice(
            "-3",
            "That is what comes through the product and the max gate, and x did win"
            " there. On which other path does x reach out?",
        ),
        Choice(
            "1",
            "That is what comes straight from the add gate. x is also the larger input"
            " of the max gate: what does that path bring?",
        ),
        Choice(
            "-0.5",
            "Here the max gate gave half of -3 to each of its inputs. If y grows a"
            " little from 1, does max(4, y) change?",
        ),
        Choice(
            "-11",
            "Here the max gate multiplied by the value of x, 4. How much does max(4, 1)"
            " grow when x grows by 0.1?",
        ),
        Choice(
            "4",
            "That is x itself, or m, the value that went forward. A slope asks what a"
            " nudge does: what multiplies m on its way to out?",
        ),
        Choice(
            "-8",
            "That is out itself, 4 · (-3) + 4. How much of it changes when x grows by"
            " 0.1?",
        ),
    ),
)

QUESTIONS = (ROUTE_THE_GRADIENT,)
