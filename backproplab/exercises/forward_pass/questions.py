"""The questions of notebook 01: three to recall, one to predict."""

from backproplab.exercises.definition import Choice, Question

RECALL_SLOPE = Question(
    "recall_slope",
    "01",
    "recall: a slope",
    "The slope of the loss at a weight is 5. The weight grows by 0.01. What does the"
    " loss do?",
    (
        Choice(
            "it grows by about 0.05",
            "Slope times nudge: 5 · 0.01. It is not exact, because the curve bends.",
            right=True,
        ),
        Choice(
            "it grows by 5",
            "That would be the change for a whole unit, if the curve were straight. The"
            " nudge is a hundredth: what is left of the 5?",
        ),
        Choice(
            "it falls by about 0.05",
            "The size is right. A positive slope: does the curve go up or down when the"
            " weight grows?",
        ),
        Choice(
            "it becomes 5",
            "The slope says how fast the loss changes, not how large it is. What is"
            " multiplied by the nudge?",
        ),
    ),
)

RECALL_PREDICTION = Question(
    "recall_prediction",
    "01",
    "recall: the order",
    "The prediction is 3 and the target is 5. What is the error in this course, and"
    " what does its sign say?",
    (
        Choice(
            "-2: the prediction is too small",
            "Prediction - target, always in this order. A minus says: too small.",
            right=True,
        ),
        Choice(
            "2: two are missing to the target",
            "That is target - prediction, which some books use. Which of the two comes"
            " first here?",
        ),
        Choice(
            "2: errors are never negative",
            "A loss is never negative; an error has a sign. What would a minus tell"
            " you?",
        ),
        Choice(
            "4: errors are squared",
            "The square belongs to the loss. What is left before squaring?",
        ),
    ),
)

RECALL_ALL_SLOPES = Question(
    "recall_all_slopes",
    "01",
    "recall: all slopes",
    "A network has a million weights. What does backpropagation need to find all their"
    " slopes?",
    (
        Choice(
            "one run forward and one run backward",
            "That is the point of it: the cost does not grow with a run for each"
            " weight.",
            right=True,
        ),
        Choice(
            "a million runs, one nudge for each weight",
            "That is what nudging needs, and why nobody trains that way. What does one"
            " pass backward collect on its way?",
        ),
        Choice(
            "one run forward",
            "A run forward gives the loss. Does it also say which weight is to blame?",
        ),
        Choice(
            "a million examples",
            "The number of examples is another matter: a single one has slopes, too."
            " What is run after the forward pass?",
        ),
    ),
)

PREDICT_NEURON = Question(
    "predict_neuron",
    "01",
    "predict: a neuron",
    "A neuron has weights 2 and -1 and bias 3. Its inputs are 1 and 4. Which number z"
    " does it make of them?",
    (
        Choice(
            "1",
            "2 · 1 - 1 · 4 + 3: each input times its weight, added up, plus the bias.",
            right=True,
        ),
        Choice(
            "-2",
            "The products are right, 2 and -4. What does the neuron add after them?",
        ),
        Choice(
            "-5",
            "The bias was taken away. Which sign does it have in z = x·w + b?",
        ),
        Choice(
            "10",
            "Here every weight met the other input. Which weight belongs to the first"
            " input?",
        ),
        Choice(
            "9",
            "The minus of the second weight is lost. What is -1 times 4?",
        ),
    ),
)

QUESTIONS = (RECALL_SLOPE, RECALL_PREDICTION, RECALL_ALL_SLOPES, PREDICT_NEURON)
