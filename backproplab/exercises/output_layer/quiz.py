"""The quiz at the end of notebook 04."""

from backproplab.exercises.definition import Choice, Question

WHICH_PAIR = Question(
    "quiz_which_pair",
    "04",
    "quiz: the pair that does not fit",
    "Which pair of output and loss does not send back (prediction - target) / N?",
    (
        Choice(
            "sigmoid with the squared error",
            "It sends back (prediction - target) / N times the slope of the sigmoid,"
            " which is nearly 0 where the output is far on one side.",
            right=True,
        ),
        Choice(
            "a linear output with the squared error",
            "Here the output is its own prediction, so its slope is 1. What else would"
            " multiply the error?",
        ),
        Choice(
            "sigmoid with binary cross-entropy",
            "The slope of the sigmoid comes in here as well. What stands in the"
            " denominator of the slope of the loss?",
        ),
        Choice(
            "softmax with cross-entropy",
            "Every score moves every probability here, and yet: what is the derivative"
            " of the log of the summed exponentials?",
        ),
    ),
)

WEIGHT_LINE = Question(
    "quiz_weight_line",
    "04",
    "quiz: the line for the weights",
    "x has shape (32, 64), and dL_dz has shape (32, 10); the loss is a mean. Which line"
    " gives dL_dW?",
    (
        Choice(
            "x.T @ dL_dz",
            "(64, 32) @ (32, 10): the 32 rows are summed away, and (64, 10) stays, the"
            " shape of W.",
            right=True,
        ),
        Choice(
            "dL_dz.T @ x",
            "All the numbers are there. Which shape does the result have, and which"
            " does W have?",
        ),
        Choice(
            "x.T @ dL_dz / 32",
            "dL_dz already contains the 1/N of the mean loss. What does a second"
            " division make of the gradient?",
        ),
        Choice(
            "x @ dL_dz.T",
            "(32, 64) meets (10, 32): the inner axes are not the same. Which axis do x"
            " and dL_dz share?",
        ),
        Choice(
            "x * dL_dz",
            "Entry by entry, the shapes do not fit. One input meets ten errors: how"
            " many products does a row make?",
        ),
    ),
)

ALL_SQUARE = Question(
    "quiz_all_square",
    "04",
    "quiz: when every product fits",
    "N, n_in and n_out are all 3, so x.T @ dL_dz, x @ dL_dz and dL_dz @ x.T run alike."
    " What tells you which of them is dL_dW?",
    (
        Choice(
            "the index: x[n, i] meets dL_dz[n, j], and n is summed",
            "This holds for any sizes. Shapes only remind you of it.",
            right=True,
        ),
        Choice(
            "nothing: all have the shape of W, so all are right",
            "They have one shape and different numbers. What does a measured slope"
            " say?",
        ),
        Choice(
            "the one with which the loss falls",
            "A wrong gradient often lets the loss fall for a while, too. What is it"
            " that a gradient can be compared with directly?",
        ),
        Choice(
            "only another batch can tell, one with 4 rows",
            "That is a good test. But the rule does not depend on the batch: which"
            " index belongs to the examples?",
        ),
    ),
)

QUIZ = (WHICH_PAIR, WEIGHT_LINE, ALL_SQUARE)
