"""The questions of notebook 00: predict the nudge, read a shape report."""

from backproplab.exercises.definition import Choice, Question

QUESTIONS = (
    Question(
        "twice_the_nudge",
        "00",
        "predict the nudge",
        "A small nudge of one weight changes the loss by 0.01. What does a nudge twice"
        " as large change it by?",
        (
            Choice(
                "about 0.02",
                "From close by, a curve looks like a straight line, so twice the nudge"
                " is about twice the change. The explorer shows how far that holds.",
                right=True,
            ),
            Choice(
                "about 0.01",
                "Tempting, since it is the same weight. But a nudge twice as large is"
                " two small ones in a row: what do two changes of 0.01 add up to?",
            ),
            Choice(
                "about 0.04",
                "So it would be if the change grew with the square of the nudge. But"
                " from close by, a curve looks like a straight line: what does that do"
                " when you go twice as far?",
            ),
            Choice(
                "nobody can say",
                "For a large nudge that is true. For a small one, what does the curve"
                " look like from close by?",
            ),
        ),
    ),
    Question(
        "shape_report",
        "00",
        "read a shape report",
        "The message names two shapes, (3, 1) and (3,). What is to be done?",
        (
            Choice(
                "write the targets as a column, [[1.0], [2.0], [3.0]]",
                "Three rows, one output each: now both are (3, 1), and each prediction"
                " meets its own target.",
                right=True,
            ),
            Choice(
                "nothing: both hold three numbers, and NumPy makes them fit",
                "NumPy would: it stretches (3, 1) and (3,) to a table of 3 × 3, in"
                " which each prediction meets every target. How many differences"
                " should there be?",
            ),
            Choice(
                "transpose the targets, y.T",
                "An array with one axis stays as it is when it is transposed. Which"
                " axis is missing?",
            ),
            Choice(
                "take only the first prediction",
                "Then one prediction would stand for three examples. Which of the two"
                " shapes lacks the axis of the outputs?",
            ),
        ),
    ),
)
