"""Questions of notebook 04 to recall what 02 and 03 taught: three to start with."""

from backproplab.exercises.definition import Choice, Question

SLOPE_OF_MEAN = Question(
    "recall_slope_of_mean",
    "04",
    "recall: one row of a mean",
    "The loss is the mean, over 4 rows, of half the squared distance. In one row the"
    " prediction is 3 and the target is 5. What is the slope of the loss at this"
    " prediction?",
    (
        Choice(
            "-0.5",
            "Prediction - target is -2, and the row counts for a quarter of the mean.",
            right=True,
        ),
        Choice(
            "-2",
            "That is the error of the row by itself. How much does one row count in a"
            " mean over four?",
        ),
        Choice(
            "0.5",
            "The size is right. The prediction is too small: when it grows, does the"
            " loss grow or fall?",
        ),
        Choice(
            "-1",
            "The 2 of the square is still there. What does the half in front of the"
            " square do to it?",
        ),
    ),
)

PRODUCT = Question(
    "recall_product",
    "04",
    "recall: local times upstream",
    "z = w · x with w = 2 and x = 3. The slope that arrives at z is dL_dz = 4. What is"
    " dL_dw?",
    (
        Choice(
            "12",
            "When w grows by 1, z grows by x = 3; the loss answers with 4 for each"
            " unit of z.",
            right=True,
        ),
        Choice(
            "8",
            "2 · 4 is the slope at x. Which factor is left over when w · x is"
            " differentiated by w?",
        ),
        Choice(
            "3",
            "This is how z changes with w. What does the loss make of each unit of z?",
        ),
        Choice(
            "24",
            "All three numbers were multiplied. Does z grow by w · x, or by x, when w"
            " grows by 1?",
        ),
        Choice(
            "7",
            "The local slope and the slope that arrives were added. What does the chain"
            " rule do with them?",
        ),
    ),
)

USED_OFTEN = Question(
    "recall_used_often",
    "04",
    "recall: paths that meet",
    "The same bias b is added in three rows: z = 2w + b, z = 5w + b and z = -w + b. The"
    " slopes that arrive at the three z are 0.2, -0.5 and 0.4. What is dL_db?",
    (
        Choice(
            "0.1",
            "b reaches the loss along three paths, each with the local slope 1, and"
            " paths that meet add up: 0.2 - 0.5 + 0.4.",
            right=True,
        ),
        Choice(
            "about 0.03",
            "This is the mean of the three. Paths that meet add up: where would a"
            " division come from?",
        ),
        Choice(
            "three numbers: 0.2, -0.5, 0.4",
            "These are the three paths. There is one b: how many slopes can it have?",
        ),
        Choice(
            "-2.5",
            "Here each slope was multiplied by the number beside w. By what is b"
            " multiplied in each z?",
        ),
        Choice(
            "0.4",
            "This is the last path alone. Does b not act in the other rows?",
        ),
    ),
)

RECALLS = (SLOPE_OF_MEAN, PRODUCT, USED_OFTEN)
