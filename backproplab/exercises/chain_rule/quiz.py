"""The quiz at the end of notebook 03."""

from backproplab.exercises.definition import Choice, Question

THREE_GATES = Question(
    "quiz_three_gates",
    "03",
    "quiz: three gates",
    "An add gate, a multiply gate and a max gate each have the inputs 2 and 5, and the"
    " slope 6 arrives at each. What does the input that is 2 get, gate by gate?",
    (
        Choice(
            "6, 30, 0",
            "Add hands on, multiply swaps (6 · 5), max picks the 5 and not the 2.",
            right=True,
        ),
        Choice(
            "6, 12, 0",
            "At the multiply gate it got 6 times itself. If it grows by 1, by how much"
            " does its product with 5 grow?",
        ),
        Choice(
            "3, 30, 0",
            "At the add gate half was handed on. If the 2 grows by 0.1, by how much"
            " does 2 + 5 grow?",
        ),
        Choice(
            "6, 30, 6",
            "At the max gate it got all, although it lost. If the 2 grows to 2.1, does"
            " max(2, 5) change?",
        ),
        Choice(
            "1, 5, 0",
            "These are the local slopes. What does the chain rule do with them and the"
            " 6 that arrives?",
        ),
    ),
)

USED_TWICE = Question(
    "quiz_square",
    "03",
    "quiz: a number used twice",
    "p = x · x with x = 3, and dL_dp = 2 arrives. What is dL_dx?",
    (
        Choice(
            "12",
            "Two wires go from x into the gate. Each brings 2 · 3 back, the other input"
            " times what arrives, and they add up: just as the derivative of x² says.",
            right=True,
        ),
        Choice(
            "6",
            "That is what one wire brings back. How many wires go from x into the"
            " gate?",
        ),
        Choice(
            "36",
            "Both wires count, but here what they bring was multiplied. With which sign"
            " do paths that meet come together?",
        ),
        Choice(
            "18",
            "That is 2 times the value of p. What multiplies what arrives: the value of"
            " a gate, or its slope?",
        ),
        Choice(
            "4",
            "That is the slope of an add gate, x + x. What does a multiply gate send to"
            " each of its inputs?",
        ),
    ),
)

OVERWRITTEN = Question(
    "quiz_overwritten",
    "03",
    "quiz: find the bug",
    "x goes into a sum s = x + y and into a product p = x · y. The way back has the"
    " lines dL_dx = dL_ds * 1 and, below, dL_dx = dL_dp * y. What is wrong?",
    (
        Choice(
            "the second line must be dL_dx += dL_dp * y",
            "Each line is right for its own path, but the second one throws the first"
            " part away. Paths that meet add up.",
            right=True,
        ),
        Choice(
            "the first line must be dL_dx = dL_ds * y",
            "That is the rule of the multiply gate. How steep is x + y in x?",
        ),
        Choice(
            "the second line must be dL_dx = dL_dp * x",
            "A multiply gate swaps: if x grows by 1, by how much does x · y grow?",
        ),
        Choice(
            "the two lines must change places",
            "Then the other part is lost. How many parts should be in dL_dx at the"
            " end?",
        ),
        Choice(
            "nothing: the last line counts",
            "Nudge x: s moves and p moves. Which of the two does the last line know"
            " nothing about?",
        ),
    ),
)

CLOSED_GATE = Question(
    "quiz_closed_gate",
    "03",
    "quiz: a slope of 0",
    "In a chain of ten gates without a fork, the sixth gate has the local slope 0, and"
    " all others have the slope 2. Which slopes of the result are 0?",
    (
        Choice(
            "those in all numbers before the sixth gate",
            "On the way back everything before it is multiplied by this 0. Numbers"
            " behind it never meet the factor.",
            right=True,
        ),
        Choice(
            "only that in the number before the sixth gate",
            "This one is 0. What does the fifth gate make of the 0 that arrives there?",
        ),
        Choice(
            "those in all numbers behind the sixth gate",
            "They lie nearer to the result. Coming from there, is the sixth gate met"
            " before or after them?",
        ),
        Choice(
            "all of them",
            "A slope holds the gates between its number and the result. Is the sixth"
            " gate between the number behind it and the result?",
        ),
        Choice(
            "none: the other slopes make up for it",
            "How large is a product in which one factor is 0?",
        ),
    ),
)

QUIZ = (THREE_GATES, USED_TWICE, OVERWRITTEN, CLOSED_GATE)
