"""The questions of notebook 03 to answer before something is shown."""

from backproplab.exercises.definition import Choice, Question

TWO_GATES = Question(
    "predict_two_gates",
    "03",
    "predict: through two gates",
    "out = (x + y) · z with x = -2, y = 5 and z = -4, so out is -12. Now x grows by 0.1"
    " and the others stay. What does out do?",
    (
        Choice(
            "it falls by 0.4",
            "The sum grows by 0.1, and the product by -4 times that: from -12 to -12.4."
            " The two steepnesses, 1 and -4, are multiplied.",
            right=True,
        ),
        Choice(
            "it grows by 0.1",
            "That is what x + y does. By what is this sum multiplied on its way to"
            " out?",
        ),
        Choice(
            "it grows by 0.4",
            "The size is right. The sum is 3, then 3.1: what is 3.1 times -4?",
        ),
        Choice(
            "it falls by 1.2",
            "That is out times the nudge. The sum is 3, then 3.1: by how much do their"
            " products with -4 differ?",
        ),
        Choice(
            "it falls by 3.9",
            "Here 0.1 was added to -4. But it is added to x, and then multiplied by z:"
            " what is 3.1 times -4?",
        ),
    ),
)

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

PATHS = Question(
    "predict_paths",
    "03",
    "predict: how many paths",
    "out = (x + σ(y)) / (σ(x) + (x + y)²). On how many paths does x reach out?",
    (
        Choice(
            "3",
            "Once above the line, once through σ(x), once through x + y. So three parts"
            " come back to x, and they add up; to y come two.",
            right=True,
        ),
        Choice(
            "1",
            "There is one x, but it is written down more than once. How often?",
        ),
        Choice(
            "2",
            "These are the paths of y, or two of those of x. In how many places does x"
            " stand below the line?",
        ),
        Choice(
            "4",
            "x stands in three places. Does the square make two paths of one? It is"
            " one gate, with one slope.",
        ),
    ),
)

BEFORE = (TWO_GATES, ROUTE_THE_GRADIENT, PATHS)
