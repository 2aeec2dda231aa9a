"""Three questions of notebook 03 to recall what 01 and 02 taught."""

from backproplab.exercises.definition import Choice, Question

KEEP = Question(
    "recall_keep",
    "03",
    "recall: what to keep",
    "A forward pass is done, and the loss is known. Which of its numbers will the"
    " backward pass need again?",
    (
        Choice(
            "also those on the way, such as x, z and a",
            "Whatever a step worked with says how steep that step is. So nothing is"
            " thrown away.",
            right=True,
        ),
        Choice(
            "the loss alone",
            "The loss says how wrong the result is. Which numbers say how steep each"
            " step on the way was?",
        ),
        Choice(
            "none: it computes them anew",
            "It could, at the price of another forward pass. What is cheaper than"
            " computing them twice?",
        ),
        Choice(
            "the predictions and the targets alone",
            "With these it starts. In z = x · w, which number says how fast z grows"
            " with w?",
        ),
    ),
)

BELOW_ZERO = Question(
    "recall_relu_below_zero",
    "03",
    "recall: a ReLU below 0",
    "A ReLU gets z = -3. What comes out, and what changes there when z grows by 0.1?",
    (
        Choice(
            "0, and nothing changes",
            "max(0, -3) and max(0, -2.9) are both 0: below 0 the ReLU is flat.",
            right=True,
        ),
        Choice(
            "0, and it grows by 0.1",
            "The 0 is right. What is max(0, -2.9)?",
        ),
        Choice(
            "-3, and it grows by 0.1",
            "So it would be without an activation. Which of 0 and -3 is the larger"
            " one?",
        ),
        Choice(
            "3, and it falls by 0.1",
            "That is the size of z without its sign. A ReLU compares with 0: which is"
            " larger, 0 or -3?",
        ),
    ),
)

SQUARE = Question(
    "recall_square_slope",
    "03",
    "recall: a square without the ½",
    "This time the loss of one prediction is (ŷ - y)², without the ½. The prediction"
    " is 5, the target is 2. How steep is the loss at this prediction?",
    (
        Choice(
            "6",
            "The square brings a 2 down, and no ½ cancels it: 2 · (5 - 2). One chain"
            " in this notebook has this loss.",
            right=True,
        ),
        Choice(
            "3",
            "With the ½ it would be prediction - target. What becomes of the 2 that"
            " the square brings down?",
        ),
        Choice(
            "9",
            "That is the loss. What is the derivative of a square?",
        ),
        Choice(
            "-6",
            "The size is right. If the prediction grows from 5 on, does it come nearer"
            " to the target 2?",
        ),
    ),
)

RECALLS = (KEEP, BELOW_ZERO, SQUARE)
