"""The questions of notebook 02: three to recall, two to predict."""

from backproplab.exercises.definition import Choice, Question

RECALL_LAYER_SHAPE = Question(
    "recall_layer_shape",
    "02",
    "recall: the shape of a layer",
    "x has shape (5, 2), W has shape (2, 3), b has shape (3,). What shape does"
    " z = x @ W + b have?",
    (
        Choice(
            "(5, 3)",
            "The shared axis of length 2 is summed away; five rows and three neurons"
            " stay. b is added to every row.",
            right=True,
        ),
        Choice(
            "(2, 3)",
            "That is the shape of W. How many rows does x bring along?",
        ),
        Choice(
            "(3, 5)",
            "That is its transpose. Is an example a row or a column in this course?",
        ),
        Choice(
            "(5, 2, 3)",
            "These are all products before the sum. What does a matrix product do with"
            " the axis that both share?",
        ),
        Choice(
            "none: b has one axis too few",
            "NumPy gives b a first axis of length 1, and stretches it. What does that"
            " mean for each row?",
        ),
    ),
)

RECALL_SIGMOID = Question(
    "recall_sigmoid",
    "02",
    "recall: the sigmoid",
    "A neuron with a sigmoid puts out 0.5. What was its z?",
    (
        Choice(
            "0",
            "1 / (1 + exp(-0)) is 1/2: at 0 the sigmoid is in the middle. Soon this"
            " means: yes and no are equally likely.",
            right=True,
        ),
        Choice(
            "0.5",
            "A sigmoid bends its input: 0.5 becomes about 0.62. What is exp(-z) when"
            " 1 / (1 + exp(-z)) is one half?",
        ),
        Choice(
            "1",
            "At 1 the sigmoid gives about 0.73. What is exp(-z) when 1 / (1 + exp(-z))"
            " is one half?",
        ),
        Choice(
            "nobody can say: many z give 0.5",
            "That is so for ReLU, where every negative z gives 0. Does the sigmoid ever"
            " turn back on its way up?",
        ),
    ),
)

RECALL_NEGATIVE_SLOPE = Question(
    "recall_negative_slope",
    "02",
    "recall: a negative slope",
    "The slope of the loss at a weight is -3. Which small change of this weight lowers"
    " the loss?",
    (
        Choice(
            "make it larger",
            "A negative slope goes down to the right: a larger weight, a lower loss.",
            right=True,
        ),
        Choice(
            "make it smaller",
            "That is right for a positive slope. Slope times nudge is the change: which"
            " sign has -3 times a negative nudge?",
        ),
        Choice(
            "none: the loss is already negative",
            "The slope is negative, not the loss. What does a slope say: how large the"
            " loss is, or how it changes?",
        ),
        Choice(
            "both: every small change lowers it",
            "Close by, the curve is like a straight line with the slope -3. Which of"
            " its two sides lies lower?",
        ),
    ),
)

PREDICT_LARGER_MISS = Question(
    "predict_larger_miss",
    "02",
    "predict: a larger miss",
    "The loss of one prediction is half the square of its miss. One prediction is 1 too"
    " large, another is 3 too large. How do loss and slope of the second compare with"
    " those of the first?",
    (
        Choice(
            "9 times the loss, 3 times the slope",
            "The losses are 0.5 and 4.5, the slopes 1 and 3: the slope of half a square"
            " is the miss itself.",
            right=True,
        ),
        Choice(
            "3 times the loss, 3 times the slope",
            "The slope is right. What is half of 1 squared, and half of 3 squared?",
        ),
        Choice(
            "9 times the loss, 9 times the slope",
            "The loss is right. Its slope is a derivative: what is the derivative of"
            " half a square?",
        ),
        Choice(
            "3 times the loss, the same slope",
            "So it would be if the loss were the size of the miss. What does squaring"
            " do to a 3?",
        ),
        Choice(
            "9 times the loss, the same slope",
            "The loss is right. A curve with the same slope everywhere is a straight"
            " line: is half a square one?",
        ),
    ),
)

PREDICT_SHIFT = Question(
    "predict_shift",
    "02",
    "predict: 1000 is added",
    "Softmax turns the scores 1, 2 and -1 into the probabilities 0.2595, 0.7054 and"
    " 0.0351. Now 1000 is added to every score. What happens to the probabilities, in"
    " exact mathematics?",
    (
        Choice(
            "nothing: they stay as they are",
            "Every power of e grows by the same factor, and the sum that it is divided"
            " by does, too. What NumPy makes of it is another matter: see below.",
            right=True,
        ),
        Choice(
            "the largest becomes nearly 1",
            "That happens when scores are multiplied, so that they move apart. How far"
            " apart are they after 1000 was added to each?",
        ),
        Choice(
            "all become nearly 1/3",
            "Beside 1000 a difference of 1 looks small. But a difference of 1 between"
            " two scores means a factor of e between their powers: does it change?",
        ),
        Choice(
            "all become larger",
            "The scores do. What do the probabilities of a row always add up to?",
        ),
    ),
)

BEFORE = (
    RECALL_LAYER_SHAPE,
    RECALL_SIGMOID,
    RECALL_NEGATIVE_SLOPE,
    PREDICT_LARGER_MISS,
    PREDICT_SHIFT,
)
