"""The quiz at the end of notebook 02."""

from backproplab.exercises.definition import Choice, Question

QUIZ_SHAPES = Question(
    "quiz_loss_shapes",
    "02",
    "quiz: how many numbers",
    "Predictions and targets have shape (5, 2). What shapes do the loss L and its slope"
    " dL_dy_hat have?",
    (
        Choice(
            "() and (5, 2)",
            "A loss is one number; each of the ten predictions can be nudged, so each"
            " has a slope.",
            right=True,
        ),
        Choice(
            "() and ()",
            "The loss is right. How many predictions are there that can be nudged?",
        ),
        Choice(
            "(5,) and (5, 2)",
            "These are the losses of the rows. What is done with them, so that one"
            " number is left?",
        ),
        Choice(
            "() and (2,)",
            "This slope is summed or averaged over the rows. Does a nudge of one"
            " prediction change another row?",
        ),
        Choice(
            "(5, 2) and (5, 2)",
            "These are the squares before they are added up. How many numbers is a"
            " loss?",
        ),
    ),
)

QUIZ_CONVENTION = Question(
    "quiz_convention",
    "02",
    "quiz: another convention",
    "A program computes np.mean((y_hat - y) ** 2) for 4 outputs. Its slope is how many"
    " times ours?",
    (
        Choice(
            "1/2",
            "Without the ½ the 2 stays, and the mean over all entries divides by 4N:"
            " 2/n_out is 2/4.",
            right=True,
        ),
        Choice(
            "2",
            "That is the missing ½. Over how many entries does np.mean average, beside"
            " the N rows?",
        ),
        Choice(
            "1/4",
            "That is the mean over all entries. And what becomes of the 2 of the square"
            " when there is no ½?",
        ),
        Choice(
            "1: both are a mean of squares",
            "For two outputs it would be, by chance: 2 and 1/2 cancel. What are the two"
            " factors for 4 outputs?",
        ),
        Choice(
            "8",
            "2 and 4 are the right numbers. Does a mean over more entries make a slope"
            " larger or smaller?",
        ),
    ),
)

QUIZ_ERROR = Question(
    "quiz_error",
    "02",
    "quiz: the slope in the scores",
    "One example has the probabilities 0.1, 0.7 and 0.2, and class 0 is the true one."
    " What is the slope of its cross-entropy in the three scores?",
    (
        Choice(
            "-0.9, 0.7, 0.2",
            "Prediction - target. The score of class 0 should grow, the others shrink;"
            " and the three add up to 0.",
            right=True,
        ),
        Choice(
            "0.9, -0.7, -0.2",
            "That is target - prediction. If the score of class 0 grows, does the loss"
            " grow or fall?",
        ),
        Choice(
            "-10, 0, 0",
            "That is the slope in the probabilities, -y/p. What changes when you nudge"
            " a score instead: one probability of the row, or all?",
        ),
        Choice(
            "-0.9, 0, 0",
            "The first is right. If another score grows, does the probability of class"
            " 0 stay as it is?",
        ),
        Choice(
            "0.1, 0.7, 0.2",
            "That is the prediction alone. What should the slope be if the prediction"
            " were perfect?",
        ),
    ),
)

QUIZ_NAN = Question(
    "quiz_nan",
    "02",
    "quiz: the loss is nan",
    "After some steps of training the loss is nan; the scores are near 900. Which line"
    " is to blame?",
    (
        Choice(
            "p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)",
            "exp(900) is inf, and inf / inf is nan. With the largest score of each row"
            " taken away first, no power is above 1.",
            right=True,
        ),
        Choice(
            "dL_dz = (p - y) / len(y)",
            "It passes a nan on, but makes none: p and y are at most 1. Where does p"
            " come from?",
        ),
        Choice(
            "z = x @ W + b",
            "It makes scores near 900, and those are ordinary numbers. What is the"
            " largest number whose power of e NumPy can hold?",
        ),
        Choice(
            "L = -np.mean(np.log(p_true))",
            "A probability of 0 would make it inf, not nan, and p_true was made before"
            " this line. In which line do inf and inf meet?",
        ),
    ),
)

QUIZ = (QUIZ_SHAPES, QUIZ_CONVENTION, QUIZ_ERROR, QUIZ_NAN)
